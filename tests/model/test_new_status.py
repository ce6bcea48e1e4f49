"""A new status is one entry, one rule and its translations: everything that lists statuses has it.

Tried on a copy of the package: «ahead», between 120 % and the bound of atypical.
"""

import json
import shutil
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.trial import Trial
from small import ROOT, make_workspace
from writing.builder_writing import both

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.filterwarnings("ignore:.*extension is not supported"),
]

ENTRY = """
    AHEAD = (
        "ahead",
        StatusEntry(
            tone=Tone(
                place=35,
                symbol="✚",
                word=message("Ahead"),
                meaning=message("Progress well above the target"),
                ink="#003A44",
                fill="#CFF1F6",
                solid="#0E7C8C",
                label="#FFFFFF",
            ),
            is_wanting=True,
            counted=term("counted items", "ahead"),
            adjective=term("items", "ahead"),
            short=message("{n} ahead"),
            meaning=term("fact", "items ahead"),
            heading=message("Items ahead"),
            because=message("progress is ahead"),
            clause=message_n("{who} is ahead", "{who} are ahead", 1),
            head=message_n("{who} is well ahead.", "{who} are well ahead.", 1),
            share=Share(message("Share of items ahead"), term("fact", "share that is ahead")),
            follow_up=message("The office gave: {given}. Ask it for a higher target."),
        ),
    )

"""
WORDS = {
    ("", "Ahead"): "Adelantado",
    ("", "Progress well above the target"): "Avance muy por encima de la meta",
    ("counted items", "ahead"): "adelantados",
    ("items", "ahead"): "adelantados",
    ("", "{n} ahead"): "adelantados: {n}",
    ("fact", "items ahead"): "ítems adelantados",
    ("", "Items ahead"): "Ítems adelantados",
    ("", "Share of items ahead"): "Proporción de ítems adelantados",
    ("fact", "share that is ahead"): "proporción que está adelantada",
    ("", "The office gave: {given}. Ask it for a higher target."): (
        "La oficina dio: {given}. Pedirle una meta más alta."
    ),
    ("", "progress is ahead"): "el avance está adelantado",
    ("", ("{who} is ahead", "{who} are ahead")): (
        "{who} está adelantado",
        "{who} están adelantados",
    ),
    ("", ("{who} is well ahead.", "{who} are well ahead.")): (
        "{who} se adelantó mucho.",
        "{who} se adelantaron mucho.",
    ),
}
RULE = """\
- code: STA-105
  name: item.progress.ahead
  applies_to: [indicator, activity, product]
  status: ahead
  severity: medium
  priority: 105
  when:
    all:
      - {fact: progress, above: 120}
      - {fact: progress, at_most: {threshold: atypical}}
  summary: {es: El avance está adelantado., en: Progress is ahead.}
  message: {es: "Adelantado: {progress:percent}.", en: "Ahead: {progress:percent}."}
  remedy: {es: Revisar la meta., en: Look at the target.}
  why: {es: Una razón., en: A reason.}
  source: {es: Una prueba., en: A trial.}
  wrong_when: {es: Nunca., en: Never.}
  since: 2022-01
  examples:
    - {name: exactly 120, facts: {progress: 120}, fires: false}
    - {name: a step above, facts: {progress: 120.000000001}, fires: true}
    - {name: exactly 150, facts: {progress: 150}, fires: true}
    - {name: a step above 150, facts: {progress: 150.000000001}, fires: false}
"""
PARAGRAPHS = """\
kind: policy
title: {es: Informe, en: Report}
cover: [plan]
body:
  - list: [value, progress]
    each: indicator
"""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """I.1 at 130 % is ahead, I.2 at 40 % is low, I.3 at 80 % is on track."""
    folder = make_workspace(tmp_path_factory.mktemp("new-status"))
    trial = Trial.of(tmp_path_factory.mktemp("package"), folder)
    trial.insert("model/status.py", "    @property\n    def fact(", ENTRY)
    trial.translate("es", WORDS)
    (folder / "rules" / "ahead.yaml").write_text(RULE, encoding="utf-8")
    (folder / "reports").mkdir()
    (folder / "reports" / "propio.yaml").write_text(PARAGRAPHS, encoding="utf-8")
    wanting_explanations(folder)
    trial.fill({"I.1": 260, "I.2": 0.2, "I.3": 50})
    done = trial.run("build", "--report")
    assert (0, "") == (done.returncode, done.stderr), done.stdout
    (folder / "told.txt").write_text(done.stdout, encoding="utf-8")
    draft = docx.Document(str(folder / "output/2025-12/agua/agua-2025-12-informe.docx"))
    said = "\n".join(each.text for each in draft.paragraphs)
    (folder / "draft.txt").write_text(said, encoding="utf-8")
    return trial


