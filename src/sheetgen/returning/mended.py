"""What an office's second delivery mended, what it left open and what is new."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from sheetgen.model.problem import Problem, Weight
from sheetgen.model.submission import Submission
from sheetgen.records import Struct

_DIGITS = 16
_Cell = tuple[str, ...]


class Asked(Struct, frozen=True, kw_only=True):
    """A problem of a file, and what it is about.

    ``key`` is the same in two files of one office for problems about the same. ``cells`` are the
    (plan, code, field) that can mend it: the figure, or the texts not given.
    """

    key: str
    problem: Problem
    cells: tuple[_Cell, ...]


class Changes(Struct, frozen=True, kw_only=True):
    """``fixed`` are problems of the earlier file, ``still_open`` and ``new`` of the later one."""

    earlier: str
    fixed: tuple[Problem, ...]
    still_open: tuple[Problem, ...]
    new: tuple[Problem, ...]
    fixed_cells: frozenset[_Cell]
    """(plan, code, field) of what was mended."""


def compare(
    earlier: str,
    before: Iterable[Asked],
    later: Submission,
    standing: Iterable[Submission] = (),
) -> Changes:
    """Compare what was asked of an earlier file with a later one of the same office and period.

    Problems are told apart by what they are about (an item's field, a row, a column), for the
    cells of one file may stand elsewhere in the other. ``standing`` are earlier files that count
    beside the later one: what is asked of them is still open.
    """
    asked, now = tuple(before), tuple(each for s in (later, *standing) for each in asked_of(s))
    then, left = {each.key for each in asked}, {each.key for each in now}
    fixed = tuple(each for each in asked if each.key not in left)
    return Changes(
        earlier=earlier,
        fixed=tuple(each.problem for each in fixed),
        fixed_cells=frozenset(cell for each in fixed for cell in each.cells),
        still_open=tuple(each.problem for each in now if each.key in then),
        new=tuple(each.problem for each in now if each.key not in then),
    )


def asked_of(submission: Submission) -> Iterator[Asked]:
    """Each problem by an item's field, by an item and the words it lacks, else by what is said."""
    cells = {each.place: (each.plan, each.code, each.field) for each in submission.observations}
    texts = {each.place: (each.plan, each.code) for each in submission.untold}
    for each in submission.problems:
        if each.place in texts:
            row = texts[each.place]
            lacking = (u for u in submission.untold if (u.plan, u.code) == row)
            mends = tuple((*row, untold.column.field) for untold in lacking)
            yield Asked(key=_key(*row, each.code), problem=each, cells=mends)
        elif each.place in cells:
            cell = cells[each.place]
            # A figure that is read at last and looks wrong is no fault left open, but a new matter.
            about = (*cell, each.code) if each.weight is Weight.NOTICE else cell
            yield Asked(key=_key(*about), problem=each, cells=(cell,))
        else:
            yield Asked(key=_key(each.code, str(each.message)), problem=each, cells=())


def _key(*about: str) -> str:
    return sha256("\n".join(about).encode()).hexdigest()[:_DIGITS]
