"""The same month as the fastest libraries give it: python-calamine, polars, xlsxwriter.

python benchmarks/peers/by_polars.py WORKSPACE PERIOD OUT.xlsx
"""

import sys
from pathlib import Path

import polars as pl
import xlsxwriter
from python_calamine import CalamineWorkbook

COLOURS = {"Bajo": "#F8CBAD", "Previsto": "#C6E0B4", "Atípico": "#D9C6EC", "Sin dato": "#D9D9D9"}
SHEETS = (("Actividades", "Ejecución física acumulada"), ("Indicadores", "Valor obtenido"))
SHOWN = ("code", "name", "tipo", "unit", "offices", "meta", "valor", "avance", "estado", "pim",
         "devengado", "financiero")  # fmt: skip


def sent(files: list[Path]) -> pl.DataFrame:
    """What every file says, by code."""
    found: list[tuple[str, float | None, float | None, float | None, str, str]] = []

    def figure(row: list[object], at: int | None) -> float | None:
        value = None if at is None else row[at]
        return float(value) if isinstance(value, int | float) else None

    for path in files:
        book = CalamineWorkbook.from_path(str(path))
        for name, heading in SHEETS:
            if name not in book.sheet_names:
                continue
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            head = next(at for at, row in enumerate(rows) if "Código" in row)
            at = {word: index for index, word in enumerate(rows[head])}
            found += [
                (str(row[at["Código"]]), figure(row, at[heading]),
                 figure(row, at.get("Devengado acumulado")), figure(row, at.get("PIM")),
                 str(row[at["Motivo"]] or ""), path.name)
                for row in rows[head + 1 :] if row[at["Código"]]
            ]  # fmt: skip
    schema = {"code": pl.String, "valor": pl.Float64, "devengado": pl.Float64, "pim": pl.Float64,
              "motivo": pl.String, "archivo": pl.String}  # fmt: skip
    return pl.DataFrame(found, schema=schema, orient="row")


def judged(plan: Path, data: pl.DataFrame, period: str) -> pl.DataFrame:
    """Each item with what was due, what came, its progress and its status."""
    told = ("code", "name", "unit", "offices", "element")
    items = pl.concat(
        pl.read_csv(plan / f"{table}.csv").select(*told, pl.lit(word).alias("tipo"))
        for table, word in (("activities", "Actividad"), ("indicators", "Indicador"))
    )
    schedule = pl.scan_csv(plan / "schedule.csv").filter(pl.col("period") <= period)
    targets = pl.scan_csv(plan / "targets.csv").filter(pl.col("period") == period)
    due = pl.concat([
        schedule.group_by("code").agg(pl.col("programmed").sum().cast(pl.Float64).alias("meta")),
        targets.select("code", pl.col("target").cast(pl.Float64).alias("meta")),
    ]).collect()  # fmt: skip
    progress = pl.col("avance")
    return (
        items.join(due, on="code", how="left")
        .join(data, on="code", how="left")
        .with_columns((pl.col("valor") / pl.col("meta") * 100).alias("avance"))
        .with_columns(
            pl.when(progress.is_null()).then(pl.lit("Sin dato"))
            .when(progress < 75).then(pl.lit("Bajo"))
            .when(progress <= 150).then(pl.lit("Previsto"))
            .otherwise(pl.lit("Atípico")).alias("estado"),
            (pl.col("devengado") / pl.col("pim") * 100).alias("financiero"),
        )
    )  # fmt: skip


def write(items: pl.DataFrame, out: Path) -> None:
    """Four sheets with frozen headings, filters, widths and colours."""
    book = xlsxwriter.Workbook(str(out))
    bold = book.add_format({"bold": True})

    def put(name: str, frame: pl.DataFrame) -> xlsxwriter.worksheet.Worksheet:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, frame.width, 18)
        sheet.write_row(0, 0, frame.columns, bold)
        for at, row in enumerate(frame.iter_rows(), 1):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value)
        sheet.autofilter(0, 0, frame.height, frame.width - 1)
        return sheet

    put("Resumen", items.pivot(on="estado", index="element", values="code",
                               aggregate_function="len"))  # fmt: skip
    low = items.filter(pl.col("estado") != "Previsto").sort("avance")
    put("Alertas", low.select("code", "name", "offices", "avance", "estado", "motivo"))
    sheet = put("Consolidado", items.select(SHOWN))
    for word, colour in COLOURS.items():
        look = {"type": "cell", "criteria": "==", "value": f'"{word}"'}
        look["format"] = book.add_format({"bg_color": colour})
        sheet.conditional_format(1, 8, items.height, 8, look)
    put("Entregas", items.group_by("offices").agg(pl.col("archivo").count()))
    book.close()


def main() -> None:
    """Read, judge, write."""
    workspace, period, out = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    files = sorted((workspace / "input" / period).glob("*.xlsx"))
    write(judged(workspace / "plans" / "anual", sent(files), period), out)


if __name__ == "__main__":
    main()