def wanting_explanations(folder: Path) -> None:
    """The form for indicators asks for its texts in the new status too."""
    path = folder / "templates" / "indicators.yaml"
    text = path.read_text("utf-8")
    assert "wanted_when: [low" in text
    path.write_text(text.replace("wanted_when: [low", "wanted_when: [ahead, low"), "utf-8")


def results(trial: Trial) -> dict[str, object]:
    found: dict[str, object] = json.loads(
        (trial.folder / "output/2025-12/agua/results.json").read_text("utf-8")
    )
    return found


def shown(trial: Trial, sheet: str) -> Worksheet:
    return both(trial.folder / "output/2025-12/agua/agua-2025-12.xlsx")[sheet]


def words(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_the_results_count_it(tried: Trial) -> None:
    found = results(tried)

    assert {"I.1": "ahead", "I.2": "low", "I.3": "on-track"} == {
        each["code"]: each["status"] for each in found["items"]
    }
    assert [1, 1, 0] == [each["counts"]["ahead"] for each in found["elements"]]


def test_the_terminal_and_its_json_count_it(tried: Trial) -> None:
    told = (tried.folder / "told.txt").read_text("utf-8")
    record = json.loads(tried.run("build", "--json").stdout)

    assert "3 ítems: Bajo 1, Medio 1 y Adelantado 1." in told
    assert {"on-track": 1, "low": 1, "missing": 0, "atypical": 0, "not-rated": 0, "ahead": 1} == (
        record[0] if isinstance(record, list) else record["plans"][0]
    )["statuses"]


def test_the_summary_has_a_column_of_it_and_totals_hold_it(tried: Trial) -> None:
    sheet = shown(tried, "Resumen")
    heads = next(
        row for row in sheet.iter_rows() if any(cell.value == "✚ Adelantado" for cell in row)
    )
    said = [cell.value for cell in heads if cell.value is not None]
    total = next(row for row in sheet.iter_rows() if row[0].value == "Total")
    first = next(cell.column_letter for cell in heads if cell.value == "▼ Bajo")
    last = next(cell.column_letter for cell in heads if cell.value == "– No evaluado")
    whole = next(cell.column_letter for cell in heads if cell.value == "Ítems")

    assert said[2:] == [
        "▼ Bajo", "■ Medio", "▲ Alto", "✚ Adelantado", "◊ Atípico", "○ Sin dato",
        "– No evaluado", "Ítems",
    ]  # fmt: skip
    assert ord(last) - ord(first) == 6
    row = heads[0].row + 1
    assert sheet[f"{whole}{row}"].value == f"=SUM({first}{row}:{last}{row})"
    assert sheet[f"{whole}{total[0].row}"].value.startswith(f"=SUM({whole}")
    assert f"${whole}$" in sheet.print_area


def test_the_title_counts_it_beside_what_else_stands_in_the_way(tried: Trial) -> None:
    titles = words(shown(tried, "Resumen"))

    assert any("1 de 3 ítems bajo y 1 adelantados; NORTE concentra 2" in each for each in titles)


def test_the_offices_are_counted_with_it_and_the_worst_first(tried: Trial) -> None:
    sheet = shown(tried, "Resumen")
    rows = [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]
    at = next(at for at, row in enumerate(rows) if row[:2] == ["Oficina", "Ítems"])

    assert ["Oficina", "Ítems", "Bajo", "Sin dato", "Adelantado", "Alertas"] == rows[at][:6]
    assert ["NORTE", 2, 1, 0, 1, 2] == rows[at + 1][:6]
    assert ["SUR", 1, 0, 0, 0, 0] == rows[at + 2][:6]


def test_what_to_do_about_texts_that_came_is_what_its_entry_says(tried: Trial) -> None:
    told = tried.python(
        "from sheetgen.model.status import Status\n"
        "from sheetgen.summing.remedies import _follow_up\n"
        "print(_follow_up(Status('ahead'), [], says_all=False).text)"
    )

    assert "The office gave: {given}. Ask it for a higher target." == told.strip()


def test_the_impact_of_other_bounds_counts_who_comes_to_have_it(tried: Trial) -> None:
    record = json.loads(tried.run("rules", "impact", "--set", "atypical=125", "--json").stdout)

    # 130 % lies above the new bound of atypical
    assert [{"office": "NORTE", "changed": 1, "to_low": 0, "from_low": 0} | {
        "to_ahead": 0, "from_ahead": 1,
    }] == record["offices"]  # fmt: skip


def test_the_charts_legends_and_method_explain_it(tried: Trial) -> None:
    method = words(shown(tried, "Metodología"))

    line = next(each for each in words(shown(tried, "Resumen")) if each.startswith("Avance: "))

    assert line.endswith("◊ Atípico; ✚ Adelantado: Avance muy por encima de la meta")
    assert "Avance muy por encima de la meta" == method[method.index("✚ Adelantado") + 1]


def test_the_narrative_speaks_of_it(tried: Trial) -> None:
    told = " ".join(each["text"] for each in results(tried)["narrative"])

    assert "presenta un avance bajo y uno está adelantado; se identifican 3 alertas" in told
    assert "El indicador I.1 (130.0\N{NO-BREAK SPACE}%) se adelantó mucho." in told


def test_the_report_in_words_says_of_the_item_how_it_stands(tried: Trial) -> None:
    told = (tried.folder / "draft.txt").read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")

    assert "Este indicador está adelantado (130.0 %)." in told
    assert "Este indicador presenta un avance bajo (40.0 %)." in told
    assert "Este indicador presenta un avance intermedio (80.0 %)." in told


def test_the_template_judges_it_live_and_asks_for_its_texts(tried: Trial) -> None:
    path = tried.folder / "output/2025-12/templates/NORTE.xlsx"
    book = load_workbook(path)
    formulas = [text for text in words(book["Indicadores"]) if text.startswith("=")]
    rules = book["Indicadores"].conditional_formatting
    asked = [rule.formula[0] for each in rules for rule in each.rules if rule.formula]

    assert any("✚ Adelantado" in text for text in formulas)
    assert any("✚ Adelantado" in text for text in asked)


def test_an_office_is_asked_why_it_is_so(tried: Trial) -> None:
    problems = [each for each in results(tried)["problems"] if each["code"] == "READ-314"]

    assert "el avance está adelantado (130.0" in " ".join(each["message"] for each in problems)


def test_rules_may_count_it_and_explain_answers_for_it(tried: Trial) -> None:
    facts = tried.run("rules", "facts").stdout
    answer = tried.run("explain", "I.1").stdout

    assert "ahead_share · percent · element, office\n    proporción que está adelantada" in facts
    assert "n_ahead · count · element, office\n    ítems adelantados" in facts
    assert "✚ Adelantado" in answer
    assert "STA-105" in answer


def test_the_count_of_it_has_a_trace(tried: Trial) -> None:
    sheet = shown(tried, "Resumen")
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "✚ Adelantado")
    at = f"{cell.column_letter}{cell.row + 1}"
    found = tried.run("trace", f"output/2025-12/agua/agua-2025-12.xlsx!Resumen!{at}")

    assert (0, "") == (found.returncode, found.stderr)
    assert "Adelantado" in found.stdout


def test_a_fall_from_the_new_status_is_no_improvement(tried: Trial) -> None:
    told = tried.python(
        "from decimal import Decimal\n"
        "from sheetgen.model.comparison import State\n"
        "from sheetgen.model.status import Status\n"
        "from sheetgen.summing.compare import change_between\n"
        "ahead, low = State(Status('ahead'), Decimal(130)), State(Status('low'), Decimal(40))\n"
        "print(change_between(ahead, low).name, change_between(low, ahead).name)"
    )

    assert ["WORSE", "BETTER"] == told.split()


def test_a_report_in_words_is_held_to_it(tried: Trial) -> None:
    shutil.copytree(ROOT / "phrases", tried.folder / "phrases")
    path = tried.folder / "dicho.txt"
    path.write_text("El indicador I.1 está adelantado.\n\nEl indicador I.2 está adelantado.\n")
    done = tried.run("text", str(path), "--json")
    assert (1, "") == (done.returncode, done.stderr)
    found = json.loads(done.stdout)

    assert [("I.1", "confirmed"), ("I.2", "contradicted")] == [
        (each["subject"], each["verdict"]) for each in found["claims"]
    ]
