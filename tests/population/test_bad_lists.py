"""Lists and registries as they come: in other encodings, kinds and ways of writing a day."""

from pathlib import Path

import pytest

from population_lists import listed, ruc, served, serving
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
