"""The message to send with a returned file, as plain text."""

from collections.abc import Iterator, Mapping

from sheetgen.faults.fault_table import COMPLETE, UNREAD, VERIFY
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.owing import Owing, owed_words
from sheetgen.model.place import Place
from sheetgen.model.problem import Weight
from sheetgen.model.receipt import own_name
from sheetgen.model.submission import State, Submission
from sheetgen.records import Struct
from sheetgen.returning.groups import Group, grouped
from sheetgen.returning.marks import NO_NAMES, Names, is_asked, names_by_row, row_of, told
from sheetgen.returning.mended import Changes

_MOST_CELLS = 8
_EMPTY = "READ-310"


class Occasion(Struct, frozen=True, kw_only=True):
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
    names: Names = NO_NAMES,
    owing: tuple[Owing, ...] = (),
    promised: tuple[Message, ...] = (),
) -> str:
    """What to write to the office: what was received, what to fix or to answer, until when.

    ``names`` are those of its items, which stand beside each cell that is named; ``owing`` are the
    explanations that it owes, of earlier months too; ``promised`` is what it promised then.
    """
    errors = sum(each.weight is Weight.ERROR for each in submission.problems)
    groups = grouped(submission.problems)
    asked = any(is_asked(each.first) for each in groups)
    unread = [each for each in groups if _is_unread(each)]
    rows = names_by_row(submission, names)
    blocks = [say.say(each) for each in _opening(submission, occasion, say)]
    if changes is not None:
        blocks += map(say.say, told(changes))
    blocks.append(say.say(_verdict(errors, asked=asked, unread=bool(unread))))
    blocks += ("\n".join(_block(each, rows, say)) for each in groups if _is_error(each))
    if unread and errors:
        blocks.append(say.say(message("What follows was not read either:")))
    blocks += ("\n".join(_block(each, rows, say)) for each in unread)
    for head, codes in _QUESTIONS:
        wanted = [each for each in groups if each.first.code in codes and not _is_error(each)]
        if wanted:
            blocks.append(say.say(head))
            blocks += ("\n".join(_block(each, rows, say)) for each in wanted)
    blocks += _open(owing, promised, say)
    if errors or asked or unread:
        # One whose file was refused needs another file: there is nothing to put right in this one.
        is_returned = marked and submission.state is not State.REJECTED
        blocks += (say.say(each) for each in _closing(occasion, is_returned=is_returned))
    blocks.append(occasion.sender)
    return "\n\n".join(blocks) + "\n"


def _open(owing: tuple[Owing, ...], promised: tuple[Message, ...], say: Speaker) -> Iterator[str]:
    """What the office owes an explanation of, and what it promised and has not done."""
    if owing:
        yield say.say(owed_words(owing))
    if promised:
        yield say.say(message("What you promised in earlier months, and is still open:"))
        yield "\n".join(dict.fromkeys(f"  - {say.say(each)}" for each in promised))


_QUESTIONS = (
    (message("Please verify:"), VERIFY),
    (message("Please complete or explain:"), COMPLETE),
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


def _verdict(errors: int, *, asked: bool, unread: bool) -> Message:
    if errors:
        return message_n("There is {n} thing to fix:", "There are {n} things to fix:", errors)
    if unread:
        return message("What follows was not read; all the rest could be.")
    if asked:
        return message("All of it could be read. Before we take it as final we ask you:")
    return message("There is nothing to fix. Thank you.")


def _is_error(group: Group) -> bool:
    return group.first.weight is Weight.ERROR


def _is_unread(group: Group) -> bool:
    return group.first.code in UNREAD and not _is_error(group)


def _block(group: Group, rows: Mapping[tuple[str, str], str], say: Speaker) -> Iterator[str]:
    """What to do, and each cell with its item; of cells left empty the first ones are enough."""
    yield f"* {say.say(group.first.remedy)}"
    shown = _MOST_CELLS if group.first.code == _EMPTY else len(group.problems)
    for each in group.problems[:shown]:
        yield f"    - {_where(each.place, rows)}{say.say(each.message)}"
    if len(group.problems) > shown:
        more = len(group.problems) - shown
        yield "    - " + say.say(message_n("… and {n} more.", "… and {n} more.", more))


def _where(place: Place, rows: Mapping[tuple[str, str], str]) -> str:
    if not place.cell:
        return ""
    name = rows.get(row_of(place))
    of = f" «{name}»" if name else ""
    return f"{place.sheet}!{place.cell}{of}: "


def reminder(
    office: str,
    asked: int,
    occasion: Occasion,
    say: Speaker,
    *,
    owing: tuple[Owing, ...] = (),
    promised: tuple[Message, ...] = (),
) -> str:
    """What to write to an office of which nothing came; ``asked`` counts its items.

    ``owing`` and ``promised`` are of earlier months.
    """
    blocks = [
        message("Subject: {office}, report of {period}", office=office, period=occasion.period),
        message("To the officers of {office}:", office=office),
        message("We have not received your report of {period}.", period=occasion.period),
        message_n(
            "It asks for {n} item. Fill the template that you were sent and send the whole file.",
            "It asks for {n} items. Fill the template that you were sent and send the whole file.",
            asked,
        ),
        message("Where there is no figure, type ND and the reason: that is an answer too."),
    ]
    closing = _closing(occasion, is_returned=False)
    told = [
        *map(say.say, blocks),
        *_open(owing, promised, say),
        *map(say.say, closing),
        occasion.sender,
    ]
    return "\n\n".join(told) + "\n"


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
