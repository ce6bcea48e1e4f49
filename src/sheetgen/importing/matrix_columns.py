"""What each column of a table holds: by its mapping, else by its headings and what is in it."""

import re
from collections.abc import Mapping, Sequence

from sheetgen.importing.column_cells import holds_codes, holds_words, texts_of, without_heading
from sheetgen.importing.column_questions import (
    ask_of_months,
    asked_of_opening_budget,
    asked_where_doubled,
    asked_where_missing,
    is_bare_month,
)
from sheetgen.importing.draft_tables import initials
from sheetgen.importing.find import Found, heading_parts
from sheetgen.importing.heading_roles import OF_MONTHS, Part, kind_of, level_of, role_of
from sheetgen.importing.mapping import Mapped, MappedTable
from sheetgen.importing.matrix_cells import Grid
from sheetgen.importing.nouns import FIGURES, OF_MONEY, Column, Question, Role, Table
from sheetgen.importing.pairs import is_of_parts, is_of_stages
from sheetgen.importing.side_by_side import asked_where_apart
from sheetgen.language.matrix_words import heading_words, plain
from sheetgen.language.message import message
from sheetgen.reading.opening.cells import column_letters
from sheetgen.records import Struct, replace

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Proposal(Struct, frozen=True):
    """A table with its columns, what kind of items it holds, and what is to be asked."""

    table: Table
    kind: str
    questions: tuple[Question, ...]


def template_of(heading: str) -> str:
    """A heading with {year} where its year stands, as mapping files write it."""
    return _YEAR.sub("{year}", heading) if len(set(_YEAR.findall(heading))) == 1 else heading


def propose(grid: Grid, found: Found, mapped: MappedTable | None) -> Proposal:
    """The columns of a table as they are understood."""
    parts = heading_parts(grid, found)
    texts = [part.text for each in parts.values() for part in each]
    kind = mapped.kind if mapped and mapped.kind else kind_of(texts)
    questions = []
    if kind is None:
        questions.append(
            Question(
                grid.place((found.first, min(parts))),
                message("do its rows track indicators or activities? Its headings do not say it."),
                ("kind: indicators", "kind: activities"),
            )
        )
    activities = kind == "activities"
    columns, asked = _understood(grid, found, parts, activities=activities)
    if mapped is not None:
        columns, asked = _as_said(grid, found, parts, mapped, (columns, asked))
    questions += asked
    ask_of_months(grid, found, columns, questions)
    columns = list(asked_where_missing(grid, found, columns, questions, kind or ""))
    table = Table(
        grid=grid, first=found.first, last=found.last, end=found.end, columns=tuple(columns)
    )
    return Proposal(table, kind or "", tuple(questions))


def _understood(
    grid: Grid, found: Found, parts: Mapping[int, Sequence[Part]], *, activities: bool
) -> tuple[list[Column], list[Question]]:
    """The columns by their headings and cells alone, and what of them is to be asked."""
    questions: list[Question] = []
    columns = [_column(number, each, None, activities=activities)
               for number, each in parts.items()]  # fmt: skip
    columns += without_heading(grid, found, columns)
    columns = [_of_parts(grid, found, each) for each in columns]
    columns = _staged(grid, found, columns) if activities else columns
    columns = [
        replace(each, role=Role.ASKED)
        if each.role in FIGURES | {Role.ORDINAL} and holds_words(grid, found, each.number)
        else each
        for each in columns
    ]
    questions.extend(
        Question(
            grid.place((found.last, each.number)),
            message("what does the column «{heading}» hold?", heading=each.heading),
            ("is: element-code", "is: element-name", "is: left-out"),
        )
        for each in columns
        if each.role is Role.ASKED and each.wanted is Role.ELEMENT_CODE
    )
    columns = _by_content(grid, found, _abbreviated(columns))
    columns = _whose_codes(grid, found, columns, questions)
    columns = list(asked_where_apart(grid, found, columns, questions))
    columns = list(asked_of_opening_budget(grid, found, columns, questions))
    return list(asked_where_doubled(grid, found, columns, questions)), questions


def _as_said(
    grid: Grid, found: Found, parts: Mapping[int, Sequence[Part]], mapped: MappedTable,
    understood: tuple[list[Column], list[Question]],
) -> tuple[list[Column], list[Question]]:  # fmt: skip
    """The columns as the mapping says them; a "?" that nobody answered is asked as it was."""
    columns = [_column(number, each, mapped, activities=False) for number, each in parts.items()]
    columns += without_heading(grid, found, columns)
    questions: list[Question] = []
    columns = list(asked_where_doubled(grid, found, columns, questions))
    waiting = {
        each.number: grid.place((found.last, each.number))
        for each in columns
        if (said := mapped.of(template_of(each.heading), column_letters(each.number))) is not None
        and said.role is Role.ASKED
    }
    again = [each for each in understood[1] if each.where in waiting.values()]
    asked = {each.where for each in again}
    before = {each.number: each for each in understood[0]}
    wanted = {before[number].wanted for number, where in waiting.items() if where in asked}
    columns = [
        before[each.number]
        if not each.heading  # a mapping cannot name it
        or (each.number in waiting and before[each.number].wanted in wanted - {None})
        else each
        for each in columns
    ]
    return columns, [*questions, *again]


