"""What is said of one item: exact words for above, at and below; what is missing; what moved."""

from decimal import Decimal

import pytest

from drafting.drafts import said
from nouns import HERE, activity, figure, indicator, planned, reported
from sheetgen.drafting.indicators import progress, value
from sheetgen.drafting.report_view import Said, Subject, View
from sheetgen.drafting.spending import execution
from sheetgen.drafting.work_done import contradiction, reach
from sheetgen.drafting.years import change, trend
from sheetgen.model.draft import Told, Unsaid
from sheetgen.model.figure import Gap
from sheetgen.model.finding import Verdict
from sheetgen.model.formulas.ratio import Ratio
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.plan import Activity, Actual, Indicator, Item
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import Band, Status
from sheetgen.model.traits import Direction, Unit
from sheetgen.records import replace
from writing.builder_writing import programme

DECEMBER, JUNE = Period(2025, 12), Period(2025, 6)
HOUSES = indicator()
SHARE = indicator(unit=Unit.SHARE)


def test_what_is_below_zero_did_not_fall_by_more_than_all_of_it() -> None:
    now, was = reported("actual", figure("-3")), planned("actual_last_year", figure("20"))
    moved = Measure.of(QUANTITIES["year_change"], Ratio(now, was))

    told = change(view(), subject(HOUSES, now, was, moved))

    assert isinstance(told, Told)
    assert "Pasó de 20 en 2024 a −3." == said(told).replace("El indicador I.1 pasó", "Pasó")


def view(period: Period = DECEMBER) -> View:
    return View.of(replace(programme(), period=period, history={}))


def subject(
    item: Item, *measures: Measure, status: Status = Status.ON_TRACK, due: bool = True
) -> Subject:
    measured = MeasuredItem(item=item, period=DECEMBER, due=due, measures=measures, notes=())
    verdict = Verdict(subject=item.code, status=status, band=Band.HIGH, rule="X-001", findings=())
    return Subject(item.code, item.name, item=JudgedItem(measured, verdict, ()))


def work(executed: str, goal: str = "100", pim: str = "1000", accrued: str = "500") -> Subject:
    """An activity with all that follows from its four figures."""
    actual, target = reported("actual", figure(executed), HERE), planned("target", figure(goal))
    spent, budget = reported("accrued", figure(accrued)), reported("pim", figure(pim))
    return subject(
        activity(goal=goal),
        target,
        actual,
        Measure.of(QUANTITIES["physical"], Ratio(actual, target)),
        Measure.of(QUANTITIES["progress"], Ratio(actual, target)),
        budget,
        spent,
        Measure.of(QUANTITIES["financial"], Ratio(spent, budget)),
    )


def programmed(executed: str, to_date: str, goal: str = "100") -> Subject:
    """An activity with a schedule."""
    actual, target = reported("actual", figure(executed)), planned("target", figure(goal))
    due = planned("programmed", figure(to_date))
    return subject(
        activity(goal=goal),
        target,
        actual,
        due,
        Measure.of(QUANTITIES["physical"], Ratio(actual, target)),
        Measure.of(QUANTITIES["progress"], Ratio(actual, due)),
    )


def held(item: Indicator, actual: str, target: str) -> Subject:
    return subject(
        item, planned("target", figure(target)), reported("actual", figure(actual), HERE)
    )


def text(found: Said) -> str:
    assert isinstance(found, Told), found
    return said(found)


@pytest.mark.parametrize(
    ("executed", "end"),
    [
        ("101", "alcanzó 101 empresas en 2025, el 101.0 % de su meta anual (100): superó su meta."),
        ("100", "el 100.0 % de su meta anual (100): cumplió su meta."),
        ("99.99", "casi el 100 % de su meta anual (100): quedó por debajo de su meta."),
        ("99.2", "el 99.2 % de su meta anual (100): quedó por debajo de su meta."),
        (
            "1",
            (
                "alcanzó 1 (empresas) en 2025, el 1.0 % de su meta anual (100): quedó por debajo "
                "de su meta."
            ),
        ),
        ("0", "no registra avance físico en 2025: 0 de su meta anual de 100 empresas."),
        ("no-data", "no cuenta con información en 2025 (se informó «no disponible»)."),
    ],
)
def test_work_is_above_at_or_below_its_goal(executed: str, end: str) -> None:
    found = replace(work(executed), item=_missing(work(executed)) if executed[0] == "n" else None)
    whole = found if found.item else work(executed)

    assert text(reach(view(), whole)).endswith(end)


