"""An office fills its template, LibreOffice saves it in each format, and all say the same."""

from decimal import Decimal
from pathlib import Path

import pytest

from matching.sent import fill, said, send
from office import Office
from sheetgen.intake import check, marked
from sheetgen.language.speaker import speaker
from sheetgen.model.submission import State
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from small import make_workspace

pytestmark = pytest.mark.office
KINDS = ("xlsx", "xlsm", "ods", "xls")
MARKED = KINDS[:2]


@pytest.fixture(scope="module")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path_factory.mktemp("workspace"))))


@pytest.fixture(scope="module")
def sent(setup: Setup) -> Path:
    """NORTE's template with a figure and a percentage."""
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45))
    path = setup.workspace.input / "2025-12" / "envío.xlsx"
    return path.rename(setup.workspace.root / path.name)


@pytest.fixture(scope="module")
def saved(sent: Path, tmp_path_factory: pytest.TempPathFactory, office: Office) -> dict[str, Path]:
    """The file as LibreOffice saves it in each format."""
    folder = tmp_path_factory.mktemp("kinds")
    return {kind: office.saved([sent], folder, kind)[0] for kind in KINDS}


@pytest.fixture(scope="module")
def again(
    setup: Setup, saved: dict[str, Path], tmp_path_factory: pytest.TempPathFactory, office: Office
) -> dict[str, Path]:
    """What goes back marked, opened and saved by LibreOffice once more."""
    folder = tmp_path_factory.mktemp("marked")
    sources = []
    for kind in MARKED:
        (checked,) = check(setup, [saved[kind]])
        data = marked(setup, checked, speaker("es", "es_PE"))
        assert data is not None
        sources.append(folder / f"de un {kind}.{kind}")
        sources[-1].write_bytes(data)
    return dict(zip(MARKED, office.saved(sources, folder / "again"), strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_what_libreoffice_saves_is_read_alike(
    setup: Setup, saved: dict[str, Path], kind: str
) -> None:
    (checked,) = check(setup, [saved[kind]])

    assert {"I.1": Decimal(150), "I.2": Decimal(45)} == said(checked.submission)
    assert (State.ACCEPTED, "NORTE") == (checked.submission.state, checked.submission.office)


@pytest.mark.parametrize("kind", MARKED)
def test_a_marked_file_is_opened_by_libreoffice_and_read_again(
    setup: Setup, saved: dict[str, Path], again: dict[str, Path], kind: str
) -> None:
    (checked,) = check(setup, [saved[kind]])

    (reread,) = check(setup, [again[kind]])

    assert said(checked.submission) == said(reread.submission)
