"""What an office's second delivery mended, what it left open and what is new."""

from dataclasses import dataclass

from sheetgen.model.problem import Problem
from sheetgen.model.submission import Submission

_Subject = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """``fixed`` are problems of the earlier file, ``still_open`` and ``new`` of the later one."""

    earlier: str
    fixed: tuple[Problem, ...]
    still_open: tuple[Problem, ...]
    new: tuple[Problem, ...]
    fixed_cells: frozenset[tuple[object, ...]]
    """(plan, code, field) of what was mended."""


def compare(earlier: Submission, later: Submission) -> Changes:
    """Compare two files of one office and period.

    Problems are told apart by what they are about (an item's field, a row, a column), for the
    cells of one file may stand elsewhere in the other.
    """
    before, after = _by_subject(earlier), _by_subject(later)
    fixed = {subject: each for subject, each in before.items() if subject not in after}
    return Changes(
        earlier=earlier.file,
        fixed=_of(fixed),
        fixed_cells=frozenset(fixed),
        still_open=_of({subject: each for subject, each in after.items() if subject in before}),
        new=_of({subject: each for subject, each in after.items() if subject not in before}),
    )


def _of(found: dict[_Subject, list[Problem]]) -> tuple[Problem, ...]:
    return tuple(problem for each in found.values() for problem in each)


def _by_subject(submission: Submission) -> dict[_Subject, list[Problem]]:
    cells = {each.place: (each.plan, each.code, each.field) for each in submission.observations}
    found: dict[_Subject, list[Problem]] = {}
    for each in submission.problems:
        subject: _Subject = cells.get(each.place) or (each.code, str(each.message))
        found.setdefault(subject, []).append(each)
    return found
