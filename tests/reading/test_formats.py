"""What a number format says of a number."""

from decimal import Decimal

import pytest

from sheetgen.reading.opening.formats import (
    built_in,
    is_date_format,
    is_percent_format,
    shows_percent,
)


@pytest.mark.parametrize(
    ("code", "date", "percent"),
    [
        ("General", False, False),
        ("0", False, False),
        ("0%", False, True),
        ("0.0 %", False, True),
        ('0"%"', False, False),
        ("0\\%", False, False),
        ("[Red]0.0%;0", False, True),
        ("0;0%", False, False),
        ("#,##0.00_%", False, False),
        ("@", False, False),
        ("0.00E+00", False, False),
        ('"S/"#,##0.00', False, False),
        ("[$S/-280A]\\ #,##0.00", False, False),
        ("[Red]0", False, False),
        ('0 "días"', False, False),
        ("dd/mm/yyyy", True, False),
        ("[h]", True, False),
        ("[MM]:ss", True, False),
        ("[$-F800]dddd\\,\\ mmmm\\ dd", True, False),
        ("h:mm AM/PM", True, False),
        ("General;dd", False, False),
    ],
)
def test_a_format_tells_dates_and_percentages(code: str, date: bool, percent: bool) -> None:  # noqa: FBT001 - columns of the cases
    assert (date, percent) == (is_date_format(code), is_percent_format(code))


def test_formats_known_by_number_only_have_their_code() -> None:
    assert ["General", "0%", "0.00%", "mm-dd-yy", "@", "yyyy-mm-dd", "General"] == [
        built_in(number) for number in (0, 9, 10, 14, 49, 31, 999)
    ]


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("0%", "59", True),
        ("[<=1]0%;0", "0.59", True),
        ("[<=1]0%;0", "59", False),
        ("[>1]0;0%", "59", False),
        ("[>1]0;0%", "0.59", True),
        ("[Red][<0]-0%;[>=1.5]0;0%", "2", False),
        ("0%;(0)", "-3", False),
        ("0%;-0%", "-0.03", True),
        ('0.0%;-0.0%;"-"', "0", True),
        ("0%;;", "-0.5", True),
        ("0;0;0%", "0", True),
    ],
)
def test_the_section_for_a_number_says_whether_it_is_a_percentage(
    code: str,
    value: str,
    expected: bool,  # noqa: FBT001 - a column of the cases
) -> None:
    assert expected is shows_percent(code, Decimal(value))
