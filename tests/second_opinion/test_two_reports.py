"""Whole reports, from the files of offices to results.json, against a reckoning from METHOD."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
from openpyxl import load_workbook

from running import run
from second_opinion import alarms, forecaster
from second_opinion.measurer import Told, judged, printed
from second_opinion.sending import random_sent
from second_opinion.sent import PRODUCT, Sent
from second_opinion.sent_files import send_late, workspace_of
from second_opinion.summer import Choices, Part, averaged
from second_opinion.tables import EACH, random_items
from second_opinion.years import YEAR
from sheetgen.model.period import Period

BESIDE = ("physical", "financial", "lag", "progress_2")
CHOICES = Choices(cap=100, missing_as_zero=False, over_elements=False)
Results = Mapping[str, Any]


def differences(sent: Sent, month: int, results: Results) -> Iterator[str]:
    """Each figure and status on which the two do not agree."""
    for item in results["items"]:
        code = item["code"]
        found = sent.measured(code, month)
        said = f"{Period(YEAR, month)} {code}"
        mine = item["gap"] or printed(Fraction(item["progress"]))
        if mine != printed(found["progress"]):
            yield f"{said} progress: {mine}, not {printed(found['progress'])}"
        if item["status"] != sent.status(code, found["progress"]):
            yield f"{said} status: {item['status']}, not of {found['progress']}"
        for name in BESIDE:
            if not _same(item[name], found.get(name, "no-data")):
                yield f"{said} {name}: {item[name]}, not {found.get(name)}"
        if code == PRODUCT:
            continue
        alerts = (*results["alerts"], *results["waived"])
        told = {each["rule"] for each in alerts if each["subject"] == code}
        yield from (f"{said} {each}" for each in alarms.unlike(sent, code, month, told))
        yield from _of_what_lies_ahead(said, item["forecast"], sent.ahead(code, month))
    yield from _of_the_element(sent, month, results)


def _of_the_element(sent: Sent, month: int, results: Results) -> Iterator[str]:
    """The mean of its items, or its product's progress."""
    (whole,) = results["elements"]
    found = {code: sent.measured(code, month)["progress"] for code in sent.codes}
    if sent.product is not None:
        if not _same(whole["progress"], found[PRODUCT]):
            yield f"{Period(YEAR, month)} {PRODUCT}: {whole['progress']}, not {found[PRODUCT]}"
        return
    parts = [Part(each if isinstance(each, str) else judged(each)) for each in found.values()]
    mean = averaged(parts, CHOICES)
    counts, theirs = (whole["n"], whole["left_out"]), (mean.n, mean.left_out)
    if not _same(whole["progress"], mean.progress) or counts != theirs:
        yield f"{Period(YEAR, month)} {PRODUCT}: {whole['progress']} {counts}, not {mean}"


def _same(shown: str | None, told: Told) -> bool:
    if shown is None or isinstance(told, str):
        return shown is None and isinstance(told, str)
    return Fraction(shown) == judged(told)


def _of_what_lies_ahead(
    said: str, mine: Mapping[str, str | None] | None, other: forecaster.Ahead | None
) -> Iterator[str]:
    if mine is None or other is None:
        if mine is not other:
            yield f"{said} forecast: {mine}, not {other}"
        return
    for name in forecaster.NAMES:
        ours, theirs = mine[name], other.get(name)
        if (None if ours is None else Fraction(ours)) != theirs:
            yield f"{said} forecast {name}: {ours}, not {theirs}"


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
        raised = (*results["alerts"], *results["waived"])
        told = {each["rule"] for each in raised if each["subject"] == item["code"]}
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


def explained(folder: Path, month: Period, results: Results, code: str) -> Iterator[str]:
    """Where what explain says of an item is not as in its report."""
    done = run(folder, "explain", code, "--period", month, "--json")
    told = json.loads(done.stdout)["item"]
    (item,) = (each for each in results["items"] if each["code"] == code)
    computed = {each["name"]: each["figure"] for each in told["computed"]}
    for name in ("status", "band", "gap"):
        if told[name] != item[name]:
            yield f"{month} {code} explained {name}: {told[name]}, not {item[name]}"
    for name in ("progress", *BESIDE):
        if name in computed and computed[name] != item[name]:
            yield f"{month} {code} explained {name}: {computed[name]}, not {item[name]}"


def built(folder: Path, month: Period) -> Results:
    """The report of a month."""
    done = run(folder, "build", "--period", month)
    assert done.returncode in {0, 1}, done.stderr
    text = (folder / f"output/{month}/doble/results.json").read_text(encoding="utf-8")
    return cast("Results", json.loads(text))


def found_in(sent: Sent, folder: Path) -> list[str]:
    """All that is not as it should be, month after month."""
    workspace_of(sent, folder)
    reports: list[Results] = []
    found: list[str] = []
    for month in sent.months:
        period = Period(YEAR, month)
        reports.append(built(folder, period))
        found += differences(sent, month, reports[-1])
        if month in sent.late:
            if sent.late[month].is_closed:
                assert run(folder, "close", period).returncode in {0, 1}
            send_late(folder, sent, month)
            sent.take_in(month)
            reports[-1] = built(folder, period)
            found += differences(sent, month, reports[-1])
        found += contradictions(folder, period, reports[-1])
        found += explained(folder, period, reports[-1], f"{'AI'[month % 2]}{month % EACH}")
        if len(reports) > 1 and sent.is_known(month) and sent.is_known(month - 1):
            found += moved(folder, *reports[-2:])
    return found


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(each, marks=pytest.mark.sweep) for each in range(1, 8))]
)
def test_a_report_says_what_follows_from_all_files_that_came(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311 - the same months every time

    assert [] == found_in(random_sent(random, random_items(random)), tmp_path)