@pytest.mark.parametrize(
    ("unit", "executed", "told"),
    [
        ("Kilómetro", "101", "alcanzó 101 (kilómetro) en 2025"),
        ("Kilómetro de carretera", "1", "alcanzó 1 kilómetro de carretera en 2025"),
        ("Niños atendidos", "101", "alcanzó 101 niños atendidos en 2025"),
        ("ha", "101", "alcanzó 101 ha en 2025"),
    ],
)
def test_a_unit_in_the_singular_of_which_there_are_many_stands_in_brackets(
    unit: str, executed: str, told: str
) -> None:
    held = work(executed)
    assert held.item is not None
    of = replace(activity(goal="100"), unit_name=unit)
    measured = replace(held.item.measured, item=of)

    assert told in text(reach(view(), replace(held, item=replace(held.item, measured=measured))))


def _missing(of: Subject) -> JudgedItem | None:
    if of.item is None:
        return None
    return replace(of.item, verdict=replace(of.item.verdict, status=Status.MISSING))


@pytest.mark.parametrize(
    ("executed", "to_date", "end"),
    [
        ("30", "40", "de lo programado a la fecha (40) alcanzó el 75.0 %: quedó por debajo."),
        ("50", "40", "de lo programado a la fecha (40) alcanzó el 125.0 %: lo superó."),
        ("40", "40", "el 40.0 % de su meta anual (100); cumplió lo programado a la fecha (40)."),
        ("110", "100", "el 110.0 % de su meta anual (100): superó su meta."),
    ],
)
def test_within_the_year_it_is_held_against_what_was_programmed_to_date(
    executed: str, to_date: str, end: str
) -> None:
    said_of = text(reach(view(JUNE), programmed(executed, to_date)))

    assert "a junio de 2025" in said_of
    assert said_of.endswith(end)


def test_before_its_goal_is_due_it_is_neither_above_nor_below() -> None:
    waiting = work("40").item
    assert waiting is not None
    found = Subject("A.1", "", item=replace(waiting, measured=replace(waiting.measured, due=False)))

    assert text(reach(view(JUNE), found)).endswith(
        "el 40.0 % de su meta anual (100), que aún no vence."
    )


def test_work_without_a_goal_says_so() -> None:
    assert text(reach(view(), work("40", goal="no-target"))).endswith(
        "alcanzó 40 empresas en 2025; no tiene meta."
    )


@pytest.mark.parametrize(
    ("accrued", "pim", "whole"),
    [
        ("999", "1000", "La actividad A.1 devengó S/ 999, el 99.9 % de su PIM."),
        ("54204", "55269", "La actividad A.1 devengó S/ 54.2 mil, el 98.1 % de su PIM."),
        ("171605", "175617", "La actividad A.1 devengó S/ 171.6 mil, el 97.7 % de su PIM."),
        ("999960", "1000000", "La actividad A.1 devengó S/ 1.0 millón, casi el 100 % de su PIM."),
        ("2136840", "2138538", "La actividad A.1 devengó S/ 2.1 millones, el 99.9 % de su PIM."),
        (
            "0", "1000",
            "La actividad A.1 no devengó nada de su Presupuesto Institucional Modificado (PIM).",
        ),
        (
            "1100", "1000",
            ("La actividad A.1 devengó S/ 1.1 mil, el 110.0 % de su Presupuesto Institucional "
            "Modificado (PIM): más de lo que tiene."),
        ),
        (
            "10", "0",
            "La actividad A.1 devengó S/ 10; su Presupuesto Institucional Modificado (PIM) es 0.",
        ),
    ],
)  # fmt: skip
def test_money_is_in_soles_thousands_or_millions_with_its_share(
    accrued: str, pim: str, whole: str
) -> None:
    assert whole == text(execution(view(), work("50", pim=pim, accrued=accrued)))


def test_money_that_is_not_known_is_not_said_and_named() -> None:
    found = execution(view(), work("50", accrued="blank"))

    assert isinstance(found, Unsaid)
    assert found.subject == "A.1"


