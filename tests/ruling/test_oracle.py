"""Status by METHOD 5, written again by hand and apart from the YAML, on random and nasty rows."""

from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ruling.builders import element, indicator, measured, plan
from ruling.in_process import Here, extension
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.period import Period
from sheetgen.ruling.classify import judge_items
from sheetgen.ruling.rule_files import read_rules

ROOT = Path(__file__).parents[2]
RULES = read_rules(ROOT / "rules", ROOT)
DECEMBER = Period(2024, 12)
ENGINE = Here(extension())

# METHOD 5, typed from the table: (first value, status, band); each row holds up to the next.
LADDER = [
    ("-1e30", "low", "bajo"),
    ("75", "on-track", "medio"),
    ("95", "on-track", "alto"),
    ("150.000000001", "atypical", None),
]
# METHOD 2, typed from the table.
REASONS = {
    "no-data": "missing",
    "blank": "missing",
    "not-submitted": "missing",
    "unreadable": "missing",
    "claimed-not-applicable": "missing",
    "not-applicable": "not-rated",
    "not-due": "not-rated",
    "no-target": "not-rated",
    "not-programmed": "not-rated",
    "zero-target": "not-rated",
    "not-computed": "not-rated",
}
NASTY = [
    "0", "-0", "0.000000001", "-0.000000001", "-200", "14530", "1E+2", "1E+16", "-1E+16",
    "10000000000000000", "12345678901234567890.123456789", "74.96", "74.999999999", "75",
    "75.000000000", "75.000000001", "94.999999999", "95", "99.985", "100", "150", "150.000000001",
    "149.999999999", "1E-9", "5E-5", "0E+3", "0E-9",
]  # fmt: skip


def expected(figure: Figure) -> tuple[str, str | None]:
    if isinstance(figure, Gap):
        return REASONS[figure.value], None
    reached = [(status, band) for start, status, band in LADDER if figure >= Decimal(start)]
    return reached[-1]


FIGURES: st.SearchStrategy[Figure] = (
    st.sampled_from([Decimal(text) for text in NASTY])
    | st.sampled_from(list(Gap))
    | st.decimals(-300, 300, places=9)
    | st.decimals(-(10**20), 10**20, places=9)
)


@settings(max_examples=60)
@given(st.lists(FIGURES, min_size=1, max_size=450))
def test_every_row_gets_the_status_of_the_method(figures: list[Figure]) -> None:
    items = tuple(
        measured(indicator(f"I.{number}"), progress=figure) for number, figure in enumerate(figures)
    )

    judged, _ = judge_items(
        items, plan(element("S1")), (), RULES, DECEMBER, engine=ENGINE, strict_engine=True
    )

    found = [(each.verdict.status.value, each.verdict.band) for each in judged]
    assert [expected(figure) for figure in figures] == [
        (status, band and band.value) for status, band in found
    ]


def test_nasty_figures_are_judged_by_the_engine_without_an_event() -> None:
    figures: list[Figure] = [*map(Decimal, NASTY), *Gap]
    items = tuple(
        measured(indicator(f"I.{number}"), progress=figure) for number, figure in enumerate(figures)
    )

    judged, judging = judge_items(
        items, plan(element("S1")), (), RULES, DECEMBER, engine=ENGINE, strict_engine=True
    )

    assert [expected(figure) for figure in figures] == [
        (each.verdict.status.value, each.verdict.band and each.verdict.band.value)
        for each in judged
    ]
    assert ("durable-rules", len(figures), ()) == (
        judging.judged_by,
        judging.rows,
        judging.events,
    )
