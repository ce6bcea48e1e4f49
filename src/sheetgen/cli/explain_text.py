"""An explanation as a page: first the verdict, then what it rests on, then what would change it."""

from datetime import date
from decimal import Decimal

from sheetgen.cli.explain_element import element_sections
from sheetgen.cli.explain_pace import pace_section
from sheetgen.cli.explain_parts import (
    alert_section,
    head,
    near_section,
    place_rows,
    rule_section,
    shown,
    threshold_section,
    verdict_words,
    waiver_words,
)
from sheetgen.cli.explain_past import past_section
from sheetgen.cli.terminal_page import Page
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.explanation import Explanation, ItemExplanation, Ladder, Rung
from sheetgen.model.figure import Gap
from sheetgen.model.formulas.mean_by_month import MeanByMonth
from sheetgen.model.formulas.read import CountedInLists, Leaf, Planned
from sheetgen.model.formulas.sums import SameAs, SumOf
from sheetgen.model.kinds import Kind
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.observation import LISTS, Observation
from sheetgen.model.period import month_of
from sheetgen.model.plan import Item
from sheetgen.model.quantity import OWN
from sheetgen.model.table_cell import TableCells
from sheetgen.telling.commitment_words import promise_words, state_words
from sheetgen.telling.pace_words import outlook
from sheetgen.telling.words import KIND_WORDS, measure_word, unit_word, why_without
from sheetgen.writing.wordings import without_target


def explanation_lines(answer: Explanation, say: Speaker) -> list[str]:
    """The whole page."""
    page = Page(say)
    head(page, answer)
    if answer.item is not None:
        _item(page, answer, answer.item)
    if answer.element is not None:
        element_sections(page, answer, answer.element)
    return page.lines


def _item(page: Page, answer: Explanation, item: ItemExplanation) -> None:
    judged = item.judged
    page.text(_who(judged.measured.item))
    page.lines.append("")
    progress = judged.measured.measure("progress")
    verdict = verdict_words(page, judged.verdict.status, judged.verdict.band)
    page.text(f"{verdict}   {page.words(_progress(progress))}")
    decided = next((f for f in judged.verdict.findings if f.rule == judged.verdict.rule), None)
    when = outlook(judged.measured, answer.plan.until)
    if when is not None:
        page.text(when)
    elif decided is not None:
        page.text(decided.message)
    if (said := without_target(judged.measured)) is not None:
        page.text(said)
    _owed(page, item)
    _workings(page, item)
    _inputs(page, item, answer.tables)
    pace_section(page, item)
    _ladder(page, item)
    rule_section(page, item.rule, judged.measured.gap)
    threshold_section(page, item.bounds, answer.thresholds)
    near_section(page, item.near)
    alert_section(page, item.alerts, item.waived)
    _said(page, item)
    _promised(page, item, answer.as_of)
    past_section(page, item)


def _who(item: Item) -> Message:
    unit = unit_word(item)
    return message(
        "{kind}, in {unit}; reported by {offices}",
        kind=KIND_WORDS[item.kind],
        unit=unit,
        offices=" - ".join(item.offices),
    )


def _progress(progress: Measure | None) -> Message:
    if progress is None or isinstance(progress.figure, Gap):
        return message("no progress")
    return message("progress {figure:percentage}", figure=progress.figure)


def _owed(page: Page, item: ItemExplanation) -> None:
    owed = item.owed
    if owed is None:
        return
    page.section(message("Who owes it"))
    offices = owed.offices
    page.row(message("Office"), offices[0] if offices else "?")
    if len(offices) > 1:
        page.row(message("It may come from"), " - ".join(offices[1:]))
    since = message_n(
        "{since} ({n} due period)",
        "{since} ({n} due periods in a row)",
        owed.count,
        since=owed.since,
    )
    page.row(message("Without data since"), since)
    for place in owed.cells:
        page.place(place, message("To be typed in"))
    if owed.waiver is not None:
        page.row(message("Excused"), waiver_words(owed.waiver))


def _workings(page: Page, item: ItemExplanation) -> None:
    page.section(message("How it is computed"))
    measured = item.judged.measured
    subject = measured.item
    for each in item.workings:
        gap = each.figure
        why = why_without(measured, gap) if isinstance(gap, Gap) else Message("")
        of_work = each.name == "progress" and subject.kind is not Kind.INDICATOR
        word = message("Progress to date") if of_work else each.quantity.word
        page.row(word, each.worked(subject) or why)
        if isinstance(each.formula, MeanByMonth) and each.formula.rests_on is not None:
            page.row("", message("Mean of {months}.", months=each.formula.rests_on))
    if subject.aggregation.is_permissible:
        page.row("", message("A permissible bound is all or nothing: 100 or 0, never a ratio."))


def _inputs(page: Page, item: ItemExplanation, tables: TableCells) -> None:
    """Each figure it starts from, what was typed, and its cells."""
    measured = item.judged.measured
    page.section(message("Where it comes from"))
    computed = {each.name for each in item.workings}
    for each in measured.measures:
        derived = isinstance(each.formula, (SameAs, SumOf)) and each.name not in computed
        if not (isinstance(each.formula, Leaf) or derived):
            continue
        page.row(each.quantity.word, _origin(measured, each))
        place_rows(page, each.places, tables=tables)


