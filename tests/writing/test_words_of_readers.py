"""No key, no name of a rule and no English stands in a workbook in Spanish."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sheetgen.model.report import Report
from sheetgen.writing.report_book import write_workbook
from writing.builder_writing import opened, policy, programme, spanish, support
from writing.test_first_page_printed import moving

KEY = re.compile(r"(?<![\w./-])[a-z]+(?:_[a-z0-9]+)+\b|(?<![\w./-])[a-z]{3,}(?:\.[a-z_-]{3,})+\b")
"""``advance_due``, ``item.progress.low``."""
ENGLISH = re.compile(
    r"\b(the|of|and|with|without|not|is|are|was|from|which|low|high|medium|missing|on-track|"
    r"items?|target|rated|file|sheet)\b"
)
PATH = re.compile(r"\S*\w+\.(csv|xlsx|toml|yaml|json)(!line \d+!\S+|\S*)|sheetgen \w+.*")
"""Where something lies, and a command to type."""


def faults(path: Path) -> Iterator[str]:
    for sheet in opened(path, values=True):
        for row in sheet.iter_rows():
            for cell in row:
                if not isinstance(cell.value, str):
                    continue
                said = PATH.sub("", cell.value)
                found = KEY.search(said) or ENGLISH.search(said)
                if found and not cell.hyperlink:
                    yield f"{sheet.title}!{cell.coordinate}: {found[0]!r} in {cell.value[:80]!r}"


def written(report: Report, path: Path) -> Path:
    write_workbook(report, path, spanish(), workspace_name="Ministerio")
    return path


@pytest.mark.parametrize("plan", ["pndi", "pp0093"])
def test_of_both_real_reports_and_what_they_rest_on(
    tmp_path: Path, reports: dict[str, Report], plan: str
) -> None:
    path = written(reports[plan], tmp_path / "a.xlsx")

    assert [*faults(path)] == []
    assert [each for each in faults(support(path)) if not each.startswith("Trazas")] == []


@pytest.mark.parametrize("made", [policy(), programme(), moving()])
def test_of_reports_made_by_hand(tmp_path: Path, made: Report) -> None:
    assert [*faults(written(made, tmp_path / "a.xlsx"))] == []


def test_the_lint_sees_a_key_a_name_of_a_rule_and_english() -> None:
    assert KEY.search("Cambió advance_due")
    assert KEY.search("Regla item.progress.low.")
    assert ENGLISH.search("Avance low")
    assert not KEY.search("P. ej. OP.01, SS.01.03.02 y 2.1")
