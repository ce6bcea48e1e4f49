"""Which shipped rules, forms and layouts a workspace has taken note of, and what changed since.

``shipped.json`` holds a digest of each, by its code or name. Sheetgen updated may ship others: the
next run of a command names them, until the analyst has looked and notes those of today.
"""

import json
from hashlib import sha256
from pathlib import Path

import sheetgen
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import Message, message, term
from sheetgen.records import Struct
from sheetgen.sources.shipped import FORMS, KINDS, RULES, home, shipped_files
from sheetgen.sources.text_file import read_source
from sheetgen.sources.yaml_source import Content, Node, read_yaml

NOTE = "shipped.json"
_VERSION = 1
_DIGITS = 16
_WORDS = {
    "changed": term("shipped", "changed"),
    "new": term("shipped", "new"),
    "gone": term("shipped", "gone"),
}

Digests = dict[str, dict[str, str]]
"""By kind, the digest of each rule, form or layout under its code or name."""


class Difference(Struct, frozen=True):
    """A rule, form or layout that is not as it was: ``how`` is changed, new or gone."""

    kind: str
    code: str
    how: str

    def message(self) -> Message:
        """It in words."""
        return message("{code} ({how})", code=self.code, how=_WORDS[self.how])


def digests(files: dict[str, tuple[Path, ...]], root: Path) -> Digests:
    """The digest of each rule, form and layout of these files, by what it says and nothing else."""
    found: Digests = {}
    for kind, paths in files.items():
        by_code: dict[str, list[object]] = {}
        for path in paths:
            for code, node in _named(kind, path, root):
                by_code.setdefault(code, []).append(_plain(node.content))
        found[kind] = {code: _digest(said) for code, said in sorted(by_code.items())}
    return found


def shipped_today() -> Digests:
    """Those of what this sheetgen ships."""
    return digests({kind: shipped_files(kind) for kind in KINDS}, home())


def note_of_today() -> tuple[str, bytes]:
    """The name and the content of the note of what is shipped now."""
    record = {"version": _VERSION, "sheetgen": sheetgen.__version__, **shipped_today()}
    return NOTE, f"{json.dumps(record, indent=1)}\n".encode()


def noted(root: Path) -> tuple[str, Digests] | None:
    """The version of sheetgen and the digests that a workspace noted; None where it has no note.

    Raises WorkspaceError where the note is damaged.
    """
    path = root / NOTE
    if not path.is_file():
        return None
    try:
        told = json.loads(read_source(path, NOTE, WorkspaceError))
        return str(told["sheetgen"]), {kind: dict(told.get(kind, {})) for kind in KINDS}
    except (ValueError, KeyError, TypeError) as fault:
        raise WorkspaceError(
            NOTE,
            message("is not the note that sheetgen writes."),
            message("Write it anew: sheetgen rules changes --accept."),
        ) from fault


def between(before: Digests, after: Digests) -> tuple[Difference, ...]:
    """What differs, rules first."""
    return tuple(
        Difference(kind, code, _how(code, before[kind], after[kind]))
        for kind in KINDS
        for code in sorted({*before[kind], *after[kind]})
        if before[kind].get(code) != after[kind].get(code)
    )


def _how(code: str, before: dict[str, str], after: dict[str, str]) -> str:
    if code not in before:
        return "new"
    return "changed" if code in after else "gone"


def _named(kind: str, path: Path, root: Path) -> list[tuple[str, Node]]:
    whole = read_yaml(path, root, WorkspaceError)
    if kind == RULES:
        return _named_rules(whole)
    if kind == FORMS:
        return [(whole.keys["form"].text, whole)]
    return [(path.stem, whole)]


def _named_rules(whole: Node) -> list[tuple[str, Node]]:
    """The rules of a file, and the thresholds that it declares."""
    keys = whole.content if isinstance(whole.content, dict) else {}
    rules = keys.get("rules", whole)
    listed = rules.list if isinstance(rules.content, tuple) else (rules,)
    declared = keys["thresholds"].list if "thresholds" in keys else ()
    return [
        *((each.keys["code"].text, each) for each in listed),
        *((each.keys["name"].text, each) for each in declared),
    ]


def _plain(content: Content) -> object:
    if isinstance(content, dict):
        return {key: _plain(node.content) for key, node in content.items()}
    if isinstance(content, tuple):
        return [_plain(node.content) for node in content]
    return content if isinstance(content, str | bool) or content is None else f"{content}"


def _digest(said: object) -> str:
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:_DIGITS]
