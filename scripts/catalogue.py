"""Keeps the catalogues: every sentence of the code, translated, and their compiled form.

    python scripts/catalogue.py update    find new sentences in the code and add them to each .po
    python scripts/catalogue.py compile   write the .mo that the program reads
    python scripts/catalogue.py check     fail where a translation is missing or a file stale

A language is a folder of ``language/locale/``; all of them are kept. A word of a table stands in a
context (``term("band", "low")``), so that one English text may have two translations.
Nothing here depends on the clock, on line numbers or on Babel's version: the same sentences give
the same bytes.
"""

import ast
import io
import re
import string
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "sheetgen"
LOCALES = SOURCE / "language" / "locale"
KEYWORDS = {"message": (1,), "message_n": (1, 2), "spoken": (1,), "term": ((1, "c"), 2)}
_MAGIC = 0x950412DE
_IN_CONTEXT = "\4"


def main(arguments: list[str]) -> int:
    """Run one of the three commands; gives the exit status."""
    commands = {"update": update, "compile": compile_, "check": check}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    return commands[arguments[0]]()


def po_files() -> list[Path]:
    """The catalogue of each language but English, whose sentences are the code's own."""
    return sorted(LOCALES.glob("*/LC_MESSAGES/sheetgen.po"))


def update() -> int:
    """Add the code's new sentences to each .po, and drop those the code no longer says."""
    for po in po_files():
        catalogue = updated(po)
        po.write_text(written(catalogue), encoding="utf-8", newline="\n")
        bare = [message for message in sentences(catalogue) if not is_translated(message)]
        for message in bare:
            print(f"to translate: {message.id}")
        print(f"{po.relative_to(ROOT)}: {len(catalogue)} sentences, {len(bare)} to translate")
    return 0


def compile_() -> int:
    """Write each .mo from its .po."""
    for po in po_files():
        mo = po.with_suffix(".mo")
        mo.write_bytes(compiled(stored(po)))
        print(f"{mo.relative_to(ROOT)}: written")
    return 0


def check() -> int:
    """Name every fault of the catalogues; 1 where there is any."""
    faults = [fault for po in po_files() for fault in found_faults(po)]
    for path in sorted(SOURCE.rglob("*.py")):
        faults += [f"{path.relative_to(ROOT)}:{said}" for said in unseen(path.read_text("utf-8"))]
    for fault in faults:
        print(fault)
    if not faults:
        print("the catalogues are complete and fresh")
    return 1 if faults else 0


def found_faults(po: Path) -> Iterator[str]:
    """Sentences without translation, with other figures than the English has, and stale files."""
    language = language_of(po)
    said, known = by_key(extracted(language)), stored(po)
    spoken = by_key(known)
    for key, message in said.items():
        if key not in spoken or not is_translated(spoken[key]):
            yield f"{language}: no translation for: {named(message)}"
        elif figures(spoken[key].string) - figures(message.id):
            yield f"{language}: it names figures that the English has not: {named(message)}"
    for key, message in spoken.items():
        if key not in said:
            yield f"{language}: no longer said by the code: {named(message)}"
    where, mo = po.relative_to(LOCALES), po.with_suffix(".mo")
    if po.read_text(encoding="utf-8") != written(known):
        yield f"{where} is not as update writes it; run: python scripts/catalogue.py update"
    if not mo.exists() or mo.read_bytes() != compiled(known):
        yield f"{mo.name} of {language} is stale; run: python scripts/catalogue.py compile"


