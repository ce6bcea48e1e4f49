"""Parts of a report: an office's own workbook tells nothing of any other office."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from sheetgen.house import open_house
from sheetgen.language.speaker import speaker
from sheetgen.model.period import december
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.portions import elements_of, of_element, of_office, offices_of
from sheetgen.writing.report import write_workbook
from small import ROOT

SAY = speaker("es", "es_PE")
YEARS = {"pndi": 2024, "pp0093": 2025}


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return read_workspace(ROOT)


@pytest.fixture(scope="module", params=YEARS)
def whole(request: pytest.FixtureRequest, workspace: Workspace) -> Report:
    house = open_house(workspace)
    plan = next(each for each in house.plans if each.code == request.param)
    return report(house, plan, december(YEARS[request.param]))


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
        words = words_of(tmp_path / "a.xlsx")

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


def test_the_elements_share_out_the_items(workspace: Workspace, whole: Report) -> None:
    parts = [of_element(workspace, whole, code) for code in elements_of(whole)]
    codes = [each.measured.item.code for part in parts for each in part.items]
    top = {each.element.code for each in whole.elements if each.depth == 0}
    own = {
        each.measured.item.code
        for each in whole.items
        if each.measured.item.element in top - set(elements_of(whole))
    }

    assert sorted([*codes, *own]) == sorted(each.measured.item.code for each in whole.items)


def test_an_element_s_progress_is_that_of_the_whole_report(
    workspace: Workspace, whole: Report
) -> None:
    known = {each.element.code: each.progress for each in whole.elements}
    for code in elements_of(whole):
        part = of_element(workspace, whole, code)

        assert next(e for e in part.elements if e.element.code == code).progress == known[code]
