"""The narrative as text and as a Word document, for pasting into the official report."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from sheetgen.disk.lasting import naming
from sheetgen.language.message import Message, message, message_n, term
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import month_of
from sheetgen.model.printed import printed
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.status import GRAVEST_FIRST
from sheetgen.telling.words import SHORT_GAPS, day_of
from sheetgen.writing.document import BULLET, Document
from sheetgen.writing.live_cells import state_word

TITLE: Message = message("ALERTS IDENTIFIED")
BACKING: Message = message("Annex: what each sentence rests on")
EVIDENCE = term("file", "evidence")
"""What the name of the file ends with that holds what the sentences rest on."""
_MOST = 60
"""Items of one table: longer ones nobody reads in words."""
_WIDTHS = (48.0, 15.0, 13.0, 11.0, 13.0)


def narrative_lines(report: Report, say: Speaker) -> Iterator[str]:
    """The text: a title, a paragraph for each element, and the alerts behind each sentence."""
    yield say.say(TITLE)
    yield subtitle(report, say)
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


def write_document(report: Report, path: Path, say: Speaker, colour: str = "") -> None:
    """Write the narrative as .docx, in styles that take the look of the report it is pasted in.

    Below the words on each element stand its items with their status; what the sentences rest on
    is a document of its own (:func:`write_evidence`). ``colour`` is the house's.
    """
    made = _begun(report, TITLE, say, colour)
    listed = items_by_element(report)
    for paragraph in report.narrative:
        made.heading(_heading(report, paragraph.element, say), 2)
        made.paragraph(say.say(paragraph.text))
        if paragraph.element in listed:
            _add_items(made, report, listed[paragraph.element], say)
    made.save(path)


def write_evidence(report: Report, path: Path, say: Speaker, colour: str = "") -> None:
    """Write what each sentence of the narrative rests on as .docx."""
    made = _begun(report, BACKING, say, colour)
    for sentence, ids in backing(report, say):
        made.paragraph(sentence, BULLET, f" [{', '.join(ids)}]")
    made.save(path)


def _begun(report: Report, title: Message, say: Speaker, colour: str) -> Document:
    """A document with its title, and on each page whose it is and its number."""
    made = Document(say.say(title), made_on=report.as_of, language=say.tag, colour=colour)
    made.furnish(subtitle(report, say))
    made.heading(say.say(title), 1)
    made.paragraph(subtitle(report, say))
    return made


def items_by_element(report: Report) -> Mapping[str, tuple[JudgedItem, ...]]:
    """The items of each element that is told of, by the nearest above them, in the plan's order."""
    parents = {each.element.code: each.element.parent for each in report.elements}
    told = {each.element for each in report.narrative}
    found: dict[str, list[JudgedItem]] = {}
    for judged in report.items:
        code: str | None = judged.measured.item.element
        while code is not None and code not in told:
            code = parents.get(code)
        if code is not None:
            found.setdefault(code, []).append(judged)
    return {code: tuple(items) for code, items in found.items()}


def _add_items(made: Document, report: Report, items: Sequence[JudgedItem], say: Speaker) -> None:
    """The items of an element with their status; of very many those to act on come first."""
    shown = items
    if len(items) > _MOST:
        ranked = sorted(items, key=lambda each: GRAVEST_FIRST.index(each.verdict.status))
        shown = ranked[:_MOST]
    headings = [
        message("Name"),
        message("Code"),
        message("Responsible"),
        message("Progress"),
        message("Status"),
    ]
    rows = [_row(report, each, say) for each in shown]
    made.table([say.say(each) for each in headings], rows, _WIDTHS, right=[3])
    if len(shown) < len(items):
        left = len(items) - len(shown)
        said = message_n("and {n} more in the workbook", "and {n} more in the workbook", left)
        made.paragraph(say.say(said))
    made.paragraph("")


def _row(report: Report, judged: JudgedItem, say: Speaker) -> list[str]:
    """An item by its name, and its code behind it: codes alone tell a reader nothing."""
    item, verdict = judged.measured.item, judged.verdict
    progress = judged.measured.measure("progress")
    figure = None if progress is None else progress.figure
    said = ""
    if isinstance(figure, Decimal):
        shown = printed(figure, report.plan.printed_cap)
        whole = shown if isinstance(shown, Message) else message("{figure:percent}", figure=shown)
        said = say.say(whole)
    elif figure is not None:
        said = say.say(SHORT_GAPS[figure])
    status = state_word(verdict.status.tone_for(verdict.band), say)
    return [item.name, item.code, " - ".join(item.offices), said, status]


def subtitle(report: Report, say: Speaker) -> str:
    """Whose the report is, of which month and day."""
    return say.say(
        message(
            "{plan} · {period} · data as of {day}",
            plan=report.plan.name,
            period=month_of(report.period),
            day=day_of(report.as_of),
        )
    )


def _heading(report: Report, code: str, say: Speaker) -> str:
    """An element's name and its code; the plan's own name stands in the subtitle, and not again."""
    if code == report.plan.code:
        return say.say(message("The plan as a whole"))
    element = next((e.element for e in report.elements if e.element.code == code), None)
    if element is None or element.name == code:
        return code
    levels = {level.code: level.name for level in report.plan.levels}
    called = f"{levels.get(element.level, element.level)} {code}"
    if element.name == report.plan.name:
        return called
    is_number = not any(map(str.isalpha, code))  # "(2)" alone would pass for a figure
    return f"{element.name} ({called if is_number else code})"
