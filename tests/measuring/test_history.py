"""What was known before an earlier month is the part of the history that is older."""

from decimal import Decimal
from pathlib import Path

from sheetgen.measuring.history import Arrival, recall
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from small import POLICY, make_workspace

MONTHS = [Period(2025, month) for month in range(1, 7)]


def test_it_is_what_would_have_been_recalled_then(tmp_path: Path) -> None:
    tables = {
        **POLICY,
        "actuals.csv": "code,period,actual,accrued,source\n"
        "I.2,2024-12,30%,,informe\nI.1,2025-02,140,,informe\nI.3,2025-05,7,,informe\n",
    }
    (plan,) = read_plans(read_workspace(make_workspace(tmp_path, {"agua": tables})))

    def said(code: str, period: Period, figure: Figure) -> Observation:
        place = Place(f"input/{period}/a.xlsx", "Indicadores", f"G{period.month}")
        return Observation(
            plan="agua",
            code=code,
            field="actual",
            office="NORTE",
            said=figure,
            typed=str(figure),
            place=place,
        )

    earlier = {
        at: (
            said("I.1", at, Decimal(100 + at.month)),  # restates what actuals.csv knew of February
            said("I.2", at, Gap.NO_DATA if at.month % 2 else Decimal(at.month)),
        )
        for at in MONTHS[1:]
    }
    whole = recall(plan, earlier, Period(2025, 7))

    for at in (*MONTHS, Period(2025, 7)):
        then = recall(plan, {each: came for each, came in earlier.items() if each < at}, at)
        cut = whole.before(at)
        assert then == cut
        assert list(then.by_code) == list(cut.by_code)
    assert 1 == len(whole.restated["I.1"])


def test_a_newer_file_without_the_figure_restates_nothing(tmp_path: Path) -> None:
    """In February a first file said 100, a second one that there is no figure, a third 120."""
    (plan,) = read_plans(read_workspace(make_workspace(tmp_path)))
    at = Period(2025, 2)

    def said(file: str, figure: Figure) -> Observation:
        return Observation(
            plan="agua",
            code="I.1",
            field="actual",
            office="NORTE",
            said=figure,
            typed=str(figure),
            place=Place(f"input/2025-02/{file}.xlsx", "Indicadores", "G8"),
        )

    def restated(now: Figure) -> list[tuple[Figure, Figure]]:
        arrivals = {
            (at, "input/2025-02/b.xlsx", "I.1", "actual"): Arrival(said("a", Decimal(100)), None)
        }
        found = recall(plan, {at: (said("b", now),)}, Period(2025, 3), arrivals)
        return [(e.was.actual, e.stands.actual) for e in found.restated.get("I.1", ())]

    assert [(Decimal(100), Decimal(120))] == restated(Decimal(120))
    assert [] == restated(Gap.NO_DATA)
