"""The tables of a plan as they are filled, and the files they become."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from sheetgen.importing.matrix_cells import At, Grid
from sheetgen.importing.nouns import Column, Role
from sheetgen.language.matrix_words import heading_words, plain
from sheetgen.model.role import SPENT
from sheetgen.records import Struct, field

_INDICATORS = (
    "code,element,name,unit,offices,type,direction,aggregation,frequency,relevance,"
    "baseline_year,baseline"
)
_OF_ALL_ROWS = frozenset((Role.GOAL, Role.PIM, Role.ACCRUED, Role.BASELINE))
"""Roles of figures that may be merged over all rows of an item."""
_INITIAL = re.compile(r"[^\W\d_]")


class ElementDraft(Struct):
    """An element: its level is a label here ("Servicio"); codes of levels come at the end."""

    code: str
    level: str
    parent: str
    name: str
    row: int = 0


class ItemDraft(Struct, kw_only=True):
    """An item with the texts of its row; figures follow in their own tables."""

    code: str
    element: str
    kind: str
    name: str
    unit: str
    offices: tuple[str, ...]
    row: int
    grid: Grid
    texts: dict[str, str] = field(default_factory=dict)
    figures: dict[str, str] = field(default_factory=dict)
    rows: tuple[int, ...] = ()
    """All of its rows, where it has two; ``row`` is the one that its figures stand in."""
    money: int | None = None
    """Its row of money, where it has one."""
    executed: int | None = None
    """Its row of what was executed, where it has one."""

    def at(self, column: Column) -> At:
        """Its cell in a column: that of its row, or the one merged over its rows.

        Months and totals are of one of its rows, so none of them is meant by a merged cell.
        """
        at = (self.row, column.number)
        return self.grid.owner(at) if self.owns(column) else at

    def owns(self, column: Column) -> bool:
        """Whether its cell in a column is merged over rows of its own alone."""
        span = self.grid.spans.get((self.row, column.number))
        return (
            bool(self.rows) and span is not None and column.role in _OF_ALL_ROWS
            and self.rows[0] <= span.first_row and span.last_row <= self.rows[-1]
        )  # fmt: skip


class Draft(Struct):
    """All tables of one plan."""

    offices: dict[str, str] = field(default_factory=dict)
    elements: dict[str, ElementDraft] = field(default_factory=dict)
    items: dict[str, ItemDraft] = field(default_factory=dict)
    targets: dict[tuple[str, str, str], str] = field(default_factory=dict)
    schedule: dict[tuple[str, str], str] = field(default_factory=dict)
    actuals: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)
    levels: list[str] = field(default_factory=list)

    def level_codes(self, given: dict[str, str]) -> dict[str, str]:
        """A code for each level: that of the mapping, the letters of its codes, or its initials."""
        by_name = {plain(name): code for code, name in given.items()}
        found: dict[str, str] = {}
        for level in self.levels:
            code = by_name.get(plain(level)) or self._letters(level) or initials(level)
            wanted, n = code, 1
            while code in found.values():
                n += 1
                code = f"{wanted}{n}"
            found[level] = code
        return found

    def _letters(self, level: str) -> str:
        """The letters that all codes of a level begin with: SS of SS.01.03."""
        codes = [each.code for each in self.elements.values() if each.level == level]
        letters = {found[0] if (found := re.match(r"[^\W\d_]+", code)) else "" for code in codes}
        return letters.pop().upper() if len(letters) == 1 else ""

    @property
    def indicators(self) -> list[ItemDraft]:
        """The items that are indicators."""
        return [each for each in self.items.values() if each.kind == "indicator"]

    @property
    def activities(self) -> list[ItemDraft]:
        """The items that are activities and products."""
        return [each for each in self.items.values() if each.kind != "indicator"]

    def files(self, levels: dict[str, str]) -> dict[str, str]:
        """Each table as the text of its CSV file; those that hold nothing are left out."""
        tables: dict[str, tuple[str, Iterable[Sequence[str]]]] = {
            "offices": ("code,name", list(self.offices.items())),
            "elements": (
                "code,level,parent,name,rollup",
                [(e.code, levels[e.level], e.parent, e.name, "none")
                 for e in self.elements.values()],
            ),
            "indicators": (
                _INDICATORS,
                [_indicator(each) for each in self.indicators],
            ),
            "activities": (
                "code,element,kind,name,unit,offices,aggregation,goal,pim",
                [_activity(each) for each in self.activities],
            ),
            "targets": self._targets(),
            "schedule": (
                "code,period,programmed", [(*key, text) for key, text in self.schedule.items()]
            ),
            "actuals": (
                "code,period,actual,accrued,source",
                [
                    (*key, each.get("actual", ""), each.get(SPENT, ""), each.get("source", ""))
                    for key, each in self.actuals.items()
                ],
            ),
        }  # fmt: skip
        needed = {"offices", "elements"} | ({"targets"} if self.indicators else set())
        return {
            f"{name}.csv": _csv(header, rows)
            for name, (header, rows) in tables.items()
            if rows or name in needed
        }

    def _targets(self) -> tuple[str, Iterable[Sequence[str]]]:
        if any(period for _, _, period in self.targets):
            rows = [(code, year, text, period)
                    for (code, year, period), text in self.targets.items()]  # fmt: skip
            return "code,year,target,period", rows
        return "code,year,target", [(c, year, text) for (c, year, _), text in self.targets.items()]


def _indicator(item: ItemDraft) -> Sequence[str]:
    said, figures = item.texts, item.figures
    return (
        item.code, item.element, item.name, item.unit, ";".join(item.offices),
        said.get("type", ""), said["direction"], said["aggregation"], said["frequency"],
        said.get("relevance", ""), figures.get("baseline-year", ""), figures.get("baseline", ""),
    )  # fmt: skip


def _activity(item: ItemDraft) -> Sequence[str]:
    return (
        item.code, item.element, item.kind, item.name, item.unit, ";".join(item.offices),
        item.texts["aggregation"], item.figures.get("goal", ""), item.figures.get("pim", ""),
    )  # fmt: skip


def _csv(header: str, rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    out.write(f"{header}\n")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def initials(label: str) -> str:
    """The letters that stand for a level: OP of "Objetivo prioritario", PR of "Producto"."""
    small = heading_words()["small"]
    words = [word for word in label.split() if plain(word) not in small and _INITIAL.match(word)]
    if len(words) == 1:
        return words[0][:2].upper()
    return "".join(word[0] for word in words).upper() or "N"
