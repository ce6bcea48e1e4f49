"""``sheetgen rules facts``: what rules may speak of, with units and meanings."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import flag, workspace_option
from sheetgen.cli.stopping import enter, stopping
from sheetgen.language.message import message

if TYPE_CHECKING:
    from sheetgen.errors import RuleError
    from sheetgen.language.speaker import Speaker


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "facts",
        callback=_list,
        help=spoken("What rules may speak of: each fact, its unit, and what it means."),
        params=[
            workspace_option(),
            click.Option(
                ["--kind"], help=spoken("Only the facts of this kind, for example indicator.")
            ),
            flag(spoken("Print the facts as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _list(*, folder: Path | None, kind: str | None, as_json: bool) -> None:
    from sheetgen.cli.rules_page import fact_record, threshold_record  # noqa: PLC0415 - late
    from sheetgen.errors import RuleError, WorkspaceError  # noqa: PLC0415 - late
    from sheetgen.issuing.forms import read_forms  # noqa: PLC0415 - late
    from sheetgen.model.own_figures import own_figures  # noqa: PLC0415 - late
    from sheetgen.ruling.rule_files import read_rules  # noqa: PLC0415 - late
    from sheetgen.ruling.thresholds import thresholds_of  # noqa: PLC0415 - late
    from sheetgen.ruling.vocabulary import FACTS, fact_of  # noqa: PLC0415 - late
    from sheetgen.ruling.word_facts import KINDS  # noqa: PLC0415 - late
    from sheetgen.sources.shipped import FORMS, RULES, under  # noqa: PLC0415 - late
    from sheetgen.sources.spelling import known_words  # noqa: PLC0415 - late

    workspace, say = enter(folder)
    if kind is not None and kind not in KINDS:
        raise WorkspaceError(f"--kind {kind}", *known_words(kind, KINDS))
    forms = read_forms(workspace.templates, workspace.root, under(workspace, FORMS))
    own = own_figures(forms)
    facts = (*FACTS, *dict.fromkeys(fact_of(each.quantity) for each in own))
    shown = [fact_record(fact, say) for fact in facts if kind is None or kind in fact.kinds]
    unread: RuleError | None = None
    try:
        rules = read_rules(workspace.rules, workspace.root, under(workspace, RULES))
    except RuleError as error:  # who mends a rule asks for the facts
        rules, unread = (), error
    bounds = [threshold_record(each, say) for each in thresholds_of(rules)]
    if as_json:
        record = {"facts": shown, "thresholds": bounds}
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
        _tell_unread(unread, say)
        return
    for each in shown:
        click.echo(f"{each['name']} · {each['unit']} · {', '.join(each['kinds'])}")
        click.echo(f"    {each['meaning']}")
        for word, text in each["words"].items():
            click.echo(f"      {word}: {text}")
    click.echo("")
    click.echo(say.say(message("Thresholds, which sheetgen.toml may set:")))
    for bound in bounds:
        declared = f" · {bound['declared_in']}" if bound["declared_in"] else ""
        click.echo(f"{bound['name']} · {bound['figure']} · {bound['unit']}{declared}")
        click.echo(f"    {bound['meaning']}")
    _tell_unread(unread, say)


def _tell_unread(unread: "RuleError | None", say: "Speaker") -> None:
    """The thresholds that the rules declare are not listed where the rules cannot be read."""
    if unread is not None:
        said = message("The thresholds that the rules declare are not listed: {fault}",
                       fault=unread.message())  # fmt: skip
        click.echo(say.say(said), err=True)
