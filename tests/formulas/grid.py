"""A plan with one item for each value of a grid around every bound, and the values to type.

Every item is asked of one office and gets one value: a figure on a bound, the smallest step beside
it, a half step (where rounding decides), or what is no figure at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from math import inf, nextafter

BOUNDS = ("75", "95", "150")
STEPS = ("0", "1e-9", "-1e-9", "5e-10", "-5e-10", "4e-10", "-4e-10", "6e-10", "-6e-10", "-0.04")
HALF = Decimal("5e-10")
BELOW = ("-1000", "-500", "-450", "-285", "-200", "-104", "-60", "-50", "-8", "-3", "-0.01", "0",
         "0.01", "7", "40", "60", "75", "95", "100.01", "151")  # fmt: skip
"""Values on each side of zero, of every target and of every baseline."""
ODD: tuple[object, ...] = (
    None, 0, -3, "ND", "N.D.", "n. d.", "sin información", "S/I", "si", "no aplica", "N/A", "S.P.",
    "sin programación", "abc", "—", "   ", "\N{NO-BREAK SPACE}", True, 1e15, 999999999999999,
    0.0000001,
)  # fmt: skip
OPEN: tuple[object, ...] = ("12 aprox.", "59 %", "(no aplica)", "1672", "*", "N?D")
"""What only the reader can say: the live cell asks for the figure alone."""

_PLAN = """\
code = "rejilla"
name = "Rejilla"
kind = "policy"
from = "2025-01"
until = "2025-12"

[levels]
OP = "Objetivo"

[plurals]
OP = "Objetivos"

