"""The table of faults is whole: each code that is told stands in it, and docs/ shows it."""

import re
from pathlib import Path

import pytest

import sheetgen.reading
from sheetgen.faults.fault_table import FAULTS, told
from sheetgen.faults.faults_page import fault_lines
from sheetgen.language.speaker import speaker
from sheetgen.model.problem import Weight

ROOT = Path(__file__).parents[2]
READING = Path(sheetgen.reading.__file__).parent
TOLD = re.compile(r'(?:FileFault\.of|cls\.of|Refused|_fault)\(\s*"(READ-\d{3})"')


def in_the_code() -> set[str]:
    """The codes that the reader tells by name."""
    return {
        code for path in READING.rglob("*.py") for code in TOLD.findall(path.read_text("utf-8"))
    }


@pytest.mark.parametrize(("page", "language"), [("faults.md", "en"), ("faults.es.md", "es")])
def test_the_page_of_faults_is_what_is_told_today(page: str, language: str) -> None:
    written = "\n".join(fault_lines(speaker(language, "es_PE")))

    assert (ROOT / "docs" / page).read_text("utf-8") == f"{written}\n", "python scripts/faults.py"


def test_every_code_that_is_told_stands_in_the_table() -> None:
    found = in_the_code()

    assert len(found) > 60
    assert found <= {fault.code for fault in FAULTS}


def test_no_code_and_case_stands_twice() -> None:
    keys = [(fault.code, fault.case) for fault in FAULTS]

    assert sorted(set(keys)) == sorted(keys)


def test_a_fault_holds_the_figures_that_each_of_its_sentences_names() -> None:
    fault = told("READ-302", found="2025-11", expected="2025-12")
    say = speaker("es", "es_PE")

    assert fault.weight is Weight.ERROR
    assert fault.message.figures == (("found", "2025-11"), ("expected", "2025-12"))
    assert fault.remedy.figures == (("expected", "2025-12"),)
    assert say.say(fault.remedy) == "Llene la plantilla de 2025-12 y envíela."
