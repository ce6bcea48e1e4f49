"""What a person or a program reads after ``sheetgen check``."""

from collections.abc import Iterator, Sequence

from sheetgen.intake import Checked
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.owing import owed_words
from sheetgen.model.problem import Problem, Weight
from sheetgen.returning.groups import Group, grouped
from sheetgen.returning.marks import is_asked, told
from sheetgen.telling.as_data import parts_of


def check_lines(checked: Checked, written: Sequence[str], say: Speaker) -> Iterator[str]:
    """One file: whose it is, what to fix in the order of mending, what was written."""
    submission = checked.submission
    whose = (submission.office, submission.office_name, str(checked.period or ""))
    told_of = (submission.file, *dict.fromkeys(whose))
    yield " · ".join(each for each in told_of if each)
    errors = sum(each.weight is Weight.ERROR for each in submission.problems)
    asked = sum(is_asked(each) for each in submission.problems)
    notices = len(submission.problems) - errors - asked
    if errors:
        yield "  " + say.say(message_n("{n} thing to fix.", "{n} things to fix.", errors))
    else:
        yield "  " + say.say(message("Nothing to fix."))
    if asked:
        yield "  " + say.say(
            message_n("{n} thing to verify or explain.", "{n} things to verify or explain.", asked)
        )
    if notices:
        yield "  " + say.say(
            message_n(
                "{n} notice that need not be fixed.", "{n} notices that need not be fixed.", notices
            )
        )
    if checked.changes is not None:
        yield from (f"  {say.say(each)}" for each in told(checked.changes))
    for group in grouped(submission.problems):
        yield from _group_lines(group, say)
    if checked.owing:
        yield "  " + say.say(owed_words(checked.owing))
    yield from (f"  {say.say(each)}" for each in _awaiting(checked))
    yield from (f"  → {path}" for path in written)
    yield ""


def _awaiting(checked: Checked) -> Iterator[Message]:
    """What is left open, by the office it hangs on."""
    for office in dict.fromkeys(office for _, office in checked.awaiting):
        codes = tuple(code for code, first in checked.awaiting if first == office)
        yield message(
            "Whether {items} must be explained is known once {office} has sent its file: its "
            "figure stands first.",
            items=codes,
            office=office,
        )


def _group_lines(group: Group, say: Speaker) -> Iterator[str]:
    margin = "      " if group.consequence else "  "
    sign = "○" if group.first.weight is Weight.NOTICE else "●"
    cure = say.say(group.first.remedy)
    if group.consequence:
        said = message("Perhaps because of the above: {cure}", cure=cure)
        cure = say.say(said)
    yield f"{margin}{sign} {group.first.code} {cure}"
    for each in group.problems:
        yield f"{margin}    {_where(each)}{say.say(each.message)}"


def _where(problem: Problem) -> str:
    place = problem.place
    return f"{place.sheet}!{place.cell}: " if place.sheet else ""


def check_record(checked: Checked, written: Sequence[str], say: Speaker) -> dict[str, object]:
    """The same for programs."""
    submission, changes = checked.submission, checked.changes
    return {
        **parts_of(submission, "file sha256 office"),
        "period": str(checked.period) if checked.period else None,
        "state": submission.state.value,
        "problems": [
            _record(each, say, consequence=group.consequence)
            for group in grouped(submission.problems)
            for each in group.problems
        ],
        "since": None
        if changes is None
        else {
            "file": changes.earlier,
            "fixed": [_record(each, say) for each in changes.fixed],
            "open": [_record(each, say) for each in changes.still_open],
            "new": [_record(each, say) for each in changes.new],
        },
        "owing": [parts_of(each, "plan code since count") for each in checked.owing],
        "awaiting": [{"code": code, "office": office} for code, office in checked.awaiting],
        "written": list(written),
    }


def _record(problem: Problem, say: Speaker, *, consequence: bool = False) -> dict[str, object]:
    told = parts_of(problem, "code weight place also message remedy", say)
    return {**told, "consequence": consequence}
