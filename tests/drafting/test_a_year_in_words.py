"""The fictitious year with all its troubles, month by month: its table confirms every sentence.

Of the report in words, and of the alerts in both languages.
"""

from pathlib import Path

import pytest

from drafting.drafts import draft_of, lines, report_of, text_of
from running import run
from sheetgen.language.number_marks import read_marks
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.report import Report
from sheetgen.model.text import Said
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.texts.documents import lines_of_text
from sheetgen.texts.table_figures import Known
from sheetgen.texts.text_check import claims_of
from texts.held import language, told

pytestmark = pytest.mark.sweep

SPEAKERS = (speaker("es", "es_PE"), speaker("en", "es_PE"))
TROUBLES = [
    (1, "Ninguna oficina tiene que informar a enero de 2025."),  # both indicators are quarterly
    (3, "Entregaron sus archivos 2 de 3 oficinas; no se recibió el de TRANSITO."),
    (3, ("El programa C no tiene un total de ejecución presupuestal a marzo de 2025: falta la de "
        "3.1.")),
    (11, ("El componente 1 no cuenta con información de su ejecución presupuestal a noviembre de "
         "2025.")),
    (11, ("El programa C no tiene un total de ejecución presupuestal a noviembre de 2025: faltan "
         "las de 1.1 y 1.2.")),
]  # fmt: skip


def test_every_month_of_it_is_confirmed_and_nothing_is_left_open(tmp_path: Path) -> None:
    run(tmp_path, "init", "w", "--example", "year")
    setup = open_setup(read_workspace(tmp_path / "w"))
    confirmed, said = 0, list[tuple[int, str]]()
    for number in range(1, 13):
        for plan in setup.plans:
            of = (plan.code, f"2025-{number:02d}", tmp_path / "w")
            report, draft = report_of(*of), draft_of(*of)
            known = Known(report, language())
            for text in (text_of(draft), *(_narrated(report, say) for say in SPEAKERS)):
                found = claims_of(
                    lines_of_text(text, "informe.txt"), known, language(), read_marks("es_PE")
                )
                others = tuple(each for each in Said if each is not Said.CONFIRMED)
                assert [] == told(found, *others), (plan.code, number)
                confirmed += len(found)
            said += [(number, each) for each in lines(draft)]

    assert 1300 < confirmed
    for month, sentence in TROUBLES:
        assert (month, sentence) in said, sentence


def _narrated(report: Report, say: Speaker) -> str:
    """The alerts and what changed, in words, as the document of alerts has them."""
    return "\n\n".join(say.say(each.text) for each in report.narrative)
