"""The report in words as a Word document: cover, paragraphs, charts, annex."""

from pathlib import Path

from sheetgen.drafting.drafted import draft, text_of
from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.draft import (
    AnnexTable,
    Block,
    Chart,
    Draft,
    Head,
    Passage,
    Quotation,
)
from sheetgen.model.draft_plan import DraftPlan
from sheetgen.model.layout import Layout
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace
from sheetgen.writing.annex import listed_by
from sheetgen.writing.document import BULLET, QUOTE, Document
from sheetgen.writing.draft_charts import picture_of
from sheetgen.writing.draft_table import is_wide, write_annex_table
from sheetgen.writing.narrative_files import subtitle
from sheetgen.writing.report_book import support_of

_CONTENTS: Message = message("Contents")


def write_draft(
    workspace: Workspace,
    report: Report,
    plan: DraftPlan,
    layouts: tuple[Layout, ...],
    path: Path,
    say: Speaker,
) -> Draft:
    """Write the draft, and give it.

    ``layouts`` are those of its annexes. Raises FormError where its template is no document.
    """
    theme = workspace.theme
    beside = support_of(path.with_suffix(".xlsx"), say)
    empty = {each.name for each in layouts if not listed_by(report, each)}
    told = draft(report, plan, theme.title or workspace.name, beside.name, empty)
    made = Document(
        say.say(told.title),
        made_on=report.as_of,
        language=say.tag,
        template=told.template,
        colour="" if told.template else theme.colour,
    )
    made.furnish(subtitle(report, say))
    cover = [line for line in (say.say(each) for each in told.cover) if line]
    made.title(say.say(told.title), cover, theme.logo)
    heads = [each for each in told.blocks if isinstance(each, Head)]
    made.contents(say.say(_CONTENTS), [(each.depth, say.say(each.text)) for each in heads])
    writing = _Writing(made, report, layouts, told, say)
    for block, following in zip(told.blocks, (*told.blocks[1:], None), strict=True):
        writing.block(block, following)
    made.save(path)
    return told


class _Writing:
    """The draft on its way into the document."""

    def __init__(
        self,
        made: Document,
        report: Report,
        layouts: tuple[Layout, ...],
        told: Draft,
        say: Speaker,
    ) -> None:
        self.made, self.report, self.told, self.say = made, report, told, say
        self.layouts = {each.name: each for each in layouts}
        self.lies = self.begun = False

    def block(self, block: Block, following: Block | None) -> None:
        """One part after another; what follows decides how the page of a heading lies."""
        say, made = self.say, self.made
        turned = self._turn(following if isinstance(block, Head) else block)
        match block:
            case Head(depth=depth, text=text):
                made.heading(say.say(text), depth, new_page=not self.begun and not turned)
            case Passage():
                made.paragraph(say.say(text_of(block)), BULLET if block.listed else None)
            case Quotation(whose=whose, text=text):
                made.paragraph(f"{say.say(whose.text)} «{text}»", QUOTE)
            case Chart():
                made.picture(
                    picture_of(block, say), say.say(block.finding.text), say.say(block.title)
                )
            case AnnexTable(layout=name):
                write_annex_table(made, self.report, self.layouts[name], say)

        self.begun = True

    def _turn(self, block: Block | None) -> bool:
        """Turn the page for a wide table, and back for what is none; whether it was turned."""
        lies = isinstance(block, AnnexTable) and is_wide(self.layouts[block.layout])
        if lies == self.lies:
            return False
        self.lies = lies
        if lies:
            self.made.widen()
        else:
            self.made.upright()
        return True
