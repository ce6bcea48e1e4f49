"""``sheetgen rules``: the rules as a page, what they may speak of, whether they are proved."""

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.lazy_group import LazyGroup


def _commands() -> dict[str, str]:
    """Each in its own module, ``rules_<name>``, with the line that lists it."""
    return {
        "list": spoken("The rules as a page."),
        "facts": spoken("What rules may speak of."),
        "prove": spoken("Run every proof."),
        "changes": spoken("What changed in the rules that sheetgen ships."),
        "impact": spoken("What other rules or thresholds would have done."),
    }


def command() -> click.Command:
    """The group, with its help in the language of the command line."""
    return LazyGroup(
        name="rules",
        names=_commands(),
        rooms="sheetgen.cli.rules_",
        help=spoken(
            "The rules that judge: as a page, what they may speak of, their proof, and what other "
            "rules would have done."
        ),
    )
