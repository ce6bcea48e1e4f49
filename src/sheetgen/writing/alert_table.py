"""Where each alert stands on its sheet: by matter, each with its effects behind it.

The narrative, the links of other sheets and the answers of ``trace`` all ask here, so that none
can miss.
"""

import textwrap
from collections.abc import Iterator, Mapping

from sheetgen.language.speaker import Speaker
from sheetgen.model.matter import matters_of
from sheetgen.model.report import Report
from sheetgen.model.summary import Alert, Sentence
from sheetgen.records import Struct

TOP = 3
"""The row of the headings, counted from 0."""
_LONGEST = 3_000
"""Characters that a row has room for on the page: Excel's rows end at 409 points."""


class Passage(Struct, frozen=True, kw_only=True):
    """A row of the narrative: a sentence, or a part of one too long for a row.

    ``element`` is the code of the element that it is of, ``begins`` of its first row; ``alerts``
    are the ids behind the sentence, with its first part only.
    """

    text: str
    alerts: tuple[str, ...]
    element: str
    begins: bool


class AlertTable(Struct, frozen=True, kw_only=True):
    """The narrative's rows, and the alerts in the order of the sheet.

    ``heading`` is the row of the headings; ``numbers`` is what the matter of each alert is called
    on paper, by id, and ``effects`` how many go with each that stands for one: those that count,
    and those taken note of; ``elements`` who answers for it.
    """

    passages: tuple[Passage, ...]
    alerts: tuple[Alert, ...]
    heading: int
    numbers: Mapping[str, int]
    places: Mapping[str, int]
    effects: Mapping[str, tuple[int, int]]
    elements: Mapping[str, str]

    def row(self, alert_id: str) -> int:
        """The row of an alert, counted from 0."""
        return self.heading + 1 + self.places[alert_id]

    def behind(self, passage: Passage) -> tuple[Alert, ...]:
        """The alerts behind a row of the narrative, in their order."""
        places = {self.places[alert] for alert in passage.alerts if alert in self.places}
        return tuple(self.alerts[place] for place in sorted(places))

    def first_rows(self) -> Mapping[str, int]:
        """The row of each subject's first alert."""
        found: dict[str, int] = {}
        for alert in self.alerts:
            found.setdefault(alert.subject, self.row(alert.id))
        return found


def alert_table(report: Report, say: Speaker) -> AlertTable:
    """The order and the rows of a report's alerts, known before the sheet is written."""
    matters = matters_of(report.alerts)
    alerts = tuple(alert for each in matters for alert in (each.alert, *each.effects))
    passages = tuple(_passages(report, say))
    return AlertTable(
        passages=passages,
        alerts=alerts,
        heading=TOP,
        numbers={
            alert.id: each.number for each in matters for alert in (each.alert, *each.effects)
        },
        places={alert.id: place for place, alert in enumerate(alerts)},
        effects={each.alert.id: each.counted(report.following.noted) for each in matters},
        elements=_elements(report),
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


def _elements(report: Report) -> Mapping[str, str]:
    """Who answers for each alert: the element whose paragraph speaks of it, else the plan."""
    found = {
        alert: paragraph.element
        for paragraph in report.narrative
        if paragraph.element != report.plan.code
        for alert in paragraph.alerts
    }
    return {alert.id: found.get(alert.id, report.plan.code) for alert in report.alerts}
