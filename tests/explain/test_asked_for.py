"""What may be asked for: a code, an alert's id, an office; and what is said of each."""

import json
import shutil
from pathlib import Path

import pytest

from running import run

CORRECTION = (
    "plan,period,code,field,figure,reason,approver\n"
    "pp0093,2025-12,2.1,actual,12,error de tipeo,M. Vega\n"
)


@pytest.fixture
def corrected(real: Path, tmp_path: Path) -> Path:
    shutil.copytree(real, tmp_path / "copy")
    (tmp_path / "copy" / "corrections.csv").write_text(CORRECTION)
    return tmp_path / "copy"


def section(page: str, title: str) -> str:
    return page.split(title, maxsplit=1)[1].split("\n\n", maxsplit=1)[0]


def test_a_corrected_figure_is_shown_beside_what_was_sent(corrected: Path) -> None:
    page = run(corrected, "explain", "2.1").stdout
    origin = " ".join(section(page, "De dónde sale").split())

    assert "Valor obtenido 12, corregido por M. Vega: error de tipeo; la unidad envió «0»" in origin
    assert "DAM diciembre.xlsx!Actividades!H9" in origin
    assert "corrections.csv!line 2!figure" in origin
    assert "◄ corregido: 12 (informado: 0)" in section(page, "Qué lo cambiaría")
    assert "informado: 12" not in page


def test_programs_are_told_the_correction_too(corrected: Path) -> None:
    record = json.loads(run(corrected, "explain", "2.1", "--json").stdout)
    actual = next(each for each in record["item"]["inputs"] if each["name"] == "actual")

    assert ("12", "0") == (actual["figure"], actual["typed"])
    assert {"reason": "error de tipeo", "approver": "M. Vega"} == actual["correction"]


def test_what_is_not_due_is_not_blamed_on_the_plan(real: Path) -> None:
    page = run(real, "explain", "ISS.01.03.03.01", "--period", "2023-06").stdout

    assert "Falta" not in page
    assert page.count("targets.csv") == 1  # where the year's target stands, which is always shown
    assert "Se califica en diciembre: su frecuencia es anual." in page


def test_the_id_of_an_alert_asks_for_its_subject(real: Path) -> None:
    by_id = run(real, "explain", "ALE-350:ISS.01.03.03.01")

    assert (0, run(real, "explain", "ISS.01.03.03.01").stdout) == (by_id.returncode, by_id.stdout)


@pytest.mark.parametrize("asked", ["DGDE", "dgde", "OFI-100:DGDE"])
def test_an_office_is_said_to_be_one_with_what_it_reports(real: Path, asked: str) -> None:
    rules = (real / "rules" / "offices.yaml").read_text("utf-8")
    code = next(line.split()[-1] for line in rules.splitlines() if line.startswith("- code:"))

    done = run(real, "explain", asked.replace("OFI-100", code))

    assert 0 == done.returncode
    assert "Es una unidad" in done.stdout
    assert "ISS.01.03.03.01" in section(done.stdout, "Lo que informa en pndi")
    assert "Lo que informa en pp0093" in done.stdout


def test_programs_are_told_what_an_office_reports(real: Path) -> None:
    record = json.loads(run(real, "explain", "DGDE", "--json", "--plan", "pp0093").stdout)

    assert [("pp0093", ["1", "2"])] == [
        (each["plan"], [item["code"] for item in each["items"]]) for each in record["plans"]
    ]


def test_a_plan_s_code_leads_to_its_elements(real: Path) -> None:
    done = run(real, "explain", "pndi")

    assert 2 == done.returncode
    assert "OP.01" in done.stderr
