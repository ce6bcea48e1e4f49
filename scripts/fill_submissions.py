"""Fills blank templates with the figures printed in docs/seeds, as the offices would have done.

    sheetgen template --period 2024-12
    sheetgen template --period 2025-12
    python scripts/fill_submissions.py --soffice

reads ``output/<period>/templates/<office>.xlsx`` and writes ``input/<period>/``. With ``--soffice``
two files go through LibreOffice, so that files of both programs are kept. It stops, and writes
nothing of that period, where a template asks for what is not printed or a figure finds no cell.
"""

import argparse
import csv
import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

CODE = "Código"
COMMENT = "Comentario"
REASON = "Motivo"
VALUE = "Valor obtenido"
PHYSICAL, PIM, ACCRUED = "Ejecución física acumulada", "PIM", "Devengado acumulado"
FIGURES = {"Actividades": {PHYSICAL, PIM, ACCRUED}, "Indicadores": {VALUE}}
EXPLANATIONS = (REASON, "Medida correctiva", "Medio de verificación", COMMENT)
EVALUATION_OFFICE = "OEI"  # the report prints no responsible for its performance indicators
NOT_ASKED = {"3", "4"}  # products that repeat an activity: nobody reports them

SENT_AT = {
    "2024-12": datetime(2025, 1, 15, 9, 30),  # noqa: DTZ001 - a workbook's dates carry no zone
    "2025-12": datetime(2026, 1, 15, 9, 30),  # noqa: DTZ001 - see above
}
FILE_NAMES = {
    "2024-12": {
        "CONCYTEC": "CONCYTEC_2024.xlsx",
        "DGAAMI": "DGAAMI - indicadores 2024.xlsx",
        "DGDE": "DGDE_diciembre_2024.xlsx",
        "DGITDF": "DGITDF.xlsx",
        "DGPAR": "DGPAR (2).xlsx",
        "ITP": "Reporte ITP dic 2024.xlsx",
        "MINEDU": "minedu_seguimiento_2024_final.xlsx",
        "MTPE": "MTPE Indicadores 2024 V2.xlsx",
        "OGTI": "ogti-2024.xlsx",
        "PNTE": "PNTE_dic24.xlsx",
        "PROINNOVATE": "ProInnovate - avance anual 2024.xlsx",
    },
    "2025-12": {
        "DAM": "DAM diciembre.xlsx",
        "DDP": "DDP_metas_2025.xlsx",
        "DGAAMI": "DGAAMI - diciembre 2025.xlsx",
        "DGDE": "DGDE_diciembre_2025.xlsx",
        "DGITDF": "DGITDF cierre 2025.xlsx",
        "DGPAR": "dgpar_2025-12.xlsx",
        "ITP": "Reporte ITP dic 2025.xlsx",
        "OEI": "OEI_indicadores_de_desempeno_2025.xlsx",
        "PNTE": "PNTE_dic25.xlsx",
    },
}
BY_LIBREOFFICE = {"2024-12": "DGDE", "2025-12": "ITP"}


class Stopped(Exception):  # noqa: N818 - it says what happened
    """The templates and the printed tables do not agree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the offices of one item write: the first gives the figures, the others point to it."""

    sheet: str
    code: str
    offices: tuple[str, ...]
    in_percent: bool
    figures: tuple[tuple[str, str], ...]
    reason: str = ""


def main() -> None:
    """Fill the templates of each period; exit 2 where something does not agree."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workspace", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--period", choices=sorted(SENT_AT), action="append")
    parser.add_argument("--soffice", action="store_true", help="save two files by LibreOffice")
    chosen = parser.parse_args()
    try:
        for period in chosen.period or sorted(SENT_AT):
            for path in _fill_period(chosen.workspace, period, soffice=chosen.soffice):
                print(path.relative_to(chosen.workspace).as_posix())
    except Stopped as stop:
        print(stop, file=sys.stderr)
        raise SystemExit(2) from stop


def _fill_period(workspace: Path, period: str, *, soffice: bool) -> list[Path]:
    """Fill every template of the period; all are filled before the first is written."""
    answers = {answer.code: answer for answer in _answers(workspace / "docs/seeds", period)}
    owed = {(answer.code, office) for answer in answers.values() for office in answer.offices}
    filled: dict[Path, bytes] = {}
    for template in sorted((workspace / "output" / period / "templates").glob("*.xlsx")):
        office = template.stem
        if office not in FILE_NAMES[period]:
            raise Stopped(f"{template}: no file name is given for this office in FILE_NAMES.")
        book = load_workbook(template)
        owed -= {(code, office) for code in _fill(book, office, answers)}
        name = FILE_NAMES[period][office]
        saved = _saved(book, office, SENT_AT[period])
        if soffice and BY_LIBREOFFICE[period] == office:
            saved = _settled(_through_libreoffice(saved, name), SENT_AT[period])
        filled[workspace / "input" / period / name] = saved
    if owed:
        raise Stopped(f"{period}: no cell was found for {sorted(owed)}. Write the templates first.")
    for path, saved in filled.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(saved)
    return list(filled)


# What is printed


def _answers(seeds: Path, period: str) -> tuple[Answer, ...]:
    if period == "2024-12":
        return tuple(_policy(seeds))
    return (*_annex(seeds), *_performance(seeds))


def _policy(seeds: Path) -> Iterator[Answer]:
    """The values of 2024 of the policy's matrix."""
    for row in _rows(seeds / "pndi_2024_indicators.csv"):
        yield Answer(
            sheet="Indicadores",
            code=row["indicator_code"],
            offices=_offices(row["responsible"]),
            in_percent=row["indicator_name"].startswith("Porcentaje"),
            figures=((VALUE, row["vo_2024"]),),
        )


