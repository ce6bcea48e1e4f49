"""The figures that a form computes of others in the same row, while they are typed."""

from sheetgen.model.form import Column
from sheetgen.model.formula import Operand
from sheetgen.model.formulas.ratio import Ratio
from sheetgen.model.measure import Measure
from sheetgen.model.own import unfilled
from sheetgen.model.template import TemplateRow, TemplateSheet
from sheetgen.writing.forms.entry import in_percent, number_format
from sheetgen.writing.workbook.cell import Cell, Empty, Formula
from sheetgen.writing.workbook.figure_cells import PERCENT


def computed(form: TemplateSheet, row: TemplateRow, column: Column) -> Cell:
    """The build's own formula over the cells of the row; empty until all of them hold a figure."""
    look = ("body", "right")
    if column.recipe is None:
        return Empty(look)
    formula, pairs = unfilled(form.form, column.recipe)
    stands = {measure.name: of for measure, of in pairs}

    def write(measure: Measure) -> Operand:
        of = stands[measure.name]
        cell = f"{form.letter(of)}{row.row}"
        return Operand(f"{cell}*100" if in_percent(of, row) else cell)

    tests = [f"ISNUMBER({form.letter(of)}{row.row})" for of in stands.values()]
    if isinstance(formula, Ratio):
        tests.append(f"N({form.letter(pairs[-1][1])}{row.row})<>0")
    shape = PERCENT if column.unit == "percent" else number_format(column, row, None)
    return Formula(f'=IF(AND({",".join(tests)}),{formula.cell(write)},"")', "", (*look, shape))
