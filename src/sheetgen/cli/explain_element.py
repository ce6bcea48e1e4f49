"""The page of an element: what its progress is the mean of, money, and what would lift its band."""

from decimal import Decimal

from sheetgen.cli.explain_parts import (
    alert_section,
    in_unit,
    near_section,
    rule_section,
    threshold_section,
    verdict_words,
)
from sheetgen.cli.terminal_page import Page
from sheetgen.language.message import Message, message, message_n
from sheetgen.model.explanation import ElementExplanation, Explanation, Lift
from sheetgen.model.figure import Gap
from sheetgen.model.status import Status
from sheetgen.model.summary import MeanOf, MeanPart
from sheetgen.telling.words import percentage_words

_MOST_ALONE = 6


def element_sections(page: Page, answer: Explanation, element: ElementExplanation) -> None:
    """All that is said of the element; rules and thresholds again only where it is alone."""
    summary = element.summary
    levels = {level.code: level.name for level in answer.plan.levels}
    page.section(message("As an element of the plan: {level}", level=levels[summary.element.level]))
    status = element.rule.status or Status.NOT_RATED
    progress = summary.progress.figure
    page.text(
        f"{verdict_words(page, status, summary.band)}   {page.words(percentage_words(progress))}"
    )
    _counts(page, element)
    _money(page, element)
    _further(page, element)
    _parts(page, element)
    _lifts(page, element)
    if answer.item is None:
        rule_section(page, element.rule)
        threshold_section(page, element.bounds, answer.thresholds)
        near_section(page, element.near)
    alert_section(page, element.alerts, element.waived)


def _counts(page: Page, element: ElementExplanation) -> None:
    mean = element.summary.progress
    said = message(
        "mean of {n}; {left_out} left out, {capped} capped",
        n=mean.n,
        left_out=mean.left_out,
        capped=mean.capped,
    )
    page.row(
        message("Progress"), message("that of its product row") if _by_product(element) else said
    )
    counts = [
        message("{n} {word}", n=n, word=status.tone_for(None).word)
        for status, n in element.summary.counts
        if n
    ]
    page.row(message("Items below it"), message("{counts}", counts=counts))


def _further(page: Page, element: ElementExplanation) -> None:
    """Whatever else its items come to."""
    for each in element.summary.further:
        page.row(each.quantity.word, in_unit(each.figure, each.unit))


def _money(page: Page, element: ElementExplanation) -> None:
    pim, accrued, financial = (each.figure for each in element.summary.money.measures)
    if isinstance(pim, Gap) or isinstance(accrued, Gap) or isinstance(financial, Gap):
        return
    page.row(
        message("Money of the year"),
        message(
            "{accrued} / {pim} × 100 = {financial:percentage}",
            accrued=accrued,
            pim=pim,
            financial=financial,
        ),
    )


def _parts(page: Page, element: ElementExplanation) -> None:
    if _by_product(element):
        return
    parts = element.summary.progress.parts
    page.section(message("What it is the mean of"))
    weighted = len({part.weight for part in parts}) > 1
    page.table(
        (part.code, percentage_words(part.progress), _counted(part, element, weighted=weighted))
        for part in parts
    )
    page.text(_sum(element))


def _by_product(element: ElementExplanation) -> bool:
    """Whether its product row's progress stands for it."""
    return element.summary.progress.of is MeanOf.PRODUCT


def _counted(part: MeanPart, element: ElementExplanation, *, weighted: bool) -> Message:
    weight = message(", weight {weight}", weight=part.weight_shown) if weighted else Message("")
    if isinstance(part.counted, Gap):
        return message("left out{weight}", weight=weight)
    if part.counted != part.progress and isinstance(part.progress, Gap):
        return message("counts as 0{weight}", weight=weight)
    if part.counted != part.progress:
        return message("capped at {cap:percentage}{weight}", cap=element.cap, weight=weight)
    return weight


def _sum(element: ElementExplanation) -> Message:
    """The mean with its numbers in it."""
    counted = element.summary.progress.counted
    total = sum(
        (part.counted * part.weight_shown for part in counted if isinstance(part.counted, Decimal)),
        Decimal(0),
    )
    weights = sum((part.weight_shown for part in counted), Decimal(0))
    if not weights:
        return message("There is nothing to average.")
    return message(
        "{total} / {weights} = {progress:percentage}",
        total=total,
        weights=weights,
        progress=element.summary.progress.figure,
    )


def _lifts(page: Page, element: ElementExplanation) -> None:
    if not element.lifts:
        return
    page.section(message("What would lift it"))
    for lift in element.lifts:
        word = lift.status.tone_for(lift.band).word
        page.text(
            message(
                "«{word}» from a mean of {progress:percentage}: {points} points of progress more, "
                "among those it is the mean of.",
                word=word,
                progress=lift.progress,
                points=lift.points,
            )
        )
        page.text(_alone(lift), 2)


def _alone(lift: Lift) -> Message:
    if not lift.alone:
        return message("None of them could do it alone.")
    shown = [
        message(
            "{code} (from {now:percent} to {needed:percent})", code=code, now=now, needed=needed
        )
        for code, now, needed in lift.alone[:_MOST_ALONE]
    ]
    return message_n(
        "One could do it alone: {shown}.",
        "Alone could do it, for example: {shown}.",
        len(lift.alone),
        shown=shown,
    )
