"""The commands, and how a run of any of them starts."""

import sys

import click

from sheetgen import __version__
from sheetgen.cli.late import Late
from sheetgen.cli.tongue import learn_language, spoken

_COMMANDS = ("build", "template", "rules")
"""In the order of the monthly job."""


def _group() -> click.Group:
    @click.group(
        cls=Late,
        names=_COMMANDS,
        rooms="sheetgen.cli.",
        help=spoken(
            "Turns what offices submit in Excel into the coloured workbook a manager reads, "
            "and answers for every figure in it."
        ),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    @click.version_option(__version__, prog_name="sheetgen")
    def sheetgen() -> None:
        pass

    return sheetgen


def main() -> None:
    """Run the command line; exits 0 done, 1 an office has something to fix, 2 it could not run."""
    learn_language()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    _group()(prog_name="sheetgen")
