"""Reports as files: documents of Word, and pages printed to PDF."""

from collections.abc import Iterable
from pathlib import Path

from docx import Document


def write_word(path: Path, paragraphs: Iterable[str | tuple[str, ...]]) -> Path:
    """A document; a paragraph given as several texts has a run for each, every other one bold."""
    made = Document()
    for each in paragraphs:
        paragraph = made.add_paragraph()
        for n, text in enumerate((each,) if isinstance(each, str) else each):
            paragraph.add_run(text).bold = bool(n % 2)
    made.save(str(path))
    return path


def write_pdf(path: Path, lines: Iterable[str]) -> Path:
    """One page with a line below the other, as a printer driver writes it."""
    shown = "".join(f"({_escaped(each)}) Tj T*\n" for each in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 800 Td\n{shown}ET".encode("cp1252")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F1 5 0 R>>>>>>"
        ),
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    data, starts = b"%PDF-1.4\n", []
    for n, part in enumerate(parts, 1):
        starts.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (n, part)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    data += b"trailer<</Size %d/Root 1 0 R>>\n" % (len(parts) + 1)
    path.write_bytes(data + b"startxref\n%d\n%%%%EOF" % data.index(b"xref\n0"))
    return path


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
