"""A file that came and was refused is told as that, with why and what to do, and not as none."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from filled import fill
from monthly import JANUARY, MONTHLY
from running import run
from small import make_workspace

pytestmark = pytest.mark.sweep


def _cut(folder: Path, name: str) -> None:
    whole = folder / "input/2025-01/NORTE.xlsx"
    whole.rename(folder / "input/2025-01" / name).write_bytes(b"PK\x03\x04 cut short")


def _noted(folder: Path) -> None:
    line = f"lo de enero.xlsx,{sha256(b'another').hexdigest()},NORTE,2025-01,2025-02-03"
    table = folder / "input/2025-01/received.csv"
    table.write_text(f"file,sha256,office,period,received\n{line}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "noted", "is_known"),
    [
        ("NORTE.xlsx", False, True),
        ("lo de enero.xlsx", True, True),
        ("lo de enero.xlsx", False, False),
    ],
)
def test_what_was_refused_is_its_offices_by_receipt_or_by_the_name_of_its_template(
    tmp_path: Path, name: str, *, noted: bool, is_known: bool
) -> None:
    folder = make_workspace(tmp_path, {"agua": MONTHLY})
    fill(folder, JANUARY, "NORTE", {"I.1": 100, "I.2": 0.5})
    _cut(folder, name)
    if noted:
        _noted(folder)

    said = run(folder, "build", "--period", "2025-01").stdout

    found = json.loads((folder / "output/2025-01/agua/results.json").read_text(encoding="utf-8"))
    alerts = {each["id"]: each for each in found["alerts"]}
    told, other = alerts["OFI-110:NORTE"], alerts["OFI-110:SUR"]
    assert is_known is told["message"].startswith("Oficina Norte envió un archivo que se rechazó")
    assert other["message"].startswith("Oficina Sur no envió su archivo")
    assert is_known is (told["places"] == [f"input/2025-01/{name}"])
    assert is_known is (f"input/2025-01/{name}: " in told["message"])
    faults = {each["code"]: each for each in found["problems"] if each["office"] == "NORTE"}
    assert is_known is ("rechazó" in faults["READ-309"]["message"])
    assert f"faltan: {'SUR' if is_known else 'NORTE y SUR'}" in said
    assert is_known is ("rechazado: NORTE" in said)
    words = (folder / "output/2025-01/agua/agua-2025-01-alertas.txt").read_text(encoding="utf-8")
    assert "No se cuenta con el archivo del periodo de las unidades NORTE y SUR." in words
