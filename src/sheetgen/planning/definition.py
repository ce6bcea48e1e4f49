"""Reads plan.toml: what a plan is called, when it runs, its levels and how it is averaged."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.figure import HUNDRED
from sheetgen.model.period import Period
from sheetgen.model.plan import IndexChoices, Level, PlanKind
from sheetgen.planning.settings import read_toml
from sheetgen.sources.spelling import known_words

_KEYS = ("code", "name", "kind", "from", "until", "levels", "plurals", "index")
_INDEX_KEYS = ("cap", "missing", "over")
_UNCAPPED = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What plan.toml says."""

    code: str
    name: str
    kind: PlanKind
    from_: Period | None
    until: Period | None
    levels: tuple[Level, ...]
    choices: IndexChoices


def read_definition(path: Path, shown: str) -> Definition:
    """Read plan.toml, refusing any key it does not know."""
    raw = read_toml(path, shown, PlanError)
    _closed(raw, _KEYS, shown)
    kind = _choice(raw, "kind", [each.value for each in PlanKind], shown, None)
    plurals = raw.get("plurals", {})
    levels = raw.get("levels", {})
    _closed(plurals, tuple(levels), f"{shown}: plurals")
    return Definition(
        code=_text(raw, "code", shown),
        name=_text(raw, "name", shown),
        kind=PlanKind(kind),
        from_=_period(raw, "from", shown),
        until=_period(raw, "until", shown),
        levels=tuple(Level(code, name, plurals.get(code, name)) for code, name in levels.items()),
        choices=_choices(raw.get("index", {}), f"{shown}: index"),
    )


def _choices(raw: Mapping[str, Any], where: str) -> IndexChoices:
    _closed(raw, _INDEX_KEYS, where)
    missing = _choice(raw, "missing", ["leave-out", "zero"], where, "leave-out")
    over = _choice(raw, "over", ["items", "elements"], where, "items")
    return IndexChoices(_cap(raw, where), missing == "zero", over == "elements")


def _cap(raw: Mapping[str, Any], where: str) -> Decimal | None:
    cap = raw.get("cap", HUNDRED)
    if cap == _UNCAPPED:
        return None
    if isinstance(cap, (int, Decimal)) and not isinstance(cap, bool) and cap > 0:
        return Decimal(cap)
    raise PlanError(
        f"{where}: cap",
        message("holds {found}, expected a percentage.", found=repr(cap)),
        message('Write cap = 100, or cap = "none".'),
    )


def _closed(table: Mapping[str, object], known: tuple[str, ...], where: str) -> None:
    for key in table:
        if key not in known:
            raise PlanError(f"{where}: {key}", *known_words(key, known))


def _text(raw: Mapping[str, Any], key: str, where: str) -> str:
    value = raw.get(key)
    if isinstance(value, str) and value:
        return value
    raise PlanError(
        f"{where}: {key}",
        message("holds {found}, expected text.", found=repr(value)),
        message('Write it between quotes, as {key} = "...".', key=key),
    )


def _choice(
    raw: Mapping[str, Any], key: str, words: list[str], where: str, default: str | None
) -> str:
    value = raw.get(key, default)
    if value not in words:
        raise PlanError(f"{where}: {key}", *known_words(str(value), words))
    return str(value)


def _period(raw: Mapping[str, Any], key: str, where: str) -> Period | None:
    value = raw.get(key)
    if value is None:
        return None
    try:
        return Period.parse(str(value))
    except ValueError:
        raise PlanError(
            f"{where}: {key}",
            message("holds {found}, expected a period.", found=repr(value)),
            message("Write it as YYYY-MM, for example 2025-12."),
        ) from None
