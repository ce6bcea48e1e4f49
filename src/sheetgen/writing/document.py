"""The one door to python-docx: an A4 document that is written once, and tells neither who nor when.

The same calls give the same bytes. A template lends its styles, header and footer; what it says in
its own pages is not taken. A style that it lacks is ours.
"""

import gc
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from sheetgen.disk.lasting import naming
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.language.signs import visible
from sheetgen.writing.workbook.styles import FONT

_A4_WIDTH, _A4_HEIGHT, _MARGIN = 210, 297, 25
"""Millimetres."""
_WIDE_MARGIN = 12
_LOGO, _ABOVE_TITLE = 20, 60
_ABOVE = 9
"""Points of what stands above each page: the name of a plan is long, and a line is enough."""
_LONGEST_TITLE = 255
"""Signs that the properties of a document take."""
_THUMBNAIL = "thumbnail"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first day a zip archive can hold: every part bears it."""
BULLET, QUOTE, CAPTION, GRID = "List Bullet", "Quote", "Caption", "Table Grid"
TITLE, SUBTITLE = "Title", "Subtitle"
_DEEPEST = 4
_HEADINGS = tuple(f"Heading {n}" for n in range(1, _DEEPEST + 1))
_STYLES = (TITLE, SUBTITLE, *_HEADINGS, BULLET, QUOTE, CAPTION, GRID)
_DASH = "–\N{NO-BREAK SPACE}"


class Document:
    """A document under way; ``colour`` is that of its headings where no template says."""

    def __init__(
        self,
        title: str,
        *,
        made_on: date,
        language: str,
        template: Path | None = None,
        colour: str = "",
    ) -> None:
        """Begin one. Raises FormError where the template is no document that can be used."""
        import docx  # noqa: PLC0415 - 90 ms, not for --help

        from sheetgen.writing import document_template  # noqa: PLC0415 - it imports docx

        self._made: Any = (
            docx.Document() if template is None else document_template.open_template(template)
        )
        self._own, self._colour = template is None, colour
        self._pictures = 0
        self._lacks: frozenset[str] = frozenset()
        self._ids: dict[str, str] = {}
        self._listed, self._marks = 0, 0
        _unname(self._made, title, made_on, language)
        if template is None:
            _lay_out(self._made)
            self._made.styles["Normal"].font.name = FONT
        else:
            self._lacks = document_template.lend_styles(self._made, _STYLES)
        for proofed in self._made.styles.element.iter(_qn("w:lang")):
            proofed.set(_qn("w:val"), language)
        if colour:
            self._paint(colour)

    def _paint(self, colour: str) -> None:
        """Headings in the house's font and colour."""
        from docx.shared import RGBColor  # noqa: PLC0415 - as above

        for name in (TITLE, SUBTITLE, CAPTION, *_HEADINGS):
            style = self._made.styles[name]
            style.font.name = FONT
            style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
            for fonts in style.element.iter(_qn("w:rFonts")):
                for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                    fonts.attrib.pop(_qn(f"w:{theme}"), None)

    def furnish(self, whose: str) -> None:
        """Whose it is above each page, and its number below, where a template has nothing there."""
        from docx.shared import Pt  # noqa: PLC0415 - as above

        from sheetgen.writing.document_template import says  # noqa: PLC0415 - as above

        section = self._made.sections[0]
        if self._own or not says(section.header):
            above = section.header.paragraphs[0].add_run(visible(whose))
            above.font.size = Pt(_ABOVE)
        if self._own or not says(section.footer):
            section.footer.paragraphs[0]._p.append(_field("PAGE"))  # noqa: SLF001 - python-docx has no fields

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """A heading; ``level`` counts from 1."""
        made = self._made.add_paragraph(visible(text))
        made._p.style = self._id_of(_HEADINGS[min(level, _DEEPEST) - 1])  # noqa: SLF001 - as above
        if new_page:
            made.paragraph_format.page_break_before = True
        if level <= self._listed:
            from sheetgen.writing.document_contents import mark  # noqa: PLC0415 - as above

            mark(made, self._marks)
            self._marks += 1

    def contents(self, title: str, headings: Sequence[tuple[int, str]]) -> None:
        """The headings that are to come, (level, text), on a page of their own with their pages."""
        from sheetgen.writing.document_contents import LEVELS, write_contents  # noqa: PLC0415 - as above

        listed = [(level, visible(text)) for level, text in headings if level <= LEVELS]
        if not listed:
            return
        self._listed = LEVELS
        made = self._made.add_paragraph(visible(title), style=TITLE)
        made.paragraph_format.page_break_before = True
        section = self._made.sections[0]
        wide = section.page_width - section.left_margin - section.right_margin
        write_contents(self._made, listed, wide)

    def paragraph(self, text: str, style: str | None = None, aside: str = "") -> None:
        """A paragraph; ``aside`` stands behind it in italics."""
        if style in self._lacks and style == BULLET:
            text = f"{_DASH}{text}"
        made = self._made.add_paragraph(visible(text))
        if style is not None:
            made._p.style = self._id_of(style)  # noqa: SLF001 - python-docx looks through all styles
        if aside:
            made.add_run(visible(aside)).italic = True

    def _id_of(self, style: str) -> str:
        if style not in self._ids:
            self._ids[style] = str(self._made.styles[style].style_id)
        return self._ids[style]

    def title(self, text: str, lines: Sequence[str], logo: Path | None = None) -> None:
        """The cover: a title and lines below it, without header and footer.

        Raises WorkspaceError where the logo is no picture that can be read.
        """
        from docx.image.exceptions import UnrecognizedImageError  # noqa: PLC0415 - as above
        from docx.shared import Mm  # noqa: PLC0415 - as above

        self._made.sections[0].different_first_page_header_footer = True
        if logo is not None:
            try:
                self._made.add_picture(str(logo), height=Mm(_LOGO))
                self._describe(lines[0] if lines else text)
            except (UnrecognizedImageError, OSError) as fault:
                raise WorkspaceError(
                    "sheetgen.toml: theme: logo",
                    message("names {found}, which is no picture file.", found=logo.name),
                    message("Save it as PNG or JPEG."),
                ) from fault
        made = self._made.add_paragraph(visible(text), style=TITLE)
        made.paragraph_format.space_before = Mm(_ABOVE_TITLE)
        for line in lines:
            self._made.add_paragraph(visible(line), style=SUBTITLE)

    def picture(self, png: bytes, alt: str, caption: str) -> None:
        """A picture as wide as the page, with what it shows for who cannot see it."""
        section = self._made.sections[-1]
        wide = section.page_width - section.left_margin - section.right_margin
        self._made.add_paragraph(
            visible(caption), style=CAPTION
        ).paragraph_format.keep_with_next = True
        self._made.add_picture(io.BytesIO(png), width=wide)
        self._describe(alt)

    def _describe(self, alt: str) -> None:
        """Say what the last picture shows, for who cannot see it."""
        self._pictures += 1
        shape = self._made.inline_shapes[-1]._inline.docPr  # noqa: SLF001 - python-docx has no alt text
        shape.set("descr", visible(alt))
        shape.set("name", f"{self._pictures}")

    def table(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        right: Sequence[int] = (),
        bold: Sequence[int] = (),
        groups: Sequence[str] = (),
    ) -> None:
        """A table whose headings are repeated on each page; ``right`` are columns of figures.

        ``groups`` are what stands above the headings, one for each column.
        """
        from sheetgen.writing.document_table import fill_table  # noqa: PLC0415 - as above

        made = self._made.add_table(rows=1, cols=len(headings), style=GRID)
        section = self._made.sections[-1]
        page = section.page_width - section.left_margin - section.right_margin
        fill_table(
            made,
            [[visible(each) for each in line] for line in (headings, *rows)],
            widths,
            page,
            right=right,
            bold=[each + 1 for each in bold],
            colour=self._colour,
            groups=[visible(each) for each in groups],
        )

    def widen(self) -> None:
        """From here on pages lie on their side."""
        from docx.enum.section import WD_ORIENT, WD_SECTION  # noqa: PLC0415 - as above
        from docx.shared import Mm  # noqa: PLC0415 - as above

        section = self._made.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False  # that is for the cover alone
        section.orientation = WD_ORIENT.LANDSCAPE
        height, width = section.page_height, section.page_width
        section.page_width, section.page_height = max(height, width), min(height, width)
        section.left_margin = section.right_margin = Mm(_WIDE_MARGIN)

    def upright(self) -> None:
        """From here on pages stand again."""
        from docx.enum.section import WD_ORIENT, WD_SECTION  # noqa: PLC0415 - as above

        first, section = self._made.sections[0], self._made.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = first.page_width, first.page_height
        section.left_margin, section.right_margin = first.left_margin, first.right_margin

    def save(self, path: Path) -> None:
        """Write it, and let it go. Raises WriteError where the disk takes it not.

        It holds itself, and would be held until rings are looked for, which is seldom: it is the
        youngest of them.
        """
        kept = io.BytesIO()
        self._made.save(kept)
        del self._made
        gc.collect(1)
        with naming(path):
            path.write_bytes(_timeless(kept))


def _qn(name: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    return str(qn(name))


def _field(instruction: str) -> Any:  # noqa: ANN401 - as above
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above

    field: Any = OxmlElement("w:fldSimple")
    field.set(_qn("w:instr"), instruction)
    return field


def _lay_out(made: Any) -> None:  # noqa: ANN401 - as above
    """An A4 page with the margins of an official report."""
    from docx.shared import Mm  # noqa: PLC0415 - as above

    for section in made.sections:
        section.page_width, section.page_height = Mm(_A4_WIDTH), Mm(_A4_HEIGHT)
        section.left_margin = section.right_margin = Mm(_MARGIN)
        section.top_margin = section.bottom_margin = Mm(_MARGIN)


def _unname(made: Any, title: str, made_on: date, language: str) -> None:  # noqa: ANN401 - as above
    """Nobody's name, no clock, and no picture of the library's own template."""
    known = made.core_properties
    known.author = known.last_modified_by = known.comments = known.keywords = ""
    known.created = known.modified = datetime.combine(made_on, time())
    known.revision = 1
    known.language = language
    known.title = visible(title)[:_LONGEST_TITLE]
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
