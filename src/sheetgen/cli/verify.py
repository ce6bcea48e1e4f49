"""``sheetgen verify``: build a month again, and say whether it is written as it was."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import PeriodType, flag, workspace_option
from sheetgen.cli.stopping import enter, stopping
from sheetgen.language.message import message, message_n
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.period import Period
from sheetgen.records import replace
from sheetgen.telling.closed_words import (
    late_line,
    older_line,
    otherwise_line,
    recount_line,
    registry_line,
)
from sheetgen.writing.records.change_records import late_records, otherwise_records

if TYPE_CHECKING:
    from sheetgen.verifying import Difference, Verified


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "verify",
        callback=_verify,
        help=spoken(
            "Build the month PERIOD again, apart, and compare it byte by byte with what was "
            "written. Exits 0 all is the same; 1 something differs: the first cell and why are "
            "named; 2 it could not run."
        ),
        params=[
            click.Argument(["period"], metavar="YYYY-MM", type=PeriodType()),
            workspace_option(),
            click.Option(["--plan"], metavar="CODE", help=spoken("Only this plan.")),
            flag(spoken("Print what was found as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _verify(*, period: Period, folder: Path | None, plan: str | None, as_json: bool) -> None:
    from sheetgen.cli.build_wanted import parts_of  # noqa: PLC0415 - late
    from sheetgen.closing import built  # noqa: PLC0415 - late
    from sheetgen.pipeline import due_builds  # noqa: PLC0415 - late
    from sheetgen.planning.layouts import read_layouts  # noqa: PLC0415 - late
    from sheetgen.setup import open_setup  # noqa: PLC0415 - late
    from sheetgen.verifying import verify  # noqa: PLC0415 - late

    workspace, say = enter(folder)
    setup = replace(open_setup(workspace), readings=None)  # read again too
    layouts = read_layouts(workspace)
    found = []
    for _, each in due_builds(setup, period, plan):
        written_in = str(built(setup, each, period).get("language", say.language))
        written_by = speaker(written_in, workspace.locale)
        found.append(
            verify(
                setup,
                each,
                period,
                written_by,
                lambda report, names: parts_of(workspace, report, names),
                layouts,
            )
        )
    if as_json:
        record = [_record(each, say) for each in found]
        click.echo(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(line for each in found for line in _lines(each, say)))
    sys.exit(0 if all(each.is_same for each in found) else 1)


def _lines(found: "Verified", say: Speaker) -> Iterator[str]:
    if found.is_same:
        yield say.say(
            message_n(
                "{plan} {period}: {n} file, the same to the byte.",
                "{plan} {period}: {n} files, the same to the byte.",
                found.files,
                plan=found.plan,
                period=found.period,
            )
        )
        yield from _since_closed(found, say)
        return
    yield say.say(
        message_n(
            "{plan} {period}: {n} file differs from what was written.",
            "{plan} {period}: {n} files differ from what was written.",
            len(found.differences),
            plan=found.plan,
            period=found.period,
        )
    )
    yield from (f"  {_line(each, say)}" for each in found.differences)
    for said, name in found.causes:
        yield f"  {say.say(message('{what}: {name}', what=said, name=name))}"
    if not found.causes:
        why = message("Nothing that it was made from changed: the file was changed by hand.")
        other = message(
            "Nothing that it was made from changed, and it lies there as it was written: a library "
            "of sheetgen's, LibreOffice or this machine writes it otherwise now."
        )
        by_hand = any(each.by_hand for each in found.differences)
        yield f"  {say.say(why if by_hand else other)}"
    yield from _since_closed(found, say)


def _since_closed(found: "Verified", say: Speaker) -> Iterator[str]:
    """What came or was changed once the month was closed, and counts nothing in it."""
    for each in found.came_since:
        yield f"  {say.say(late_line(each))}"
    if found.otherwise:
        yield f"  {say.say(otherwise_line(found.plan, found.period, found.otherwise))}"
    if found.older is not None:
        yield f"  {say.say(older_line(found.older))}"
    if found.registry:
        yield f"  {say.say(registry_line(found.period, found.registry))}"
    if found.recounted:
        yield f"  {say.say(recount_line(found.period, found.recounted))}"


def _line(each: "Difference", say: Speaker) -> str:
    if each.place:
        said = message(
            "{file}!{place}: was {before}, is {after}",
            file=each.file,
            place=each.place,
            before=repr(each.before),
            after=repr(each.after),
        )
    elif each.before and not each.after:
        said = message("{file}: is not written any more", file=each.file)
    elif each.after and not each.before:
        said = message("{file}: is not there as it was written", file=each.file)
    else:
        said = message("{file}: differs in something that is no cell's value", file=each.file)
    return say.say(said)


def _record(found: "Verified", say: Speaker) -> dict[str, object]:
    return {
        "plan": found.plan,
        "period": str(found.period),
        "same": found.is_same,
        "files": found.files,
        "differences": [
            {"file": each.file, "place": each.place, "before": each.before, "after": each.after}
            for each in found.differences
        ],
        "causes": [{"kind": say.say(said), "file": name} for said, name in found.causes],
        "after_closing": late_records(found.came_since),
        **otherwise_records(found.otherwise),
        "registry_changed": found.registry or None,
        "seal_lacks": [] if found.older is None else [each.value for each in found.older.lacking],
        "served_counted_anew": found.recounted or None,
    }
