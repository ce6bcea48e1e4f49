"""Compares two reports of one plan and period: the same figures, classed by other rules."""

from collections import Counter
from collections.abc import Iterator

from sheetgen.model.impact import (
    WANTING_RATED,
    AlertChange,
    Change,
    Edit,
    OfficeImpact,
    Outcome,
    PeriodImpact,
    RuleEdit,
    Transition,
)
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.rule import Rule, Threshold
from sheetgen.model.status import Status
from sheetgen.model.summary import Alert, ElementSummary
from sheetgen.records import replace
from sheetgen.ruling.plain import conditions_of
from sheetgen.ruling.versions import versions_of


def compare(before: Report, after: Report) -> PeriodImpact:
    """What the new rules change in one report; both rest on the same measures."""
    pairs = tuple(zip(before.items, after.items, strict=True))
    counts = Counter((_outcome(old), _outcome(new)) for old, new in pairs)
    ids = {each.id for each in before.alerts}
    new_ids = frozenset(each.id for each in after.alerts)
    return PeriodImpact(
        plan=before.plan.code,
        plan_name=before.plan.name,
        period=before.period,
        items=len(before.items),
        matrix=tuple(Transition(*pair, n) for pair, n in counts.items()),
        changed=(*_items(pairs), *_elements(before, after)),
        alerts_before=len(before.alerts),
        alerts_after=len(after.alerts),
        came=tuple(each.id for each in after.alerts if each.id not in ids),
        went=tuple(each.id for each in before.alerts if each.id not in new_ids),
        alerts=(
            *(_alert(each, comes=True) for each in after.alerts if each.id not in ids),
            *(_alert(each, comes=False) for each in before.alerts if each.id not in new_ids),
        ),
        raised=new_ids,
        index_before=None if before.index is None else before.index.declared.figure,
        index_after=None if after.index is None else after.index.declared.figure,
    )


def _alert(alert: Alert, *, comes: bool) -> AlertChange:
    return AlertChange(
        id=alert.id,
        rule=alert.rule,
        subject=alert.subject,
        severity=alert.severity,
        offices=alert.offices,
        said=alert.message,
        comes=comes,
    )


def edits(today: tuple[Rule, ...], new: tuple[Rule, ...]) -> tuple[RuleEdit, ...]:
    """The rules added, removed, or that ask or say something else; moving one is no edit."""
    old, now = versions_of(today), versions_of(new)
    found = [
        RuleEdit(code, (now.get(code) or old[code])[-1].name, edit)
        for code in sorted(old.keys() | now.keys())
        if (edit := _edit(old.get(code, ()), now.get(code, ())))
    ]
    return tuple(found)


def most_affected(periods: tuple[PeriodImpact, ...]) -> tuple[OfficeImpact, ...]:
    """The offices that are the first to report an item that changes, the most affected first."""
    changes = [
        (change.offices[0], change) for each in periods for change in each.changed if change.offices
    ]
    found = [
        OfficeImpact(
            office,
            sum(of == office for of, _ in changes),
            tuple(
                (
                    sum(of == office and each.after.status is status for of, each in changes),
                    sum(of == office and each.before.status is status for of, each in changes),
                )
                for status in WANTING_RATED
            ),
        )
        for office in {of for of, _ in changes}
    ]

    def rank(each: OfficeImpact) -> tuple[int, int, str]:
        return -each.changed, -sum(came for came, _ in each.moved), each.office

    return tuple(sorted(found, key=rank))


def _edit(old: tuple[Rule, ...], new: tuple[Rule, ...]) -> Edit | None:
    """What happens to a rule, all of its versions together."""
    if not old:
        return Edit.ADDED
    if not new:
        return Edit.REMOVED
    was, is_now = ([_said_alone(rule) for rule in each] for each in (old, new))
    return None if was == is_now else Edit.CHANGED


def _said_alone(rule: Rule) -> Rule:
    """The rule whatever file it stands in; what that file declares counts where it is read."""
    read = {
        condition.bound.name
        for condition in conditions_of(rule.test)
        if isinstance(condition.bound, Threshold)
    }
    declares = tuple(replace(each, declared_in="") for each in rule.declares if each.name in read)
    return replace(rule, file="", declares=declares)


def _outcome(judged: JudgedItem) -> Outcome:
    return Outcome(judged.verdict.status, judged.verdict.band)


def _items(pairs: tuple[tuple[JudgedItem, JudgedItem], ...]) -> Iterator[Change]:
    for old, new in pairs:
        if _outcome(old) != _outcome(new):
            item, progress = old.measured.item, old.measured.measure("progress")
            if progress is not None:
                yield Change(
                    kind=item.kind.value,
                    code=item.code,
                    name=item.name,
                    offices=item.offices,
                    progress=progress.figure,
                    before=_outcome(old),
                    after=_outcome(new),
                    rule_before=old.verdict.rule,
                    rule_after=new.verdict.rule,
                )


def _elements(before: Report, after: Report) -> Iterator[Change]:
    for old, new in zip(before.elements, after.elements, strict=True):
        was, is_now = _rated(before, old), _rated(after, new)
        if was != is_now:
            yield Change(
                kind="element",
                code=old.element.code,
                name=old.element.name,
                offices=(),
                progress=old.progress.figure,
                before=was,
                after=is_now,
                rule_before=old.rule,
                rule_after=new.rule,
            )


def _rated(report: Report, summary: ElementSummary) -> Outcome:
    status = next((rule.status for rule in report.rules if rule.code == summary.rule), None)
    return Outcome(status or Status.NOT_RATED, summary.band)
