"""Parts of a report as reports of their own: one office's rows, or one objective's or product's.

Beside the pipeline. What an office reports is summed anew, for its part may show nothing of the
rest, not even inside a mean; an element's part holds all of its items, and its figures stand.
"""

from collections.abc import Iterator
from typing import TypeVar

from sheetgen.judged import Judged, Standards
from sheetgen.model.closed import Otherwise
from sheetgen.model.commitment import Commitment
from sheetgen.model.comparison import Comparison, Moved
from sheetgen.model.owing import Owing
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Indicator, Item, Plan
from sheetgen.model.problem import Problem
from sheetgen.model.report import JudgedItem, Portion, PortionOf, Report
from sheetgen.model.submission import Account, Submission
from sheetgen.model.summary import Alert, ElementSummary, Falls, Paragraph
from sheetgen.model.waiver import line_of
from sheetgen.model.workspace import Workspace
from sheetgen.own_part import Own, in_its_words
from sheetgen.records import Struct, replace
from sheetgen.summing.narrative import narrate_element
from sheetgen.summing.office_narrative import narrate_office
from sheetgen.summing.waiving import name_waived

_Item = TypeVar("_Item", Indicator, Activity)


def offices_of(report: Report) -> tuple[str, ...]:
    """The offices that report at least one item, in the plan's order."""
    first = {each.measured.item.offices[0] for each in report.items if each.measured.item.offices}
    return tuple(office.code for office in report.plan.offices if office.code in first)


def without_portion(report: Report) -> tuple[str, ...]:
    """The offices that report no item first: they get no workbook of their own."""
    with_one = offices_of(report)
    return tuple(each.code for each in report.plan.offices if each.code not in with_one)


def elements_of(report: Report) -> tuple[str, ...]:
    """The objectives or products: the first level of elements of which there are several."""
    levels = sorted({each.depth for each in report.elements})
    for depth in levels:
        found = tuple(each.element.code for each in report.elements if each.depth == depth)
        if len(found) > 1:
            return found
    return tuple(each.element.code for each in report.elements[:1])


def of_office(workspace: Workspace, report: Report, office: str) -> Report:
    """The report of what one office reports: its items, its file, and nothing of any other.

    An item that several offices share belongs to the first named, whose figure stands. What was
    read from another office's file is left out, and so is an alert that rests on it.
    """
    mine = tuple(each for each in report.submissions if each.office == office)
    own = Own(report.plan, office, mine)
    items = tuple(
        own.item(each)
        for each in report.items
        if each.measured.item.offices[:1] == (office,) and own.has(_places_of(each))
    )
    kept = {each.measured.item.code for each in items} | {office}
    alerts = tuple(
        replace(each, offices=(office,))
        for each in report.alerts
        if each.subject in kept and own.has(each.places)
    )
    plan = _cut(report.plan, kept, {office})
    standards = Standards(
        plan=plan, period=report.period, rules=report.rules, settings=workspace.thresholds
    )
    elements = Judged(standards=standards, items=items).elements
    headed = tuple(each.element for each in report.narrative)
    told = narrate_office(
        plan, items, elements, alerts, report.rules, headed, report.following.noted
    )
    cut = _Cut(Portion(PortionOf.OFFICE, office), plan, items, elements, alerts, told, mine)
    return in_its_words(_portion(report, cut), report, own)


def of_element(report: Report, code: str) -> Report:
    """The report of one element: its items, those of all elements below it, and their alerts.

    What is summed up of these elements, and said of this one, is what the whole report says.
    """
    items = tuple(
        each for each in report.items if code in line_of(report.plan, each.measured.item.element)
    )
    codes = {each.measured.item.code for each in items}
    below = {e.code for e in report.plan.elements if code in line_of(report.plan, e.code)}
    alerts = tuple(each for each in report.alerts if each.subject in codes | below)
    asked = {office for each in items for office in each.measured.item.offices}
    plan = _cut(report.plan, codes, asked, root=code)
    came = tuple(each for each in report.submissions if each.office in asked)
    elements = tuple(_below(plan, report, code))
    told = narrate_element(plan, items, elements, alerts, report.rules)
    cut = _Cut(Portion(PortionOf.ELEMENT, code), plan, items, elements, alerts, told, came)
    return _portion(report, cut)


def _below(plan: Plan, report: Report, code: str) -> Iterator[ElementSummary]:
    """The summaries of the element and of those below it, as they are, with it as the top."""
    known = {each.element.code: each for each in report.elements}
    for element in plan.elements:
        summary = known[element.code]
        yield replace(summary, element=element, depth=summary.depth - known[code].depth)


def _places_of(judged: JudgedItem) -> tuple[Place, ...]:
    progress = judged.measured.measure("progress")
    return () if progress is None else progress.places


def _cut(plan: Plan, codes: set[str], offices: set[str], root: str | None = None) -> Plan:
    """The plan with these items alone, and the elements above them (from ``root`` downwards)."""
    indicators = tuple(_of(each, offices) for each in plan.indicators if each.code in codes)
    activities = tuple(_of(each, offices) for each in plan.activities if each.code in codes)
    items: tuple[Item, ...] = (*indicators, *activities)
    parents = {each.element for each in items}
    lines = {code for parent in parents for code in line_of(plan, parent)}
    elements = tuple(
        replace(each, parent=None) if each.code == root else each
        for each in plan.elements
        if (each.code in lines if root is None else root in line_of(plan, each.code))
    )
    return replace(
        plan,
        offices=tuple(each for each in plan.offices if each.code in offices),
        elements=elements,
        indicators=indicators,
        activities=activities,
        targets=plan.targets.only(codes),
        schedule=plan.schedule.only(codes),
        actuals=tuple(each for each in plan.actuals if each.code in codes),
        changes=tuple(each for each in plan.changes if each.revision.code in codes),
    )


