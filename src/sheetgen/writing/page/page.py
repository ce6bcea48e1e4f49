"""The page for a telephone (``build --html``): one file that opens without a network."""

from importlib.resources import files
from pathlib import Path
from xml.etree.ElementTree import Element

from sheetgen.disk.lasting import naming
from sheetgen.language.message import message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.matter import matters_of
from sheetgen.model.report import Report
from sheetgen.model.status import TONES
from sheetgen.model.theme import PLAIN, Theme
from sheetgen.writing.context import TRACES, Context
from sheetgen.writing.narrative_files import subtitle
from sheetgen.writing.page.chains import Chains
from sheetgen.writing.page.commitment_list import commitments
from sheetgen.writing.page.first_page import cards, header, matrix, offices
from sheetgen.writing.page.html_tags import page, tag
from sheetgen.writing.page.matters import matters
from sheetgen.writing.page.most_shown import LIGHT, ROOMS, Room
from sheetgen.writing.report_book import context_for

_EACH_OPENS = message(
    "Each figure and each code leads to its formula, its cells, its rule, its bounds and its past."
)
_SCRIPT = (
    "addEventListener('click',e=>{if(e.target.closest('.x')&&history.length>1)"
    "{e.preventDefault();history.back()}});"
    "addEventListener('keydown',e=>{if(e.key==='Escape'&&document.querySelector('.s:target'))"
    "history.back()});"
)
"""Closing a story leads back to where it was opened; without scripts it leads to the top."""


def write_page(
    report: Report,
    path: Path,
    say: Speaker,
    *,
    book: Path,
    workspace_name: str,
    theme: Theme = PLAIN,
) -> None:
    """Write the page beside the workbook of the same report, from the same records.

    It stays below :data:`LIGHT` bytes: of a large report it shows the worst, and says where the
    rest stands.
    """
    context = context_for(report, book, say, workspace_name)
    made = b""
    for room in ROOMS:
        made = _page(context, theme, room)
        if len(made) < LIGHT:
            break
    with naming(path):
        path.write_bytes(made)


def _page(context: Context, theme: Theme, room: Room) -> bytes:
    say = context.say.say
    first = (each.alert.subject for each in matters_of(context.report.alerts))
    chains = Chains(context, room, first)
    parts = (
        cards(context, chains),
        matters(context, chains),
        commitments(context, chains),
        matrix(context, chains),
        offices(context, chains),
    )
    stories = tuple(chains.stories())
    heading = say(message("Where each figure comes from"))
    left = chains.left_out
    more = message_n(
        "{n} item has no story here: see sheet {sheet} of {file}.",
        "{n} items have no story here: see sheet {sheet} of {file}.",
        left,
        sheet=TRACES,
        file=context.support,
    )
    leading = tag(
        "nav",
        *(part for at, each in enumerate(parts) for part in (" · " if at else None, _lead(each))),
        aria_label=say(message("On this page")),
    )
    body = tag(
        "body",
        header(context, theme),
        leading,
        tag("main", *parts),
        tag(
            "footer",
            tag("h2", heading, id="chains"),
            tag("p", say(_EACH_OPENS)),
            tag("p", say(more)) if left else None,
            *stories,
        ),
    )  # fmt: skip
    return page(
        subtitle(context.report, context.say), context.say.language, body, _style(theme), _SCRIPT
    )


def _lead(section: Element) -> Element:
    """A link to a section by its heading."""
    heading = section[0]
    return tag("a", heading.text, href=f"#{heading.get('id')}")


def _style(theme: Theme) -> str:
    """The looks: our own, with the colours of statuses and the institution's."""
    ours = files("sheetgen.writing.page").joinpath("page.css").read_text("utf-8")
    tones = "".join(
        f".t{tone.place}{{background:{tone.fill or '#fff'};color:{tone.ink}}}" for tone in TONES
    )
    return f":root{{--house:{theme.colour}}}{ours}{tones}"
