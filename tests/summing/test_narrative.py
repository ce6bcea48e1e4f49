"""The narrative: grouped, complete, and never against the table."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetgen.language.speaker import speaker
from sheetgen.model.kinds import Kind
from sheetgen.model.severity import Severity
from sheetgen.model.status import Status
from summing.narrated import alert, judged, narrated, told

LOW, MISSING = Status.LOW, Status.MISSING
ATYPICAL, ON_TRACK = Status.ATYPICAL, Status.ON_TRACK


def test_an_alert_on_an_element_below_is_told_by_the_objective_above() -> None:
    items = (judged("I.1", "SS.1.1", ON_TRACK, "100"),)

    assert "El avance cayó en el servicio SS.1.1." in told(items, (alert("ELE-230", "SS.1.1"),))[1]


def test_an_alert_that_no_element_answers_for_is_told_of_the_plan_as_a_whole() -> None:
    items = (judged("I.1", "SS.1.1", LOW, "10"),)
    alerts = (
        alert("STA-110", "I.1", LOW),
        alert("OFI-110", "NORTE"),
        alert("OFI-110", "SUR"),
        alert("PLA-110", "agua", severity=Severity.MEDIUM),
    )

    assert told(items, alerts)[0] == (
        "En conjunto, el único indicador presenta un avance bajo; se identifican 4 alertas, "
        "3 de ellas urgentes. No se recibió el archivo de las unidades NORTE y SUR. "
        "El índice cayó en el plan agua."
    )


def test_one_paragraph_tells_of_the_plan_and_rests_on_all_alerts() -> None:
    items = (judged("I.1", "SS.1.1", LOW, "10"),)
    alerts = (alert("STA-110", "I.1", LOW), alert("OFI-110", "NORTE"))
    found = narrated(items, alerts)

    assert ["agua", "OP.1", "OP.2"] == [each.element for each in found]
    assert ("STA-110:I.1", "OFI-110:NORTE") == found[0].alerts
    assert ("STA-110:I.1", "OFI-110:NORTE") == found[0].sentences[0].alerts


def test_a_plan_of_one_element_needs_no_paragraph_on_the_whole() -> None:
    items = (judged("I.1", "OP.1", LOW, "10"),)

    assert ["OP.1"] == [
        each.element for each in narrated(items, (alert("STA-110", "I.1", LOW),), "OP.1")
    ]


def test_a_plan_of_one_element_tells_of_its_offices_apart() -> None:
    items = (judged("I.1", "OP.1", LOW, "10"),)
    alerts = (alert("STA-110", "I.1", LOW), alert("OFI-110", "NORTE"))

    assert told(items, alerts, "OP.1")[0].endswith("No se recibió el archivo de la unidad NORTE.")


def test_an_objective_without_alerts_says_so() -> None:
    items = (judged("I.1", "SS.1.1", ON_TRACK, "100"),)

    whole, *objectives = told(items)

    assert whole == (
        "En conjunto, ningún indicador presenta un avance bajo o atípico ni carece de información; "
        "no se identifican alertas."
    )
    assert objectives == [
        "El objetivo OP.1 presenta un avance de 100.0 %, sin alertas.",
        "El objetivo OP.2 no tiene avance que reportar ni presenta alertas.",
    ]


@pytest.mark.parametrize(("on", "named"), [("OP.1", "el objetivo"), ("SS.1.1", "el servicio")])
def test_an_only_root_never_denies_what_its_parts_tell(on: str, named: str) -> None:
    items = (judged("I.1", "SS.1.1", ON_TRACK, "100"),)
    texts = told(items, (alert("ELE-230", on),), "OP.1")

    assert f"El avance cayó en {named} {on}." in " ".join(texts)
    assert "sin alertas." not in texts[0]


@pytest.mark.parametrize(
    ("on", "said"),
    [(("I.2",), "sin más alertas que las señaladas a continuación."), ((), "sin alertas.")],
)
def test_a_root_with_items_of_its_own_refers_to_the_alerts_below_where_there_are_any(
    on: tuple[str, ...], said: str
) -> None:
    items = (judged("I.1", "OP.1", ON_TRACK, "100"), judged("I.2", "SS.1.1", ON_TRACK, "100"))
    texts = told(items, tuple(alert("ALE-340", code) for code in on), "OP.1")

    assert texts[1] == f"El objetivo OP.1 presenta un avance de 100.0 %, {said}"


def test_an_element_and_its_product_of_one_code_are_told_apart_by_the_rule() -> None:
    items = (judged("OP.1", "OP.1", ON_TRACK, "100", Kind.PRODUCT),)
    alerts = (alert("ALE-210", "OP.1"), alert("ELE-230", "OP.1"))
    text = told(items, alerts, "OP.1")[0]

    assert "El gasto va adelante en el producto OP.1." in text
    assert "El avance cayó en el objetivo OP.1." in text


def test_sixty_services_are_all_named() -> None:
    codes = [f"SS.1.{n:02d}" for n in range(60)]
    items = tuple(judged(f"I.{code}", code, LOW, "10") for code in codes)
    alerts = tuple(alert("STA-110", f"I.{code}", LOW) for code in codes)

    assert all(code in told(items, alerts)[1] for code in codes)


STATUSES = (LOW, MISSING, ATYPICAL, ON_TRACK, Status.NOT_RATED)
RULES = {LOW: "STA-110", MISSING: "STA-010", ATYPICAL: "ALE-340"}
VERBS = {
    LOW: "shows? low progress",
    MISSING: "ha(?:s|ve) no information",
    ATYPICAL: "shows? atypical progress",
}
_ALL = 3
"""From so many on "all" is said."""
ROWS = st.lists(st.tuples(st.sampled_from(STATUSES), st.sampled_from(Kind), st.integers(1, 5)))


@given(ROWS)
def test_the_whole_says_what_the_verdicts_count(rows: list[tuple[Status, Kind, int]]) -> None:
    items = tuple(
        judged(f"I.{n}", f"SS.{1 + n % 2}.{service}", status, "10", kind)
        for n, (status, kind, service) in enumerate(rows)
    )
    alerts = tuple(
        alert(RULES[each.verdict.status], each.measured.item.code, each.verdict.status)
        for each in items
        if each.verdict.status in RULES
    )
    found = narrated(items, alerts)
    opening = speaker("en", "es_PE").say(found[0].sentences[0].text)
    spoken = {one for each in found[1:] for said in each.sentences[1:] for one in said.alerts}
    counts = Counter(status for status, _, _ in rows)

    assert spoken == {each.id for each in alerts}
    assert {status: counts[status] for status in VERBS} == counted(opening)
    assert opening.endswith(f" {len(alerts)} alerts, all urgent.") or len(alerts) < _ALL


def counted(opening: str) -> dict[Status, int]:
    """The counts that the sentence tells, read back from its words."""
    found = dict.fromkeys(VERBS, 0)
    for clause in re.finditer(rf"(.*?)({'|'.join(VERBS.values())})", opening):
        figures = re.findall(r"(?<!of the )\b(\d+|one|the only)\b", clause[1])
        status = next(each for each, verb in VERBS.items() if re.fullmatch(verb, clause[2]))
        found[status] = sum(int(each) if each.isdigit() else 1 for each in figures)
    return found


def test_of_many_the_worst_are_named_by_name_and_the_rest_counted() -> None:
    items = tuple(judged(f"I.{n}", "SS.1.1", LOW, str(70 - n)) for n in range(1, 41))
    alerts = tuple(alert("STA-110", f"I.{n}", LOW) for n in range(1, 41))
    said = told(items, alerts, "SS.1.1")[-1]

    assert "I.40 (30.0 %)" in said
    assert "I.34 (36.0 %)" in said
    assert "I.33 " not in said
    assert "y 33 más" in said
    assert said.index("»") < said.index("I.40")
