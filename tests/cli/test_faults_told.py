"""What stops a run is told in Spanish, blames what is at fault and gives a cure that applies."""

import errno
import re
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from running import run
from sheetgen.cli.stopping import first_speaker
from sheetgen.disk.faults import os_fault
from small import ROOT, make_workspace

ENGLISH = re.compile(r"\b(codec|byte|expected|found|invalid|Invalid|No such|directory|mapping)\b")


def told(folder: Path, file: str, text: bytes) -> str:
    (folder / file).write_bytes(text)
    done = run(folder, "build", "--period", "2025-12")

    assert 2 == done.returncode
    assert not ENGLISH.search(done.stderr), done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("sheetgen.toml", b"a = \n", "línea 1, columna 5: «a =»"),
        ("sheetgen.toml", b"a = 1\n\xff", "no se puede leer está en la línea 2"),
        ("plans/agua/targets.csv", b"", "la tabla está vacía. Escriba sus encabezados"),
        ("plans/agua/targets.csv", b"code,year,target\n\xf3,1,2\n", "está en la línea 2"),
        ("plans/agua/targets.csv", b'code,year,target\n"I.1"x,1,2\n', "una comilla"),
        ("plans/agua/plan.xlsx", b"not a workbook", "no se puede leer como libro de Excel."),
        ("rules/status.yaml", b"a: b: c\n", "hay dos puntos donde no puede ir un valor"),
        ("rules/status.yaml", b"- code: [1\n", "entre corchetes o llaves no se cierra"),
        ("rules/status.yaml", b"- a\nb: 1\n", "falta un guion de la lista"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_without_the_library_s_english(
    tmp_path: Path, file: str, text: bytes, said: str
) -> None:
    make_workspace(tmp_path)

    assert said in told(tmp_path, file, text)


def test_a_plan_whose_activities_are_gone_blames_their_table(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    plan = ROOT / "plans" / "pp0093"
    for path in (*plan.glob("*.csv"), plan / "plan.toml"):
        if path.name != "activities.csv":
            (folder / "plans" / "pp0093").mkdir(exist_ok=True)
            (folder / "plans" / "pp0093" / path.name).write_bytes(path.read_bytes())

    said = run(folder, "build", "--period", "2025-12").stderr

    assert "activities.csv está vacío o no está" in said
    assert "se conocen ." not in said


def test_a_file_where_a_folder_belongs_is_not_said_to_be_open_elsewhere(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    fill_all(tmp_path)
    (tmp_path / "output").rename(tmp_path / "before")
    (tmp_path / "output").write_text("no folder")

    said = run(tmp_path, "build").stderr

    assert "hay un archivo donde debe haber una carpeta" in said
    assert "Ciérrelo" not in said


@pytest.mark.parametrize(
    ("number", "cure"),
    [
        (errno.EACCES, "Ciérrelo si está abierto"),
        (errno.ENOENT, "Vuelva a ponerlo"),
        (errno.ENOSPC, "Libere espacio"),
        (errno.EROFS, "en una copia"),
        (errno.ENAMETOOLONG, "Acórtelo"),
        (errno.EIO, f"error {errno.EIO}"),
    ],
)
def test_each_refusal_of_the_system_has_its_own_cure(number: int, cure: str) -> None:
    said = first_speaker().say(os_fault(OSError(number, "in English", "a.xlsx")))

    assert said.startswith("a.xlsx: ")
    assert cure in said
    assert "in English" not in said


def test_an_office_in_small_letters_is_guessed(tmp_path: Path) -> None:
    make_workspace(tmp_path)

    assert (
        "¿Quiso decir 'SUR'?"
        in run(tmp_path, "template", "--period", "2025-12", "--office", "sur").stderr
    )


def test_a_report_is_not_dated_before_its_period(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    fill_all(tmp_path)

    early = run(tmp_path, "build", "--as-of", "2025-11-30")

    assert 2 == early.returncode
    assert "ese día es anterior al periodo 2025-12" in early.stderr
    assert not (tmp_path / "output/2025-12/agua").exists()
    assert 0 == run(tmp_path, "build", "--as-of", "2025-12-01").returncode


def test_one_is_not_said_in_the_plural(tmp_path: Path) -> None:
    make_workspace(tmp_path)

    assert ", en 1 escala." in run(tmp_path, "rules", "prove").stdout
