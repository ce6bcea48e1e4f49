"""Which cell ``sheetgen trace`` was asked for, and the sentences where there is no such thing."""

import re
from collections.abc import Iterable
from pathlib import Path

from sheetgen.errors import WorkspaceError
from sheetgen.language.message import Message, message
from sheetgen.language.signs import one_line
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.workspace import Workspace
from sheetgen.sources.spelling import nearest
from sheetgen.sources.written import written
from sheetgen.writing.context import SUPPORT
from sheetgen.writing.workbook.ledger import At, Tab

_PARTS = 3
_MONTH = re.compile(r"\d{4}-\d{2}")
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]+)")
_TEMPLATES = "templates"
_MOST_SHOWN = 12


def place_asked(asked: str, workspace: Workspace) -> Place:
    """The place asked for, its file relative to the workspace; raises WorkspaceError for none."""
    parts = asked.rsplit("!", _PARTS - 1)
    if len(parts) != _PARTS or not all(parts):
        raise WorkspaceError(
            asked,
            message("a place is written FILE!SHEET!CELL."),
            message("Write for example {example}, in quotes.", example="'book.xlsx!Resumen!A5'"),
        )
    file, sheet, cell = parts
    return Place(_file(file, workspace), sheet.strip("'"), _CELL.sub(_plain, cell.strip()))


def _plain(cell: re.Match[str]) -> str:
    return f"{cell[1].upper()}{cell[2]}"


def _file(name: str, workspace: Workspace) -> str:
    """The file from the workspace's root: as given, from here, or the only one of that name."""
    root = workspace.root.resolve()
    for path in (workspace.root / name, Path.cwd() / name):
        if path.is_file() and path.resolve().is_relative_to(root):
            return one_line(path.resolve().relative_to(root).as_posix())
    wanted = Path(name).name
    if Path(name).parent != Path():
        return Path(name).as_posix()
    for folder in (workspace.output, workspace.input):
        found = [path for path in written(folder) if path.name == wanted]
        if len(found) > 1:
            raise WorkspaceError(
                name,
                message("several files have this name: {files}.",
                        files=[workspace.relative(path) for path in found]),
                message("Write it with its folder."),
            )  # fmt: skip
        if found:
            return workspace.relative(found[0])
    if _is_of_plan(name, workspace):
        return name
    known = [path.name for each in (workspace.output, workspace.input) for path in written(each)]
    raise _no_file(name, nearest(name, known))


def _is_of_plan(name: str, workspace: Workspace) -> bool:
    """Whether it is what the workbook of a plan is called, on the disk or not."""
    found = _split(Path(name).stem, workspace)
    return found is not None and (workspace.plans / found[1]).is_dir()


def _no_file(name: str, near: str | None) -> WorkspaceError:
    return WorkspaceError(
        name,
        message("there is no such file in the workspace."),
        message("Did you mean {near}?", near=near)
        if near
        else message("Write it with its folder, as the sheet of traces does."),
    )


def is_workbook(place: Place, workspace: Workspace) -> bool:
    """Whether the place lies in what a build writes; a template is an office's to fill."""
    path = workspace.root / place.file
    if path.is_relative_to(workspace.output):
        return _TEMPLATES not in path.relative_to(workspace.output).parts[:-1]
    return not path.exists() and _is_of_plan(path.name, workspace)


def report_named(place: Place, workspace: Workspace) -> tuple[Period, str]:
    """The period and plan of a report, or of what it rests on: its name says both.

    Raises WorkspaceError where there is no such file, or it is none whose cells are traced.
    """
    path = workspace.root / place.file
    found = _split(path.stem, workspace)
    folder = path.parent.relative_to(workspace.output) if _is_below(path, workspace) else Path()
    of_folder = len(folder.parts) > 1 and _MONTH.fullmatch(folder.parts[0])
    if of_folder and (path.suffix != ".xlsx" or found != folder.parts[:2]):
        month, code = folder.parts[:2]
        beside = len(folder.parts) == len((month, code)) and path.suffix == ".xlsx"
        if beside and path.is_file() and path.stem.startswith(f"{code}-{month}-"):
            return Period.parse(month), code  # of a large report a workbook of items, or an annex
        book = f"{workspace.relative(workspace.output)}/{month}/{code}/{code}-{month}.xlsx"
        if path.is_file():
            raise _not_traced(place, book)
        raise WorkspaceError(
            place.file, message("there is no such file in the workspace."), _ask_in(book)
        )
    if found is None:
        raise WorkspaceError(
            place.file,
            message("it is not the workbook of a plan."),
            message(
                "Trace a cell of {example}.", example="output/<period>/<plan>/<plan>-<period>.xlsx"
            ),
        )
    return Period.parse(found[0]), found[1]


