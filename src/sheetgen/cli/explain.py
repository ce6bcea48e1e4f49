"""``sheetgen explain CODE``: why an item or element has its figure, status and colour."""

import json
from pathlib import Path

import click

from sheetgen.cli.options import period_option, workspace_option
from sheetgen.cli.stopping import enter, stopping
from sheetgen.cli.tongue import spoken
from sheetgen.model.period import Period


def command() -> click.Command:
    """The command, with its help in the language of the command line."""

    @click.command(
        "explain",
        help=spoken(
            "Why the item or element CODE is as it is: its figure with its formula and cells, the "
            "thresholds and the rule that decided, its alerts, and what would change the verdict."
        ),
    )
    @click.argument("code")
    @workspace_option()
    @period_option()
    @click.option("--plan", help=spoken("The plan, where two of them have the code."))
    @click.option("--json", "as_json", is_flag=True, help=spoken("Print the answer as JSON."))
    def explain(
        *, code: str, workspace: Path | None, period: Period | None, plan: str | None, as_json: bool
    ) -> None:
        with stopping():
            _explain(code, workspace, period, plan, as_json=as_json)

    return explain


def _explain(
    code: str, folder: Path | None, period: Period | None, plan: str | None, *, as_json: bool
) -> None:
    from sheetgen.cli.explain_record import explanation_record  # noqa: PLC0415 - late
    from sheetgen.cli.explain_text import explanation_lines  # noqa: PLC0415 - late
    from sheetgen.house import open_house  # noqa: PLC0415 - late
    from sheetgen.questions import explain  # noqa: PLC0415 - late

    workspace, say = enter(folder)
    answer = explain(open_house(workspace), code, period, plan)
    if as_json:
        click.echo(json.dumps(explanation_record(answer, say), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(explanation_lines(answer, say)))
