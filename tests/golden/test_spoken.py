"""Nothing of what the real workspace writes in Spanish is left in English."""

import re
import zipfile
from pathlib import Path

_ENGLISH = re.compile(r"\b(?:the|of|with|from|and|are|has|below|above|than|which)\b")
_TAGS = re.compile(r"<[^>]+>")
_TEXTS = ("xl/sharedStrings.xml", "word/document.xml")


def test_no_text_of_a_report_is_in_english(built: Path) -> None:
    """The words of one formula of `Trazas` stood in English in the report of the policy."""
    read = [path for path in sorted(built.rglob("*")) if path.suffix in {".xlsx", ".docx", ".txt"}]
    found = [f"{path.name}: {text}" for path in read for text in texts(path) if english(text)]

    assert len(read) > len(("xlsx", "docx", "txt"))
    assert found == []


def english(text: str) -> bool:
    """Whether it has an English word that no Spanish one is spelt like."""
    return _ENGLISH.search(text) is not None


def texts(path: Path) -> list[str]:
    """Each text that a file shows."""
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8").splitlines()
    with zipfile.ZipFile(path) as parts:
        sheets = [
            name
            for name in parts.namelist()
            if name in _TEXTS or name.startswith("xl/worksheets/sheet")
        ]
        whole = [parts.read(name).decode("utf-8") for name in sheets]
    return [_TAGS.sub("", each) for said in whole for each in re.split(r"</(?:t|is|si|w:p)>", said)]
