"""The facts that are words: what a subject is, and why it has no progress."""

from sheetgen.ruling.fact import Fact, Sort, Word

KINDS = ("indicator", "activity", "product", "element", "office", "submission", "plan")
ITEMS = ("indicator", "activity", "product")
_INDICATOR = ("indicator",)
_OFFICE = ("office",)
_RATED = (*ITEMS, "element")


def _words(
    name: str,
    kinds: tuple[str, ...],
    es: str,
    en: str,
    *words: tuple[str, str, str],
    measure: str = "",
) -> Fact:
    return Fact(
        name=name,
        sort=Sort.WORD,
        unit="word",
        kinds=kinds,
        measure=measure,
        always=not measure,
        meaning=(("es", es), ("en", en)),
        words=tuple(
            Word(word, (("es", spanish), ("en", english))) for word, spanish, english in words
        ),
    )


def _flag(name: str, kinds: tuple[str, ...], es: str, en: str) -> Fact:
    return Fact(
        name=name,
        sort=Sort.FLAG,
        unit="flag",
        kinds=kinds,
        measure="",
        always=True,
        meaning=(("es", es), ("en", en)),
    )


WORD_FACTS: tuple[Fact, ...] = (
    _words(
        "kind",
        KINDS,
        "qué es",
        "what it is",
        ("indicator", "indicador", "indicator"),
        ("activity", "actividad", "activity"),
        ("product", "producto", "product"),
        ("element", "elemento", "element"),
        ("office", "unidad de organización", "office"),
        ("submission", "entrega", "submission"),
        ("plan", "plan", "plan"),
    ),
    _words(
        "gap",
        _RATED,
        "por qué no hay avance",
        "why there is no progress",
        ("not-due", "no corresponde informar en este periodo", "not due in this period"),
        ("not-applicable", "no aplica", "not applicable"),
        ("no-target", "no tiene meta para este periodo", "no target for this period"),
        ("not-programmed", "no tiene programación a la fecha", "nothing programmed to date"),
        ("zero-target", "la meta es 0", "the target is 0"),
        ("not-submitted", "no se recibió el archivo", "the file was not received"),
        ("unreadable", "no se entiende lo escrito", "what was typed cannot be understood"),
        ("no-data", "se informó «no disponible»", "reported as not available"),
        ("blank", "la celda quedó vacía", "the cell was left empty"),
        ("zero-actual", "el valor obtenido es 0", "the actual is 0"),
        ("not-computed", "no se calcula en este caso", "not computed in this case"),
        measure="progress",
    ),
    _words(
        "unit",
        _INDICATOR,
        "unidad del indicador",
        "unit of the indicator",
        ("number", "número", "number"),
        ("percent", "porcentaje", "percent"),
        ("share", "porcentaje de un total", "percentage of a whole"),
        ("ratio", "razón", "ratio"),
        ("index", "índice", "index"),
        ("soles", "soles", "soles"),
    ),
    _words(
        "direction",
        _INDICATOR,
        "sentido esperado",
        "expected direction",
        ("ascending", "ascendente", "ascending"),
        ("descending", "descendente", "descending"),
        ("undefined", "no definido", "undefined"),
    ),
    _words(
        "aggregation",
        ITEMS,
        "tipo de agregación",
        "type of aggregation",
        ("not-accumulated", "no acumulado", "not accumulated"),
        ("accumulated", "acumulado", "accumulated"),
        ("minimum-permissible", "mínimo permisible", "minimum permissible"),
        ("maximum-permissible", "máximo permisible", "maximum permissible"),
        ("last-value", "último valor", "last value"),
    ),
    _words(
        "frequency",
        _INDICATOR,
        "frecuencia de medición",
        "frequency of measurement",
        ("monthly", "mensual", "monthly"),
        ("quarterly", "trimestral", "quarterly"),
        ("semestral", "semestral", "semestral"),
        ("annual", "anual", "annual"),
    ),
    _flag("due", ITEMS, "corresponde informarlo en este periodo", "it is due in this period"),
    _flag(
        "owes",
        _OFFICE,
        "tiene algo a su solo cargo que vence en este periodo",
        "something that it alone answers for is due in this period",
    ),
    _flag("received", _OFFICE, "se recibió su archivo", "its file was received"),
)
