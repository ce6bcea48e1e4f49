"""Reads the rules: YAML in, rules out, and every fault with its file, rule, key and cure."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from string import Formatter

from sheetgen.errors import RuleError
from sheetgen.language.message import Texts, message
from sheetgen.model.period import Period
from sheetgen.model.rule import All, Example, Named, Rule, Test, Threshold
from sheetgen.model.severity import Severity
from sheetgen.model.status import Band, Status
from sheetgen.ruling.conditions import read_fact, read_test, read_value
from sheetgen.ruling.declaring import read_declared, reason_in, rules_in, said_in
from sheetgen.ruling.durable.clauses import clauses
from sheetgen.ruling.plain import conditions_of, resolved
from sheetgen.ruling.rule_figures import check_sentence
from sheetgen.ruling.thresholds import THRESHOLDS, shipped_bounds
from sheetgen.ruling.versions import check_versions
from sheetgen.ruling.word_facts import KINDS
from sheetgen.sources.written import written_yaml
from sheetgen.sources.yaml_source import Node, read_yaml

REQUIRED = (
    "code", "name", "applies_to", "when", "summary", "message", "remedy", "why", "source",
    "wrong_when", "since", "examples",
)  # fmt: skip
_SENTENCES = ("summary", "message", "remedy")
EXAMPLE_KEYS = ("name", "facts", "fires")
OPTIONAL = ("status", "band", "severity", "priority", "until", "beta", "explains", "asks")


def read_rules(folder: Path, root: Path, under: Sequence[Path] = ()) -> tuple[Rule, ...]:
    """Every rule of a folder, file by file in order of name; codes and names are unique.

    ``under`` are files whose rules hold where the folder has none of the same code.

    Raises RuleError at the line.
    """
    files = written_yaml(folder, root, RuleError)
    if not files and not under:
        raise RuleError(
            folder.relative_to(root).as_posix(),
            message("There are no rules here."),
            message("Put at least one .yaml file of rules in this folder."),
        )
    return read_rule_files(files, root, under=under)


def read_rule_files(
    files: Sequence[Path], root: Path, known: Sequence[Named] = (), under: Sequence[Path] = ()
) -> tuple[Rule, ...]:
    """The rules of some files, in their order; errors name each file from ``root``.

    ``known`` are thresholds that other files declare; one that these declare anew goes before.
    ``under`` are files whose rules hold where these have none of the same code.
    """
    read, below = ([read_yaml(file, root, RuleError) for file in each] for each in (files, under))
    declared, declared_below = read_declared(read), read_declared(below)
    mine = {each.name: each for own in declared for each in own}
    lower = {each.name: each for own in (known, *declared_below) for each in own} | mine
    named = (*THRESHOLDS, *lower.values())
    found = _laid(
        _found(read, declared, named),
        _found(below, [tuple(lower[each.name] for each in own) for own in declared_below], named),
    )
    rules, nodes = tuple(rule for _, rule in found), [node for node, _ in found]
    check_versions(rules, nodes)
    _check_explained(rules, nodes)
    return rules


def _found(
    read: Sequence[Node], declared: Sequence[tuple[Named, ...]], named: Sequence[Named]
) -> list[tuple[Node, Rule]]:
    return [
        each
        for whole, own in zip(read, declared, strict=True)
        for each in _rules_of(whole, tuple(named), own)
    ]


@lru_cache(maxsize=64)
def _rules_of(
    whole: Node, named: tuple[Named, ...], own: tuple[Named, ...]
) -> tuple[tuple[Node, Rule], ...]:
    """The rules of a file, which the same text in the same company gives again."""
    return tuple((node, _rule(node, named, own)) for node in _rule_nodes(rules_in(whole)))


def _laid(own: list[tuple[Node, Rule]], under: list[tuple[Node, Rule]]) -> list[tuple[Node, Rule]]:
    """The rules under, each in its place, all versions of a code replaced by one's own of it."""
    by_code: dict[str, list[tuple[Node, Rule]]] = {}
    for node, rule in own:
        by_code.setdefault(rule.code, []).append((node, rule))
    replaced = frozenset(by_code)
    laid: list[tuple[Node, Rule]] = []
    for node, rule in under:
        laid += by_code.pop(rule.code, []) if rule.code in replaced else [(node, rule)]
    return [*laid, *(each for found in by_code.values() for each in found)]


def _rule_nodes(node: Node) -> tuple[Node, ...]:
    """One rule, or each of a family, its trail starting with its code."""
    found = node.list if isinstance(node.content, tuple) else (node,)
    return tuple(each.named(_label(each, position)) for position, each in enumerate(found, 1))


def _label(node: Node, position: int) -> str:
    code = node.keys.get("code")
    return str(code.content) if code and isinstance(code.content, str) else f"rule {position}"


