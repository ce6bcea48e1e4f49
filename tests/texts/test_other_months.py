"""Figures of other months are held against what is known of those months, or are not in the data.

I.1 counts homes and is not summed: 90 were known in June, and its goal is 200.
"""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cli.test_commands import fill_all
from sheetgen.language.number_marks import read_marks
from sheetgen.model.period import Period
from sheetgen.pipeline import gather, judge
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.texts.documents import lines_of_text
from sheetgen.texts.table_figures import Known
from sheetgen.texts.text_check import claims_of
from small import POLICY, make_workspace
from texts.held import SAY, language

KNOWN = {**POLICY, "actuals.csv": POLICY["actuals.csv"] + "I.1,2025-06,90,,informe de junio\n"}


@cache
def known() -> Known:
    """December of the small policy, which knows of June."""
    with TemporaryDirectory() as folder:
        root = make_workspace(Path(folder), {"agua": KNOWN})
        fill_all(root)
        setup = open_setup(read_workspace(root))
        return Known(judge(setup, gather(setup, setup.plans[0], Period(2025, 12))), language())


def said(text: str) -> list[tuple[str, str]]:
    found = claims_of(lines_of_text(text, "informe.txt"), known(), language(), read_marks("es_PE"))
    return [(each.said.value, SAY.say(each.expected) if each.expected else "") for each in found]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("A junio de 2025, el indicador I.1 registraba 90 hogares.", "confirmed"),
        ("A junio de 2025, el indicador I.1 registraba 95 hogares.", "contradicted"),
        ("En junio el indicador I.1 alcanzó el 45 % de su meta.", "confirmed"),
        ("En junio el indicador I.1 alcanzó el 54 % de su meta.", "contradicted"),
        ("A marzo de 2025, el indicador I.1 registraba 50 hogares.", "not-in-data"),
        ("En junio, el indicador I.2 fue de 12 %.", "not-in-data"),
        ("El indicador I.1 alcanzó 190 hogares, frente a los 150 del mes anterior.", "not-in-data"),
    ],
)
def test_another_month_is_held_against_what_is_known_of_it(text: str, verdict: str) -> None:
    assert verdict in {each for each, _ in said(text)}
    assert verdict == "contradicted" or "contradicted" not in {each for each, _ in said(text)}


def test_what_was_known_then_is_told_with_its_month() -> None:
    [(_, expected)] = said("A junio de 2025, el indicador I.1 registraba 95 hogares.")

    assert "90 (Valor obtenido 2025-06)" in expected
