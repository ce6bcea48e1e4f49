"""Puts the analyst's corrected figures in place of what was sent; what was typed stays beside."""

from collections.abc import Iterable

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.correction import Correction
from sheetgen.model.observation import Observation
from sheetgen.model.submission import Submission
from sheetgen.records import replace


def correct(
    submissions: tuple[Submission, ...], corrections: Iterable[Correction]
) -> tuple[Submission, ...]:
    """The submissions of one period with its corrections made.

    Where several offices report an item the figure is corrected for all of them: the analyst has
    settled it.

    Raises PlanError where a correction is of what nobody is asked for.
    """
    wanted = {(each.plan, each.code, each.field): each for each in corrections}
    if not wanted:
        return submissions
    asked = {each.key for submission in submissions for each in submission.observations}
    for key, each in wanted.items():
        if key not in asked:
            raise PlanError(
                str(each.place),
                message("corrects {code}, which no office is asked for.", code=each.code),
                message("Correct what it is computed from, or remove the line."),
            )
    return tuple(
        replace(
            submission,
            observations=tuple(_corrected(each, wanted) for each in submission.observations),
        )
        for submission in submissions
    )


def _corrected(
    observation: Observation, wanted: dict[tuple[str, str, str], Correction]
) -> Observation:
    found = wanted.get(observation.key)
    if found is None:
        return observation
    sent = None if isinstance(observation.said, str) else observation.said
    return replace(observation, said=found.figure, correction=replace(found, sent=sent))
