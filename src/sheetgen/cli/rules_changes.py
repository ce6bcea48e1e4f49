"""``sheetgen rules changes``: what sheetgen ships now, against what the workspace took note of."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import flag, workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_done
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import Message, message
from sheetgen.model.workspace import Workspace
from sheetgen.sources.shipped_note import Difference


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "changes",
        callback=_changes,
        help=spoken(
            "Which rules, forms and annexes of sheetgen are not those that the workspace took note "
            "of (shipped.json), and which of its own stand in the place of shipped ones."
        ),
        params=[
            workspace_option(),
            flag(spoken("Take note of those of today: write shipped.json."), "--accept"),
            flag(spoken("Print the changes as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _changes(*, folder: Path | None, accept: bool, as_json: bool) -> None:
    import sheetgen  # noqa: PLC0415 - late
    from sheetgen.sources.shipped_note import between, noted, shipped_today  # noqa: PLC0415 - late

    workspace, say = enter(folder, changes=accept)
    try:
        note, today = noted(workspace.root), shipped_today()
    except WorkspaceError:
        if not accept:  # what cannot be read is written anew
            raise
        note, today = None, shipped_today()
    since = between(note[1], today) if note else ()
    own = _own(workspace)
    if accept:
        _take_note(workspace)
    if as_json:
        record = {
            "version": 1,
            "noted": note[0] if note else None,
            "sheetgen": sheetgen.__version__,
            "changes": [{"kind": each.kind, "code": each.code, "how": each.how} for each in since],
            "own": [
                {"kind": each.kind, "code": each.code, "how": each.how} for each in own
            ],
            "accepted": accept,
        }  # fmt: skip
        tell_done([json.dumps(record, ensure_ascii=False, indent=1)], say)
        return
    said = _said(note[0] if note else None, sheetgen.__version__, since, own, accept=accept)
    tell_done((say.say(each) for each in said), say)


def _own(workspace: Workspace) -> tuple[Difference, ...]:
    """Those of the workspace's own that bear the code or name of a shipped one and differ."""
    from sheetgen.sources.shipped import KINDS, own_folder  # noqa: PLC0415 - late
    from sheetgen.sources.shipped_note import between, digests, shipped_today  # noqa: PLC0415 - late
    from sheetgen.sources.written import written  # noqa: PLC0415 - late

    files = {kind: written(own_folder(workspace, kind), ".yaml") for kind in KINDS}
    return tuple(
        each
        for each in between(shipped_today(), digests(files, workspace.root))
        if each.how != "gone"
    )


def _take_note(workspace: Workspace) -> None:
    from sheetgen.disk.among_others import write_over  # noqa: PLC0415 - late
    from sheetgen.sources.shipped_note import note_of_today  # noqa: PLC0415 - late

    write_over(workspace, *note_of_today())


def _said(
    before: str | None,
    now: str,
    since: tuple[Difference, ...],
    own: tuple[Difference, ...],
    *,
    accept: bool,
) -> Iterator[Message]:
    if before is None:
        yield message("The workspace has taken no note of what sheetgen {now} ships.", now=now)
    elif not since:
        yield message("sheetgen {now} ships what the workspace took note of.", now=now)
    else:
        yield message(
            "sheetgen {now} does not ship what the workspace took note of under {before}:",
            now=now,
            before=before,
        )
    for each in since:
        yield message("  {kind}: {said}", kind=each.kind, said=each.message())
    if own:
        yield message("Of the workspace's own, and other than the shipped ones:")
    for each in own:
        yield message("  {kind}: {said}", kind=each.kind, said=each.message())
    if accept:
        yield message("Noted in {file}.", file="shipped.json")
    elif since or before is None:
        yield message("To take note of them: sheetgen rules changes --accept")
