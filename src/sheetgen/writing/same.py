"""What a report has in common with the one that lies in its place: that is copied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

from sheetgen.disk.ours import digest_of

_ITEMS = b'"items": ['


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """The codes of the items of which all is as it was in the report that lies there.

    It was of the same items. ``results`` is its ``results.json``, while its digest is ``sha256``.
    """

    codes: frozenset[str] = frozenset()
    results: Path | None = None
    sha256: str = ""

    def lines(self, codes: Sequence[str]) -> Iterator[str | None]:
        """Of each item of the report its line in ``results.json``; None where it is written anew.

        One by one: neither file is ever whole in memory.
        """
        path = self.results
        if not self.codes or path is None or not path.is_file() or digest_of(path) != self.sha256:
            yield from repeat(None, len(codes))
            return
        with path.open("rb") as file:
            while file.readline().strip() != _ITEMS:
                pass
            for code in codes:
                line = file.readline()
                yield line.decode().rstrip().removesuffix(",") if code in self.codes else None


NOTHING_SAME = Same()