def test_money_without_work_and_work_without_money_are_said_plainly() -> None:
    assert (
        "La actividad A.1 ejecutó el 98.1 % de su presupuesto (S/ 54.2 mil) sin avance físico."
        == text(contradiction(view(), work("0", pim="55269", accrued="54204")))
    )
    assert (
        "La actividad A.1 ejecutó el 50.0 % de su meta física sin devengar nada de su presupuesto."
        == text(contradiction(view(), work("50", accrued="0")))
    )
    assert contradiction(view(), work("0", accrued="0")) is None
    assert contradiction(view(), work("50", accrued="500")) is None


@pytest.mark.parametrize(
    ("item", "actual", "target", "end"),
    [
        (SHARE, "27.1", "60.0", "27.1 % en 2025, menor en 32.9 p. p. a su meta (60 %)."),
        (SHARE, "50.3", "48.0", "mayor en 2.3 p. p. a su meta (48 %)."),
        (SHARE, "10.93", "0.10", "mayor en 10.83 p. p. a su meta (0.1 %)."),
        (SHARE, "60", "60.0", "un valor de 60 % en 2025, igual a su meta (60 %)."),
        (HOUSES, "1234.5", "2000", "1,234.5 en 2025, menor en 765.5 a su meta (2,000)."),
        (
            indicator(direction=Direction.DESCENDING), "35", "40",
            "menor en 5 a su meta (40), que se espera no superar: la cumple.",
        ),
        (
            indicator(direction=Direction.DESCENDING), "50", "40",
            "mayor en 10 a su meta (40), que se espera no superar: no la cumple.",
        ),
        (
            indicator(aggregation=Aggregation.MINIMUM_PERMISSIBLE), "54", "1",
            "un valor de 54 en 2025: cumple el mínimo permisible (1).",
        ),
        (
            indicator(aggregation=Aggregation.MINIMUM_PERMISSIBLE), "0", "1",
            "no alcanza el mínimo permisible (1).",
        ),
        (
            indicator(aggregation=Aggregation.MAXIMUM_PERMISSIBLE), "8", "5",
            "supera el máximo permisible (5).",
        ),
        (
            indicator(aggregation=Aggregation.MAXIMUM_PERMISSIBLE), "5", "5",
            "respeta el máximo permisible (5).",
        ),
        (
            indicator(unit=Unit.SOLES), "1500", "2000",
            "un valor de S/ 1,500 en 2025, menor en S/ 500 a su meta (S/ 2,000).",
        ),
        (HOUSES, "7", "no-target", "un valor de 7 en 2025; no tiene meta para el periodo."),
    ],
)  # fmt: skip
def test_an_indicator_is_held_against_its_target(
    item: Indicator, actual: str, target: str, end: str
) -> None:
    assert text(value(view(), held(item, actual, target))).endswith(end)


def test_a_value_that_is_missing_is_missing_only_where_an_office_owes_it() -> None:
    owed = subject(HOUSES, reported("actual", Gap.NOT_SUBMITTED), status=Status.MISSING)
    free = subject(HOUSES, reported("actual", Gap.NO_DATA), status=Status.NOT_RATED)

    assert "no cuenta con información en 2025 (" in text(value(view(), owed))
    assert "no registra un valor en 2025 y no se evalúa (" in text(value(view(), free))


def test_an_atypical_progress_suggests_errors_of_planning() -> None:
    actual, target = reported("actual", Decimal(9)), planned("target", Decimal(2))
    of = subject(
        HOUSES, Measure.of(QUANTITIES["progress"], Ratio(actual, target)), status=Status.ATYPICAL
    )

    assert (
        "El indicador I.1 presenta un avance atípico (450.0 %), lo que sugiere errores de "
        "planeamiento." == text(progress(view(), of))
    )


def moved(item: Item, now: str, before: str) -> Subject:
    actual, was = reported("actual", figure(now)), reported("actual_last_year", figure(before))
    rise = Measure.of(QUANTITIES["year_change"], Ratio(actual, was))
    known = figure(before) not in {Decimal(0), Gap.NO_DATA}
    figures = (Decimal(now) - Decimal(before)) / Decimal(before) * 100 if known else Gap.NO_DATA
    return subject(item, actual, was, replace(rise, figure=figures))


WORK: Activity = activity()


