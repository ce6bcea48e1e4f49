"""An office that had begun an older form gets the current one with what it had written."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from office import Office
from running import run
from small import POLICY, make_workspace

WORKS = """\
code,element,kind,name,unit,offices,aggregation,goal,pim
A.1,SS.1,activity,Tender redes,Obras,NORTE,accumulated,70,1000
A.2,SS.1,activity,Atender reclamos,Reclamos,NORTE,not-accumulated,120,500
"""
SCHEDULE = "code,period,programmed\n" + "".join(
    f"A.{n},2025-{month:02},{n * 5}\n" for n in (1, 2) for month in range(1, 13)
)
TABLES = POLICY | {"activities.csv": WORKS, "schedule.csv": SCHEDULE}


def begun(folder: Path, month: str, cells: Mapping[tuple[str, str, str], object]) -> Path:
    """NORTE's form of a month, filled by (sheet, code, heading), saved outside by openpyxl."""
    assert run(folder, "template", "--period", month).returncode == 0
    book = load_workbook(folder / "output" / month / "templates" / "NORTE.xlsx")
    for (name, code, heading), typed in cells.items():
        sheet = book[name]
        headings = {cell.value: cell.column for cell in sheet[7]}
        (row,) = (row for row in range(8, sheet.max_row + 1) if sheet.cell(row, 2).value == code)
        sheet.cell(row, headings[heading]).value = typed  # type: ignore[assignment]  # numbers and texts
    book.save(folder.parent / "begun.xlsx")
    return folder.parent / "begun.xlsx"


def carried(folder: Path, file: Path, month: str) -> dict[str, Any]:
    """What ``template --from`` tells; its status is 1 where something was left."""
    done = run(folder, "template", "--period", month, "--from", file, "--json")
    told = dict(json.loads(done.stdout))
    assert done.returncode == (1 if told["not_carried"] else 0)
    return told


