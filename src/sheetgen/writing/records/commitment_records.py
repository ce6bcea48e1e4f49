"""What offices answer for, for programs: a record a cause."""

from datetime import date

from sheetgen.language.speaker import Speaker
from sheetgen.model.commitment import Commitment
from sheetgen.telling.follow_words import decision_record, explained_record


def commitment_record(made: Commitment, day: date, say: Speaker) -> dict[str, object]:
    """A cause, what was said and promised of it, how it stands, and what was decided."""
    promise = made.promise
    return {
        "subject": made.subject,
        "offices": list(made.offices),
        "number": made.number,
        "alert": made.alert or None,
        "what": None if made.what is None else say.again(made.what),
        "effects": made.effects,
        "effects_acknowledged": made.noted,
        "cause": made.cause,
        "measure": "" if promise is None else promise.corrective,
        "responsible": "" if promise is None else promise.responsible,
        "due": None if made.due is None else made.due.isoformat(),
        "due_text": "" if promise is None else promise.due_text,
        "days_overdue": made.days_overdue(day),
        "postponed": made.postponed,
        "said_in": None if promise is None else str(promise.period),
        "state": made.standing.value,
        "same_reason_periods": made.repeated,
        "before": explained_record(made.before),
        "decisions": [decision_record(each, day) for each in made.decisions],
    }
