"""Writes docs/coverage.md: the branches that no test takes, and why each is left.

python scripts/coverage_page.py coverage.json

What it is told is the JSON of coverage.py, over the whole suite (`make coverage`). Why a branch is
left is read from the branch where that shows it, else from ``coverage_reasons.toml`` beside this
file, by module and function. A reason that no branch has any more is named and ends with 1.
"""

import ast
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SOURCE = "src/sheetgen/"
PAGE = ROOT / "docs" / "coverage.md"
REASONS = Path(__file__).with_name("coverage_reasons.toml")
OPEN = "open"
WITHOUT = ("open", "refusal", "absence", "always")
"""Kinds of branches without a reason."""
_MOST = 25
_MOST_NAMED = 6
_LONGEST = 90
_OWN_MISTAKE = {"ValueError", "TypeError", "KeyError", "AssertionError", "RuntimeError"}
_REFUSES = {"wrong", "fault", "refuse", "_refuse", "_wrong", "_fault"}
_SYSTEM = {"OSError", "TimeoutExpired", "ChildProcessError", "ProcessLookupError", "ImportError"}


@dataclass(frozen=True, slots=True)
class Hole:
    """A branch never taken: of which function, how it reads, and why it is left."""

    module: str
    function: str
    says: str
    why: str

    @property
    def named(self) -> str:
        """The function as a table of the page names it."""
        return self.function or "(module)"


class Module:
    """A module's text and tree, asked where each branch of it leads."""

    def __init__(self, path: str) -> None:
        self.name = path.removeprefix(SOURCE).removesuffix(".py")
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        self._at: dict[int, ast.stmt | ast.match_case] = {}
        self._last_cases: dict[int, ast.match_case] = {}
        self._handlers: list[ast.ExceptHandler] = []
        for each in ast.walk(tree):
            if isinstance(each, ast.stmt):
                self._at.setdefault(each.lineno, each)
            if isinstance(each, ast.Match):
                self._at |= {case.pattern.lineno: case for case in each.cases}
                self._last_cases[each.cases[-1].pattern.lineno] = each.cases[-1]
            elif isinstance(each, ast.ExceptHandler):
                self._handlers.append(each)

    def holes(self, told: Mapping[str, Any], reasons: Mapping[str, str]) -> Iterator[Hole]:
        """Its holes, function by function."""
        for function, each in told["functions"].items():
            for start, end in each["missing_branches"]:
                by_table = (w for key, w in reasons.items() if _is_of(key, self.name, function))
                why = next(by_table, None) or self._shown_by(start, end) or self._kind(start, end)
                yield Hole(self.name, function, self._said(start, end), why)

    def _said(self, start: int, end: int) -> str:
        """What branches there, and whether it is never or always so."""
        at = self._at.get(start)
        body = getattr(at, "body", ())
        often = "never" if body and body[0].lineno == end else "always"
        if isinstance(at, ast.match_case):
            return f"case {ast.unparse(at.pattern)}, {often}"
        if isinstance(at, ast.For):
            what = f"for {ast.unparse(at.target)} in {ast.unparse(at.iter)}"
            return f"{what}, never {'gone into' if often == 'never' else 'to its end'}"
        what = ast.unparse(at.test) if isinstance(at, ast.If | ast.While) else f"line {start}"
        return f"{what}, {often}"

    def _shown_by(self, start: int, end: int) -> str | None:
        """Why a branch is left where the code itself shows it."""
        case = self._last_cases.get(start)
        if case is not None and case.body[0].lineno != end:
            return "closed"
        if isinstance(self._at.get(start), ast.For | ast.While) and end < 0:
            return "loop"
        then = self._at.get(end)
        if isinstance(then, ast.Raise) and _called(then.exc) in _OWN_MISTAKE:
            return "mistake"
        around = [each for each in self._handlers if each.lineno <= start <= _end(each)]
        if any(_caught(each) & _SYSTEM for each in around):
            return "system"
        return None

    def _kind(self, start: int, end: int) -> str:
        """Of what kind a branch without a reason is: what lies behind it."""
        at, then = self._at.get(start), self._at.get(end)
        if isinstance(then, ast.Raise) or (_called_by(then) & _REFUSES):
            return "refusal"
        if isinstance(at, ast.If) and at.body[0].lineno != end:
            return "always"
        if isinstance(at, ast.If) and _passes_over(then):
            return "absence"
        return OPEN


def _end(node: ast.ExceptHandler) -> int:
    return node.end_lineno or node.lineno


def _is_of(key: str, module: str, function: str) -> bool:
    of_module, _, of_function = key.partition(":")
    return fnmatchcase(module, of_module) and fnmatchcase(function, of_function or "*")


def _caught(handler: ast.ExceptHandler) -> set[str]:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return {_called(each) for each in kinds}


def _passes_over(node: ast.AST | None) -> bool:
    """Whether a statement goes on with the next, or gives nothing."""
    if isinstance(node, ast.Return):
        value = node.value
        nothing = value is None or (isinstance(value, ast.Constant) and not value.value)
        return nothing or (isinstance(value, ast.Tuple | ast.List) and not value.elts)
    return isinstance(node, ast.Continue)


