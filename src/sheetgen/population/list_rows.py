"""What is wrong in the rows of a list of those served, told by row and column.

Never with the identifier, nor with what stands where it should not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

import polars as pl

from sheetgen.faults.file_fault import FileFault
from sheetgen.model.period import Period
from sheetgen.model.population import Check, Identifier
from sheetgen.population.list_form import plain
from sheetgen.population.list_source import Source
from sheetgen.population.text_columns import (
    has_dni_form,
    has_ruc_digit,
    lacks_zeros,
    matches,
    signs_apart,
)
from sheetgen.records import Struct

_NAMED_ROWS = 20
"""So many rows of one fault are named; the rest are counted."""
_SHORTENED = r"^\d+([.,]\d+)?[eE]\+?\d+$"
_LONG_NUMBER = r"\d{7}"
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d")
_FIRST_YEAR = 1000
_HOUR = r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$"
_DIGITS = {Check.RUC: has_ruc_digit, Check.DNI: has_dni_form}
_MOST_DIGITS = 5
_RUNS = ((re.compile(r"\d+"), "9"), (re.compile(r"[^\W\d_]+"), "a"))
KEPT = ("code", "id", "service", "day", "row")
"""The columns of rows that count."""


def checked(
    frame: pl.DataFrame,
    source: Source,
    identifier: Identifier,
    period: Period,
    letters: Mapping[str, str],
) -> tuple[pl.DataFrame, list[FileFault]]:
    """The rows that count, and the faults of the others, the first of each kind by row."""
    col, lit = pl.col, pl.lit
    written = col("date").str.replace(_HOUR, "")
    day = pl.coalesce([written.str.to_date(form, strict=False) for form in _DAYS])
    whole = pl.when(day.dt.year() >= _FIRST_YEAR).then(day)  # 31/03/25 is read as of the year 25
    frame = frame.with_columns(day=whole)
    digit = _DIGITS.get(identifier.check)
    wrong = (
        ("READ-402", "empty", "code", col("code") == ""),
        ("READ-402", "plans", "code", _of_several(source)),
        ("READ-402", "number", "code", col("is_number") & col("code").is_in(_alike(source))),
        ("READ-402", "office", "code", col("code").is_in(list(source.others))),
        ("READ-402", "", "code", ~col("code").is_in(list(source.codes))),
        ("READ-401", "empty", "id", col("id") == ""),
        ("READ-401", "scientific", "id", col("id").str.contains(_SHORTENED)),
        ("READ-401", "signs", "id", signs_apart(col("id"), identifier.pattern)),
        ("READ-401", "zeros", "id", _lacks_zeros(identifier)),
        ("READ-401", "form", "id", ~matches(col("id"), identifier.pattern)),
        ("READ-401", "check", "id", lit(value=False) if digit is None else ~digit(col("id"))),
        ("READ-403", "unreadable", "date", col("day").is_null()),
        (
            "READ-403",
            "",
            "date",
            (col("day").dt.year() != period.year) | (col("day") > period.last_day),
        ),
        (
            "READ-404",
            "",
            "code",
            ~pl.struct("code", "id", "service", "day").is_first_distinct(),
        ),
    )
    faults: list[FileFault] = []
    for code, case, column, expression in wrong:
        of_kind = frame.filter(expression)
        if not of_kind.is_empty():
            told = _Telling(source, code, case, letters[column], identifier, period)
            faults += told.faults(of_kind)
            frame = frame.filter(~expression)
    names_one = matches(col("service"), identifier.pattern) | col("service").str.contains(
        _LONG_NUMBER
    )
    named = frame.filter(names_one)
    if not named.is_empty():
        told = _Telling(source, "READ-411", "", letters["service"], identifier, period)
        faults += told.faults(named)
        service = pl.when(names_one).then(lit("")).otherwise(col("service"))
        frame = frame.with_columns(service=service)
    return frame.select(KEPT), faults


def _lacks_zeros(identifier: Identifier) -> pl.Expr:
    """Rows whose identifier lost the zeros it began with, where it may begin with any."""
    if identifier.check is Check.RUC:
        return pl.lit(value=False)
    return lacks_zeros(pl.col("id"), identifier.pattern)


def _alike(source: Source) -> list[str]:
    """The codes that are one number with another of the plan: 1.1 and 1.10."""
    codes = dict.fromkeys((*source.codes, *source.others))
    numbers: dict[Decimal, list[str]] = {}
    for code in codes:
        try:
            numbers.setdefault(Decimal(code), []).append(code)
        except InvalidOperation:
            continue
    return [code for same in numbers.values() if len(same) > 1 for code in same]


def _of_several(source: Source) -> pl.Expr:
    """Rows with a code that several plans have, and no word of which one is meant."""
    theirs = {code for each in source.beside for code in each.codes}
    both = sorted(theirs.intersection(source.codes))
    if not both:
        return pl.lit(value=False)
    plan = pl.col("plan").map_elements(plain, return_dtype=pl.String)
    return pl.col("code").is_in(both) & ~plan.is_in([plain(name) for name in source.called])


class _Telling(Struct, frozen=True):
    """One kind of fault, told by its rows."""

    source: Source
    code: str
    case: str
    letter: str
    identifier: Identifier
    period: Period

    def faults(self, rows: pl.DataFrame) -> Iterator[FileFault]:
        """The first rows by name, the others by their number."""
        for each in rows.head(_NAMED_ROWS).iter_rows(named=True):
            yield FileFault.of(
                self.code,
                self.source.at(self.letter, each["row"]),
                self._case(each["code"]),
                row=each["row"],
                name=self.identifier.name,
                n=len(each["id"]),
                pattern=self.identifier.pattern,
                code=each["code"],
                year=str(self.period.year),
                period=str(self.period),
            )
        more = rows.height - _NAMED_ROWS
        if more > 0:
            yield FileFault.of("READ-408", self.source.whole, n=more, code=self.code)

    def _case(self, code: str) -> str:
        """A code that is none is said only where it looks like one: it may be an identifier."""
        if (self.code, self.case) != ("READ-402", "") or _is_like(code, self.source.codes):
            return self.case
        return "hidden"


def _is_like(text: str, codes: Iterable[str]) -> bool:
    """Whether a text is built as a code is, not longer than codes are and with few digits."""
    known = tuple(codes)
    longest = max((len(each) for each in known), default=0)
    if len(text) > longest + 2 or sum(sign.isdigit() for sign in text) > _MOST_DIGITS:
        return False
    return _shape(text) in {_shape(each) for each in known}


def _shape(text: str) -> str:
    for run, sign in _RUNS:
        text = run.sub(sign, text)
    return text
