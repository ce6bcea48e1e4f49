"""A folder of entries, each by a digest of all it was made from; all can be deleted at any time.

An entry is one line of JSON that says the version, the digest it was made from and that of what
follows, and what follows as JSON. One that is of another version, was made from something else or
is damaged is not used; which those were is said. What is kept of a closed month stands beside its
seal, too (``closed/<period>/kept/``, packed), for a run that finds nothing else.
"""

import gzip
import json
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from sheetgen.disk.alone import KEPT
from sheetgen.disk.change import Change
from sheetgen.disk.moves import stands
from sheetgen.keeping.packed import PackedParts, digest_of_parts
from sheetgen.keeping.plain_json import Json, in_parts
from sheetgen.language.message import Message, message
from sheetgen.planning.closed_files import kept_beside
from sheetgen.records import Struct, field

VERSION = 1


class Store(Struct):
    """What is kept below the workspace's root; ``other`` and ``damaged`` are names not used.

    ``beside`` are the folders beside a seal of which something is damaged, by month.
    """

    root: Path
    other: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    beside: dict[str, str] = field(default_factory=dict)
    _new: dict[str, tuple[bytes, Iterable[bytes]]] = field(default_factory=dict)
    _late: dict[str, tuple[str, Callable[[], Json]]] = field(default_factory=dict)

    def get(self, name: str, key: str) -> Json | None:
        """What is kept under the name, where it was made from just this."""
        body = self.text(name, key)
        return None if body is None else json.loads(body)

    def text(self, name: str, key: str) -> bytes | None:
        """The same as the text that was kept."""
        try:
            entry = self._file(name).read_bytes()
        except OSError:
            return self._beside(name, key)  # not there, or it cannot be read: it is found out anew
        found = _opened(entry)
        if found is None:
            self.damaged.append(name)
            return self._beside(name, key)
        made_from, body = found
        if made_from != key:
            if (sealed := self._beside(name, key)) is not None:
                return sealed
            self.other.append(name)
            return None
        return body

    def _file(self, name: str) -> Path:
        return self.root / KEPT / f"{name}.json"

    def _beside(self, name: str, key: str) -> bytes | None:
        """What stands beside the seal of its month."""
        path = kept_beside(self.root, _month_of(name)) / f"{name}{_PACKED}"
        try:
            found = _opened(gzip.decompress(path.read_bytes()))
        except FileNotFoundError:
            return None
        except (OSError, EOFError, zlib.error):
            found = None
        if found is None:
            month = _month_of(name)
            self.beside[month] = path.parent.relative_to(self.root).as_posix()
            return None
        made_from, body = found
        return body if made_from == key else None

    def packed(self, name: str) -> tuple[str, bytes] | None:
        """What is kept under the name as it stands beside a seal: the file's name, its bytes.

        None where nothing is kept, or it is damaged. The same entry gives the same bytes.
        """
        try:
            entry = self._file(name).read_bytes()
        except OSError:
            return None
        if _opened(entry) is None:
            return None
        return f"{name}{_PACKED}", gzip.compress(entry, compresslevel=_LEVEL, mtime=0)

    def whole(self, name: str, digest: str) -> bytes | None:
        """What is kept under the name, whatever it was made from, where this is its digest."""
        try:
            _, _, body = self._file(name).read_bytes().partition(b"\n")
        except OSError:
            return None
        return body if sha256(body).hexdigest() == digest else None

    def spoilt(self, name: str) -> None:
        """What is kept under the name was not what its digest promises: it is not used."""
        self.damaged.append(name)

    def put(self, name: str, key: str, value: Json) -> None:
        """Have this kept, once :meth:`write` is called; of a list there may be its iterator.

        Until then it is held packed, and is never whole as text: of 100,000 items it is 31 MB.
        """
        self.put_text(name, key, PackedParts(in_parts(value)))

    def put_text(self, name: str, key: str, body: Iterable[bytes]) -> None:
        """Have this text kept, once :meth:`write` is called; its parts are read twice."""
        head = {"version": VERSION, "key": key, "sha256": digest_of_parts(body)}
        self._new[name] = json.dumps(head).encode() + b"\n", body

    def put_late(self, name: str, key: str, value: Callable[[], Json]) -> None:
        """Have kept what it is by then, once :meth:`write` is called."""
        self._late[name] = key, value

    def write(self) -> None:
        """Put in place all that is new. Only for the holder of the workspace.

        Raises WriteError where the disk takes it not: nothing is lost but the time to find it out.
        """
        for name, (key, value) in self._late.items():
            self.put(name, key, value())
        self._late.clear()
        if not self._new:
            return
        unchanged = message("The reports stand; the next run reads the files again.")
        with Change(self.root, self.root / KEPT, unchanged) as change:
            for name, (head, body) in self._new.items():
                at = f"{name}.json"
                change.write(at, head, body)
                if stands(change.base / at):
                    change.supersede(at)
        self._new.clear()

    def notices(self, besides: Collection[str] = ()) -> Iterator[Message]:
        """What was not used of what is kept, and why; ``besides`` are names that change anyway.

        That what follows from a month is of other files is ordinary: they come and are corrected.
        """
        other = sorted({each for each in self.other if each == _month_of(each)}.difference(besides))
        if self.damaged:
            yield message(
                "What was kept of {names} in {folder}/ is damaged; it was worked out again.",
                names=sorted(set(map(_month_of, self.damaged))),
                folder=KEPT,
            )
        for month, folder in sorted(self.beside.items()):
            yield message(
                "What was kept of {names} in {folder}/ is damaged; it was worked out again.",
                names=[month],
                folder=folder,
            )
        if other:
            yield message(
                "What was kept of {names} in {folder}/ is of other plans, forms, settings or "
                "another sheetgen; it was worked out again.",
                names=other,
                folder=KEPT,
            )


_PACKED = ".json.gz"
_LEVEL = 1
"""A tenth of its size, in a tenth of the time that a tenth less would take."""


def _opened(entry: bytes) -> tuple[str, bytes] | None:
    """What an entry was made from, and what it keeps; None where it is damaged.

    One of another version was made from nothing that is known here.
    """
    head, _, body = entry.partition(b"\n")
    try:
        said = json.loads(head)
        version, made_from, whole = said["version"], said["key"], said["sha256"]
    except (ValueError, TypeError, KeyError):
        return None
    if version != VERSION:
        return "", body
    return None if whole != sha256(body).hexdigest() else (made_from, body)


def _month_of(name: str) -> str:
    """What an entry is of, as people are told it: of one month there may be several."""
    return name.partition(".")[0]