def _of(item: _Item, offices: set[str]) -> _Item:
    return replace(item, offices=tuple(each for each in item.offices if each in offices))


class _Cut(Struct, frozen=True):
    """What a portion is made of: whose it is, and what of the report is theirs."""

    portion: Portion
    plan: Plan
    items: tuple[JudgedItem, ...]
    elements: tuple[ElementSummary, ...]
    alerts: tuple[Alert, ...]
    told: tuple[Paragraph, ...]
    submissions: tuple[Submission, ...]


def _portion(report: Report, cut: _Cut) -> Report:
    """The portion as a report. It has no index: that is the plan's alone."""
    codes = {each.measured.item.code for each in cut.items}
    whole = {each.element.code for each in cut.elements if cut.portion.of is PortionOf.ELEMENT}
    waived = tuple(each for each in report.waived if each.alert.subject in codes | whole)
    return replace(
        report,
        plan=cut.plan,
        items=cut.items,
        elements=cut.elements,
        index=None,
        alerts=cut.alerts,
        narrative=name_waived(cut.told, waived, cut.plan),
        submissions=cut.submissions,
        problems=tuple(_asked(report, cut)),
        owing=_owing(report, cut),
        judging=report.judging.of_part(len(cut.items) + len(cut.elements)),
        account=sum((each.account for each in cut.submissions), Account()),
        waived=waived,
        waivers=(),
        commitments=tuple(_committed(report, cut, codes)),
        beta=tuple(each for each in report.beta if each.subject in codes),
        portion=cut.portion,
        comparison=_compared(report, cut),
        otherwise=_otherwise(report.otherwise, codes, {each.id for each in cut.alerts}),
        fallen=_fallen(report, cut),
        states=tuple(replace(each, index=None) for each in report.states),
        served=None,
    )


def _asked(report: Report, cut: _Cut) -> Iterator[Problem]:
    """What is asked of its files, and of lists of those served that are its offices' alone."""
    for each in cut.submissions:
        yield from each.problems
    of_files = {each for one in report.submissions for each in one.problems}
    offices = {each.code for each in cut.plan.offices}
    yield from (e for e in report.problems if e.office in offices and e not in of_files)


def _fallen(report: Report, cut: _Cut) -> Falls | None:
    """An element's own roll-ups fell as in the whole; an office's rest on other items."""
    whole = report.fallen
    if whole is None or cut.portion.of is PortionOf.OFFICE:
        return None
    known = {each.element.code for each in cut.elements}
    return replace(
        whole, progress=tuple(each for each in whole.progress if each[0] in known), index=None
    )


def _committed(report: Report, cut: _Cut, codes: set[str]) -> Iterator[Commitment]:
    """What its offices answer for: its alerts, and what was promised of its items."""
    ids = {each.id for each in cut.alerts}
    offices = {each.code for each in cut.plan.offices}
    for each in report.commitments:
        if each.alert in ids or (not each.alert and each.subject in codes):
            yield replace(each, offices=tuple(one for one in each.offices if one in offices))


def _compared(report: Report, cut: _Cut) -> Comparison | None:
    """What changed of the portion's items, with the cells of its own files alone."""
    whole = report.comparison
    if whole is None:
        return None
    known = {each.measured.item.code: each for each in cut.items}
    ids = {each.id for each in cut.alerts}
    return replace(
        whole,
        items=tuple(_moved(each, known[each.code]) for each in whole.items if each.code in known),
        index_before=None,
        index_after=None,
        by_cause={},
        new_alerts=tuple(each for each in whole.new_alerts if each in ids),
        continuing=tuple(each for each in whole.continuing if each in ids),
        solved_alerts=tuple(
            each for each in whole.solved_alerts if each.partition(":")[2] in known
        ),
        waiting=tuple(each for each in whole.waiting if each.partition(":")[2] in known),
    )


def _moved(moved: Moved, judged: JudgedItem) -> Moved:
    own = set(judged.measured.places)
    return replace(
        moved,
        office=judged.measured.item.offices[0],
        causes=tuple(
            replace(each, places=tuple(place for place in each.places if place in own))
            for each in moved.causes
        ),
    )


def _otherwise(whole: Otherwise, codes: set[str], ids: set[str]) -> Otherwise:
    """What is another than was sealed of the portion's items; the index is the plan's alone."""
    return Otherwise(
        items=tuple(each for each in whole.items if each[0] in codes),
        raised=tuple(each for each in whole.raised if each in ids),
        gone=tuple(each for each in whole.gone if each.partition(":")[2] in codes),
    )


def _owing(report: Report, cut: _Cut) -> tuple[Owing, ...]:
    """The explanations owed of the portion's items, by the offices of its files."""
    codes = {each.measured.item.code for each in cut.items}
    offices = {each.office for each in cut.submissions}
    return tuple(each for each in report.owing if each.code in codes and each.office in offices)
