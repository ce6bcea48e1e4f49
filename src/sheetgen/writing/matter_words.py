"""A matter in words, as the first page and the page for a telephone tell it."""

from dataclasses import dataclass

from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.matter import Matter
from sheetgen.model.period import month_of
from sheetgen.model.report import Report
from sheetgen.telling.followed import decisions_words


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterWords:
    """What is told of a matter.

    ``what`` happens to the subject of ``code``, ``more`` says how much goes with it, ``about`` is
    the subject's name, "" where the message begins with it; ``cause`` is the office's own word.
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
    explained = None if life is None else life.explained
    decided = None if life is None else decisions_words(life, report)
    measure: Message | str = decided or ("" if explained is None else explained.corrective)
    what = say.say(alert.message)
    is_named = name and name != alert.subject and not what.startswith(name)
    return MatterWords(
        matter=matter,
        level=say.say(matter.level.word),
        offices=" - ".join(alert.offices),
        code=alert.subject,
        what=what,
        more=say.say(_more(matter)) if matter.effects else "",
        about=name if is_named else "",
        since="—" if alert.since is None else say.say(month_of(alert.since)),
        cause=("" if explained is None else explained.reason) or say.say(message("Without answer")),
        measure=measure if isinstance(measure, str) else say.say(measure),
    )


def _more(matter: Matter) -> Message:
    return message_n("and {n} more", "and {n} more", len(matter.effects))
