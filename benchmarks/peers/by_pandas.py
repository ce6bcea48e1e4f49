"""What an analyst would write for the same month: pandas and openpyxl, one coloured workbook.

python benchmarks/peers/by_pandas.py WORKSPACE PERIOD OUT.xlsx

No check of what was typed, no history, no trace, no text: the least that gives the same statuses.
"""

import sys
from pathlib import Path

import pandas as pd
from openpyxl import load_workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

COLOURS = {"Bajo": "F8CBAD", "Previsto": "C6E0B4", "Atípico": "D9C6EC", "Sin dato": "D9D9D9"}


def sent(path: Path) -> list[pd.DataFrame]:
    """The tables of a file, below the row that heads them."""
    book = load_workbook(path, data_only=True)
    found = []
    for name in ("Actividades", "Indicadores"):
        if name in book.sheetnames:
            rows = list(book[name].iter_rows(values_only=True))
            head = next(at for at, row in enumerate(rows) if "Código" in row)
            table = pd.DataFrame(rows[head + 1 :], columns=rows[head]).dropna(subset=["Código"])
            found.append(table.assign(archivo=path.name))
    return found


def judged(plan: Path, data: pd.DataFrame, period: str) -> pd.DataFrame:
    """Each item with what was due, what came, its progress and its status."""
    work = pd.read_csv(plan / "activities.csv").assign(tipo="Actividad")
    told = pd.read_csv(plan / "indicators.csv").assign(tipo="Indicador")
    schedule, targets = pd.read_csv(plan / "schedule.csv"), pd.read_csv(plan / "targets.csv")
    due = schedule[schedule.period <= period].groupby("code").programmed.sum()
    aim = targets[targets.period == period].set_index("code").target
    items = pd.concat(
        [work.assign(meta=work.code.map(due)), told.assign(meta=told.code.map(aim))]
    ).merge(data, left_on="code", right_on="Código", how="left")
    done = pd.to_numeric(items["Ejecución física acumulada"], errors="coerce")
    items["valor"] = done.fillna(pd.to_numeric(items["Valor obtenido"], errors="coerce"))
    items["avance"] = items.valor / items.meta * 100
    items["estado"] = "Previsto"
    items.loc[items.avance < 75, "estado"] = "Bajo"
    items.loc[items.avance > 150, "estado"] = "Atípico"
    items.loc[items.avance.isna(), "estado"] = "Sin dato"
    spent, pim = pd.to_numeric(items["Devengado acumulado"]), pd.to_numeric(items["PIM"])
    items["financiero"] = spent / pim * 100
    return items


def write(items: pd.DataFrame, offices: pd.DataFrame, out: Path) -> None:
    """Four sheets with frozen headings, filters, widths and colours."""
    counts = items.pivot_table(
        index="element", columns="estado", values="code", aggfunc="count", fill_value=0
    ).reset_index()
    came = offices.assign(filas=offices.code.map(items.groupby("offices").archivo.count()))
    columns = ["code", "name", "tipo", "unit", "offices", "meta", "valor", "avance", "estado",
               "PIM", "Devengado acumulado", "financiero"]  # fmt: skip
    low = items[items.estado != "Previsto"].sort_values("avance")
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        counts.to_excel(writer, sheet_name="Resumen", index=False)
        low[["code", "name", "offices", "avance", "estado", "Motivo"]].to_excel(
            writer, sheet_name="Alertas", index=False
        )
        items[columns].to_excel(writer, sheet_name="Consolidado", index=False)
        came.to_excel(writer, sheet_name="Entregas", index=False)
        for sheet in writer.book.worksheets:
            sheet.freeze_panes, sheet.auto_filter.ref = "A2", sheet.dimensions
            for cell in sheet[1]:
                cell.font = Font(bold=True)
            for column in range(1, sheet.max_column + 1):
                sheet.column_dimensions[get_column_letter(column)].width = 18
        sheet = writer.book["Consolidado"]
        for word, colour in COLOURS.items():
            fill = PatternFill("solid", bgColor=colour)
            rule = CellIsRule(operator="equal", formula=[f'"{word}"'], fill=fill)
            sheet.conditional_formatting.add(f"I2:I{sheet.max_row}", rule)
        for row in sheet.iter_rows(min_row=2, min_col=8, max_col=8):
            row[0].number_format = "0.0"


def main() -> None:
    """Read, judge, write."""
    workspace, period, out = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    plan = workspace / "plans" / "anual"
    files = sorted((workspace / "input" / period).glob("*.xlsx"))
    data = pd.concat([table for path in files for table in sent(path)])
    write(judged(plan, data, period), pd.read_csv(plan / "offices.csv"), out)


if __name__ == "__main__":
    main()
