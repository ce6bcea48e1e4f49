"""What to do about an alert follows what the office explained, and never asks for it again."""

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import DECEMBER, at, fill, send
from sheetgen.errors import RuleError
from sheetgen.language.speaker import speaker
from sheetgen.model.report import Report
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from small import make_workspace

NOTHING_CAME = "Solicitar a la unidad responsable la causa y la medida correctiva, con fecha."


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return house_of(tmp_path)


@pytest.fixture
def older(tmp_path: Path) -> Setup:
    """A setup whose own form does not ask who takes a measure, nor by when."""
    return house_of(tmp_path, of_older_form=True)


def house_of(folder: Path, *, of_older_form: bool = False) -> Setup:
    make_workspace(folder)
    form = folder / "templates" / "indicators.yaml"
    if of_older_form:
        before, _, rest = form.read_text(encoding="utf-8").partition("  - field: responsible\n")
        _, mark, after = rest.partition("  - field: evidence\n")
        form.write_text(f"{before}{mark}{after}", encoding="utf-8")
    return open_setup(read_workspace(folder))


def answered(setup: Setup, figures: dict[str, object], *, of: str = "I.1", **texts: str) -> Report:
    """The report after NORTE sent its figures, and these texts beside one of them."""

    def change(sheet: Worksheet) -> None:
        fill(sheet, **figures)
        for heading, text in texts.items():
            row, column = at(sheet, of, heading.replace("_", " "))
            sheet.cell(row, column).value = text

    send(setup, "NORTE", change)
    setup.shelf.clear()
    return report(setup, setup.plans[0], DECEMBER)


def to_do(found: Report, alert: str, language: str = "es") -> str:
    say = speaker(language, "es_PE")
    return next(say.say(each.remedy) for each in found.alerts if each.id == alert)


LOW = {"I_1": 120, "I_2": 0.5}
SLIPPED = {"I_1": 200, "I_2": 0.005}
"""I.2 holds 0.5 % where 50 % was the target."""


def test_where_nothing_came_the_rule_says_what_to_ask(setup: Setup) -> None:
    assert NOTHING_CAME == to_do(answered(setup, LOW), "STA-110:I.1")


def test_marks_without_a_word_are_nothing(setup: Setup) -> None:
    assert NOTHING_CAME == to_do(answered(setup, LOW, Motivo=" - "), "STA-110:I.1")


def test_after_the_cause_only_the_measure_is_asked_for(setup: Setup) -> None:
    found = answered(setup, LOW, Motivo="Faltó presupuesto")

    assert "La unidad ya informó: Motivo. Solicitarle: Medida correctiva." == to_do(
        found, "STA-110:I.1"
    )
    assert "The office gave: Reason. Ask it for: Corrective measure." == to_do(
        found, "STA-110:I.1", "en"
    )


def test_after_both_who_takes_the_measure_and_by_when_are_asked_for(setup: Setup) -> None:
    found = answered(setup, LOW, Motivo="Faltó presupuesto", Medida_correctiva="Otro convenio")

    assert (
        "La unidad ya informó: Motivo y Medida correctiva. Solicitarle: Responsable y Fecha límite."
        == to_do(found, "STA-110:I.1")
    )


def test_a_form_that_does_not_ask_for_them_leaves_them_to_the_measure(older: Setup) -> None:
    found = answered(older, LOW, Motivo="Faltó presupuesto", Medida_correctiva="Otro convenio")

    assert (
        "La unidad ya informó: Motivo y Medida correctiva. Dar seguimiento a su cumplimiento; "
        "si no dice quién lo hará ni para cuándo, solicitarlo." == to_do(found, "STA-110:I.1")
    )


def test_where_all_of_them_came_nothing_is_asked_for(setup: Setup) -> None:
    found = answered(
        setup, LOW, Motivo="Faltó presupuesto", Medida_correctiva="Otro convenio",
        Responsable="La jefa", Fecha_límite="30/06/2026",
    )  # fmt: skip

    said = to_do(found, "STA-110:I.1")
    assert said.endswith("Responsable y Fecha límite. Dar seguimiento a su cumplimiento.")
    assert "olicit" not in said


def test_a_figure_that_is_missing_with_its_reasons_is_waited_for(setup: Setup) -> None:
    found = answered(
        setup, {"I_1": "ND", "I_2": 0.5}, Motivo="La fuente publica en marzo",
        Medida_correctiva="Pedirlo al INEI",
    )  # fmt: skip

    assert to_do(found, "STA-010:I.1") == (
        "La unidad ya informó: Motivo y Medida correctiva. Dar seguimiento hasta que envíe la "
        "cifra."
    )


def test_a_figure_above_its_target_is_reviewed_in_the_light_of_its_reason(setup: Setup) -> None:
    found = answered(
        setup, {"I_1": 400, "I_2": 0.5}, Motivo="Hubo demanda", Medida_correctiva="Subir la meta"
    )

    assert "Revisar la meta con ella a la luz de lo informado." in to_do(found, "STA-140:I.1")


def test_a_share_of_4_400_percent_is_verified_before_anything_is_explained(setup: Setup) -> None:
    found = answered(setup, {"I_1": 200, "I_2": 44})

    asked = {problem.code for problem in found.problems if "G10" in str(problem.place)}
    assert "READ-331" in asked
    assert [] == [problem for problem in found.problems if problem.code == "READ-314"]
    assert to_do(found, "STA-140:I.2") == (
        "Esperar a que la unidad verifique la cifra, como se le pide: la explicación depende de "
        "ella."
    )


def test_a_scale_slip_downwards_is_verified_before_its_measure_is_asked_for(setup: Setup) -> None:
    found = answered(setup, SLIPPED)

    assert [] == [problem for problem in found.problems if problem.code == "READ-314"]
    assert to_do(found, "STA-110:I.2").startswith("Esperar a que la unidad verifique la cifra")


def test_once_its_office_stands_by_the_figure_its_explanation_is_asked_for(setup: Setup) -> None:
    found = answered(setup, SLIPPED, of="I.2", Comentario="Está verificado")

    assert ["READ-314"] == [p.code for p in found.problems if p.code in {"READ-314", "READ-331"}]
    assert NOTHING_CAME == to_do(found, "STA-110:I.2")


def test_a_cause_that_came_is_not_asked_for_by_another_alert_either(setup: Setup) -> None:
    figures = {"I_1": 90, "I_2": 0.5}
    assert "Pedir la causa del retroceso" in to_do(answered(setup, figures), "ALE-340:I.1")

    found = answered(setup, figures, Motivo="Se cerraron redes")
    assert to_do(found, "ALE-340:I.1") == "La unidad ya informó: Motivo. Revisarlo."


def test_evidence_that_came_is_not_asked_for(setup: Setup) -> None:
    assert "Pedir el medio de verificación." == to_do(answered(setup, LOW), "ALE-380:I.2")

    found = answered(setup, LOW, of="I.2", Medio_de_verificación="Informe 12")
    assert "La unidad ya informó: Medio de verificación. Revisarlo." == to_do(found, "ALE-380:I.2")


def test_a_rule_that_asks_for_what_no_form_has_stops_the_run(setup: Setup) -> None:
    rules = setup.workspace.root / "rules" / "odd-figures.yaml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text.replace("asks: [reason]", "asks: [motive]"), encoding="utf-8")

    with pytest.raises(RuleError, match="motive"):
        open_setup(setup.workspace)
