"""The story of a figure in words: all its digits, the rule that judged it, its cells as typed."""

from collections.abc import Mapping
from typing import Self

from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.place import Place
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.rule import Rule
from sheetgen.model.table_cell import TableCells
from sheetgen.telling.words import GAPS


def figure_text(figure: Figure, unit: str, say: Speaker) -> str:
    """All digits of a figure, or why there is none."""
    if isinstance(figure, Gap):
        return say.say(GAPS[figure])
    sign = {"percent": "\N{NO-BREAK SPACE}%", "points": "\N{NO-BREAK SPACE}p. p."}
    return say.number(figure) + sign.get(unit, "")


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


def rule_words(rule: Rule) -> Message:
    """A rule by where it is written, and since when."""
    return message(
        "Rule {rule} ({file}, in force since {since})",
        rule=rule.code,
        file=rule.file,
        since=rule.since,
    )


class Cells:
    """What the cells behind a report hold, as they were typed, and the digests of their files."""

    def __init__(
        self, tables: TableCells, typed: Mapping[Place, str], sha256: Mapping[str, str]
    ) -> None:
        """``typed`` is what stands in the cells of files that came, by ``sha256`` what they are."""
        self._tables, self._typed, self._sha256 = tables, typed, sha256

    @classmethod
    def of(cls, report: Report) -> Self:
        """Those of a report."""
        typed = {
            said.place: said.typed for each in report.submissions for said in each.observations
        }
        return cls(report.tables, typed, digests(report))

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


def digests(report: Report) -> dict[str, str]:
    """The digests of the files that came, and of the lists of those served."""
    lists = () if report.served is None else report.served.lists
    found = {each.file: each.sha256 for each in lists}
    return found | {each.file: each.sha256 for each in report.submissions if each.sha256}
