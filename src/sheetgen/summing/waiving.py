"""Sets the alerts that a waiver covers apart: shown with reason and approver, never counted."""

from sheetgen.language.message import Message, joined, message
from sheetgen.model.plan import Plan
from sheetgen.model.rule import Rule
from sheetgen.model.summary import Alert, Paragraph, Sentence
from sheetgen.model.waiver import (
    Standing,
    WaivedAlert,
    Waiver,
    WaiverUse,
    covers_subject,
    line_of,
)
from sheetgen.records import replace
from sheetgen.telling.words import date_of

_ABSENCE = "periods_missing"


def set_apart(
    alerts: tuple[Alert, ...], plan: Plan, rules: tuple[Rule, ...], uses: tuple[WaiverUse, ...]
) -> tuple[tuple[Alert, ...], tuple[WaivedAlert, ...], tuple[WaiverUse, ...]]:
    """The alerts that count, those a waiver in force takes out, and what each waiver came to.

    The status of an item is never touched. One who is excused from reporting is not alerted as
    missing, nor for being missing again and again.
    """
    able = [use.waiver for use in uses if use.standing is Standing.IN_FORCE]
    absence = {rule.code for rule in rules if _ABSENCE in rule.reads}
    waived = tuple(
        WaivedAlert(alert, by) for alert in alerts if (by := _by(alert, able, plan, absence))
    )
    out = {each.alert.id for each in waived}
    counted = tuple(
        replace(use, alerts=sum(each.waiver == use.waiver for each in waived)) for use in uses
    )
    return tuple(alert for alert in alerts if alert.id not in out), waived, counted


def _by(alert: Alert, able: list[Waiver], plan: Plan, absence: set[str]) -> Waiver | None:
    """The first waiver of the table that takes the alert out."""
    missing = alert.rule in absence or (alert.status is not None and alert.status.entry.is_absence)
    return next(
        (
            waiver
            for waiver in able
            if (missing if waiver.excuses else waiver.rule == alert.rule)
            and covers_subject(waiver, plan, alert.subject)
        ),
        None,
    )


def name_waived(
    paragraphs: tuple[Paragraph, ...], waived: tuple[WaivedAlert, ...], plan: Plan
) -> tuple[Paragraph, ...]:
    """The narrative, each paragraph naming the alerts that were waived where it speaks of them."""
    spoken = {each.element for each in paragraphs}
    of: dict[str, list[WaivedAlert]] = {}
    for each in waived:
        near = [code for code in reversed(line_of(plan, each.alert.subject)) if code in spoken]
        of.setdefault(next(iter(near), plan.code), []).append(each)
    return tuple(_with_waived(each, of.get(each.element, [])) for each in paragraphs)


def _with_waived(paragraph: Paragraph, waived: list[WaivedAlert]) -> Paragraph:
    if not waived:
        return paragraph
    more = tuple(Sentence(_sentence(each), ()) for each in waived)
    return replace(
        paragraph,
        text=joined([paragraph.text, *(each.text for each in more)]),
        sentences=(*paragraph.sentences, *more),
    )


def _sentence(waived: WaivedAlert) -> Message:
    return message(
        "The alert on {subject} ({rule}) is waived until {until}.",
        until=date_of(waived.waiver.until),
        subject=waived.alert.subject,
        rule=waived.alert.rule,
    )
