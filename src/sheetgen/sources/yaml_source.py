"""The one door to YAML: text in, nodes out that know their file, line and key.

PyYAML only composes the tree; what a scalar means is decided here, so that ``no`` stays a word,
``1:30`` is not ninety and 0.1 is exactly a tenth. Nothing is ever constructed from a tag.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias, TypeVar

import yaml

from sheetgen.errors import SheetgenError
from sheetgen.language.message import Message, message
from sheetgen.records import replace
from sheetgen.sources.numbers import cure_of
from sheetgen.sources.shipped import shown
from sheetgen.sources.spelling import meant
from sheetgen.sources.text_file import check_signs, read_source, too_deep

_Member = TypeVar("_Member", bound=Enum)
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "map", "seq", "value")
)
_QUOTED = frozenset("'\"|>")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times faster, if built

_TABULATOR = message("a tabulator stands where blanks must")
_FAULTS = (
    ("mapping values are not allowed", message("a colon stands where no value can")),
    ("expected ':'", message("a colon is missing after a key")),
    ("expected '-'", message("a dash of the list is missing, or the indentation changed")),
    ("expected ',' or", message("a list or table in brackets is not closed")),
    ("expected <block end>", message("the indentation changed")),
    ("expected key", message("the indentation changed")),
    ("cannot start any token", message("a letter stands here that must be between quotes")),
    ("quoted scalar", message("a quote that was opened is not closed")),
    ("end of stream", message("the file ends before what was opened is closed")),
    ("alias", message("an asterisk begins a text that must be between quotes")),
    ("tab", _TABULATOR),
)
"""Of libyaml's faults, what each is to who writes the file."""
_DEEPEST = 64
_MAY_BE_DEEP = re.compile(r"(?:[\[{][^\[{]*){64}|^[ \-?:]{64}", re.MULTILINE)
"""Where it may be deeper than that. libyaml calls itself for each level, and ends the process."""
_POINT = message("A comma ends what stands before it: write decimals with a point, as 40.5.")
_OTHER_FAULT = message("what stands here is not understood")

Content: TypeAlias = "str | Decimal | bool | tuple[Node, ...] | dict[str, Node] | None"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Node:
    """A value with its whereabouts; asked for a type, it gives it or says what was found.

    A node is equal to itself alone, so that what is made of one can be kept by it. ``trail`` leads
    to it ("STA-110", "when", "below"). Whatever is asked for raises ``error`` at its line where the
    file holds something else.
    """

    content: Content
    file: str
    line: int
    trail: tuple[str, ...]
    error: type[SheetgenError]

    @property
    def where(self) -> str:
        """File, trail and line, as errors print it: ``rules/a.yaml: STA-110: when (line 7)``."""
        head, rest = self.trail[:1], ".".join(self.trail[1:])
        parts = [self.file, *head, *([rest] if rest else [])]
        return f"{': '.join(parts)} (line {self.line})"

    def wrong(self, fault: Message, remedy: Message) -> SheetgenError:
        """An error at this place, to be raised."""
        return self.error(self.where, fault, remedy)

    def named(self, name: str) -> "Node":
        """The same node, its trail starting at ``name`` instead of a position."""
        return replace(self, trail=(name,), content=_renamed(self.content, name, len(self.trail)))

    @property
    def text(self) -> str:
        """The value as text; raises ``error`` where it is empty or none."""
        if isinstance(self.content, str) and self.content.strip():
            return self.content.strip()
        raise self._not_a(message("text"))

    @property
    def number(self) -> Decimal:
        """The value as a number, exactly as written; raises ``error`` where it is none."""
        if isinstance(self.content, Decimal):
            return self.content
        raise self._not_a(message("a number"), cure_of(self.content))

    @property
    def whole(self) -> int:
        """The value as a whole number; raises ``error`` where it is none."""
        number = self.number
        if number == number.to_integral_value():
            return int(number)
        raise self._not_a(message("a whole number"))

    @property
    def flag(self) -> bool:
        """The value as true or false; raises ``error`` where it is neither."""
        if isinstance(self.content, bool):
            return self.content
        raise self._not_a(message("true or false"))

    @property
    def list(self) -> tuple["Node", ...]:
        """The value as a list with something in it; raises ``error`` where it is none."""
        if isinstance(self.content, tuple) and self.content:
            return self.content
        is_empty = isinstance(self.content, tuple)
        raise self._not_a(message("a list with at least one entry") if is_empty
                          else message("a list"))  # fmt: skip

    @property
    def keys(self) -> dict[str, "Node"]:
        """The value as keys and values, whatever they are; raises ``error`` where it has none."""
        if isinstance(self.content, dict):
            return self.content
        raise self._not_a(message("keys and values"))

    def closed(self, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, "Node"]:
        """The value as keys and values; raises ``error`` where a key is unknown or missing."""
        needed, may = tuple(required), tuple(optional)
        for key, value in self.keys.items():
            if key not in needed and key not in may:
                cure = _POINT if key.isdecimal() else meant(key, (*needed, *may))
                raise value.wrong(message("The key '{key}' is unknown.", key=key), cure)
        for key in needed:
            if key not in self.keys:
                raise self.wrong(
                    message("The key '{key}' is missing.", key=key),
                    message("Add it: every one of {keys} is needed.", keys=needed),
                )
        return self.keys

    def one_of(self, allowed: Iterable[str]) -> str:
        """The value as one of these words; raises ``error`` for any other."""
        words = tuple(allowed)
        found = self.text
        if found in words:
            return found
        raise self.wrong(message("Found '{found}'.", found=found), meant(found, words))

    def member(self, of: type[_Member]) -> _Member:
        """The value as the member of a table with this code."""
        return of(self.one_of([str(each.value) for each in of]))

    def _not_a(self, wanted: Message, cure: Message | None = None) -> SheetgenError:
        known = isinstance(self.content, str | Decimal | bool)
        text = str(self.content)
        found = text.lower() if isinstance(self.content, bool) else text if known else self.kind
        return self.wrong(
            message("Found {found} where {wanted} belongs.", found=found, wanted=wanted),
            cure or message("Write {wanted} here.", wanted=wanted),
        )

    @property
    def kind(self) -> Message:
        """What sort of value it is, in words."""
        if isinstance(self.content, dict):
            return message("keys and values")
        if isinstance(self.content, tuple):
            return message("a list") if self.content else message("an empty list")
        return message("nothing") if self.content is None else message("a value")


