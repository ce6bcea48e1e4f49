"""Installs the rule engine, durable-rules, where it can be built; elsewhere says so and ends well.

There are no wheels of it: it is built from source, with a C compiler and Python's headers, by this
interpreter's pip. Two flags let its code of 2020 pass the compilers and Pythons of today: gcc 14
takes undeclared functions for an error, and Python 3.13 has dropped a name that had a new one
since 3.9. Without the engine sheetgen judges with its plain evaluator, whose verdicts are the same.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements-engine.txt"
NAME = "durable-rules"
MODULE = "durable_rules_engine"
OLD_C = "-Wno-error=implicit-function-declaration -Wno-error=incompatible-pointer-types"
RENAMED = "-DPyEval_CallObject=PyObject_CallObject"
RENAMED_SINCE = (3, 13)
LOG = Path(sys.prefix) / "engine.log"
ABSENT = """\
The rule engine ({name}) could not be built here: that takes a C compiler and Python's headers.
sheetgen works without it: its plain evaluator judges, with the same verdicts, and reports say so.
How it failed: {log}. To try again: {python} {script}"""


def main() -> int:
    """Install it if it is not there, and try it; 0 in any case."""
    if importable() or (install() and importable()):
        return 0
    # A wheel that was built before, with other flags or for another Python, may have been kept.
    if install("--no-cache-dir", "--force-reinstall", "--no-binary", NAME) and importable():
        return 0
    pip("uninstall", "--yes", NAME)
    print(ABSENT.format(name=NAME, log=LOG, python=sys.executable, script=__file__))
    return 0


def importable() -> bool:
    """Whether this interpreter can load it: it may be built and still not fit."""
    tried = subprocess.run(
        [sys.executable, "-c", f"import {MODULE}"], capture_output=True, check=False
    )
    return tried.returncode == 0


def install(*words: str) -> bool:
    """Whether pip built and installed it."""
    return pip("install", *words, "-r", str(REQUIREMENTS))


def pip(*words: str) -> bool:
    """Whether this interpreter's pip did it; what it said is in the log."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *words],
        env=with_flags(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"pip {' '.join(words)}\n{done.stdout}{done.stderr}\n")
    return done.returncode == 0


def with_flags() -> dict[str, str]:
    """The environment, its own flags followed by ours."""
    flags = {"CFLAGS": OLD_C}
    if sys.version_info >= RENAMED_SINCE:
        flags["CPPFLAGS"] = RENAMED
    return os.environ | {
        name: f"{os.environ.get(name, '')} {flag}".strip() for name, flag in flags.items()
    }


if __name__ == "__main__":
    raise SystemExit(main())
