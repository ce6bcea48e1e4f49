"""Reads sheetgen.toml, the analyst's settings."""

from pathlib import Path

from sheetgen.errors import WorkspaceError
from sheetgen.language.languages import DEFAULT, codes
from sheetgen.language.message import message
from sheetgen.language.number_marks import read_marks
from sheetgen.model.workspace import ThresholdSetting, Workspace
from sheetgen.planning.deadlines import read_deadlines
from sheetgen.planning.forecasting import read_forecasting
from sheetgen.planning.limits import read_most_bytes
from sheetgen.planning.theme import read_theme
from sheetgen.planning.thresholds import read_thresholds
from sheetgen.sources.shipped import KINDS
from sheetgen.sources.toml_source import Table

SETTINGS = "sheetgen.toml"
KEYS = (
    "name",
    "language",
    "locale",
    "paths",
    "thresholds",
    "threshold",
    "deadlines",
    "theme",
    "limits",
    "forecast",
    "shipped",
)
PATHS = ("plans", "templates", "rules", "input", "output")


def find_workspace(start: Path) -> Path:
    """The folder that holds sheetgen.toml, from ``start`` upwards.

    Raises WorkspaceError where no folder has one.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / SETTINGS).is_file():
            return folder
    raise WorkspaceError(
        str(start),
        message("there is no workspace here: no {file} in this folder or above it.", file=SETTINGS),
        message("Go to the folder of your workspace, or name it with --workspace DIR."),
    )


def read_workspace(root: Path) -> Workspace:
    """Read the settings of the workspace at ``root``, refusing any key it does not know."""
    raw = Table.read(root / SETTINGS, SETTINGS, WorkspaceError).closed(KEYS)
    paths = raw.table("paths").closed(PATHS)
    folders = {name: _inside(root, paths, name) for name in PATHS}
    _demand_output_apart(paths, folders)
    return Workspace(
        root=root,
        name=raw.text("name", root.name or "sheetgen"),
        language=raw.word("language", codes(), DEFAULT),
        locale=_locale(raw),
        thresholds=read_thresholds(raw),
        deadlines=read_deadlines(raw.table("deadlines")),
        theme=read_theme(raw.table("theme"), root),
        most_bytes=read_most_bytes(raw.table("limits")),
        forecasting=read_forecasting(raw.table("forecast")),
        shipped=_shipped(raw.table("shipped").closed(KINDS)),
        **folders,
    )


def _shipped(table: Table) -> tuple[tuple[str, bool], ...]:
    return tuple((kind, table.flag(kind)) for kind in table.content)


def read_other_thresholds(path: Path) -> tuple[ThresholdSetting, ...]:
    """The thresholds of another file of settings, to be tried; all else in it is only checked."""
    return read_thresholds(Table.read(path, path.name, WorkspaceError).closed(KEYS))


def _inside(root: Path, paths: Table, name: str) -> Path:
    """A folder of the workspace: places are told from its root, so it cannot lie elsewhere."""
    folder = root / paths.text(name, name)
    if not folder.resolve().is_relative_to(root.resolve()):
        raise paths.wrong(
            name,
            message("holds {found}, which is outside the workspace.", found=repr(str(folder))),
            message("Name a folder inside it."),
        )
    return folder


def _demand_output_apart(paths: Table, folders: dict[str, Path]) -> None:
    """What is written is never read back: its folder is none that is read, nor in one."""
    whole = {name: folder.resolve() for name, folder in folders.items()}
    output = whole.pop("output")
    for name, folder in whole.items():
        if output.is_relative_to(folder) or folder.is_relative_to(output):
            raise paths.wrong(
                "output",
                message("the folder of what is written and that of {name} lie in each other.",
                        name=name),
                message("Name one apart from all that is read."),
            )  # fmt: skip


def _locale(raw: Table) -> str:
    name = raw.text("locale", "es_PE")
    try:
        read_marks(name)
    except ValueError:
        raise raw.wrong(
            "locale",
            message("holds {found}, which is not a locale.", found=repr(name)),
            message("Write language and country, for example es_PE."),
        ) from None
    return name
