"""Since when, by what is counted: the first of the periods in a row of a measure or an office."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sheetgen.measuring.history import History
from sheetgen.measuring.oddities import due_before
from sheetgen.model.expectation import Expectation
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.office import MeasuredOffice
from sheetgen.model.period import Period

CountedSince = Mapping[tuple[str, str], Period]
"""By subject and the fact that counts; absent where the period before is not known."""


def counted_since(
    expectations: Sequence[Expectation],
    measured: Iterable[MeasuredItem],
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
        for office in offices:
            found.update(_of_office(office, back))
    return found


def _of_item(
    item: MeasuredItem, expectation: Expectation, history: History
) -> Iterator[tuple[tuple[str, str], Period]]:
    code, at = item.item.code, expectation.period
    missing = item.figure("periods_missing")
    if missing is not None:
        for _ in range(int(missing) - 1):
            at = due_before(expectation, at)
        if missing > 1 or history.at(code, due_before(expectation, at)) is not None:
            yield (code, "periods_missing"), at
    repeated = item.figure("months_repeated")
    if repeated:
        at = expectation.period
        for _ in range(int(repeated)):
            at = at.previous()
        yield (code, "months_repeated"), at


def _of_office(
    office: MeasuredOffice, back: Sequence[Period]
) -> Iterator[tuple[tuple[str, str], Period]]:
    """The count of periods without a file dates the file that did not come, too."""
    if office.months_missing and len(back) > 1:
        first = back[office.months_missing - 1]
        yield (office.office.code, "months_missing_files"), first
        if not office.received:
            yield (office.office.code, "received"), first
