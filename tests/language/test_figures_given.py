"""A sentence that is raised names no figure that it is not given: saying it would end the run."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import sheetgen

_SOURCES = Path(sheetgen.__file__).parent
_SAID_AT_ONCE = ("Error", "wrong")
"""How what takes a sentence as it is said ends; those of tables are given their figures later."""


def _raised(tree: ast.AST) -> Iterator[ast.Call]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and _name(call).endswith(_SAID_AT_ONCE):
            for each in call.args:
                if isinstance(each, ast.Call) and _name(each) in {"message", "message_n"}:
                    yield each


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _figures(call: ast.Call) -> set[str]:
    texts = [each.value for each in call.args if isinstance(each, ast.Constant)]
    named = {part[1] for text in texts if isinstance(text, str) for part in Formatter().parse(text)}
    return {each for each in named if each}


def test_every_figure_of_a_sentence_that_is_raised_is_given() -> None:
    lacking = [
        f"{path.relative_to(_SOURCES)}:{call.lineno}"
        for path in sorted(_SOURCES.rglob("*.py"))
        for call in _raised(ast.parse(path.read_text(encoding="utf-8")))
        if not any(given.arg is None for given in call.keywords)
        and _figures(call) - {"n"} - {given.arg for given in call.keywords}
    ]

    assert lacking == []
