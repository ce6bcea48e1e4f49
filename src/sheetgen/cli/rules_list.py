"""``sheetgen rules list``: the rules as a page."""

import json
from pathlib import Path

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import PeriodType, flag, workspace_option
from sheetgen.cli.stopping import enter, stopping
from sheetgen.language.languages import codes
from sheetgen.model.period import Period


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "list",
        callback=_list,
        help=spoken("The rules as a page: what each looks at, says, and why."),
        params=[
            workspace_option(),
            click.Argument(["codes"], nargs=-1),
            click.Option(
                ["--period"],
                type=PeriodType(),
                help=spoken(
                    "Only the version of each rule that judges this month, for example 2025-06."
                ),
            ),
            flag(spoken("Print the rules as JSON."), "--json", "as_json"),
            flag(spoken("Print the page docs/rules.md."), "--markdown"),
            click.Option(
                ["--language"],
                type=click.Choice(codes()),
                help=spoken("The language of the page; default: the workspace's."),
            ),
        ],
    )


@stopping()
def _list(
    *,
    folder: Path | None,
    codes: tuple[str, ...],
    period: Period | None,
    as_json: bool,
    markdown: bool,
    language: str | None,
) -> None:
    from sheetgen.cli.rules_page import markdown_lines, rule_record, terminal_lines  # noqa: PLC0415 - late
    from sheetgen.errors import RuleError  # noqa: PLC0415 - late
    from sheetgen.language.speaker import speaker  # noqa: PLC0415 - late
    from sheetgen.ruling.rule_files import read_rules  # noqa: PLC0415 - late
    from sheetgen.sources.shipped import RULES, under  # noqa: PLC0415 - late
    from sheetgen.sources.spelling import known_words  # noqa: PLC0415 - late

    workspace, say = enter(folder)
    say = speaker(language or workspace.language, workspace.locale)
    rules = read_rules(workspace.rules, workspace.root, under(workspace, RULES))
    known = [rule.code for rule in rules]
    for code in codes:
        if code not in known:
            raise RuleError(code, *known_words(code, known))
    shown = [
        rule
        for rule in rules
        if (not codes or rule.code in codes) and (period is None or rule.in_force(period))
    ]
    if as_json:
        records = [rule_record(rule, say, rules) for rule in shown]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif markdown:
        click.echo("\n".join(markdown_lines(shown, say)))
    else:
        click.echo("\n".join(terminal_lines(shown, say, rules)).rstrip())
