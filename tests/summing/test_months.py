"""What the months before bring to a report: files that never came, figures that fell or changed."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from monthly import monthly
from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.report import Report
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.writing.output import write_templates
from small import make_workspace

pytestmark = pytest.mark.sweep

SAY = speaker("es", "es_PE")
MONTHS = tuple(Period(2025, month) for month in range(1, 5))
MONTHLY = monthly(MONTHS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_workspace(tmp_path, {"agua": MONTHLY})


def send(folder: Path, month: Period, office: str, **figures: float) -> None:
    """The office's template of a month, filled and put where deliveries lie."""
    setup = open_setup(read_workspace(folder))
    templates = [each for each in issue(setup, month) if each.office == office]
    (path,) = write_templates(setup.workspace, tuple(templates), SAY)
    book = load_workbook(path)
    sheet = book["Indicadores"]
    codes = {sheet.cell(row, 2).value: row for row in range(1, sheet.max_row + 1)}
    for code, figure in figures.items():
        sheet.cell(codes[code.replace("_", ".")], 7).value = figure
    inbox = folder / "input" / str(month)
    inbox.mkdir(parents=True, exist_ok=True)
    book.save(inbox / f"{office}.xlsx")


def at(folder: Path, month: Period) -> Report:
    setup = open_setup(read_workspace(folder))
    return report(setup, setup.plans[0], month)


def causes(found: Report) -> dict[str, str]:
    return {alert.id: alert.cause for alert in found.alerts}


def test_the_third_month_without_a_file_explains_the_alerts_on_all_its_items(folder: Path) -> None:
    for month in MONTHS[:3]:
        send(folder, month, "SUR", I_3=40)

    found = at(folder, MONTHS[2])

    mine = {"NORTE", "SS.1", "I.1", "I.2"}
    assert {alert.id: alert.cause for alert in found.alerts if alert.subject in mine} == {
        "OFI-120:NORTE": "",
        "OFI-110:NORTE": "OFI-120:NORTE",
        "ELE-210:SS.1": "OFI-110:NORTE",
        "ALE-410:I.1": "OFI-110:NORTE",
        "STA-010:I.1": "OFI-110:NORTE",
        "ALE-410:I.2": "OFI-110:NORTE",
        "STA-010:I.2": "OFI-110:NORTE",
    }
    nothing_sent = next(alert for alert in found.alerts if alert.rule == "OFI-120")
    assert ("NORTE",) == nothing_sent.offices
    assert "hace 3 periodos" in SAY.say(nothing_sent.message)


def since(found: Report) -> dict[str, Period | None]:
    return {alert.id: alert.since for alert in found.alerts}


def test_what_is_counted_over_months_is_dated_by_the_first_of_them(folder: Path) -> None:
    for month in MONTHS:
        send(folder, month, "SUR", I_3=40)
    send(folder, MONTHS[0], "NORTE", I_1=100)

    first, fourth = since(at(folder, MONTHS[0])), since(at(folder, MONTHS[3]))

    assert first["STA-010:I.2"] is None  # nobody knows of December
    assert fourth["OFI-120:NORTE"] == fourth["OFI-110:NORTE"] == MONTHS[1]
    assert fourth["STA-010:I.1"] == fourth["ALE-410:I.1"] == MONTHS[1]
    assert fourth["STA-010:I.2"] == MONTHS[0]
    assert fourth["ELE-210:SS.1"] == MONTHS[1]  # the day the last of its items fell silent


def test_a_contradiction_lasts_from_the_month_that_follows_one_without_it(folder: Path) -> None:
    for month, percent in zip(MONTHS[:3], (0.3, 30, 30), strict=True):
        send(folder, month, "NORTE", I_1=100, I_2=percent)
        send(folder, month, "SUR", I_3=40)

    dated = [since(at(folder, month)).get("ALE-350:I.2", "no alert") for month in MONTHS[:3]]

    assert dated == ["no alert", MONTHS[1], MONTHS[1]]


def test_a_consequence_stands_right_after_its_cause_and_none_is_dropped(folder: Path) -> None:
    send(folder, MONTHS[0], "SUR", I_3=40)

    found = at(folder, MONTHS[0])
    ids = [alert.id for alert in found.alerts]

    for place, alert in enumerate(found.alerts):
        if alert.cause:
            between = found.alerts[ids.index(alert.cause) + 1 : place]
            assert all(each.cause for each in between)
    assert {"OFI-110:NORTE", "STA-010:I.1", "STA-010:I.2", "ELE-210:SS.1"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_an_office_that_sent_its_file_in_between_starts_to_count_again(folder: Path) -> None:
    for month in MONTHS:
        send(folder, month, "SUR", I_3=40)
    send(folder, MONTHS[1], "NORTE", I_1=100, I_2=0.3)

    assert "OFI-120:NORTE" not in causes(at(folder, MONTHS[3]))
    assert "OFI-110:NORTE" in causes(at(folder, MONTHS[3]))


def test_an_index_and_an_element_that_fell_since_the_month_before_are_alerts(folder: Path) -> None:
    send(folder, MONTHS[0], "NORTE", I_1=200, I_2=0.5)
    send(folder, MONTHS[0], "SUR", I_3=40)
    send(folder, MONTHS[1], "NORTE", I_1=200, I_2=0.5)
    send(folder, MONTHS[1], "SUR", I_3=80)

    found = at(folder, MONTHS[1])

    said = {alert.id: SAY.say(alert.message) for alert in found.alerts}
    assert "bajó a 83.3\xa0% (16.7\xa0p.\xa0p. menos" in said["PLA-110:agua"]
    assert {"ELE-230:SS.2", "ELE-230:OP.1"} <= set(said)
    assert "ELE-230:SS.1" not in said
    assert not {"PLA-110:agua", "ELE-230:SS.2"} & set(causes(at(folder, MONTHS[0])))


def test_a_file_that_says_otherwise_than_the_table_of_the_past_is_an_alert(folder: Path) -> None:
    table = folder / "plans" / "agua" / "actuals.csv"
    table.write_text(
        "code,period,actual,accrued,source\n"
        "I.1,2025-01,140,,informe\nI.2,2025-01,30%,,informe\nI.3,2025-01,ND,,informe\n"
    )
    for month in MONTHS[:2]:
        send(folder, month, "NORTE", I_1=150.5, I_2=0.3)
        send(folder, month, "SUR", I_3=40)

    found = at(folder, MONTHS[1])

    changed = [alert for alert in found.alerts if alert.rule == "ALE-390"]
    assert ["I.1"] == [alert.subject for alert in changed]
    assert "10.5" in SAY.say(changed[0].message)
    assert {"input/2025-01/NORTE.xlsx", "plans/agua/actuals.csv"} == {
        place.file for place in changed[0].places
    }


def test_what_a_rule_on_trial_finds_is_apart_and_counted_nowhere(folder: Path) -> None:
    send(folder, MONTHS[0], "NORTE", I_1=20, I_2=0.5)
    send(folder, MONTHS[0], "SUR", I_3=40)

    found = at(folder, MONTHS[0])

    assert {("ELE-220", "SS.1"), ("ELE-220", "OP.1")} == {
        (finding.rule, finding.subject) for finding in found.beta
    }
    assert not [alert for alert in found.alerts if alert.rule == "ELE-220"]
