"""An office fills its template, LibreOffice saves it in each format, and all say the same."""

import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from matching.sent import fill, said, send
from sheetgen.house import House, open_house
from sheetgen.intake import check, marked
from sheetgen.language.speaker import speaker
from sheetgen.model.submission import State
from sheetgen.planning.settings import read_workspace
from small import make_workspace

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
FILTERS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "xlsm": "xlsm:Calc MS Excel 2007 VBA XML",
    "ods": "ods:calc8",
    "xls": "xls:MS Excel 97",
}


def saved(source: Path, kind: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in this format."""
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", FILTERS[kind], "--outdir", folder, source],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder / f"{source.stem}.{kind}"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return open_house(read_workspace(make_workspace(tmp_path_factory.mktemp("workspace"))))


@pytest.fixture(scope="module")
def sent(house: House) -> Path:
    """NORTE's template with a figure and a percentage."""
    send(house, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45))
    path = house.workspace.input / "2025-12" / "envío.xlsx"
    return path.rename(house.workspace.root / path.name)


@pytest.mark.parametrize("kind", ["xlsx", "xlsm", "ods", "xls"])
def test_what_libreoffice_saves_is_read_alike(
    house: House, sent: Path, tmp_path: Path, kind: str
) -> None:
    (checked,) = check(house, [saved(sent, kind, tmp_path)])

    assert {"I.1": Decimal(150), "I.2": Decimal(45)} == said(checked.submission)
    assert (State.ACCEPTED, "NORTE") == (checked.submission.state, checked.submission.office)


@pytest.mark.parametrize("kind", ["xlsx", "xlsm"])
def test_a_marked_file_is_opened_by_libreoffice_and_read_again(
    house: House, sent: Path, tmp_path: Path, kind: str
) -> None:
    (checked,) = check(house, [saved(sent, kind, tmp_path)])
    path = tmp_path / f"marcado.{kind}"
    data = marked(checked, speaker("es", "es_PE"))
    assert data is not None
    path.write_bytes(data)

    again = tmp_path / "again"
    again.mkdir()
    (reread,) = check(house, [saved(path, "xlsx", again)])

    assert said(checked.submission) == said(reread.submission)
