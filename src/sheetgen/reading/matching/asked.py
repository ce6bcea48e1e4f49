"""The cells that a template asks of one office, by plan, code and field, in whatever file."""

from collections.abc import Mapping
from enum import IntEnum

from sheetgen.model.figure import Figure, Gap
from sheetgen.model.observation import Observation
from sheetgen.model.submission import CellKey
from sheetgen.model.template import Template
from sheetgen.records import Struct


class Rank(IntEnum):
    """How much a cell says: nothing where its row never came, most where something was typed."""

    ABSENT = 0
    BLANK = 1
    BROUGHT = 2
    TYPED = 3


class AskedCells(Struct, frozen=True, kw_only=True):
    """``figures`` are asked in this order; ``brought`` are those that come with the template."""

    figures: tuple[CellKey, ...]
    brought: Mapping[CellKey, Figure]
    headings: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]
    """By sheet and field, the heading in each language: each form has words of its own."""
    sheets: Mapping[tuple[str, str], str]
    """By plan and code, the sheet that asks for it."""

    @classmethod
    def of(cls, template: Template) -> "AskedCells":
        """The cells of one template."""
        cells = [
            ((row.plan, row.item.code, column.field), row, column)
            for sheet in template.sheets
            for row in sheet.rows
            for column in sheet.form.figures
        ]
        return cls(
            figures=tuple(key for key, *_ in cells),
            brought={
                key: value
                for key, row, column in cells
                if column.prefill
                and not isinstance(value := dict(row.shown).get(column.prefill, ""), str)
            },
            headings={
                (sheet.name, column.field): column.headings
                for sheet in template.sheets
                for column in sheet.form.inputs
            },
            sheets={
                (row.plan, row.item.code): sheet.name
                for sheet in template.sheets
                for row in sheet.rows
            },
        )

    def about(self, lacking: str) -> tuple[CellKey, ...]:
        """The figures in a row (by its code), in a column (by its field), or on a sheet."""
        return tuple(
            key for key in self.figures if lacking in {key[1], key[2], self.sheets[key[:2]]}
        )

    def heading(self, key: CellKey) -> tuple[tuple[str, str], ...]:
        """The heading of a cell's column, in each language, as its own sheet has it."""
        return self.headings[self.sheets[key[:2]], key[2]]

    def rank(self, said: Observation | None) -> Rank:
        """How much a cell says; None is a cell that its file lacks, and so is a text."""
        if said is None or isinstance(said.said, str) or said.said is Gap.NOT_SUBMITTED:
            return Rank.ABSENT
        if said.said is Gap.BLANK:
            return Rank.BLANK
        is_brought = said.key in self.brought and self.brought[said.key] == said.said
        return Rank.BROUGHT if is_brought else Rank.TYPED
