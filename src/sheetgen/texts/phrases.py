"""Reads phrases/*.yaml: how a language says what a figure is of, and how to find it in a sentence.

Those that are shipped hold in every workspace; what a workspace writes into its own ``phrases/``
is added to them.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from sheetgen.errors import PhraseError
from sheetgen.language.languages import codes
from sheetgen.language.message import message
from sheetgen.language.speaker import speaker
from sheetgen.model.workspace import Workspace
from sheetgen.records import replace
from sheetgen.sources.shipped import PHRASES, own_folder, shipped_files
from sheetgen.sources.written import written_yaml
from sheetgen.sources.yaml_source import Node, read_yaml
from sheetgen.texts.phrase import (
    COUNTED,
    KIND,
    MEANINGS,
    MULTIPLE,
    ONE_WORD,
    PORTION,
    STATUSES,
    Example,
    Phrase,
)
from sheetgen.texts.phrase_language import Language, plain

KEYS = ("language", "phrases")
PHRASE_KEYS, PHRASE_MAY = ("means", "words", "examples"), ("as",)
_SHARES = (PORTION, MULTIPLE)
NAMING = (KIND, COUNTED, *_SHARES)
_SHARE = re.compile(r"[1-9]\d*(?:/[1-9]\d*)?")
EXAMPLE_KEYS, EXAMPLE_MAY = ("text",), ("finds",)


def read_phrases(workspace: Workspace) -> tuple[Phrase, ...]:
    """All phrases: the shipped ones, the workspace's own, and for added statuses their own words.

    Raises:
        PhraseError: A file cannot be used as written, or an example of it does not hold.
    """
    own = own_folder(workspace, PHRASES)
    shipped = shipped_files(PHRASES)
    mine = written_yaml(own, workspace.root, PhraseError)
    paths = dict.fromkeys(each.resolve() for each in (*shipped, *mine))
    found = tuple(phrase for path in paths for phrase in phrases_in(path, workspace.root))
    return (*found, *_of_statuses({each.means for each in found}, workspace.locale))


def _of_statuses(said: set[str], locale: str) -> Iterator[Phrase]:
    """The words of a status for which no file has any, as its own entry says them."""
    for word, means in ONE_WORD.items():
        status = STATUSES.get(means)
        if status is None or means in said:
            continue
        entry = status.entry
        say = [speaker(code, locale).say for code in codes()]
        alone = [each(one) for each in say for one in (entry.adjective, entry.tone.word)]
        clauses = [] if entry.clause is None else [
            each(replace(entry.clause, figures=(("n", n), ("who", "")))).strip()
            for each in say
            for n in (1, 2)
        ]  # fmt: skip
        told = (*(each(entry.counted) for each in say), *clauses, *alone)
        yield Phrase(means, "", tuple(dict.fromkeys(told)), (), word)
        if word not in said:
            yield Phrase(word, "", tuple(dict.fromkeys(alone)), (), word)


def phrases_in(path: Path, root: Path) -> Iterator[Phrase]:
    """The phrases of one file.

    Raises:
        PhraseError: It cannot be used as written, or an example of it does not hold.
    """
    return _phrases(read_yaml(path, root, PhraseError))


def _phrases(node: Node) -> Iterator[Phrase]:
    for each in node.closed(KEYS)["phrases"].list:
        keys = each.closed(PHRASE_KEYS, PHRASE_MAY)
        means = keys["means"].one_of(MEANINGS)
        if (means in NAMING) != ("as" in keys):
            raise each.wrong(
                message(
                    "'as' names the kind of subject, the share or how many times; only {names} "
                    "have it.",
                    names=NAMING,
                ),
                message("Add it to a phrase that means one of these, or take it away."),
            )
        if means in _SHARES and not _SHARE.fullmatch(keys["as"].text):
            raise keys["as"].wrong(
                message("{found} is no share and no number.", found=keys["as"].text),
                message("Write it as in 1/2, or as in 2."),
            )
        phrase = Phrase(
            means=means,
            kind=keys["as"].text if "as" in keys else "",
            words=tuple(word.text for word in keys["words"].list),
            examples=tuple(_example(example) for example in keys["examples"].list),
            where=each.where,
        )
        _prove(phrase, each)
        yield phrase


def _example(node: Node) -> Example:
    keys = node.closed(EXAMPLE_KEYS, EXAMPLE_MAY)
    return Example(keys["text"].text, keys["finds"].text if "finds" in keys else "")


def _prove(phrase: Phrase, node: Node) -> None:
    """Every example finds what it says, or nothing; one of each is needed."""
    if len({bool(each.finds) for each in phrase.examples}) < len((True, False)):
        raise node.wrong(
            message("a phrase needs a sentence that it is found in and one that it is not."),
            message("Add an example with 'finds', and one without."),
        )
    try:
        pattern = Language((phrase,))
    except re.error as fault:
        raise node.wrong(
            message("its words cannot be understood: a bracket is open, or stands alone."),
            message("Write (a|b) for either of two words, and (a)? for one that may be left out."),
        ) from fault
    for each in phrase.examples:
        found = next(pattern.found(plain(each.text)), None)
        words = each.text[found.start : found.end] if found else ""
        if words != each.finds:
            raise node.wrong(
                message(
                    "in «{text}» it finds «{found}», and «{finds}» is expected.",
                    text=each.text,
                    found=words,
                    finds=each.finds,
                ),
                message("Change the words, or the example."),
            )
