"""Puts a trial together: today's rules with those of a folder or a file, and thresholds to try."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.model.rule import Rule
from sheetgen.model.scale import SCALES
from sheetgen.model.workspace import Scope, ThresholdSetting
from sheetgen.records import replace
from sheetgen.ruling.rule_files import read_rule_files, read_rules
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
    settings: tuple[ThresholdSetting, ...],
    tried: tuple[tuple[str, Decimal], ...],
    scale: str = "",
) -> tuple[ThresholdSetting, ...]:
    """The settings with a scale by name and other bounds; nearer settings still win over them.

    ``tried`` are general bounds (``low``) or of one scope (``type:CALIDAD:low``), for every month.
    """
    found = _with_scale(settings, scale) if scale else settings
    for label, figure in tried:
        setting = _tried(label, figure)
        found = (*(each for each in found if not _stands_for(setting, each)), setting)
    return found


def _tried(label: str, figure: Decimal) -> ThresholdSetting:
    *scope, name = label.split(":")
    by, value = (scope[0], ":".join(scope[1:])) if scope else (DEFAULT, "")
    return ThresholdSetting(name, figure, Scope(by, value), None, f"--set {label}")


def _stands_for(tried: ThresholdSetting, other: ThresholdSetting) -> bool:
    """Whether what is tried takes the place of a setting: of the same bound and scope."""
    if tried.name != other.name or other.plan is not None:
        return False
    general = tried.scope.by in _GENERAL and other.scope.by in _GENERAL
    return general or tried.scope == other.scope


def _with_scale(settings: tuple[ThresholdSetting, ...], scale: str) -> tuple[ThresholdSetting, ...]:
    """The bounds of a scale in place of the general ones of any scale."""
    names = {name for bounds in SCALES.values() for name, _ in bounds}
    kept = (
        each
        for each in settings
        if each.name not in names or each.scope.by not in _GENERAL or each.plan is not None
    )
    key = f"--scale {scale}"
    return (
        *kept,
        *(
            ThresholdSetting(name, figure, Scope("scale", scale), None, key)
            for name, figure in SCALES[scale]
        ),
    )


def without_trial(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules with those on trial (beta) counted like the others.

    Raises RuleError where none is on trial.
    """
    if not any(rule.beta for rule in rules):
        raise RuleError(
            "--with-beta",
            message("no rule is on trial."),
            message("Write 'beta: true' in a rule, or leave the option out."),
        )
    return tuple(replace(rule, beta=False) for rule in rules)
