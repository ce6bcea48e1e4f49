"""A file that comes late leaves reports behind: they are named, and made anew as they were made."""

import json
from pathlib import Path

import pytest

from filled import fill
from running import run
from sheetgen.model.period import Period
from small import POLICY, make_workspace

pytestmark = pytest.mark.sweep

JANUARY, FEBRUARY, MARCH = (Period(2025, month) for month in (1, 2, 3))
MONTHLY = POLICY | {
    "plan.toml": POLICY["plan.toml"].replace('kind = "', 'targets = "same"\nkind = "'),
    "indicators.csv": POLICY["indicators.csv"].replace(",annual,", ",monthly,"),
}
MANY = {"agua": MONTHLY, "otra": MONTHLY | {
    "plan.toml": MONTHLY["plan.toml"].replace('"agua"', '"otra"'),
    "indicators.csv": MONTHLY["indicators.csv"].replace("SUR", "NORTE"),
}}  # fmt: skip


def built(folder: Path, plans: dict[str, dict[str, str]]) -> Path:
    """Three months of NORTE, each built when it came; SUR's file of January lies outside."""
    make_workspace(folder, plans)
    for month in (JANUARY, FEBRUARY, MARCH):
        fill(folder, month, "NORTE", {"I.1": 180, "I.2": 0.5})
        words = ("--offices", "--as-of", "2025-03-05") if month == FEBRUARY else ()
        assert run(folder, "build", *words).returncode == 1
    fill(folder, JANUARY, "SUR", {"I.3": 40}).rename(folder / "SUR.xlsx")
    return folder


def manifest(folder: Path, month: Period) -> dict[str, object]:
    path = folder / "output" / str(month) / "agua" / "manifest.json"
    return dict(json.loads(path.read_text(encoding="utf-8")))


def test_receive_and_build_name_what_is_stale_and_stale_makes_it_as_it_was_made(
    tmp_path: Path,
) -> None:
    folder = built(tmp_path, {"agua": MONTHLY})

    received = run(folder, "receive", "SUR.xlsx", "--on", "2025-04-10")
    march = run(folder, "build")
    told = json.loads(run(folder, "build", "--json").stdout)
    again = run(folder, "build", "--stale")
    after = run(folder, "build", "--stale")
    verified = run(folder, "verify", "2025-02")

    assert "2025-01, 2025-02 y 2025-03" in received.stderr
    assert "2025-01 y 2025-02 se hicieron antes de" in march.stderr
    assert ["2025-01", "2025-02"] == told[0]["stale"]
    headings = [line for line in again.stdout.splitlines() if line.startswith("Política")]
    assert ["2025-01", "2025-02"] == [each.rpartition(" ")[2] for each in headings]
    assert "antes de" not in again.stderr
    assert ("2025-03-05", ["offices"]) == tuple(
        manifest(folder, FEBRUARY)[each] for each in ("as_of", "parts")
    )
    assert (after.returncode, after.stdout) == (0, "Ningún informe ha quedado atrás.\n")
    assert verified.returncode == 0, verified.stdout


def test_a_file_leaves_behind_the_reports_of_its_plans_alone(tmp_path: Path) -> None:
    folder = built(tmp_path, MANY)

    received = run(folder, "receive", "SUR.xlsx", "--on", "2025-04-10")

    assert "Los informes de agua" in received.stderr
    assert "de otra" not in received.stderr


def test_what_a_month_is_reopened_for_leaves_behind_the_reports_of_its_plans_alone(
    tmp_path: Path,
) -> None:
    folder = built(tmp_path, MANY)
    run(folder, "build", "--period", "2025-01")
    assert run(folder, "close", "2025-01").returncode == 0
    received = run(folder, "receive", "SUR.xlsx", "--on", "2025-04-10")
    run(folder, "close", "2025-01", "--reopen", "--reason", "Llegó SUR")

    built_again = run(folder, "build", "--period", "2025-01")

    assert "2025-01 de agua está cerrado" in received.stderr
    assert "2025-01 de otra" not in received.stderr
    assert "Los informes de agua para 2025-02 y 2025-03 se hicieron antes" in built_again.stderr
    assert "de otra" not in built_again.stderr


def test_a_file_received_and_taken_away_leaves_behind_the_reports_of_its_plans_alone(
    tmp_path: Path,
) -> None:
    folder = built(tmp_path, MANY)
    run(folder, "receive", "SUR.xlsx", "--on", "2025-04-10")
    for month in ("2025-01", "2025-02", "2025-03"):
        run(folder, "build", "--period", month)
    (filed,) = (folder / "input" / "2025-01").glob("SUR*.xlsx")
    filed.unlink()

    told = run(folder, "build", "--period", "2025-01").stderr

    assert "Los informes de agua para 2025-02 y 2025-03 se hicieron antes" in told
    assert "de otra" not in told


def test_a_file_that_was_edited_or_taken_away_leaves_reports_behind_too(tmp_path: Path) -> None:
    folder = built(tmp_path, {"agua": MONTHLY})
    fill(folder, FEBRUARY, "NORTE", {"I.1": 170, "I.2": 0.5})
    edited = run(folder, "build", "--period", "2025-01").stderr
    (folder / "input" / "2025-02" / "NORTE.xlsx").unlink()
    gone = run(folder, "build", "--period", "2025-01").stderr

    for told in (edited, gone):
        assert "2025-02 y 2025-03 se hicieron antes de lo último que llegó o cambió" in told
        assert "(input/2025-02/NORTE.xlsx)" in told


def test_a_closed_month_is_not_left_behind(tmp_path: Path) -> None:
    folder = built(tmp_path, {"agua": MONTHLY})
    assert run(folder, "close", "2025-02").returncode == 0

    received = run(folder, "receive", "SUR.xlsx", "--on", "2025-04-10")

    assert "2025-01 y 2025-03" in received.stderr


def test_stale_takes_no_other_choice_of_report(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)

    assert run(folder, "build", "--stale", "--period", "2025-12").returncode == 2


def test_a_period_outside_the_plan_is_a_sentence_of_every_command(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"agua": MONTHLY})
    sent = fill(folder, MARCH, "NORTE", {"I.1": 180, "I.2": 0.5}).rename(folder / "N.xlsx")
    definition = folder / "plans" / "agua" / "plan.toml"
    definition.write_text(definition.read_text().replace("2025-12", "2025-02"))
    told = "el plan agua va de 2024-01 a 2025-02; 2025-03 queda fuera"

    checked = run(folder, "check", sent)
    received = run(folder, "receive", sent)
    template = run(folder, "template", "--period", "2025-03")
    named = run(folder, "build", "--period", "2025-03")
    sent.rename(folder / "input" / "2025-03" / "N.xlsx")
    default = run(folder, "build")

    assert (checked.returncode, checked.stdout.count(told)) == (1, 1)
    for done in (received, template, named, default):
        assert (done.returncode, done.stderr.count(told)) == (2, 1)
    assert not (folder / "output" / "2025-03" / "agua").exists()
