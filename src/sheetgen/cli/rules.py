"""``sheetgen rules``: the rules as a page, what they may speak of, whether they are proved."""

import click

from sheetgen.cli.late import Late
from sheetgen.cli.tongue import spoken

_COMMANDS = ("list", "facts", "prove", "impact")
"""Each in its own module, ``rules_<name>``."""


def command() -> click.Command:
    """The group, with its help in the language of the command line."""

    @click.group(
        "rules",
        cls=Late,
        names=_COMMANDS,
        rooms="sheetgen.cli.rules_",
        help=spoken(
            "The rules that judge: as a page, what they may speak of, their proof, and what other "
            "rules would have done."
        ),
    )
    def rules() -> None:
        pass

    return rules
