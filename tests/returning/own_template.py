"""Our own template, filled as a spreadsheet program fills it: only its cells' values change."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from returning.sent_back import opened, parts
from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.setup import Setup
from sheetgen.writing.output import write_templates

SAY = speaker("es", "es_PE")
SHEET = "Indicadores"


def template_of(setup: Setup, office: str, period: Period) -> Path:
    """The blank template as it is written."""
    write_templates(setup.workspace, issue(setup, period), SAY)
    return setup.workspace.output / str(period) / "templates" / f"{office}.xlsx"


def filled(blank: Path, into: Path, figures: Mapping[str, object], sheet: str = SHEET) -> Path:
    """The template with these cells typed in (``{"G9": 20}``): no other byte of it changes."""
    names = opened(blank.read_bytes()).sheetnames
    part = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
    known = parts(blank.read_bytes())
    data = known[part].decode()
    for at, value in figures.items():
        empty = re.compile(rf'<c r="{at}"( s="\d+")/>')
        written = (
            f'<c r="{at}"\\1 t="inlineStr"><is><t>{value}</t></is></c>'
            if isinstance(value, str)
            else f'<c r="{at}"\\1><v>{value}</v></c>'
        )
        data, count = empty.subn(written, data)
        assert 1 == count, at
    into.write_bytes(packed(known | {part: data.encode()}))
    return into


def packed(known: Mapping[str, bytes]) -> bytes:
    """Parts as a file."""
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in known.items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # of no day
    return into.getvalue()


def by_openpyxl(source: Path, into: Path) -> Path:
    """The file opened and saved by openpyxl."""
    opened(source.read_bytes()).save(into)
    return into


def looks(book: Workbook) -> dict[str, tuple[object, ...]]:
    """How every cell of the offices' sheets looks, and its note."""
    return {
        f"{sheet.title}!{cell.coordinate}": (
            cell.fill.fgColor.rgb if cell.fill.patternType else None,
            *(getattr(cell.border, side).style for side in ("left", "right", "top", "bottom")),
            cell.number_format,
            cell.font.b,
            cell.alignment.wrap_text,
            cell.protection.locked,
            cell.comment.text if cell.comment else None,
        )
        for sheet in book
        if sheet.title not in {"Observaciones", "sheetgen marks"}
        for row in sheet.iter_rows()
        for cell in row
    }


def conditions(book: Workbook) -> list[str]:
    """The conditions of the offices' sheets, in the order in which they hold."""
    found = [
        (sheet.title, rule.priority, f"{area.sqref} {rule.formula}")
        for sheet in book
        for area in sheet.conditional_formatting
        for rule in area.rules
    ]
    return [f"{title} {said}" for title, _, said in sorted(found)]
