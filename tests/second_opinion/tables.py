"""The items of the second measurer as the tables of a plan."""

import csv
from collections.abc import Mapping, Sequence
from decimal import Decimal
from io import StringIO
from random import Random
from types import MappingProxyType

from second_opinion.measurer import Gauge, Told, Work
from second_opinion.years import YEAR, year_of_gauge, year_of_work

PLAN = """\
code = "doble"
name = "Plan de dos opiniones"
kind = "programme"

[levels]
P = "Producto"

[index]
cap = 100
missing = "leave-out"
over = "items"
"""
EACH = 6
Items = dict[str, Work | Gauge]
Tables = dict[str, str]


def random_items(random: Random) -> Items:
    work = {f"A{n}": year_of_work(random) for n in range(EACH)}
    gauges = {f"I{n}": year_of_gauge(random) for n in range(EACH)}
    return {**work, **gauges}


def unit_of(code: str) -> str:
    """The unit of an indicator: every second one is a percentage. All may be below zero."""
    return "percent" if int(code[1:]) % 2 else "index"


def tables_of(
    items: Items, offices: Mapping[str, Sequence[str]] = MappingProxyType({}), settings: str = ""
) -> Tables:
    """The tables by name; who reports an item where it is not the only office."""
    named = {code: ";".join(offices.get(code, ("UNO",))) for code in items}
    work = {code: each for code, each in items.items() if isinstance(each, Work)}
    gauges = {code: each for code, each in items.items() if isinstance(each, Gauge)}
    return {
        "plan.toml": settings + PLAN,
        "offices.csv": "code,name\nUNO,Oficina Uno\nDOS,Oficina Dos\n",
        "elements.csv": "code,level,parent,name,rollup\nP1,P,,Producto,none\n",
        "activities.csv": table(
            "code element kind name unit offices aggregation goal pim",
            [(code, "P1", "activity", f"Actividad {code}", "Empresas", named[code],
              each.aggregation, as_typed(each.goal), 5000) for code, each in work.items()],
        ),
        "schedule.csv": table(
            "code period programmed",
            [(code, f"{YEAR}-{m:02d}", as_typed(figure)) for code, each in work.items()
             for m, figure in (each.schedule or {}).items()],
        ),
        "indicators.csv": table(
            "code element name unit offices type direction aggregation frequency relevance "
            "baseline_year baseline",
            [(code, "P1", f"Indicador {code}", unit_of(code), named[code], "", each.direction,
              each.aggregation, each.frequency, "", YEAR - 1, as_typed(each.baseline))
             for code, each in gauges.items()],
        ),
        "targets.csv": table(
            "code year period target",
            [(code, YEAR, f"{YEAR}-{m:02d}", as_typed(figure)) for code, each in gauges.items()
             for m, figure in each.targets.items()]
            + [(code, year, f"{year}-12", as_typed(aim)) for code, each in gauges.items()
               for year, (aim, _) in each.earlier.items()],
        ),
    }  # fmt: skip


def table(header: str, rows: Sequence[tuple[object, ...]]) -> str:
    """The text of a CSV file."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows([header.split(), *rows])
    return text.getvalue()


def as_typed(told: Told) -> str:
    """A figure as an analyst types it into a table."""
    return "ND" if isinstance(told, str) else str(Decimal(told.numerator) / told.denominator)
