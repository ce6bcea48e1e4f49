"""What became of a file that a month was closed with: gone, renamed, spoilt, or which cell."""

from pathlib import Path

from sheetgen.disk.ours import digest_of
from sheetgen.errors import WorkspaceError
from sheetgen.laid_out import asking_of
from sheetgen.language.message import message
from sheetgen.model.closed import Closed
from sheetgen.model.in_force import in_force
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.submission import State
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
        for said in each.observations:
            was, is_kept = sealed.get(str(said.place), ""), not isinstance(said.said, str)
            if is_kept and was != said.typed:
                return WorkspaceError(
                    str(said.place),
                    message(
                        "holds {now}, and held {was} when {period} was closed ({figure} of {code} "
                        "{name}).",
                        now=repr(said.typed),
                        was=repr(was),
                        period=closed.period,
                        figure=measure_word(said.field),
                        code=said.code,
                        name=_name(setup, said, closed.period),
                    ),
                    again,
                )
    other = message(
        "was changed since {period} was closed, though no figure in it is another.",
        period=closed.period,
    )
    return WorkspaceError(name, other, again)


def _name(setup: Setup, said: Observation, at: Period) -> str:
    """What a person calls the item that a cell is of."""
    plans = (in_force(each, at) for each in setup.plans if each.code == said.plan)
    return next((i.name for plan in plans for i in plan.items if i.code == said.code), "")


def _is(path: Path, sha256: str) -> bool:
    return path.is_file() and digest_of(path) == sha256
