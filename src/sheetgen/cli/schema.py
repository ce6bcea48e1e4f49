"""``sheetgen schema``: the JSON Schemas of what analysts write."""

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.stopping import stopping


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    from sheetgen.schemas.all_schemas import SCHEMAS  # noqa: PLC0415 - late

    return click.Command(
        "schema",
        callback=_print,
        help=spoken(
            "The JSON Schema of sheetgen.toml (settings), plan.toml (plan), a form, a file of "
            "rules or of phrases, a layout or a plan of paragraphs (report), for editors; all of "
            "them by name where none is named."
        ),
        params=[
            click.Argument(["name"], required=False, type=click.Choice(tuple(SCHEMAS))),
        ],
    )


@stopping()
def _print(name: str | None) -> None:
    import json  # noqa: PLC0415 - late

    from sheetgen.schemas.all_schemas import SCHEMAS, text_of  # noqa: PLC0415 - late

    if name is not None:
        click.echo(text_of(name), nl=False)
        return
    whole = {each: make() for each, make in SCHEMAS.items()}
    click.echo(json.dumps(whole, ensure_ascii=False, indent=1))
