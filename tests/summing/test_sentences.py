"""The narrative's sentences: a subject with its article, a verb that agrees, and no item lost."""

from decimal import Decimal

import pytest

from sheetgen.language.message import message
from sheetgen.language.speaker import speaker
from sheetgen.model.article import Article
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Level
from sheetgen.model.severity import Severity
from sheetgen.model.status import Band, Status
from sheetgen.model.summary import Alert
from sheetgen.records import replace
from sheetgen.summing.plan_sentence import as_a_whole
from sheetgen.summing.sentences import Standing, count_words, mean_of, stands
from sheetgen.telling.subject_words import subject
from summing.narrated import LEVELS, alert, judged, told

LOW, MISSING, ON_TRACK = Status.LOW, Status.MISSING, Status.ON_TRACK
ACTION = Level("SS", "Acción estratégica", "Acciones estratégicas", Article("la", "las"))
AREA = Level("SS", "Área de resultado", "Áreas de resultado", Article("el", "las"))
NAMELESS = Level("SS", "Acción estratégica", "Acciones estratégicas")


def low(*codes: str, language: str = "es", level: Level = LEVELS[1]) -> str:
    """What is said of services with one low indicator each, whose actual is under the baseline."""
    items = tuple(judged(f"I.{code}", code, LOW, "10") for code in codes)
    alerts = (
        *(alert("STA-110", f"I.{code}", LOW) for code in codes),
        *(alert("ELE-230", code) for code in codes),
    )
    return told(items, alerts, language=language, levels=(LEVELS[0], level))[1]


def test_both_indicators_of_a_service_are_named_as_both() -> None:
    items = (judged("I.1", "SS.1.1", LOW, "2"), judged("I.2", "SS.1.1", LOW, "37.7"))
    alerts = (alert("STA-110", "I.1", LOW), alert("STA-110", "I.2", LOW))

    assert (
        "El servicio SS.1.1 (ambos indicadores: 2.0 % y 37.7 %) presenta un avance bajo."
        in told(items, alerts)[1]
    )


def test_of_more_than_five_figures_the_least_and_the_most_are_told() -> None:
    figures = ("31", "2.04", "44", "70.5", "60", "50")
    items = tuple(judged(f"I.{n}", "SS.1.1", LOW, each) for n, each in enumerate(figures))
    alerts = tuple(alert("STA-110", f"I.{n}", LOW) for n, _ in enumerate(figures))

    assert (
        "El servicio SS.1.1 (sus seis indicadores: de 2.0 % a 70.5 %) presenta un avance bajo."
        in told(items, alerts)[1]
    )


def test_six_figures_that_are_one_and_the_same_are_told_once() -> None:
    items = tuple(judged(f"I.{n}", "SS.1.1", LOW, "12") for n in range(6))
    alerts = tuple(alert("STA-110", f"I.{n}", LOW) for n in range(6))

    assert (
        "El servicio SS.1.1 (sus seis indicadores: 12.0 %) presenta un avance bajo."
        in told(items, alerts)[1]
    )


def test_one_of_two_and_two_of_three_are_said_in_words() -> None:
    items = (
        judged("I.1", "SS.1.1", MISSING, Gap.NO_DATA),
        judged("I.2", "SS.1.1", ON_TRACK, "100"),
        judged("I.3", "SS.1.2", MISSING, Gap.NO_DATA),
        judged("I.4", "SS.1.2", MISSING, Gap.NO_DATA),
        judged("I.5", "SS.1.2", ON_TRACK, "100"),
    )
    alerts = tuple(alert("STA-010", f"I.{n}", MISSING) for n in (1, 3, 4))

    assert (
        "Los servicios SS.1.1 (uno de sus dos indicadores) y SS.1.2 (dos de sus tres indicadores) "
        "presentan falta de información." in told(items, alerts)[1]
    )


def test_activities_agree_as_the_feminine_they_are() -> None:
    items = tuple(
        judged(f"A.{n}", "SS.1.1", LOW if n == 1 else ON_TRACK, "10", Kind.ACTIVITY)
        for n in range(1, 13)
    )

    whole, objective, _ = told(items, (alert("STA-110", "A.1", LOW),))

    assert whole == (
        "En conjunto, una de las 12 actividades presenta un avance bajo; "
        "se identifica una alerta urgente."
    )
    assert objective == (
        "El objetivo OP.1 presenta un avance de 10.0 %, con una alerta urgente. "
        "El servicio SS.1.1 (una de sus 12 actividades: 10.0 %) presenta un avance bajo."
    )


