"""Reads sheetgen.toml, the analyst's settings."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from sheetgen.errors import SheetgenError, WorkspaceError
from sheetgen.language.marks import read_marks
from sheetgen.language.message import message
from sheetgen.model.workspace import Scope, ThresholdSetting, Workspace
from sheetgen.sources.spelling import known_words

SETTINGS = "sheetgen.toml"
_KEYS = ("name", "language", "locale", "paths", "thresholds", "threshold")
_PATHS = ("plans", "templates", "rules", "input", "output")
_SCOPES = ("plan", "element", "kind", "type", "office", "item")
_LANGUAGES = ("es", "en")


def find_workspace(start: Path) -> Path:
    """The folder that holds sheetgen.toml, from ``start`` upwards."""
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
    raw = read_toml(root / SETTINGS, SETTINGS, WorkspaceError)
    _closed(raw, _KEYS, SETTINGS)
    paths = raw.get("paths", {})
    _closed(paths, _PATHS, f"{SETTINGS}: paths")
    language = _word(raw, "language", "es")
    if language not in _LANGUAGES:
        raise WorkspaceError(
            f"{SETTINGS}: language",
            message("holds {found}, expected one of {words}.", found=language, words=_LANGUAGES),
            message("Write one of them."),
        )
    folders = {name: root / _word(paths, name, name) for name in _PATHS}
    return Workspace(
        root=root,
        name=_word(raw, "name", root.name),
        language=language,
        locale=_locale(_word(raw, "locale", "es_PE")),
        thresholds=(*_defaults(raw), *_overrides(raw)),
        **folders,
    )


def read_toml(path: Path, shown: str, error: type[SheetgenError]) -> dict[str, Any]:
    """A TOML file with numbers kept exact; a syntax fault is told with its line."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise error(
            shown,
            message("cannot be read as TOML: {fault}.", fault=str(fault)),
            message("Mend that line; docs/workspace.md shows every key."),
        ) from fault


def _closed(table: Mapping[str, object], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            raise WorkspaceError(f"{where}: {key}", *known_words(key, known))


def _word(table: Mapping[str, Any], key: str, default: str) -> str:
    value = table.get(key, default)
    if isinstance(value, str) and value:
        return value
    raise WorkspaceError(
        f"{SETTINGS}: {key}",
        message("holds {found}, expected text.", found=repr(value)),
        message('Write it between quotes, as {key} = "...".', key=key),
    )


def _locale(name: str) -> str:
    try:
        read_marks(name)
    except ValueError:
        raise WorkspaceError(
            f"{SETTINGS}: locale",
            message("holds {found}, which is not a locale.", found=repr(name)),
            message("Write language and country, for example es_PE."),
        ) from None
    return name


def _defaults(raw: Mapping[str, Any]) -> list[ThresholdSetting]:
    where = f"{SETTINGS}: thresholds"
    return [
        ThresholdSetting(
            name, _number(figure, f"{where}: {name}"), Scope("default", ""), None, where
        )
        for name, figure in raw.get("thresholds", {}).items()
    ]


def _overrides(raw: Mapping[str, Any]) -> list[ThresholdSetting]:
    names = tuple(raw.get("thresholds", {}))
    settings: list[ThresholdSetting] = []
    for count, table in enumerate(raw.get("threshold", []), start=1):
        where = f"{SETTINGS}: threshold {count}"
        _closed(table, ("by", "value", "plan", *names), where)
        scope = Scope(_scope(table, where), _word(table, "value", ""))
        settings += [
            ThresholdSetting(name, _number(table[name], where), scope, table.get("plan"), where)
            for name in names
            if name in table
        ]
    return settings


def _scope(table: Mapping[str, Any], where: str) -> str:
    by = str(table.get("by", ""))
    if by not in _SCOPES:
        raise WorkspaceError(f"{where}: by", *known_words(by, _SCOPES))
    return by


def _number(figure: object, where: str) -> Decimal:
    if isinstance(figure, (int, Decimal)) and not isinstance(figure, bool):
        return Decimal(figure)
    raise WorkspaceError(
        where,
        message("holds {found}, expected a number.", found=repr(figure)),
        message("Write the figure alone, in percent: low = 75."),
    )
