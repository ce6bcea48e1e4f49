"""The population served in words: counts, growth, criteria, classes, and their lists."""

from decimal import Decimal
from pathlib import Path

from drafting.drafts import draft_of, headings, lines, said, sentences
from population_lists import listed, ruc, serving
from sheetgen.drafting.beneficiaries import bands, criteria, growth, served
from sheetgen.drafting.report_view import View
from sheetgen.model.draft import Told, Unsaid
from sheetgen.model.population import Listed, Part, Served
from sheetgen.records import replace
from writing.builder_writing import programme

A, B, C = ruc(1), ruc(2), ruc(3)
REGISTRY = (
    "ruc,desde,ventas,sector\n"
    f"{A},2010-01-01,20,Comercio\n"
    f"{B},2015-01-01,200,Comercio\n"
)  # fmt: skip


def printed(**given: object) -> Served:
    """The totals of the printed report of 2025 (docs/seeds/pp0093_2025_report.txt)."""
    found = Served(
        unique={"2": 1217},
        rows={},
        services={},
        overlaps={},
        base=40965,
        by={
            "tamaño": {
                "Micro": Part(33182, Decimal("81.0")),
                "Pequeña": Part(6964, Decimal("17.0")),
                "Mediana": Part(246, Decimal("0.6")),
                "Grande": Part(None, None),
            }
        },
        met={"every": Part(36828, Decimal("89.9"))},
        new=30000,
        returning=10965,
        gone=1825,
        before=12790,
        not_in_registry=0,
        lists=(Listed("input/2025-12/beneficiarios.csv", "0", 50000, 49000),),
        problems=(),
        suppress_below=3,
    )
    return replace(found, **given)  # type: ignore[arg-type]  # of the record


def view(found: Served) -> View:
    return View.of(replace(programme(), served=found))


def text(found: object) -> str:
    assert isinstance(found, Told)
    return said(found)


def test_the_printed_total_and_growth_are_said_with_their_list() -> None:
    seen = view(printed())

    total = served(seen, seen.plan)
    assert text(total).endswith("atendió a 40,965 beneficiarios en 2025, cada uno contado una sola "
                                "vez.")  # fmt: skip
    rise = growth(seen, seen.plan)
    # 10,965 + 1,825 = 12,790 the year before: (40,965 − 12,790) / 12,790 = 220.29 %
    assert (
        "registró un incremento de 220.3 % en la población atendida respecto a la atendida en "
        "2024 (12,790): 30,000 son nuevos, 10,965 vuelven y 1,825 ya no son atendidos."
        in text(rise)
    )
    assert isinstance(total, Told)
    assert ["input/2025-12/beneficiarios.csv"] == [str(p) for p in total.cited[0].places]


def test_criteria_and_classes_are_said_and_a_hidden_class_is_not() -> None:
    seen = view(printed())

    assert ["El 89.9 % de los atendidos (36,828) cumple todos los criterios."] == [
        text(each) for each in criteria(seen, seen.plan)
    ]
    three = view(printed(met={"formal": Part(40000, Decimal("97.6")), **printed().met}))
    assert "El 97.6 % (40,000) cumple el criterio «formal»." == text(
        list(criteria(three, three.plan))[1]
    )
    assert [
        (
            "Según tamaño, la población atendida se distribuye así: Micro (81.0 %), Pequeña "
            "(17.0 %) y Mediana (0.6 %)."
        )
    ] == [text(each) for each in bands(seen, seen.plan)]


def test_without_a_list_of_the_year_before_growth_is_not_said() -> None:
    seen = view(printed(new=None, returning=None, gone=None, before=None))

    assert isinstance(growth(seen, seen.plan), Unsaid)


def test_fewer_than_before_is_a_fall_and_as_many_is_neither() -> None:
    fewer = view(printed(base=50, new=10, returning=40, gone=60, before=100))
    same = view(printed(base=50, new=10, returning=40, gone=10, before=50))

    assert "una caída de 50.0 % en la población atendida" in text(growth(fewer, fewer.plan))
    assert "había atendido a 50 en 2024: 10 son nuevos" in text(growth(same, same.plan))


def test_who_is_new_is_not_said_where_they_are_few() -> None:
    few = view(printed(new=None, returning=None, gone=None))
    assert "40,965" not in text(growth(few, few.plan))
    assert "220.3 %" in text(growth(few, few.plan))
    assert "nuev" not in text(growth(few, few.plan))


def test_the_share_that_meets_all_criteria_is_held_against_the_year_before() -> None:
    """89.9 % is 19.1 points above 70.8 %, as the report of 2025 prints it."""
    seen = view(printed(met_before={"every": Part(9055, Decimal("70.797497"))}))
    exact = replace(seen.report.served, met={"every": Part(36828, Decimal("89.901135"))})  # type: ignore[type-var]
    _, moved = criteria(view(exact), seen.plan)  # type: ignore[arg-type]

    assert "19.1 p. p." in text(moved).replace("\N{NO-BREAK SPACE}", " ")
    assert "70.8 %" in text(moved).replace("\N{NO-BREAK SPACE}", " ")


def test_lists_that_came_are_counted_in_the_report_and_no_identifier_is_in_it(
    tmp_path: Path,
) -> None:
    rows = [("1.1", A, "2025-03-01"), ("1.2", A, "2025-03-02"), ("1.2", B, "2025-03-02"),
            ("1.2", C, "2025-03-03")]  # fmt: skip
    folder = serving(tmp_path, {"2025-03/beneficiarios.csv": listed(rows)}, REGISTRY)

    told = draft_of("firmas", "2025-03", folder)

    assert (1, "Población atendida") == headings(told)[0]
    said_of = "\n".join(lines(told))
    assert (
        "El programa atendió a 3 beneficiarios a marzo de 2025, cada uno contado una sola vez."
        in said_of
    )
    assert "El 66.7 % de los atendidos (2) cumple todos los criterios." in said_of
    assert "Comercio (66.7 %) y No está en el registro (33.3 %)" in said_of
    for identifier in (A, B, C):
        assert identifier not in said_of
    cells = {str(p) for each in sentences(told) for c in each.cited for p in c.places}
    assert "input/2025-03/beneficiarios.csv" in cells