def test_an_objective_s_own_items_are_named_by_their_kind() -> None:
    items = (
        judged("I.1", "OP.1", MISSING, Gap.NO_DATA),
        judged("I.2", "OP.1", MISSING, Gap.NO_DATA),
        judged("A.1", "OP.1", Status.ATYPICAL, "900", Kind.ACTIVITY),
    )
    alerts = (
        alert("STA-010", "I.1", MISSING),
        alert("STA-010", "I.2", MISSING),
        alert("ALE-340", "A.1", Status.ATYPICAL),
    )
    text = told(items, alerts)[1]

    assert "Los indicadores I.1 e I.2 no cuentan con información disponible." in text
    assert (
        "La actividad A.1 (900.0 %) presenta un avance atípico, lo que sugiere errores de "
        "planeamiento." in text
    )


def test_contradictions_of_one_rule_share_a_sentence() -> None:
    items = (
        *(judged(f"I.{n}", "SS.1.1", ON_TRACK, "100") for n in (1, 2)),
        judged("A.1", "SS.1.1", ON_TRACK, "100", Kind.ACTIVITY),
    )
    alerts = (
        *(alert("ALE-340", f"I.{n}", actual=Decimal(n), baseline=Decimal(9)) for n in (1, 2)),
        alert("ALE-340", "A.1", actual=Decimal(3), baseline=Decimal(9)),
    )

    assert (
        "El valor obtenido es peor que la línea base en los indicadores I.1 (1 frente a 9) e I.2 "
        "(2 frente a 9) y en la actividad A.1 (3 frente a 9)." in told(items, alerts)[1]
    )


@pytest.mark.parametrize(
    ("figures", "units", "spanish", "english"),
    [
        ({"periods_missing": 3}, "", "3 periodos", "3 periods"),
        ({"periods_missing": 1}, "", "1 periodo", "1 period"),
        ({"days_late": 1}, "", "1 día de atraso", "1 day late"),
        (
            {"actual": 7, "months_repeated": 2},
            "number number",
            "7; la misma en 2 meses anteriores",
            "7; the same in 2 earlier months",
        ),
        (
            {"financial": 90, "physical": 10, "lag": 80},
            "percent percent points",
            "90.0 % frente a 10.0 %; brecha de 80.0 p. p.",
            "90.0 % against 10.0 %; a lag of 80.0 p. p.",
        ),
        (
            {"physical": 90, "financial": 10, "advance": 80},
            "percent percent points",
            "90.0 % frente a 10.0 %; 80.0 p. p. de adelanto",
            "90.0 % against 10.0 %; 80.0 p. p. ahead",
        ),
        (  # work beyond the goal has no money that it could be ahead of
            {"physical": 416, "financial": 40, "advance_due": 60},
            "percent percent points",
            (
                "416.0 % frente a 40.0 %; 60.0 p. p. de la meta por delante de lo pagado y lo "
                "programado"
            ),
            "416.0 % against 40.0 %; 60.0 p. p. of the goal ahead of what is paid and due",
        ),
        (
            {"progress": 60, "progress_fall": 5},
            "percent points",
            "60.0 %; 5.0 p. p. menos",
            "60.0 %; 5.0 p. p. less",
        ),
        (
            {"pim": 1000, "pim_difference": "0.01"},
            "soles soles",
            "S/ 1,000; diferencia de S/ 0.01",
            "S/ 1,000; a difference of S/ 0.01",
        ),
        ({"change": "-3"}, "", "variación de −3", "a change of −3"),
        (
            {"pim": 1000, "pim_office_difference": 200},
            "soles soles",
            "S/ 1,000; diferencia de S/ 200",
            "S/ 1,000; a difference of S/ 200",
        ),
        (
            {"accrued_change": "-50"},
            "soles",
            "variación de S/ −50",
            "a change of S/ −50",
        ),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, dict) else "",
)
def test_a_figure_that_is_no_pair_has_its_noun(
    figures: dict[str, str], units: str, spanish: str, english: str
) -> None:
    items = (judged("I.1", "SS.1.1", ON_TRACK, "100"),)
    known = {name: Decimal(figure) for name, figure in figures.items()}
    alerts = (alert("ALE-340", "I.1", units=units, **known),)

    assert f" en el indicador I.1 ({spanish})." in told(items, alerts)[1]
    assert f" in indicator I.1 ({english})." in told(items, alerts, language="en")[1]


