"""The command line as a person types it: in this process, or once a command in one of its own.

Starting an interpreter costs more than most commands do, so a test runs ``main`` here, with its
own streams, folder and language. What only a process of its own can show (that the command starts
at all, and with warnings as errors from its first import) is shown once for each command.
"""

import gc
import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from sheetgen.cli import main

Done = subprocess.CompletedProcess[str]
"""What a run gives in either way: its exit status, what it said, what it complained of."""


def run(folder: Path, *words: object, language: str = "es") -> Done:
    """Run sheetgen in ``folder``, in this process."""
    typed = ["sheetgen", *map(str, words)]
    said, complained = _stream(), _stream()
    with (
        pytest.MonkeyPatch.context() as here,
        redirect_stdout(said),
        redirect_stderr(complained),
    ):
        here.chdir(folder)
        here.setenv("SHEETGEN_LANG", language)
        here.setenv("LANGUAGE", language)  # the command sets it itself; here it is put back
        here.setattr(sys, "argv", typed)
        with pytest.raises(SystemExit) as ended:
            main()
    gc.unfreeze()  # main leaves its rings for the process that ends; this one goes on
    return Done(typed, _status(ended.value), _told(said), _told(complained))


def run_apart(folder: Path, *words: object, language: str = "es") -> Done:
    """Run sheetgen in ``folder`` in an interpreter of its own, each of its warnings an error."""
    return subprocess.run(
        [sys.executable, "-m", "sheetgen", *map(str, words)],
        cwd=folder,
        env=os.environ | {"SHEETGEN_LANG": language, "PYTHONWARNINGS": "error"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _told(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def _status(ended: SystemExit) -> int:
    return ended.code if isinstance(ended.code, int) else 0
