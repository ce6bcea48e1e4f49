"""Months over which nothing stands: how they run is asked with what they hold, in one run."""

from sheetgen.importing.column_questions import is_bare_month
from sheetgen.importing.draft_tables import Draft, ItemDraft
from sheetgen.importing.month_figures import how_months_run
from sheetgen.importing.nouns import Ledger, Question, Role
from sheetgen.importing.put_amounts import MIXED, UNTOLD, Amounts
from sheetgen.language.message import message
from sheetgen.records import replace

KEYS = ("programmed", "executed")


def ask_how_they_run(amounts: Amounts) -> None:
    """Ask it where the rows do not tell, were they what is programmed; else it would be asked next.

    Every row under the headings is looked at, because items may not be known yet.
    """
    table, said = amounts.table, amounts.mapped
    months = [each for each in table.columns if is_bare_month(each)]
    if len(months) < 2 or (said is not None and (said.programmed or said.executed)):  # noqa: PLR2004 - one alone is both
        return
    as_programmed = {each.number: replace(each, role=Role.PROGRAMMED) for each in months}
    columns = tuple(as_programmed.get(each.number, each) for each in table.columns)
    trial = Amounts(
        table=replace(table, columns=columns), draft=Draft(), ledger=Ledger(),
        figures=amounts.figures, mapped=None, year=None, source="",
    )  # fmt: skip
    rows = [row for row in table.grid.rows if table.last < row <= table.end]
    items = [ItemDraft(code="", element="", kind="activity", name="", unit="", offices=(), row=row,
                       grid=table.grid) for row in rows]  # fmt: skip
    trial.read(items)
    told = how_months_run(trial, items, tuple(as_programmed.values()), Role.PROGRAMMED)
    if len(told) == 1:
        return
    what = message("«{first}» to «{last}»", first=months[0].heading, last=months[-1].heading)
    where = table.grid.place((table.last, months[0].number))
    asked = message("{what}: {asked}", what=what, asked=MIXED if told else UNTOLD)
    answers = tuple(f"{key}: {how}" for key in KEYS for how in ("monthly", "accumulated"))
    amounts.questions.append(Question(where, asked, answers))
    amounts.asked += KEYS
