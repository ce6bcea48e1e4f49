"""What is wrong in population.yaml stops a run with file and line, what was read and what to do."""

from pathlib import Path

import pytest

from population_lists import PLAN, listed, ruc, served, serving
from sheetgen.errors import PlanError

GOOD = PLAN["population.yaml"]
FILE = "plans/firmas/population.yaml"
LIST = {"2025-03/beneficiarios.csv": listed([("1.1", ruc(1), "2025-03-01")])}


@pytest.mark.parametrize(
    ("was", "is_", "line", "says"),
    [
        # Python reads these, the library that counts does not
        ("\\d{11}', check: ruc", "(?=20)\\d{11}', check: ruc", 1, "is not a pattern"),
        ("\\d{11}', check: ruc", "(\\d)\\1{10}'", 1, "is not a pattern"),
        ("\\d{11}', check: ruc", "\\d{11'", 1, "is not a pattern"),
        ("\\d{11}', check: ruc", "\\d{8}', check: ruc", 1, "takes no number"),
        ("check: ruc", "check: dni", 1, "takes no number"),
        ("name: RUC", "name: Codigo", 1, "for something else"),
        ("name: RUC", "name: FECHA", 1, "for something else"),
        ("name: Pequeña", "name: Micro", 14, "there twice"),
        ("name: Mediana", "name: unknown", 15, "use themselves"),
        ("dos años inscrita", "every", 7, "use themselves"),
        ("below: 1\n", "below: -3\n", 17, "fewer than nobody"),
        ("  key: ruc", "\tkey: ruc", 4, "tabulator"),
        ("below: 1\n", "below: 1\nasks: []\n", 18, "an empty list"),
        ("\\d{11}', check: ruc", "(\\d{11}', check: ruc", 1, "unterminated"),
        ("file: registry.csv", "file: registry.parquet", 3, "is not there"),
        ("column: ventas", "column: venta", 11, "has no column"),
        ("column: ventas", "column: sector", 13, "holds words"),
        ("from: 150, below", "from: 151, below", 13, "does not end where"),
        ("from: 1700}", "below: 9999}", 13, "does not end where"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, was: str, is_: str, line: int, says: str
) -> None:
    folder = serving(tmp_path, LIST, "ruc,desde,ventas,sector\n")
    assert was in GOOD
    (folder / FILE).write_text(GOOD.replace(was, is_, 1), encoding="utf-8")

    with pytest.raises(PlanError) as fault:
        served(folder)
    said = str(fault.value)
    assert FILE in said
    assert f"(line {line})" in said
    told = [str(figure) for _, figure in fault.value.fault.figures]
    assert says in said or any(says in each for each in told)


def test_classes_of_no_registry_say_how_to_declare_one(tmp_path: Path) -> None:
    folder = serving(tmp_path, LIST, "ruc,desde,ventas,sector\n")
    text = "identifier: {name: RUC, pattern: '\\d{11}'}\nbands:\n  sector: {column: sector}\n"
    (folder / FILE).write_text(text, encoding="utf-8")

    with pytest.raises(PlanError, match="no registry") as fault:
        served(folder)
    assert "registry.csv" in str(fault.value)
