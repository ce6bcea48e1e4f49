"""The scales that are shipped: bounds of progress, to be chosen by name in sheetgen.toml."""

from collections.abc import Mapping
from decimal import Decimal

SCALES: Mapping[str, tuple[tuple[str, Decimal], ...]] = {
    "ceplan": (
        ("low", Decimal(75)),
        ("medium", Decimal(95)),
        ("atypical", Decimal(150)),
    ),
    "poi-2018": (("low", Decimal(50)), ("medium", Decimal(90))),
}
"""CEPLAN's current scale (its atypical is a house choice), and that of the POI of 2018."""
