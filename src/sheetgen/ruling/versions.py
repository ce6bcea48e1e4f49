"""A rule may have several versions: one code and name, each for its own stretch of months."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from sheetgen.language.message import message
from sheetgen.model.period import Period
from sheetgen.model.rule import Rule
from sheetgen.sources.yaml_source import Node

Version = tuple[str, Period]
"""A code, and since when."""


def version(rule: Rule) -> Version:
    """What tells a version of a rule from all others."""
    return rule.code, rule.since


def versions_of(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """The versions of each code, the oldest first."""
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in sorted(rules, key=lambda rule: rule.since):
        found[rule.code] = (*found.get(rule.code, ()), rule)
    return found


def check_versions(rules: Sequence[Rule], nodes: Sequence[Node]) -> None:
    """Stops where one code has two names, one name two codes, or one month two versions.

    Raises RuleError at the line.
    """
    at = {id(rule): node for rule, node in zip(rules, nodes, strict=True)}
    names: dict[str, Rule] = {}
    for code, versions in versions_of(rules).items():
        for rule in versions:
            first = names.setdefault(rule.name, rule)
            if first.code != code:
                raise at[id(rule)].keys["name"].wrong(
                    message("'{word}' is already used in {file}.",
                            word=rule.name, file=first.file),
                    message("Codes and names are permanent and unique: choose another."),
                )  # fmt: skip
        for older, newer in pairwise(versions):
            _check_apart(older, newer, at[id(newer)])


def _check_apart(older: Rule, newer: Rule, node: Node) -> None:
    """Two versions of one rule: the older ends before the newer begins, and they share a name."""
    if older.since == newer.since:
        raise node.keys["code"].wrong(
            message("'{word}' is already used in {file}.", word=newer.code, file=older.file),
            message("Choose another code; a new version of that rule begins later: give it its "
                    "own 'since', and the older one an 'until'."),
        )  # fmt: skip
    if older.until is None or older.until >= newer.since:
        raise node.keys["since"].wrong(
            message(
                "'{code}' begins here in {since}, and its version since {older} in {file} judges "
                "that month too.",
                code=newer.code,
                since=newer.since,
                older=older.since,
                file=older.file,
            ),
            message("Let the older one end before: until: {until}.", until=newer.since.previous()),
        )
    if older.name != newer.name:
        raise node.keys["name"].wrong(
            message(
                "'{code}' is named '{older}' in its version since {since}.",
                code=newer.code,
                older=older.name,
                since=older.since,
            ),
            message("Keep the name: a rule has one, whatever its version."),
        )
