"""The message to send with a returned file, as plain text."""

from collections.abc import Iterator
from dataclasses import dataclass

from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.problem import VERIFY, Weight
from sheetgen.model.receipt import own_name
from sheetgen.model.submission import State, Submission
from sheetgen.returning.changes import Changes
from sheetgen.returning.groups import Group, grouped
from sheetgen.returning.marks import EXPLAIN, told

_MOST_CELLS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What the letter is about: the period and the date due in words, and who signs it.

    ``period`` and ``due`` are None where nobody knows which period the file is for.
    """

    period: Message | None
    due: Message | None
    is_past: bool
    sender: str


def letter(
    submission: Submission,
    occasion: Occasion,
    changes: Changes | None,
    say: Speaker,
    *,
    marked: bool,
) -> str:
    """What to write to the office: what was received, what to fix or to answer, until when."""
    errors = sum(each.weight is Weight.ERROR for each in submission.problems)
    groups = grouped(submission.problems)
    asked = any(each.first.code in EXPLAIN for each in groups)
    blocks = [say.say(each) for each in _opening(submission, occasion, say)]
    if changes is not None:
        blocks.append(say.say(told(changes)))
    blocks.append(say.say(_verdict(errors, asked=asked)))
    blocks += ("\n".join(_block(each, say)) for each in groups if _is_error(each))
    for head, codes in _QUESTIONS:
        wanted = [each for each in groups if each.first.code in codes]
        if wanted:
            blocks.append(say.say(head))
            blocks += ("\n".join(_block(each, say)) for each in wanted)
    if errors or asked:
        # One whose file was refused needs another file: there is nothing to put right in this one.
        is_returned = marked and submission.state is not State.REJECTED
        blocks += (say.say(each) for each in _closing(occasion, is_returned=is_returned))
    blocks.append(occasion.sender)
    return "\n\n".join(blocks) + "\n"


_QUESTIONS = (
    (message("Please verify:"), VERIFY),
    (message("Please explain:"), tuple(each for each in EXPLAIN if each not in VERIFY)),
)


def _opening(submission: Submission, occasion: Occasion, say: Speaker) -> Iterator[Message]:
    office = submission.office_name or submission.office or say.say(message("the office"))
    file = own_name(submission.file)
    if occasion.period is None:
        yield message("Subject: {office}, file {file}", office=office, file=file)
    else:
        yield message(
            "Subject: {office}, report of {period}", office=office, period=occasion.period
        )
    yield message("To the officers of {office}:", office=office)
    yield message("We received your file {file}.", file=file)


def _verdict(errors: int, *, asked: bool) -> Message:
    if errors:
        return message_n("There is {n} thing to fix:", "There are {n} things to fix:", errors)
    if asked:
        return message("All of it could be read. Before we take it as final we ask you:")
    return message("There is nothing to fix. Thank you.")


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


def _closing(occasion: Occasion, *, is_returned: bool) -> Iterator[Message]:
    if is_returned:
        yield message(
            "We return your file with the cells marked and a first sheet that leads to each of "
            "them. Correct or complete them there and send it back."
        )
    if occasion.due is not None:
        yield (
            message(
                "The date due was {date} and is past: please send it as soon as you can.",
                date=occasion.due,
            )
            if occasion.is_past
            else message("The date due is {date}.", date=occasion.due)
        )
