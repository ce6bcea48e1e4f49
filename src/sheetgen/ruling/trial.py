"""Puts a trial together: today's rules with those of a folder or a file, and thresholds to try."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.model.rule import Rule
from sheetgen.model.workspace import Scope, ThresholdSetting
from sheetgen.ruling.language import read_rule_files, read_rules
from sheetgen.ruling.thresholds import DEFAULT, thresholds_of
from sheetgen.ruling.versions import versions_of

_GENERAL = {"scale", DEFAULT}


def new_rules(path: Path, today: tuple[Rule, ...], root: Path) -> tuple[Rule, ...]:
    """The rules of a folder, in place of all; of a file, in place of those of the same codes."""
    place = path.resolve()
    base = root if place.is_relative_to(root) else place.parent
    if place.is_dir():
        return read_rules(place, base)
    declared = [each for each in thresholds_of(today) if each.declared_in]
    written = read_rule_files((place,), base, declared)
    kept = tuple(rule for rule in today if rule.code not in _codes(written))
    merged = (*_in_place(today, written), *(r for r in written if r.code not in _codes(today)))
    _check_names(kept, written)
    return _with_declared(merged, written)


def _codes(rules: tuple[Rule, ...]) -> set[str]:
    return {rule.code for rule in rules}


def _in_place(today: tuple[Rule, ...], written: tuple[Rule, ...]) -> Iterator[Rule]:
    """Today's rules in their order, each code that is written anew with all its versions."""
    versions = versions_of(written)
    for rule in today:
        if rule.code not in _codes(written):
            yield rule
        else:
            yield from versions.pop(rule.code, ())


def _with_declared(merged: tuple[Rule, ...], written: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """A threshold declared anew is so for the rules that are kept, too."""
    anew = {each.name: each for rule in written for each in rule.declares}
    return tuple(
        replace(rule, declares=tuple(anew.get(each.name, each) for each in rule.declares))
        for rule in merged
    )


def _check_names(kept: tuple[Rule, ...], written: tuple[Rule, ...]) -> None:
    seen = {rule.name: rule for rule in kept}
    for rule in written:
        if rule.name in seen:
            raise RuleError(
                f"{rule.file}: {rule.code}: name",
                message(
                    "'{word}' is already used in {file}.", word=rule.name, file=seen[rule.name].file
                ),
                message("Codes and names are permanent and unique: choose another."),
            )


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
