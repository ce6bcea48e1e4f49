"""The parts that the explanations of items and of elements share."""

from collections.abc import Sequence

from sheetgen.cli.terminal_page import Page
from sheetgen.language.message import Message, message, message_n, own_message
from sheetgen.model.explanation import Explanation, Near
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.period import month_of
from sheetgen.model.place import Place
from sheetgen.model.plan import Item
from sheetgen.model.rule import Bound, Named, Rule
from sheetgen.model.status import Band, Status
from sheetgen.model.summary import Alert
from sheetgen.model.table_cell import TableCells, no_tables
from sheetgen.model.waiver import WaivedAlert, Waiver
from sheetgen.ruling.explaining.nearly_held import NEAR_POINTS, NEAR_SHARE
from sheetgen.telling.condition_words import fact_words, in_words
from sheetgen.telling.words import GAPS, date_of, day_of, set_by_words
from sheetgen.writing.context import DIGITS

MOST_PLACES = 4


def head(page: Page, answer: Explanation) -> None:
    """Code and name, plan and period."""
    name = ""
    if answer.item is not None:
        name = answer.item.judged.measured.item.name
    elif answer.element is not None:
        name = answer.element.summary.element.name
    page.title(f"{answer.code}  {name if name != answer.code else ''}".rstrip())
    page.text(
        message(
            "{plan} · {period} · data as of {day}",
            plan=answer.plan.code,
            period=month_of(answer.period),
            day=day_of(answer.as_of),
        )
    )


def verdict_words(page: Page, status: Status, band: Band | None) -> str:
    """The status with its symbol: "▼ Bajo"."""
    tone = status.tone_for(band)
    return f"{tone.symbol} {page.words(tone.word)}"


def shown(item: Item, figure: Figure, unit: str = "item") -> Message:
    """A figure in its unit, or why there is none."""
    if figure is Gap.BLANK:  # whether it was asked for is told by the status and what is owed
        return message("the cell is empty")
    if isinstance(figure, Gap):
        return GAPS[figure]
    if unit == "percent" or (unit == "item" and item.in_percent):
        return message("{figure:percentage}", figure=figure)
    if unit == "soles":
        return message("{figure:soles}", figure=figure)
    return message("{figure}", figure=figure)


def rule_section(page: Page, rule: Rule, gap: Gap | None = None) -> None:
    """The rule that decided: condition, reason, source and file.

    Of what is not due, a reason of its own: the rule's speaks of plans that lack a target.
    """
    is_due = gap is not Gap.NOT_DUE
    page.section(message("The rule that decided"))
    page.row(rule.code, f"{rule.name} ({rule.file})")
    page.row(message("In force"), in_force_words(rule))
    page.row(message("Condition"), in_words(rule.test, page.say))
    page.row(message("Why"), own_message(rule.why) if is_due else _NOT_DUE)
    page.row(message("Source"), own_message(rule.source))
    page.row(
        message("When it is wrong"), own_message(rule.wrong_when) if is_due else _WRONG_WHEN_DUE
    )


def in_force_words(rule: Rule) -> Message:
    """The months that this version of the rule judges."""
    if rule.until is None:
        return message("since {since}", since=rule.since)
    return message("from {since} to {until}", since=rule.since, until=rule.until)


_NOT_DUE = message(
    "The plan judges no figure of it in this period: its frequency, targets or schedule fall in "
    "another."
)
_WRONG_WHEN_DUE = message(
    "It is to be followed in this period all the same; then correct its frequency, or add a "
    "target of this period to the plan."
)


def threshold_section(page: Page, bounds: tuple[Bound, ...], thresholds: tuple[Named, ...]) -> None:
    """The thresholds that had a say, and who set each."""
    page.section(message("Thresholds in force"))
    rows = []
    for bound in bounds:
        named = next((each for each in thresholds if each.name == bound.name), None)
        unit = "" if named is None else named.unit
        meaning = "" if named is None else page.words(named.meaning)
        set_by = page.words(set_by_words(bound.set_by))
        rows.append((bound.name, in_unit(bound.figure, unit), f"{set_by}: {meaning}"))
    page.table(rows)


def in_unit(figure: object, unit: str) -> Message:
    """A figure of a fact or threshold in its unit."""
    if unit == "percent":
        return message("{figure:percentage}", figure=figure)
    if unit == "points":
        return message("{figure}\N{NO-BREAK SPACE}p.\N{NO-BREAK SPACE}p.", figure=figure)
    if unit == "soles":
        return message("{figure:soles}", figure=figure)
    return message("{figure}", figure=figure)


def near_section(page: Page, near: tuple[Near, ...]) -> None:
    """The rules that nearly held."""
    if not near:
        return
    page.section(
        message(
            "Rules that nearly held (within {points} points, or {share} of the bound)",
            points=NEAR_POINTS,
            share=message("{figure:percentage}", figure=NEAR_SHARE * 100),
        )
    )
    for each in near:
        page.row(each.rule.code, f"{each.rule.name}: {in_words(each.rule.test, page.say)}")
        page.row(
            "",
            message(
                "{fact} is {figure}, the bound {bound}: {distance} away",
                fact=fact_words(each.fact, page.say),
                figure=in_unit(each.figure, each.unit),
                bound=in_unit(each.bound, each.unit),
                distance=in_unit(each.distance, "points" if each.unit == "percent" else each.unit),
            ),
        )


def alert_section(page: Page, alerts: tuple[Alert, ...], waived: tuple[WaivedAlert, ...]) -> None:
    """The alerts with their remedy and cells, and those that a waiver set apart."""
    page.section(message_n("{n} alert", "{n} alerts", len(alerts)))
    for each in alerts:
        _alert(page, each)
    if waived:
        page.section(message_n("{n} waived alert", "{n} waived alerts", len(waived)))
    for set_apart in waived:
        _alert(page, set_apart.alert)
        page.row(message("Waived"), waiver_words(set_apart.waiver))


def waiver_words(waiver: Waiver) -> Message:
    """Until when, by whom and why."""
    return message(
        "until {until}, by {approver}: {reason}",
        until=date_of(waiver.until),
        approver=waiver.approver,
        reason=waiver.reason,
    )


def place_rows(
    page: Page,
    places: Sequence[Place],
    label: Message | str = "",
    tables: TableCells = no_tables,
) -> None:
    """The first of some cells, what was typed in those of the plan's ``tables``, and how many more.

    With the digest of the table's file as the traces show it.
    """
    for at, place in enumerate(places[:MOST_PLACES]):
        page.place(place, "" if at else label)
        if (cell := tables(place)) is not None:
            digest = cell.sha256[:DIGITS]
            page.row(
                "", message("typed as «{typed}», SHA-256 {digest}", typed=cell.typed, digest=digest)
            )
    if (more := len(places) - MOST_PLACES) > 0:
        page.row("", message_n("… and {n} cell more", "… and {n} cells more", more))


def _alert(page: Page, alert: Alert) -> None:
    severity = f"{alert.level.symbol} {page.words(alert.level.word)}"
    page.row(alert.rule, severity)
    page.row("", alert.message)
    page.row(message("What to do"), alert.remedy)
    place_rows(page, alert.places, message("Read from"))
