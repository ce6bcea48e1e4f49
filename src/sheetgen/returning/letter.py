"""The message to send with a returned file, as plain text."""

from collections.abc import Iterator
from datetime import date

from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.problem import Weight
from sheetgen.model.submission import Submission
from sheetgen.returning.changes import Changes
from sheetgen.returning.groups import Group, grouped
from sheetgen.returning.marks import EXPLAIN, told

_MOST_CELLS = 8


def letter(
    submission: Submission,
    period: Message | str,
    changes: Changes | None,
    due: date,
    say: Speaker,
    *,
    marked: bool,
) -> str:
    """What to write to the office: what was received, what to fix, until when."""
    office = submission.office_name or submission.office or say.say(message("the office"))
    errors = sum(each.weight is Weight.ERROR for each in submission.problems)
    parts: list[Message] = [
        message("Subject: {office}, report of {period}", office=office, period=period),
        message("To the officers of {office}:", office=office),
        message("We received your file {file}.", file=submission.file.rpartition("/")[2]),
    ]
    if changes is not None:
        parts.append(told(changes))
    if errors:
        parts.append(
            message_n("There is {n} thing to fix:", "There are {n} things to fix:", errors)
        )
    else:
        parts.append(message("There is nothing to fix. Thank you."))
    blocks = [say.say(each) for each in parts]
    groups = grouped(submission.problems)
    blocks += ("\n".join(_block(each, say)) for each in groups if _is_error(each))
    wanted = [each for each in groups if each.first.code in EXPLAIN]
    if wanted:
        blocks.append(say.say(message("Please explain as well:")))
        blocks += ("\n".join(_block(each, say)) for each in wanted)
    is_returned = marked and bool(errors or wanted)
    blocks += (say.say(each) for each in _closing(errors, due, is_returned=is_returned))
    return "\n\n".join(blocks) + "\n"


def _is_error(group: Group) -> bool:
    return group.first.weight is Weight.ERROR


def _block(group: Group, say: Speaker) -> Iterator[str]:
    yield f"* {say.say(group.first.remedy)}"
    for each in group.problems[:_MOST_CELLS]:
        where = f"{each.place.sheet}!{each.place.cell}: " if each.place.cell else ""
        yield f"    - {where}{say.say(each.message)}"
    if len(group.problems) > _MOST_CELLS:
        more = len(group.problems) - _MOST_CELLS
        yield "    - " + say.say(message_n("… and {n} more.", "… and {n} more.", more))


def _closing(errors: int, due: date, *, is_returned: bool) -> Iterator[Message]:
    if is_returned:
        yield message(
            "We return your file with the cells marked and a first sheet that leads to each of "
            "them. Correct them there and send it back."
        )
    if errors:
        yield message("The date due is {date}.", date=due.isoformat())
