"""The catalogues are whole and fresh."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "catalogue.py"


def test_every_sentence_has_its_translation_and_the_compiled_form_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "check"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, "the catalogues are complete and fresh\n")


@pytest.mark.parametrize(
    "code",
    [
        'how = "{a} less {b}, turned"\nmessage(how, a=1, b=2)',
        'how = "one" if alone else "many"\nmessage(how)',
        'message(f"{name} has sent nothing")',
        'message("one part, " + rest)',
    ],
)
def test_a_sentence_that_no_search_of_the_code_sees_is_named(code: str) -> None:
    """The words of a distance stood in English in Spanish workbooks: it was named before said."""
    assert list(scripts_catalogue().unseen(code)) != []


@pytest.mark.parametrize(
    "code",
    [
        'message("{a} less {b}", a=1, b=2)',
        'how = "{figure:soles}"\nmessage(how, figure=1)',
        "message(told.text, figure=1)",
        "def said(text):\n    return message(text)",
    ],
)
def test_one_that_stands_where_it_is_said_is_not(code: str) -> None:
    assert list(scripts_catalogue().unseen(code)) == []


def scripts_catalogue() -> ModuleType:
    """The script as a module."""
    told = importlib.util.spec_from_file_location("catalogue", SCRIPT)
    assert told is not None
    assert told.loader is not None
    module = importlib.util.module_from_spec(told)
    told.loader.exec_module(module)
    return module


def test_what_a_command_is_given_has_one_name_in_a_language() -> None:
    """The help of ``text`` spoke of "el informe FILE" where its usage says ARCHIVO."""
    catalogue = scripts_catalogue()
    for po in catalogue.po_files():
        said = [
            (str(each.id), str(each.string)) for each in catalogue.sentences(catalogue.updated(po))
        ]
        own = {
            each: word for each, word in said if re.fullmatch("[A-Z]{3,}", each) and word != each
        }
        assert "FILE" in own
        left = [word for each, word in said if own.keys() & set(re.findall(r"\w+", word))]
        assert left == []