def _origin(measured: MeasuredItem, measure: Measure) -> Message:
    found = measure.figure
    figure = (
        why_without(measured, found)
        if found is Gap.NOT_SUBMITTED
        else shown(measured.item, found, measure.unit)
    )
    if measure.correction is not None:
        return message(
            "{figure}, corrected by {approver}: {reason}; the office sent «{typed}»",
            figure=figure,
            approver=measure.correction.approver,
            reason=measure.correction.reason,
            typed=measure.typed,
        )
    if measure.typed:
        return message("{figure}, typed as «{typed}»", figure=figure, typed=measure.typed)
    match measure.formula:
        case Planned(follows=Message() as how) | CountedInLists(pattern=how):
            return message("{figure}: {how}", figure=figure, how=how)
        case SameAs(code=code):
            return message("{figure}, that of {code}", figure=figure, code=code)
        case SumOf(codes=codes):
            return message("{figure}, the sum of {codes}", figure=figure, codes=", ".join(codes))
        case _:
            return figure


def _ladder(page: Page, item: ItemExplanation) -> None:
    ladder, subject = item.ladder, item.judged.measured.item
    page.section(message("What would change it"))
    if not ladder.rungs:
        page.text(message("It follows from other items: see those it comes from."))
        return
    if ladder.is_flat:
        only = ladder.rungs[0]
        tone = only.status.tone_for(only.band)
        page.text(_only(tone.word))
        return
    page.text(message("By the value that the office reports:"))
    actual = item.judged.measured.measure("actual")
    page.table(_rung(page, subject, ladder, each, actual) for each in ladder.rungs)
    if ladder.also_reads:
        page.text(
            message(
                "Status rules also read {facts}; the values look at progress alone.",
                facts=ladder.also_reads,
            )
        )


def _only(word: Message) -> Message:
    return message("Nothing the office reports: it would be «{word}» all the same.", word=word)


def _rung(
    page: Page, item: Item, ladder: Ladder, rung: Rung, actual: Measure | None
) -> tuple[str, str, str]:
    verdict = verdict_words(page, rung.status, rung.band)
    first, last = shown(item, rung.first or Decimal(0)), shown(item, rung.last or Decimal(0))
    begins_at_zero = not rung.first and ladder.rungs[0].first is not None
    if rung.last is None:
        span = message("from {first}", first=first)
    elif rung.first == rung.last:
        span = message("at {first}", first=first)
    elif rung.first is None or begins_at_zero:
        span = message("up to {last}", last=last)
    else:
        span = message("from {first} to {last}", first=first, last=last)
    return verdict, page.words(span), page.words(_here(item, ladder, rung, actual))


def _here(item: Item, ladder: Ladder, rung: Rung, actual: Measure | None) -> Message:
    now = ladder.current
    below = rung.first is not None and not isinstance(now, Gap) and now < rung.first
    if isinstance(now, Gap) or below or (rung.last is not None and now > rung.last):
        return Message("")
    if actual is not None and actual.correction is not None:
        return message(
            "◄ corrected: {now} (reported: {typed})", now=shown(item, now), typed=actual.typed
        )
    return message("◄ reported: {now}", now=shown(item, now))


def _said(page: Page, item: ItemExplanation) -> None:
    """What each office sent, where there are several, and what they wrote."""
    if len({each.office for each in item.said}) > 1:
        page.section(message("What each office sent"))
        for each in item.said:
            whose = page.words(message("Lists")) if each.office == LISTS else each.office
            page.row(f"{whose} · {page.words(_word_of(item, each.field))}", _sent(item, each))
            place_rows(page, each.cells)
    if item.notes:
        page.section(message("What the office wrote"))
        for note in item.notes:
            page.row(f"{note.office} · {page.words(field_word(note.field))}", f"«{note.typed}»")
            page.place(note.place)


def _promised(page: Page, item: ItemExplanation, day: date) -> None:
    """What the office promised, and what came of it."""
    if not any(each.promise for each in item.commitments):
        return
    page.section(message("What the office promised"))
    for made in item.commitments:
        promise, words = made.promise, promise_words(made)
        if promise is not None and words is not None:
            page.row(month_of(promise.period), words)
            for place in promise.places:
                page.place(place)
        page.row(message("State"), state_words(made, day))


def _measure_of(item: ItemExplanation, field: str) -> Measure | None:
    """The measure of a field that is asked, one of the form's own too."""
    measured = item.judged.measured
    return measured.measure(field) or measured.measure(f"{OWN}{field}")


def _word_of(item: ItemExplanation, field: str) -> Message:
    found = _measure_of(item, field)
    return field_word(field) if found is None else found.quantity.word


def _sent(item: ItemExplanation, sent: Observation) -> Message:
    if isinstance(sent.said, str):
        return message("«{text}»", text=sent.said)
    if sent.correction is not None:
        return message("«{typed}», corrected", typed=sent.typed)
    found = _measure_of(item, sent.field)
    unit = "item" if found is None else found.unit
    return shown(item.judged.measured.item, sent.said, unit)


def field_word(field: str) -> Message:
    """What a column of the template asks for."""
    return _FIELDS.get(field) or measure_word(field)


_FIELDS = {
    "reason": message("Reason"),
    "corrective": message("Corrective measure"),
    "responsible": message("Person in charge"),
    "measure_due": message("Deadline"),
    "evidence": message("Means of verification"),
    "comment": message("Comment"),
}
