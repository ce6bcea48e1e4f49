"""The fictitious year with all its troubles, month by month: its table contradicts no sentence."""

from pathlib import Path

import pytest

from drafting.drafts import draft_of, report_of, text_of
from running import run
from sheetgen.language.number_marks import read_marks
from sheetgen.model.text import Said
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.texts.check import claims_of
from sheetgen.texts.documents import lines_of_text
from sheetgen.texts.table_figures import Known
from texts.held import language, told

pytestmark = pytest.mark.sweep


def test_no_month_of_it_is_contradicted(tmp_path: Path) -> None:
    run(tmp_path, "init", "w", "--example", "year")
    setup = open_setup(read_workspace(tmp_path / "w"))
    confirmed = 0
    for number in range(1, 13):
        for plan in setup.plans:
            of = (plan.code, f"2025-{number:02d}", tmp_path / "w")
            report, draft = report_of(*of), draft_of(*of)
            found = claims_of(
                lines_of_text(text_of(draft), "informe.txt"),
                Known(report, language()),
                language(),
                read_marks("es_PE"),
            )
            wrong = (Said.CONTRADICTED, Said.SCALE_LOST, Said.INCONSISTENT, Said.OMITTED)
            assert [] == told(found, *wrong), (plan.code, number)
            confirmed += sum(each.said is Said.CONFIRMED for each in found)

    assert 400 < confirmed
