"""Small pieces of formula text, with the constants folded away where they decide."""

from collections.abc import Iterable
from decimal import Decimal

TRUE = "TRUE"
FALSE = "FALSE"


def quoted(text: str) -> str:
    """Text as a formula writes it."""
    escaped = text.replace('"', '""')
    return f'"{escaped}"'


def number(figure: Decimal) -> str:
    """A figure as a formula writes it: plain digits with a point, in any locale."""
    return f"{figure.normalize():f}"


def all_of(parts: Iterable[str]) -> str:
    """Every part holds."""
    kept = _without(parts, TRUE)
    return FALSE if FALSE in kept else _joined("AND", kept, TRUE)


def any_of(parts: Iterable[str]) -> str:
    """At least one part holds."""
    kept = _without(parts, FALSE)
    return TRUE if TRUE in kept else _joined("OR", kept, FALSE)


def negated(part: str) -> str:
    """The part does not hold."""
    return {TRUE: FALSE, FALSE: TRUE}.get(part, f"NOT({part})")


def chosen(branches: Iterable[tuple[str, str]], otherwise: str) -> str:
    """The result of the first test that holds; tests that are certain end or leave the chain."""
    opened: list[tuple[str, str]] = []
    for test, result in branches:
        if test == TRUE:
            otherwise = result
            break
        if test != FALSE:
            opened.append((test, result))
    formula = otherwise
    for test, result in reversed(opened):
        formula = result if result == formula else f"IF({test},{result},{formula})"
    return formula


def _without(parts: Iterable[str], idle: str) -> list[str]:
    return [part for part in dict.fromkeys(parts) if part != idle]


def _joined(function: str, parts: list[str], none: str) -> str:
    if len(parts) < 2:  # noqa: PLR2004 - one part needs no function
        return parts[0] if parts else none
    return f"{function}({','.join(parts)})"
