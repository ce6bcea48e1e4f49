"""The story of a figure in words: all its digits, the rule that judged it, its cells as typed."""

from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Gap
from sheetgen.model.place import Place
from sheetgen.model.report import JudgedItem, Report
from sheetgen.telling.words import GAPS
from sheetgen.writing.workbook.trace import Trace


def figure_text(trace: Trace, say: Speaker) -> str:
    """All digits of the figure, or why there is none."""
    figure = trace.figure
    if isinstance(figure, Gap):
        return say.say(GAPS[figure])
    sign = {"percent": "\N{NO-BREAK SPACE}%", "points": "\N{NO-BREAK SPACE}p. p."}
    return say.number(figure) + sign.get(trace.unit, "")


def rule_of(judged: JudgedItem, report: Report) -> Message:
    """The rule that gave an item its status, and what it said."""
    code = judged.verdict.rule
    rule = next(each for each in report.rules if each.code == code)
    said = [each.message for each in judged.verdict.findings if each.rule == code]
    return message(
        "Rule {rule} ({file}, in force since {since}): {said}",
        rule=code,
        file=rule.file,
        since=rule.since,
        said=said[0] if said else message("—"),
    )


class Cells:
    """What the cells behind a report hold, as they were typed, and the digests of their files."""

    def __init__(self, report: Report) -> None:
        self._tables = report.tables
        self._typed = {
            said.place: said.typed
            for submission in report.submissions
            for said in submission.observations
        }
        self._sha256 = {each.file: each.sha256 for each in report.submissions if each.sha256}

    def typed(self, place: Place) -> str | None:
        """The text of a cell, None where nobody can tell."""
        if place in self._typed:
            return self._typed[place]
        cell = self._tables(place)
        return None if cell is None else cell.typed

    def as_typed(self, place: Place, say: Speaker) -> str:
        """The text of a cell in its marks; nothing where nobody can tell."""
        text = self.typed(place)
        if text is None:
            return ""
        return f"«{text}»" if text else say.say(message("(empty)"))

    def sha256(self, place: Place) -> str | None:
        """The digest of its file."""
        if place.file in self._sha256:
            return self._sha256[place.file]
        cell = self._tables(place)
        return None if cell is None else cell.sha256