def test_a_feminine_level_takes_its_article() -> None:
    assert low("SS.1.1", level=ACTION).endswith(
        "La acción estratégica SS.1.1 (su único indicador: 10.0 %) presenta un avance bajo. "
        "El avance cayó en la acción estratégica SS.1.1."
    )
    assert low("SS.1.1", "SS.1.2", level=ACTION).endswith(
        "Las acciones estratégicas SS.1.1 (su único indicador: 10.0 %) y SS.1.2 (su único "
        "indicador: 10.0 %) presentan un avance bajo. "
        "El avance cayó en las acciones estratégicas SS.1.1 y SS.1.2."
    )


def test_a_feminine_level_that_begins_with_a_stressed_a_takes_both_articles() -> None:
    assert low("SS.1.1", level=AREA).endswith("El avance cayó en el área de resultado SS.1.1.")
    assert low("SS.1.1", "SS.1.2", level=AREA).endswith(
        "El avance cayó en las áreas de resultado SS.1.1 y SS.1.2."
    )


def test_a_level_without_article_is_still_a_sentence() -> None:
    assert low("SS.1.1", level=NAMELESS).endswith(
        "En el nivel Acción estratégica, SS.1.1 (su único indicador: 10.0 %) presenta un avance "
        "bajo. El avance cayó en SS.1.1."
    )
    assert low("SS.1.1", "SS.1.2", level=NAMELESS).endswith(
        "En el nivel Acción estratégica, SS.1.1 (su único indicador: 10.0 %) y SS.1.2 (su único "
        "indicador: 10.0 %) presentan un avance bajo. El avance cayó en SS.1.1 y SS.1.2."
    )


def test_a_level_named_in_capitals_keeps_them() -> None:
    level = Level("SS", "CITE", "CITE", Article("el", "los"))

    assert low("SS.1.1", level=level).endswith("El avance cayó en el CITE SS.1.1.")


@pytest.mark.parametrize("level", [ACTION, NAMELESS])
def test_english_needs_no_article(level: Level) -> None:
    assert low("SS.1.1", "SS.1.2", language="en", level=level) == (
        "Objetivo OP.1 shows progress of 10.0 %, with 4 alerts, all urgent. "
        "Acciones estratégicas SS.1.1 (its only indicator: 10.0 %) and SS.1.2 (its only "
        "indicator: 10.0 %) show low progress. "
        "Progress fell in Acciones estratégicas SS.1.1 and SS.1.2."
    )


def test_one_in_english_takes_the_singular_verb() -> None:
    assert "Servicio SS.1.1 (its only indicator: 10.0 %) shows low progress." in (
        low("SS.1.1", language="en")
    )


def graded(*severities: Severity) -> tuple[Alert, ...]:
    return tuple(
        alert("ALE-340", f"I.{n}", severity=severity) for n, severity in enumerate(severities)
    )


@pytest.mark.parametrize(
    ("high", "others", "said"),
    [
        (0, 1, "una alerta"),
        (0, 2, "2 alertas"),
        (1, 0, "una alerta urgente"),
        (2, 0, "2 alertas, ambas urgentes"),
        (3, 0, "3 alertas, todas urgentes"),
        (1, 1, "2 alertas, una de ellas urgente"),
        (2, 1, "3 alertas, 2 de ellas urgentes"),
    ],
)
def test_alerts_are_counted_with_the_grave_among_them(high: int, others: int, said: str) -> None:
    alerts = graded(*[Severity.HIGH] * high, *[Severity.INFO] * others)

    assert said == speaker("es", "es_PE").say(count_words(alerts))


BELOW = "las señaladas a continuación"
STANDS = [
    (Band.LOW, 1, False, "presenta un avance bajo (60.0 %), con una alerta."),
    (Band.MEDIUM, 0, False, "presenta un avance intermedio (60.0 %), sin alertas."),
    (Band.HIGH, 0, True, f"presenta un avance alto (60.0 %), sin más alertas que {BELOW}."),
    (None, 2, True, f"presenta un avance de 60.0 %, con 2 alertas, además de {BELOW}."),
]
UNKNOWN = [
    (0, False, "ni presenta alertas."),
    (0, True, f"ni más alertas que {BELOW}."),
    (1, False, "y presenta una alerta."),
    (1, True, f"y presenta una alerta, además de {BELOW}."),
]


