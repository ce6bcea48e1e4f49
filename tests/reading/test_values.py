"""From a cell to a figure, a gap or a fault: METHOD 9, held against a table written by hand."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetgen.language.number_marks import Marks, read_marks
from sheetgen.language.speaker import speaker
from sheetgen.model.figure import Gap
from sheetgen.reading.opening.cells import UNKNOWN_FORMAT, Cell, Held, Kind
from sheetgen.reading.typed.numerals import clean
from sheetgen.reading.typed.values import Reading, read_figure, read_text

_PERU = Marks(".", ",", "es_PE")
_MARKS = {
    "PE": _PERU,
    "ES": Marks(",", ".", "es_ES"),
    "FR": Marks(",", "\N{NARROW NO-BREAK SPACE}", "fr_FR"),
    "CH": Marks(".", "\N{RIGHT SINGLE QUOTATION MARK}", "de_CH"),
}
_ENGLISH = speaker("en", "es_PE")


def _table() -> list[tuple[str, str, str, str]]:
    lines = Path(__file__).with_name("typed_values.txt").read_text(encoding="utf-8").split("\n")
    rows = [line.split(" | ") for line in lines if line and not line.startswith("# ")]
    return [(_typed(typed), asked, marks, said) for typed, asked, marks, said in rows[0:]]


def _typed(written: str) -> str:
    if written.startswith("[") and written.endswith("]"):
        written = written[1:-1]
    escaped = written.encode("latin-1", "backslashreplace")
    return escaped.decode("unicode_escape") if "\\" in written else written


def _cell(kind: Kind, value: Held, number_format: str = "General", formula: str = "") -> Cell:
    return Cell(5, 3, kind, value, number_format, formula)


def _text(typed: str, *, in_percent: bool = False, marks: Marks = _PERU) -> Reading:
    return read_figure(_cell(Kind.TEXT, typed), in_percent=in_percent, marks=marks)


def _number(value: str, number_format: str = "General", *, in_percent: bool = False) -> Reading:
    cell = _cell(Kind.NUMBER, Decimal(value), number_format)
    return read_figure(cell, in_percent=in_percent, marks=_PERU)


def _said(reading: Reading) -> str:
    if reading.fault is not None:
        assert reading.figure is Gap.UNREADABLE
        return reading.fault.code
    if isinstance(reading.figure, Gap):
        return reading.figure.value
    return f"{reading.figure:f}"


def test_the_table_is_long_enough_to_be_worth_its_name() -> None:
    assert len(_table()) > 150
    assert len({row[:3] for row in _table()}) == len(_table())


@pytest.mark.parametrize(("typed", "asked", "marks", "said"), _table())
def test_what_offices_type_is_read_as_the_table_says(
    typed: str, asked: str, marks: str, said: str
) -> None:
    reading = _text(typed, in_percent=asked == "percent", marks=_MARKS[marks])

    assert said == _said(reading)


def test_the_marks_of_the_table_are_those_of_the_locales() -> None:
    assert _MARKS == {
        "PE": read_marks("es_PE"),
        "ES": read_marks("es_ES"),
        "FR": read_marks("fr_FR"),
        "CH": read_marks("de_CH"),
    }


@pytest.mark.parametrize(
    ("value", "number_format", "in_percent", "said", "typed"),
    [
        ("59", "General", False, "59", "59"),
        ("0.59", "General", False, "0.59", "0.59"),
        ("0.59", "0%", True, "59", "59 %"),
        ("0.59", "0.0%;[Red]-0.0%", True, "59", "59 %"),
        ("0.1093", "0.00%", True, "10.93", "10.93 %"),
        ("145.3", "0%", True, "14530", "14530 %"),
        ("59", "General", True, "59", "59"),
        ("0.59", "General", True, "0.59", "0.59"),
        ("59", '0"%"', True, "59", "59"),
        ("59", "0\\%", True, "59", "59"),
        ("0.59", "0%", False, "READ-207", "59 %"),
        ("100", "#,##0.00", False, "100", "100"),
        ("0", "0%", True, "0", "0 %"),
        ("1E+22", "General", False, "READ-212", "10000000000000000000000"),
        ("0.59", UNKNOWN_FORMAT, True, "READ-214", "0.59"),
        ("59", UNKNOWN_FORMAT, False, "59", "59"),
    ],
)
def test_a_number_is_believed_and_its_format_decides_what_is_a_percentage(
    value: str,
    number_format: str,
    in_percent: bool,  # noqa: FBT001 - a column of the cases
    said: str,
    typed: str,
) -> None:
    reading = _number(value, number_format, in_percent=in_percent)

    assert said == _said(reading)
    assert typed == reading.typed


@pytest.mark.parametrize(
    ("cell", "said", "typed"),
    [
        (None, "blank", ""),
        (_cell(Kind.EMPTY, None), "blank", ""),
        (_cell(Kind.DATE, dt.date(2025, 3, 1)), "READ-208", "2025-03-01"),
        (_cell(Kind.BOOLEAN, value=True), "READ-209", "TRUE"),
        (_cell(Kind.BOOLEAN, value=False), "READ-209", "FALSE"),
        (_cell(Kind.ERROR, "#DIV/0!"), "READ-210", "#DIV/0!"),
        (_cell(Kind.UNCACHED, None, formula="=A1+B1"), "READ-211", "=A1+B1"),
        (_cell(Kind.NUMBER, Decimal(42), formula="=2*21"), "42", "42"),
        (_cell(Kind.TEXT, "", formula='=IF(A1,"","")'), "blank", ""),
    ],
)
def test_a_cell_without_a_number_says_why(cell: Cell | None, said: str, typed: str) -> None:
    reading = read_figure(cell, in_percent=False, marks=_PERU)

    assert said == _said(reading)
    assert typed == reading.typed


def test_a_question_names_what_it_may_be() -> None:
    fault = _text("1'672").fault

    assert fault is not None
    assert "«1'672» may be read in more than one way: 1672 and 1.672." == _ENGLISH.say(
        fault.message
    )


def test_a_paragraph_is_not_searched_for_a_figure() -> None:
    assert "READ-202" == _said(_text("9" * 32_767))


def test_a_text_is_read_without_odd_spaces() -> None:
    assert "falta de fondos" == read_text(_cell(Kind.TEXT, " falta\xa0de\u200b fondos\r\n"))
    assert "uno\ndos" == read_text(_cell(Kind.TEXT, "uno\r\ndos"))
    assert "59 %" == read_text(_cell(Kind.NUMBER, Decimal("0.59"), "0%"))
    assert "" == read_text(None)
    assert "" == read_text(_cell(Kind.EMPTY, None))


_ANY_MARKS = st.sampled_from(list(_MARKS.values()))
_NASTY = st.text(
    alphabet=st.sampled_from("0123456789.,'’ -+%()eES/ND—–\xa0\u200b２٥²½$\n"), max_size=12
)


@given(typed=st.one_of(st.text(), _NASTY), in_percent=st.booleans(), marks=_ANY_MARKS)
def test_any_text_is_read_or_asked_about_and_nothing_breaks(
    typed: str,
    in_percent: bool,  # noqa: FBT001 - a column of the cases
    marks: Marks,
) -> None:
    reading = _text(typed, in_percent=in_percent, marks=marks)

    if isinstance(reading.figure, Decimal):
        assert reading.figure.is_finite()
        assert any(sign.isdigit() for sign in typed)
        assert reading.fault is None
    else:
        assert (reading.figure is Gap.UNREADABLE) is (reading.fault is not None)
    if reading.fault is not None:
        assert _ENGLISH.say(reading.fault.message)
        assert _ENGLISH.say(reading.fault.remedy)


@given(typed=st.text(alphabet=st.characters(exclude_categories=("Nd",))))
def test_no_text_without_digits_gives_a_figure(typed: str) -> None:
    assert isinstance(_text(typed).figure, Gap)


@given(typed=_NASTY, marks=_ANY_MARKS)
def test_a_figure_has_the_digits_that_were_typed(typed: str, marks: Marks) -> None:
    """Marks move; no digit is ever added, dropped or moved (scientific notation apart)."""
    figure = _text(typed, marks=marks).figure

    if isinstance(figure, Decimal) and "e" not in typed.lower():
        plain = "".join(sign for sign in typed.replace("２", "2") if sign in "0123456789")
        assert plain.lstrip("0") == "".join(str(d) for d in figure.as_tuple().digits).lstrip("0")


_FIGURES = st.decimals(min_value=-(10**12), max_value=10**12, places=2)


@given(figure=_FIGURES)
def test_a_figure_printed_by_a_locale_is_read_back_under_that_locale(figure: Decimal) -> None:
    for locale in ("es_PE", "es_ES", "es_MX", "de_CH", "fr_FR"):
        by = speaker("en", locale)

        assert figure == _text(by.number(figure), marks=by.marks).figure
        assert figure == _text(by.number(figure, 2), marks=by.marks).figure


@given(figure=_FIGURES)
def test_a_figure_printed_in_the_other_habit_is_never_read_as_another_figure(
    figure: Decimal,
) -> None:
    """With cents after a mark there is one reading only, whatever the locale."""
    written = f"{figure:,.2f}"
    other = written.translate(str.maketrans(",.", ".,"))

    assert figure == _text(other).figure
    assert figure == _text(written, marks=_MARKS["ES"]).figure


@pytest.mark.parametrize(
    ("stored", "number_format", "expected"),
    [
        ("0.30000000000000004", "0%", "30"),  # =0.1+0.2
        ("1.0000000000000002", "0%", "100"),  # =0.7+0.1+0.2
        ("0.79999999999999993", "0%", "80"),
        ("57.999999999999993", "General", "58"),
        ("4.9406564584124654E-324", "General", "0"),
        ("-0", "General", "0"),
    ],
)
def test_a_figure_is_what_a_spreadsheet_shows_and_compares(
    stored: str, number_format: str, expected: str
) -> None:
    reading = _number(stored, number_format, in_percent=number_format == "0%")

    assert expected == str(reading.figure)
    assert reading.fault is None


def test_what_was_typed_keeps_every_digit_of_the_file() -> None:
    assert "0.30000000000000004" == _number("0.30000000000000004", in_percent=False).typed


@given(
    value=st.floats(
        allow_nan=False,
        allow_infinity=False,
        allow_subnormal=False,  # to a spreadsheet these are 0
        min_value=-1e14,
        max_value=1e14,
    ),
    in_percent=st.booleans(),
    number_format=st.sampled_from(("General", "0%", "0.00", '0"%"')),
)
def test_any_number_is_itself_at_15_digits_or_a_hundred_times_that(
    value: float,
    in_percent: bool,  # noqa: FBT001 - a column of the cases
    number_format: str,
) -> None:
    exact = Decimal(f"{Decimal(repr(value)):.15g}")
    reading = _number(repr(value), number_format, in_percent=in_percent)

    if number_format != "0%":
        assert exact == reading.figure
    elif in_percent:
        assert exact * 100 == reading.figure
    else:
        assert Gap.UNREADABLE is reading.figure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5\x019", "5�9"),
        ("\x1b[31m59", "�[31m59"),
        ("5\x7f9", "5�9"),
        ("5\uffff9", "5�9"),
        ("uno\x0bdos\x85tres", "uno\ndos\ntres"),
        ("uno\ndos\ttres", "uno\ndos\ttres"),
    ],
)
def test_signs_that_no_text_holds_are_shown_as_unknown(text: str, expected: str) -> None:
    assert expected == clean(text)


def test_a_truth_is_told_in_the_readers_language() -> None:
    cell = Cell(1, 1, Kind.BOOLEAN, True, "General", "")  # noqa: FBT003 - a cell's value

    found = read_figure(cell, in_percent=False, marks=read_marks("es_PE")).fault

    assert found is not None
    assert "VERDADERO" in speaker("es", "es_PE").say(found.message)


@pytest.mark.parametrize(
    ("typed", "asked", "proposed"),
    [
        ("16/20", "percent", "Did you mean 80 %?"),
        ("16/20", "quantity", "Did you mean 16, out of 20?"),
        ("1,200 de 1,500", "quantity", "Did you mean 1200, out of 1500?"),
        ("2 / 3", "percent", "Did you mean 66.67 %?"),
        ("10+6", "quantity", "Did you mean 16?"),
        ("=1,000 + 250 + 4", "quantity", "Did you mean 1254?"),
        ("0,86", "percent", "0.86 % or 86 %"),
        ("no hubo", "quantity", "Type 0 in the first case; ND and the reason"),
    ],
)
def test_what_a_text_may_have_meant_is_proposed(typed: str, asked: str, proposed: str) -> None:
    fault = _text(typed, in_percent=asked == "percent").fault

    assert fault is not None
    assert proposed in _ENGLISH.say(fault.remedy)


@pytest.mark.parametrize("typed", ["16/0", "5/3/2026", "a/b", "10+", "10+6 talleres"])
def test_nothing_is_proposed_where_the_arithmetic_does_not_say_it(typed: str) -> None:
    fault = _text(typed, in_percent=True).fault

    assert fault is not None
    assert "Did you mean" not in _ENGLISH.say(fault.remedy)
