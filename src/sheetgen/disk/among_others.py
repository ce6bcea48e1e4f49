"""Files of ours in a folder that a person named, among files that are not: never over one."""

from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path, PurePath

from sheetgen.disk.change import Change
from sheetgen.disk.moves import stands
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import Message, message
from sheetgen.model.workspace import Workspace

Files = Mapping[str, bytes]
"""What goes together, by the name that it would bear."""


def write_among(
    workspace: Workspace, folder: Path, groups: Sequence[Files], unchanged: Message
) -> tuple[tuple[Path, ...], ...]:
    """Write all of the files or none; gives where those of each group lie.

    A name that something else bears gets a number, the same for all of a group; what lies there
    with the same bytes already is left as it is.
    """
    if not any(groups):
        return tuple(() for _ in groups)
    with Change(workspace.root, folder.absolute(), unchanged, elsewhere=True) as change:
        taken: dict[str, bytes] = {}
        lying: list[tuple[Path, ...]] = []
        for files in groups:
            named = _named(folder, files, taken)
            for name, data in named.items():
                if _key(name) not in taken and not stands(folder / name):
                    change.write(name, data)
                taken[_key(name)] = data
            lying.append(tuple(folder / name for name in named))
    return tuple(lying)


def _named(folder: Path, files: Files, taken: Files) -> Files:
    """The files under names that nobody has, or that bear these bytes."""
    numbered = ({_numbered(name, n): data for name, data in files.items()} for n in count(1))
    return next(
        named
        for named in numbered
        if all(
            taken[_key(name)] == data if _key(name) in taken else _is_free_for(folder / name, data)
            for name, data in named.items()
        )
    )


def _key(name: str) -> str:
    """What names a file where capitals and small letters are one."""
    return name.casefold()


def _numbered(name: str, n: int) -> str:
    path = PurePath(name)
    return name if n == 1 else f"{path.stem} ({n}){path.suffix}"


def _is_free_for(path: Path, data: bytes) -> bool:
    if not stands(path):
        return True
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def demand_not_a_source(workspace: Workspace, folder: Path, option: str) -> None:
    """Refuse a folder that the workspace reads: nothing of ours is ever written there.

    Raises WorkspaceError, naming the folder.
    """
    whole = folder.resolve()
    for source in (workspace.input, workspace.plans, workspace.rules, workspace.templates):
        if whole.is_relative_to(source.resolve()):
            raise WorkspaceError(
                f"{option} {folder}",
                message(
                    "the folder lies in {source}/, which is read: what is written there would be "
                    "taken for what was sent or set.",
                    source=workspace.relative(source),
                ),
                message("Nothing was written. Name another folder."),
            )


def write_over(workspace: Workspace, name: str, data: bytes) -> None:
    """Write a file of ours in the workspace's own folder, in place of the one of before."""
    unchanged = message("Nothing was written.")
    with Change(workspace.root, workspace.root, unchanged, elsewhere=True) as change:
        change.write(name, data)
        if stands(workspace.root / name):
            change.supersede(name)