def _called_by(node: ast.AST | None) -> set[str]:
    """What a statement calls, by its last names."""
    calls = (each for each in ast.walk(node) if isinstance(each, ast.Call)) if node else ()
    return {_called(each) for each in calls}


def _called(node: ast.AST | None) -> str:
    """The name of a class, whether it is called, or stands in a module."""
    if isinstance(node, ast.Call):
        return _called(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def page(told: Mapping[str, Any], titles: Mapping[str, str], holes: list[Hole]) -> Iterator[str]:
    """The page, line by line."""
    totals = told["totals"]
    yield "# Branches that no test takes"
    yield ""
    yield "Written by `make coverage` (slow: every test); reasons stand in"
    yield "`scripts/coverage_reasons.toml`, and where the code shows one itself it is read there."
    yield "What an engine's process and copies of a process run is not seen by the measure."
    yield ""
    yield f"Taken: {totals['covered_branches']:,} of {totals['num_branches']:,} branches,"
    yield f"{totals['covered_lines']:,} of {totals['num_statements']:,} lines run;"
    have = len({each.module for each in holes})
    yield f"{have} of {len(told['files'])} modules have a branch that no test takes."
    yield ""
    yield "## Why they are left"
    yield ""
    yield "| why | branches | where most |"
    yield "| --- | ---: | --- |"
    whys = Counter(each.why for each in holes)
    for why, n in whys.most_common():
        most = Counter(each.module for each in holes if each.why == why).most_common(3)
        yield f"| {titles[why]} | {n} | {', '.join(f'`{module}` {n}' for module, n in most)} |"
    yield from _open(holes)
    yield from _worst(holes, titles)
    yield from _every(holes)


def _open(holes: list[Hole]) -> Iterator[str]:
    """Those with lines of their own and no reason, in the modules that have most of them."""
    left = [each for each in holes if each.why in (OPEN, "refusal")]
    if not left:
        return
    by_module = Counter(each.module for each in left).most_common()
    yield ""
    yield "## Those with something of their own behind them"
    yield ""
    shown = by_module[:_MOST]
    if len(by_module) > len(shown):
        n = sum(count for _, count in by_module[_MOST:])
        yield f"The {_MOST} modules with most; {n} more stand in {len(by_module) - _MOST} others."
        yield ""
    yield "| module | branches | which, by function |"
    yield "| --- | ---: | --- |"
    for module, n in shown:
        named = [each for each in left if each.module == module]
        said = [f"{each.named}: `{_cell(each.says)}`" for each in named[:_MOST_NAMED]]
        more = [f"and {n - len(said)} more"] if n > len(said) else []
        yield f"| `{module}` | {n} | {'; '.join((*said, *more))} |"


def _worst(holes: list[Hole], titles: Mapping[str, str]) -> Iterator[str]:
    """The modules with most of those that are left with a reason."""
    kept = [each for each in holes if each.why not in WITHOUT]
    yield ""
    yield "## Where most are left"
    yield ""
    yield "| module | branches | why | functions |"
    yield "| --- | ---: | --- | --- |"
    for module, n in Counter(each.module for each in kept).most_common(_MOST):
        mine = [each for each in kept if each.module == module]
        whys = Counter(titles[each.why].split(":")[0] for each in mine)
        functions = list(dict.fromkeys(each.named for each in mine))
        more = [f"and {len(functions) - _MOST_NAMED} more"] if len(functions) > _MOST_NAMED else []
        why = ", ".join(f"{title} {count}" for title, count in whys.most_common())
        yield f"| `{module}` | {n} | {why} | {', '.join((*functions[:_MOST_NAMED], *more))} |"


def _every(holes: list[Hole]) -> Iterator[str]:
    """Every module with a hole, room by room, with how many it has."""
    yield ""
    yield "## All of them, by room"
    yield ""
    rooms: dict[str, list[str]] = {}
    for module, n in sorted(Counter(each.module for each in holes).items()):
        room, _, name = module.rpartition("/")
        rooms.setdefault(f"{room}/" if room else "above the stages", []).append(f"{name} {n}")
    for room, modules in rooms.items():
        yield f"* **{room}** {', '.join(modules)}"


def _cell(text: str) -> str:
    """A text for a cell of a table, not longer than a reader needs to find it."""
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return short.replace("|", "\\|")


def main() -> None:
    """Write the page of what is told by the file that the command names."""
    told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    known = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    holes = [
        hole
        for path, each in told["files"].items()
        for hole in Module(path).holes(each, known["of"])
    ]
    text = "\n".join(page(told, known["why"], holes))
    PAGE.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    idle = [
        key
        for key in known["of"]
        if not any(_is_of(key, each.module, each.function) for each in holes)
    ]
    sys.exit(f"no branch has this reason any more: {', '.join(idle)}" if idle else None)


if __name__ == "__main__":
    main()
