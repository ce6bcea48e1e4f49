"""The commitments on the page: what each office answers for, promised and how it stands."""

from xml.etree.ElementTree import Element

from sheetgen.language.message import message, message_n
from sheetgen.model.commitment import Commitment
from sheetgen.telling.commitment_words import promise_words, state_words
from sheetgen.telling.follow_words import decided_words
from sheetgen.writing.context import COMMITMENTS, Context
from sheetgen.writing.page.chains import Chains
from sheetgen.writing.page.first_page import table
from sheetgen.writing.page.html_tags import Part, tag
from sheetgen.writing.page.lines import shortened
from sheetgen.writing.sheets.alerts import names

_HEADINGS = (
    message("Item"),
    message("Responsible"),
    message("Cause given"),
    message("Measure and date"),
    message("State"),
    message("Decision of the direction"),
)


def commitments(context: Context, chains: Chains) -> Element:
    """All commitments in the order of their sheet, as many as there is room for."""
    say, whole = context.say.say, context.report.commitments
    shown = whole[: max(5, chains.room.stories)]
    left = len(whole) - len(shown)
    called = names(context.report)
    rows = [_row(each, called.get(each.subject, ""), context, chains) for each in shown]
    more = message_n(
        "{n} more commitment stands in the workbook {file}, sheet {sheet}.",
        "{n} more commitments stand in the workbook {file}, sheet {sheet}.",
        left,
        file=context.book,
        sheet=COMMITMENTS,
    )
    heading = say(COMMITMENTS)
    none = message("No office has anything to answer for in this period.")
    return tag(
        "section",
        tag("h2", heading, id="commitments"),
        table(heading, [say(each) for each in _HEADINGS], rows, class_="words")
        if shown
        else tag("p", say(none)),
        tag("p", say(more)) if left else None,
        aria_labelledby="commitments",
    )  # fmt: skip


def _row(
    made: Commitment, name: str, context: Context, chains: Chains
) -> tuple[Part | list[Part], ...]:
    say, room, day = context.say.say, chains.room, context.report.as_of
    promised, decided = promise_words(made), decided_words(made.decisions, day)
    return (
        [chains.code(made.subject), f" {shortened(name, room)}" if name else ""],
        " - ".join(made.offices),
        shortened(made.cause, room),
        "" if promised is None else shortened(say(promised), room),
        say(state_words(made, day)),
        "" if decided is None else shortened(say(decided), room),
    )
