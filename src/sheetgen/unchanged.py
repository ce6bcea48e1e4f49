"""Whether a build would make again what lies there already: then that is said, and nothing is made.

What a build came to is kept by the digest of all it follows from: every file of the workspace that
any report may read, the manifests that lie there, what was asked for, the program and its
libraries. It stands for the next one only while every file that it wrote lies there to the byte.
"""

import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sheetgen.disk.ours import MANIFEST, digest_of, listed
from sheetgen.disk.program import WHOLE, program_digest
from sheetgen.inputs import Listing
from sheetgen.keeping.store import Store
from sheetgen.model.period import Period
from sheetgen.model.report import Report
from sheetgen.model.submission import Submission
from sheetgen.model.workspace import Workspace
from sheetgen.planning.receipts import RECEIVED
from sheetgen.records import Struct
from sheetgen.ruling.durable import driving

_NAME = "build"
_DIGITS = 12
_NOTES = (".dist-info", ".egg-info")


class Made(Struct, frozen=True, kw_only=True):
    """What a build came to: what it said, what it said beside, and its exit status."""

    said: str
    beside: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What there was when a build began: all that it may follow from, by its digest."""

    workspace: Workspace
    asked: str
    files: Mapping[str, str]
    deliveries: frozenset[str]
    store: Store = field(repr=False)

    @classmethod
    def of(cls, workspace: Workspace, listing: Listing, asked: str) -> "Basis":
        """What there is now; ``asked`` is what was asked for on the command line."""
        root = workspace.root
        files = dict(listing.sources)
        for name in sorted(listing.deliveries):
            path = root / name
            files[name] = digest_of(path) if path.is_file() else ""
        for path in sorted(workspace.input.glob("*/*/")):
            files[f"{workspace.relative(path)}/"] = ""  # a folder in a month's is told of
        if workspace.theme.logo is not None:
            files[str(workspace.theme.logo)] = digest_of(workspace.theme.logo)
        return cls(
            workspace=workspace,
            asked=asked,
            files=files,
            deliveries=listing.deliveries,
            store=Store(root),
        )

    def made(self) -> Made | None:
        """What this very build came to before, where all that it wrote lies there as it was."""
        kept = self.store.get(self._name, self._key())
        if kept is None or not all(self._stands(*each) for each in kept["files"].items()):
            return None
        return Made(said=kept["said"], beside=kept["beside"], status=kept["status"])

    def keep(self, made: Made, reports: Iterable[Report], read: Iterable[Submission]) -> None:
        """Keep what the build came to. Raises WriteError where the disk takes it not.

        A file that was ``read``, and came or was changed after the build began, is none that it
        began with: then nothing is kept. Nor is what the engine did wrong: it may not do it again.
        """
        reports = tuple(reports)
        if not self.was_read(read):
            return
        if any(report.judging.events for report in reports):
            return
        folders: dict[str, str] = {}
        for report in reports:
            folder = self.workspace.output / str(report.period) / report.plan.code
            shown = self.workspace.relative(folder)
            folders[f"{shown}/{MANIFEST}"] = digest_of(folder / MANIFEST)
            written = listed(folder / MANIFEST).items()
            folders |= {f"{shown}/{name}": digest for name, digest in written}
        value = {
            "said": made.said,
            "beside": made.beside,
            "status": made.status,
            "files": folders,
        }
        self.store.put(self._name, self._key(), value)
        self.store.write()

    @property
    def _name(self) -> str:
        """One entry for each thing that is asked for."""
        return f"{_NAME}-{sha256(self.asked.encode()).hexdigest()[:_DIGITS]}"

    def _stands(self, name: str, digest: str) -> bool:
        path = self.workspace.root / name
        return path.is_file() and not path.is_symlink() and digest_of(path) == digest

    def was_read(self, read: Iterable[Submission]) -> bool:
        """Whether all these files are as they were when the build began."""
        return all(self.files.get(each.file) == each.sha256 for each in read if each.file)

    @property
    def state(self) -> str:
        """The digest of all that a report follows from, but for what is asked for."""
        return _digest(self._lines(self.files))

    def besides(self, period: Period, *said: str) -> str:
        """The digest of all that a report follows from but for what offices sent for its period.

        ``said`` is what else is to be the same.
        """
        inbox = f"{self.workspace.relative(self.workspace.input)}/{period}/"
        sent = {each for each in self.deliveries if each.startswith(inbox)}
        sent.add(f"{inbox}{RECEIVED.name}.csv")
        rest = {name: digest for name, digest in self.files.items() if name not in sent}
        return _digest((*said, *self._lines(rest)))

    def _key(self) -> str:
        manifests = (f"{name} {digest}" for name, digest in self._manifests())
        return _digest((self.asked, *self._lines(self.files), *manifests))

    @staticmethod
    def _lines(files: Mapping[str, str]) -> Iterator[str]:
        yield program_digest(WHOLE)
        yield f"{sys.version} {sys.platform} {zlib.ZLIB_RUNTIME_VERSION}"
        yield from _installed()
        yield repr(driving.extension_file())
        yield from (f"{name!r} {digest}" for name, digest in sorted(files.items()))

    def _manifests(self) -> Iterator[tuple[str, str]]:
        """Those of all reports: some are told to be stale by others."""
        for path in sorted(self.workspace.output.glob(f"*/*/{MANIFEST}")):
            yield self.workspace.relative(path), digest_of(path)


def _digest(lines: Iterable[str]) -> str:
    return sha256("\n".join(lines).encode(errors="backslashreplace")).hexdigest()


def _installed() -> Iterator[str]:
    """What is installed beside the program, each with its version: libraries of its are among it.

    By the names of the folders that installers leave, which cost nothing to list; what each holds
    takes longer to read than a small month to judge.
    """
    for folder in map(Path, sys.path):
        with suppress(OSError):  # from what cannot be listed nothing is imported either
            yield from sorted(each.name for each in folder.iterdir() if each.suffix in _NOTES)
