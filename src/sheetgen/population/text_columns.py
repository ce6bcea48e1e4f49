"""What texts of a column are: of a pattern, with the digit that follows from the others."""

import re

import polars as pl

_MOST_ZEROS = 4
_WHY = re.compile(r"^error: (.+)$", re.MULTILINE)
"""What the library says of a pattern, in English as Python does."""


def fault_of(pattern: str) -> str:
    """Why a pattern cannot be read, "" where it can."""
    try:
        pl.select(matches(pl.lit(""), pattern))
    except pl.exceptions.PolarsError as fault:
        return next((w for w in map(str.strip, _WHY.findall(str(fault)))), "")
    return ""


def matches(column: pl.Expr, pattern: str) -> pl.Expr:
    """Whether the whole text is of a pattern."""
    return column.str.contains(f"^(?:{pattern})$")


def has_ruc_digit(column: pl.Expr) -> pl.Expr:
    """Whether the last of eleven digits follows from the ten before (modulus 11)."""
    digits = [column.str.slice(at, 1).cast(pl.Int64, strict=False) for at in range(11)]
    weighted = zip(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2), strict=False)
    total = pl.sum_horizontal([digit * weight for digit, weight in weighted])
    return ((11 - total % 11) % 10 == digits[10]).fill_null(False)  # noqa: FBT003 - polars takes it by position


def has_dni_form(column: pl.Expr) -> pl.Expr:
    """Whether it is eight digits, not all the same."""
    different = ~column.str.contains(r"^(0{8}|1{8}|2{8}|3{8}|4{8}|5{8}|6{8}|7{8}|8{8}|9{8})$")
    return column.str.contains(r"^\d{8}$") & different


def signs_apart(column: pl.Expr, pattern: str) -> pl.Expr:
    """Whether it is of the pattern but for signs that are neither letters nor digits."""
    alone = column.str.replace_all(r"[^\p{L}\p{N}]", "")
    return ~matches(column, pattern) & matches(alone, pattern)


def lacks_zeros(column: pl.Expr, pattern: str) -> pl.Expr:
    """Whether digits are of the pattern with zeros before them, and without them are not."""
    filled = [matches(pl.lit("0" * n) + column, pattern) for n in range(1, _MOST_ZEROS + 1)]
    return ~matches(column, pattern) & column.str.contains(r"^\d+$") & pl.any_horizontal(filled)
