"""A pipe, a device, a link to nowhere, a folder called like a workbook: named, never opened."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from edges.typed import sheetgen, template
from sheetgen.errors import PlanError
from sheetgen.sources.regular import TooLargeError, read_regular
from sheetgen.sources.text_file import read_utf8
from small import make_workspace

Made = Callable[[Path], None]

KINDS: dict[str, tuple[Made, str]] = {
    "pipe": (os.mkfifo, "una tubería"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "un dispositivo"),
    "lost": (lambda path: path.symlink_to("nada.xlsx"), "un enlace que no lleva a ningún archivo"),
    "loop": (lambda path: path.symlink_to(path.name), "un enlace que vuelve a sí mismo"),
    "folder": (Path.mkdir, "una carpeta"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_workspace(tmp_path)
    (tmp_path / "input" / "2025-12").mkdir(parents=True)
    return tmp_path


@pytest.mark.parametrize("kind", KINDS)
def test_the_build_names_it_and_goes_on(
    folder: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, said = KINDS[kind]
    make(folder / "input" / "2025-12" / "envío.xlsx")

    assert 1 == sheetgen(folder, "build", "--period", "2025-12", monkeypatch=monkeypatch)

    results = (folder / "output" / "2025-12" / "agua" / "results.json").read_text(encoding="utf-8")
    assert "READ-135" in results
    assert f"Es {said}" in results


@pytest.mark.parametrize("kind", ["pipe", "device"])
@pytest.mark.parametrize("command", ["check", "receive"])
def test_a_single_file_that_is_none_is_refused_at_once(
    folder: Path,
    kind: str,
    command: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make, said = KINDS[kind]
    make(folder / "envío.xlsx")

    status = sheetgen(folder, command, "--period", "2025-12", "envío.xlsx", monkeypatch=monkeypatch)

    out, err = capsys.readouterr()
    assert {"check": 1, "receive": 2}[command] == status
    assert f"Es {said}" in out + err


@pytest.mark.parametrize(
    "table",
    ["sheetgen.toml", "plans/agua/plan.toml", "plans/agua/targets.csv", "plans/agua/actuals.csv",
     "plans/agua/plan.xlsx", "rules/status.yaml", "waivers.csv", "input/2025-12/received.csv"],
)  # fmt: skip
def test_a_table_that_is_a_link_to_a_device_is_refused_with_its_name(
    folder: Path, table: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / table).unlink(missing_ok=True)
    (folder / table).symlink_to("/dev/zero")

    if table == "sheetgen.toml":  # no workspace without it
        with pytest.raises(PlanError, match="device"):
            read_utf8(folder / table, table, PlanError)
        return

    assert 2 == sheetgen(folder, "build", "--period", "2025-12", monkeypatch=monkeypatch)
    assert f"{table}: es un dispositivo, y se espera un archivo." in capsys.readouterr().err


def test_a_file_larger_than_the_setting_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = folder / "sheetgen.toml"
    settings.write_text(f"{settings.read_text()}\n[limits]\nfile_megabytes = 1\n", encoding="utf-8")
    sent = folder / "input" / "2025-12" / "grande.xlsx"
    sent.write_bytes(template(folder))
    with sent.open("r+b") as file:
        file.truncate(100 << 20)  # a hundred megabytes that take no room on the disk

    assert 1 == sheetgen(folder, "check", str(sent), monkeypatch=monkeypatch)
    assert "READ-120" in capsys.readouterr().out
    assert 2 == sheetgen(folder, "receive", str(sent), monkeypatch=monkeypatch)
    assert 1 == sheetgen(folder, "build", "--period", "2025-12", monkeypatch=monkeypatch)


def test_a_file_of_the_size_that_is_read_and_one_byte_more(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")

    assert b"12345" == read_regular(tmp_path / "a", 5)
    with pytest.raises(TooLargeError):
        read_regular(tmp_path / "a", 4)


@pytest.mark.parametrize("value", ["0", "513", "true", '"32"'])
def test_a_size_that_is_none_is_refused(
    folder: Path, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = folder / "sheetgen.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\n[limits]\nfile_megabytes = {value}\n", encoding="utf-8")

    assert 2 == sheetgen(folder, "template", monkeypatch=monkeypatch)
    assert "limits: file_megabytes: tiene" in capsys.readouterr().err
