"""What the narrative says of how an element stands: its mean's basis, its money, its bounds."""

import pytest

from sheetgen.language.speaker import speaker
from sheetgen.model.figure import Gap
from sheetgen.model.kinds import Aggregation, Kind, PlanKind
from sheetgen.model.status import Status
from sheetgen.records import replace
from sheetgen.summing.narrative import narrate
from sheetgen.summing.rollups import roll_up
from summing.narrated import alert, element, judged, narrated, plan, told

LOW, MISSING, ON_TRACK = Status.LOW, Status.MISSING, Status.ON_TRACK
MAXIMUM, MINIMUM = Aggregation.MAXIMUM_PERMISSIBLE, Aggregation.MINIMUM_PERMISSIBLE


def test_a_mean_that_leaves_items_out_says_on_how_many_it_rests() -> None:
    items = (
        judged("I.1", "SS.1.1", ON_TRACK, "80"),
        judged("I.2", "SS.1.1", MISSING, Gap.NO_DATA),
        judged("I.3", "SS.1.2", MISSING, Gap.NO_DATA),
    )
    alerts = (alert("STA-010", "I.2", MISSING), alert("STA-010", "I.3", MISSING))

    assert told(items, alerts)[1].startswith(
        "El objetivo OP.1 presenta un avance de 80.0 %, promedio de 1 de 3 indicadores, con 2"
    )


def test_a_mean_of_all_items_says_no_more() -> None:
    assert told((judged("I.1", "SS.1.1", ON_TRACK, "80"),))[1] == (
        "El objetivo OP.1 presenta un avance de 80.0 %, sin alertas."
    )


def test_an_all_or_nothing_target_is_named_with_what_was_obtained() -> None:
    items = (
        judged("I.1", "SS.1.1", LOW, "0", aggregation=MAXIMUM, actual="8", target="5"),
        judged("I.2", "SS.1.1", ON_TRACK, "100"),
        judged("I.3", "SS.1.2", LOW, "0", aggregation=MINIMUM, actual="1", target="2"),
        judged("I.4", "SS.1.2", LOW, "37.7"),
        judged("I.5", "OP.1", LOW, "0", aggregation=MAXIMUM, actual="8", target="5"),
    )
    alerts = tuple(alert("STA-110", f"I.{n}", LOW) for n in (1, 3, 4, 5))
    text = told(items, alerts)[1]

    assert "SS.1.1 (uno de sus dos indicadores: 0.0 %, 8 frente a un máximo de 5)" in text
    assert "SS.1.2 (ambos indicadores: 0.0 % [1 frente a un mínimo de 2] y 37.7 %)" in text
    assert "El indicador I.5 (0.0 %, 8 frente a un máximo de 5) presenta un avance bajo." in text


def test_a_service_without_any_figure_is_said_once_with_its_alert() -> None:
    items = (
        judged("I.1", "SS.1.1", MISSING, Gap.NO_DATA),
        judged("I.2", "SS.1.1", MISSING, Gap.NO_DATA),
        judged("I.3", "SS.1.2", MISSING, Gap.NO_DATA),
        judged("I.4", "SS.1.2", ON_TRACK, "100"),
    )
    alerts = (
        *(alert("STA-010", f"I.{n}", MISSING) for n in (1, 2, 3)),
        alert("ELE-210", "SS.1.1"),
    )
    sentences = narrated(items, alerts)[1].sentences

    assert "Ningún ítem" not in told(items, alerts)[1]
    assert {each.id for each in alerts} == set(sentences[1].alerts)


def test_an_alert_that_only_counts_is_still_told_where_not_all_is_lacking() -> None:
    items = (
        judged("I.1", "SS.1.1", MISSING, Gap.NO_DATA),
        judged("I.2", "SS.1.1", ON_TRACK, "100"),
    )
    alerts = (alert("STA-010", "I.1", MISSING), alert("ELE-210", "SS.1.1"))

    assert "Ningún ítem cuenta con información en el servicio SS.1.1." in told(items, alerts)[1]


def test_codes_stand_in_their_natural_order_whatever_the_gravity() -> None:
    items = tuple(judged(f"I.{n}", "SS.1.1", ON_TRACK, "100") for n in (1, 2, 10))
    alerts = tuple(alert("ALE-340", f"I.{n}") for n in (10, 2, 1))

    assert "en los indicadores I.1, I.2 e I.10." in told(items, alerts)[1]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.INDICATOR, "ningún indicador"),
        (Kind.ACTIVITY, "ninguna actividad"),
        (Kind.PRODUCT, "ningún ítem"),
    ],
)
def test_where_nothing_is_due_the_whole_says_so(kind: Kind, said: str) -> None:
    items = (judged("I.1", "SS.1.1", Status.NOT_RATED, Gap.NOT_DUE, kind),)

    assert told(items, (alert("OFI-110", "NORTE"),))[0] == (
        f"En conjunto, en este periodo no corresponde evaluar {said}; "
        "se identifica una alerta urgente. "
        "No se recibió el archivo de la unidad NORTE."
    )


def programme(progress: str | Gap) -> list[str]:
    items = (
        judged("A.1", "SS.1.1", ON_TRACK, progress, Kind.ACTIVITY, pim="1000", accrued="997"),
        judged("A.2", "SS.1.2", ON_TRACK, progress, Kind.ACTIVITY, pim="1000", accrued="800"),
    )
    return told(items, (), "OP.1", kind=PlanKind.PROGRAMME)


def test_a_programme_tells_of_its_money_and_of_that_of_each_product() -> None:
    whole, first, second = programme("100")

    assert whole.endswith(
        "no se identifican alertas. El objetivo OP.1 devengó S/ 1,797 de S/ 2,000 (89.9 % de su "
        "presupuesto del año)."
    )
    assert first == (
        "El servicio SS.1.1 presenta un avance de 100.0 % a la fecha y una ejecución financiera "
        "del año de 99.7 %, sin alertas."
    )
    assert " y una ejecución financiera del año de 80.0 %, sin alertas." in second


def test_money_is_told_where_progress_is_not_known() -> None:
    assert programme(Gap.NOT_DUE)[1] == (
        "El servicio SS.1.1 no tiene avance que reportar ni presenta alertas. "
        "Su ejecución financiera del año es de 99.7 %."
    )


def test_money_that_is_not_known_is_not_told() -> None:
    item = judged("A.1", "SS.1.1", ON_TRACK, "100", Kind.ACTIVITY, pim="1000", accrued=Gap.BLANK)
    texts = told((item,), (), "OP.1", kind=PlanKind.PROGRAMME)

    assert not [each for each in texts if "deveng" in each or "financiera" in each]


def test_a_mean_of_elements_counts_elements_and_none_that_nothing_rates() -> None:
    items = (
        judged("A.1", "SS.1.1", ON_TRACK, "80", Kind.ACTIVITY),
        judged("A.2", "SS.1.2", MISSING, Gap.NO_DATA, Kind.ACTIVITY),
        judged("I.1", "OP.1", Status.NOT_RATED, Gap.NO_TARGET),
    )
    elements = (element("OP.1", None), element("SS.1.1", "OP.1"), element("SS.1.2", "OP.1"))
    by_items = plan(elements, items)
    choices = replace(by_items.choices, over_elements=True)
    made = replace(by_items, choices=choices)
    _, top, *_ = narrate(made, items, roll_up(made, items), (), ())

    assert speaker("es", "es_PE").say(top.text).replace("\N{NO-BREAK SPACE}", " ") == (
        "El objetivo OP.1 presenta un avance de 80.0 %, promedio de 1 de 2 elementos, sin alertas."
    )