def read_yaml(path: Path, root: Path, error: type[SheetgenError]) -> Node:
    """Read one YAML file; every fault is raised as ``error``, naming the file from ``root``."""
    file = shown(path, root)
    return _read(read_source(path, file, error), file, error)  # type: ignore[arg-type]  # a class has a hash


@lru_cache(maxsize=64)
def _read(data: bytes, file: str, error: type[SheetgenError]) -> Node:
    """The tree of these bytes, which nobody changes: asked for again, it is there already."""
    whole = Node(content=None, file=file, line=1, trail=(), error=error)
    try:
        text = data.decode("utf-8-sig")
        if _MAY_BE_DEEP.search(text) and _depth(text) > _DEEPEST:
            raise too_deep(file, error)
        tree = yaml.compose(text, Loader=_LOADER)
    except UnicodeDecodeError as fault:
        at = replace(whole, line=data.count(b"\n", 0, fault.start) + 1)
        raise at.wrong(
            message("The file is not UTF-8 text."), message("Save it as UTF-8.")
        ) from fault
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        at = replace(whole, line=mark.line + 1 if mark else 1)
        raise at.wrong(
            message(
                "The file is not YAML: {said}.", said=_said(fault, text.split("\n")[at.line - 1])
            ),
            message("Look at the indentation, the colons and the quotes."),
        ) from fault
    if tree is None:
        raise whole.wrong(message("The file is empty."), message("Write something, or delete it."))
    return _node(tree, whole, (), set())


def _depth(text: str) -> int:
    """How many lists and tables lie in one another, without a call for each."""
    deep = deepest = 0
    for event in yaml.parse(text, Loader=_LOADER):
        deep += isinstance(event, yaml.CollectionStartEvent)
        deep -= isinstance(event, yaml.CollectionEndEvent)
        deepest = max(deep, deepest)
        if deepest > _DEEPEST:
            break
    return deepest


def _said(fault: yaml.YAMLError, line: str) -> Message:
    """What libyaml found in a line, which it says in English alone."""
    problem = str(getattr(fault, "problem", None) or "")
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _TABULATOR
    return next((said for words, said in _FAULTS if words in problem), _OTHER_FAULT)


def _beside(node: Node, line: int, trail: tuple[str, ...], content: Content = None) -> Node:
    """Another node of the file; thousands are made at every start, and ``replace`` is slow."""
    return Node(content=content, file=node.file, line=line, trail=trail, error=node.error)


def _node(tree: yaml.Node, whole: Node, trail: tuple[str, ...], seen: set[int]) -> Node:
    here = _beside(whole, tree.start_mark.line + 1, trail)
    if id(tree) in seen or tree.tag not in _PLAIN_TAGS:
        raise here.wrong(
            message("Tags, anchors and aliases are not used here."),
            message("Write the value out in full."),
        )
    seen.add(id(tree))
    if isinstance(tree, yaml.MappingNode):
        return _beside(whole, here.line, trail, _mapping(tree, here, seen))
    if isinstance(tree, yaml.SequenceNode):
        parts = (
            _node(part, whole, (*trail, str(number)), seen)
            for number, part in enumerate(tree.value, 1)
        )
        return _beside(whole, here.line, trail, tuple(parts))
    if isinstance(tree, yaml.ScalarNode):
        check_signs(tree.value, here.where, here.error)
        return _beside(whole, here.line, trail, _scalar(tree))
    raise TypeError(tree)


def _mapping(tree: yaml.MappingNode, here: Node, seen: set[int]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for key, value in tree.value:
        at = _beside(here, key.start_mark.line + 1, here.trail)
        if not isinstance(key, yaml.ScalarNode):
            raise at.wrong(message("A key must be a word."), message("Write the key as one word."))
        if key.value in found:
            raise at.wrong(
                message("The key '{key}' is written twice.", key=key.value),
                message("Keep one of the two."),
            )
        found[key.value] = _node(value, here, (*here.trail, key.value), seen)
    return found


def _scalar(tree: yaml.ScalarNode) -> str | Decimal | bool | None:
    written = str(tree.value)
    if tree.style in _QUOTED:  # always text
        return written
    if written in {"", "~", "null"}:
        return None
    if written in {"true", "false"}:
        return written == "true"
    return Decimal(written) if _NUMBER.fullmatch(written) else written


def _renamed(content: Content, name: str, depth: int) -> Content:
    if isinstance(content, dict):
        return {key: _moved(value, name, depth) for key, value in content.items()}
    if isinstance(content, tuple):
        return tuple(_moved(value, name, depth) for value in content)
    return content


def _moved(node: Node, name: str, depth: int) -> Node:
    moved = _renamed(node.content, name, depth)
    return _beside(node, node.line, (name, *node.trail[depth:]), moved)
