"""The command line speaks the reader's language to the last word, click's own sentences too."""

import ast
import gettext
import re
import string
from pathlib import Path

import click
import pytest

import sheetgen.cli
import sheetgen.language
from running import run
from sheetgen.cli.command_language import CLICK_SAYS
from sheetgen.language.languages import language_of
from sheetgen.language.message import Message
from small import make_workspace

LOCALES = Path(sheetgen.language.__file__).parent / "locale"
SPANISH = gettext.translation("sheetgen", LOCALES, ["es"])
NEVER = {
    "Takes {nargs} values but 1 was given.",
    "{len_type} values are required, but {len_value} was given.",
}
"""Of options that take several values: no command has one."""


def plural_sentences_of_click() -> set[str]:
    """The singular of each sentence that click counts with, from its own source."""
    found = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "ngettext":
                found.add(ast.literal_eval(node.args[0]))
    return found


def test_every_sentence_that_click_counts_with_is_in_our_catalogue() -> None:
    ours = {each.text for each in CLICK_SAYS if each.many is not None}

    assert plural_sentences_of_click() - NEVER == ours


@pytest.mark.parametrize("said", [each for each in CLICK_SAYS if each.many], ids=str)
@pytest.mark.parametrize("n", [1, 2])
def test_its_spanish_is_a_sentence_with_what_was_typed(said: Message, n: int) -> None:
    one, many = said.text, said.many
    spanish = SPANISH.ngettext(one, many, n)
    told = {name for _, name, _, _ in string.Formatter().parse(spanish) if name}
    known = {name for _, name, _, _ in string.Formatter().parse(f"{one} {many}") if name}

    assert told
    assert told <= known
    assert len(spanish.split()) > 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("build", "extra"),
            "Error: Sobra un argumento: extra (lo que tiene espacios va entre comillas)",
        ),
        (
            ("build", "a", "b"),
            "Error: Sobran argumentos: a b (lo que tiene espacios va entre comillas)",
        ),
        (
            ("explain", "I.1", "I.2"),
            "Error: Sobra un argumento: I.2 (lo que tiene espacios va entre comillas)",
        ),
        (("build", "--json=3"), "La opción '--json' no lleva un valor."),
        (("build", "--as-of", "ayer"), "'ayer' no es una fecha; escríbala como YYYY-MM-DD"),
        (("check", "plans"), "plans: la carpeta no contiene ningún archivo"),
        (("check", "nada.xlsx"), "'nada.xlsx' no existe."),
        (
            ("check",),
            "Falta el argumento 'ARCHIVO...'. Nombre archivos, una carpeta, o lo que llegó",
        ),
        (("receive",), "Falta el argumento 'ARCHIVO...'."),
        (("verify",), "Falta el argumento 'AAAA-MM'."),
        (("plantilla",), "No existe la orden 'plantilla'. ¿Quiso decir template?"),
        (("Plantila",), "¿Quiso decir template?"),
        (("cerrar",), "¿Quiso decir close?"),
        (("planes",), "¿Quiso decir plan?"),
        (("templat",), "¿Quiso decir template?"),
        (("plan", "importar"), "¿Quiso decir import?"),
        (("template",), "Indique el mes de las plantillas: --period AAAA-MM."),
    ],
)
def test_a_slip_on_the_command_line_is_told_in_spanish(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    make_workspace(tmp_path)

    done = run(tmp_path, *words)

    assert 2 == done.returncode
    assert said in done.stderr


def test_every_word_for_a_command_leads_to_one_that_there_is() -> None:
    rooms = {path.stem for path in Path(sheetgen.cli.__file__).parent.glob("*.py")}
    for name in language_of("es").commands:
        module = name.replace("-", "_")
        assert rooms & {module, f"plan_{module}", f"rules_{module}"}, name


@pytest.mark.parametrize(
    ("language", "use"),
    [("es", "Uso: sheetgen explain [OPCIONES] CÓDIGO"),
     ("en", "Usage: sheetgen explain [OPTIONS] CODE")],
)  # fmt: skip
def test_the_line_of_use_is_in_the_language(tmp_path: Path, language: str, use: str) -> None:
    assert use in run(tmp_path, "explain", "--help", language=language).stdout


@pytest.mark.parametrize("command", ["template", "check", "receive", "build", "explain", "trace"])
def test_no_english_stands_in_a_spanish_help(tmp_path: Path, command: str) -> None:
    told = run(tmp_path, command, "--help").stdout

    assert not re.findall(r"\b(FILE|CODE|TEXT|DIRECTORY|OPTIONS|%Y)\b", told)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan", "new-year", "25"), "'25' no es un número entero de 1900 a 2999."),
        (("plan", "new-year", "dosmil"), "'dosmil' no es un número entero de 1900 a 2999."),
        (("build", "--workers", "0"), "'0' no es un número entero de 1 o más."),
    ],
)
def test_a_number_that_is_not_taken_is_answered_in_spanish(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    assert said in run(tmp_path, *words).stderr


def test_a_month_that_no_plan_has_is_not_checked_in_silence(tmp_path: Path) -> None:
    done = run(make_workspace(tmp_path), "check", "--period", "2030-01")

    assert 2 == done.returncode
    assert "el plan agua va de 2024-01 a 2025-12; 2030-01 queda fuera." in done.stderr


@pytest.mark.parametrize("order", ["build", "template", "check"])
def test_a_month_that_none_of_several_plans_has_is_told_with_the_dates_of_each(
    tmp_path: Path, order: str
) -> None:
    assert 0 == run(tmp_path, "init", "w").returncode

    done = run(tmp_path / "w", order, "--period", "2031-01")

    assert 2 == done.returncode
    assert done.stderr.startswith(
        "Error: 2031-01: ningún plan abarca este periodo: bienestar va de "
    )
    assert " y caminos va de " in done.stderr
