"""What is measured becomes facts: figures and declared words, never text that an office typed."""

from decimal import Decimal
from pathlib import Path

import pytest

from ruling.builders import activity, indicator, measured, summary
from sheetgen.errors import RuleError
from sheetgen.model.declared import DECLARED
from sheetgen.model.figure import Gap
from sheetgen.model.kinds import Aggregation
from sheetgen.model.period import Period
from sheetgen.model.traits import Direction, Frequency, Unit
from sheetgen.records import replace
from sheetgen.ruling.facts import element_facts, fact_named, facts_of, item_facts
from sheetgen.ruling.vocabulary import FACTS
from sheetgen.ruling.word_facts import ITEMS, KINDS


def words_of(name: str) -> set[str]:
    fact = fact_named(name)
    assert fact is not None
    return set(fact.allowed)


def test_a_figure_is_a_fact_and_a_gap_is_not() -> None:
    facts = item_facts(measured(indicator(), target=50, actual=Gap.NO_DATA, progress=Gap.NO_DATA))

    assert {
        "kind": "indicator",
        "due": True,
        "month": Decimal(6),
        "year": Decimal(2025),
        "type": "CALIDAD",
        "office": "A",
        "element": "S1",
        "unit": "percent",
        "direction": "ascending",
        "aggregation": "not-accumulated",
        "frequency": "annual",
        "target": Decimal(50),
        "gap": "no-data",
    } == facts


def test_the_advance_is_the_lag_with_its_sign_turned() -> None:
    facts = item_facts(measured(activity(), progress=1, lag="-12.6"))

    assert (Decimal("-12.6"), Decimal("12.6")) == (facts["lag"], facts["advance"])


def test_a_measure_that_is_no_fact_and_the_text_of_an_office_do_not_cross() -> None:
    item = replace(measured(activity(), executed=3), notes=(("comment", "n = 3"),))

    assert DECLARED - {"type", "unit", "direction", "frequency"} == item_facts(item).keys()


def test_an_element_has_its_counts_and_no_progress_where_there_is_none() -> None:
    facts = element_facts(summary("S1", Gap.NO_DATA, missing=2, low=1), Period(2025, 6))

    assert (Decimal(2), Decimal(1), Decimal(0)) == (
        facts["n_missing"],
        facts["n_low"],
        facts["n_atypical"],
    )
    assert "progress" not in facts
    assert "no-data" == facts["gap"]


def test_shares_are_of_the_rated_items_and_of_those_rated_or_missing() -> None:
    counts = {"low": 1, "on_track": 2, "atypical": 1, "missing": 4, "not_rated": 5}

    facts = element_facts(summary("S1", 80, **counts), Period(2025, 6))

    # 1 of 4 rated; 4 of 8 rated or missing
    assert (Decimal(25), Decimal(25), Decimal(50)) == tuple(
        facts[name] for name in ("low_share", "atypical_share", "missing_share")
    )


def test_a_figure_that_is_not_finite_stops_and_names_the_item() -> None:
    with pytest.raises(RuleError, match=r"I\.1: The fact .*'name': 'progress'"):
        item_facts(measured(indicator("I.1"), progress="Infinity"))


@pytest.mark.parametrize(
    ("name", "enum"),
    [
        ("gap", Gap),
        ("unit", Unit),
        ("direction", Direction),
        ("aggregation", Aggregation),
        ("frequency", Frequency),
    ],
)
def test_the_words_of_a_fact_are_those_of_the_model(name: str, enum: type[Gap]) -> None:
    assert {each.value for each in enum} == words_of(name)


def test_names_are_unique_and_no_fact_takes_a_name_the_engine_needs() -> None:
    names = [fact.name for fact in FACTS]

    assert len(names) == len(set(names))
    assert not {"id", "sid", "row"} & set(names)


def test_what_a_fact_needs_exists_wherever_it_does() -> None:
    for kind in KINDS:
        there = {fact.name for fact in facts_of(kind)}
        for fact in facts_of(kind):
            assert set(fact.needs) <= there


def test_every_fact_is_explained_in_words_of_its_own() -> None:
    for fact in FACTS:
        assert (fact.meaning.context, bool(fact.meaning.text)) == ("fact", True)
        for word in fact.words:
            assert (word.said.context, bool(word.said.text)) == ("fact", True)


def test_every_fact_that_the_lists_of_the_readme_name_is_declared() -> None:
    text = (Path(__file__).parents[2] / "rules" / "README.md").read_text(encoding="utf-8")

    for name in ("progress", "lag", "pim", "actual"):
        assert name in text
        assert fact_named(name) is not None
    assert all(kind in text for kind in (*ITEMS, "element"))


def test_a_fact_that_is_not_what_it_was_declared_to_be_stops_and_is_named() -> None:
    with pytest.raises(RuleError, match=r"S1: .* 'progress', 'value': 'NaN'"):
        element_facts(summary("S1", Decimal("NaN")), Period(2025, 6))
