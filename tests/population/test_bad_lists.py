"""Lists and registries as they come: in other encodings, kinds and ways of writing a day."""

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from population_lists import PLAN, listed, ruc, served, serving
from sheetgen.language.speaker import speaker
from sheetgen.model.population import Served

A, B, C = (ruc(each) for each in (1, 2, 3))
HEAD = "ruc,desde,ventas,sector\n"
ROWS = listed([("1.1", A, "2025-03-01"), ("1.2", B, "2025-03-02")])
LIST = "2025-03/beneficiarios.csv"


def of_bytes(folder: Path, data: bytes, name: str = LIST) -> Served:
    serving(folder, {LIST: ""}, HEAD)
    (folder / "input" / LIST).unlink()
    (folder / "input" / name).write_bytes(data)
    return served(folder)


def test_a_list_whose_lines_end_as_on_an_old_mac_is_read(tmp_path: Path) -> None:
    assert of_bytes(tmp_path, ROWS.replace("\n", "\r").encode()).base == 2


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (LIST, b"PK\x03\x04\x14\x00\r\x00\x00"),  # a workbook that was called a text
        ("2025-03/beneficiarios.xlsx", ROWS.encode()),
        ("2025-03/beneficiarios.xlsx", b"PK\x03\x04 and no more"),
    ],
)
def test_a_file_of_another_kind_than_its_name_says_is_told_and_quoted_nowhere(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (problem,) = of_bytes(tmp_path, data, name).problems

    assert problem.code == "READ-407"
    assert "of another kind than its name says" in str(problem.message)
    assert A not in str(problem)


@pytest.mark.parametrize("day", ["2025-03-31T00:00:00", "31/03/2025 0:00", "2025/03/31"])
def test_a_day_with_its_hour_or_with_slashes_is_a_day(tmp_path: Path, day: str) -> None:
    found = of_bytes(tmp_path, listed([("1.1", A, day)]).encode())

    assert (found.base, found.problems) == (1, ())


def test_a_year_is_told_without_a_mark_of_thousands(tmp_path: Path) -> None:
    (problem,) = of_bytes(tmp_path, listed([("1.1", A, "2024-03-01")]).encode()).problems

    assert dict(problem.message.figures)["year"] == "2025"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (21, "1 fila más tiene la misma falta (READ-403) y no se nombra aquí."),
        (23, "3 filas más tienen la misma falta (READ-403) y no se nombran aquí."),
    ],
)
def test_rows_that_are_not_named_are_told_in_a_sentence(
    tmp_path: Path, rows: int, said: str
) -> None:
    late = listed([("1.1", ruc(each), "2024-03-01") for each in range(1, rows + 1)])
    *_, rest = of_bytes(tmp_path, late.encode()).problems

    assert ("READ-408", said) == (rest.code, speaker("es", "es_PE").say(rest.message))


def test_a_registry_that_keeps_its_keys_as_fractions_knows_them(tmp_path: Path) -> None:
    registry = f"{HEAD}{A}.0,2015-01-01,100,Comercio\n{B}.0,2015-01-01,100,Comercio\n"

    assert served(serving(tmp_path, {LIST: ROWS}, registry)).not_in_registry == 0


def test_a_registry_that_knows_nobody_is_told(tmp_path: Path) -> None:
    registry = f"{HEAD}{C},2015-01-01,100,Comercio\n"
    (problem,) = served(serving(tmp_path, {LIST: ROWS}, registry)).problems

    assert ("READ-409", "plans/firmas/registry.csv!ruc") == (problem.code, str(problem.place))


def test_of_how_many_the_registry_is_unreadable_is_said_nowhere(tmp_path: Path) -> None:
    """One sale in words: whose class is hidden where it is of few, its message says no count."""
    registry = f"{HEAD}{A},2015-01-01,muchas,Comercio\n{B},2015-01-01,9,Comercio\n"
    (problem,) = served(serving(tmp_path, {LIST: ROWS}, registry)).problems

    assert problem.code == "READ-409"
    assert "1" not in str(problem.message.text)
    assert "n" not in dict(problem.message.figures)


def book(
    *rows: tuple[object, ...], title: str = "Lista", **others: list[tuple[object, ...]]
) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for name, more in others.items():
        beside = made.create_sheet(name)
        for row in more:
            beside.append(row)
    into = io.BytesIO()
    made.save(into)
    return into.getvalue()


HEADINGS = ("Código", "RUC", "Fecha")
XLSX = "2025-03/beneficiarios.xlsx"
DAY = date(2025, 3, 1)


def test_the_mark_between_cells_is_the_one_by_which_there_are_headings(tmp_path: Path) -> None:
    text = f"Código;RUC;Fecha;Servicio\n1.1;{A};2025-03-01;Uno, dos, tres, cuatro, cinco, seis\n"

    assert of_bytes(tmp_path, text.encode()).services == {"Uno, dos, tres, cuatro, cinco, seis": 1}


def test_two_columns_of_one_name_are_asked_about(tmp_path: Path) -> None:
    """The first is the day of the service, the last the one on which somebody typed it."""
    text = f"Código,RUC,Fecha,Fecha\n1.1,{A},2025-03-01,2025-09-01\n"
    found = of_bytes(tmp_path, text.encode())

    assert [each.code for each in found.problems] == ["READ-406"]
    assert dict(found.problems[0].message.figures)["columns"] == ["Fecha"]


