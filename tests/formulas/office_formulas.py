"""LibreOffice, made to calculate every formula anew: what an office would see."""

import subprocess
import warnings
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculated(path: Path, out: Path) -> Path:
    """The workbook as LibreOffice saves it after calculating everything."""
    user = out / "profile" / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(_ALWAYS)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{user.parent}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", out, path],
        check=True, capture_output=True,
    )  # fmt: skip
    return out / path.name


def opened(path: Path, *, values: bool = False) -> Workbook:
    """A workbook read back; openpyxl warns of what it does not know."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*xtension is not supported")
        return load_workbook(path, data_only=values)


def rows_by_code(sheet: Any, heading: str = "Código") -> tuple[dict[str, int], dict[str, int]]:  # noqa: ANN401 - openpyxl's sheets have several types
    """The columns by heading and the rows by code."""
    for row in sheet.iter_rows():
        names = {str(cell.value): cell.column for cell in row if cell.value is not None}
        if heading in names:
            codes = {
                str(sheet.cell(at, names[heading]).value): at
                for at in range(row[0].row + 1, sheet.max_row + 1)
                if sheet.cell(at, names[heading]).value is not None
            }
            return names, codes
    raise LookupError(heading)
