"""A layout makes an official annex: its columns are those that were printed."""

import re
import shutil
from pathlib import Path

import pytest

from sheetgen.errors import FormError
from sheetgen.language.speaker import speaker
from sheetgen.model.period import december
from sheetgen.pipeline import report
from sheetgen.planning.layouts import read_layouts
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.writing.annex import write_annex
from small import ROOT, make_workspace
from writing.builder_writing import opened
from writing.lint_writing import lint

SAY = speaker("es", "es_PE")
SEEDS = ROOT / "docs" / "seeds"
LAYOUTS = {"matriz-de-seguimiento": ("pndi", 2024), "anexo-de-metas": ("pp0093", 2025)}


@pytest.fixture(scope="module")
def annexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each shipped layout, filled from the real workspace."""
    workspace = read_workspace(ROOT)
    setup = open_setup(workspace)
    folder = tmp_path_factory.mktemp("annex")
    for layout in read_layouts(workspace):
        plan, year = LAYOUTS[layout.name]
        found = next(each for each in setup.plans if each.code == plan)
        path = folder / f"{layout.name}.xlsx"
        write_annex(report(setup, found, december(year)), layout, path, SAY)
    return {name: folder / f"{name}.xlsx" for name in LAYOUTS}


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold().replace("í", "i")


@pytest.mark.parametrize("name", LAYOUTS)
def test_it_is_clean(annexes: dict[str, Path], name: str) -> None:
    assert lint(annexes[name]) == []


def test_the_matrix_has_the_printed_headings_in_their_order(annexes: dict[str, Path]) -> None:
    annex = annexes["matriz-de-seguimiento"]
    lines = (SEEDS / "pndi_2024_tracking.txt").read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("Código\tObjetivo"))
    above, below = lines[at].split("\t"), lines[at + 1].split("\t")
    printed = []
    group = ""
    for over, under in zip(above, below, strict=False):
        group = over or group
        printed.append(squeezed(group + under))
    sheet, group, headings = opened(annex).worksheets[0], "", []
    merged = {area.coord.split(":")[0]: area.size["columns"] for area in sheet.merged_cells.ranges}
    left = 0
    for over, under in zip(sheet[3], sheet[4], strict=True):
        left = merged.get(over.coordinate, 1) if over.value or not left else left
        group = over.value or (group if left else "")
        left -= 1
        headings.append(squeezed(f"{group or ''}{under.value}"))

    assert headings == printed[: len(headings)]


def test_the_programme_s_annex_has_the_printed_figures_of_every_row(
    annexes: dict[str, Path],
) -> None:
    annex = annexes["anexo-de-metas"]
    text = (SEEDS / "pp0093_2025_report.txt").read_text("utf-8")
    rows = [
        [part for part in line.split("\t") if part]
        for line in text.splitlines()
        if re.match(r"(PRODUCTO|Producto|Actividad) [\d.]+.*\t", line)
    ]
    sheet = opened(annex, values=True).worksheets[0]
    found = {str(row[0]): row for row in sheet.iter_rows(min_row=6, values_only=True)}

    assert len(rows) == 15
    for row in rows:
        code = re.search(r"\d(\.\d)?", row[0])[0]
        printed = [each.replace(",", "") for each in row[3:]]
        ours = found[code]
        assert int(printed[0]) == ours[4]
        assert int(printed[1]) == ours[5]
        assert [int(printed[-3]), int(printed[-2])] == [ours[7], ours[8]]


def last_row(path: Path) -> tuple[object, ...]:
    sheet = opened(path, values=True).worksheets[0]
    heads = ("TOTAL", "Índice de gestión de la política nacional")
    return next(row for row in sheet.iter_rows(values_only=True) if row[0] in heads)


def test_the_last_row_is_the_printed_total(annexes: dict[str, Path]) -> None:
    last = last_row(annexes["anexo-de-metas"])

    assert [last[0], last[7], last[8]] == ["TOTAL", 38_139_459, 38_041_628]


def test_the_last_row_of_the_matrix_is_the_index(annexes: dict[str, Path]) -> None:
    last = last_row(annexes["matriz-de-seguimiento"])

    assert last[0] == "Índice de gestión de la política nacional"
    assert last[-1] == pytest.approx(66.857022139)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("field: code", "field: codes", "codes"),
        ("width: 16", "width: 0", "width"),
        ("of: indicators", "of: things", "things"),
        ("of: indicators", "plans: pndi\nof: indicators", "plans"),
    ],
)
def test_a_layout_that_cannot_be_used_stops_the_run(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    workspace = make_workspace(tmp_path)
    folder = workspace / "layouts"
    shutil.copytree(ROOT / "layouts", folder)
    path = folder / "matriz-de-seguimiento.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")

    with pytest.raises(FormError, match=said):
        read_layouts(read_workspace(workspace))


@pytest.mark.parametrize(
    ("name", "paper"), [("matriz-de-seguimiento", "8"), ("anexo-de-metas", "9")]
)
def test_the_columns_fill_the_paper(annexes: dict[str, Path], name: str, paper: str) -> None:
    sheet = opened(annexes[name]).active

    assert str(sheet.page_setup.paperSize) == paper
    assert sheet.print_options.horizontalCentered


def notes(path: Path) -> list[str]:
    column = opened(path, values=True).worksheets[0]["A"]
    said = [str(cell.value).replace("\N{NO-BREAK SPACE}", " ") for cell in column]
    return [each for each in said if each.startswith(("Fuente", "Nota"))]


def test_headings_of_a_group_stand_below_one_and_both_rows_repeat(annexes: dict[str, Path]) -> None:
    sheet = opened(annexes["anexo-de-metas"]).worksheets[0]

    assert (sheet["E3"].value, sheet["H3"].value) == (
        "Avance de meta física", "Ejecución presupuestal",
    )  # fmt: skip
    assert {"E3:G3", "H3:J3"} <= {str(area) for area in sheet.merged_cells.ranges}
    assert [cell.value for cell in sheet[4]][4:7] == ["Meta física anual", "Avance", "% anual"]
    assert sheet.print_title_rows == "$3:$4"
    wrapped = opened(annexes["matriz-de-seguimiento"]).worksheets[0]
    assert wrapped["O3"].value == "Avance Tipo 1 (%)"
    assert wrapped.row_dimensions[3].height > 25  # two lines
    assert sheet["A1"].value.endswith("por producto y actividad, 2025")


def test_below_it_stand_source_rounding_and_the_difference_from_the_published_index(
    annexes: dict[str, Path],
) -> None:
    said = notes(annexes["matriz-de-seguimiento"])

    assert said[0] == "Fuente: lo que informaron las unidades responsables, al 31/12/2024."
    assert "Nota: los porcentajes se imprimen con 1 decimal, como en la fuente oficial; " in said[1]
    assert said[2] == (
        "Nota: el índice publicado es 79.3 %; el de estas filas es 66.9 %, 12.4 p. p. menos."
    )
    assert said[3].startswith("Nota: Extracto de la matriz impresa")


def test_percentages_are_rounded_as_the_official_source_does(annexes: dict[str, Path]) -> None:
    """Activity 3.2 accrued 99.98 %: printed 100.0 %, and the cell holds the figure."""
    sheet = opened(annexes["anexo-de-metas"]).worksheets[0]
    close = [
        cell for cell in sheet["J"] if isinstance(cell.value, float) and 99.95 <= cell.value < 100
    ]

    assert close
    assert all('0.0" %"' in cell.number_format for cell in close)
    assert all("0.00" not in cell.number_format for cell in close)


def test_a_layout_says_its_source_its_notes_and_its_decimals(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    folder = workspace / "layouts"
    folder.mkdir()
    (folder / "uno.yaml").write_text(
        "plan: agua\nsheet: Uno\ntitle: Anexo {year}\nof: indicators\nsource: Oficina Norte\n"
        "notes: ['Cifras de {year}.']\ndecimals: 2\ncolumns:\n"
        "  - {field: code, heading: Código, width: 16}\n"
        "  - {field: progress, group: Avance, heading: '{year}', width: 16}\n",
        "utf-8",
    )
    setup = open_setup(read_workspace(workspace))
    (layout,) = [each for each in read_layouts(setup.workspace) if each.name == "uno"]
    path = tmp_path / "uno.xlsx"
    write_annex(report(setup, setup.plans[0], december(2025)), layout, path, SAY)

    assert lint(path) == []
    assert opened(path).worksheets[0]["A1"].value == "Anexo 2025"
    assert notes(path)[:2] == ["Fuente: Oficina Norte.", "Nota: Cifras de 2025."]
    assert "2 decimales" in notes(path)[2]


def test_decimals_that_are_none_stop_the_run(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    shutil.copytree(ROOT / "layouts", workspace / "layouts")
    path = workspace / "layouts" / "anexo-de-metas.yaml"
    path.write_text(path.read_text("utf-8").replace("of:", "decimals: 1.5\nof:", 1), "utf-8")

    with pytest.raises(FormError, match="decimals"):
        read_layouts(read_workspace(workspace))
