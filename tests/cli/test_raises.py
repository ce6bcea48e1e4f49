"""What a public function may raise stands in its docstring, by name: "raises PlanError where"."""

import ast
from collections.abc import Iterator
from pathlib import Path

import sheetgen

ROOT = Path(sheetgen.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))


def public(body: list[ast.stmt]) -> Iterator[ast.FunctionDef]:
    """Functions and methods that callers name; what makes an instance is told by its class."""
    for each in body:
        if isinstance(each, ast.ClassDef) and not each.name.startswith("_"):
            yield from public(each.body)
        elif isinstance(each, ast.FunctionDef) and not each.name.startswith("_"):
            yield each


def own_raises(node: ast.AST) -> Iterator[ast.expr]:
    """What a function raises itself, not functions within it."""
    for each in ast.iter_child_nodes(node):
        if isinstance(each, ast.Raise) and each.exc is not None:
            yield each.exc
        if not isinstance(each, ast.FunctionDef | ast.Lambda):
            yield from own_raises(each)


def named(raised: ast.expr) -> str:
    """The class raised; nothing where a variable or a call says it."""
    called = raised.func if isinstance(raised, ast.Call) else raised
    name = called.id if isinstance(called, ast.Name) else ""
    return name if name[:1].isupper() else ""


def unsaid(path: Path, root: Path = ROOT) -> Iterator[str]:
    """Those that raise what their docstring does not name."""
    for function in public(ast.parse(path.read_text("utf-8")).body):
        doc = ast.get_docstring(function) or ""
        said = doc.lower().partition("raises")[2]
        for raised in own_raises(function):
            if named(raised) == "TypeError":  # a fault of sheetgen, which no caller can expect
                continue
            if not said or named(raised).lower() not in said:
                yield f"{path.relative_to(root)}:{function.lineno} {function.name}"


def test_what_a_public_function_raises_stands_in_its_docstring() -> None:
    found = [each for path in MODULES for each in unsaid(path)]

    assert [] == found


def test_a_function_that_says_nothing_of_it_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text(
        'def a(): raise ValueError("no")\n'
        'def b():\n    """Raises KeyError."""\n    raise ValueError\n'
        'def c():\n    """Raises ValueError where it is none."""\n    raise ValueError\n'
        "def _d(): raise ValueError\n",
        encoding="utf-8",
    )

    assert ["a.py:1 a", "a.py:2 b"] == list(unsaid(path, tmp_path))
