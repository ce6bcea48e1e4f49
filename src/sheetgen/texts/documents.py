"""Reads a report as it is: .txt, .docx or .pdf. What cannot be read is said, with the cure."""

from pathlib import Path

from sheetgen.errors import WorkspaceError
from sheetgen.language.message import Message, message
from sheetgen.model.place import Place
from sheetgen.model.text import NO_TEXT, Passage
from sheetgen.sources.text_file import read_source, read_utf8
from sheetgen.texts.phrase_language import Language

_LONGEST_HEADING = 160
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_TABULATOR = "\t"
_CLOSES = (".", ":", ";", ",", "…")
_BULLETS = ("-", "•", "–", "✓", "*")
KINDS = (".docx", ".txt", ".pdf")
_OTHERS = (".odt", ".rtf", ".html", ".htm", ".md", ".pages", ".docm", ".dotx")


def read_passages(path: Path, language: Language) -> tuple[Passage, ...]:
    """The passages of a report, in order; never none.

    Raises:
        WorkspaceError: It cannot be read: no kind that is known, damaged, protected, without text.
    """
    shown = path.name
    kind = path.suffix.lower()
    if kind == ".txt":
        found = lines_of_text(read_utf8(path, shown, WorkspaceError, cure=_AS_UTF8), shown)
    else:
        data = read_source(path, shown, WorkspaceError)
        if not data:
            raise _refused(shown, message("is empty."), message("Send the report itself."))
        if data.startswith(_OLD_WORD):
            raise _what_is_old(data, shown)
        found = _of_bytes(data, kind, shown, language)
    if not any(each.text for each in found):
        scanned = message("A scanned page is a picture: give the file that it was printed from.")
        sent = message("Send the report itself.")
        raise _refused(shown, NO_TEXT, sent if kind == ".txt" else scanned)
    return found


def _of_bytes(data: bytes, kind: str, shown: str, language: Language) -> tuple[Passage, ...]:
    if kind == ".docx" and data.startswith(_ZIP):
        from sheetgen.texts.word import open_document, shown_in  # noqa: PLC0415 - 90 ms

        return tuple(each.passage for each in shown_in(open_document(data, shown), shown))
    if kind == ".pdf" and b"%PDF-" in data[:1024]:
        from sheetgen.texts.pdf import passages_of_pdf  # noqa: PLC0415 - late

        return passages_of_pdf(data, shown, language)
    if kind in _OTHERS:
        raise _refused(
            shown,
            message("is a document of another kind ({kind}), which is not read.", kind=kind),
            _AS_DOCX,
        )
    raise _refused(
        shown,
        message("is none of {kinds}, or not what its name says.", kinds=KINDS),
        message("Save the report as .docx, or as plain text in UTF-8."),
    )


def _what_is_old(data: bytes, shown: str) -> WorkspaceError:
    """A document of old Word, or a new one behind a password: both are the same archive."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _refused(
            shown,
            message("is protected by a password, so that nothing in it can be read."),
            message("Open it in Word, take the password away, and save it as .docx."),
        )
    return _refused(
        shown, message("is a document of Word 2003 or older (.doc), which is not read."), _AS_DOCX
    )


_AS_UTF8 = message(
    "In Notepad or Word: Save As, and as the encoding UTF-8; or give the report as .docx."
)
_AS_DOCX = message("Open it in Word or LibreOffice, and save it as .docx.")


def _refused(shown: str, fault: Message, remedy: Message) -> WorkspaceError:
    return WorkspaceError(shown, fault, remedy)


def lines_of_text(text: str, shown: str) -> tuple[Passage, ...]:
    """Each line is a passage; one that goes on in small letters right below is the same."""
    lines: list[tuple[int, str]] = []
    last = 0
    for number, line in enumerate(text.split("\n"), 1):
        said = line.strip()
        if said and lines and last == number - 1 and _goes_on(lines[-1][1], said):
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {said}")
        elif said:
            lines.append((number, said))
        last = number if said else last
    return tuple(passage_of(said, Place(shown, f"line {number}", "")) for number, said in lines)


def _goes_on(before: str, line: str) -> bool:
    """Whether a line is the rest of the one above: it begins like no sentence."""
    return (
        _TABULATOR not in before + line
        and not before.endswith((".", ":"))
        and (line[0].islower() or line[0] in "(%")
    )


def passage_of(text: str, place: Place, *, is_heading: bool = False) -> Passage:
    """A passage; a short line that ends like no sentence is a heading."""
    is_row = _TABULATOR in text
    heads = (
        not is_row
        and len(text) <= _LONGEST_HEADING
        and not text.endswith(_CLOSES)
        and not text.startswith(_BULLETS)
    )
    return Passage(text, place, is_heading=is_heading or heads, is_row=is_row)
