"""What texts of a column are: of a pattern, with the digit that follows from the others."""

import polars as pl


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
