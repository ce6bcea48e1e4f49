"""What is wrong with a file, in the order and the bundles in which a person mends it."""

from collections.abc import Iterable

from sheetgen.model.problem import Problem, Weight
from sheetgen.records import Struct

_BREADTH = (
    ("READ-1",),
    (
        "READ-301",
        "READ-302",
        "READ-303",
        "READ-322",
        "READ-323",
        "READ-309",
        "READ-336",
        "READ-339",
    ),
    ("READ-329",),
    ("READ-304",),
    ("READ-317",),
    ("READ-305", "READ-318"),
    ("READ-306", "READ-307", "READ-308", "READ-320"),
    ("READ-2",),
    ("READ-310",),
    ("READ-353", "READ-354", "READ-355", "READ-351", "READ-352"),
    ("READ-331",),
)
"""Codes by how much of the file they spoil: the whole file first, one empty or odd cell last."""
_CAUSES = {
    "READ-306": "READ-313",
    "READ-308": "READ-313",
    "READ-310": "READ-329",
}
"""What may have caused what: rows that are missing from a template made before the plan changed."""


class Group(Struct, frozen=True, kw_only=True):
    """Problems of one code and one cure; ``consequence`` where a group above it is the cause."""

    problems: tuple[Problem, ...]
    consequence: bool

    @property
    def first(self) -> Problem:
        """The one that speaks for what they share: code, weight and remedy."""
        return self.problems[0]


def grouped(problems: Iterable[Problem]) -> tuple[Group, ...]:
    """Errors before notices, what spoils most first, consequences under their cause; none twice."""
    bundles: dict[tuple[object, ...], list[Problem]] = {}
    once = {(each.code, each.place, str(each.message)): each for each in problems}
    for each in once.values():
        bundles.setdefault((each.weight, each.code, str(each.remedy)), []).append(each)
    codes = {each[0].code for each in bundles.values()}
    groups = [
        Group(problems=tuple(each), consequence=_CAUSES.get(each[0].code) in codes)
        for each in bundles.values()
    ]
    causes = {_CAUSES[each.first.code] for each in groups if each.consequence}
    worst_first = sorted(
        (each for each in groups if not each.consequence),
        key=lambda each: (
            each.first.weight is Weight.NOTICE and each.first.code not in causes,
            _rank(each.first.code),
        ),
    )
    return tuple(
        one
        for each in worst_first
        for one in (
            each,
            *(c for c in groups if c.consequence and _CAUSES[c.first.code] == each.first.code),
        )
    )


def _rank(code: str) -> int:
    ranks = (rank for rank, starts in enumerate(_BREADTH) if code.startswith(starts))
    return next(ranks, len(_BREADTH))
