"""The year of the most or the least of one indicator: "tuvo en 2022 su valor más alto"."""

from collections.abc import Iterator

from sheetgen.language.message import message
from sheetgen.model.text import Claim, Said
from sheetgen.texts.in_words import code_of, words_claim
from sheetgen.texts.phrase import Mark
from sheetgen.texts.printing import written
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known

_YEARS_BACK, _LEAST = 10, 2


def best_year_claims(read: Read, known: Known) -> Iterator[Claim]:
    """Held against every year that is known."""
    for mark in read.within(0, len(read.text), "highest", "lowest"):
        mention = read.about(mark.start)
        code = code_of(mention)
        years = {year for _, _, year in read.years}
        if len(years) != 1 or not is_own_value(read, mark) or known.item(code) is None:
            continue
        found = dict(known.by_year(code, known.year - _YEARS_BACK))
        year = years.pop()
        if year not in found or len(found) < _LEAST:
            yield words_claim(read, mark, mention, Said.NOT_IN_DATA)
            continue
        best = (max if mark.means == "highest" else min)(each.figure for each in found.values())
        said = Said.CONFIRMED if found[year].figure == best else Said.CONTRADICTED
        told = tuple(
            message("{figure} in {year}", figure=written(fact), year=str(each))
            for each, fact in found.items()
        )
        cells = tuple(place for fact in found.values() for place in fact.cells)
        expected = message("the table has {facts}", facts=told)
        yield words_claim(read, mark, mention, said, expected, cells)


def is_own_value(read: Read, mark: Mark) -> bool:
    """Whether it is the value of one indicator in a year: "su valor más alto"."""
    items = {each.code for each in read.mentions if each.code}
    near = read.within(max(0, mark.start - len("valores ")), mark.end + len(" valores"), "valued")
    return len(items) == 1 and bool(near) and bool(read.years)
