"""Items that are as they were: told on a line and made again, their formulas when asked for."""

from decimal import Decimal
from pathlib import Path

import pytest

from ruling.builders import activity, element, indicator, measured, plan
from sheetgen.keeping.kept_items import KeptItems
from sheetgen.keeping.told_items import Reteller, Teller
from sheetgen.model.figure import Gap
from sheetgen.model.finding import Verdict
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import LateMeasure, Measure
from sheetgen.model.period import Period
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import Status
from sheetgen.records import replace
from sheetgen.ruling.classify import judge_items
from sheetgen.ruling.rule_files import read_rules

ROOT = Path(__file__).parents[2]
RULES = read_rules(ROOT / "rules", ROOT)
BY_CODE = {each.code: each for each in RULES}
PLAN, MAY = plan(element("S1")), Period(2024, 5)
ITEMS = (
    measured(activity("2.1"), target=70, actual=0, physical=0, progress=0, pim=55269,
             accrued=54204, financial="98.073060848", lag="98.073060848"),
    measured(indicator("I.1"), progress=Gap.NO_DATA),
    measured(indicator("I.2", aggregation=Aggregation.MAXIMUM_PERMISSIBLE), progress=0,
             actual="8.50", target=5),
)  # fmt: skip


def _judged(code: str) -> JudgedItem:
    items, _ = judge_items(ITEMS, PLAN, (), RULES, MAY)
    return next(each for each in items if each.measured.item.code == code)


def _retold(judged: JudgedItem, asked: list[str]) -> JudgedItem:
    """The item as it is made again; ``asked`` grows when its formulas are made."""
    told = Teller(BY_CODE).told(judged)
    assert told.is_whole

    def anew() -> tuple[Measure, ...]:
        asked.append(judged.measured.item.code)
        return judged.measured.measures

    reteller = Reteller(judged.measured.period, BY_CODE, lambda _: QUANTITIES)
    item = judged.measured.item
    return JudgedItem(*reteller.retold(item, told.shape, told.line, anew), bounds=judged.bounds)


@pytest.mark.parametrize("code", ["2.1", "I.1", "I.2"])
def test_an_item_that_was_told_is_what_it_was_and_no_formula_is_made_for_it(code: str) -> None:
    judged, asked = _judged(code), list[str]()

    found = _retold(judged, asked)

    assert judged.verdict == found.verdict
    assert judged.measured.notes == found.measured.notes
    for each, known in zip(judged.measured.measures, found.measured.measures, strict=True):
        assert (each.name, each.places, each.way) == (known.name, known.places, known.way)
        assert str(each.figure) == str(known.figure)
    assert [] == asked


def test_a_measure_that_is_known_is_the_same_as_any_other() -> None:
    judged, asked = _judged("2.1"), list[str]()

    found = _retold(judged, asked)

    assert judged == found
    assert ["2.1"] * len(judged.measured.measures) == asked, "each once, when it is asked for"
    assert judged.measured.measures[0] in set(found.measured.measures)
    (known, *_) = found.measured.measures
    assert isinstance(known, LateMeasure)
    assert Gap.BLANK is replace(known, figure=Gap.BLANK).figure
    with pytest.raises(AttributeError, match="colour"):
        known.colour  # type: ignore[attr-defined]  # noqa: B018 - it has none


@pytest.mark.parametrize("change", [
    lambda judged: replace(judged, verdict=replace(judged.verdict, status=Status.LOW)),
    lambda judged: replace(judged, measured=replace(judged.measured, notes=(("reason", "x"),))),
    lambda judged: replace(judged, measured=replace(judged.measured, due=False)),
    lambda judged: replace(judged, bounds=judged.bounds[1:]),
    lambda judged: replace(
        judged, verdict=replace(judged.verdict, findings=judged.verdict.findings[:0])
    ),
    lambda judged: replace(judged, measured=replace(
        judged.measured,
        measures=(replace(judged.measured.measures[0], figure=Decimal("8.5")),
                  *judged.measured.measures[1:]))),
    lambda judged: replace(judged, measured=replace(
        judged.measured,
        measures=(replace(judged.measured.measures[0], places=()),
                  *judged.measured.measures[1:]))),
], ids=["status", "a note", "due", "a threshold", "a finding", "a figure", "cells"])  # fmt: skip
def test_the_digest_tells_all_that_an_item_came_to(change) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    teller, judged = Teller(BY_CODE), _judged("I.1")

    assert teller.told(judged).digest == teller.told(_judged("I.1")).digest
    assert teller.told(judged).digest != teller.told(change(judged)).digest


def test_what_no_rule_says_is_not_kept_and_has_a_digest() -> None:
    judged = _judged("I.1")
    (finding, *_) = judged.verdict.findings
    odd = replace(judged, verdict=replace(judged.verdict, findings=(replace(finding, beta=True),)))
    teller = Teller(BY_CODE)

    assert not teller.told(odd).is_whole
    assert teller.told(odd).digest != teller.told(judged).digest


def test_a_known_verdict_is_taken_and_where_an_event_is_told_all_are_judged_again() -> None:
    class Absent:
        """An engine that cannot be started."""

        usable, gave_up, died_at_start = False, False, None

    wrong = Verdict(subject="I.1", status=Status.LOW, band=None, rule="STA-110", findings=())
    known = {"I.1": wrong}

    taken, judging = judge_items(ITEMS, PLAN, (), RULES, MAY, known=known)
    again, told = judge_items(ITEMS, PLAN, (), RULES, MAY, engine=Absent(), known=known)  # type: ignore[arg-type]

    assert wrong is taken[1].verdict
    assert taken[0] == _judged("2.1")
    assert (3, 0) == (judging.rows, judging.confirmed)
    assert Status.MISSING is again[1].verdict.status
    assert ["absent"] == [each.kind for each in told.events]


@pytest.mark.parametrize("text", [
    b"[]",
    b"{}",
    b'{"shapes": []}\n1',
    b'{"shapes": [], "of": [], "codes": ["a"], "keys": ["b"], "told": ["c"]}\n[1]',
])  # fmt: skip
def test_what_is_no_such_text_is_said_to_be_spoilt(text: bytes) -> None:
    assert KeptItems.read("p", MAY, text).is_spoilt
    assert not KeptItems.read("p", MAY, None).is_spoilt
