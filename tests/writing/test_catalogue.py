"""The catalogues are whole and fresh."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "catalogue.py"


def test_every_sentence_has_its_translation_and_the_compiled_form_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, "check"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, "the catalogues are complete and fresh\n")
