"""The facts there are, with units, words and meanings: ``sheetgen rules facts`` lists them."""

from sheetgen.language.message import Message, term
from sheetgen.model.status import Status
from sheetgen.ruling.fact import Fact, Sort
from sheetgen.ruling.words import ITEMS, WORD_FACTS

_INDICATOR = ("indicator",)
_WORK = ("activity", "product")
_MONEY = ("activity", "product", "element", "office")
_ELEMENT = ("element",)
_OFFICE = ("office",)
_SUMMED_UP = ("element", "office")
_PLAN = ("plan",)
_RATED = ("indicator", "activity", "product", "element")
_DIFFERENCES = (
    "office_difference",
    "target_minus_baseline",
    "distance_from_baseline",
    "distance_from_target",
    "target_eased",
    "change",
    "past_change",
    "target_change",
)


def _figure(name: str, unit: str, kinds: tuple[str, ...], meaning: Message, *needs: str) -> Fact:
    return Fact(
        name=name,
        sort=Sort.NUMBER,
        unit=unit,
        kinds=kinds,
        measure=name,
        needs=needs,
        difference=name in _DIFFERENCES,
        meaning=meaning,
    )


def _count(name: str, meaning: Message, kinds: tuple[str, ...] = _ELEMENT) -> Fact:
    return Fact(
        name=name,
        sort=Sort.NUMBER,
        unit="count",
        kinds=kinds,
        measure="",
        always=True,
        meaning=meaning,
    )


_FIGURES = (
    _figure(
        "progress",
        "percent",
        _RATED,
        term("fact", "the progress that is judged (tipo I), unrounded"),
    ),
    _figure(
        "progress_2",
        "percent",
        _INDICATOR,
        term("fact", "progress from the baseline (tipo II)"),
    ),
    _figure(
        "target",
        "item",
        ITEMS,
        term("fact", "target of the period, or physical goal of the year"),
    ),
    _figure(
        "actual",
        "item",
        ITEMS,
        term("fact", "actual, or physical execution to date"),
    ),
    _figure("baseline", "item", _INDICATOR, term("fact", "baseline")),
    _figure("programmed", "item", _WORK, term("fact", "programmed to date")),
    _figure(
        "physical",
        "percent",
        _WORK,
        term("fact", "executed to date over the goal of the year"),
        "actual",
        "target",
    ),
    _figure("pim", "soles", _MONEY, term("fact", "modified budget")),
    _figure("accrued", "soles", _MONEY, term("fact", "accrued")),
    _figure("financial", "percent", _MONEY, term("fact", "accrued over PIM"), "accrued", "pim"),
    _figure(
        "lag",
        "points",
        _WORK,
        term("fact", "financial less physical percentage"),
        "financial",
        "physical",
    ),
    Fact(
        name="advance",
        sort=Sort.NUMBER,
        unit="points",
        kinds=_WORK,
        measure="lag",
        needs=("financial", "physical", "lag"),
        reversed_sign=True,
        meaning=term("fact", "physical less financial percentage: the lag with its sign turned"),
    ),
    _figure(
        "advance_due",
        "points",
        _WORK,
        term("fact", "points of the goal done beyond what is paid and, before December, due"),
        "financial",
        "physical",
    ),
    _figure(
        "unprogrammed",
        "item",
        _WORK,
        term("fact", "what was executed where nothing is programmed"),
        "actual",
    ),
)

_ODD = (
    _figure(
        "pim_difference",
        "soles",
        ("product",),
        term("fact", "PIM of the product less the sum of its activities"),
        "pim",
    ),
    _figure(
        "accrued_difference",
        "soles",
        ("product",),
        term("fact", "accrued of the product less the sum of its activities"),
        "accrued",
    ),
    _figure(
        "office_difference",
        "item",
        ITEMS,
        term("fact", "the largest difference between what the offices of one item reported"),
    ),
    _figure(
        "target_minus_baseline",
        "item",
        _INDICATOR,
        term("fact", "target less baseline"),
        "target",
        "baseline",
    ),
    _figure(
        "distance_from_baseline",
        "item",
        _INDICATOR,
        term("fact", "how much better than the baseline the actual is, by the expected direction"),
        "actual",
        "baseline",
    ),
    _figure(
        "distance_from_target",
        "item",
        _INDICATOR,
        term("fact", "actual less target"),
        "actual",
        "target",
    ),
    _figure(
        "scale_ratio",
        "times",
        _INDICATOR,
        term("fact", "actual over target, both above 0"),
        "actual",
        "target",
    ),
    _figure(
        "actual_slip",
        "times",
        ITEMS,
        term("fact", "the factor, 1,000 or 1,000,000, that brings the actual near what is known"),
        "actual",
    ),
    _figure(
        "pim_slip",
        "times",
        _WORK,
        term("fact", "the factor, 1,000 or 1,000,000, that brings the PIM near the plan's"),
        "pim",
    ),
    _figure(
        "accrued_slip",
        "times",
        _WORK,
        term("fact", "the factor, 1,000 or 1,000,000, that brings the accrued near what is known"),
        "accrued",
    ),
    _figure(
        "fraction",
        "item",
        ITEMS,
        term("fact", "what the actual has beyond a whole, where all that is known of it is whole"),
        "actual",
    ),
    _figure(
        "change",
        "item",
        ITEMS,
        term("fact", "work to date less that of the last known month of the same year"),
        "actual",
    ),
    _figure(
        "months_repeated",
        "months",
        ITEMS,
        term("fact", "due periods in a row just before with the same figure"),
        "actual",
    ),
    _figure(
        "past_change",
        "item",
        ITEMS,
        term("fact", "the largest difference between a past value and what was reported then"),
    ),
    _figure(
        "outlier_score",
        "times",
        ITEMS,
        term("fact", "distance from the median of its history, in robust deviations"),
        "actual",
    ),
    _figure(
        "periods_missing",
        "periods",
        ITEMS,
        term("fact", "due periods in a row without data, this one included"),
    ),
    _figure(
        "past_peak",
        "item",
        _INDICATOR,
        term("fact", "the largest actual of earlier periods"),
    ),
)