def test_a_list_in_another_sheet_of_the_workbook_is_not_passed_over(tmp_path: Path) -> None:
    data = book(HEADINGS, ("1.1", A, DAY), title="Enero", Febrero=[HEADINGS, ("1.1", B, DAY)])
    found = of_bytes(tmp_path, data, XLSX)

    assert [each.code for each in found.problems] == ["READ-415"]
    assert dict(found.problems[0].message.figures)["sheets"] == ("Febrero",)
    assert found.base == 1


def test_the_first_sheet_that_is_a_list_is_read(tmp_path: Path) -> None:
    data = book(("Cómo llenar",), title="Instrucciones", Marzo=[HEADINGS, ("1.1", B, DAY)])
    found = of_bytes(tmp_path, data, XLSX)

    assert (found.base, found.problems) == (1, ())


def test_a_code_that_a_spreadsheet_made_a_number_is_asked_about_where_it_is_two_codes(
    tmp_path: Path,
) -> None:
    data = book(HEADINGS, (1.1, A, DAY), (1.2, B, DAY), ("1.1", C, DAY))
    serving(tmp_path, {}, HEAD)
    path = tmp_path / "plans/firmas/activities.csv"
    path.write_text(
        PLAN["activities.csv"] + "1.10,1,activity,Otra,Firmas,NORTE,accumulated,6,400\n", "utf-8"
    )
    (tmp_path / "input/2025-03").mkdir(parents=True)
    (tmp_path / "input" / XLSX).write_bytes(data)
    found = served(tmp_path)

    (problem,) = found.problems
    assert (problem.code, str(problem.place)) == ("READ-402", f"input/{XLSX}!Lista!A2")
    assert {"1": 2, "1.1": 1, "1.2": 1} == dict(found.unique)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (f"'{A}", "between or beside"),
        (f"{A[:2]} {A[2:]}", "between or beside"),
        (f"{A[:10]}-{A[10]}", "between or beside"),
        (f"\N{ZERO WIDTH SPACE}{A}", "between or beside"),
        (A[1:], "not the form"),  # no RUC begins with a zero
    ],
)
def test_what_is_wrong_with_the_form_of_an_identifier_is_said(
    tmp_path: Path, typed: str, says: str
) -> None:
    (problem,) = of_bytes(tmp_path, listed([("1.1", typed, "2025-03-01")]).encode()).problems

    assert says in str(problem.message.text)


@pytest.mark.parametrize(("typed", "says"), [(1234567, "lacks the zeros"), (12, "not the form")])
def test_a_card_whose_zero_a_spreadsheet_took_is_told_so(
    tmp_path: Path, typed: int, says: str
) -> None:
    serving(tmp_path, {}, HEAD)
    text = PLAN["population.yaml"].replace("\\d{11}", "\\d{8}").replace("check: ruc", "check: dni")
    (tmp_path / "plans/firmas/population.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "input/2025-03").mkdir(parents=True)
    (tmp_path / "input" / XLSX).write_bytes(book(HEADINGS, ("1.1", typed, DAY)))
    (problem,) = served(tmp_path).problems

    assert says in str(problem.message.text)


def test_a_number_longer_than_a_spreadsheet_keeps_is_no_identifier(tmp_path: Path) -> None:
    """Of 18 digits a workbook keeps 15, and the rest as zeros: two people become one."""
    serving(tmp_path, {}, HEAD)
    text = PLAN["population.yaml"].replace("\\d{11}", "\\d{18}").replace("ruc}", "none}", 1)
    (tmp_path / "plans/firmas/population.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "input/2025-03").mkdir(parents=True)
    data = book(HEADINGS, ("1.1", 123456789012345678, DAY), ("1.1", 123456789012345999, DAY))
    (tmp_path / "input" / XLSX).write_bytes(data)
    found = served(tmp_path)

    assert found.base == 0
    assert all("exponent" in str(each.message.text) for each in found.problems)


def test_a_year_of_two_digits_is_no_day_of_the_first_century(tmp_path: Path) -> None:
    (problem,) = of_bytes(tmp_path, listed([("1.1", A, "31/03/25")]).encode()).problems

    assert "cannot be read" in str(problem.message.text)


@pytest.mark.parametrize("sales", ["nan", "NaN", "inf", "-inf"])
def test_what_is_no_figure_in_the_registry_is_above_no_bound(tmp_path: Path, sales: str) -> None:
    registry = f"{HEAD}{A},2015-01-01,{sales},Comercio\n{B},2015-01-01,9,Comercio\n"
    found = served(serving(tmp_path, {LIST: ROWS}, registry))

    assert {"Micro": 1, "unknown": 1} == {
        name: each.n for name, each in found.by["tamaño"].items() if each.n
    }
    assert [each.code for each in found.problems] == ["READ-409"]


@pytest.mark.parametrize("kind", ["xlsm", "txt", "tsv"])
def test_a_list_of_another_kind_is_read_as_templates_are(tmp_path: Path, kind: str) -> None:
    data = book(HEADINGS, ("1.1", A, DAY)) if kind == "xlsm" else ROWS.replace(",", "\t").encode()

    assert of_bytes(tmp_path, data, f"2025-03/beneficiarios.{kind}").base == (
        1 if kind == "xlsm" else 2
    )