def _annex(seeds: Path) -> Iterator[Answer]:
    """The work and the money of the programme's annex."""
    for row in _rows(seeds / "pp0093_2025_annex.csv"):
        if not row["code"] or row["code"] in NOT_ASKED:
            continue
        figures = ((PHYSICAL, row["avance"]), (PIM, row["pim"]), (ACCRUED, row["devengado"]))
        yield Answer(
            sheet="Actividades",
            code=row["code"],
            offices=_offices(row["responsible"]),
            in_percent=False,
            figures=figures,
        )


def _performance(seeds: Path) -> Iterator[Answer]:
    """The performance indicators; what is known of an earlier year only is ND in this one."""
    for row in _rows(seeds / "pp0093_2025_indicators.csv"):
        current = row["year"] == "2025"
        yield Answer(
            sheet="Indicadores",
            code=row["code_assigned"],
            offices=(EVALUATION_OFFICE,),
            in_percent=row["name"].startswith("Porcentaje"),
            figures=((VALUE, row["value"] if current else "ND"),),
            reason="" if current else f"Última cifra disponible: {row['year']}",
        )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _offices(printed: str) -> tuple[str, ...]:
    """Two offices in order, where "DGITDF/ PNTE" or "PNTE - ITP" is printed."""
    return tuple(re.split(r"\s*/\s*|\s+-\s+", printed.strip()))


# What is typed


def _fill(book: Workbook, office: str, answers: dict[str, Answer]) -> set[str]:
    """Type an office's answers into its template, and say which codes were found."""
    found: set[str] = set()
    for name in FIGURES:
        if name not in book.sheetnames:
            continue
        sheet = book[name]
        heading_row, columns = _headings(sheet)
        for row in range(heading_row + 1, sheet.max_row + 1):
            code = sheet.cell(row, columns[CODE]).value
            if code is None:
                continue
            answer = answers.get(str(code))
            if answer is None or answer.sheet != name:
                raise Stopped(f"{office}!{name}!row {row}: {code!r} is not printed.")
            _fill_row(sheet, row, columns, office, answer)
            found.add(answer.code)
    return found


def _headings(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """The heading row and the columns by heading; stops where one to fill is not there."""
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        columns = {str(typed).strip(): column for column, typed in enumerate(row, 1) if typed}
        if CODE in columns:
            absent = {*FIGURES[sheet.title], *EXPLANATIONS} - columns.keys()
            if absent:
                raise Stopped(f"{sheet.title}: no column {sorted(absent)}.")
            return number, columns
    raise Stopped(f"{sheet.title}: no heading {CODE!r}.")


def _fill_row(
    sheet: Worksheet, row: int, columns: dict[str, int], office: str, answer: Answer
) -> None:
    if office not in answer.offices:
        raise Stopped(f"{sheet.title}: {answer.code} is asked of {office}, printed for others.")
    if office != answer.offices[0]:
        sheet.cell(row, columns[COMMENT], f"Reporta {answer.offices[0]}")
        return
    for heading, printed in answer.figures:
        _type(sheet.cell(row, columns[heading]), printed, in_percent=answer.in_percent)
    if answer.reason:
        sheet.cell(row, columns[REASON], answer.reason)


def _type(cell: Cell | MergedCell, printed: str, *, in_percent: bool) -> None:
    """Type a printed figure; a percentage is stored as Excel does, 59 % as 0.59."""
    where = f"{cell.parent.title}!{cell.coordinate}"
    if not printed:
        raise Stopped(f"{where}: required, and no figure is printed.")
    if isinstance(cell, MergedCell) or cell.protection.locked:
        raise Stopped(f"{where}: is locked, an office could not type in it.")
    if printed == "ND":
        cell.value = printed
        return
    if in_percent != ("%" in cell.number_format):
        raise Stopped(f"{where}: the format {cell.number_format!r} does not suit {printed!r}.")
    figure = Decimal(printed.replace(",", "").removesuffix("%")) / (100 if in_percent else 1)
    cell.value = int(figure) if figure == figure.to_integral_value() else float(figure)


# What is saved


def _saved(book: Workbook, office: str, sent_at: datetime) -> bytes:
    """The workbook's bytes, with no person's name and the same each time."""
    book.properties.creator = office
    book.properties.lastModifiedBy = None
    book.properties.created = sent_at
    data = io.BytesIO()
    book.save(data)
    return _settled(data.getvalue(), sent_at)


def _settled(data: bytes, sent_at: datetime) -> bytes:
    """The same file with fixed dates: both programs stamp the moment of saving."""
    stamp = f"{sent_at.isoformat()}Z".encode()
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(settled, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                dates = rb"(<dcterms:(?:created|modified)\b[^>]*>)[^<]*"
                part = re.sub(dates, rb"\g<1>" + stamp, part)
            new.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return settled.getvalue()


def _through_libreoffice(data: bytes, name: str) -> bytes:
    """The file as LibreOffice saves it, by a profile of its own that names nobody."""
    soffice = shutil.which("soffice")
    if soffice is None:
        raise Stopped("--soffice: LibreOffice (soffice) is not on the PATH.")
    with tempfile.TemporaryDirectory() as folder:
        source, saved = Path(folder, name), Path(folder, "saved", name)
        source.write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        convert = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(saved.parent)]
        command = [soffice, profile, "--headless", *convert, str(source)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
        if done.returncode or not saved.exists():
            raise Stopped(f"--soffice: {name} was not saved. {done.stderr.strip()}")
        return saved.read_bytes()


if __name__ == "__main__":
    main()
