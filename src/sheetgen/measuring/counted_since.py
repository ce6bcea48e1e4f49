"""Since when, by what is counted: the first of the periods in a row of a measure or an office."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sheetgen.measuring.against_past import steps_before
from sheetgen.measuring.gaps_in_a_row import gaps_before
from sheetgen.measuring.history import History
from sheetgen.model.expectation import Expectation
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.office import MeasuredOffice
from sheetgen.model.period import Period

CountedSince = Mapping[tuple[str, str], Period]
"""By subject and the fact that counts; absent where the period before is not known."""


def counted_since(
    expectations: Sequence[Expectation],
    measured: Sequence[MeasuredItem],
    history: History,
    offices: Iterable[MeasuredOffice],
    stored: Iterable[Period],
) -> CountedSince:
    """When each count began; ``stored`` are the periods before that have deliveries."""
    expected = {each.item.code: each for each in expectations}
    found: dict[tuple[str, str], Period] = {}
    for item in measured:
        found.update(_of_item(item, expected[item.item.code], history))
    if expectations:
        back = (expectations[0].period, *sorted(stored, reverse=True))
        for item in measured:
            reasons = item.figure("reason_periods")
            if reasons is not None:
                found[item.item.code, "reason_periods"] = back[int(reasons) - 1]
        for office in offices:
            found.update(_of_office(office, back))
    return found


def _of_item(
    item: MeasuredItem, expectation: Expectation, history: History
) -> Iterator[tuple[tuple[str, str], Period]]:
    code = item.item.code
    missing = item.figure("periods_missing")
    if missing is not None:
        gaps = [period for period, _ in gaps_before(expectation, history)]
        back = next(iter(expectation.due_before), None)
        if gaps or (back is not None and history.at(code, back) is not None):
            yield (code, "periods_missing"), gaps[-1] if gaps else expectation.period
    repeated = item.figure("months_repeated")
    if repeated:
        yield (code, "months_repeated"), steps_before(expectation)[int(repeated) - 1]


def _of_office(
    office: MeasuredOffice, back: Sequence[Period]
) -> Iterator[tuple[tuple[str, str], Period]]:
    """The count of periods without a file dates the file that did not come, too."""
    if office.months_missing and len(back) > 1:
        first = back[office.months_missing - 1]
        yield (office.office.code, "months_missing_files"), first
        if not office.received:
            yield (office.office.code, "received"), first
