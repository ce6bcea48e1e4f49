"""From the bytes of a matrix to the draft of a plan, with the fate of every cell."""

from collections.abc import Iterator, Mapping, Sequence

from sheetgen.importing.bare_months import ask_how_they_run
from sheetgen.importing.checks import Checks
from sheetgen.importing.draft_tables import Draft
from sheetgen.importing.executed_rows import executed_of
from sheetgen.importing.figures_in import Figures
from sheetgen.importing.find import Found, find_tables
from sheetgen.importing.indents import Indents
from sheetgen.importing.mapping import Mapped, MappedTable, MatrixMapping, with_asked
from sheetgen.importing.matrix_cells import At, Grid
from sheetgen.importing.matrix_columns import Proposal, propose, template_of
from sheetgen.importing.matrix_years import ask_of_year, year_of_table, year_of_titles
from sheetgen.importing.money_rows import is_of_money, money_of
from sheetgen.importing.nouns import Column, Fate, Ledger, Question, Role, Table
from sheetgen.importing.odd_sheets import odd_sheets
from sheetgen.importing.put_amounts import Amounts
from sheetgen.importing.put_texts import Placing
from sheetgen.importing.table_notices import hidden, unfound, without_month
from sheetgen.importing.unplaced import ask_of_most
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.number_marks import Marks
from sheetgen.ooxml.parts import MAX_TAGS
from sheetgen.reading.opening.cells import column_letters
from sheetgen.reading.opening.workbook import open_workbook
from sheetgen.reading.typed.habits import has_other_habit
from sheetgen.records import Struct, field

_MOST_TAGS = 4 * MAX_TAGS
"""An analyst's own matrix may be larger than a form: some 600,000 filled cells."""
_WITHOUT_HEADING = message("no heading of the table stands over it.")
_UNKNOWN = message("the heading of the column is not known.")
_OF_NO_ROW = message("its row was not placed.")


class Matrix(Struct, kw_only=True):
    """What was understood of a file; ``root`` is the code of the plan."""

    file: str
    root: str
    draft: Draft
    ledger: Ledger
    grids: tuple[Grid, ...]
    mapping: MatrixMapping
    questions: tuple[Question, ...]
    notices: tuple[tuple[str, Message], ...]
    assumed: Mapping[str, str]
    kinds: tuple[str, ...]
    year: int | None


class _Reader(Struct):
    """One import on its way."""

    grids: tuple[Grid, ...]
    mapping: MatrixMapping | None
    marks: Marks
    root: str
    file: str
    data: bytes
    draft: Draft = field(default_factory=Draft)
    ledger: Ledger = field(default_factory=Ledger)
    questions: list[Question] = field(default_factory=list)
    notices: list[tuple[str, Message]] = field(default_factory=list)
    assumed: dict[str, str] = field(default_factory=dict)
    tables: list[MappedTable] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    year: int | None = None


def read_matrix(
    data: bytes, name: str, root: str, mapping: MatrixMapping | None, marks: Marks
) -> Matrix:
    """Everything that a matrix says of a plan whose code is ``root``.

    Raises Refused for a file that cannot be opened.
    """
    book = open_workbook(data, name, most_tags=_MOST_TAGS)
    grids = tuple(Grid(name, sheet) for sheet in book.sheets)
    reader = _Reader(grids, mapping, marks, root, name, data)
    odd = odd_sheets(data)
    found = {
        grid.sheet.name: () if grid.sheet.name in odd.pivots or _is_skipped(reader, grid)
        else find_tables(grid)
        for grid in grids
    }  # fmt: skip
    said = mapping.year if mapping is not None else None
    reader.year = said if said is not None else year_of_titles(grids, found)
    for grid in grids:
        if _is_skipped(reader, grid):
            for at in grid.filled():
                reader.ledger.put(grid, at, Fate.LEFT_OUT)
            continue
        if grid.sheet.name in odd.pivots:
            _no_table(reader, grid, message("a pivot stands on this sheet, and what it shows "
                      "changes with its filters: import the table it is made from."))  # fmt: skip
            continue
        if not found[grid.sheet.name]:
            _no_table(reader, grid, _why_none(grid, pictured=grid.sheet.name in odd.pictures))
            continue
        _read_sheet(reader, grid, found[grid.sheet.name])
    return Matrix(
        file=name,
        root=root,
        draft=reader.draft,
        ledger=reader.ledger,
        grids=grids,
        mapping=_whole_mapping(reader),
        questions=tuple(reader.questions),
        notices=tuple(reader.notices),
        assumed=reader.assumed,
        kinds=tuple(reader.kinds),
        year=reader.year,
    )


