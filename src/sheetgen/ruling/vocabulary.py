"""The facts there are, with units, words and meanings: ``sheetgen rules facts`` lists them."""

from sheetgen.ruling.fact import Fact, Sort
from sheetgen.ruling.words import ITEMS, WORD_FACTS

_INDICATOR = ("indicator",)
_WORK = ("activity", "product")
_MONEY = ("activity", "product", "element")
_ELEMENT = ("element",)
_OFFICE = ("office",)
_PLAN = ("plan",)
_RATED = ("indicator", "activity", "product", "element")
_DIFFERENCES = (
    "office_difference",
    "target_minus_baseline",
    "distance_from_baseline",
    "distance_from_target",
    "change",
    "past_change",
)


def _figure(name: str, unit: str, kinds: tuple[str, ...], es: str, en: str, *needs: str) -> Fact:
    return Fact(
        name=name,
        sort=Sort.NUMBER,
        unit=unit,
        kinds=kinds,
        measure=name,
        needs=needs,
        difference=name in _DIFFERENCES,
        meaning=(("es", es), ("en", en)),
    )


def _count(name: str, es: str, en: str) -> Fact:
    return Fact(
        name=name,
        sort=Sort.NUMBER,
        unit="count",
        kinds=_ELEMENT,
        measure="",
        always=True,
        meaning=(("es", es), ("en", en)),
    )


_FIGURES = (
    _figure(
        "progress",
        "percent",
        _RATED,
        "avance que se califica (tipo I), sin redondear",
        "the progress that is judged (tipo I), unrounded",
    ),
    _figure(
        "progress_2",
        "percent",
        _INDICATOR,
        "avance desde la línea base (tipo II)",
        "progress from the baseline (tipo II)",
    ),
    _figure(
        "target",
        "item",
        ITEMS,
        "logro esperado, o meta física anual",
        "target of the period, or physical goal of the year",
    ),
    _figure(
        "actual",
        "item",
        ITEMS,
        "valor obtenido, o ejecución física acumulada",
        "actual, or physical execution to date",
    ),
    _figure("baseline", "item", _INDICATOR, "línea base", "baseline"),
    _figure("programmed", "item", _WORK, "programado a la fecha", "programmed to date"),
    _figure(
        "physical",
        "percent",
        _WORK,
        "ejecución física sobre la meta anual",
        "executed to date over the goal of the year",
        "actual",
        "target",
    ),
    _figure("pim", "soles", _MONEY, "presupuesto institucional modificado", "modified budget"),
    _figure("accrued", "soles", _MONEY, "devengado", "accrued"),
    _figure(
        "financial", "percent", _MONEY, "devengado sobre PIM", "accrued over PIM", "accrued", "pim"
    ),
    _figure(
        "lag",
        "points",
        _WORK,
        "brecha físico-financiera: avance financiero menos físico",
        "financial less physical percentage",
        "financial",
        "physical",
    ),
    Fact(
        name="advance",
        sort=Sort.NUMBER,
        unit="points",
        kinds=_WORK,
        measure="lag",
        needs=("financial", "physical", "lag"),
        reversed_sign=True,
        meaning=(
            ("es", "avance físico menos financiero: la brecha con el signo contrario"),
            ("en", "physical less financial percentage: the lag with its sign turned"),
        ),
    ),
)

_ODD = (
    _figure(
        "pim_difference",
        "soles",
        ("product",),
        "PIM del producto menos la suma de sus actividades",
        "PIM of the product less the sum of its activities",
        "pim",
    ),
    _figure(
        "accrued_difference",
        "soles",
        ("product",),
        "devengado del producto menos la suma de sus actividades",
        "accrued of the product less the sum of its activities",
        "accrued",
    ),
    _figure(
        "office_difference",
        "item",
        ITEMS,
        "la mayor diferencia entre lo informado por las unidades que comparten el ítem",
        "the largest difference between what the offices of one item reported",
    ),
    _figure(
        "target_minus_baseline",
        "item",
        _INDICATOR,
        "meta menos línea base",
        "target less baseline",
        "target",
        "baseline",
    ),
    _figure(
        "distance_from_baseline",
        "item",
        _INDICATOR,
        "cuánto mejor que la línea base es el valor obtenido, según el sentido esperado",
        "how much better than the baseline the actual is, by the expected direction",
        "actual",
        "baseline",
    ),
    _figure(
        "distance_from_target",
        "item",
        _INDICATOR,
        "valor obtenido menos meta",
        "actual less target",
        "actual",
        "target",
    ),
    _figure(
        "scale_ratio",
        "times",
        _INDICATOR,
        "valor obtenido entre meta, ambos mayores que 0",
        "actual over target, both above 0",
        "actual",
        "target",
    ),
    _figure(
        "change",
        "item",
        ITEMS,
        "valor acumulado menos el del último mes conocido del mismo año",
        "accumulated actual less that of the last known month of the same year",
        "actual",
    ),
    _figure(
        "months_repeated",
        "months",
        ITEMS,
        "meses anteriores seguidos con la misma cifra",
        "consecutive earlier months with the same figure",
        "actual",
    ),
    _figure(
        "past_change",
        "item",
        ITEMS,
        "la mayor diferencia entre un valor pasado y el que se informó entonces",
        "the largest difference between a past value and what was reported then",
    ),
    _figure(
        "outlier_score",
        "times",
        ITEMS,
        "distancia a la mediana de su historia, en desviaciones robustas",
        "distance from the median of its history, in robust deviations",
        "actual",
    ),
    _figure(
        "periods_missing",
        "periods",
        ITEMS,
        "periodos de reporte seguidos sin dato, este incluido",
        "due periods in a row without data, this one included",
    ),
    _figure(
        "past_peak",
        "item",
        _INDICATOR,
        "el mayor valor obtenido en periodos anteriores",
        "the largest actual of earlier periods",
    ),
)

_COUNTS = (
    _count("n", "ítems con avance", "items with progress"),
    _count("left_out", "ítems sin avance", "items without progress"),
    _count("capped", "ítems recortados al tope", "items cut to the cap"),
    _count("n_missing", "ítems sin dato", "missing items"),
    _count("n_low", "ítems con avance bajo", "low items"),
    _count("n_on_track", "ítems con avance medio o alto", "on-track items"),
    _count("n_atypical", "ítems con avance atípico", "atypical items"),
    _count("n_not_rated", "ítems sin calificar", "items not rated"),
)

_DELIVERY = (
    _figure(
        "to_fix", "count", _OFFICE, "cosas que corregir en su archivo", "things to fix in its file"
    ),
    _figure(
        "months_missing_files",
        "periods",
        _OFFICE,
        "periodos guardados seguidos sin su archivo, este incluido",
        "stored periods in a row without its file, this one included",
    ),
    _figure(
        "days_late",
        "days",
        _OFFICE,
        "días después del plazo en que llegó su archivo, donde se sabe",
        "days after the deadline that its file came, where that is known",
    ),
)

_EARLIER = (
    _figure(
        "progress_fall",
        "points",
        _ELEMENT,
        "avance del elemento en el periodo guardado anterior, menos el de ahora",
        "progress of the element in the stored period before, less that of now",
        "progress",
    ),
    _figure("index", "percent", _PLAN, "índice de gestión", "management index"),
    _figure(
        "index_fall",
        "points",
        _PLAN,
        "índice de gestión en el periodo guardado anterior, menos el de ahora",
        "management index in the stored period before, less that of now",
        "index",
    ),
)

FACTS: tuple[Fact, ...] = (*WORD_FACTS, *_FIGURES, *_ODD, *_COUNTS, *_DELIVERY, *_EARLIER)