def standing(figure: Figure, band: Band | None, alerts: int, *, others_below: bool) -> str:
    """How objective 1 is said to stand, with so many alerts."""
    who = subject(LEVELS[0], (message("1"),))
    found = stands(
        who, Standing(figure, band), graded(*[Severity.INFO] * alerts), others_below=others_below
    )
    return speaker("es", "es_PE").say(found).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("case", STANDS, ids=[str(each[0]) for each in STANDS])
def test_an_element_stands_somewhere(case: tuple[Band | None, int, bool, str]) -> None:
    band, alerts, below, said = case

    assert f"El objetivo 1 {said}" == standing(Decimal(60), band, alerts, others_below=below)


@pytest.mark.parametrize("case", UNKNOWN, ids=[each[-1] for each in UNKNOWN])
def test_an_element_without_progress_says_so(case: tuple[int, bool, str]) -> None:
    alerts, below, said = case

    assert f"El objetivo 1 no tiene avance que reportar {said}" == (
        standing(Gap.NO_DATA, None, alerts, others_below=below)
    )


def test_several_kinds_share_the_sentence_on_the_whole() -> None:
    items = (
        judged("I.1", "SS.1.1", LOW, "10"),
        judged("I.2", "SS.1.1", LOW, "10"),
        judged("I.3", "SS.1.1", MISSING, Gap.NO_DATA),
        judged("A.1", "SS.1.2", LOW, "10", Kind.ACTIVITY),
        judged("A.2", "SS.1.2", ON_TRACK, "100", Kind.ACTIVITY),
    )
    alerts = (
        *(alert("STA-110", code, LOW) for code in ("I.1", "I.2", "A.1")),
        alert("STA-010", "I.3", MISSING),
    )

    assert told(items, alerts)[0] == (
        "En conjunto, 2 de los 3 indicadores y una de las 2 actividades presentan un avance bajo; "
        "uno de los 3 indicadores no cuenta con información; "
        "se identifican 4 alertas, todas urgentes."
    )


def test_one_kind_is_named_once() -> None:
    items = (
        judged("I.1", "SS.1.1", LOW, "10"),
        judged("I.2", "SS.1.1", LOW, "10"),
        judged("I.3", "SS.1.1", MISSING, Gap.NO_DATA),
        judged("A.1", "SS.1.2", ON_TRACK, "100", Kind.ACTIVITY),
    )
    alerts = (
        *(alert("STA-110", code, LOW) for code in ("I.1", "I.2")),
        alert("STA-010", "I.3", MISSING),
    )

    assert told(items, alerts)[0] == (
        "En conjunto, 2 de los 3 indicadores presentan un avance bajo y uno no cuenta con "
        "información; se identifican 3 alertas, todas urgentes."
    )


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (set(), "promedio de 2 de 5 elementos"),
        ({Kind.INDICATOR}, "promedio de 2 de 5 indicadores"),
        ({Kind.ACTIVITY}, "promedio de 2 de 5 actividades"),
        ({Kind.ACTIVITY, Kind.INDICATOR}, "promedio de 2 de 5 ítems"),
    ],
)
def test_a_mean_names_what_it_is_of(kinds: set[Kind], expected: str) -> None:
    assert expected == speaker("es", "es_PE").say(mean_of(kinds, 2, 5))


@pytest.mark.parametrize(
    ("levels", "effects", "said"),
    [
        ((Severity.HIGH,), 1, "Es un solo asunto, urgente."),
        ((Severity.HIGH, Severity.INFO), 1, "Son 2 asuntos, uno de ellos urgente."),
        ((Severity.HIGH,) * 2, 2, "Son 2 asuntos, todos urgentes."),
        ((Severity.INFO,), 2, "Es un asunto."),
        ((Severity.INFO,) * 2, 0, ""),
    ],
)
def test_alerts_of_one_cause_are_counted_as_one_matter(
    levels: tuple[Severity, ...], effects: int, said: str
) -> None:
    leads = graded(*levels)
    more = tuple(
        replace(leads[0], id=f"{leads[0].id}.{n}", matter=leads[0].id) for n in range(effects)
    )

    whole = speaker("es", "es_PE").say(as_a_whole((), (*leads, *more)))

    assert said in whole.replace("\N{NO-BREAK SPACE}", " ")
    assert bool(said) is ("asunto" in whole)
