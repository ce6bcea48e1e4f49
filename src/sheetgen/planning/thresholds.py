"""Reads the thresholds of sheetgen.toml: a scale by name, single bounds, and bounds for a scope."""

from collections.abc import Iterator

from sheetgen.language.message import message
from sheetgen.model.scale import SCALES
from sheetgen.model.workspace import Scope, ThresholdSetting
from sheetgen.sources.toml_source import Table

_SCOPES = ("plan", "element", "kind", "type", "office", "item")
_SCALE = "scale"
_WHERE = ("by", "value", "plan")


def read_thresholds(raw: Table) -> tuple[ThresholdSetting, ...]:
    """Every threshold set, the farthest first; which names there are is known to the rules."""
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
            raise general.wrong(
                bound,
                message("the scale {scale} sets it already.", scale=repr(name)),
                message("Keep the scale or the bound, not both."),
            )
        yield ThresholdSetting(
            bound, figure, Scope(_SCALE, name), None, f"{general.where}: {_SCALE}"
        )


def _defaults(general: Table) -> Iterator[ThresholdSetting]:
    for name in general.content:
        if name != _SCALE:
            key = f"{general.where}: {name}"
            yield ThresholdSetting(name, general.number(name), Scope("default", ""), None, key)


def _overrides(raw: Table) -> Iterator[ThresholdSetting]:
    for table in raw.tables("threshold"):
        scope = Scope(table.word("by", _SCOPES, ""), table.text("value"))
        plan = table.text("plan") if "plan" in table.content else None
        names = [key for key in table.content if key not in _WHERE]
        if not names:
            raise table.error(
                table.where,
                message("it sets no bound."),
                message("Add one, for example low = 80."),
            )
        for name in names:
            key = f"{table.where}: {name}"
            yield ThresholdSetting(name, table.number(name), scope, plan, key)
