"""Means by every choice a plan may declare (METHOD 6), on a tree small enough to do by hand."""

from decimal import Decimal
from itertools import count

import pytest

from nouns import HERE, a_plan, figure, indicator, reported
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.finding import Verdict
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Element, IndexChoices, Indicator, Level, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.rollup import Rollup
from sheetgen.model.status import Status
from sheetgen.model.summary import MeanOf
from sheetgen.model.tree import Tree
from sheetgen.records import names_of, replace
from sheetgen.summing.index import index
from sheetgen.summing.means import element_mean, plan_mean

CAPPED = IndexChoices(Decimal(100), missing_as_zero=False, over_elements=False)


def judged(element: str, progress: str, code: str, relevance: int | None = None) -> JudgedItem:
    item = indicator(code=code)
    values = {name: getattr(item, name) for name in names_of(type(item))}
    item = Indicator(**values | {"element": element, "relevance": relevance})
    place = Place("input/a.xlsx", "Indicadores", code)
    measure = reported("progress", figure(progress), place)
    return JudgedItem(
        MeasuredItem(item=item, period=Period(2025, 6), due=True, measures=(measure,), notes=()),
        Verdict(subject=code, status=Status.LOW, band=None, rule="", findings=()),
        (),
    )


def plan(*elements: tuple[str, str | None]) -> Plan:
    return a_plan(
        levels=(Level("X", "Nivel", "Niveles"),),
        choices=CAPPED,
        elements=tuple(
            Element(
                code=code,
                level="X",
                parent=parent,
                name=code,
                rollup=Rollup.NONE,
                same_as=None,
                place=HERE,
            )
            for code, parent in elements
        ),
    )


TREE = plan(("OP", None), ("S1", "OP"), ("S2", "OP"))


def items(*parts: tuple[str, str]) -> tuple[JudgedItem, ...]:
    names = count(1)
    return tuple(judged(element, progress, f"I.{next(names)}") for element, progress in parts)


ITEMS = items(("S1", "250"), ("S1", "50"), ("S1", "no-data"), ("S2", "30"), ("S2", "no-target"))


@pytest.mark.parametrize(
    ("choices", "value", "n", "left_out", "capped"),
    [
        (CAPPED, "60", 3, 2, 1),
        (IndexChoices(None, missing_as_zero=False, over_elements=False), "110", 3, 2, 0),
        (
            IndexChoices(Decimal(150), missing_as_zero=False, over_elements=False),
            "76.666666667",
            3,
            2,
            1,
        ),
        # what the office did not send counts 0; what cannot be rated is left out all the same
        (IndexChoices(Decimal(100), missing_as_zero=True, over_elements=False), "45", 4, 1, 1),
        # S1 is the mean of 100 and 50, S2 is 30
        (IndexChoices(Decimal(100), missing_as_zero=False, over_elements=True), "52.5", 2, 0, 0),
    ],
)
def test_the_mean_of_a_plan(
    choices: IndexChoices, value: str, n: int, left_out: int, capped: int
) -> None:
    mean = plan_mean(Tree.of(TREE, ITEMS), choices)

    assert (Decimal(value), n, left_out, capped) == (
        mean.figure,
        mean.n,
        mean.left_out,
        mean.capped,
    )


def test_a_mean_holds_its_parts_with_what_each_counts_for_and_rests_on() -> None:
    found = items(("S1", "250"), ("S1", "no-data"), ("S2", "no-target"), ("S2", "30"))
    places = [each.measured.measures[0].places for each in found]
    assert len(set(places)) == len(found)
    zeros = IndexChoices(Decimal(100), missing_as_zero=True, over_elements=False)
    mean = element_mean(Tree.of(TREE, found), "OP", zeros)

    assert mean.of is MeanOf.ITEMS
    assert [(each.progress, each.counted) for each in mean.parts] == [
        (Decimal(250), Decimal(100)),
        (Gap.NO_DATA, Decimal(0)),
        (Gap.NO_TARGET, Gap.NO_TARGET),
        (Decimal(30), Decimal(30)),
    ]
    assert [each.places for each in mean.parts] == places
    assert mean.places == (*places[0], *places[1], *places[3])


