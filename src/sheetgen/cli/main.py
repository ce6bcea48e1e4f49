"""The group of commands: each is imported only when it is called."""

import importlib
import sys

import click

from sheetgen import __version__
from sheetgen.cli.tongue import learn_language, spoken

_COMMANDS = ("build", "template")
"""In the order of the monthly job."""


class _Late(click.Group):
    """A group whose commands load late, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"sheetgen.cli.{cmd_name}")
        command: click.Command = module.command()
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the nearest command where the one typed does not exist."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from sheetgen.sources.spelling import nearest  # noqa: PLC0415 - only when mistyped

            near = nearest(args[0], _COMMANDS)
            if near is None:
                raise
            said = f"{error.format_message()} {spoken('Did you mean {near}?').format(near=near)}"
            raise click.UsageError(said, ctx) from error


def _group() -> click.Group:
    @click.group(
        cls=_Late,
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
