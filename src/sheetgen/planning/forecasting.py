"""Reads ``[forecast]`` of sheetgen.toml: from how many months on, and what counts as right."""

from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.forecasting import USUAL, Forecasting
from sheetgen.sources.toml_source import Table, as_toml

KEYS = ("points", "right_within")
FEWEST, MOST = 2, 12
_PERCENT = 100


def read_forecasting(table: Table) -> Forecasting:
    """How forecasts are made, by default as ``Forecasting`` says.

    Raises:
        WorkspaceError: a key holds something else; it is named.
    """
    content = table.closed(KEYS).content
    points = content.get("points", USUAL.points)
    if not isinstance(points, int) or isinstance(points, bool) or not FEWEST <= points <= MOST:
        raise table.wrong(
            "points",
            message(
                "holds {found}, expected a whole number from {least} to {most}.",
                found=as_toml(points),
                least=FEWEST,
                most=MOST,
            ),
            message("points = {points} is what holds without it.", points=USUAL.points),
        )
    within = content.get("right_within", USUAL.right_within)
    is_number = isinstance(within, int | Decimal) and not isinstance(within, bool)
    if not is_number or not 0 <= within <= _PERCENT:
        raise table.wrong(
            "right_within",
            message("holds {found}, expected a percentage from 0 to 100.", found=as_toml(within)),
            message("right_within = {within} is what holds without it.", within=USUAL.right_within),
        )
    return Forecasting(points=points, right_within=Decimal(within))
