"""A new language is a folder: a catalogue and texts in YAML. Tried with Portuguese on a copy.

Three sheets are translated: the summary, the indicators and the deliveries. What is not translated
is said in English, and rules and forms that are not written in it are named. Reports in words are
written and read in it by files of the workspace alone.
"""

import json
import re
import shutil
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from model.trial import ROOT, Trial
from small import make_workspace

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.filterwarnings("ignore:.*extension is not supported"),
]

CONVENTIONS = """\
name: português
joint: e
levels:
  bare: {first: "No nível {level}, {named}", last: "em {named}"}
against: "{} frente a {}"
gaps:
  no-data: {words: [nao disponivel, sem dados], initials: [sd]}
months: {labels: [mes de referencia]}
"""
WORDS = {
    ("", "Summary"): "Resumo",
    ("", "Indicators"): "Indicadores",
    ("", "Deliveries"): "Entregas",
    ("", "December {year}"): "dezembro de {year}",
    ("", "{year}-{month}-{day}"): "{day}/{month}/{year}",
    ("", "Management index"): "Índice de gestão",
    ("", "Items of medium or high progress"): "Itens de progresso médio ou alto",
    ("", "Alerts"): "Alertas",
    ("", "Offices that sent their file"): "Unidades que enviaram o arquivo",
    ("", "Status of the items"): "Situação dos itens",
    ("", "Element"): "Elemento",
    ("", "Progress"): "Avanço",
    ("", "Low"): "Baixo",
    ("", "Medium"): "Médio",
    ("", "High"): "Alto",
    ("", "No data"): "Sem dados",
    ("", "Not rated"): "Não avaliado",
    ("items", "low"): "baixos",
    ("", "Responsible"): "Responsável",
    ("", "Baseline"): "Linha de base",
    ("", "Status"): "Situação",
    ("", "Office"): "Unidade",
    ("", "Received"): "Recebido",
    ("", "File"): "Arquivo",
    ("", ("{who} shows low progress", "{who} show low progress")): (
        "{who} apresenta avanço baixo",
        "{who} apresentam avanço baixo",
    ),
    ("", ("Indicator {named}", "Indicators {named}")): (
        "O indicador {named}",
        "Os indicadores {named}",
    ),
    ("", ("{who} shows low progress.", "{who} show low progress.")): (
        "{who} apresenta avanço baixo.",
        "{who} apresentam avanço baixo.",
    ),
}
PHRASES = """\
language: pt
phrases:
  - {means: the, words: ["o", "a"], examples: [{text: a meta, finds: a}, {text: as metas}]}
  - {means: of, words: ["de"], examples: [{text: 248 de 250, finds: de}, {text: desde}]}
  - {means: work, words: ["avanço"], examples: [{text: o avanço, finds: avanço}, {text: avançou}]}
"""
REPORT = """\
kind: policy
title: {es: Informe, en: Report, pt: Relatório de acompanhamento}
cover: [plan, period]
body:
  - section: {es: Situación, en: State, pt: Situação da política}
    body:
      - paragraph: [standing]
      - list: [value]
        each: indicator
"""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """I.1 and I.2 are low; of I.3 its office says in Portuguese that there is no figure."""
    folder = make_workspace(tmp_path_factory.mktemp("new-language"))
    trial = Trial.of(tmp_path_factory.mktemp("package"), folder)
    po = trial.source / "sheetgen/language/locale/pt/LC_MESSAGES/sheetgen.po"
    po.parent.mkdir(parents=True)
    po.write_text("", encoding="utf-8")
    (po.parents[1] / "language.yaml").write_text(CONVENTIONS, encoding="utf-8")
    trial.translate("pt", WORDS)
    form = folder / "templates" / "indicators.yaml"
    text = form.read_text("utf-8")
    assert text.count("en: Actual value}") == 1
    form.write_text(
        text.replace("en: Actual value}", "en: Actual value, pt: Valor obtido}"), encoding="utf-8"
    )
    settings = folder / "sheetgen.toml"
    settings.write_text(settings.read_text("utf-8").replace('= "es"', '= "pt"'), encoding="utf-8")
    shutil.copytree(ROOT / "phrases", folder / "phrases")  # as the wheel holds them
    for name, content in (("phrases/pt.yaml", PHRASES), ("reports/politica.yaml", REPORT)):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    trial.fill({"I.1": 100, "I.2": 0.2, "I.3": "Não disponível"})
    return trial


@pytest.fixture(scope="module")
def built(tried: Trial) -> Path:
    """The workbook in Portuguese."""
    done = tried.run("build", "--lang", "pt", "--report")
    assert done.returncode == 0, done.stdout + done.stderr
    return tried.folder / "output/2025-12/agua/agua-2025-12.xlsx"


def words(path: Path, sheet: str) -> list[str]:
    book = load_workbook(path)
    return [str(c.value) for row in book[sheet].iter_rows() for c in row if c.value is not None]