def test_a_mean_of_elements_rests_on_the_items_that_count_in_each() -> None:
    found = items(("S1", "90"), ("S1", "no-data"), ("S2", "30"))
    choices = IndexChoices(Decimal(100), missing_as_zero=False, over_elements=True)
    mean = element_mean(Tree.of(TREE, found), "OP", choices)
    places = [each.measured.measures[0].places for each in found]

    assert mean.of is MeanOf.ELEMENTS
    assert [(each.code, each.counted) for each in mean.parts] == [
        ("S1", Decimal(90)),
        ("S2", Decimal(30)),
    ]
    assert mean.places == (*places[0], *places[2])


def test_what_explains_that_there_is_no_mean_is_all_that_was_asked() -> None:
    found = items(("S1", "no-data"), ("S2", "no-target"))
    mean = plan_mean(Tree.of(TREE, found), CAPPED)

    assert mean.counted == ()
    assert mean.places == tuple(each.measured.measures[0].places[0] for each in found)


def test_nothing_to_average_is_a_gap_not_a_zero() -> None:
    mean = plan_mean(Tree.of(TREE, items(("S1", "no-data"))), CAPPED)

    assert Gap.NO_DATA is mean.figure


def test_an_element_averages_all_that_hangs_below_it() -> None:
    tree = Tree.of(TREE, ITEMS)

    assert Decimal(60) == element_mean(tree, "OP", CAPPED).figure
    assert Decimal(75) == element_mean(tree, "S1", CAPPED).figure


def test_ranks_weigh_by_the_largest_rank_of_the_element() -> None:
    """Ranks 1, 2, 3 weigh 3, 2, 1: (90*3 + 60*2 + 30*1) / 6 = 70."""
    ranked = tuple(
        judged("S1", progress, f"I.{rank}", relevance=rank)
        for rank, progress in ((1, "90"), (2, "60"), (3, "30"))
    )

    assert Decimal(70) == element_mean(Tree.of(TREE, ranked), "S1", CAPPED).figure


def test_ranks_never_change_how_much_an_element_weighs_among_others() -> None:
    """S1 means 100 whatever its ranks, S2 means 50: four items make 75, as without ranks."""
    ranked = (
        judged("S1", "100", "I.1", relevance=1),
        judged("S1", "100", "I.2", relevance=5),
        judged("S2", "50", "I.3"),
        judged("S2", "50", "I.4"),
    )
    missing = (*ranked[:1], judged("S1", "no-data", "I.2", relevance=5), *ranked[2:])

    assert Decimal(75) == plan_mean(Tree.of(TREE, ranked), CAPPED).figure
    assert Decimal("66.666666667") == plan_mean(Tree.of(TREE, missing), CAPPED).figure


def test_the_index_prints_its_declared_choice_and_the_others() -> None:
    found: dict[str, Figure] = dict(
        sensitivity
        for sensitivity in (index(TREE, ITEMS).sensitivity)  # type: ignore[union-attr]
    )

    assert {
        "declared": Decimal(60),
        "missing-zero": Decimal(45),
        "cap-150": Decimal("76.666666667"),
        "uncapped": Decimal(110),
        "over-elements": Decimal("52.5"),
        "level-by-level": Decimal("52.5"),
    } == found


def test_an_element_that_cannot_be_rated_is_left_out_even_where_missing_counts_0() -> None:
    choices = IndexChoices(Decimal(100), missing_as_zero=True, over_elements=True)
    rated = items(("S1", "80"), ("S2", "no-target"))
    missing = items(("S1", "80"), ("S2", "no-target"), ("S2", "blank"))

    assert Decimal(80) == plan_mean(Tree.of(TREE, rated), choices).figure
    assert Decimal(40) == plan_mean(Tree.of(TREE, missing), choices).figure


def test_a_mean_says_what_share_of_its_items_it_rests_on_and_what_is_lacking() -> None:
    tree = Tree.of(TREE, items(*(("S1", p) for p in ("97", "no-data", "no-target", "no-data"))))

    thin = element_mean(tree, "S1", CAPPED)
    lenient = element_mean(tree, "S1", replace(CAPPED, coverage=Decimal(25)))

    assert (Decimal(25), Decimal(25)) == (thin.coverage, thin.lacking)
    assert (Decimal(25), None) == (lenient.coverage, lenient.lacking)


def test_half_of_the_items_is_enough() -> None:
    tree = Tree.of(TREE, items(("S1", "97"), ("S1", "no-data")))

    assert element_mean(tree, "S1", CAPPED).lacking is None
