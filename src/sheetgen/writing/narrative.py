"""The narrative as text and as a Word document, for pasting into the official report."""

from collections.abc import Iterator
from pathlib import Path

from sheetgen.disk.lasting import naming
from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import month_of
from sheetgen.model.report import Report
from sheetgen.telling.words import day_of
from sheetgen.writing.document import BULLET, Document

TITLE: Message = message("ALERTS IDENTIFIED")
BACKING: Message = message("Annex: what each sentence rests on")


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


def write_document(report: Report, path: Path, say: Speaker) -> None:
    """Write the narrative as .docx, in styles that take the look of the report it is pasted in."""
    made = Document(say.say(TITLE), made_on=report.as_of, language=say.language)
    made.furnish(subtitle(report, say))
    made.heading(say.say(TITLE), 1)
    made.paragraph(subtitle(report, say))
    for paragraph in report.narrative:
        made.heading(_heading(report, paragraph.element, say), 2)
        made.paragraph(say.say(paragraph.text))
    made.heading(say.say(BACKING), 1, new_page=True)
    for sentence, ids in backing(report, say):
        made.paragraph(sentence, BULLET, f" [{', '.join(ids)}]")
    made.save(path)


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
