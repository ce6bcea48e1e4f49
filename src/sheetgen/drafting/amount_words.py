"""Amounts in words: money in millions or thousands, quantities with their unit."""

from decimal import ROUND_HALF_UP, Decimal

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.measure import Measure
from sheetgen.model.plan import Activity, Indicator, Item
from sheetgen.model.traits import Unit

_SYMBOL = 3
"""Letters up to which a unit is taken for a symbol, which has no plural."""
_TENTH = Decimal("0.1")
_MILLION, _THOUSAND = Decimal(1_000_000), Decimal(1_000)


def money(soles: Decimal) -> Message:
    """Soles to a tenth of a million or of a thousand: "S/ 2.1 millones", "S/ 839.7 mil".

    What would be a thousand thousands is a million; below a thousand all digits stand.
    """
    size = abs(soles)
    if _tenths(size, _THOUSAND) >= _THOUSAND:
        scaled = _tenths(soles, _MILLION)
        return message_n(
            "{figure:soles_in_tenths}\N{NO-BREAK SPACE}million",
            "{figure:soles_in_tenths}\N{NO-BREAK SPACE}million",
            1 if abs(scaled) == 1 else 2,
            figure=scaled,
        )
    if size >= _THOUSAND:
        return message("{figure:soles_in_tenths}\N{NO-BREAK SPACE}thousand",
                       figure=_tenths(soles, _THOUSAND))  # fmt: skip
    return message("{figure:soles}", figure=soles)


def _tenths(soles: Decimal, scale: Decimal) -> Decimal:
    return (soles / scale).quantize(_TENTH, rounding=ROUND_HALF_UP)


def quantity(figure: Decimal, item: Item) -> Message:
    """A quantity with its unit, as it stands inside a sentence: "1,644 empresas", "27.1 %"."""
    if item.in_percent or in_soles(item):
        return bare(figure, item)
    unit = unit_within(item)
    if not unit:
        return message("{figure}", figure=figure)
    if (abs(figure) == 1) is _in_plural(unit):  # one of «empresas», or many of «informe»
        return message("{figure} ({unit})", figure=figure, unit=unit)
    return message("{figure} {unit}", figure=figure, unit=unit)


def _in_plural(unit: str) -> bool:
    """Whether a unit is written for many of it; symbols (km, ha) serve both, as a plural does."""
    first = unit.split(maxsplit=1)[0]
    return (
        "(" in unit or first[-1:].casefold() == "s" or len(first) <= _SYMBOL or not first.isalpha()
    )


def bare(figure: Decimal, item: Item) -> Message:
    """The same without its unit, where that was said before."""
    if item.in_percent:
        return message("{figure:percentage}", figure=figure)
    if in_soles(item):
        return message("{figure:soles}", figure=figure)
    return message("{figure}", figure=figure)


def in_soles(item: Item) -> bool:
    """Whether an indicator is itself counted in money."""
    return isinstance(item, Indicator) and item.unit is Unit.SOLES


def unit_within(item: Item) -> str:
    """An activity's unit of measure, or an indicator's own; "" where a number says it all."""
    unit = item.own_unit if isinstance(item, Indicator) else item.unit_name
    unit = unit.strip()
    return unit if unit[1:2].isupper() else f"{unit[:1].lower()}{unit[1:]}"


def apart(difference: Measure, item: Item) -> Message:
    """How far two figures lie apart, without a sign: percentages in percentage points."""
    figure = difference.figure
    size = abs(figure) if isinstance(figure, Decimal) else Decimal(0)
    if item.in_percent:
        return message("{figure}\N{NO-BREAK SPACE}p.\N{NO-BREAK SPACE}p.", figure=size)
    return quantity(size, item) if isinstance(item, Activity) else bare(size, item)
