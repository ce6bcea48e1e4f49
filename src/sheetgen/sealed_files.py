"""What became of a file that a month was closed with: gone, renamed, spoilt, or which cell."""

from collections.abc import Mapping
from pathlib import Path

from sheetgen.disk.ours import digest_of
from sheetgen.errors import WorkspaceError
from sheetgen.laid_out import asking_of
from sheetgen.language.message import Message, message
from sheetgen.model.closed import Closed
from sheetgen.model.in_force import in_force
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.submission import State, Submission
from sheetgen.reading.register import deliveries, register
from sheetgen.setup import Setup
from sheetgen.telling.words import measure_word


def changed_since(setup: Setup, closed: Closed, name: str) -> WorkspaceError:
    """What to do about a sealed file that is gone or another, naming the first cell that is.

    A file may speak of another plan than the one that was asked about. No texts were sealed.
    """
    folder = setup.workspace.input / str(closed.period)
    again = message(
        "Put the file that was sealed back, or take the change in: sheetgen close {period} "
        "--reopen --reason TEXT",
        period=closed.period,
    )
    if not (setup.workspace.root / name).is_file():
        gone = message("is gone, and {period} was closed with it.", period=closed.period)
        same = (each.name for each in deliveries(folder) if _is(each, closed.inputs[name]))
        if (called := next(same, None)) is not None:
            gone = message(
                "is called {name} now, and {period} was closed with it by its name.",
                name=called,
                period=closed.period,
            )
        return WorkspaceError(name, gone, again)
    shown, asking = setup.workspace.relative(folder), asking_of(setup, closed.period)
    sealed = {
        cell: typed
        for (period, _), each in setup.closed.items()
        if period == closed.period
        for cell, typed in each.cells.items()
    }
    for each in register(folder, shown, asking, map, None, {name.rpartition("/")[2]}):
        if each.file != name:
            continue
        if each.state is State.REJECTED:
            unread = message(
                "cannot be read as it was when {period} was closed.", period=closed.period
            )
            return WorkspaceError(name, unread, again)
        if (found := _first_other(setup, closed, each, sealed)) is not None:
            return WorkspaceError(*found, again)
    other = message(
        "was changed since {period} was closed, though no figure in it is another.",
        period=closed.period,
    )
    return WorkspaceError(name, other, again)


def _first_other(
    setup: Setup, closed: Closed, now: Submission, sealed: Mapping[str, str]
) -> tuple[str, Message] | None:
    """The first cell of a file that is another, with what it held and holds; None where none is.

    Cells are told apart by their item, where what was read of the file is kept: its rows may have
    moved.
    """
    then = _then(setup, closed, now.file)
    there = [each for each in now.observations if each.place.file == now.file]
    at = {str(each.place): each for each in there}
    of = {_asked(each): each for each in there}
    mine = {place: typed for place, typed in sealed.items() if place.startswith(f"{now.file}!")}
    for place, was in mine.items():
        before = then.get(place)
        said = at.get(place) if before is None else of.get(_asked(before))
        if said is None:
            return place, _gone(setup, closed, before, was)
        if not isinstance(said.said, str) and was != said.typed:
            return str(said.place), _holds(setup, closed, said, was)
    known = {_asked(each) for place, each in then.items() if place in mine}
    for said in there:
        is_new = str(said.place) not in mine and _asked(said) not in known
        if is_new and said.typed and not isinstance(said.said, str):
            return str(said.place), _holds(setup, closed, said, "")
    return None


def _then(setup: Setup, closed: Closed, file: str) -> Mapping[str, Observation]:
    """What was read of a file by its cells, as it was sealed; nothing where that is not kept."""
    sha256 = closed.inputs.get(file)
    if setup.readings is None or sha256 is None:
        return {}
    read = setup.readings.once_read(str(closed.period), file, sha256)
    return {} if read is None else {str(each.place): each for each in read.observations}


def _asked(said: Observation) -> tuple[str, str, str]:
    return said.plan, said.code, said.field


def _holds(setup: Setup, closed: Closed, said: Observation, was: str) -> Message:
    """What a cell held and holds, if anything."""
    of = {
        "was": repr(was),
        "period": closed.period,
        "figure": measure_word(said.field),
        "code": said.code,
        "name": _name(setup, said, closed.period),
    }
    if not said.typed:
        return message(
            "is empty, and held {was} when {period} was closed ({figure} of {code} {name}).", **of
        )
    return message(
        "holds {now}, and held {was} when {period} was closed ({figure} of {code} {name}).",
        now=repr(said.typed),
        **of,
    )


def _gone(setup: Setup, closed: Closed, before: Observation | None, was: str) -> Message:
    """That a cell is no row's any more, with what it held."""
    if before is None:
        return message(
            "is read of no row any more, and held {was} when {period} was closed.",
            was=repr(was),
            period=closed.period,
        )
    return message(
        "its row is gone, and it held {was} when {period} was closed ({figure} of {code} {name}).",
        was=repr(was),
        period=closed.period,
        figure=measure_word(before.field),
        code=before.code,
        name=_name(setup, before, closed.period),
    )


def _name(setup: Setup, said: Observation, at: Period) -> str:
    """What a person calls the item that a cell is of."""
    plans = (in_force(each, at) for each in setup.plans if each.code == said.plan)
    return next((i.name for plan in plans for i in plan.items if i.code == said.code), "")


def _is(path: Path, sha256: str) -> bool:
    return path.is_file() and digest_of(path) == sha256