def unseen(code: str) -> Iterator[str]:
    """Sentences that are put together or named before they are said: no search of the code sees it.

    Of what is passed on (a parameter, another message's text) the sentence stands where it is made.
    """
    tree = ast.parse(code)
    made = {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for said in (getattr(node.value, "body", node.value), getattr(node.value, "orelse", None))
        if isinstance(said, ast.Constant) and isinstance(said.value, str) and has_words(said.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
            continue
        first = node.args[0]
        is_said = node.func.id in KEYWORDS
        is_built = isinstance(first, ast.JoinedStr | ast.BinOp)
        if is_said and (is_built or (isinstance(first, ast.Name) and first.id in made)):
            yield f"{node.lineno}: write the sentence where it is said: {ast.unparse(node)}"


def has_words(text: str) -> bool:
    """Whether a sentence says more than its figures."""
    return any(map(str.isalpha, re.sub(r"{[^}]*}", "", text)))


def language_of(po: Path) -> str:
    """The language of a catalogue: its folder's name."""
    return po.parents[1].name


def extracted(language: str = "es") -> Catalog:
    """Every sentence the code says."""
    catalogue = Catalog(locale=language)
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    for _, _, sentence, _, context in found:
        if sentence:
            catalogue.add(sentence, context=context)
    return catalogue


def stored(po: Path) -> Catalog:
    """The catalogue as it stands in the .po."""
    with po.open("rb") as file:
        return read_po(file, locale=language_of(po))


def updated(po: Path) -> Catalog:
    """The code's sentences with the translations known of them. Nothing is guessed from likeness.

    A word that was moved into a context keeps its translation.
    """
    known, catalogue = stored(po), extracted(language_of(po))
    for message in sentences(catalogue):
        old = known.get(message.id, message.context)
        if old is None and catalogue.get(message.id) is None:
            old = known.get(message.id)
        if old is not None and is_translated(old):
            message.string = old.string
    return catalogue


def sentences(catalogue: Catalog) -> Iterator[Message]:
    """The messages apart from the header."""
    return (message for message in catalogue if message.id)


def by_key(catalogue: Catalog) -> dict[tuple[str, object], Message]:
    """The messages by context and sentence."""
    return {(each.context or "", each.id): each for each in sentences(catalogue)}


def named(message: Message) -> str:
    """A sentence, and its context where it has one."""
    return f"{message.id} ({message.context})" if message.context else f"{message.id}"


def is_translated(message: Message) -> bool:
    """Whether every form has its translation, and a person has confirmed it."""
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return bool(forms) and all(forms) and not message.fuzzy


def figures(text: str | tuple[str, ...]) -> set[str]:
    """The names of the figures in a sentence, or in all of its forms."""
    texts = text if isinstance(text, tuple) else (text,)
    return {name for each in texts for _, name, _, _ in string.Formatter().parse(each) if name}


def header(catalogue: Catalog) -> str:
    """What gettext must know: the letters, the language and its plural."""
    return (
        "Content-Type: text/plain; charset=utf-8\n"
        f"Language: {catalogue.locale_identifier}\n"
        f"Plural-Forms: {_plural(catalogue)}\n"
    )


def _plural(catalogue: Catalog) -> str:
    """The rule of the language; Spanish counts as English does, millions too."""
    if catalogue.locale_identifier == "es":
        return "nplurals=2; plural=(n != 1);"
    return get_plural(catalogue.locale_identifier).plural_forms


def written(catalogue: Catalog) -> str:
    """The .po: sorted by sentence, without places, dates or versions."""
    body = io.BytesIO()
    write_po(body, catalogue, width=100, no_location=True, omit_header=True, sort_output=True)
    lines = "".join(f'"{line}\\n"\n' for line in header(catalogue).splitlines())
    return f'msgid ""\nmsgstr ""\n{lines}\n{body.getvalue().decode("utf-8").rstrip()}\n'


def compiled(catalogue: Catalog) -> bytes:
    """The .mo: the GNU format, sorted, which is all that gettext asks."""
    pairs = [("", header(catalogue))] + [
        (_key(message), "\0".join(forms(message.string)))
        for message in sentences(catalogue)
        if is_translated(message)
    ]
    entries = sorted((key.encode(), value.encode()) for key, value in pairs)
    start = 28 + 16 * len(entries)
    keys, values = [key for key, _ in entries], [value for _, value in entries]
    table, at = b"", start
    for each in (*keys, *values):
        table += struct.pack("<II", len(each), at)
        at += len(each) + 1
    head = struct.pack("<7I", _MAGIC, 0, len(entries), 28, 28 + 8 * len(entries), 0, start)
    return head + table + b"".join(each + b"\0" for each in (*keys, *values))


def _key(message: Message) -> str:
    """What gettext looks a sentence up by: its context, if any, before it."""
    said = "\0".join(forms(message.id))
    return f"{message.context}{_IN_CONTEXT}{said}" if message.context else said


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The singular and the plural, or the one form there is."""
    return (text,) if isinstance(text, str) else tuple(text)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
