"""A group whose commands are imported only when they are called, so that ``--help`` is quick."""

import importlib
from typing import Any

import click

from sheetgen.cli.command_language import in_our_language, spoken


class LazyGroup(click.Group):
    """Finds the command ``name`` in the module ``<rooms><name>``, by its function ``command``.

    ``names`` maps each command to the line that lists it, so that listing imports none.
    """

    def __init__(self, *, names: dict[str, str], rooms: str, **settings: Any) -> None:  # noqa: ANN401 - what click takes
        super().__init__(**settings)
        self._names = names
        self._rooms = rooms

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands, in the order given."""
        return list(self._names)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """One line for each command."""
        with formatter.section(spoken("Commands")):
            formatter.write_dl(list(self._names.items()))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import the command's module, now that it is wanted."""
        if cmd_name not in self._names:
            return None
        module = importlib.import_module(f"{self._rooms}{cmd_name.replace('-', '_')}")
        return in_our_language(module.command())

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command; raises UsageError that names the nearest where the one typed is none."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = self._meant(args[0])
            if near is None:
                raise
            said = f"{error.format_message()} {spoken('Did you mean {near}?').format(near=near)}"
            raise click.UsageError(said, ctx) from error

    def _meant(self, typed: str) -> str | None:
        """The command that a word is spelt like, by its name or by what languages call it."""
        from sheetgen.language.languages import all_languages  # noqa: PLC0415 - only when mistyped
        from sheetgen.sources.spelling import nearest  # noqa: PLC0415 - only when mistyped

        words = {
            word: name
            for each in all_languages()
            for name, called in each.commands.items()
            if name in self._names
            for word in called
        }
        words |= {name: name for name in self._names}
        near = nearest(typed, tuple(words))
        return None if near is None else words[near]
