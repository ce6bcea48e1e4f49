"""What stands in words in a row of an item sheet: why it is as it is, and what the office says."""

from collections.abc import Mapping

from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.model.figure import Gap
from sheetgen.model.formulas.mean_by_month import MeanByMonth
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.summary import Mean, MeanOf
from sheetgen.telling.pace_words import outlook
from sheetgen.telling.revised import revised_words
from sheetgen.telling.words import GAPS, day_said
from sheetgen.writing.item_rows import Row
from sheetgen.writing.workbook.cell import Cell, Text, Web, web_address
from sheetgen.writing.workbook.height import width_for

REASON, CORRECTIVE = "reason", "corrective"
RESPONSIBLE, DUE = "responsible", "measure_due"
SHOWN_APART = frozenset({REASON, CORRECTIVE, RESPONSIBLE, DUE})
"""What an office wrote that has a column of its own."""


def rests_on_months(measured: MeasuredItem) -> Message | None:
    """How many of its months a mean rests on, and which are missing; None where none is."""
    progress = measured.measure("progress")
    formula = None if progress is None else progress.formula
    rests = formula.rests_on if isinstance(formula, MeanByMonth) else None
    return None if rests is None else message("Mean of {months}.", months=rests)


def without_target(measured: MeasuredItem) -> Message | None:
    """Where to mend it that a period has no target although its year has one; else None."""
    year = measured.measure("target_year")
    if measured.gap is not Gap.NO_TARGET or year is None:
        return None
    return message(
        "The plan gives no target for {period}, only that of the year, {target}. Add it to "
        'targets.csv with its period, or write targets = "linear" or "same" in plan.toml.',
        period=measured.period,
        target=year.shown(measured.item),
    )


def too_few(mean: Mean) -> Message:
    """Why a mean is not rated: it rests on less of its parts than the plan asks."""
    return message(
        "not rated: it covers {coverage:percent}, and the plan asks {least:percentage}",
        coverage=mean.coverage,
        least=mean.least,
    )


def _why(judged: JudgedItem, until: Period | None) -> Message | None:
    """Why an item is not rated, or what its rule says of it."""
    gap = judged.measured.gap
    if gap is Gap.NOT_DUE:
        return outlook(judged.measured, until)
    if gap is not None:
        return without_target(judged.measured) or GAPS[gap]
    verdict = judged.verdict
    told = [
        finding.message
        for finding in verdict.findings
        if finding.rule == verdict.rule and not verdict.status.entry.is_well
    ]
    return told[0] if told else None


def _rests_on(row: Row) -> Message | str:
    if row.line.element is None:
        return ""
    mean = row.line.element.progress
    if mean.of is MeanOf.PRODUCT:
        return message("The physical progress of the product, as in its row of activities")
    told = (
        message_n("Mean of {n} element", "Mean of {n} elements", n=mean.n)
        if mean.of is MeanOf.ELEMENTS
        else message_n("Mean of {n} item", "Mean of {n} items", n=mean.n)
    )
    said = message(
        "{mean}; left out: {left_out}; capped: {capped}",
        mean=told,
        left_out=mean.left_out,
        capped=mean.capped,
    )
    return said if mean.lacking is None else joined([said, too_few(mean)], "; ")


def note(row: Row) -> Cell:
    """Why an item is not rated, or what its rule says; of an element, what its mean rests on."""
    if row.judged is None:
        return Text(_rests_on(row), (*row.look, "light"))
    measured = row.judged.measured
    revised = revised_words(row.context.report, measured.item)
    parts = (_why(row.judged, row.context.report.plan.until), rests_on_months(measured), revised)
    told = [each for each in parts if each is not None]
    return Text(joined(told) if told else "", row.look)


def months(row: Row) -> Cell:
    """The symbols of the statuses in the months known, the latest last; a dot where none was due.

    They say it where no small chart is drawn.
    """
    if row.item is None:
        return Text("", row.look)
    states = [each.items.get(row.item.code) for each in row.context.report.states]
    told = (
        "·" if each is None or each.progress is Gap.NOT_DUE
        else each.status.tone_for(each.band).symbol
        for each in states
    )  # fmt: skip
    return Text("".join(told), (*row.look, "centre"))


def cause(row: Row) -> Cell:
    """The reason that the office gave; that it gave none where it owes one."""
    text = _notes(row).get(REASON, "")
    if not text and row.item is not None and row.item.code in row.owed:
        return Text(message("Without answer"), (*row.look, "soft"))
    return Text(text, row.look)


def corrective(row: Row) -> Cell:
    """The corrective measure that the office gave, with who takes it by when where it says so."""
    notes = _notes(row)
    told: tuple[str | Message, ...] = (
        notes.get(CORRECTIVE, ""),
        notes.get(RESPONSIBLE, ""),
        day_said(notes.get(DUE, "")),
    )
    said = [message("{said}", said=each) for each in told if each]
    return Text(joined(said, " · ") if said else "", row.look)


def _notes(row: Row) -> Mapping[str, str]:
    return {} if row.judged is None else row.judged.measured.texts


def said(row: Row) -> Cell:
    """What else the office wrote beside its figures; its first address leads to where it says."""
    notes = _notes(row).items()
    words = " · ".join(text for field, text in notes if text and field not in SHOWN_APART)
    address = web_address(words)
    if address:
        return Web(address, words, (*row.look, "small", "link"))
    return Text(words, (*row.look, "small"))


_WIDEST_OFFICE = 22.0


def office_width(report: Report) -> float:
    """How wide a column of offices must be that no code of one is broken inside a word."""
    words = (word for office in report.plan.offices for word in office.code.split())
    return min(width_for(words, ("body", "wrap", "bold")), _WIDEST_OFFICE)
