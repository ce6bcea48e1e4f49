"""What a month came to is kept for those after it, with the formula of each progress."""

import json
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

import pytest

from filled import fill
from keeping.test_readings_kept import DECEMBER, NOVEMBER, built
from keeping.test_readings_kept import folder as folder  # noqa: PLC0414 - a fixture
from running import run
from sheetgen.disk.alone import KEPT
from sheetgen.keeping.measures import retold_measure, told_measure
from sheetgen.keeping.plain_json import NotKeptError
from sheetgen.model.formulas import pace
from sheetgen.model.formulas.pace import ByMonths
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period, december
from sheetgen.pipeline import due_builds, report
from sheetgen.planning.settings import read_workspace
from sheetgen.records import replace
from sheetgen.setup import Setup, open_setup
from steps import calls

pytestmark = pytest.mark.sweep


def past(folder: Path) -> Path:
    """Where November is kept for December."""
    (found,) = (folder / KEPT).glob(f"{NOVEMBER}.*.state.json")
    return found


def test_the_measures_of_real_plans_are_retold_with_figure_and_words(setup: Setup) -> None:
    known = {item.code: item for plan in setup.plans for item in plan.items}
    measured = [
        each
        for at, plan in due_builds(setup, None, None)
        for judged in report(setup, plan, at).items
        for each in judged.measured.measures
        if type(each.formula).__module__ != pace.__name__
    ]

    for each in measured:
        again = retold_measure(json.loads(json.dumps(told_measure(each))), known)
        assert (again.figure, again.standing) == (each.figure, each.standing)
        assert again.formula.said == each.formula.said
        assert again.places == ()
    formulas = {type(each.formula).__name__ for each in measured}
    assert {"AgainstTarget", "FromBaseline", "Planned", "Ratio", "Reported", "SumOf"} <= formulas


def test_a_formula_that_is_not_known_by_name_is_not_kept(setup: Setup) -> None:
    ((at, plan), *_) = due_builds(setup, None, None)
    (first, *_) = report(setup, plan, at).items
    progress = first.measured.measure("progress")
    assert isinstance(progress, Measure)
    led = replace(progress, formula=ByMonths(progress, 3, 1))

    with pytest.raises(NotKeptError, match="ByMonths"):
        told_measure(led)


def test_a_kept_month_is_neither_measured_nor_judged_nor_asked_again(folder: Path) -> None:
    built(folder)
    anew = open_setup(read_workspace(folder))

    found = calls(lambda: report(anew, anew.plans[0], Period.parse(DECEMBER)))

    recalled = 1  # December 2024 of which `actuals.csv` alone tells, for Historia
    assert 1 + recalled == found["/measuring/measure.py:measure"]
    assert 1 + recalled == found["/ruling/classify.py:judge_items"]
    assert 1 == found["/asking/ask.py:ask"]


def test_what_the_comparison_says_is_the_same_kept_or_judged_anew(folder: Path) -> None:
    def compared() -> str:
        done = run(folder, "diff", NOVEMBER, DECEMBER, "--json")
        assert done.returncode in {0, 1}, done.stderr
        return done.stdout

    fill(folder, december(2025), "NORTE", {"I.1": 100})
    anew = compared()
    built(folder)
    assert past(folder).is_file()

    assert compared() == anew
    assert '"kind": "value"' in anew


def test_a_month_whose_items_are_no_items_is_judged_again_and_said(folder: Path) -> None:
    first, _ = built(folder)
    head, _, body = past(folder).read_bytes().partition(b"\n")
    data = json.loads(body)
    told = json.loads(data["progress"])
    told["I.1"][0][2] = ["Ratio", "no measure"]  # its progress; the state itself is sound
    data["progress"] = json.dumps(told)
    spoilt = json.dumps(data).encode()
    said = {**json.loads(head), "sha256": sha256(spoilt).hexdigest()}
    past(folder).write_bytes(json.dumps(said).encode() + b"\n" + spoilt)

    again, told = built(folder)

    assert first == again
    assert "Lo que se guardaba de 2025-11 en .sheetgen/kept/ está dañado" in told
    assert (first, "") == built(folder)


def test_a_closed_month_that_would_be_another_now_is_the_same_kept_or_not(folder: Path) -> None:
    assert run(folder, "build", "--period", NOVEMBER).returncode in {0, 1}
    assert run(folder, "close", NOVEMBER).returncode == 0
    targets = folder / "plans/agua/targets.csv"
    text = targets.read_text("utf-8")
    targets.write_text(text.replace("I.1,2025,2025-11,200", "I.1,2025,2025-11,100"), "utf-8")
    first, _ = built(folder)

    kept, _ = built(folder)
    rmtree(folder / KEPT)

    assert first == kept == built(folder)[0]
    results = json.loads((folder / "output" / DECEMBER / "agua/results.json").read_text("utf-8"))
    (moved,) = (each for each in results["changes"]["items"] if each["code"] == "I.1")
    late = next(each for each in moved["causes"] if each["kind"] == "late")
    assert late["places"], "the cells of what it would be now"


def test_closing_a_month_leaves_what_is_kept_of_those_before(folder: Path) -> None:
    built(folder)
    assert run(folder, "close", DECEMBER).returncode == 0

    anew = open_setup(read_workspace(folder))
    found = calls(lambda: report(anew, anew.plans[0], Period.parse(DECEMBER)))

    assert 1 + 1 == found["/ruling/classify.py:judge_items"]  # and December 2024, for Historia