_TREND = (
    _figure(
        "progress_before",
        "percent",
        ITEMS,
        term("fact", "progress of the due period before; of an activity, in the same year"),
    ),
    _figure(
        "periods_falling",
        "periods",
        ITEMS,
        term("fact", "due periods in a row in which progress is below the one before"),
        "progress",
        "progress_before",
    ),
    _figure(
        "actual_last_year",
        "item",
        ITEMS,
        term("fact", "actual of the same month of the year before"),
    ),
    _figure(
        "year_change",
        "percent",
        ITEMS,
        term("fact", "actual against that of the same month of the year before, which is above 0"),
        "actual",
        "actual_last_year",
    ),
    _figure(
        "target_before",
        "item",
        _INDICATOR,
        term("fact", "the last target before this period's, as the plan has it today"),
    ),
    _figure(
        "target_planned",
        "item",
        ITEMS,
        term("fact", "the target or goal as first planned, where a revision is in force"),
    ),
    _figure(
        "target_eased",
        "item",
        ITEMS,
        term("fact", "how much less the target in force asks than the one first planned"),
        "target",
        "target_planned",
    ),
    _figure(
        "months_revised_late",
        "months",
        ITEMS,
        term("fact", "months after it was due that a target or a quantity was lowered"),
    ),
    _figure(
        "target_change",
        "item",
        _INDICATOR,
        term("fact", "target less the last target before it"),
        "target",
        "target_before",
    ),
)

_COUNTS = (
    _count("n", term("fact", "items with progress"), _SUMMED_UP),
    _count("left_out", term("fact", "items without progress")),
    _count("capped", term("fact", "items cut to the cap")),
    *(_count(status.fact, status.entry.meaning, _SUMMED_UP) for status in Status),
    _figure(
        "low_share",
        "percent",
        _SUMMED_UP,
        term("fact", "share of the rated items that are low"),
    ),
    _figure(
        "atypical_share",
        "percent",
        _SUMMED_UP,
        term("fact", "share of the rated items that are atypical"),
    ),
    _figure(
        "missing_share",
        "percent",
        _SUMMED_UP,
        term("fact", "share of the items rated or missing that are missing"),
    ),
)

SUMMED = frozenset(each.name for each in _COUNTS)
"""The facts that rest on the progress of every item below an element, or of an office."""

_DELIVERY = (
    _figure("to_fix", "count", _OFFICE, term("fact", "things to fix in its file")),
    _figure(
        "months_missing_files",
        "periods",
        _OFFICE,
        term("fact", "stored periods in a row without its file, this one included"),
    ),
    _figure(
        "days_late",
        "days",
        _OFFICE,
        term("fact", "days after the deadline that its file came, where that is known"),
    ),
)

_EARLIER = (
    _figure(
        "progress_fall",
        "points",
        _ELEMENT,
        term(
            "fact",
            "progress of the element in the stored period before, less that of now, over the items "
            "that count in both",
        ),
        "progress",
    ),
    _figure("index", "percent", _PLAN, term("fact", "management index")),
    _figure(
        "index_fall",
        "points",
        _PLAN,
        term(
            "fact",
            "management index in the stored period before, less that of now, over the items that "
            "count in both",
        ),
        "index",
    ),
)

FACTS: tuple[Fact, ...] = (*WORD_FACTS, *_FIGURES, *_ODD, *_TREND, *_COUNTS, *_DELIVERY, *_EARLIER)
