"""What of a report an office itself sent and wrote: its own workbook shows nothing of another's."""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from sheetgen.measuring.excuses import explanations
from sheetgen.model.finding import Verdict
from sheetgen.model.follow import Explained
from sheetgen.model.measure import CORRECTION
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Item, Plan
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.submission import Submission
from sheetgen.records import replace


class Own:
    """What belongs to one office: its files and its blank template."""

    def __init__(self, plan: Plan, office: str, submissions: Iterable[Submission]) -> None:
        self._plan = plan
        self._office = office
        self._files = {each.file for each in submissions}
        self._observations = tuple(o for each in submissions for o in each.observations)
        said = (o for o in self._observations if isinstance(o.said, str))
        self._wrote = {(each.code, each.field, each.said) for each in said}

    def wrote(self, period: Period) -> Mapping[str, Explained]:
        """What it wrote itself of each item in the report's month."""
        return explanations(self._observations, period)

    def has(self, places: Iterable[Place]) -> bool:
        """Whether all of these are its own or the plan's."""
        return all(map(self._is_own, places))

    def _is_own(self, place: Place) -> bool:
        path = PurePosixPath(place.file)
        mine = place.file in self._files or path.stem == self._office
        return mine or path.is_relative_to(self._plan.folder)

    def item(self, judged: JudgedItem) -> JudgedItem:
        """The item as its own alone."""
        measured, verdict = judged.measured, judged.verdict
        item = _alone(measured.item, self._office)
        measures = tuple(each for each in measured.measures if self.has(each.places))
        findings = tuple(each for each in verdict.findings if self.has(each.places))
        notes = tuple(
            (field, text)
            for field, text in measured.notes
            if field == CORRECTION or (item.code, field, text) in self._wrote
        )
        return JudgedItem(
            replace(measured, item=item, measures=measures, notes=notes),
            Verdict(
                subject=verdict.subject,
                status=verdict.status,
                band=verdict.band,
                rule=verdict.rule,
                findings=findings,
            ),
            judged.bounds,
        )


def in_its_words(portion: Report, whole: Report, own: Own) -> Report:
    """Of an item that offices share, what this one wrote itself, in the place of any other's.

    What was written in an earlier month stands only where its file is known as the office's.
    """
    shared = {e.measured.item.code for e in whole.items if len(e.measured.item.offices) > 1}
    wrote = own.wrote(whole.period)

    def now(code: str, said: Explained | None) -> Explained | None:
        return wrote.get(code) if code in shared else said

    def earlier(code: str, said: Explained | None) -> Explained | None:
        return None if said and code in shared and not own.has(said.places) else said

    lives = tuple(
        replace(
            each,
            explained=now(each.alert.partition(":")[2], each.explained),
            before=earlier(each.alert.partition(":")[2], each.before),
        )
        for each in portion.following.lives
    )
    return replace(
        portion,
        following=replace(portion.following, lives=lives),
        commitments=tuple(
            replace(
                each,
                said=now(each.subject, each.said),
                before=earlier(each.subject, each.before),
                promised=earlier(each.subject, each.promised),
            )
            for each in portion.commitments
        ),
    )


def _alone(item: Item, office: str) -> Item:
    return replace(item, offices=(office,))