def _column(
    number: int, parts: Sequence[Part], mapped: MappedTable | None, *, activities: bool
) -> Column:
    heading = " / ".join(" ".join(part.text.split()) for part in parts)
    years = {part.year for part in parts if part.year}
    months = {part.month for part in parts if part.month}
    year = years.pop() if len(years) == 1 else None
    month = months.pop() if len(months) == 1 else None
    under = [found for part in parts if (found := part.words & set(OF_MONTHS))]
    group = min(under[-1]) if under and len(under[-1]) == 1 else ""
    if not group and any("money" in part.words for part in parts):
        group = OF_MONEY
    column = Column(
        number=number, heading=heading, role=Role.ASKED, year=year, month=month, of=group
    )
    if mapped is not None:
        said = mapped.of(template_of(heading), column_letters(number))
        return _as_mapped(column, said) if said else column
    if years or months:  # two years over one column: of which it is, nobody can say
        return column
    role = role_of(parts, activities=activities)
    level = level_of(parts) if role in {Role.ELEMENT_CODE, Role.ELEMENT_NAME} else ""
    if role is None and any("element" in part.words for part in parts):
        return replace(column, wanted=Role.ELEMENT_CODE)
    return replace(column, role=role or Role.ASKED, level=level)


def _as_mapped(column: Column, said: Mapped) -> Column:
    return replace(
        column,
        role=said.role,
        level=said.level or column.level,
        year=said.year or column.year,
        month=said.month or column.month,
    )


def _of_parts(grid: Grid, found: Found, column: Column) -> Column:
    """«Física» and «Financiera» in turn say which row is which, whatever stands over them."""
    texts = texts_of(grid, found, column.number)
    return replace(column, role=Role.PART, level="") if is_of_parts(texts) else column


def _staged(grid: Grid, found: Found, columns: list[Column]) -> list[Column]:
    """Months of which nothing but «Programado» and «Ejecutado» in each row says what they are."""
    if not any(each.role is Role.PART and is_of_stages(texts_of(grid, found, each.number))
               for each in columns):  # fmt: skip
        return columns
    return [replace(each, role=Role.PROGRAMMED) if is_bare_month(each) else each
            for each in columns]  # fmt: skip


def _abbreviated(columns: list[Column]) -> list[Column]:
    """«Código OEI» and «Objetivo Estratégico Institucional»: the code and name of one level."""
    coded = {plain(each.level) for each in columns if each.role is Role.ELEMENT_CODE}
    named = {plain(each.level) for each in columns if each.role is Role.ELEMENT_NAME}
    apart = {each.level for each in columns if each.role is Role.ELEMENT_NAME
             and plain(each.level) not in coded}  # fmt: skip
    whole = {
        level: found[0]
        for level in {each.level for each in columns if each.role is Role.ELEMENT_CODE}
        if plain(level) not in named
        and len(found := [each for each in apart if initials(each) == level.upper()]) == 1
    }
    return [
        replace(each, level=whole.get(each.level, each.level))
        if each.role is Role.ELEMENT_CODE
        else each
        for each in columns
    ]


def _by_content(grid: Grid, found: Found, columns: list[Column]) -> list[Column]:
    """The codes told from the names where one heading stands over both."""
    chosen = {each.number: each for each in columns}
    groups: dict[tuple[Role, str, str], list[Column]] = {}
    for each in columns:
        if each.role in {Role.NAME, Role.ELEMENT_NAME}:
            groups.setdefault((each.role, each.level, each.heading), []).append(each)
    has_code = any(each.role is Role.CODE for each in columns)
    for (role, _, _), several in groups.items():
        coded = [each for each in several if holds_codes(grid, found, each.number)]
        if len(coded) != 1 or (role is Role.NAME and (has_code or len(several) == 1)):
            continue
        if role is Role.ELEMENT_NAME and any(
            each.role is Role.ELEMENT_CODE and each.level == several[0].level for each in columns
        ):
            continue
        code = Role.CODE if role is Role.NAME else Role.ELEMENT_CODE
        chosen[coded[0].number] = replace(coded[0], role=code)
    return list(chosen.values())


def _whose_codes(
    grid: Grid, found: Found, columns: list[Column], questions: list[Question]
) -> list[Column]:
    """«Código» beside «Objetivo» and «Indicador»: of which of the two it is must be asked."""
    coded = {plain(each.level) for each in columns if each.role is Role.ELEMENT_CODE}
    named = [each for each in columns if each.role is Role.ELEMENT_NAME
             and plain(each.level) not in coded
             and not holds_codes(grid, found, each.number, leading=True)]  # fmt: skip
    codes = [each for each in columns if each.role is Role.CODE]
    items = [each for each in columns if each.role is Role.NAME]
    unsaid = [each for each in codes if plain(each.heading) in heading_words()["code"]
              and " " not in plain(each.heading)]  # fmt: skip
    apart = [
        each for each in unsaid
        if items and not any(abs(each.number - one.number) == 1 for one in items)
    ]  # fmt: skip
    if not named:
        unsaid = apart
    if not (unsaid and items):
        return columns
    for each in unsaid:
        letters = column_letters(each.number)
        questions.append(
            Question(
                grid.place((found.last, each.number)),
                message("of what are the codes of the column «{heading}»?", heading=each.heading),
                (
                    f"{letters} is: code («{items[0].heading}»)",
                    *(f"{letters} is: element-code, level: {one.level}" for one in named),
                ),
            )
        )
    return [
        replace(each, role=Role.ASKED, wanted=each.role) if each in unsaid else each
        for each in columns
    ]
