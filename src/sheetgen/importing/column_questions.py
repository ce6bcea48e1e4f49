"""What is asked of a table's columns: which of two it is, what none holds, of what months are."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sheetgen.importing.find import Found
from sheetgen.importing.heading_roles import OPENING, read_part
from sheetgen.importing.matrix_cells import Grid
from sheetgen.importing.nouns import HELD, Column, Question, Role
from sheetgen.language.matrix_words import plain
from sheetgen.language.message import Message, message
from sheetgen.reading.opening.cells import column_letters
from sheetgen.records import replace

_MAY_REPEAT = frozenset((Role.PERCENT, Role.TOTAL, Role.ORDINAL, Role.LEFT_OUT, Role.ASKED))


def ask_of_months(
    grid: Grid, found: Found, columns: Sequence[Column], questions: list[Question]
) -> None:
    """Months over which nothing stands: of all of them one question is asked."""
    months = [each for each in columns if is_bare_month(each)]
    if len(months) > 1:
        questions.append(
            Question(
                grid.place((found.last, months[0].number)),
                message("what are the figures under «{first}» to «{last}»: what is programmed, or "
                        "what was executed?", first=months[0].heading, last=months[-1].heading),
                ("is: programmed", "is: actual"),
            )
        )  # fmt: skip


def is_bare_month(column: Column) -> bool:
    """Whether a heading names a month, and nothing says of what."""
    return column.role is Role.ASKED and column.wanted is None and column.month is not None


def _holds_numbers(grid: Grid, found: Found, column: int) -> bool:
    """Whether all that a column holds are numbers, which name no office and no unit."""
    cells = [(row, column) for row in range(found.last + 1, found.end + 1)
             if (row, column) in grid.texts]  # fmt: skip
    return bool(cells) and all(grid.is_number(at) for at in cells)


def asked_where_missing(
    grid: Grid, found: Found, columns: list[Column], questions: list[Question], kind: str
) -> Iterable[Column]:
    """No column says who reports, and one has a heading that nobody knows: is it that one?"""
    unknown = {
        each.number for each in columns
        if each.role is Role.ASKED and each.wanted is None
        and not is_bare_month(each) and not _holds_numbers(grid, found, each.number)
    }  # fmt: skip
    needed = (Role.OFFICES, Role.UNIT) if kind == "activities" else (Role.OFFICES,)
    held = {each.wanted or each.role for each in columns}
    lacking = [role for role in needed if role not in held]
    if not unknown or not lacking:
        return columns
    candidates = tuple(
        f"{column_letters(each.number)} «{each.heading}»"
        for each in columns if each.number in unknown
    )  # fmt: skip
    where = grid.place((found.last, min(unknown)))
    questions.extend(Question(where, _which(role), candidates) for role in lacking)
    return [replace(each, wanted=lacking[0]) if each.number in unknown else each
            for each in columns]  # fmt: skip


def asked_of_opening_budget(
    grid: Grid, found: Found, columns: Sequence[Column], questions: list[Question]
) -> Iterable[Column]:
    """A table with the opening budget and no modified one: is it what the plan is to hold?"""
    if any(Role.PIM in {each.role, each.wanted} for each in columns):
        return columns
    opening = [each for each in columns if each.role is Role.LEFT_OUT
               and read_part(each.heading.rpartition(" / ")[2]).words & {OPENING}]  # fmt: skip
    for each in opening:
        letters = column_letters(each.number)
        asked = message("no column holds the modified budget (PIM): is the opening one, "
                        "«{heading}», to stand for it?", heading=each.heading)  # fmt: skip
        answers = (f"{letters} is: pim", f"{letters} is: left-out")
        questions.append(Question(grid.place((found.last, each.number)), asked, answers))
    return [replace(each, role=Role.ASKED, wanted=Role.PIM) if each in opening else each
            for each in columns]  # fmt: skip


def asked_where_doubled(
    grid: Grid, found: Found, columns: Sequence[Column], questions: list[Question]
) -> Iterable[Column]:
    """A heading that stands twice is a question: which of the two is meant?"""
    keys = {each.number: _key(each) for each in columns}
    times = Counter(key for each in columns if (key := keys[each.number]) is not None)
    for key, n in times.items():
        if n > 1:
            rivals = [each for each in columns if keys[each.number] == key]
            questions.append(
                Question(
                    grid.place((found.last, rivals[0].number)),
                    _which(rivals[0].role),
                    tuple(f"{column_letters(each.number)} «{each.heading}»" for each in rivals),
                )
            )
    for each in columns:
        key = keys[each.number]
        doubled = key is not None and times[key] > 1
        yield replace(each, role=Role.ASKED, wanted=each.role) if doubled else each


def _which(role: Role) -> Message:
    return message("which of these columns holds {what} (is: {role})?",
                   what=HELD[role], role=role.value)  # fmt: skip


def _key(column: Column) -> tuple[object, ...] | None:
    if column.role in _MAY_REPEAT:
        return None
    if column.role in {Role.ELEMENT_CODE, Role.ELEMENT_NAME}:
        return (column.role, plain(column.level))
    if column.role in {Role.TARGET, Role.ACTUAL, Role.ACCRUED, Role.PROGRAMMED}:
        return (column.role, column.year, column.month)
    return (column.role,)
