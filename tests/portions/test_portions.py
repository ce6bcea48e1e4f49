"""Parts of a report: an office's own workbook tells nothing of any other office."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from sheetgen.language.speaker import speaker
from sheetgen.model.period import december
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.portions import elements_of, of_element, of_office, offices_of, without_portion
from sheetgen.setup import open_setup
from sheetgen.writing.report_book import write_workbook
from small import ROOT
from writing.builder_writing import opened

pytestmark = pytest.mark.sweep

SAY = speaker("es", "es_PE")
YEARS = {"pndi": 2024, "pp0093": 2025}


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return read_workspace(ROOT)


@pytest.fixture(scope="module", params=YEARS)
def whole(request: pytest.FixtureRequest, workspace: Workspace) -> Report:
    setup = open_setup(workspace)
    plan = next(each for each in setup.plans if each.code == request.param)
    return report(setup, plan, december(YEARS[request.param]))


def words_of(path: Path) -> str:
    with ZipFile(path) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def named(words: str, codes: set[str]) -> set[str]:
    return {code for code in codes if re.search(rf"(?<![A-Za-z]){code}(?![A-Za-z])", words)}


def test_the_search_finds_offices_where_they_are(tmp_path: Path, whole: Report) -> None:
    write_workbook(whole, tmp_path / "a.xlsx", SAY, workspace_name="x")
    codes = set(offices_of(whole))

    assert named(words_of(tmp_path / "a.xlsx"), codes) == codes


def test_an_office_s_workbook_names_no_other_office(
    tmp_path: Path, workspace: Workspace, whole: Report
) -> None:
    names = {office.code: office.name for office in whole.plan.offices}
    for office in offices_of(whole):
        part = of_office(workspace, whole, office)
        write_workbook(part, tmp_path / "a.xlsx", SAY, workspace_name="x")
        words = "".join(map(words_of, tmp_path.glob("a*.xlsx")))

        assert named(words, set(names) - {office}) == set(), office
        others = {name for code, name in names.items() if code != office and len(name) > 12}
        assert not [name for name in others if name in words and name != names[office]]


def test_the_offices_together_hold_each_item_they_report_once(
    workspace: Workspace, whole: Report
) -> None:
    parts = [of_office(workspace, whole, office) for office in offices_of(whole)]
    codes = [each.measured.item.code for part in parts for each in part.items]

    assert len(codes) == len(set(codes))
    assert {each.measured.item.code for each in whole.items} >= set(codes)
    for part in parts:
        assert {each.subject for each in part.alerts} <= {
            each.measured.item.code for each in part.items
        } | {part.plan.offices[0].code}


def test_an_office_s_items_keep_their_status(workspace: Workspace, whole: Report) -> None:
    status = {each.measured.item.code: each.verdict.status for each in whole.items}
    for office in offices_of(whole):
        for each in of_office(workspace, whole, office).items:
            assert each.verdict.status is status[each.measured.item.code]


def test_the_elements_share_out_the_items(whole: Report) -> None:
    parts = [of_element(whole, code) for code in elements_of(whole)]
    codes = [each.measured.item.code for part in parts for each in part.items]
    top = {each.element.code for each in whole.elements if each.depth == 0}
    own = {
        each.measured.item.code
        for each in whole.items
        if each.measured.item.element in top - set(elements_of(whole))
    }

    assert sorted([*codes, *own]) == sorted(each.measured.item.code for each in whole.items)


FIGURES = ("progress", "band", "counts", "money", "physical", "further")


def test_every_figure_of_an_element_s_part_is_that_of_the_whole_report(whole: Report) -> None:
    known = {each.element.code: each for each in whole.elements}
    for code in elements_of(whole):
        part = of_element(whole, code)

        assert part.elements[0].element.code == code
        for each in part.elements:
            main = known[each.element.code]
            assert {name: getattr(each, name) for name in FIGURES} == {
                name: getattr(main, name) for name in FIGURES
            }


def test_an_element_s_part_says_what_the_whole_report_says_of_it(whole: Report) -> None:
    said = {each.element: each for each in whole.narrative}
    for code in elements_of(whole):
        (told,) = of_element(whole, code).narrative

        assert told == said[code]


def test_an_office_s_part_never_says_how_an_element_stands(
    workspace: Workspace, whole: Report
) -> None:
    levels = {name for each in whole.plan.levels for name in (each.name, each.plural)}
    levels -= {"Producto", "Productos"}  # items are called so, too
    stands = re.compile(
        rf"\b(el|los) ({'|'.join(levels)}) .*(presenta|no tiene)"
        r"|presenta un avance .*, (con|sin) [^.;]*alertas?",
        re.IGNORECASE,
    )
    mains = [each for each in whole.narrative if each.element != whole.plan.code]
    assert all(stands.search(SAY.say(each.sentences[0].text)) for each in mains)

    for office in offices_of(whole):
        part = of_office(workspace, whole, office)
        for each in part.narrative:
            for sentence in map(SAY.say, (each.text for each in each.sentences)):
                assert not stands.search(sentence)
            assert SAY.say(each.sentences[0].text).startswith(f"De lo que informa {office}")


def test_every_alert_of_a_part_stands_behind_a_sentence(
    workspace: Workspace, whole: Report
) -> None:
    parts = [of_office(workspace, whole, office) for office in offices_of(whole)]
    parts += [of_element(whole, code) for code in elements_of(whole)]
    for part in parts:
        spoken = {
            one for each in part.narrative for said in each.sentences[1:] for one in said.alerts
        }
        assert {each.id for each in part.alerts} == spoken


def summary_of(part: Report, path: Path) -> list[list[str]]:
    """The texts of the first page, row by row."""
    write_workbook(part, path, SAY, workspace_name="x")
    sheet = opened(path)["Resumen"]
    return [[str(cell.value) for cell in row if cell.value is not None] for row in sheet.rows]


def test_an_office_s_workbook_says_whose_it_is_and_owns_no_element(
    tmp_path: Path, workspace: Workspace, whole: Report
) -> None:
    office = offices_of(whole)[0]
    part = of_office(workspace, whole, office)
    rows = summary_of(part, tmp_path / "a.xlsx")

    assert rows[0] == [f"Lo que informa {office}"]
    assert rows[1][0].startswith(whole.plan.name)
    assert rows[3][:2] == ["Ítems con avance medio o alto", "Ítems bajos o sin dato"]
    codes = {each.element.code for each in whole.elements}
    named = [row for row in rows[7:20] if row and row[0] in codes]
    assert named
    assert all(row[1].startswith(f"Solo lo que informa {office}: ") for row in named)


def test_an_element_s_workbook_says_whose_it_is_and_shows_what_its_kind_has(
    tmp_path: Path, whole: Report
) -> None:
    code = elements_of(whole)[0]
    rows = summary_of(of_element(whole, code), tmp_path / "a.xlsx")
    level, cards = {
        "policy": (
            "Objetivo prioritario",
            ["Avance medio: medio", "Ítems con avance medio o alto"],
        ),
        "programme": (
            "Producto",
            ["Ejecución financiera del año", "Avance físico a la fecha: alto"],
        ),
    }[whole.plan.kind.value]

    assert rows[0][0].startswith(f"{level} {code}")
    assert rows[1][0].startswith(whole.plan.name)
    assert rows[3][:2] == cards


def test_the_offices_without_a_workbook_are_known(whole: Report) -> None:
    assert {"pndi": (), "pp0093": ("DGAAMI", "PNTE")}[whole.plan.code] == tuple(
        sorted(without_portion(whole))
    )
