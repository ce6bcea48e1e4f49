"""What is written down of locales is what Babel says of them."""

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from sheetgen.language.locales import LISTED, babel_marks, babel_months, marks_of, months_of

SCRIPT = Path(__file__).parents[2] / "scripts" / "locales.py"


@pytest.mark.sweep
def test_the_list_says_what_babel_says() -> None:
    """Made again it is the same; where Babel was brought up to date, make it anew."""
    said = json.loads(runpy.run_path(str(SCRIPT))["listed"]())
    assert json.loads(LISTED.read_text(encoding="utf-8")) == said, "run scripts/locales.py"


@pytest.mark.parametrize("name", ["es_PE", "es_ES", "en", "de_CH", "zh_TW", "fr"])
def test_marks_are_those_of_babel_listed_or_not(name: str) -> None:
    assert marks_of(name) == babel_marks(name)


def test_months_of_a_language_that_is_not_listed_are_asked_of_babel() -> None:
    assert months_of("pt") == babel_months("pt")
    assert months_of("es")["diciembre"] == 12


def test_an_ordinary_locale_opens_no_locale_of_babel() -> None:
    """Babel would look for the machine's time zone: 30 ms of each run."""
    asked = (
        "import sys; from sheetgen.language.number_marks import read_marks; "
        "from sheetgen.language.months import months_in; "
        "read_marks('es-PE'); months_in('mayo 2026'); "
        "sys.exit('babel.core' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