def _is_skipped(reader: _Reader, grid: Grid) -> bool:
    return reader.mapping is not None and grid.sheet.name in reader.mapping.skip


def _why_none(grid: Grid, *, pictured: bool) -> Message:
    if pictured and len(grid.texts) < 20:  # noqa: PLR2004 - a title and a note beside a picture
        return message("the sheet holds a picture and no table: a picture of a table cannot be "
                       "read; ask for the workbook it was made from.")  # fmt: skip
    return message("no table was found on this sheet: no row holds headings of a code or name "
                   "and of what is planned.")  # fmt: skip


def _no_table(reader: _Reader, grid: Grid, why: Message) -> None:
    reader.notices.append((grid.sheet.name, why))
    for at in grid.filled():
        reader.ledger.not_placed(grid, at, why)


def _read_sheet(reader: _Reader, grid: Grid, found: Sequence[Found]) -> None:
    first = found[0].first
    for at in grid.filled():
        if at[0] < first:
            reader.ledger.put(grid, at, Fate.TITLE)
    if len(found) > 1:
        reader.notices.append(
            (grid.sheet.name, message("{n} tables stand on this sheet: each was read by itself.",
                                      n=len(found)))
        )  # fmt: skip
    mapped = [each for each in reader.mapping.tables if each.sheet == grid.sheet.name] if (
        reader.mapping
    ) else []  # fmt: skip
    for index, each in enumerate(found):
        own = mapped[index] if index < len(mapped) else None
        if reader.mapping is not None and own is None:
            reader.notices.append(
                (grid.sheet.name, message("the mapping does not know this table."))
            )
        proposal = propose(grid, each, own)
        reader.notices += [(grid.sheet.name, said) for said in unfound(proposal.table, own)]
        _read_table(reader, proposal, own)
        reader.notices += [(grid.sheet.name, said) for said in hidden(proposal.table)]


def _read_table(reader: _Reader, proposal: Proposal, own: MappedTable | None) -> None:
    table, grid, before = proposal.table, proposal.table.grid, len(reader.questions)
    reader.questions += proposal.questions
    _headings(reader, table)
    reader.tables.append(_as_mapping(proposal, own))
    mapped_year = reader.mapping.year if reader.mapping else None
    year, lacks = mapped_year or year_of_table(table, reader.year), False
    if proposal.kind:
        reader.kinds.append(proposal.kind)
        assume = reader.mapping.assume if reader.mapping else {}
        placing = Placing(table, proposal.kind, own, reader.draft, reader.ledger, assume,
                          reader.root, Indents(reader.data, grid))  # fmt: skip
        placing.run()
        for key, value in placing.assumed.items():
            other = reader.assumed.get(key, value) != value
            reader.assumed[f"{key} of {proposal.kind}" if other else key] = value
        reader.questions += placing.questions
        texts = [text for at, text in grid.texts.items()
                 if at[0] > table.last and not grid.is_number(at)]  # fmt: skip
        amounts = Amounts(
            table=table, draft=reader.draft, ledger=reader.ledger, mapped=own,
            figures=Figures(reader.marks, has_other_habit(texts, reader.marks)),
            year=year, source=reader.file,
        )  # fmt: skip
        amounts.run(placing.placed)
        if proposal.kind == "activities":
            ask_how_they_run(amounts)
        money = money_of(amounts, placing.placed, own)
        money.run()
        if money.left_out:
            said = message_n("{n} cell of money that is programmed was left out: a plan has no "
                             "place for it.", "{n} cells of money that is programmed were left "
                             "out: a plan has no place for it.", money.left_out)  # fmt: skip
            reader.notices.append((grid.sheet.name, said))
        of_money = [each for each in placing.rows if is_of_money(table, each.row)]
        others = [each for each in placing.rows if each not in of_money]
        Checks(amounts, others, placing.placed).run()
        Checks(money.amounts, of_money, money.items, of_money=True).run()
        executed, of_executed = executed_of(amounts, placing.placed)
        Checks(executed, [], of_executed).run()
        reader.questions += [*amounts.questions, *money.questions, *executed.questions]
        if own is None:
            asked = [*placing.asked, *amounts.asked, *money.asked, *executed.asked]
            reader.tables[-1] = with_asked(reader.tables[-1], asked)
        read = (amounts, money.amounts, executed)
        reader.notices += [(grid.sheet.name, said) for said in without_month(read)]
        lacks = any(each.lacks_year for each in read)
    if year is None:
        ask_of_year(table, proposal.kind, reader.questions, lacks=lacks)
    _the_rest(reader, table)
    most = ask_of_most(table, reader.ledger)
    if most is not None and len(reader.questions) == before and not (own and own.incomplete):
        reader.questions.append(most)  # where others are asked, theirs are the reasons
        if own is None:
            reader.tables[-1] = with_asked(reader.tables[-1], ["incomplete"])