[index]
cap = 100
missing = "leave-out"
over = "items"
"""
_INDICATORS = (
    "code,element,name,unit,offices,type,direction,aggregation,frequency,relevance,"
    "baseline_year,baseline"
)
_ACTIVITIES = "code,element,kind,name,unit,offices,aggregation,goal,pim"


@dataclass(frozen=True)
class Line:
    """One item of the grid, the base it is measured by, and the value to type in percent points."""

    code: str
    value: object
    in_percent: bool


@dataclass(frozen=True)
class Family:
    """Items that are alike but for their value; ``base`` is the target, goal or programmed."""

    name: str
    base: str
    way: str
    row: str
    in_percent: bool = False
    schedule: tuple[tuple[str, str], ...] = ()
    actuals: tuple[tuple[str, str], ...] = ()
    target: bool = True


def _indicator(
    name: str,
    base: str,
    way: str,
    unit: str = "number",
    kind: str = "COBERTURA",
    baseline: str = "",
) -> Family:
    direction, aggregation = {
        "up": ("ascending", "not-accumulated"),
        "sum": ("ascending", "accumulated"),
        "down": ("descending", "not-accumulated"),
        "from": ("ascending", "not-accumulated"),
        "down-from": ("descending", "not-accumulated"),
        "least": ("undefined", "minimum-permissible"),
        "most": ("undefined", "maximum-permissible"),
    }[way]
    year = "2021" if baseline else ""
    row = f"{unit},NORTE,{kind},{direction},{aggregation},{{frequency}},,{year},{baseline}"
    return Family(name, base, way, row, in_percent=unit in {"percent", "share"})


INDICATORS = (
    _indicator("U70", "70", "up"),
    _indicator("U3", "3", "up", "ratio"),
    _indicator("U1", "0.1", "up"),
    _indicator("UK", "1434", "sum"),
    _indicator("UP", "59", "up", "percent", "CALIDAD"),
    _indicator("US", "0.7", "up", "share"),
    _indicator("UZ", "0", "up"),
    _indicator("UM", "-5", "up", "index"),
    _indicator("UN", "ND", "up"),
    _indicator("D40", "40", "down"),
    _indicator("D7", "7", "down", "percent"),
    _indicator("DZ", "0", "down"),
    _indicator("NU", "-100", "from", "soles", baseline="-500"),
    _indicator("NA", "100", "from", "soles", baseline="-20"),
    _indicator("ND", "-300", "down-from", "soles", baseline="-100"),
    _indicator("NP", "-2", "from", "percent", baseline="-5%"),
    _indicator("NW", "-100", "from", "soles", baseline="-50"),
    _indicator("NE", "-100", "from", "index", baseline="-100"),
    _indicator("NS", "-100", "sum", "soles", baseline="-500"),
    _indicator("NX", "-300", "down-from", "soles"),
    _indicator("NZ", "0", "down-from", "ratio", baseline="12"),
    _indicator("L2", "2", "least"),
    _indicator("LP", "59.1", "least", "percent"),
    _indicator("M5", "5", "most"),
    _indicator("M0", "0", "most"),
)
_WORK = "activity,{name},Empresas,NORTE"
ACTIVITIES = (
    Family("A", "70", "up", f"{_WORK},accumulated,70,100"),
    Family("AZ", "0", "up", f"{_WORK},accumulated,0,100"),
    Family("AS", "120", "up", f"{_WORK},accumulated,500,100",
           schedule=(("2025-05", "90"), ("2025-06", "30"), ("2025-12", "0"))),
    Family("AL", "30", "up", f"{_WORK},last-value,500,100",
           schedule=(("2025-05", "90"), ("2025-06", "30"))),
    Family("AN", "0", "up", f"{_WORK},accumulated,500,100", schedule=(("2025-12", "0"),)),
    Family("AM", "30", "mean", f"{_WORK},not-accumulated,500,100",
           schedule=(("2025-04", "8"), ("2025-05", "9"), ("2025-06", "30"), ("2025-12", "30")),
           actuals=(("2025-04", "7"), ("2025-05", "6"))),
    Family("AG", "30", "mean", f"{_WORK},not-accumulated,500,100",
           schedule=(("2025-04", "8"), ("2025-06", "30"))),
    Family("AP", "30", "up", f"{_WORK},not-accumulated,500,100",
           schedule=(("2025-04", "8"),), actuals=(("2025-04", "7"),)),
)  # fmt: skip


def tables(frequency: str) -> tuple[dict[str, str], tuple[Line, ...]]:
    """The tables of the plan, and the value to type for each of its items."""
    indicators, activities = [_INDICATORS], [_ACTIVITIES]
    targets, schedule = ["code,year,target,period"], ["code,period,programmed"]
    actuals, lines = ["code,period,actual,accrued,source"], []
    for family in INDICATORS:
        for code, value in _valued(family):
            lines.append(Line(code, value, family.in_percent))
            row = family.row.format(frequency=frequency)
            indicators.append(f"{code},OP.1,Valor {code},{row}")
            sign = "%" if family.in_percent else ""
            targets += (
                f"{code},2025,{family.base}{sign if family.base != 'ND' else ''},{period}"
                for period in ("2025-06", "")
            )
    for family in ACTIVITIES:
        for code, value in _valued(family):
            lines.append(Line(code, value, in_percent=False))
            activities.append(f"{code},OP.1,{family.row.format(name=f'Tarea {code}')}")
            schedule += (f"{code},{period},{figure}" for period, figure in family.schedule)
            actuals += (f"{code},{period},{figure},,informe" for period, figure in family.actuals)
    return {
        "plan.toml": _PLAN,
        "offices.csv": "code,name\nNORTE,Oficina Norte\n",
        "elements.csv": "code,level,parent,name,rollup\nOP.1,OP,,Todo,none\n",
        "indicators.csv": "\n".join(indicators) + "\n",
        "activities.csv": "\n".join(activities) + "\n",
        "targets.csv": "\n".join(targets) + "\n",
        "schedule.csv": "\n".join(schedule) + "\n",
        "actuals.csv": "\n".join(actuals) + "\n",
    }, tuple(lines)


def _valued(family: Family) -> Iterator[tuple[str, object]]:
    figures = tuple(_figures(family))
    values = [*figures, *_a_bit_beside(family, figures), *ODD, *OPEN]
    return ((f"{family.name}.{n:03d}", value) for n, value in enumerate(values, 1))


def _figures(family: Family) -> Iterator[Decimal]:
    """Figures whose progress lies on a bound or a step beside it, of 15 digits as Excel keeps."""
    base = Decimal(family.base) if family.base != "ND" else Decimal(10)
    base = base or Decimal(10)
    if family.way in {"from", "down-from"}:
        yield from (Decimal(each) for each in BELOW)
        yield from (base + Decimal(each) for each in STEPS[:3])
        return
    if family.way in {"least", "most"}:
        yield from (base, base + Decimal("1e-9"), base - Decimal("1e-9"), base * 3, base / 4)
        return
    with localcontext() as context:
        context.prec = 15
        for bound in BOUNDS:
            for step in STEPS:
                if family.way == "down" and abs(Decimal(step)) == HALF:
                    continue  # no figure of 15 digits reaches it
                wanted = Decimal(bound) + Decimal(step)
                yield _reaching(family, base, wanted)


def _a_bit_beside(family: Family, figures: tuple[Decimal, ...]) -> Iterator[Decimal]:
    """The doubles just below and above those on a bound: what ``=0.1+0.2`` leaves in a cell."""
    on_bounds = figures if family.way in {"least", "most"} else figures[:: len(STEPS)]
    for figure in on_bounds:
        cell = float(figure / 100 if family.in_percent else figure)
        for end in (-inf, inf):
            beside = Decimal(nextafter(cell, end))
            yield beside * 100 if family.in_percent else beside


def _reaching(family: Family, base: Decimal, wanted: Decimal) -> Decimal:
    """The figure that makes this progress."""
    if family.way == "down":
        return +(base * 100 / wanted)
    if family.way == "mean":  # two months before: 7 of 8 and 6 of 9
        earlier = Decimal(7) / 8 + Decimal(6) / 9
        return +((wanted * 3 / 100 - earlier) * base)
    return +(base * wanted / 100)
