"""Whole reports, from the files of offices to results.json, against a reckoning from METHOD."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook

from filled import fill
from running import run
from second_opinion.measurer import Told, Work, judged, printed
from second_opinion.sent import File, Sent, random_sent, status, typed
from second_opinion.tables import Tables, as_typed, random_items, table, tables_of, unit_of
from second_opinion.years import YEAR
from sheetgen.model.period import Period
from small import make_workspace

HEADINGS = {
    "actual": "Ejecución física acumulada",
    "pim": "PIM",
    "accrued": "Devengado acumulado",
}
BESIDE = ("physical", "financial", "lag", "progress_2")
Results = Mapping[str, Any]


def workspace_of(sent: Sent, folder: Path) -> Path:
    """All of it as files: the plan, its revisions, what offices sent, what was corrected."""
    make_workspace(folder, {"doble": {**tables_of(dict(sent.items), sent.offices), **_since(sent)}})
    for (month, office), files in sent.files.items():
        for n, each in enumerate(files, 1):
            came = _filled(folder, Period(YEAR, month), office, each, sent)
            came.rename(came.with_stem(f"{office} v{n}"))
    head = "plan period code field figure reason approver"
    corrected = [("doble", Period(YEAR, month), code, name, as_typed(told), "Error", "Ana")
                 for (month, code, name), told in sent.corrections.items()]  # fmt: skip
    (folder / "corrections.csv").write_text(table(head, corrected), encoding="utf-8")
    return folder


def _since(sent: Sent) -> Tables:
    lines: list[tuple[object, ...]] = [
        (e.code, e.field, "" if e.at is None else Period(YEAR, e.at),
         ";".join(e.value) if isinstance(e.value, tuple) else as_typed(e.value),
         Period(YEAR, e.since), "Cambio", "Ana")
        for e in sent.revisions
    ]  # fmt: skip
    return {"revisions.csv": table("code field period value from reason approver", lines)}


def _filled(folder: Path, month: Period, office: str, file: File, sent: Sent) -> Path:
    figures: dict[str, object] = {}
    work: dict[str, dict[str, object]] = {}
    for (code, name), told in file.items():
        if isinstance(sent.items[code], Work):
            work.setdefault(code, {})[HEADINGS[name]] = typed(told, percent=False)
        else:
            figures[code] = typed(told, percent=unit_of(code) == "percent")
    return fill(folder, month, office, figures, work=work)


def differences(sent: Sent, month: int, results: Results) -> Iterator[str]:
    """Each figure and status on which the two do not agree."""
    for item in results["items"]:
        code = item["code"]
        found = sent.measured(code, month)
        said = f"{Period(YEAR, month)} {code}"
        mine = item["gap"] or printed(Fraction(item["progress"]))
        if mine != printed(found["progress"]):
            yield f"{said} progress: {mine}, not {printed(found['progress'])}"
        if item["status"] != status(found["progress"]):
            yield f"{said} status: {item['status']}, not {status(found['progress'])}"
        for name in BESIDE:
            if not _same(item[name], found.get(name, "no-data")):
                yield f"{said} {name}: {item[name]}, not {found.get(name)}"


def _same(shown: str | None, told: Told) -> bool:
    if shown is None or isinstance(told, str):
        return shown is None and isinstance(told, str)
    return Fraction(shown) == judged(told)


def contradictions(folder: Path, month: Period, results: Results) -> Iterator[str]:
    """Where the workbook, the counts of elements or the alerts are not as the items."""
    book = load_workbook(folder / f"output/{month}/doble/doble-{month}.xlsx", data_only=True)
    shown = {cell for row in book["Alertas"].iter_rows(values_only=True) for cell in row}
    yield from (f"{e['id']} not in Alertas" for e in results["alerts"] if e["id"] not in shown)
    states = [item["status"] for item in results["items"]]
    for element in results["elements"]:
        if element["counts"] != {name: states.count(name) for name in element["counts"]}:
            yield f"{element['code']} counts {element['counts']}"
    for item in results["items"]:
        told = {a["rule"] for a in results["alerts"] if a["subject"] == item["code"]}
        has_own = any(rule.startswith("STA-") for rule in told)
        if has_own is not (item["status"] in {"low", "missing", "atypical"}):
            yield f"{item['code']} is {item['status']} with {sorted(told)}"


def moved(folder: Path, was: Results, now: Results) -> Iterator[str]:
    """Where what diff tells is not what the two reports tell, or its shares do not add up."""
    done = run(folder, "diff", was["period"], now["period"], "--json")
    plan = json.loads(done.stdout)
    before, after = ({e["code"]: e for e in each["items"]} for each in (was, now))
    assert {each["code"] for each in plan["items"]} == after.keys()
    for each in plan["items"]:
        one, other = before[each["code"]], after[each["code"]]
        for side, item in (("before", one), ("after", other)):
            if any(item[name] != said for name, said in each[side].items()):
                yield f"{each['code']} {side}: {each[side]}"
        if one["progress"] is None or other["progress"] is None:
            continue
        shares = sum(Decimal(cause["share"] or 0) for cause in each["causes"])
        if shares != Decimal(other["progress"]) - Decimal(one["progress"]):
            yield f"{each['code']} shares come to {shares}"


def found_in(sent: Sent, folder: Path) -> list[str]:
    """All that is not as it should be, month after month."""
    workspace_of(sent, folder)
    reports: list[Results] = []
    found: list[str] = []
    for month in sent.months:
        period = Period(YEAR, month)
        done = run(folder, "build", "--period", period)
        assert done.returncode in {0, 1}, done.stderr
        text = (folder / f"output/{period}/doble/results.json").read_text(encoding="utf-8")
        reports.append(json.loads(text))
        found += differences(sent, month, reports[-1])
        found += contradictions(folder, period, reports[-1])
        came = [(folder / f"input/{Period(YEAR, m)}").is_dir() for m in (month - 1, month)]
        if len(reports) > 1 and all(came):  # a month of which nothing came tells no change
            found += moved(folder, *reports[-2:])
    return found


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(each, marks=pytest.mark.sweep) for each in range(1, 8))]
)
def test_a_report_says_what_follows_from_all_files_that_came(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311 - the same months every time

    assert [] == found_in(random_sent(random, random_items(random)), tmp_path)
