"""A report is made from what was there when the run began, or it is not made."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from disk.stops import Ended, stopped
from running import run
from small import make_workspace

pytestmark = pytest.mark.sweep


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    root = make_workspace(tmp_path / "workspace")
    fill_all(root)
    assert run(root, "build").returncode == 0
    return root


def built_while(root: Path, happens: Callable[[], None]) -> Ended:
    """A build during which something happens: after the inputs were listed, before it counts."""

    def act() -> None:
        done = run(root, "build", "--period", "2025-12")
        os.write(2, done.stderr.encode())
        sys.exit(done.returncode)

    return stopped(act, root, 4, happens)


def test_a_folder_that_drops_out_while_it_is_read_replaces_no_report(workspace: Path) -> None:
    report = workspace / "output/2025-12/agua/results.json"
    before = report.read_bytes()

    ended = built_while(
        workspace, lambda: shutil.move(workspace / "input/2025-12", workspace / "gone")
    )

    assert 2 == ended.status
    assert (
        "input/2025-12: 2 archivos que estaban al empezar ya no están: NORTE.xlsx y SUR.xlsx."
        in ended.said
    )
    assert before == report.read_bytes()


def test_a_plan_that_is_edited_while_it_is_read_makes_no_report(workspace: Path) -> None:
    report = workspace / "output/2025-12/agua/results.json"
    before = report.read_bytes()
    table = workspace / "plans/agua/targets.csv"

    ended = built_while(
        workspace, lambda: table.write_text(table.read_text().replace("200", "300")) and None
    )

    assert 2 == ended.status
    assert "plans/agua/targets.csv: se cambió mientras se leía." in ended.said
    assert before == report.read_bytes()


def test_an_empty_input_replaces_no_report_that_was_made_from_files(workspace: Path) -> None:
    report = workspace / "output/2025-12/agua"
    before = (report / "results.json").read_bytes()
    shutil.rmtree(workspace / "input/2025-12")

    done = run(workspace, "build", "--period", "2025-12")

    assert 2 == done.returncode
    assert "el informe de agua 2025-12 se hizo con 2 archivos" in done.stderr
    assert before == (report / "results.json").read_bytes()
    shutil.rmtree(report)
    assert 1 == run(workspace, "build", "--period", "2025-12").returncode


def test_a_receipt_without_its_file_and_a_file_without_its_receipt_are_said(
    workspace: Path,
) -> None:
    for office in ("NORTE", "SUR"):
        shutil.move(workspace / f"input/2025-12/{office}.xlsx", workspace / f"{office}.xlsx")
        said = run(workspace, "receive", f"{office}.xlsx", "--on", "2026-01-10")
        assert said.returncode == 0, said.stderr
    folder = workspace / "input/2025-12"
    table = folder / "received.csv"
    (norte,) = folder.glob("NORTE.*")
    (sur,) = folder.glob("SUR.*")
    lines = table.read_text("utf-8").splitlines()
    table.write_text("\n".join(line for line in lines if "SUR" not in line), encoding="utf-8")
    norte.unlink()

    done = run(workspace, "build")

    assert (
        f"input/2025-12/received.csv anota {norte.name}, que no está en la carpeta." in done.stderr
    )
    assert f"input/2025-12/{sur.name} se registró, pero falta su línea en" in done.stderr
    again = run(workspace, "receive", "NORTE.xlsx", "SUR.xlsx", "--on", "2026-01-10")
    assert again.returncode == 0, again.stderr
    assert "ya no estaba; se archivó otra vez como" in again.stdout
    assert 3 == len(table.read_text("utf-8").splitlines())
