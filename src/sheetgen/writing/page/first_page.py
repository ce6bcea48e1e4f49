"""The first page as words and figures: title, cards, matrix and offices, each figure opening."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import Figure
from sheetgen.model.period import month_of
from sheetgen.model.printed import printed
from sheetgen.model.status import TONES
from sheetgen.model.summary import ElementSummary
from sheetgen.model.theme import Theme
from sheetgen.model.tone import Tone
from sheetgen.telling.comparison_words import in_a_line
from sheetgen.telling.words import day_of
from sheetgen.writing.apart import told_apart
from sheetgen.writing.context import DELIVERIES, SUMMARY, Context
from sheetgen.writing.live_cells import state_word
from sheetgen.writing.page.chains import Chains
from sheetgen.writing.page.html_tags import Part, tag
from sheetgen.writing.page.lines import percent_text, shortened
from sheetgen.writing.sheets.card import Face, face_name
from sheetgen.writing.sheets.cards import faces
from sheetgen.writing.sheets.headline import title_of
from sheetgen.writing.sheets.legend import meanings
from sheetgen.writing.sheets.movements import moved, moved_trace, trend
from sheetgen.writing.sheets.office_table import (
    HEADINGS,
    Standing,
    answered_of,
    answered_words,
    sent_words,
    standings,
)
from sheetgen.writing.sheets.office_table import tallies_of as office_tallies
from sheetgen.writing.sheets.summary_matrix import (
    all_groups,
    counted_items,
    first_of,
    tallies_of,
    worst_first,
)
from sheetgen.writing.workbook.branding import titled
from sheetgen.writing.workbook.trace import Trace


def header(context: Context, theme: Theme) -> Element:
    """The finding, whose report it is, and what every reader must know first."""
    report, say = context.report, context.say.say
    whose = message(
        "{plan} · {period} · data as of {day} · {workspace}",
        plan=titled(message("{plan}", plan=report.plan.name), theme),
        period=month_of(report.period),
        day=day_of(report.as_of),
        workspace=context.workspace_name,
    )
    split = told_apart(report)
    notes = (
        None if report.comparison is None else say(in_a_line(report.comparison)),
        None if split is None else say(split),
        report.plan.note or None,
    )
    return tag(
        "header",
        tag("h1", title_of(report, say), id="top"),
        tag("p", say(whose), class_="soft"),
        *(tag("p", note) for note in notes if note),
    )


def cards(context: Context, chains: Chains) -> Element:
    """The four figures that say how the plan stands."""
    say = context.say.say
    made = [_card(face, context, chains) for face in faces(context)]
    return tag(
        "section", tag("h2", say(message("How the plan stands")), id="cards"),
        tag("ul", *made, class_="cards"), aria_labelledby="cards",
    )  # fmt: skip


def _card(face: Face, context: Context, chains: Chains) -> Element:
    say = context.say
    big = face.big
    text = say.say(big) if isinstance(big, Message) else percent_text(big, say)
    figure = _counted(face) if isinstance(big, Message) else big
    return tag(
        "li",
        tag("h3", say.say(face_name(face))),
        tag("p", chains.figure(figure, face.shows, text), class_=f"big {_class(face.tone)}"),
        *(tag("p", _line(face, said, context, chains), class_="soft") for said in face.lines),
    )


def _line(face: Face, said: Message, context: Context, chains: Chains) -> Part:
    """A line of a card; one that counts leads to what it counts."""
    text = context.say.say(said)
    if said is face.note and face.of_note is not None:
        return chains.figure(face.of_note.figure, face.of_note, text)
    if said is face.note and face.target == context.to(DELIVERIES):
        return tag("a", text, href="#offices")
    return text


def _counted(face: Face) -> Figure | None:
    return face.shows.figure if isinstance(face.shows, Trace) else None


def matrix(context: Context, chains: Chains) -> Element:
    """Elements by statuses: progress, change, trend and how many items stand where."""
    say, report = context.say.say, context.report
    counted = counted_items(context)
    whole, most = all_groups(context, counted), chains.room.groups
    shown = whole if len(whole) <= most else first_of(whole, worst_first(whole, counted), most)
    is_moving = report.fallen is not None
    headings = [
        say(message("Element")),
        say(message("Progress")),
        *((say(message("Change")), say(message("Trend"))) if is_moving else ()),
        *(f"{tone.symbol} {say(tone.word)}" for tone in TONES),
        say(message("Items")),
    ]
    rows = [
        (
            [chains.code(each.element.code), _name(each, context, chains)],
            _progress(each, context, chains),
            *(_movement(each, context, chains) if is_moving else ()),
            *(
                chains.figure(Decimal(len(of.of)), of if of.of else None, str(len(of.of)))
                for of in tallies_of(
                    each.element.code,
                    {each.element.code: counted.get(each.element.code, ())},
                )
            ),
        )
        for each in shown
    ]
    total = [
        chains.figure(Decimal(len(of.of)), of if of.of else None, str(len(of.of)))
        for of in tallies_of(report.plan.code, counted)
    ]
    blank = len(headings) - len(total) - 1
    rows.append(([tag("b", say(message("Total")))], *("" for _ in range(blank)), *total))
    left = len(whole) - len(shown)
    more = message_n(
        "{n} other element stands in the workbook {file}, sheet {sheet}; the total counts it.",
        "{n} other elements stand in the workbook {file}, sheet {sheet}; the total counts them.",
        left,
        file=context.book,
        sheet=SUMMARY,
    )
    legend = [
        tag(
            "li",
            tag("span", state_word(tone, context.say), class_=_class(tone)),
            f" {say(meaning)}",
        )
        for tone, meaning in meanings(report)
    ]
    return tag(
        "section",
        tag("h2", say(message("Status of the items")), id="matrix"),
        table(say(message("Status of the items")), headings, rows),
        tag("p", say(more)) if left else None,
        tag(
            "details",
            tag("summary", say(message("What the colours say"))),
            tag("ul", *legend),
        ),
        aria_labelledby="matrix",
    )


def _name(summary: ElementSummary, context: Context, chains: Chains) -> str:
    name = context.element_name(summary)
    return "" if name == summary.element.code else f" {shortened(name, chains.room)}"


def _progress(summary: ElementSummary, context: Context, chains: Chains) -> Element:
    figure, say = summary.progress.figure, context.say
    shown = printed(figure, context.report.plan.printed_cap) if isinstance(figure, Decimal) else ""
    text = say.say(shown) if isinstance(shown, Message) else percent_text(figure, say)
    of = None if summary.band is None else _class(summary.band.tone)
    made = chains.figure(figure, context.shown(summary.element.code, "progress"), text)
    return tag("span", made, class_=of)


def _movement(summary: ElementSummary, context: Context, chains: Chains) -> Iterator[Part]:
    report, code, say = context.report, summary.element.code, context.say
    points = moved(report, code)
    if points is None:
        yield "—"
    else:
        sign = "+" if points > 0 else "−" if points < 0 else ""
        said = say.say(message("{sign}{points:points}", sign=sign, points=abs(points)))
        yield chains.figure(points, moved_trace(report, code), said)
    said_trend = trend(report, summary)
    yield "—" if said_trend is None else say.say(said_trend)


def offices(context: Context, chains: Chains) -> Element:
    """The offices, the worst first."""
    say, found = context.say.say, standings(context.report)
    shown = found[: chains.room.offices]
    left = len(found) - len(shown)
    more = message_n(
        "{n} other office stands in the workbook {file}, sheet {sheet}.",
        "{n} other offices stand in the workbook {file}, sheet {sheet}.",
        left,
        file=context.book,
        sheet=DELIVERIES,
    )
    heading = say(message("Offices, worst first"))
    return tag(
        "section",
        tag("h2", heading, id="offices"),
        table(
            heading, [say(each) for each in HEADINGS], [_office(e, context, chains) for e in shown]
        ),
        tag("p", say(more)) if left else None,
        aria_labelledby="offices",
    )


def _office(each: Standing, context: Context, chains: Chains) -> tuple[Part | list[Part], ...]:
    say = context.say.say
    answered = answered_words(each)
    return (
        each.office,
        *(
            chains.figure(Decimal(len(of.of)), of if of.of else None, str(len(of.of)))
            for of in office_tallies(each)
        ),
        say(sent_words(each)),
        ""
        if answered is None
        else chains.figure(
            Decimal(len(each.answered)), answered_of(each) if each.answered else None, say(answered)
        ),
    )


def table(
    caption: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[Part | list[Part]]],
    class_: str | None = None,
) -> Element:
    """A table that on a narrow screen becomes a block a row, each cell with its heading.

    The roles say again what it is: browsers forget it where a style makes blocks of its rows.
    """

    def cells(row: Sequence[Part | list[Part]]) -> Iterator[Element]:
        for at, (heading, held) in enumerate(zip(headings, row, strict=True)):
            parts = held if isinstance(held, list) else [held]
            if at:
                yield tag("td", *parts, role="cell", data_label=heading)
            else:
                yield tag("th", *parts, scope="row", role="rowheader")

    return tag(
        "table",
        tag("caption", caption, class_="hide"),
        tag(
            "thead",
            tag(
                "tr",
                *(tag("th", each, scope="col", role="columnheader") for each in headings),
                role="row",
            ),
            role="rowgroup",
        ),
        tag("tbody", *(tag("tr", *cells(row), role="row") for row in rows), role="rowgroup"),
        role="table",
        class_=class_,
    )


def _class(tone: Tone | None) -> str:
    """The class of a colour family."""
    return "" if tone is None else f"t{tone.place}"
