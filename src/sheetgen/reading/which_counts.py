"""Which of several files of one office says what counts of a cell."""

from collections.abc import Mapping
from decimal import Decimal

from sheetgen.model.figure import Gap
from sheetgen.model.observation import Observation
from sheetgen.model.submission import CellKey, Submission
from sheetgen.reading.matching.asked import AskedCells, Rank

_ACTUAL = "actual"
_EXPLAINS = ("reason", "corrective")
"""The texts that say why there is no figure: they go with the ND that a figure replaces."""


def has_figures(submission: Submission, asked: AskedCells) -> bool:
    """Whether anything was typed where a figure is asked; what the template brings is not typed."""
    return any(asked.rank(each) is Rank.TYPED for each in submission.observations)


def contradict(one: Submission, other: Submission, asked: AskedCells) -> bool:
    """Whether two files say different things of one figure."""
    first, second = _typed(one, asked), _typed(other, asked)
    return any(differ(each, second[key]) for key, each in first.items() if key in second)


def owner_of(
    key: CellKey,
    files: tuple[Submission, ...],
    main: Submission,
    said: Mapping[str, Mapping[CellKey, Observation]],
    asked: AskedCells,
) -> Submission:
    """The latest file that says most of a cell; where none says anything, the one that counts."""

    def weight(at: int) -> tuple[int, bool, int]:
        rank = asked.rank(said[files[at].file].get(key))
        return rank, rank < Rank.TYPED and files[at] is main, at

    return files[max(range(len(files)), key=weight)]


def of_texts(
    files: tuple[Submission, ...],
    said: Mapping[str, Mapping[CellKey, Observation]],
    owners: Mapping[CellKey, Submission],
) -> dict[CellKey, Submission]:
    """The latest file that gives each text; an excuse for an ND goes with it."""
    found: dict[CellKey, Submission] = {}
    for file in files:
        for each in file.observations:
            if not isinstance(each.said, str):
                continue
            actual = (each.plan, each.code, _ACTUAL)
            here, owner = said[file.file].get(actual), owners.get(actual)
            replaced = (
                each.field in _EXPLAINS
                and here is not None
                and owner is not None
                and owner is not file
                and here.said not in {Gap.BLANK, Gap.NOT_SUBMITTED}
                and isinstance(here.said, Gap)
                and isinstance(said[owner.file][actual].said, Decimal)
            )
            if not replaced:
                found[each.key] = file
    return found


def _typed(submission: Submission, asked: AskedCells) -> dict[CellKey, Observation]:
    return {o.key: o for o in submission.observations if asked.rank(o) is Rank.TYPED}


def differ(one: Observation, other: Observation) -> bool:
    """Whether two cells say different things; 44 and 44.0 say the same."""
    if one.is_figure and other.is_figure:
        return one.said != other.said
    return (one.said, one.typed) != (other.said, other.typed)
