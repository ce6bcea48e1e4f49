"""Which files in a folder of output are ours: those its ``manifest.json`` lists, by their digest.

Anything else is somebody's: it stays, and where it bears a name that a run needs, it is given
another and the reader is told.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from typing import Any

from sheetgen.disk.change import Change
from sheetgen.disk.lasting import naming
from sheetgen.disk.moves import stands
from sheetgen.language.message import Message, message

MANIFEST = "manifest.json"
LISTED_APART = "after_closing"
"""The key of a manifest under which stands what came after its month was closed, if any did."""
VERSION = 1
_ESCAPED = "backslashreplace"
"""A name that is no Unicode holds lone surrogates: these are written as JSON escapes them."""
_EDITED = message("edited")
_BEFORE = message("before")
_CHANGED = message("{file} was changed by hand after it was written: it is kept as {kept}.")
_UNKNOWN = message(
    "{file} is in no manifest.json, so that it may be somebody's own: it is kept as {kept}."
)
_STAYS = message("{file} is not written any more, and was changed by hand: it stays.")

Say = Callable[[Message], str]


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    with naming(path), path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


class OwnFolder:
    """A folder below a change's base that holds files of ours, and perhaps of others."""

    def __init__(self, change: Change, name: str, say: Say) -> None:
        """``say`` says the word that the name of a file set aside is given."""
        self.name = name
        self.notices: list[Message] = []
        self._change = change
        self._say = say
        self.folder = change.base / name
        self._known = listed(self.folder / MANIFEST)
        self._written: dict[str, Path] = {}

    def place(self, name: str) -> Path:
        """Where to write a file that is to stand in the folder under this name."""
        self._written[name] = self._change.place(f"{self.name}/{name}")
        return self._written[name]

    def finish(self, record: Mapping[str, object], *, whole: bool) -> None:
        """Write the manifest: ``record`` and the digest of each file of ours.

        ``whole``: the files written are all that should be there; those of ours that an earlier
        run wrote beside them go. Otherwise they stay ours.
        """
        outputs = {name: digest_of(path) for name, path in self._written.items()}
        for name, digest in outputs.items():
            self._settle(name, digest)
        others = {name: digest for name, digest in self._known.items() if name not in outputs}
        for name, digest in others.items():
            if whole:
                self._retire(name, digest)
        if not whole:
            outputs |= {name: each for name, each in others.items() if stands(self.folder / name)}
        text = json.dumps(
            {"version": VERSION, **record, "outputs": dict(sorted(outputs.items()))},
            ensure_ascii=False,
            indent=1,
        )
        self._put_manifest(f"{text}\n".encode(errors=_ESCAPED))

    def _settle(self, name: str, digest: str) -> None:
        """Make room for a file, by what bears its name now."""
        at, path = f"{self.name}/{name}", self.folder / name
        if not stands(path):
            return
        found = digest_of(path) if path.is_file() and not path.is_symlink() else ""
        if found == digest:
            self._change.drop(at)
        elif found and found == self._known.get(name):
            self._change.supersede(at)
        else:
            self._set_aside(name)

    def _set_aside(self, name: str) -> None:
        """Give a file that is not as we wrote it another name, and say so."""
        was_ours = name in self._known
        word, path = self._say(_EDITED if was_ours else _BEFORE), PurePosixPath(name)
        kept = self._change.set_aside(f"{self.name}/{name}", f"{path.stem} ({word}){path.suffix}")
        told = _CHANGED if was_ours else _UNKNOWN
        self._notice(told, name, kept=PurePosixPath(kept).name)

    def _notice(self, told: Message, name: str, **figures: object) -> None:
        file = self._change.shown(self.folder / name)
        self.notices.append(message(told.text, file=file, **figures))

    def _retire(self, name: str, digest: str) -> None:
        """A file of ours that is not written any more goes, unless a person changed it."""
        path = self.folder / name
        if not path.is_file():
            return
        if digest_of(path) == digest:
            self._change.supersede(f"{self.name}/{name}")
            return
        self._notice(_STAYS, name)

    def _put_manifest(self, data: bytes) -> None:
        at, path = f"{self.name}/{MANIFEST}", self.folder / MANIFEST
        self._change.write(at, data)
        if not stands(path):
            return
        if path.is_file() and path.read_bytes() == data:
            self._change.drop(at)
        elif self._known:
            self._change.supersede(at)
        else:
            self._set_aside(MANIFEST)


def manifest_of(path: Path) -> Mapping[str, Any] | None:
    """What the manifest of a report says; None where there is none that a build wrote."""
    told = _told(path)
    try:
        date.fromisoformat(told["as_of"])
    except (KeyError, TypeError, ValueError):
        return None
    return told if isinstance(told.get("inputs"), dict) else None


def listed(manifest: Path, key: str = "outputs") -> dict[str, str]:
    """The files that a manifest lists with their digests; none where it is not one of ours."""
    files = _told(manifest).get(key)
    if not isinstance(files, dict):
        return {}
    return {
        name: digest
        for name, digest in files.items()
        if isinstance(digest, str) and _is_inside(name)
    }


def _told(manifest: Path) -> dict[str, Any]:
    """All that it says; nothing where it is not there, or is no record at all."""
    try:
        told = json.loads(manifest.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def _is_inside(name: str) -> bool:
    """Whether a name told from a folder leads to a place inside it, on every system."""
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name)
