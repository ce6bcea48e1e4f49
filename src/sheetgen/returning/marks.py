"""From problems to marks and lines: what is said beside each cell and on the first sheet."""

from collections.abc import Iterable, Mapping
from string import ascii_uppercase
from typing import TypeAlias

from sheetgen.faults.fault_table import COMPLETE, VERIFY
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem, Weight
from sheetgen.model.receipt import own_name
from sheetgen.model.submission import State, Submission
from sheetgen.returning.annotate import Note
from sheetgen.returning.groups import grouped
from sheetgen.returning.mark_styles import Mark
from sheetgen.returning.mended import Changes
from sheetgen.returning.observations_sheet import Line, Page
from sheetgen.returning.sheet_marks import At

TITLE = message("Observations")
Names: TypeAlias = Mapping[tuple[str, str], str]
"""The names of items by plan and code."""
NO_NAMES: Names = {}
_TO_DO = message(
    "Put the marked cells right in this same file (red: to fix; amber: to verify or explain), save "
    "it and send it back. Each name of a cell below leads to it."
)
_STATES = {Weight.ERROR: message("To be fixed"), Weight.NOTICE: message("Notice")}


def is_asked(problem: Problem) -> bool:
    """Whether it is a notice that asks for words or a second look."""
    return problem.code in VERIFY | COMPLETE and problem.weight is Weight.NOTICE


def names_by_row(submission: Submission, names: Names) -> Mapping[tuple[str, str], str]:
    """The name of the item in each row of the file, by sheet and row."""
    cells = [(each.plan, each.code, each.place) for each in submission.observations]
    cells += [(each.plan, each.code, each.place) for each in submission.untold]
    return {
        row_of(place): names[plan, code] for plan, code, place in cells if (plan, code) in names
    }


def row_of(place: Place) -> tuple[str, str]:
    """The sheet and row of a cell."""
    return place.sheet, place.cell.lstrip(ascii_uppercase)


def cell_notes(
    submission: Submission, changes: Changes | None, say: Speaker
) -> dict[str, dict[At, Note]]:
    """What is marked, by sheet and cell; a cell with several problems says them all."""
    notes: dict[str, dict[At, Note]] = {}
    told = ((each, place) for each in submission.problems for place in (each.place, *each.also))
    for each, place in told:
        at = _at(place, submission.file)
        if at is None:
            continue
        on_sheet = notes.setdefault(place.sheet, {})
        said = f"{each.code}: {say.say(each.message)} {say.say(each.remedy)}"
        mark = Mark.ERROR if each.weight is Weight.ERROR else Mark.NOTICE
        before = on_sheet.get(at)
        if before is not None:
            said = f"{before.text}\n{said}"
            mark = Mark.ERROR if Mark.ERROR in {mark, before.mark} else mark
        on_sheet[at] = Note(mark, said)
    for place in _fixed_cells(submission, changes):
        at = _at(place, submission.file)
        if at is not None and at not in notes.get(place.sheet, {}):
            said = f"READ \N{CHECK MARK} {say.say(message('Fixed.'))}"
            notes.setdefault(place.sheet, {})[at] = Note(Mark.FIXED, said)
    return notes


def _fixed_cells(submission: Submission, changes: Changes | None) -> Iterable[Place]:
    """Where the cells that were mended stand now."""
    if changes is None:
        return ()
    return (
        each.place
        for each in submission.observations
        if (each.plan, each.code, each.field) in changes.fixed_cells
    )


def _at(place: Place, file: str) -> At | None:
    """The cell in the office's own file; None for what stands elsewhere or nowhere."""
    if place.file != file or not place.sheet:
        return None
    try:
        return At.parse(place.cell)
    except ValueError:
        return None


def page(
    submission: Submission,
    period: str,
    changes: Changes | None,
    say: Speaker,
    sheets: set[str],
    names: Names = NO_NAMES,
) -> Page:
    """The sheet of observations; links only lead to ``sheets``, those the file has.

    ``period`` is told in words; ``names`` are those of items, which stand beside each cell.
    """
    rows = names_by_row(submission, names)
    errors = sum(each.weight is Weight.ERROR for each in submission.problems)
    titles: list[Message | str] = [
        TITLE,
        " · ".join(dict.fromkeys((submission.office, submission.office_name, period))),
        message_n("{n} thing to fix.", "{n} things to fix.", errors)
        if errors
        else message("Nothing to fix."),
    ]
    wanted = sum(is_asked(each) for each in submission.problems)
    if wanted:
        titles.append(
            message_n("{n} thing to verify or explain.", "{n} things to verify or explain.", wanted)
        )
    if (errors or wanted) and submission.state is not State.REJECTED:
        titles.append(_TO_DO)
    if changes is not None:
        titles += told(changes)
    lines = [
        _line(each, submission, changes, say, sheets, rows)
        for group in grouped(submission.problems)
        for each in group.problems
    ]
    if changes is not None:
        lines += (_fixed(each, say) for each in changes.fixed)
    headings = (
        message("State"),
        message("Cell"),
        message("Item"),
        message("What was found"),
        message("What to do"),
    )
    return Page(
        titles=tuple(each if isinstance(each, str) else say.say(each) for each in titles),
        headings=tuple(say.say(each) for each in headings),  # type: ignore[arg-type]  # five
        lines=tuple(lines),
    )


def told(changes: Changes) -> tuple[Message, ...]:
    """What a second delivery did, as one sentence: of what asks something of the office.

    Where nothing was asked before nor is now, there is nothing to tell.
    """
    fixed, still_open, new = (
        sum(each.weight is Weight.ERROR or is_asked(each) for each in problems)
        for problems in (changes.fixed, changes.still_open, changes.new)
    )
    if not fixed + still_open + new:
        return ()
    said = message(
        "Since {earlier}: {fixed}, {open}, {new}.",
        earlier=own_name(changes.earlier),
        fixed=message_n("{n} fixed", "{n} fixed", fixed),
        open=message_n("{n} still open", "{n} still open", still_open),
        new=message_n("{n} new", "{n} new", new),
    )
    return (said,)


def _line(
    problem: Problem,
    submission: Submission,
    changes: Changes | None,
    say: Speaker,
    sheets: set[str],
    rows: Mapping[tuple[str, str], str],
) -> Line:
    place = problem.place
    state = say.say(_STATES[problem.weight])
    if changes is not None:
        new = message("new") if problem in changes.new else message("still open")
        state = f"{state} · {say.say(new)}"
    is_here = _at(place, submission.file) is not None and place.sheet in sheets
    quoted = place.sheet.replace("'", "''")
    return Line(
        state=state,
        where=f"{place.sheet}!{place.cell}" if is_here else place.sheet,
        item=rows.get(row_of(place), "") if is_here else "",
        link=f"'{quoted}'!{place.cell}" if is_here else "",
        said=f"{problem.code} · {say.say(problem.message)}",
        cure=say.say(problem.remedy),
    )


def _fixed(problem: Problem, say: Speaker) -> Line:
    return Line(
        state=say.say(message("Fixed")),
        where=f"{problem.place.sheet}!{problem.place.cell}".strip("!"),
        item="",
        link="",
        said=f"{problem.code} · {say.say(problem.message)}",
        cure="",
    )
