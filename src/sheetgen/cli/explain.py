"""``sheetgen explain CODE``: why an item or element has its figure, status and colour."""

import json
from pathlib import Path

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import flag, period_option, workspace_option
from sheetgen.cli.stopping import enter, stopping
from sheetgen.model.period import Period


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "explain",
        callback=_explain,
        help=spoken(
            "Why the item or element CODE is as it is: its figure with its formula and cells, the "
            "thresholds and the rule that decided, its alerts, and what would change the verdict. "
            "Of an office, what it reports; of an alert's id, its subject."
        ),
        params=[
            click.Argument(["code"]),
            workspace_option(),
            period_option(),
            click.Option(["--plan"], help=spoken("The plan, where two of them have the code.")),
            flag(spoken("Print the answer as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _explain(
    *, code: str, folder: Path | None, period: Period | None, plan: str | None, as_json: bool
) -> None:
    from sheetgen.cli.explain_office import office_lines, office_record  # noqa: PLC0415 - late
    from sheetgen.cli.explain_record import explanation_record  # noqa: PLC0415 - late
    from sheetgen.cli.explain_text import explanation_lines  # noqa: PLC0415 - late
    from sheetgen.questions import explain, explain_office, subject_of  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late

    workspace, say = enter(folder)
    setup = open_setup(workspace)
    office = explain_office(setup, subject_of(setup, code), plan)
    if office is not None:
        record, lines = office_record(office), office_lines(office, say)
        click.echo(
            json.dumps(record, ensure_ascii=False, indent=1) if as_json else "\n".join(lines)
        )
        return
    answer = explain(setup, code, period, plan)
    if as_json:
        click.echo(json.dumps(explanation_record(answer, say), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(explanation_lines(answer, say)))
