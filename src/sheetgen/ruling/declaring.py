"""What a file of rules says beside its rules: the thresholds it declares, and texts by language.

A declared threshold has a name, a unit, a default and a meaning; sheetgen.toml may set it for an
office, a type or a stretch of months like any shipped one.
"""

import re
from collections.abc import Sequence

from sheetgen.language.languages import codes, needed, optional
from sheetgen.language.message import Texts, message, own_message
from sheetgen.model.rule import Named
from sheetgen.ruling.facts import fact_named
from sheetgen.ruling.thresholds import THRESHOLDS
from sheetgen.ruling.vocabulary import FACTS
from sheetgen.sources.yaml_source import Node

_RULES, _THRESHOLDS = "rules", "thresholds"
NAME = re.compile(r"[a-z][a-z0-9_]*")
THRESHOLD_KEYS = ("name", "unit", "default", "meaning")
_TAKEN = frozenset({"name", "code", "by", "value", "plan", "since", "until"})
"""What a name would be mistaken for in a sentence or in sheetgen.toml."""


def rules_in(whole: Node) -> Node:
    """The rules of a file: all of it, or its key ``rules`` where it declares thresholds too."""
    content = whole.content
    if isinstance(content, dict) and (_RULES in content or _THRESHOLDS in content):
        return whole.closed((_RULES,), (_THRESHOLDS,))[_RULES]
    return whole


def read_declared(files: Sequence[Node]) -> tuple[tuple[Named, ...], ...]:
    """The thresholds that each file declares; names are unique among all of them."""
    seen = {each.name: "" for each in THRESHOLDS}
    return tuple(_declared(whole, seen) for whole in files)


def _declared(whole: Node, seen: dict[str, str]) -> tuple[Named, ...]:
    if not isinstance(whole.content, dict) or _THRESHOLDS not in whole.content:
        return ()
    return tuple(_threshold(each, seen) for each in whole.content[_THRESHOLDS].list)


def _threshold(node: Node, seen: dict[str, str]) -> Named:
    keys = node.closed(THRESHOLD_KEYS)
    name = _name(keys["name"], seen)
    seen[name] = node.file
    default = keys["default"].number
    if default < 0:
        raise keys["default"].wrong(
            message("Found {found}, expected 0 or more.", found=str(default)),
            message("Correct the figure."),
        )
    return Named(
        name=name,
        unit=keys["unit"].one_of(dict.fromkeys(fact.unit for fact in FACTS if fact.is_number)),
        figure=default,
        meaning=own_message(reason_in(keys["meaning"])),
        declared_in=node.file,
    )


def _name(node: Node, seen: dict[str, str]) -> str:
    name = node.text
    if not NAME.fullmatch(name):
        raise node.wrong(
            message("'{name}' is not a name of a threshold.", name=name),
            message("Write small letters without accents, digits and underscores, as half_year."),
        )
    if name in _TAKEN or fact_named(name) is not None:
        raise node.wrong(
            message("'{name}' means something else in rules or in sheetgen.toml.", name=name),
            message("Choose another name."),
        )
    if name in seen:
        raise node.wrong(
            message("The threshold '{name}' is declared already in {file}.",
                    name=name, file=seen[name])
            if seen[name]
            else message("'{name}' is one of the shipped thresholds.", name=name),
            message("Use that one, or choose another name."),
        )  # fmt: skip
    return name


def said_in(node: Node) -> Texts:
    """A text in each language."""
    keys = node.closed(needed(), optional())
    return tuple((code, " ".join(keys[code].text.split())) for code in codes() if code in keys)


def reason_in(node: Node) -> Texts:
    """What is said of a rule or threshold itself, in each language: it names no figure.

    Raises RuleError at the line of a language in which it names one.
    """
    texts = said_in(node)
    for language, text in texts:
        if "{" in text or "}" in text:
            raise node.keys[language].wrong(
                message(
                    "Figures in braces are written in 'summary', 'message' and 'remedy' alone."
                ),
                message("Write the words without braces."),
            )
    return texts
