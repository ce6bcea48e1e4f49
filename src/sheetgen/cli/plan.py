"""``sheetgen plan``: what the plans of the workspace hold, checked and carried into a new year."""

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.lazy_group import LazyGroup


def _commands() -> dict[str, str]:
    """Each in its own module, ``plan_<name>``, with the line that lists it."""
    return {
        "import": spoken("An existing matrix becomes the tables of a plan."),
        "check": spoken("All that is wrong, missing or odd in the plans."),
        "new-year": spoken("Open the next year of the plans that end."),
    }


def command() -> click.Command:
    """The group, with its help in the language of the command line."""
    return LazyGroup(
        name="plan",
        names=_commands(),
        rooms="sheetgen.cli.plan_",
        help=spoken(
            "The plans: made from a matrix, all that is wrong or odd in them, their next year."
        ),
    )
