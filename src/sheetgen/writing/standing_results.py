"""Lines of the ``results.json`` that lies there, by the lists that they stand in."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from types import TracebackType
from typing import BinaryIO, Self

from sheetgen.disk.ours import digest_of
from sheetgen.writing.same import RESULTS, Same


class StandingResults:
    """Gives lines one by one: neither file is ever whole in memory. Lists are asked for in turn."""

    def __init__(self, same: Same) -> None:
        """Nothing is given where the file is not the one that was written then."""
        path = None if same.folder is None else same.folder / RESULTS
        stands = (
            path is not None and path.is_file() and digest_of(path) == same.digests.get(RESULTS)
        )
        self._file: BinaryIO | None = path.open("rb") if path is not None and stands else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()

    def lines(self, name: str, now: Sequence[str], before: Sequence[str]) -> Iterator[str | None]:
        """Of each of a list its line, by what it is known by; None of what is to be written anew.

        Raises LookupError where no such list stands behind the one that was asked for before.

        ``before`` are those of the lines that stand there, "" of one that is of no use. What stood
        behind another that it stands before now is written anew as well.
        """
        file, numbers = self._file, {key: number for number, key in enumerate(before) if key}
        if file is None or not numbers:
            yield from repeat(None, len(now))
            return
        begun = f'"{name}": ['.encode()
        while (line := file.readline()).rstrip() != begun:
            if not line:
                raise LookupError(name)
        read = -1
        for key in now:
            number = numbers.get(key, -1)
            if number <= read:
                yield None
                continue
            while read < number:
                line, read = file.readline(), read + 1
            yield line.decode().rstrip().removesuffix(",")
