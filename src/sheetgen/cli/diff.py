"""``sheetgen diff``: what changed between two months, and why."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import PeriodType, flag, workspace_option
from sheetgen.cli.stopping import enter, stopping
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import Period

if TYPE_CHECKING:
    from sheetgen.cli.terminal_page import Page
    from sheetgen.model.closed import Closed, Late
    from sheetgen.model.comparison import Comparison, State
    from sheetgen.model.place import Place


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "diff",
        callback=_diff,
        help=spoken(
            "Say what changed from the month P1 to the later month P2, item by item, and why: what "
            "value, target, schedule, threshold, rule or correction moved each by how many points. "
            "A closed month stands as it was sealed. Exits 0 done; 2 it could not run."
        ),
        params=[
            click.Argument(["p1"], metavar="P1", type=PeriodType()),
            click.Argument(["p2"], metavar="P2", type=PeriodType()),
            workspace_option(),
            click.Option(["--plan"], metavar="CODE", help=spoken("Only this plan.")),
            flag(spoken("Print what changed as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _diff(*, p1: Period, p2: Period, folder: Path | None, plan: str | None, as_json: bool) -> None:
    from sheetgen.delivery import came_late  # noqa: PLC0415 - late
    from sheetgen.pipeline import compared, due_builds  # noqa: PLC0415 - late
    from sheetgen.setup import older_seal, open_setup  # noqa: PLC0415 - late
    from sheetgen.writing.records.change_records import (  # noqa: PLC0415 - late
        comparison_record,
        late_records,
    )

    if p1 >= p2:
        raise WorkspaceError(
            f"{p1} {p2}",
            message("the first month must be the earlier one."),
            message("Write the earlier month first: sheetgen diff {p2} {p1}", p1=p1, p2=p2)
            if p1 > p2
            else message("Name two different months."),
        )
    workspace, say = enter(folder)
    setup = open_setup(workspace)
    found = [
        compared(setup, each, p1, p2)
        for _, each in due_builds(setup, p2, plan)
        if plan or each.covers(p1)
    ]
    late = {each.code: came_late(setup, each, p2) for each in setup.plans}
    older = {
        each.code: [seal for at in (p1, p2) if (seal := older_seal(setup, each, at)) is not None]
        for each in setup.plans
    }
    if not found:
        raise WorkspaceError(
            str(p1),
            message("no plan has both months."),
            message("Name two months of one plan; 'from' and 'until' of plan.toml bound it."),
        )
    if as_json:
        records = [
            {
                **comparison_record(each),
                "after_closing": late_records(late[each.plan]),
                "seals_lack": {
                    str(seal.period): [kept.value for kept in seal.lacking]
                    for seal in older[each.plan]
                },
            }
            for each in found
        ]
        shown: object = records[0] if len(records) == 1 else records
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        click.echo(
            "\n\n".join(
                "\n".join(_lines(each, late[each.plan], older[each.plan], say)) for each in found
            )
        )


_MOST_CELLS = 2
"""Of a sum of months the latest are named: those that came into it."""


def _lines(
    found: "Comparison", late: "Iterable[Late]", older: "Iterable[Closed]", say: Speaker
) -> Iterator[str]:
    from sheetgen.cli.terminal_page import Page  # noqa: PLC0415 - late
    from sheetgen.model.comparison import WORDS, CauseKind  # noqa: PLC0415 - late
    from sheetgen.telling.closed_words import late_line, older_line  # noqa: PLC0415 - late
    from sheetgen.telling.comparison_words import (  # noqa: PLC0415 - late
        alerts_line,
        cause_words,
        causes_of_index,
        in_a_line,
        is_told,
    )

    page = Page(say)
    page.title(message("{plan}: {since} → {period}", plan=found.plan, since=found.since,
                       period=found.period))  # fmt: skip
    page.text(in_a_line(found))
    if (causes := causes_of_index(found)) is not None:
        page.text(causes)
    for line in alerts_line(found):
        page.text(line)
    for came in late:
        page.text(late_line(came))
    for seal in older:
        page.text(older_line(seal))
    order = ", ".join(say.say(kind.word) for kind in CauseKind)
    page.text(message("Causes are taken in one at a time, in this order: {order}.", order=order))
    for word in WORDS:
        moved = found.all_of(word)
        if not moved:
            continue
        page.section(message("{change} ({n})", change=word, n=len(moved)))
        if still := [each.code for each in moved if not is_told(each)]:
            page.text(", ".join(still))
        for each in filter(is_told, moved):
            page.row(each.code, f"{_state(each.before, say)} → {_state(each.after, say)}")
            for cause in each.causes:
                page.text(cause_words(cause), 2)
                _name_cells(page, cause.places)
    yield from page.lines


def _name_cells(page: "Page", places: "tuple[Place, ...]") -> None:
    are_files = bool(places) and not places[-1].cell
    most = len(places) if are_files else _MOST_CELLS
    for place in places[-most:]:
        page.place(place)
    if (more := len(places) - most) > 0:
        page.row("", message_n("… and {n} cell more", "… and {n} cells more", more))


def _state(state: "State | None", say: Speaker) -> str:
    from sheetgen.model.figure import Gap  # noqa: PLC0415 - late
    from sheetgen.telling.words import SHORT_GAPS  # noqa: PLC0415 - late

    if state is None:
        return "—"
    word = say.say(state.tone.word)
    if isinstance(state.progress, Gap):
        return f"{word} ({say.say(SHORT_GAPS[state.progress])})"
    return f"{word} {say.say(message('{p:percent}', p=state.progress))}"
