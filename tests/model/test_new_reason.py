"""A new reason for a missing figure, and a new severity, are one entry each and their rules.

Tried on a copy of the package: «suspended», typed by an office, and a severity above high.
"""

import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from model.trial import Trial
from small import make_workspace

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.filterwarnings("ignore:.*extension is not supported"),
]

GAP = """
    SUSPENDED = (
        "suspended",
        GapEntry(
            words=message("The work is suspended"),
            short=message("suspended"),
            meaning=term("fact", "the work is suspended"),
            is_typed=True,
        ),
    )

"""
SEVERITY = """
    CRITICAL = (
        "critical",
        term("severity", "Critical"),
        message_n("{n} critical", "{n} critical", 0),
        "●●●●",
        True,
    )
"""
WORDS: dict[tuple[str, str | tuple[str, str]], str | tuple[str, str]] = {
    ("", "The work is suspended"): "La obra está suspendida",
    ("", "suspended"): "suspendido",
    ("fact", "the work is suspended"): "la obra está suspendida",
    ("severity", "Critical"): "Crítico",
    ("", ("{n} critical", "{n} critical")): ("{n} crítico", "{n} críticos"),
}
RULE = """\
- code: STA-015
  name: item.suspended
  applies_to: [indicator, activity, product]
  status: not-rated
  severity: critical
  priority: 15
  when: {fact: gap, is: suspended}
  summary: {es: La obra está suspendida., en: The work is suspended.}
  message: {es: "Suspendido: {gap}.", en: "Suspended: {gap}."}
  remedy: {es: Preguntar hasta cuándo., en: Ask until when.}
  why: {es: Una razón., en: A reason.}
  source: {es: Una prueba., en: A trial.}
  wrong_when: {es: Nunca., en: Never.}
  since: 2000-01
  examples:
    - {name: it is suspended, facts: {gap: suspended}, fires: true}
    - {name: it is blank, facts: {gap: blank}, fires: false}
"""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """Of I.1 its office types the new word; the others have figures."""
    folder = make_workspace(tmp_path_factory.mktemp("new-reason"))
    trial = Trial.of(tmp_path_factory.mktemp("package"), folder)
    trial.insert("model/figure.py", "    NOT_COMPUTED = (", GAP.lstrip("\n").replace("\n\n", "\n"))
    trial.insert("model/severity.py", "    HIGH = (", SEVERITY.lstrip("\n"))
    trial.translate("es", WORDS)
    trial.insert(
        "language/locale/es/language.yaml",
        "  not-programmed:",
        "  suspended:\n    words: [suspendido]\n",
    )
    (folder / "rules" / "suspended.yaml").write_text(RULE, encoding="utf-8")
    trial.fill({"I.1": "Suspendido", "I.2": 0.45, "I.3": 50})
    done = trial.run("build")
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    (folder / "told.txt").write_text(done.stdout, encoding="utf-8")
    return trial


def words(path: Path, sheet: str) -> list[str]:
    book = load_workbook(path)
    return [str(c.value) for row in book[sheet].iter_rows() for c in row if c.value is not None]


def test_the_word_is_read_and_the_rule_takes_it(tried: Trial) -> None:
    found = json.loads((tried.folder / "output/2025-12/agua/results.json").read_text("utf-8"))
    item = next(each for each in found["items"] if each["code"] == "I.1")

    assert (item["gap"], item["status"], item["rule"]) == ("suspended", "not-rated", "STA-015")
    assert found["alerts"][0]["severity"] == "critical"
    assert found["alerts"][0]["message"] == "Suspendido: la obra está suspendida."


def test_the_terminal_counts_the_alerts_of_the_new_severity_first(tried: Trial) -> None:
    told = (tried.folder / "told.txt").read_text("utf-8")

    assert re.search(r"\b1 crítico\b", told)


def test_what_is_graver_than_high_counts_among_the_urgent(tried: Trial) -> None:
    folder = tried.folder / "output/2025-12/agua"
    said = " ".join(words(folder / "agua-2025-12.xlsx", "Resumen"))
    counted = re.search(r"(\d+) urgentes? de (\d+) asuntos?", said)

    assert counted is not None, said
    assert int(counted[1]) >= 1


def test_the_workbook_says_the_reason_and_the_severity(tried: Trial) -> None:
    path = tried.folder / "output/2025-12/agua/agua-2025-12.xlsx"

    assert "La obra está suspendida" in words(path, "Indicadores")
    assert "●●●● Crítico" in words(path, "Alertas")


def test_the_template_knows_the_word_and_what_it_means(tried: Trial) -> None:
    path = tried.folder / "output/2025-12/templates/NORTE.xlsx"
    book = load_workbook(path)
    listed = [
        (str(row[0].value), str(row[1].value))
        for sheet in book.worksheets
        if sheet.sheet_state != "visible"
        for row in sheet.iter_rows(max_col=2)
        if len(row) > 1
    ]

    assert ("suspendido", "suspendido") in listed
