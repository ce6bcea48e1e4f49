"""Where each alert stands on its sheet: by element in the plan's order, the gravest first in each.

The narrative, the links of other sheets and the answers of ``trace`` all ask here, so that none
can miss.
"""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sheetgen.language.speaker import Speaker
from sheetgen.model.report import Report
from sheetgen.model.summary import Alert, Sentence

TOP = 3
"""The row of the headings, counted from 0."""
_LONGEST = 3_000
"""Characters that a row has room for on the page: Excel's rows end at 409 points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A row of the narrative: a sentence, or a part of one too long for a row.

    ``element`` is the code of the element that it is of, ``begins`` of its first row; ``alerts``
    are the ids behind the sentence, with its first part only.
    """

    text: str
    alerts: tuple[str, ...]
    element: str
    begins: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertTable:
    """The narrative's rows, and the alerts in the order of the sheet.

    ``heading`` is the row of the headings; ``numbers`` is what each alert is called on paper, by
    id, from 1; ``elements`` who answers for it.
    """

    passages: tuple[Passage, ...]
    alerts: tuple[Alert, ...]
    heading: int
    numbers: Mapping[str, int]
    elements: Mapping[str, str]

    def row(self, alert_id: str) -> int:
        """The row of an alert, counted from 0."""
        return self.heading + self.numbers[alert_id]

    def behind(self, passage: Passage) -> tuple[Alert, ...]:
        """The alerts behind a row of the narrative, in their order."""
        numbers = {self.numbers[alert] for alert in passage.alerts if alert in self.numbers}
        return tuple(self.alerts[number - 1] for number in sorted(numbers))

    def first_rows(self) -> Mapping[str, int]:
        """The row of each subject's first alert."""
        found: dict[str, int] = {}
        for alert in self.alerts:
            found.setdefault(alert.subject, self.row(alert.id))
        return found


def alert_table(report: Report, say: Speaker) -> AlertTable:
    """The order and the rows of a report's alerts, known before the sheet is written."""
    elements = _elements(report)
    ranks = {code: rank for rank, code in enumerate(dict.fromkeys(_in_order(report)))}
    alerts = tuple(sorted(report.alerts, key=lambda alert: ranks[elements[alert.id]]))
    passages = tuple(_passages(report, say))
    return AlertTable(
        passages=passages,
        alerts=alerts,
        heading=TOP,
        numbers={alert.id: number for number, alert in enumerate(alerts, 1)},
        elements=elements,
    )


def _passages(report: Report, say: Speaker) -> Iterator[Passage]:
    for paragraph in report.narrative:
        whole = Sentence(paragraph.text, paragraph.alerts)
        begins = True
        for sentence in paragraph.sentences or (whole,):
            alerts = sentence.alerts
            for part in _parts(say.say(sentence.text)):
                yield Passage(text=part, alerts=alerts, element=paragraph.element, begins=begins)
                alerts, begins = (), False


def _parts(text: str) -> list[str]:
    """A text in parts that a row has room for, broken between words."""
    if len(text) <= _LONGEST:
        return [text]
    return textwrap.wrap(
        text, _LONGEST, break_long_words=False, break_on_hyphens=False, replace_whitespace=False
    )


def _in_order(report: Report) -> tuple[str, ...]:
    """What nobody below answers for comes first: it is often the cause of the rest."""
    return report.plan.code, *(paragraph.element for paragraph in report.narrative)


def _elements(report: Report) -> Mapping[str, str]:
    """Who answers for each alert: the element whose paragraph speaks of it, else the plan."""
    found = {
        alert: paragraph.element
        for paragraph in report.narrative
        if paragraph.element != report.plan.code
        for alert in paragraph.alerts
    }
    return {alert.id: found.get(alert.id, report.plan.code) for alert in report.alerts}
