"""Puts a trial together: today's rules with those of a folder or a file, and thresholds to try."""

from decimal import Decimal
from pathlib import Path

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.model.rule import Rule
from sheetgen.model.workspace import Scope, ThresholdSetting
from sheetgen.ruling.language import read_rule_files, read_rules
from sheetgen.ruling.thresholds import DEFAULT

_GENERAL = {"scale", DEFAULT}


def new_rules(path: Path, today: tuple[Rule, ...], root: Path) -> tuple[Rule, ...]:
    """The rules of a folder, in place of all; of a file, in place of those of the same codes."""
    place = path.resolve()
    base = root if place.is_relative_to(root) else place.parent
    if place.is_dir():
        return read_rules(place, base)
    written = read_rule_files((place,), base)
    by_code = {rule.code: rule for rule in written}
    kept = tuple(by_code.pop(rule.code, rule) for rule in today)
    merged = (*kept, *by_code.values())
    _check_names(merged)
    return merged


def _check_names(rules: tuple[Rule, ...]) -> None:
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.name in seen:
            raise RuleError(
                f"{rule.file}: {rule.code}: name",
                message(
                    "'{word}' is already used in {file}.", word=rule.name, file=seen[rule.name].file
                ),
                message("Codes and names are permanent and unique: choose another."),
            )
        seen[rule.name] = rule


def tried_settings(
    settings: tuple[ThresholdSetting, ...], tried: tuple[tuple[str, Decimal], ...]
) -> tuple[ThresholdSetting, ...]:
    """The settings with other general bounds; nearer settings still win over them."""
    names = {name for name, _ in tried}
    kept = tuple(
        each
        for each in settings
        if each.name not in names or each.scope.by not in _GENERAL or each.plan is not None
    )
    return (
        *kept,
        *(
            ThresholdSetting(name, figure, Scope(DEFAULT, ""), None, f"--set {name}")
            for name, figure in tried
        ),
    )
