"""The narrative: grammatical, grouped, and no alert without a sentence."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from nouns import indicator
from sheetgen.language.message import own_message
from sheetgen.language.speaker import speaker
from sheetgen.model.figure import Gap
from sheetgen.model.finding import Band, Severity, Status, Verdict
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Element, IndexChoices, Level, Plan, PlanKind, Rollup
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import All, Rule
from sheetgen.model.summary import Alert
from sheetgen.summing.narrative import narrate
from sheetgen.summing.rollups import roll_up

SAY = speaker("es", "es_PE")
HERE = Place("plans/p/elements.csv", "line 2", "code")
LEVELS = (
    Level("OP", "Objetivo", "Objetivos"),
    Level("SS", "Servicio", "Servicios"),
)
SUMMARIES = {
    "STA-110": "El avance es bajo.",
    "STA-010": "No hay cifra.",
    "ALE-340": "El valor obtenido es peor que la línea base.",
    "ALE-410": "El ítem lleva varios periodos sin dato.",
    "ELE-210": "El avance del elemento cayó.",
    "OFI-100": "La oficina no envió nada.",
}


def element(code: str, parent: str | None) -> Element:
    return Element(
        code=code,
        level="OP" if parent is None else "SS",
        parent=parent,
        name=code,
        rollup=Rollup.NONE,
        same_as=None,
        place=HERE,
    )


def plan(elements: Iterable[Element], items: Iterable[JudgedItem]) -> Plan:
    return Plan(
        code="agua",
        name="Política del agua",
        kind=PlanKind.POLICY,
        from_=None,
        until=None,
        levels=LEVELS,
        choices=IndexChoices(cap=Decimal(100), missing_as_zero=False, over_elements=False),
        offices=(),
        elements=tuple(elements),
        indicators=tuple(each.measured.item for each in items),
        activities=(),
        targets=(),
        schedule=(),
        actuals=(),
        folder="plans/agua",
        digest="d" * 64,
    )


def judged(code: str, service: str, status: Status, progress: str | Gap) -> JudgedItem:
    item = indicator(code=code)
    object.__setattr__(item, "element", service)
    figure = progress if isinstance(progress, Gap) else Decimal(progress)
    made = Measure(name="progress", figure=figure, unit="percent", formula="", places=())
    band = Band.LOW if status is Status.LOW else None
    rule = {Status.LOW: "STA-110", Status.MISSING: "STA-010"}.get(status, "STA-130")
    verdict = Verdict(subject=code, status=status, band=band, rule=rule, findings=())
    return JudgedItem(MeasuredItem(item=item, due=True, measures=(made,), notes=()), verdict, ())


def alert(rule: str, subject: str, status: Status | None = None, **figures: object) -> Alert:
    said = "".join(f" {{{name}}}" for name in figures)
    texts = (("es", f"Dice{said}."), ("en", f"Says{said}."))
    return Alert(
        id=f"{rule}:{subject}",
        rule=rule,
        subject=subject,
        severity=Severity.HIGH,
        status=status,
        offices=(),
        message=own_message(texts, **figures),
        remedy=own_message(texts, **figures),
        places=(),
    )


def rule(code: str) -> Rule:
    said = (("es", SUMMARIES[code]), ("en", code))
    return Rule(
        code=code, name=code, applies_to=("indicator",), status=None, band=None, severity=None,
        priority=1, test=All(()), summary=said, message=said, remedy=said, why=said, source=said,
        wrong_when=said, since=Period(2020, 1), until=None, beta=False, examples=(), file="",
    )  # fmt: skip


def told(items: tuple[JudgedItem, ...], alerts: tuple[Alert, ...], *roots: str) -> list[str]:
    services = {each.measured.item.element for each in items}
    elements = [element(root, None) for root in roots or ("OP.1", "OP.2")]
    elements += [element(code, f"OP.{code[3]}") for code in sorted(services)]
    made = plan(elements, items)
    found = narrate(made, items, roll_up(made, items), alerts, tuple(map(rule, SUMMARIES)))
    spoken = {one for each in found for sentence in each.sentences[1:] for one in sentence.alerts}

    assert spoken == {each.id for each in alerts}
    return [SAY.say(each.text) for each in found]


LOW, MISSING = Status.LOW, Status.MISSING


def test_both_indicators_of_a_service_are_named_as_both() -> None:
    items = (judged("I.1", "SS.1.1", LOW, "2"), judged("I.2", "SS.1.1", LOW, "37.7"))
    alerts = (alert("STA-110", "I.1", LOW), alert("STA-110", "I.2", LOW))

    assert "Servicio con bajo avance: SS.1.1 (ambos indicadores: 2.0 % y 37.7 %)." in (
        told(items, alerts)[0].replace("\N{NO-BREAK SPACE}", " ")
    )


def test_the_only_indicator_is_named_as_such() -> None:
    items = (judged("I.1", "SS.1.1", MISSING, Gap.NO_DATA),)

    assert (
        "Servicio sin información: SS.1.1 (su único indicador)."
        in (told(items, (alert("STA-010", "I.1", MISSING),))[0])
    )


def test_several_services_are_a_list_with_its_plural() -> None:
    items = tuple(judged(f"I.{n}", f"SS.1.{n}", MISSING, Gap.BLANK) for n in (1, 2, 3))
    alerts = tuple(alert("STA-010", f"I.{n}", MISSING) for n in (1, 2, 3))

    assert (
        "Servicios sin información: SS.1.1 (su único indicador), SS.1.2 (su único indicador) "
        "y SS.1.3 (su único indicador)." in told(items, alerts)[0]
    )


def test_contradictions_of_one_rule_share_a_sentence() -> None:
    items = tuple(judged(f"I.{n}", "SS.1.1", Status.ON_TRACK, "100") for n in (1, 2))
    alerts = tuple(
        alert("ALE-340", f"I.{n}", actual=Decimal(n), baseline=Decimal(9)) for n in (1, 2)
    )

    assert (
        "El valor obtenido es peor que la línea base: I.1 (1 frente a 9) e I.2 (2 frente a 9)."
        in told(items, alerts)[0]
    )


def test_a_count_of_periods_is_said_with_its_noun() -> None:
    items = (judged("I.1", "SS.1.1", MISSING, Gap.NO_DATA),)
    alerts = (
        alert("STA-010", "I.1", MISSING),
        alert("ALE-410", "I.1", periods_missing=Decimal(3)),
    )

    assert "El ítem lleva varios periodos sin dato: I.1 (3 periodos)." in told(items, alerts)[0]


def test_an_alert_on_an_element_below_is_told_by_the_objective_above() -> None:
    items = (judged("I.1", "SS.1.1", Status.ON_TRACK, "100"),)

    assert "El avance del elemento cayó: SS.1.1." in told(items, (alert("ELE-210", "SS.1.1"),))[0]


def test_an_alert_that_no_element_answers_for_has_a_paragraph_of_its_own() -> None:
    items = (judged("I.1", "SS.1.1", Status.ON_TRACK, "100"),)

    assert told(items, (alert("OFI-100", "NORTE"),))[-1] == (
        "Política del agua, en conjunto: 1 alerta, de gravedad alta. "
        "La oficina no envió nada: NORTE."
    )


def test_an_objective_without_alerts_says_so() -> None:
    items = (judged("I.1", "SS.1.1", Status.ON_TRACK, "100"),)

    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in told(items, ())] == [
        "Objetivo OP.1: avance de 100.0 %; sin alertas.",
        "Objetivo OP.2: sin avance que reportar; sin alertas.",
    ]


@pytest.mark.parametrize("on", ["OP.1", "SS.1.1"])
def test_an_only_root_never_denies_what_its_parts_tell(on: str) -> None:
    items = (judged("I.1", "SS.1.1", Status.ON_TRACK, "100"),)
    texts = told(items, (alert("ELE-210", on),), "OP.1")

    assert f"El avance del elemento cayó: {on}." in " ".join(texts)
    assert "sin alertas." not in texts[0]


def test_sixty_services_are_all_named() -> None:
    codes = [f"SS.1.{n:02d}" for n in range(60)]
    items = tuple(judged(f"I.{code}", code, LOW, "10") for code in codes)
    alerts = tuple(alert("STA-110", f"I.{code}", LOW) for code in codes)

    assert all(code in told(items, alerts)[0] for code in codes)