def _rule(node: Node, named: Sequence[Named], declares: tuple[Named, ...]) -> Rule:
    keys = node.closed(REQUIRED, OPTIONAL)
    kinds = _kinds(keys["applies_to"])
    test = read_test(keys["when"], kinds, named)
    _check_size(keys["when"], test, named)
    status, band, severity, priority = _verdict(node)
    said = tuple(_texts(keys[key], kinds, test, named) for key in _SENTENCES)
    rule = Rule(
        code=_code(keys["code"]),
        name=keys["name"].text,
        applies_to=kinds,
        status=status,
        band=band,
        severity=severity,
        priority=priority,
        test=test,
        summary=said[0],
        message=said[1],
        remedy=said[2],
        why=reason_in(keys["why"]),
        source=reason_in(keys["source"]),
        wrong_when=reason_in(keys["wrong_when"]),
        since=_period(keys["since"]),
        until=_period(keys["until"]) if "until" in keys else None,
        beta=keys["beta"].flag if "beta" in keys else False,
        examples=_examples(keys["examples"], kinds),
        file=node.file,
        explains=_words(keys.get("explains")),
        asks=_words(keys.get("asks")),
        declares=_declared(test, said, named, declares),
    )
    _check_examples(keys["examples"], rule)
    if rule.until is not None and rule.until < rule.since:
        raise keys["until"].wrong(
            message(
                "It ends in {until}, before it begins in {since}.",
                until=rule.until,
                since=rule.since,
            ),
            message("Write an 'until' after 'since', or remove it."),
        )
    return rule


def _declared(
    test: Test, said: Sequence[Texts], named: Sequence[Named], own: tuple[Named, ...]
) -> tuple[Named, ...]:
    """The thresholds its file declares, and those of other files that it names itself."""
    read = {c.bound.name for c in conditions_of(test) if isinstance(c.bound, Threshold)}
    parts = (part for texts in said for _, text in texts for part in Formatter().parse(text))
    read |= {figure for _, figure, _, _ in parts if figure}
    mine = {each.name for each in own}
    others = (each for each in named if each.declared_in and each.name not in mine)
    return (*own, *(each for each in others if each.name in read))


def _words(node: Node | None) -> tuple[str, ...]:
    return () if node is None else tuple(each.text for each in node.list)


def _code(node: Node) -> str:
    head, _, digits = node.text.partition("-")
    if not (head.isalpha() and head.isupper() and digits.isdigit() and len(digits) == 3):  # noqa: PLR2004 - STA-110
        raise node.wrong(
            message("'{code}' is not a rule code.", code=node.text),
            message("Write three capital letters, a hyphen and three digits, as STA-110."),
        )
    return node.text


def _kinds(node: Node) -> tuple[str, ...]:
    kinds = tuple(each.one_of(KINDS) for each in node.list)
    if len(set(kinds)) != len(kinds):
        raise node.wrong(message("A kind is named twice."), message("Name each kind once."))
    return kinds


def _verdict(node: Node) -> tuple[Status | None, Band | None, Severity | None, int]:
    """What the rule gives: a status with its priority, or an alert with its severity."""
    keys = node.keys
    severity = _severity(keys["severity"]) if "severity" in keys else None
    if "status" not in keys:
        for key in ("band", "priority"):
            if key in keys:
                raise keys[key].wrong(
                    message("Only a status rule has the key '{key}'.", key=key),
                    message("Remove it, or give the rule a status."),
                )
        if severity is None:
            raise node.wrong(
                message("The rule has neither a status nor a severity."),
                message("Add 'status' and 'priority', or 'severity'."),
            )
        return None, None, severity, 0
    if "priority" not in keys:
        raise node.wrong(
            message("The key '{key}' is missing.", key="priority"),
            message("Of the status rules that hold, the lowest priority decides: give it one."),
        )
    status = keys["status"].member(Status)
    band = keys["band"].member(Band) if "band" in keys else None
    return status, band, severity, keys["priority"].whole


def _severity(node: Node) -> Severity:
    return node.member(Severity)


def _texts(node: Node, kinds: tuple[str, ...], test: Test, named: Sequence[Named]) -> Texts:
    """What is said of a subject, in each language: it may name figures."""
    texts = said_in(node)
    for language, text in texts:
        check_sentence(node.keys[language], text, kinds, test, named)
    return texts


def _period(node: Node) -> Period:
    try:
        return Period.parse(node.text)
    except ValueError as error:
        raise node.wrong(
            message("'{found}' is not a month.", found=node.text),
            message("Write it as 2025-01."),
        ) from error


def _examples(node: Node, kinds: tuple[str, ...]) -> tuple[Example, ...]:
    return tuple(_example(each, kinds) for each in node.list)


def _example(node: Node, kinds: tuple[str, ...]) -> Example:
    keys = node.closed(EXAMPLE_KEYS)
    facts = []
    for name, value in keys["facts"].keys.items():
        fact = read_fact(_as_text(value, name), kinds)
        facts.append((name, read_value(fact, value)))
    return Example(keys["name"].text, tuple(facts), keys["fires"].flag)


def _as_text(node: Node, text: str) -> Node:
    return Node(content=text, file=node.file, line=node.line, trail=node.trail, error=node.error)


def _check_examples(node: Node, rule: Rule) -> None:
    """Both sides are shown, except of what always holds."""
    shown = {example.fires for example in rule.examples}
    wanted = {True} if rule.test == All(()) else {True, False}
    if shown != wanted:
        raise node.wrong(
            message("The examples do not show both sides."),
            message("Give at least one that fires and one that does not."),
        )


def _check_size(node: Node, test: Test, named: Sequence[Named]) -> None:
    """The engine takes a test as alternatives; one with too many is refused here, not there."""
    bounds = {bound.name: bound.figure for bound in shipped_bounds(named)}
    clauses(resolved(test, bounds), node.where)


def _check_explained(rules: tuple[Rule, ...], nodes: list[Node]) -> None:
    codes = [rule.code for rule in rules]
    for rule, node in zip(rules, nodes, strict=True):
        for each in node.keys["explains"].list if rule.explains else ():
            each.one_of(codes)
