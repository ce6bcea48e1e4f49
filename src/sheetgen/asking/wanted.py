"""Asks for the explanations that the forms want where an item's status turned out low or missing.

READ-314: a figure came, its status asks for a text, and the text's cell is empty. Where no figure
came, or it could not be read, that is the cause and is told already; so is an ND without reason.
"""

from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import lru_cache

from sheetgen.asking.figure_words import figure_of
from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import Message, Texts, message, own_message
from sheetgen.model.figure import SILENCE, Gap
from sheetgen.model.observation import Observation
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem
from sheetgen.model.report import JudgedItem
from sheetgen.model.submission import State, Submission, Untold
from sheetgen.records import replace

_CODE = "READ-314"
_ACTUAL = "actual"
_NOTHING = SILENCE | {Gap.UNREADABLE}
_COUNTED = {State.ACCEPTED, State.OBSERVED}


def ask_for_texts(
    submissions: tuple[Submission, ...],
    items: Iterable[JudgedItem],
    plan: str,
    spared: Collection[str] = (),
) -> tuple[Submission, ...]:
    """The submissions of one plan, with a notice for each item whose status wants more words.

    Only the office whose figure stands is asked: the status is that figure's. Of the items that
    are ``spared`` nothing is asked: once a doubted figure is verified their status may be another,
    or it is waived.
    """
    judged = {each.measured.item.code: each for each in items}
    return tuple(
        _asked(each, judged, plan, spared) if each.state in _COUNTED else each
        for each in submissions
    )


def _asked(
    submission: Submission, judged: dict[str, JudgedItem], plan: str, spared: Collection[str]
) -> Submission:
    told = {each.place for each in submission.problems}
    typed = {
        each.code: each.place
        for each in submission.observations
        if each.plan == plan and each.field == _ACTUAL and each.said not in _NOTHING
    }
    lacking: dict[str, list[Untold]] = {}
    for each in submission.untold:
        item = judged.get(each.code)
        if each.plan != plan or item is None or each.place in told:
            continue
        wanted = item.verdict.status in each.column.wanted_when and each.code not in spared
        if wanted and each.code in typed and _stands(item, typed[each.code]):
            lacking.setdefault(each.code, []).append(each)
    if not lacking:
        return submission
    said = {each.place: each for each in submission.observations}
    notices = (
        _notice(submission.office, judged[code], said[typed[code]], texts)
        for code, texts in lacking.items()
    )
    return replace(submission, problems=(*submission.problems, *notices))


def _stands(item: JudgedItem, place: Place) -> bool:
    actual = item.measured.measure(_ACTUAL)
    return actual is not None and place in actual.places


def _notice(office: str, judged: JudgedItem, said: Observation, texts: list[Untold]) -> Problem:
    fault = FileFault.of(
        _CODE,
        texts[0].place,
        "" if said.correction is None else "corrected",
        code=texts[0].code,
        said=_figure(said, judged),
        typed=said.typed or message("nothing"),
        why=_why(judged),
        columns=_headings(tuple([each.column.headings for each in texts])),
    )
    problem = fault.problem(office)
    return replace(problem, remedy=_once(problem.remedy))


@lru_cache(maxsize=1024)
def _headings(said: tuple[Texts, ...]) -> tuple[Message, ...]:
    """What columns are called: thousands of rows lack the same."""
    return tuple(own_message(each) for each in said)


@lru_cache(maxsize=1024)
def _once(remedy: Message) -> Message:
    """The same for all rows that lack the same: it names their columns, and no figure."""
    return remedy


def _figure(said: Observation, judged: JudgedItem) -> Message | str:
    if isinstance(said.said, Decimal):
        return figure_of(said.said, said.field, judged.measured.item)
    if said.correction is not None and isinstance(said.said, Gap):
        return said.said.entry.short
    return said.typed


def _why(judged: JudgedItem) -> Message:
    """The status in words, with the progress it rests on where there is one."""
    why, progress = judged.verdict.status.entry.because, judged.measured.figure("progress")
    if progress is None:
        return why
    return _with_progress(why, str(progress))


@lru_cache(maxsize=1024)
def _with_progress(why: Message, progress: str) -> Message:
    """The progress is told by its digits: 50 is not 50.0."""
    return message("{why} ({progress:percent})", why=why, progress=Decimal(progress))
