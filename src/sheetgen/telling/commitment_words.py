"""What offices promised, in words: the measure, who takes it and by when, and how it stands."""

from datetime import date

from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.model.commitment import Commitment, Standing
from sheetgen.model.follow import Explained
from sheetgen.model.period import month_of
from sheetgen.telling.words import day_of


def measure_words(said: Explained) -> Message:
    """A measure as its office gave it: "Otro turno · Ana Rojas · hasta el 31/03/2026"."""
    return _measure(said, said.due)


def promise_words(made: Commitment) -> Message | None:
    """The measure in force, with the day in force; None where none was given."""
    return None if made.promise is None else _measure(made.promise, made.due)


def own_words(said: Explained) -> Message:
    """A measure and who takes it, without its day."""
    return joined([_own(each) for each in (said.corrective, said.responsible) if each], " · ")


def _measure(said: Explained, due: date | None) -> Message:
    parts = [own_words(said)]
    if due is not None:
        parts.append(message("until {day}", day=day_of(due)))
    elif said.due_text:
        parts.append(message("«{text}»", text=said.due_text))
    return joined(parts, " · ")


def _own(text: str) -> Message:
    """An office's own words."""
    return message("{text}", text=text)


def state_words(made: Commitment, day: date) -> Message:
    """How a commitment stands on a day: "Vencida, hace 15 días"."""
    if made.standing is Standing.OVERDUE:
        return message_n(
            "{state}, by {n} day", "{state}, by {n} days", made.days_overdue(day),
            state=made.standing.word,
        )  # fmt: skip
    if made.postponed and made.standing is not Standing.DONE:
        return message_n(
            "{state}; its day was moved once",
            "{state}; its day was moved {n} times",
            made.postponed,
            state=made.standing.word,
        )
    return made.standing.word


def promised_line(made: Commitment, day: date) -> Message:
    """A promise in a line: of what, what, in which month, and how it stands."""
    promise, words = made.promise, promise_words(made)
    if promise is None or words is None:
        return message("{subject}: {state}", subject=made.subject, state=state_words(made, day))
    return message(
        "{subject}: {measure}, said in {month}. {state}.",
        subject=made.subject,
        measure=words,
        month=month_of(made.first or promise.period),
        state=state_words(made, day),
    )


def compared_words(made: Commitment) -> Message | None:
    """What was promised in an earlier month, and what came of it; None where nothing was."""
    promised = made.promised
    if promised is None:
        return None
    month, outcome = month_of(promised.period), _outcome(made)
    if made.promise is promised:
        return message("Promised in {month}. {outcome}", month=month, outcome=outcome)
    return message(
        "In {month}: {measure}. {outcome}",
        month=month,
        measure=measure_words(promised),
        outcome=outcome,
    )


def _outcome(made: Commitment) -> Message:
    if made.standing is Standing.DONE:
        return message("It is as expected again.")
    if made.standing is Standing.OVERDUE:
        return message("The day is past and it has not recovered.")
    if made.postponed:
        return message_n(
            "It has not recovered, and its day was moved once.",
            "It has not recovered, and its day was moved {n} times.",
            made.postponed,
        )
    return message("It has not recovered yet.")
