"""Waivers: what they set apart, what they never touch, and when they stop."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from running import run
from sheetgen.errors import PlanError
from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.figure import Gap
from sheetgen.model.period import Period
from sheetgen.model.problem import Weight
from sheetgen.model.report import Report
from sheetgen.model.status import Status
from sheetgen.model.submission import Account, State
from sheetgen.model.waiver import Standing
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.questions import explain
from sheetgen.setup import Setup, open_setup
from sheetgen.writing.output import write_reports, write_templates
from small import make_workspace
from writing.builder_writing import sheets

pytestmark = pytest.mark.sweep

AT = Period(2025, 12)
HEADER = "scope,rule,reason,approver,until\n"
WITH_SINCE = "scope,rule,reason,approver,until,since\n"


def opened(folder: Path) -> Setup:
    return open_setup(read_workspace(folder))


def sent(folder: Path, figures: dict[str, float | str | None]) -> None:
    """Each office sends its template with these figures; None leaves the cell empty."""
    setup = opened(folder)
    templates = issue(setup, AT)
    inbox = folder / "input" / str(AT)
    inbox.mkdir(parents=True)
    for path in write_templates(setup.workspace, templates, speaker("es", "es_PE")):
        book = load_workbook(path)
        sheet = book["Indicadores"]
        for row in range(8, sheet.max_row + 1):
            if sheet.cell(row, 2).value in figures:
                sheet.cell(row, 7).value = figures[str(sheet.cell(row, 2).value)]
        book.save(inbox / path.name)


def waived(folder: Path, *rows: str, header: str = HEADER) -> None:
    (folder / "waivers.csv").write_text(header + "\n".join(rows) + "\n", encoding="utf-8")


def reported(folder: Path, as_of: date | None = None) -> Report:
    setup = opened(folder)
    return report(setup, setup.plans[0], AT, as_of=as_of)


def status_of(found: Report, code: str) -> Status:
    return next(j.verdict.status for j in found.items if j.measured.item.code == code)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    make_workspace(tmp_path)
    sent(tmp_path, {"I.1": 20, "I.2": 0.2, "I.3": 50})
    return tmp_path


def test_a_waived_rule_is_shown_apart_and_the_status_stays(filled: Path) -> None:
    before = reported(filled)
    waived(filled, "item:I.1,STA-110,en rediseño,Alta Dirección,2026-06-30")

    after = reported(filled)

    assert "STA-110:I.1" in {each.id for each in before.alerts}
    assert {each.id for each in before.alerts} - {"STA-110:I.1"} == {
        each.id for each in after.alerts
    }
    (one,) = after.waived
    assert ("STA-110:I.1", "en rediseño", "Alta Dirección") == (
        one.alert.id,
        one.waiver.reason,
        one.waiver.approver,
    )
    assert [j.verdict for j in before.items] == [j.verdict for j in after.items]
    assert before.index == after.index
    assert [(1, Standing.IN_FORCE)] == [(use.alerts, use.standing) for use in after.waivers]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("item:I.2", {"I.2"}),
        ("element:SS.1", {"I.1", "I.2"}),
        ("element:OP.1", {"I.1", "I.2"}),
        ("office:NORTE", {"I.1", "I.2"}),
        ("office:SUR", set()),
        ("plan:agua", {"I.1", "I.2"}),
    ],
)
def test_every_scope_covers_what_it_says(filled: Path, scope: str, expected: set[str]) -> None:
    waived(filled, f"{scope},item.progress.low,razón,alguien,2026-06-30")

    assert expected == {each.alert.subject for each in reported(filled).waived}


def test_the_last_day_counts_and_the_day_after_does_not(filled: Path) -> None:
    waived(filled, "item:I.1,STA-110,razón,alguien,2026-01-15")

    assert 1 == len(reported(filled, date(2026, 1, 15)).waived)
    late = reported(filled, date(2026, 1, 16))
    assert () == late.waived
    assert [Standing.EXPIRED] == [use.standing for use in late.waivers]
    assert "STA-110:I.1" in {each.id for each in late.alerts}


def test_one_that_begins_later_is_not_yet_applied(filled: Path) -> None:
    waived(
        filled,
        "item:I.1,STA-110,razón,alguien,2026-06-30,2026-01-01",
        header="scope,rule,reason,approver,until,since\n",
    )

    assert [Standing.NOT_YET] == [use.standing for use in reported(filled).waivers]
    assert 1 == len(reported(filled, date(2026, 1, 1)).waived)


def test_an_empty_cell_excused_is_counted_as_waived_and_not_pressed_for(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    sent(tmp_path, {"I.1": None, "I.2": 0.45, "I.3": 40})
    before = reported(tmp_path)
    waived(tmp_path, "item:I.1,reporting,encuesta bienal,Planeamiento,2026-06-30")

    after = reported(tmp_path)

    assert Account(expected=4, read=3, blank=1) == before.account
    assert Account(expected=4, read=3, waived=1) == after.account
    assert ["READ-310"] == [each.code for each in before.problems]
    assert () == after.problems
    assert {State.ACCEPTED} == {each.state for each in after.submissions}
    assert Status.MISSING is status_of(after, "I.1")
    assert {"STA-010:I.1"} == {each.alert.id for each in after.waived}
    assert [(1, 1)] == [(use.alerts, use.cells) for use in after.waivers]


def test_an_office_excused_from_all_owes_no_file(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    (tmp_path / "input" / "2025-12").mkdir(parents=True)
    waived(tmp_path, "office:SUR,reporting,en reorganización,Alta Dirección,2026-06-30")

    found = reported(tmp_path)

    # SUR is asked for I.3 and, second, for I.2; NORTE owes I.1 and I.2
    assert Account(expected=4, waived=2, not_submitted=2) == found.account
    assert {"NORTE"} == {each.office for each in found.problems if each.weight is Weight.ERROR}
    assert {"I.3"} == {each.alert.subject for each in found.waived}
    assert {State.MISSING} == {each.state for each in found.submissions}


def test_an_office_excused_from_a_part_owes_its_file(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    (tmp_path / "input" / str(AT)).mkdir(parents=True)
    waived(tmp_path, "item:I.1,reporting,obra detenida,Dirección,2026-12-31")

    found = reported(tmp_path)

    told = [each.office for each in found.problems if each.code == "READ-309"]
    assert "NORTE" in told


def test_what_was_typed_wrong_is_still_to_be_fixed(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    sent(tmp_path, {"I.1": "muchos", "I.2": 0.45, "I.3": 40})
    waived(tmp_path, "item:I.1,reporting,encuesta bienal,Planeamiento,2026-06-30")

    found = reported(tmp_path)

    assert Account(expected=4, read=3, unreadable=1) == found.account
    assert [Weight.ERROR] == [each.weight for each in found.problems]


def test_no_aplica_said_of_what_is_due_is_missing_and_asked_until_a_waiver_accepts_it(
    tmp_path: Path,
) -> None:
    make_workspace(tmp_path)
    sent(tmp_path, {"I.1": "S.P.", "I.2": 0.45, "I.3": "no aplica"})
    before = reported(tmp_path)
    waived(tmp_path, "item:I.1,reporting,en rediseño,Alta Dirección,2026-06-30")

    after = reported(tmp_path)

    gaps = {each.measured.item.code: each.measured.gap for each in before.items}
    assert Gap.CLAIMED_NOT_APPLICABLE is gaps["I.1"] is gaps["I.3"]
    assert Status.MISSING is status_of(before, "I.1")
    assert {"ALE-420:I.1", "ALE-420:I.3"} <= {each.id for each in before.alerts}
    asked = {each.place.cell for each in before.problems if each.code == "READ-331"}
    assert {"G9", "G11"} == asked
    assert Status.NOT_RATED is status_of(after, "I.1")
    assert Status.MISSING is status_of(after, "I.3")


def test_explain_says_that_a_missing_item_is_excused(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    sent(tmp_path, {"I.1": None, "I.2": 0.45, "I.3": 40})
    waived(tmp_path, "item:I.1,reporting,encuesta bienal,Planeamiento,2026-06-30")

    item = explain(opened(tmp_path), "I.1", None, None).item

    assert item is not None
    assert item.owed is not None
    assert item.owed.waiver is not None
    assert "encuesta bienal" == item.owed.waiver.reason
    assert ["STA-010:I.1"] == [each.alert.id for each in item.waived]


def test_the_narrative_names_what_was_waived(filled: Path) -> None:
    waived(filled, "item:I.1,STA-110,razón,alguien,2026-06-30")

    narrative = {each.element: each.text for each in reported(filled).narrative}
    said = speaker("en", "es_PE").say(narrative["SS.1"])

    assert "The alert on I.1 (STA-110) is waived until 30 June 2026." in said


def test_the_narrative_of_the_plan_names_what_was_waived_of_an_office(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    waived(tmp_path, "office:NORTE,OFI-110,razón,alguien,2026-06-30")

    narrative = {each.element: each.text for each in reported(tmp_path).narrative}

    assert "The alert on NORTE (OFI-110) is waived until 30 June 2026." in (
        speaker("en", "es_PE").say(narrative["agua"])
    )


@pytest.mark.filterwarnings("ignore:.*xtension is not supported")  # openpyxl's, of data bars
def test_results_and_workbook_show_them(filled: Path) -> None:
    waived(
        filled,
        "item:I.1,STA-110,en rediseño,Alta Dirección,2026-06-30",
        "item:I.3,STA-110,ya venció,Alta Dirección,2025-06-30",
    )
    setup = opened(filled)
    ((_, paths),) = write_reports(setup.workspace, (reported(filled),), speaker("en", "es_PE"))

    results = json.loads(next(path for path in paths if path.suffix == ".json").read_text("utf-8"))
    book = sheets(paths)
    words = {
        name: " | ".join(
            str(c.value) for row in book[name].rows for c in row if c.value is not None
        )
        for name in ("Alerts", "Methodology")
    }

    (one,) = results["waived"]
    assert ("STA-110:I.1", "en rediseño", "Alta Dirección", "2026-06-30") == (
        one["id"],
        one["reason"],
        one["approver"],
        one["until"],
    )
    assert ["in-force", "expired"] == [each["state"] for each in results["waivers"]]
    assert "en rediseño" in words["Alerts"]
    assert "ya venció" not in words["Alerts"]
    assert "Expired on" in words["Methodology"]
    assert "no longer applied" in words["Methodology"]


def test_without_a_table_nothing_is_said_of_waivers(filled: Path) -> None:
    found = reported(filled)

    assert ((), ()) == (found.waived, found.waivers)


@pytest.mark.parametrize(
    ("row", "where", "said"),
    [
        ("I.1,STA-110,r,a,2026-01-01", "waivers.csv!line 2!scope", "item:2.1"),
        ("itm:I.1,STA-110,r,a,2026-01-01", "waivers.csv!line 2!scope", "item"),
        ("item:I.9,STA-110,r,a,2026-01-01", "waivers.csv!line 2!scope", "I."),
        ("office:NORT,STA-110,r,a,2026-01-01", "waivers.csv!line 2!scope", "NORTE"),
        ("item:I.1,STA-11,r,a,2026-01-01", "waivers.csv!line 2!rule", "STA-110"),
        ("item:I.1,*,r,a,2026-01-01", "waivers.csv!line 2!rule", "reporting"),
        ("item:I.1,STA-110,,a,2026-01-01", "waivers.csv!line 2!reason", ""),
        ("item:I.1,STA-110,r,,2026-01-01", "waivers.csv!line 2!approver", ""),
        ("item:I.1,STA-110,r,a,31/12/2026", "waivers.csv!line 2!until", "YYYY-MM-DD"),
        (
            "item:I.1,STA-110,r,a,2026-01-01,2026-02-01",
            "waivers.csv!line 2!since",
            "begins on 2026-02-01, after its last day, 2026-01-01",
        ),
    ],
)
def test_a_wrong_row_stops_with_line_and_cure(
    tmp_path: Path, row: str, where: str, said: str
) -> None:
    make_workspace(tmp_path)
    waived(tmp_path, row, header=HEADER if row.count(",") == 4 else WITH_SINCE)

    with pytest.raises(PlanError) as caught:
        opened(tmp_path)

    assert where == caught.value.where
    assert said in speaker("en", "es_PE").say(caught.value.message())


def test_a_column_that_is_not_one_is_named(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    waived(tmp_path, header="scope,rule,reason,aprover,until\n")

    with pytest.raises(PlanError) as caught:
        opened(tmp_path)

    assert "approver" in speaker("en", "es_PE").say(caught.value.message())


def test_check_presses_for_nothing_that_a_waiver_excuses(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    sent(folder, {"I.2": 0.5})
    (folder / "input/2025-12/SUR.xlsx").unlink()
    pressed = json.loads(run(folder, "check", "--period", "2025-12", "--json").stdout)
    waived(folder, "item:I.1,reporting,obra detenida,Dirección,2026-12-31",
           "item:I.3,reporting,sistema en cambio,Dirección,2026-12-31",
           "item:I.2,reporting,solo SUR,Dirección,2026-12-31")  # fmt: skip

    excused = json.loads(run(folder, "check", "--period", "2025-12", "--json").stdout)

    def told(records: list[dict[str, Any]]) -> dict[str, set[str]]:
        codes = ("READ-309", "READ-310")
        return {
            each["office"]: {p["code"] for p in each["problems"] if p["code"] in codes}
            for each in records
        }

    assert {"NORTE": {"READ-310"}, "SUR": {"READ-309"}} == told(pressed)
    assert {"NORTE": set()} == told(excused)


def test_nobody_is_asked_to_explain_what_is_waived(filled: Path) -> None:
    def asked(found: Report) -> set[str]:
        explain = (each for each in found.problems if each.code == "READ-314")
        return {str(dict(each.message.figures)["code"]) for each in explain}

    low = asked(reported(filled))
    waived(filled, "item:I.1,STA-110,en rediseño,Alta Dirección,2026-06-30")
    excused, over = reported(filled), reported(filled, as_of=date(2026, 7, 1))

    assert "I.1" in low
    assert low - {"I.1"} == asked(excused)
    assert low - {"I.1"} == {each.code for each in excused.owing}
    assert low == asked(over)
    assert low == {each.code for each in over.owing}


def test_explain_tells_who_waived_an_alert_until_when_and_why(filled: Path) -> None:
    waived(filled, "item:I.1,STA-110,en rediseño,Alta Dirección,2026-06-30")

    told = run(filled, "explain", "I.1", "--period", str(AT)).stdout
    record = json.loads(run(filled, "explain", "I.1", "--period", str(AT), "--json").stdout)

    assert "hasta el 30 de junio de 2026, por Alta Dirección: en rediseño" in " ".join(told.split())
    (one,) = record["item"]["waived"]
    assert (
        "STA-110",
        "en rediseño",
        "Alta Dirección",
        "2026-06-30",
        "waivers.csv!line 2!scope",
    ) == (
        one["rule"],
        one["reason"],
        one["approver"],
        one["until"],
        one["place"],
    )
