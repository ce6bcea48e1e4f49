"""The narrative as text and as a Word document, for pasting into the official report.

The one door to python-docx. Like every output it tells neither who nor when: the same report gives
the same bytes.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

from sheetgen.disk.lasting import naming
from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import month_of
from sheetgen.model.report import Report
from sheetgen.model.summary import Paragraph
from sheetgen.telling.words import day_of
from sheetgen.writing.workbook.styles import FONT

TITLE: Message = message("ALERTS IDENTIFIED")
BACKING: Message = message("Annex: what each sentence rests on")
_A4_WIDTH, _A4_HEIGHT, _MARGIN = 210, 297, 25
"""Millimetres."""
_THUMBNAIL = "thumbnail"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day a zip archive can hold: every part bears it."""


def narrative_lines(report: Report, say: Speaker) -> Iterator[str]:
    """The text: a title, a paragraph for each element, and the alerts behind each sentence."""
    yield say.say(TITLE)
    yield _subtitle(report, say)
    for paragraph in report.narrative:
        yield ""
        yield say.say(paragraph.text)
    yield ""
    yield say.say(BACKING)
    for sentence, ids in backing(report, say):
        yield f"- {sentence} [{', '.join(ids)}]"


def backing(report: Report, say: Speaker) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every sentence that rests on alerts, with their ids."""
    for paragraph in report.narrative:
        for sentence in paragraph.sentences:
            if sentence.alerts:
                yield say.say(sentence.text), sentence.alerts


def write_text(report: Report, path: Path, say: Speaker) -> None:
    """Write the narrative as UTF-8 text."""
    text = "\n".join(narrative_lines(report, say))
    with naming(path):
        path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def write_document(report: Report, path: Path, say: Speaker) -> None:
    """Write the narrative as .docx, in styles that take the look of the report it is pasted in."""
    import docx  # noqa: PLC0415 - 90 ms, not for --help

    made = docx.Document()
    _unname(made, report, say)
    _lay_out(made)
    _furnish(made, _subtitle(report, say), say.language)
    made.styles["Normal"].font.name = FONT
    made.add_heading(say.say(TITLE), level=1)
    made.add_paragraph(_subtitle(report, say))
    for paragraph in report.narrative:
        _add_paragraph(made, report, paragraph, say)
    made.add_heading(say.say(BACKING), level=1).paragraph_format.page_break_before = True
    for sentence, ids in backing(report, say):
        made.add_paragraph(sentence, style="List Bullet").add_run(
            f" [{', '.join(ids)}]"
        ).italic = True
    kept = io.BytesIO()
    made.save(kept)
    with naming(path):
        path.write_bytes(_timeless(kept))


def _subtitle(report: Report, say: Speaker) -> str:
    return say.say(
        message(
            "{plan} · {period} · data as of {day}",
            plan=report.plan.name,
            period=month_of(report.period),
            day=day_of(report.as_of),
        )
    )


def _add_paragraph(made: Any, report: Report, paragraph: Paragraph, say: Speaker) -> None:  # noqa: ANN401 - python-docx has no types
    """The element's name as a heading, where the plan gives one, and the paragraph below it."""
    made.add_heading(_heading(report, paragraph.element, say), level=2)
    made.add_paragraph(say.say(paragraph.text))


def _heading(report: Report, code: str, say: Speaker) -> str:
    """An element's code and name; the plan's own name stands in the subtitle, and not again."""
    if code == report.plan.code:
        return say.say(message("The plan as a whole"))
    element = next((e.element for e in report.elements if e.element.code == code), None)
    if element is None or element.name == code:
        return code
    if element.name != report.plan.name:
        return f"{code} · {element.name}"
    levels = {level.code: level.name for level in report.plan.levels}
    return f"{levels.get(element.level, element.level)} {code}"


def _lay_out(made: Any) -> None:  # noqa: ANN401 - as above
    """An A4 page with the margins of an official report."""
    from docx.shared import Mm  # noqa: PLC0415 - with the rest of it

    for section in made.sections:
        section.page_width, section.page_height = Mm(_A4_WIDTH), Mm(_A4_HEIGHT)
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin = section.bottom_margin = Mm(_MARGIN)


def _furnish(made: Any, whose: str, language: str) -> None:  # noqa: ANN401 - as above
    """The language it is proofed in; whose it is above each page, and its number below."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - with the rest of it
    from docx.oxml.ns import qn  # noqa: PLC0415 - with the rest of it

    for proofed in made.styles.element.iter(qn("w:lang")):
        proofed.set(qn("w:val"), language)
    for section in made.sections:
        section.header.paragraphs[0].text = whose
        page = OxmlElement("w:fldSimple")
        page.set(qn("w:instr"), "PAGE")
        section.footer.paragraphs[0]._p.append(page)  # noqa: SLF001 - python-docx has no fields


def _unname(made: Any, report: Report, say: Speaker) -> None:  # noqa: ANN401 - as above
    """Nobody's name, no clock, and no picture of the library's own template."""
    known = made.core_properties
    known.author = known.last_modified_by = known.comments = known.keywords = ""
    known.created = known.modified = datetime.combine(report.as_of, time())
    known.revision = 1
    known.language = say.language
    known.title = say.say(TITLE)
    package = made.part.package
    for name, relation in list(package.rels.items()):
        if relation.reltype.endswith(_THUMBNAIL):
            del package.rels[name]


def _timeless(kept: io.BytesIO) -> bytes:
    """The same archive with every part dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(kept) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for part in parts.infolist():
            dated = zipfile.ZipInfo(part.filename, _EPOCH)
            dated.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(dated, parts.read(part))
    return out.getvalue()
