"""Whether the thresholds set can stand together: known names and scopes, one figure a month.

A setting may be for a stretch of months (``since``, ``until``), so that a bound raised today does
not recolour an old report. Within one scope stretches neither overlap nor leave a hole.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.model.period import Period
from sheetgen.model.workspace import Scope, ThresholdSetting
from sheetgen.sources.spelling import meant

_FAR_TO_NEAR = ("scale", "default", "plan", "element", "kind", "type", "office", "item")
_EVER = Period(1, 1)


def set_by(setting: ThresholdSetting) -> str:
    """What gave a bound, as the report names it: ``type CALIDAD since 2026-01``."""
    words = [setting.scope.by, setting.scope.value]
    if setting.since is not None:
        words += ["since", str(setting.since)]
    if setting.until is not None:
        words += ["until", str(setting.until)]
    return " ".join(word for word in words if word)


def starts(settings: Iterable[ThresholdSetting]) -> list[Period]:
    """The months in which the settings in force change, oldest first; the first is any before."""
    begun = {each.since for each in settings if each.since is not None}
    ended = {each.until.next() for each in settings if each.until is not None}
    return [_EVER, *sorted(begun | ended)]


def check_settings(settings: Sequence[ThresholdSetting], names: Sequence[str]) -> None:
    """Stops on a setting that no threshold or scope answers to, and on two for one month.

    Raises RuleError at the line.
    """
    together: dict[tuple[str, Scope, str | None], list[ThresholdSetting]] = {}
    for each in settings:
        if each.name not in names:
            raise RuleError(
                each.key,
                message("There is no threshold '{name}'.", name=each.name),
                meant(each.name, names),
            )
        if each.scope.by not in _FAR_TO_NEAR:
            raise RuleError(
                each.key,
                message("There is no scope '{scope}'.", scope=each.scope.by),
                meant(each.scope.by, _FAR_TO_NEAR),
            )
        together.setdefault((each.name, each.scope, each.plan), []).append(each)
    for same in together.values():
        for earlier, later in pairwise(sorted(same, key=lambda each: each.since or _EVER)):
            _check_joined(earlier, later)


def _check_joined(earlier: ThresholdSetting, later: ThresholdSetting) -> None:
    """The later stretch begins in the month after the earlier one ends."""
    begins = later.since
    if begins is None:
        raise RuleError(
            later.key,
            message("The threshold '{name}' is set twice for one scope.", name=later.name),
            message("Keep one of the two, or let each have its months: since and until."),
        )
    if earlier.until is None or earlier.until >= begins:
        raise RuleError(
            later.key,
            message(
                "The threshold '{name}' is set twice for {begins}: here and at {other}.",
                name=later.name,
                begins=begins,
                other=earlier.key,
            ),
            message(
                'Let one end before the other begins: give that of {other} until = "{until}", in a '
                "table [[threshold]].",
                other=earlier.key,
                until=begins.previous(),
            ),
        )
    if earlier.until.next() < begins:
        raise RuleError(
            later.key,
            message(
                "No '{name}' is set from {start} to {end}: that of {other} ends in {until} and "
                "this one begins in {begins}.",
                name=later.name,
                start=earlier.until.next(),
                end=begins.previous(),
                other=earlier.key,
                until=earlier.until,
                begins=begins,
            ),
            message(
                'Write since = "{since}" here, or set what holds in between.',
                since=earlier.until.next(),
            ),
        )
