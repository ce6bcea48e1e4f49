"""Further files of a report, written where a build is asked for them: one entry each.

An entry is the option of ``sheetgen build``, what the manifest keeps among the parts of the report,
and who writes the file. What an entry needs is imported when it is asked for.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from sheetgen.language.message import Message
from sheetgen.language.speaker import Speaker
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a further file is made from.

    ``place`` says where to write the file of a name, which is from the plan's folder and begins
    with ``stem``; ``book`` is the manager's workbook as it was written just now.
    """

    workspace: Workspace
    report: Report
    stem: str
    book: Path
    place: Callable[[str], Path]
    say: Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A further file.

    ``name`` is its option without the dashes; ``help`` what the option is for;
    ``demand`` raises a :class:`WorkspaceError` where a program or a library is wanting,
    before anything is read or written; ``write`` gives the names of what it wrote.
    """

    name: str
    help: Message
    demand: Callable[[], None]
    write: Callable[[Given], Iterator[str]]


EXTRAS: tuple[Extra, ...] = ()


def extras_named(names: Collection[str]) -> tuple[Extra, ...]:
    """Those of some names, in the order of the table."""
    return tuple(each for each in EXTRAS if each.name in names)
