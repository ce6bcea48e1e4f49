"""Keeps the Spanish catalogue: every sentence of the code, translated, and its compiled form.

    python scripts/catalogue.py update    find new sentences in the code and add them to the .po
    python scripts/catalogue.py compile   write the .mo that the program reads
    python scripts/catalogue.py check     fail where a sentence has no Spanish, or a file is stale

Nothing here depends on the clock, on line numbers or on Babel's version: the same sentences give
the same bytes.
"""

import io
import string
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "sheetgen"
PO = SOURCE / "language" / "locale" / "es" / "LC_MESSAGES" / "sheetgen.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"message": (1,), "message_n": (1, 2), "spoken": (1,)}
HEADER = (
    "Content-Type: text/plain; charset=utf-8\n"
    "Language: es\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)
_MAGIC = 0x950412DE


def main(arguments: list[str]) -> int:
    """Run one of the three commands; gives the exit status."""
    commands = {"update": update, "compile": compile_, "check": check}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    return commands[arguments[0]]()


def update() -> int:
    """Add the code's new sentences to the .po, and drop those the code no longer says."""
    catalogue = updated()
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_text(written(catalogue), encoding="utf-8", newline="\n")
    bare = [message for message in sentences(catalogue) if not is_translated(message)]
    for message in bare:
        print(f"to translate: {message.id}")
    print(f"{PO.relative_to(ROOT)}: {len(catalogue)} sentences, {len(bare)} to translate")
    return 0


def compile_() -> int:
    """Write the .mo from the .po."""
    MO.write_bytes(compiled(stored()))
    print(f"{MO.relative_to(ROOT)}: written")
    return 0


def check() -> int:
    """Name every fault of the catalogue; 1 where there is any."""
    faults = list(found_faults())
    for fault in faults:
        print(fault)
    if not faults:
        print("the catalogue is complete and fresh")
    return 1 if faults else 0


def found_faults() -> Iterator[str]:
    """Sentences without Spanish, with other figures than the English has, and stale files."""
    said, known = {message.id: message for message in sentences(extracted())}, stored()
    spoken = {message.id: message for message in sentences(known)}
    for key in said:
        if key not in spoken or not is_translated(spoken[key]):
            yield f"no Spanish for: {key}"
        elif figures(spoken[key].string) - figures(key):
            yield f"the Spanish names figures that the English has not: {key}"
    for key in spoken:
        if key not in said:
            yield f"no longer said by the code: {key}"
    if PO.read_text(encoding="utf-8") != written(known):
        yield f"{PO.name} is not as update writes it; run: python scripts/catalogue.py update"
    if not MO.exists() or MO.read_bytes() != compiled(known):
        yield f"{MO.name} is stale; run: python scripts/catalogue.py compile"


def extracted() -> Catalog:
    """Every sentence the code says."""
    catalogue = Catalog(locale="es")
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    for _, _, sentence, _, _ in found:
        if sentence:
            catalogue.add(sentence)
    return catalogue


def stored() -> Catalog:
    """The catalogue as it stands in the .po; an empty one where there is none."""
    if not PO.exists():
        return Catalog(locale="es")
    with PO.open("rb") as file:
        return read_po(file, locale="es")


def updated() -> Catalog:
    """The code's sentences with the Spanish known of them. Nothing is guessed from likeness."""
    known, catalogue = stored(), extracted()
    for message in sentences(catalogue):
        old = known.get(message.id)
        if old is not None and is_translated(old):
            message.string = old.string
    return catalogue


def sentences(catalogue: Catalog) -> Iterator[Message]:
    """The messages apart from the header."""
    return (message for message in catalogue if message.id)


def is_translated(message: Message) -> bool:
    """Whether every form has its Spanish, and a person has confirmed it."""
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return bool(forms) and all(forms) and not message.fuzzy


def figures(text: str | tuple[str, ...]) -> set[str]:
    """The names of the figures in a sentence, or in all of its forms."""
    texts = text if isinstance(text, tuple) else (text,)
    return {name for each in texts for _, name, _, _ in string.Formatter().parse(each) if name}


def written(catalogue: Catalog) -> str:
    """The .po: sorted by sentence, without places, dates or versions."""
    body = io.BytesIO()
    write_po(body, catalogue, width=100, no_location=True, omit_header=True, sort_output=True)
    lines = "".join(f'"{line}\\n"\n' for line in HEADER.splitlines())
    return f'msgid ""\nmsgstr ""\n{lines}\n{body.getvalue().decode("utf-8").rstrip()}\n'


def compiled(catalogue: Catalog) -> bytes:
    """The .mo: the GNU format, sorted, which is all that gettext asks."""
    pairs = [("", HEADER)] + [
        ("\0".join(forms(message.id)), "\0".join(forms(message.string)))
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


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """The singular and the plural, or the one form there is."""
    return (text,) if isinstance(text, str) else tuple(text)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
