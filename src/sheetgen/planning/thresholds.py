"""Reads the thresholds of sheetgen.toml: a scale by name, single bounds, and bounds for a scope."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.errors import SheetgenError
from sheetgen.language.message import message
from sheetgen.model.period import Period
from sheetgen.model.scale import SCALES
from sheetgen.model.workspace import Scope, ThresholdSetting
from sheetgen.sources.toml_source import Table

SCOPES = ("default", "plan", "element", "kind", "type", "office", "item")
_SCALE = "scale"
WHERE = ("by", "value", "plan", "since", "until")


def read_thresholds(raw: Table) -> tuple[ThresholdSetting, ...]:
    """Every threshold set, the farthest first; which names there are is known to the rules.

    Raises WorkspaceError at the key of one that is no number or scope.
    """
    general = raw.table("thresholds")
    found = (*_scale(general), *_defaults(general), *_overrides(raw))
    for each in found:
        if each.figure < 0:
            raise general.error(
                each.key,
                message("holds {found}, expected 0 or more.", found=str(each.figure)),
                message("Correct the figure."),
            )
    return found


def _scale(general: Table) -> Iterator[ThresholdSetting]:
    """The bounds of a scale by name; setting one of them beside it would be two answers."""
    if _SCALE not in general.content:
        return
    name = general.word(_SCALE, tuple(SCALES))
    for bound, figure in SCALES[name]:
        if bound in general.content:
            raise _beside_scale(general, bound)
        yield ThresholdSetting(
            bound, figure, Scope(_SCALE, name), None, f"{general.where}: {_SCALE}"
        )


def _beside_scale(table: Table, bound: str) -> SheetgenError:
    return table.wrong(
        bound,
        message("the scale {scale} sets it already.", scale=repr(table.content[_SCALE])),
        message("Keep the scale or the bound, not both."),
    )


def _defaults(general: Table) -> Iterator[ThresholdSetting]:
    for name in general.content:
        if name != _SCALE:
            key = f"{general.where}: {name}"
            yield ThresholdSetting(name, general.number(name), Scope("default", ""), None, key)


def _overrides(raw: Table) -> Iterator[ThresholdSetting]:
    for table in raw.tables("threshold"):
        scope = _scope(table)
        plan = table.text("plan") if "plan" in table.content else None
        since, until = _month(table, "since"), _month(table, "until")
        if since is not None and until is not None and until < since:
            raise table.wrong(
                "until",
                message("it ends in {until}, before it begins in {since}.",
                        until=until, since=since),
                message("Write an 'until' after 'since', or remove it."),
            )  # fmt: skip
        names = [key for key in table.content if key not in WHERE]
        if not names:
            raise table.error(
                table.where,
                message("it sets no bound."),
                message("Add one, for example low = 80."),
            )
        for name, figure in _bounds(table, names):
            key = f"{table.where}: {name}"
            yield ThresholdSetting(name, figure, scope, plan, key, since, until)


def _scope(table: Table) -> Scope:
    """Whom it is for; ``default`` is for all, and has no value."""
    by = table.word("by", SCOPES, "")
    if by != SCOPES[0]:
        return Scope(by, table.text("value"))
    if "value" in table.content:
        raise table.wrong(
            "value",
            message("a bound for all has no value."),
            message("Remove it, or name another scope in 'by'."),
        )
    return Scope(by, "")


def _bounds(table: Table, names: list[str]) -> Iterator[tuple[str, Decimal]]:
    """Each bound of the table; a scale by name is the bounds that it holds."""
    for name in names:
        if name == _SCALE and isinstance(table.content[name], str):
            for bound, figure in SCALES[table.word(name, tuple(SCALES))]:
                if bound in table.content:
                    raise _beside_scale(table, bound)
                yield bound, figure
        else:
            yield name, table.number(name)


def _month(table: Table, key: str) -> Period | None:
    if key not in table.content:
        return None
    text = table.text(key)
    try:
        return Period.parse(text)
    except ValueError as error:
        raise table.wrong(
            key,
            message("'{found}' is not a month.", found=text),
            message('Write it as {key} = "2026-01".', key=key),
        ) from error
