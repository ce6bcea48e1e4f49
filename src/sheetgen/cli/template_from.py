"""``sheetgen template --from FILE``: the current form, filled with what an older one held."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sheetgen.cli.stopping import tell_done
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.carried import Carrying, Left
from sheetgen.model.figure import Gap
from sheetgen.model.period import Period
from sheetgen.telling.as_data import parts_of

if TYPE_CHECKING:
    from sheetgen.setup import Setup


def carry_over(
    setup: "Setup", say: Speaker, path: Path, period: Period, office: str | None, *, as_json: bool
) -> int:
    """Write the form and say what became of each filled cell; 1 where something was left.

    Raises:
        WorkspaceError: the file cannot be carried over, or is not of the office that was named.
    """
    from sheetgen.carrying import carry  # noqa: PLC0415 - late
    from sheetgen.writing.output import write_templates  # noqa: PLC0415 - late

    template, carrying = carry(setup, path, period)
    if office not in {None, carrying.office}:
        raise WorkspaceError(
            f"--office {office}",
            message("{file} is of {office}.", file=carrying.file, office=carrying.office),
            message("Leave --office out: the file tells whose it is."),
        )
    (written,) = write_templates(
        setup.workspace, (template,), say, lambda said: click.echo(say.say(said), err=True)
    )
    shown = setup.workspace.relative(written)
    if as_json:
        record = {"version": 1, **_record(carrying, say), "written": shown}
        tell_done([json.dumps(record, ensure_ascii=False, indent=1)], say)
    else:
        tell_done(_lines(carrying, shown, say), say)
    return 1 if carrying.left else 0


def _lines(carrying: Carrying, shown: str, say: Speaker) -> Iterator[str]:
    yield shown
    said = message_n(
        "{n} cell of {file} ({then}) stands in the form of {office} for {period}.",
        "{n} cells of {file} ({then}) stand in the form of {office} for {period}.",
        len(carrying.carried),
        file=carrying.file,
        then=carrying.then,
        office=carrying.office,
        period=carrying.period,
    )
    yield say.say(said)
    if carrying.listed:
        said = message_n(
            "{n} row of its list of those served stands in it, too.",
            "{n} rows of its list of those served stand in it, too.",
            carrying.listed,
        )
        yield say.say(said)
    if carrying.then != carrying.period:
        yield from _of_another_month(carrying, say)
    for place, told in carrying.notices:
        yield f"○ {place}: {say.say(told)}"
    for each in _renamed(carrying):
        yield f"○ {each}"
    if carrying.left:
        yield say.say(message("Not carried over ({n}):", n=len(carrying.left)))
    for (why, remedy), found in groupby(carrying.left, key=lambda each: (each.why, each.remedy)):
        yield f"● {say.say(why)} {say.say(remedy)}"
        yield from (f"    {_shown(each, say)}" for each in found)


def _of_another_month(carrying: Carrying, say: Speaker) -> Iterator[str]:
    """What is to be done about figures, and about texts, that came from another month."""
    said = [each.said for each in carrying.carried]
    if any(not isinstance(each, Gap | str) for each in said):
        orange = message(
            "Its figures are those of {then}: the orange cells are to be brought up to date.",
            then=carrying.then,
        )
        yield say.say(orange)
    if any(isinstance(each, str) for each in said):
        texts = message(
            "Its texts are those of {then}: read them again before you send it.", then=carrying.then
        )
        yield say.say(texts)
    if carrying.listed:
        added = message("Its list is that of {then}: add whom you served since.",
                        then=carrying.then)  # fmt: skip
        yield say.say(added)


def _renamed(carrying: Carrying) -> Iterator[str]:
    """Each code that is another now."""
    pairs = dict.fromkeys((e.was, e.code) for e in carrying.carried if e.was != e.code)
    return (f"{was} → {code}" for was, code in pairs)


def _shown(each: Left, say: Speaker) -> str:
    heading = each.heading if isinstance(each.heading, str) else say.say(each.heading)
    words = " · ".join(word for word in (each.code, heading) if word)
    typed = f": {each.typed}" if each.typed else ""
    return f"{each.place}  {words}{typed}".rstrip()


def _record(carrying: Carrying, say: Speaker) -> dict[str, object]:
    return {
        **parts_of(carrying, "file office from=then period"),
        "carried": [
            {
                **parts_of(each, "plan code was field"),
                "value": each.said.value if isinstance(each.said, Gap) else str(each.said),
                **parts_of(each, "typed place to"),
            }
            for each in carrying.carried
        ],
        "listed": carrying.listed,
        "not_carried": [
            parts_of(each, "kind=obstacle code heading typed place message=why remedy", say)
            for each in carrying.left
        ],
        "notices": [
            {"place": str(place), "message": say.say(told)} for place, told in carrying.notices
        ],
    }