def left(told: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    return [(each["kind"], each["code"], each["typed"]) for each in told["not_carried"]]


def shown(folder: Path, told: Mapping[str, Any]) -> dict[tuple[str, str], object]:
    """What stands in the cells that were carried into, as a spreadsheet shows it."""
    book = load_workbook(folder / told["written"])
    found = {}
    for each in told["carried"]:
        _, sheet, cell = each["to"].rsplit("!", 2)
        found[each["code"], each["field"]] = book[sheet][cell].value
    return found


ACTUAL, MONEY, VALUE = "Ejecución física acumulada", "Devengado acumulado", "Valor obtenido"
WORK, INDICATORS = "Actividades", "Indicadores"


def test_figures_and_words_stand_in_the_form_of_a_plan_that_was_changed(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w")
    file = begun(folder, "2025-12", {
        (INDICATORS, "I.1", VALUE): 150,
        (INDICATORS, "I.1", "Motivo"): "=faltó presupuesto",
        (INDICATORS, "I.2", VALUE): 0.4525,
    })  # fmt: skip
    plan = folder / "plans" / "agua"
    for name in ("indicators.csv", "targets.csv"):
        text = (plan / name).read_text(encoding="utf-8")
        (plan / name).write_text(text.replace("I.2,", "I.9,"), encoding="utf-8")
    (plan / "renamed.csv").write_text("old,new,from\nI.2,I.9,2025-06\n", encoding="utf-8")
    before = file.read_bytes()

    told = carried(folder, file, "2025-12")

    assert [] == told["not_carried"]
    expected = {("I.1", "actual"): 150, ("I.1", "reason"): "=faltó presupuesto",
                ("I.9", "actual"): 0.4525}  # fmt: skip
    assert expected == shown(folder, told)
    assert ["I.1", "I.1", "I.2"] == [each["was"] for each in told["carried"]]
    assert before == file.read_bytes()
    checked = json.loads(run(folder, "check", folder / told["written"], "--json").stdout)
    assert "NORTE" == checked[0]["office"]


def test_what_means_something_else_today_is_left_and_told(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w", {"agua": TABLES})
    file = begun(folder, "2025-12", {
        (INDICATORS, "I.1", VALUE): 150,
        (INDICATORS, "I.1", "Comentario"): "provisional",
        (INDICATORS, "I.2", VALUE): "45 % o 46 %",
        (WORK, "A.1", ACTUAL): "ND",
        (WORK, "A.1", MONEY): 900,
        (WORK, "A.2", ACTUAL): 12,
    })  # fmt: skip
    plan = folder / "plans" / "agua"
    text = (plan / "indicators.csv").read_text(encoding="utf-8")
    text = text.replace("conectados,number,", "conectados al agua,percent,")
    (plan / "indicators.csv").write_text(text, encoding="utf-8")
    text = WORKS.replace("Atender reclamos", "Capacitar juntas")
    (plan / "activities.csv").write_text(text, encoding="utf-8")

    told = carried(folder, file, "2025-12")

    expected = [
        ("other-name", "A.2", "12"),
        ("unit-changed", "I.1", "150"),
        ("unreadable", "I.2", "45 % o 46 %"),
    ]
    assert expected == left(told)
    assert {
        ("A.1", "actual"): "ND",
        ("A.1", "accrued"): 900,
        ("I.1", "comment"): "provisional",
    } == (shown(folder, told))
    assert ["'Hogares conectados' se llama ahora 'Hogares conectados al agua'."] == [
        each["message"] for each in told["notices"]
    ]


def test_a_code_that_is_gone_and_an_item_that_moved_to_another_office_are_told(
    tmp_path: Path,
) -> None:
    folder = make_workspace(tmp_path / "w", {"agua": TABLES})
    file = begun(folder, "2025-12", {
        (INDICATORS, "I.1", VALUE): 150,
        (WORK, "A.1", ACTUAL): 3,
        (WORK, "A.1", "Motivo"): "lluvias",
    })  # fmt: skip
    plan = folder / "plans" / "agua"
    (plan / "activities.csv").write_text(
        "\n".join(line for line in WORKS.splitlines() if "A.1" not in line), encoding="utf-8"
    )
    (plan / "schedule.csv").write_text(
        "\n".join(line for line in SCHEDULE.splitlines() if "A.1" not in line), encoding="utf-8"
    )
    text = (
        (plan / "indicators.csv").read_text(encoding="utf-8").replace("number,NORTE", "number,SUR")
    )
    (plan / "indicators.csv").write_text(text, encoding="utf-8")

    done = run(folder, "template", "--period", "2025-12", "--from", file)

    assert 1 == done.returncode
    told = done.stdout
    assert "begun.xlsx!Actividades!H9  A.1 · Ejecución física acumulada: 3" in told
    assert "begun.xlsx!Actividades!M9  A.1 · Motivo: lluvias" in told
    assert "begun.xlsx!Indicadores!G9  I.1 · Valor obtenido: 150" in told
    assert "A SUR se le pide ahora el ítem" in told
    assert "Ningún ítem de esta oficina tiene ahora este código." in told


def test_a_form_of_another_month_gives_what_is_to_date_and_not_what_was_of_its_month(
    tmp_path: Path,
) -> None:
    folder = make_workspace(tmp_path / "w", {"agua": TABLES})
    file = begun(folder, "2025-03", {
        (WORK, "A.1", ACTUAL): 14,
        (WORK, "A.1", "PIM"): 1100,
        (WORK, "A.2", ACTUAL): 9,
        (WORK, "A.2", MONEY): 120.5,
        (INDICATORS, "I.1", VALUE): 130,
    })  # fmt: skip

    said = run(folder, "template", "--period", "2025-06", "--from", file).stdout
    assert "Sus cifras son las de 2025-03: hay que poner al día las celdas naranjas." in said
    assert "Sus textos" not in said
    june, january = carried(folder, file, "2025-06"), None
    with pytest.raises(json.JSONDecodeError):
        january = carried(folder, file, "2025-01")

    assert [("other-period", "A.2", "9")] == left(june)
    expected = {("A.1", "actual"): 14, ("A.1", "pim"): 1100, ("A.2", "accrued"): 120.5,
                ("I.1", "actual"): 130}  # fmt: skip
    assert expected == shown(folder, june)
    assert january is None
    sheet = load_workbook(folder / june["written"])[WORK]
    kept = load_workbook(folder / june["written"], data_only=True)[WORK]
    assert "46.67" == f"{kept['K9'].value:.2f}"  # 14 of the 30 that are programmed to June
    assert "2025" in str(sheet["A4"].value)
    assert "naranja" in str(sheet["A4"].value)
    areas = {
        str(area.sqref)
        for area in sheet.conditional_formatting
        if any("=14" in formula for rule in area.rules for formula in rule.formula)
    }
    assert {"H9"} == areas


def test_figures_of_another_year_are_not_those_of_this_one(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w", {"agua": TABLES})
    file = begun(folder, "2024-12", {
        (INDICATORS, "I.1", VALUE): 140,
        (INDICATORS, "I.1", "Medio de verificación"): "Registro de la empresa",
    })  # fmt: skip

    told = carried(folder, file, "2025-12")

    assert [("other-period", "I.1", "140")] == left(told)
    assert {("I.1", "evidence"): "Registro de la empresa"} == shown(folder, told)
    said = run(folder, "template", "--period", "2025-12", "--from", file).stdout
    assert "naranja" not in said  # no figure was carried, and no cell is orange
    assert "Sus textos son los de 2024-12" in said


def test_budgets_that_came_with_the_older_form_are_nobodys_words(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w", {"agua": TABLES})
    file = begun(folder, "2025-03", {(WORK, "A.1", ACTUAL): 14, (WORK, "A.2", "PIM"): 700})
    plan = folder / "plans" / "agua"
    revisions = "code,field,period,value,from,reason,approver\nA.1,pim,,2000,2025-05,ley,OPP\n"
    (plan / "revisions.csv").write_text(revisions, encoding="utf-8")

    june = shown(folder, carried(folder, file, "2025-06"))
    text = WORKS.replace("70,1000", "70,3000").replace("120,500", "120,600")
    (plan / "activities.csv").write_text(text, encoding="utf-8")
    (plan / "revisions.csv").unlink()
    changed = carried(folder, file, "2025-06")

    assert {("A.1", "actual"): 14, ("A.2", "pim"): 700} == june
    assert {("A.1", "actual"): 14} == shown(folder, changed)
    assert [("budget-changed", "A.1", "1000"), ("budget-changed", "A.2", "700")] == left(changed)


def test_an_older_layout_is_read_by_its_headings(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w", {"agua": TABLES})
    file = begun(folder, "2025-12", {
        (WORK, "A.1", ACTUAL): 14,
        (WORK, "A.1", MONEY): 800,
        (WORK, "A.1", "Comentario"): "llega en enero",
    })  # fmt: skip
    book = load_workbook(file)
    sheet = book[WORK]
    sheet.cell(7, 19).value, sheet.cell(9, 19).value = "Meta del trimestre", 33
    book[INDICATORS].delete_cols(9)
    book.save(file)
    form = folder / "templates" / "activities.yaml"
    head, _, _ = form.read_text(encoding="utf-8").rpartition("  - field: comment\n")
    (unit,) = (line for line in head.splitlines() if "shows: unit" in line)
    form.write_text(f"{head.replace(unit, '')}{unit}\n", encoding="utf-8")

    told = carried(folder, file, "2025-12")

    assert {("A.1", "actual"): 14, ("A.1", "accrued"): 800} == shown(folder, told)
    expected = [("column-gone", "A.1", "llega en enero"), ("column-gone", "A.1", "33")]
    assert expected == left(told)


def test_nothing_is_written_over_and_what_cannot_be_is_refused(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w")
    file = begun(folder, "2025-12", {(INDICATORS, "I.1", VALUE): 150})
    mine = folder / "output" / "2025-12" / "templates" / "NORTE.xlsx"
    mine.write_bytes(file.read_bytes())

    done = run(folder, "template", "--period", "2025-12", "--from", mine)
    other = run(folder, "template", "--period", "2025-12", "--from", file, "--office", "SUR")
    text = tmp_path / "nota.xlsx"
    text.write_text("hola", encoding="utf-8")
    refused = run(folder, "template", "--period", "2025-12", "--from", text)

    assert 0 == done.returncode
    assert file.read_bytes() == mine.with_name("NORTE (editado).xlsx").read_bytes()
    assert 2 == other.returncode
    assert "es de NORTE" in other.stderr
    assert 2 == refused.returncode
    assert "nota.xlsx: El archivo es texto simple o CSV" in refused.stderr


def test_without_a_period_it_is_the_latest_with_files_or_the_form_s_own(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w")
    june = begun(folder, "2025-06", {(INDICATORS, "I.1", VALUE): 90}).rename(tmp_path / "j.xlsx")
    file = begun(folder, "2025-12", {(INDICATORS, "I.1", VALUE): 150})

    def month() -> str:
        done = run(folder, "template", "--from", file, "--json")
        assert 0 == done.returncode, done.stderr
        return str(json.loads(done.stdout)["period"])

    assert "2025-12" == month()  # nothing came yet
    assert 0 == run(folder, "receive", june, "--on", "2025-07-01").returncode
    assert "2025-12" == month()  # the latest with files is before the form's own


def test_a_renamed_row_is_found_beside_rows_that_an_office_added(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w")
    file = begun(folder, "2025-12", {(INDICATORS, "I.2", VALUE): 0.4525})
    book = load_workbook(file)
    sheet = book[INDICATORS]
    sheet.cell(12, 1).value, sheet.cell(12, 2).value, sheet.cell(12, 7).value = "agua", "X.1", 5
    sheet.cell(7, 7).value = "Valor obtenida"
    book.save(file)
    plan = folder / "plans" / "agua"
    for name in ("indicators.csv", "targets.csv"):
        text = (plan / name).read_text(encoding="utf-8")
        (plan / name).write_text(text.replace("I.2,", "I.9,"), encoding="utf-8")
    (plan / "renamed.csv").write_text("old,new,from\nI.2,I.9,2025-06\n", encoding="utf-8")

    told = carried(folder, file, "2025-12")

    assert {("I.9", "actual"): 0.4525} == shown(folder, told)
    assert [("code-gone", "X.1", "5")] == left(told)
    (notice,) = told["notices"]
    assert "el título dice 'Valor obtenida' donde estaba Valor obtenido;" in notice["message"]


@pytest.mark.office
def test_an_ods_is_carried_too(tmp_path: Path, office: Office) -> None:
    folder = make_workspace(tmp_path / "w")
    file = begun(folder, "2025-12", {
        (INDICATORS, "I.2", VALUE): 0.45,
        (INDICATORS, "I.1", VALUE): "ND",
        (INDICATORS, "I.1", "Motivo"): "El registro se cierra en enero",
    })  # fmt: skip
    (saved,) = office.saved([file], tmp_path, "ods")

    told = carried(folder, saved, "2025-12")

    expected = {("I.1", "actual"): "ND", ("I.2", "actual"): 0.45,
                ("I.1", "reason"): "El registro se cierra en enero"}  # fmt: skip
    assert expected == shown(folder, told)
