"""A matter in words, as the first page and the page for a telephone tell it."""

from sheetgen.language.message import Message, joined, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.commitment import Commitment, Standing
from sheetgen.model.matter import Matter
from sheetgen.model.period import month_of
from sheetgen.model.report import Report
from sheetgen.records import Struct
from sheetgen.telling.commitment_words import own_words, promise_words
from sheetgen.telling.follow_words import decisions_words, more_words
from sheetgen.telling.words import day_of


class MatterWords(Struct, frozen=True, kw_only=True):
    """What is told of a matter.

    ``what`` happens to the subject of ``code``, ``more`` says how much goes with it, ``about`` is
    the subject's name, "" where the message begins with it; ``cause`` is the office's own word,
    ``measure`` what it promised, by whom and until when, and what the direction decided.
    """

    matter: Matter
    level: str
    offices: str
    code: str
    what: str
    more: str
    about: str
    since: str
    cause: str
    measure: str


def matter_words(report: Report, matter: Matter, name: str, say: Speaker) -> MatterWords:
    """A matter whose subject is called ``name``."""
    alert = matter.alert
    life = report.following.life(alert.id)
    decided = None if life is None else decisions_words(life, report)
    made = next((each for each in report.commitments if each.number == matter.number), None)
    promised = None if made is None else _promised(made)
    measure = joined([each for each in (promised, decided) if each], " · ")
    unanswered = message("Without answer") if not promised else "—"
    cause = (made.cause if made is not None else "") or unanswered
    what = say.say(alert.message)
    more = more_words(*matter.counted(report.following.noted))
    is_named = name and name != alert.subject and not what.startswith(name)
    return MatterWords(
        matter=matter,
        level=say.say(matter.level.word),
        offices=" - ".join(alert.offices),
        code=alert.subject,
        what=what,
        more="" if more is None else say.say(more),
        about=name if is_named else "",
        since="—" if alert.since is None else say.say(month_of(alert.since)),
        cause=cause if isinstance(cause, str) else say.say(cause),
        measure=say.say(measure),
    )


def _promised(made: Commitment) -> Message | None:
    """The measure in force: its day, and that it is past, said first, for the end may be cut."""
    if made.promise is None or made.due is None:
        return promise_words(made)
    measure = own_words(made.promise)
    if made.standing is Standing.OVERDUE:
        return message("Overdue since {day}: {measure}", day=day_of(made.due), measure=measure)
    return message("Until {day}: {measure}", day=day_of(made.due), measure=measure)