def test_the_three_sheets_are_in_portuguese(built: Path) -> None:
    summary, indicators, deliveries = (
        words(built, name) for name in ("Resumo", "Indicadores", "Entregas")
    )

    assert {"▼ Baixo", "■ Médio", "○ Sem dados", "Avanço"} <= set(summary)
    assert any("dezembro de 2025" in text and "31/12/2025" in text for text in summary)
    assert {"Responsável", "Linha de base", "Situação", "▼ Baixo"} <= set(indicators)
    assert {"Unidade", "Recebido", "Arquivo"} <= set(deliveries)


def test_status_cells_and_their_counts_speak_it(built: Path) -> None:
    book = load_workbook(built)
    formulas = " ".join(text for text in words(built, "Resumo") if text.startswith("="))
    live = " ".join(text for text in words(built, "Indicadores") if text.startswith("="))

    assert '="▼ Baixo")' in formulas
    assert "▼ Baixo" in live
    assert "Resumo" in book.sheetnames


def test_the_narrative_joins_and_names_as_portuguese_does(built: Path) -> None:
    (told,) = built.parent.glob("*.txt")
    text = told.read_text("utf-8")

    assert "Os indicadores I.1 (50.0\N{NO-BREAK SPACE}%) e I.2 (40.0\N{NO-BREAK SPACE}%)" in text
    assert "apresentam avanço baixo." in text
    assert "No nível Servicio, SS.1" in text


def test_the_report_in_words_is_written_in_it(built: Path) -> None:
    paragraphs = [
        each.text
        for each in Document(
            built.with_stem(f"{built.stem}-report").with_suffix(".docx")
        ).paragraphs
    ]

    assert {"Relatório de acompanhamento", "Situação da política"} <= set(paragraphs)
    assert any("2 of the 3 indicators apresentam avanço baixo" in text for text in paragraphs)
    assert any(text.startswith("O indicador I.2") for text in paragraphs)


@pytest.mark.usefixtures("built")
def test_a_report_written_in_it_is_held_against_the_table(tried: Trial) -> None:
    """I.2 is at 20 of 50 %: 40 % of its target."""
    (tried.folder / "informe.txt").write_text(
        "O indicador I.1 teve um avanço de 50 %.\n\nO indicador I.2 teve um avanço de 41 %.\n",
        encoding="utf-8",
    )
    done = tried.run("text", "informe.txt", "--json")
    assert done.returncode == 1, done.stderr
    said = json.loads(done.stdout)["claims"]

    assert [("I.1", "confirmed"), ("I.2", "contradicted")] == [
        (each["subject"], each["verdict"]) for each in said
    ]


def test_its_words_for_no_data_are_read(built: Path) -> None:
    results = (built.parent / "results.json").read_text("utf-8")

    assert '"gap": "no-data"' in results
    assert "unreadable" not in re.findall(r'"gap": "([\w-]+)"', results)


def test_rules_and_columns_that_are_not_written_in_it_are_named(tried: Trial) -> None:
    told = tried.run("build", "--lang", "pt").stderr

    assert "not written in português" in told
    assert "rules/alerts.yaml: " in told


def test_the_heading_that_is_written_in_it_stands_in_the_template(tried: Trial) -> None:
    path = tried.folder / "output/2025-12/templates/NORTE.xlsx"

    said = words(path, "Indicadores")

    assert "Valor obtido" in said


@pytest.mark.parametrize(
    ("command", "variable", "told"),
    [
        (("build", "--lang", "xx"), "es", "'xx' no es ninguno de 'es', 'en', 'pt'"),
        (("build",), "xx", "SHEETGEN_LANG"),
        (("build",), "xx", "es, en, pt"),
    ],
)
def test_a_language_that_is_not_there_is_refused_with_those_that_are(
    tried: Trial, command: tuple[str, ...], variable: str, told: str
) -> None:
    done = tried.run(*command, language=variable)

    assert done.returncode == 2
    assert told in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_so_is_one_in_the_settings(tried: Trial) -> None:
    settings = tried.folder / "sheetgen.toml"
    before = settings.read_text("utf-8")
    settings.write_text(before.replace('= "pt"', '= "fr"'), encoding="utf-8")
    try:
        done = tried.run("build")
    finally:
        settings.write_text(before, encoding="utf-8")

    assert done.returncode == 2
    assert "es, en" in done.stderr
    assert "pt" in done.stderr


def test_the_command_line_speaks_it_and_keeps_english_for_the_rest(tried: Trial) -> None:
    done = tried.run("--help", language="pt")

    assert done.returncode == 0
    assert "Usage:" in done.stdout


def test_its_months_are_read(tried: Trial) -> None:
    asked = (
        "from sheetgen.language.months import months_in, only_month\n"
        "print(months_in('relatório_março_2026'), only_month('Mês de referência: maio de 2026'))"
    )
    told = tried.python(asked)

    assert told == "(Month(year=2026, month=3),) Month(year=2026, month=5)\n"