def _headings(reader: _Reader, table: Table) -> None:
    grid = table.grid
    for row in range(table.first, table.last + 1):
        for column in grid.rows.get(row, []):
            reader.ledger.put(grid, (row, column), Fate.HEADING)


def _the_rest(reader: _Reader, table: Table) -> None:
    """Cells of which nothing is known yet: each has a reason."""
    grid = table.grid
    by_number = {each.number: each for each in table.columns}
    for row, columns in grid.rows.items():
        if not table.last < row <= table.end:
            continue
        for column in columns:
            held = by_number.get(column)
            if held is not None and held.role is Role.LEFT_OUT:
                if (grid.sheet.name, (row, column)) not in reader.ledger.entries:
                    reader.ledger.put(grid, (row, column), Fate.LEFT_OUT)
                continue
            why = _WITHOUT_HEADING if held is None else (
                _UNKNOWN if held.role is Role.ASKED else _OF_NO_ROW)  # fmt: skip
            reader.ledger.not_placed(grid, (row, column), why)


def _as_mapping(proposal: Proposal, own: MappedTable | None) -> MappedTable:
    """What was understood, as a mapping file says it."""
    if own is not None:
        return own
    columns = [each for each in proposal.table.columns if each.heading]
    templates = [template_of(each.heading) for each in columns]
    said = []
    for each, heading in zip(columns, templates, strict=True):
        alike = {(o.role, o.level) for o, t in zip(columns, templates, strict=True) if t == heading}
        doubled = len(alike) > 1 or (each.role is Role.ASKED and templates.count(heading) > 1)
        said.append(_mapped(each, heading, lettered=doubled))
    return MappedTable(
        sheet=proposal.table.grid.sheet.name, kind=proposal.kind, columns=tuple(said)
    )


def _mapped(column: Column, heading: str, *, lettered: bool) -> Mapped:
    return Mapped(
        heading=heading,
        column=column_letters(column.number) if lettered else "",
        role=column.role,
        level=column.level,
    )


def _whole_mapping(reader: _Reader) -> MatrixMapping:
    if reader.mapping is not None:
        return reader.mapping
    levels = {code: name for name, code in reader.draft.level_codes({}).items()}
    known = ["offices", "unit", "direction", "frequency"]
    if len({each.kind for each in reader.tables}) == 1:
        known.append("aggregation")  # of each kind another is taken: one word is not for both
    assume = {key: reader.assumed[key] for key in known if key in reader.assumed}
    return MatrixMapping(
        year=reader.year, levels=levels, tables=tuple(reader.tables), assume=assume
    )


def cells_of(matrix: Matrix) -> Iterator[tuple[Grid, At]]:
    """Every cell of the file that is not empty."""
    for grid in matrix.grids:
        yield from ((grid, at) for at in grid.filled())
