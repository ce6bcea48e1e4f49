"""Asks the office about its own figures that look wrong: the contradictions that the rules find.

READ-331: a rule without a status (METHOD 7) holds of an item, and rests on a cell that the office
filled. The stored value is believed; whether it was meant, only the office knows. One that wrote a
comment beside the figure has said so already.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from sheetgen.asking.figure_words import figure_of
from sheetgen.asking.slips import find_slips
from sheetgen.faults.fault_table import SLIPS
from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import Message, joined, message
from sheetgen.model.compared import Compared
from sheetgen.model.figure import Gap
from sheetgen.model.finding import Finding
from sheetgen.model.observation import Observation
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Item
from sheetgen.model.problem import Problem
from sheetgen.model.report import JudgedItem
from sheetgen.model.role import BUDGET
from sheetgen.model.rule import Rule
from sheetgen.model.submission import State, Submission
from sheetgen.records import replace

_CODE = "READ-331"
_ACTUAL, _PIM, _TARGET, _COMMENT = "actual", BUDGET, "target", "comment"
_COUNTED = {State.ACCEPTED, State.OBSERVED}


_Doubt: TypeAlias = tuple[int, JudgedItem, Finding]
"""An item, a finding that doubts its figure, and its place in the order of the items."""


def ask_to_verify(
    submissions: tuple[Submission, ...],
    items: Iterable[JudgedItem],
    plan: str,
    raised: Collection[str],
    compared: Mapping[str, Compared],
) -> tuple[Submission, ...]:
    """The submissions of one plan, with a notice for each contradiction at the cell it rests on.

    ``raised`` are the ids of the alerts that count: what was waived is not asked. One slip that
    explains many figures is asked once, and nothing else of its cells; ``compared`` are the items
    with what they are held against.
    """
    submissions = tuple(
        replace(each, problems=(*each.problems, *find_slips(each, plan, compared)))
        if each.state in _COUNTED
        else each
        for each in submissions
    )
    doubted: dict[str, list[_Doubt]] = {}
    for judged in items:
        for finding in judged.verdict.findings:
            if (
                finding.rule != judged.verdict.rule
                and finding.severity is not None
                and finding.severity.asks_office
                and f"{finding.rule}:{finding.subject}" in raised
            ):
                of_item = doubted.setdefault(judged.measured.item.code, [])
                of_item.append((len(doubted), judged, finding))
    explained = {
        (each.office, each.code)
        for submission in submissions
        for each in submission.observations
        if each.plan == plan and each.field == _COMMENT
    }
    return tuple(
        replace(each, problems=(*each.problems, *_notices(each, doubted, plan, explained)))
        if each.state in _COUNTED
        else each
        for each in submissions
    )


def asked_of(
    submissions: Iterable[Submission], plan: str, codes: Collection[str]
) -> frozenset[str]:
    """The items of a plan whose own figure some office is asked about by one of these codes."""
    return frozenset(
        said.code
        for each in submissions
        for places in [set(_places(each, codes))]
        for said in each.observations
        if said.plan == plan and said.field == _ACTUAL and said.place in places
    )


def led_by_a_doubt(
    items: Iterable[JudgedItem], rules: Iterable[Rule], raised: Collection[str]
) -> frozenset[str]:
    """The items whose status follows from another alert on the item itself.

    ``raised`` are the ids of the alerts that count.
    """
    explains = {rule.code: rule.explains for rule in rules}
    return frozenset(
        finding.subject
        for judged in items
        for finding in judged.verdict.findings
        if judged.verdict.rule in explains.get(finding.rule, ())
        and f"{finding.rule}:{finding.subject}" in raised
    )


def _places(submission: Submission, codes: Collection[str]) -> Iterator[Place]:
    for each in submission.problems:
        if each.code in codes:
            yield from (each.place, *each.also)


def _of_split_offices(doubts: Iterable[_Doubt]) -> Iterator[Place]:
    """The cells of items of which one office says that there is no figure and another gives it."""
    for _, judged, _ in doubts:
        found = judged.measured.measure("offices_split")
        if found is not None:
            yield from found.places


def _notices(
    submission: Submission,
    doubted: Mapping[str, list[_Doubt]],
    plan: str,
    explained: Collection[tuple[str, str]],
) -> Iterator[Problem]:
    """A notice for each doubt that rests on a cell of the file, in the order of the items."""
    typed: dict[str, dict[Place, Observation]] = {}
    mine = dict.fromkeys(each.code for each in submission.observations if each.plan == plan)
    split = set(_of_split_offices(doubt for code in mine for doubt in doubted.get(code, ())))
    for each in submission.observations:
        if (
            each.plan == plan
            and each.code in doubted
            and (each.is_figure or each.said is Gap.CLAIMED_NOT_APPLICABLE or each.place in split)
            and each.correction is None
            and (each.office, each.code) not in explained
        ):
            typed.setdefault(each.code, {})[each.place] = each
    slipped = set(_places(submission, SLIPS))
    for _, judged, finding in sorted(
        (doubt for code in typed for doubt in doubted[code]), key=lambda doubt: doubt[0]
    ):
        item = judged.measured.item
        if slipped.intersection(finding.places):
            continue
        cells = (typed[item.code].get(place) for place in finding.places)
        cell = next((each for each in cells if each and not _is_brought(each, item)), None)
        if cell is not None:
            told = joined(tuple(_sentences(finding, judged, cell)))
            case = "claimed not applicable" if cell.said is Gap.CLAIMED_NOT_APPLICABLE else ""
            fault = FileFault.of(_CODE, cell.place, case, code=item.code, said=told)
            yield fault.problem(submission.office)


def _is_brought(cell: Observation, item: Item) -> bool:
    """Whether the figure came with the template and was left as it is."""
    return isinstance(item, Activity) and cell.field == _PIM and cell.said == item.pim


def _sentences(finding: Finding, judged: JudgedItem, cell: Observation) -> Iterator[Message]:
    """What the rule says; the figure as read and as typed, and the target, where it does not."""
    item = judged.measured.item
    named = {name for name, _ in finding.message.figures}
    yield finding.message
    if isinstance(cell.said, Decimal):
        read = figure_of(cell.said, cell.field, item)
        plain = f"{cell.said.normalize():f}"
        if cell.typed not in {plain, f"{plain} %"}:
            yield message("«{typed}» was read as {read}.", typed=cell.typed, read=read)
        elif cell.field not in named:
            yield message("It was read as {read}.", read=read)
    target = judged.measured.figure(_TARGET)
    if cell.field == _ACTUAL and target is not None and _TARGET not in named:
        yield message("The target is {target}.", target=figure_of(target, _TARGET, item))