def _not_traced(place: Place, book: str) -> WorkspaceError:
    return WorkspaceError(
        place.file,
        message("the cells of parts of a report, annexes and texts are not traced."),
        _ask_in(book),
    )


def _ask_in(book: str) -> Message:
    return message(
        "Ask for the same figure in the main workbook, {book}, or by its code: "
        "sheetgen explain CODE.",
        book=book,
    )


def _is_below(path: Path, workspace: Workspace) -> bool:
    return path.is_relative_to(workspace.output)


def _split(stem: str, workspace: Workspace) -> tuple[str, str] | None:
    """Period and plan in the name of either file of a report."""
    say = speaker(workspace.language, workspace.locale)
    stem = stem.removesuffix(f"-{say.say(SUPPORT)}")
    month, code = stem[-len("YYYY-MM") :], stem[: -len("-YYYY-MM")]
    return (month, code) if _MONTH.fullmatch(month) and code else None


def month_of(file: str) -> Period | None:
    """The period that an input file lies under; a plan's table has none."""
    found = next((part for part in Path(file).parts if _MONTH.fullmatch(part)), None)
    return None if found is None else Period.parse(found)


def sheet_asked(place: Place, tabs: Iterable[Tab]) -> Place:
    """The place with its sheet as the workbook spells it.

    Raises WorkspaceError where the file is none of the report's, or has no such sheet or cell.
    """
    book, known = Path(place.file).name, tuple(tabs)
    if book not in {tab.book for tab in known}:
        main = min((tab.book for tab in known), key=len)
        raise _not_traced(place, Path(place.file).with_name(main).as_posix())
    names = tuple(tab.sheet for tab in known if tab.book == book)
    called = [tab for tab in known if tab.sheet.casefold() == place.sheet.casefold()]
    tab = next((tab for tab in called if tab.book == book), called[0] if called else None)
    if tab is not None and tab.book != book:
        other = Path(place.file).with_name(tab.book).as_posix()
        raise WorkspaceError(
            str(place),
            message("{book} holds no sheet {sheet}: it stands in {other}.",
                    book=book, sheet=f"«{tab.sheet}»", other=tab.book),
            message("Ask for {example}.", example=f"'{other}!{tab.sheet}!{place.cell}'"),
        )  # fmt: skip
    if tab is None:
        near = nearest(place.sheet.capitalize(), names)
        raise WorkspaceError(
            str(place),
            message("there is no sheet {sheet}.", sheet=f"«{place.sheet}»"),
            message("Did you mean {near}?", near=near)
            if near
            else message("Its sheets are {names}.", names=names),
        )
    if not _CELL.fullmatch(place.cell):
        raise WorkspaceError(
            str(place),
            message("{cell} is not a cell.", cell=f"«{place.cell}»"),
            message("Write a column and a row, for example A5."),
        )
    return Place(place.file, tab.sheet, place.cell)


def no_figure(place: Place, cells: Iterable[At]) -> WorkspaceError:
    """No figure stands in that cell; those of its row are named."""
    row = place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    beside = [at.cell for at in cells if at.sheet == place.sheet and _row(at.cell) == row]
    return WorkspaceError(
        str(place),
        message("no figure stands in this cell: it is empty, or it holds words."),
        _ask_for(sorted(set(beside), key=lambda cell: (len(cell), cell))),
    )


def feeds_nothing(
    place: Place, workspace: Workspace, known: Iterable[Place]
) -> WorkspaceError:  # fmt: skip
    """No figure rests on that place of the input: no such file, or another cell of it is meant."""
    if not (workspace.root / place.file).is_file():
        files = [workspace.relative(each) for each in written(workspace.input)]
        return _no_file(place.file, nearest(place.file, files))
    here = [each for each in known if each.file == place.file]
    sheets = sorted({each.sheet for each in here})
    if here and place.sheet not in sheets and _CELL.fullmatch(place.cell):
        return WorkspaceError(
            str(place),
            message("no figure rests on a sheet {sheet} of this file.", sheet=f"«{place.sheet}»"),
            message("Sheets that figures rest on: {names}.", names=sheets),
        )
    row = [each.cell for each in here if (each.sheet, _row(each.cell)) == _at(place)]
    return WorkspaceError(
        str(place), message("no figure of the report rests on this cell."), _ask_for(sorted(row))
    )


def _at(place: Place) -> tuple[str, str]:
    return place.sheet, _row(place.cell)


def _row(cell: str) -> str:
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _ask_for(cells: list[str]) -> Message:
    if cells:
        return message("Ask for one of its row: {cells}.", cells=cells[:_MOST_SHOWN])
    return message("The sheet of traces lists every figure with its cell and where it was read.")