@pytest.mark.parametrize(
    ("item", "now", "before", "whole"),
    [
        (
            WORK, "1644", "2338",
            ("La actividad A.1 registró una caída de 29.7 % respecto a lo alcanzado en 2024 "
            "(2,338 empresas)."),
        ),
        (
            WORK, "1217", "997",
            ("La actividad A.1 registró un incremento de 22.1 % respecto a lo alcanzado en 2024 "
            "(997 empresas)."),
        ),
        (WORK, "6", "6", "La actividad A.1 se mantiene igual que en 2024 (6 empresas)."),
        (WORK, "6", "0", "La actividad A.1 pasó de 0 empresas en 2024 a 6."),
        (
            SHARE, "89.9", "70.8",
            ("El indicador I.1 registró un incremento de 19.1 p. p. respecto a lo alcanzado en "
            "2024 (70.8 %)."),
        ),
    ],
)  # fmt: skip
def test_what_moved_since_the_year_before(item: Item, now: str, before: str, whole: str) -> None:
    assert whole == text(change(view(), moved(item, now, before)))


def test_where_the_year_before_is_not_known_it_is_named_as_not_said() -> None:
    found = change(view(), moved(WORK, "6", "no-data"))

    assert isinstance(found, Unsaid)
    assert "2024" in str(found.why)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ("6", "6", "Se mantiene igual que en 2024 (6 empresas)."),
        (
            "6",
            "4",
            "Registró un incremento de 50.0 % respecto a lo alcanzado en 2024 (4 empresas).",
        ),
    ],
)
def test_what_changed_of_who_was_named_before_does_not_name_it_again(
    now: str, before: str, expected: str
) -> None:
    of = replace(moved(WORK, now, before), is_known=True)

    assert expected == text(change(view(), of))


def test_money_without_work_of_who_was_named_before_is_said_of_no_name() -> None:
    of = replace(work("0", accrued="981"), is_known=True)

    assert "Es decir, ejecutó el 98.1 % de su presupuesto (S/ 981) sin avance físico." == text(
        contradiction(view(), of)
    )


def test_a_status_without_progress_is_said_by_its_own_sentence_and_absence_elsewhere() -> None:
    actual = reported("actual", Decimal(9))
    of = subject(HOUSES, actual, status=Status.ATYPICAL)
    missing = subject(HOUSES, reported("actual", Gap.NO_DATA), status=Status.MISSING)

    assert (
        "El indicador I.1 presenta un avance atípico, lo que sugiere errores de planeamiento."
        == text(progress(view(), of))
    )
    assert progress(view(), missing) is None


def over_years(*known: str | None, since: int = 2022, now: str | None = "50") -> Said:
    """What is said of an indicator's years, its value of 2025 ``now``."""
    history = tuple(
        Actual(
            code=SHARE.code,
            period=Period(year, 12),
            actual=figure(each) if each is not None else Gap.NO_DATA,
            accrued=Gap.NO_DATA,
            source="",
            places=(HERE,),
        )
        for year, each in enumerate(known, since)
    )
    actual = reported("actual", Gap.NO_DATA if now is None else figure(now))
    seen = View.of(replace(programme(), period=DECEMBER, history={SHARE.code: history}))
    return trend(seen, replace(subject(SHARE, actual), is_known=True))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (over_years("20", "30", "40"), "creciente desde 2022 (20 %, 30 %, 40 % y 50 %)."),
        (over_years("90", "70.5", "60"), "decreciente desde 2022 (90 %, 70.5 %, 60 % y 50 %)."),
        (over_years("45", "30", "40"), "creciente desde 2023 (30 %, 40 % y 50 %)."),
        (over_years(None, "30", "40"), "creciente desde 2023 (30 %, 40 % y 50 %)."),
        (over_years("20", "30", "40", now=None), "creciente de 2022 a 2024 (20 %, 30 % y 40 %)."),
    ],
)
def test_what_moved_one_way_in_three_years_is_a_trend_with_its_figures(
    told: Said, words: str
) -> None:
    assert isinstance(told, Told)
    assert said(told) == f"Registra una tendencia {words}"
    assert all(each.places for each in told.cited[:-1])


@pytest.mark.parametrize(
    "told",
    [
        over_years("40"),  # two years
        over_years("20", "30", "50"),  # it stayed
        over_years("60", "20", "55"),  # up, then down
        over_years("20", None, "40"),  # a year that is not known
        over_years("20", "30", since=2020),  # nor those between
    ],
)
def test_fewer_years_or_figures_that_go_both_ways_are_no_trend(told: Said) -> None:
    assert told is None
