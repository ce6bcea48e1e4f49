"""``sheetgen rules prove``: every proof, and a counter-example for what is not shown."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import flag, workspace_option
from sheetgen.cli.stopping import enter, stopping
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.records import names_of

if TYPE_CHECKING:
    from sheetgen.ruling.proofs.coverage import Overlap

NOT_PROVED = 2


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "prove",
        callback=_prove,
        help=spoken(
            "Run every proof: each example, one status for every combination of facts, and that "
            "each part of a condition is shown to matter. Exits 0 proved, 2 not."
        ),
        params=[
            workspace_option(),
            flag(spoken("Print the proofs as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _prove(*, folder: Path | None, as_json: bool) -> None:
    from sheetgen.ruling.proofs.coverage import overlaps  # noqa: PLC0415 - late
    from sheetgen.ruling.proofs.prove import Doubt  # noqa: PLC0415 - late
    from sheetgen.ruling.proofs.proved import Tally, prove_in_use, remedy, where  # noqa: PLC0415 - late
    from sheetgen.setup import read_setup  # noqa: PLC0415 - late

    workspace, say = enter(folder)
    setup = read_setup(workspace)
    doubts, tally = prove_in_use(setup.rules, setup.plans, workspace.thresholds)

    def record(doubt: Doubt) -> dict[str, str]:
        return {
            "where": where(doubt, setup.rules),
            "rule": doubt.rule,
            "proof": doubt.proof,
            "message": say.say(doubt.message),
            "remedy": say.say(remedy(doubt)),
        }

    def counts(tally: Tally) -> dict[str, int]:
        return {name: getattr(tally, name) for name in names_of(Tally)}

    records = [record(doubt) for doubt in doubts]
    settled = overlaps(setup.rules)
    if as_json:
        whole = {
            "proved": not records,
            "tried": counts(tally),
            "doubts": records,
            "overlaps": [
                {
                    "kind": each.kind,
                    "decider": each.decider,
                    "other": each.other,
                    "facts": {name: str(value) for name, value in each.facts},
                }
                for each in settled
            ],
        }
        click.echo(json.dumps(whole, ensure_ascii=False, indent=1))
    else:
        for each in records:
            click.echo("{where}: {message} {remedy}".format(**each))
        for overlap in settled:
            click.echo(say.say(_settled(overlap)))
        click.echo(_verdict(len(records), counts(tally), say))
    sys.exit(NOT_PROVED if records else 0)


def _settled(overlap: "Overlap") -> Message:
    """Two rules that hold together: no fault, but whoever edits priorities must know."""
    from sheetgen.ruling.proofs.prove import written_facts  # noqa: PLC0415 - late

    return message(
        "Settled by priority: {decider} decides before {other} for {kind}, as with {facts}.",
        decider=overlap.decider,
        other=overlap.other,
        kind=overlap.kind,
        facts=written_facts(dict(overlap.facts)),
    )


def _verdict(doubts: int, counts: dict[str, int], say: Speaker) -> str:
    tried = message(
        "{rules} rules, {examples} examples, {mutants} faults made on purpose, {worlds} "
        "combinations of facts on {on_scales}.",
        on_scales=message_n("{n} scale", "{n} scales", counts["scales"]),
        **counts,
    )
    said = message("Proved: {tried}", tried=tried)
    if doubts:
        said = message_n(
            "Not proved ({n} fault): {tried}",
            "Not proved ({n} faults): {tried}",
            doubts,
            tried=tried,
        )
    return say.say(said)
