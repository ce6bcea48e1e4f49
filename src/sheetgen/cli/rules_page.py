"""The rules, the facts and the thresholds as a page: for the terminal, programs and ``docs/``."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from sheetgen.language.languages import text_in
from sheetgen.language.message import Message, Texts, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.rule import Named, Rule
from sheetgen.ruling.fact import Fact
from sheetgen.ruling.proofs.mutations import written
from sheetgen.ruling.thresholds import thresholds_of
from sheetgen.ruling.versions import versions_of
from sheetgen.ruling.vocabulary import FACTS
from sheetgen.telling.as_data import parts_of
from sheetgen.telling.condition_words import in_words

Record: TypeAlias = dict[str, Any]

_FIELDS = {
    "applies_to": message("applies to"),
    "condition": message("when"),
    "message": message("says"),
    "remedy": message("to do"),
    "why": message("why"),
    "source": message("source"),
    "wrong_when": message("wrong when"),
}


def rule_record(rule: Rule, say: Speaker, all_rules: Sequence[Rule] = ()) -> Record:
    """A rule as plain data; ``when`` is its condition in the words of the rule files.

    ``all_rules`` tell which of its versions it is.
    """
    versions = versions_of(all_rules or (rule,))[rule.code]
    return {
        "code": rule.code,
        "name": rule.name,
        "file": rule.file,
        "applies_to": list(rule.applies_to),
        "status": None if rule.status is None else rule.status.value,
        "band": None if rule.band is None else rule.band.value,
        "priority": None if rule.status is None else rule.priority,
        "severity": None if rule.severity is None else rule.severity.value,
        "when": written(rule.test),
        "condition": in_words(rule.test, say),
        "summary": _text(rule.summary, say),
        "message": _text(rule.message, say),
        "remedy": _text(rule.remedy, say),
        "why": _text(rule.why, say),
        "source": _text(rule.source, say),
        "wrong_when": _text(rule.wrong_when, say),
        "since": str(rule.since),
        "until": None if rule.until is None else str(rule.until),
        "version": versions.index(rule) + 1,
        "versions": len(versions),
        "beta": rule.beta,
        "examples": len(rule.examples),
    }


def fact_record(fact: Fact, say: Speaker) -> Record:
    """A fact as plain data."""
    return {
        **parts_of(fact, "name unit kinds meaning", say),
        "words": {word.word: say.say(word.said) for word in fact.words},
    }


def threshold_record(named: Named, say: Speaker) -> Record:
    """A threshold as plain data, with its default and the file that declares it."""
    return {
        "name": named.name,
        "unit": named.unit,
        "figure": say.number(named.figure),
        "meaning": say.say(named.meaning),
        "declared_in": named.declared_in,
    }


def gives(rule: Rule, record: Record, say: Speaker) -> str:
    """What the rule gives: a status with its band and priority, an alert with its severity."""
    said = []
    if rule.status is not None:
        word = rule.status.tone_for(rule.band).word
        said.append(message("status {status}", status=_worded(rule.status.value, word, say)))
        said.append(message("priority {priority}", priority=rule.priority))
    if rule.severity is not None:
        worded = _worded(rule.severity.value, rule.severity.word, say)
        said.append(message("alert: {severity}", severity=worded))
    if record["beta"]:
        said.append(message("on trial"))
    if record["versions"] > 1:
        said.append(message("version {n} of {all}", n=record["version"], all=record["versions"]))
    said.append(message("since {since}", since=record["since"]))
    if record["until"]:
        said.append(message("until {until}", until=record["until"]))
    return ", ".join(map(say.say, said))


def _worded(code: str, word: Message, say: Speaker) -> str:
    """What readers call it, then as rule files write it where that is another word."""
    said = say.say(word).lower()
    return said if said == code else f"{said} ({code})"


def _fields(record: Record, say: Speaker) -> Iterator[tuple[str, str, str]]:
    """Each with its heading and what stands in it: kinds by the words that readers have."""
    words = {each.word: each.said for fact in FACTS if fact.name == "kind" for each in fact.words}
    kinds = [_worded(kind, words[kind], say) for kind in record["applies_to"]]
    for field, heading in _FIELDS.items():
        shown = kinds if field == "applies_to" else record[field]
        yield field, say.say(heading), _shown(shown)


def terminal_lines(
    rules: Sequence[Rule], say: Speaker, all_rules: Sequence[Rule] = ()
) -> Iterator[str]:
    """The page for a terminal."""
    for rule in rules:
        record = rule_record(rule, say, all_rules or rules)
        yield f"{rule.code} · {record['summary']}"
        yield f"    {gives(rule, record, say)} · {rule.file}"
        for _, heading, shown in _fields(record, say):
            yield f"    {heading}: {shown}"
        yield ""


def markdown_lines(rules: Sequence[Rule], say: Speaker) -> Iterator[str]:
    """The page for ``docs/``: the rules by file, then the facts and the thresholds."""
    yield _heading(1, message("The rules"), say)
    yield ""
    yield say.say(
        message(
            "Written by `sheetgen rules list --markdown` from the files of `rules/`: change those, "
            "not this page."
        )
    )
    for file in dict.fromkeys(rule.file for rule in rules):
        yield from ("", f"## {file}")
        for rule in rules:
            if rule.file == file:
                yield from _section(rule, say, rules)
    yield from ("", _heading(2, message("Facts"), say), "")
    yield from _table(
        (message("fact"), message("unit"), message("of"), message("meaning")),
        [_cells(each, ("name", "unit", "kinds", "meaning")) for each in _facts(say)],
        say,
    )
    yield from ("", _heading(2, message("Thresholds"), say), "")
    yield from _table(
        (message("threshold"), message("shipped"), message("unit"), message("meaning")),
        [
            _cells(threshold_record(each, say), ("name", "figure", "unit", "meaning"))
            for each in thresholds_of(rules)
        ],
        say,
    )


def _heading(level: int, said: Message, say: Speaker) -> str:
    return f"{'#' * level} {say.say(said)}"


def _section(rule: Rule, say: Speaker, all_rules: Sequence[Rule]) -> Iterator[str]:
    record = rule_record(rule, say, all_rules)
    yield from ("", f"### {rule.code} {record['summary']}", "")
    yield f"`{rule.name}`: {gives(rule, record, say)}."
    yield ""
    yield f"* {say.say(_FIELDS['condition'])}: `{record['when']}`"
    for field, heading, shown in _fields(record, say):
        if field != "condition":
            yield f"* {heading}: {shown}"


def _facts(say: Speaker) -> Iterator[Record]:
    for fact in FACTS:
        record = fact_record(fact, say)
        if fact.words:
            record["meaning"] += f" ({', '.join(f'`{word}`' for word in record['words'])})"
        yield record


def _table(heads: Sequence[Message], rows: Sequence[Sequence[str]], say: Speaker) -> Iterator[str]:
    yield f"| {' | '.join(say.say(head) for head in heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _cells(record: Record, names: Sequence[str]) -> list[str]:
    return [_shown(record[name]) for name in names]


def _shown(value: object) -> str:
    return ", ".join(value) if isinstance(value, list) else " ".join(str(value).split())


def _text(texts: Texts, say: Speaker) -> str:
    return text_in(texts, say.language)
