"""What of a report need not be written anew: the items of which all is as it was in the one there.

Beside a large report the imprint of each of its items is kept (:mod:`sheetgen.keeping.imprints`),
by the digest of all else that it follows from: every file of the workspace but those that offices
sent for its period, the program and its libraries, language and date. An item with the same
imprint is copied from what was written of it, byte by byte. Deleting it changes no byte.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from sheetgen.disk.ours import MANIFEST, listed
from sheetgen.keeping.answers_told import Before, answers_entry
from sheetgen.keeping.imprints import imprints, sent_in
from sheetgen.keeping.kept_items import KeptItems, ToldItems
from sheetgen.keeping.packed import Packed, digest_of_parts
from sheetgen.language.speaker import Speaker
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import Report
from sheetgen.model.submission import Submission
from sheetgen.records import Struct, field
from sheetgen.setup import stored_periods
from sheetgen.unchanged import Basis
from sheetgen.writing.same import NOTHING_SAME, RESULTS, Same, Told, are_many, as_told, is_large
from sheetgen.writing.workbook.copies import KeptRuns


class Reuse(Struct, frozen=True):
    """What a build may copy, and what it keeps for the next one."""

    basis: Basis
    _now: dict[str, Same] = field(default_factory=dict)
    _kept: dict[str, KeptItems] = field(default_factory=dict)
    _told: dict[str, ToldItems] = field(default_factory=dict)
    _answered: dict[str, str] = field(default_factory=dict)

    def kept(self, plan: Plan, period: Period, as_of: date | None) -> KeptItems | None:
        """The items of a plan in a month as they were judged before; None of a small plan."""
        if not are_many(plan.items):
            return None
        name, key = _judged(period, plan.code), self._key(period, plan.code, as_of)
        kept = KeptItems.read(plan.code, period, self.basis.store.text(name, key))
        self._kept[name] = kept
        return kept

    def _key(self, period: Period, plan: str, as_of: date | None) -> str:
        """The digest of all that an item follows from but what was said in its month.

        The day of the report too, though nothing of an item follows from it yet: who adds a fact
        that does need not remember this.
        """
        months = map(str, stored_periods(self.basis.workspace))
        return self.basis.besides(period, plan, str(as_of or period.last_day), *months)

    def same(self, report: Report, say: Speaker) -> Same:
        """What of a report that is about to be written stands as it is in the one that lies there.

        What is told of it is kept for the next build, once :meth:`keep` is called.
        """
        if not is_large(report):
            return NOTHING_SAME
        rest = self.basis.besides(report.period, say.language, report.plan.code, str(report.as_of))
        name = _entry(report)
        self._now[name] = self._same(name, report, rest)
        return self._now[name]

    def _same(self, name: str, report: Report, rest: str) -> Same:
        judged = _judged(report.period, report.plan.code)
        kept_items = self._kept.get(judged) or KeptItems(report.plan.code, report.period)
        if kept_items.is_spoilt:
            self.basis.store.spoilt(judged)
        told = self._told[judged] = kept_items.told(report.items, report.rules)
        now, sent = imprints(report, told.digests), sent_in(report)
        store, told_now = self.basis.store, as_told(report)
        kept = store.get(name, rest)
        if kept is None:
            return Same(imprints=now, sent=sent, told=told_now, rest=rest)
        try:
            before, digests = dict(kept["items"]), dict(kept["digests"])
            resent = _resent(dict(kept["sent"]), _files(report))
            stood = Told(dict(kept["alerts"]), list(kept["problems"]))
            answered = str(kept["answers"])
            runs = {file: KeptRuns.read(each) for file, each in kept["runs"].items()}
        except (ValueError, TypeError, LookupError, AttributeError):
            store.spoilt(name)
            return Same(imprints=now, sent=sent, told=told_now, rest=rest)
        if list(before) != list(now):
            return Same(imprints=now, sent=sent, told=told_now, rest=rest)
        self._answered[name] = answered
        return Same(
            imprints=now,
            sent=sent,
            resent=resent,
            rest=rest,
            told=told_now,
            stood=stood,
            codes=frozenset(code for code, each in now.items() if before[code] == each),
            folder=self._folder(report),
            digests=digests,
            runs=runs,
        )

    def answered(self, report: Report) -> Before | None:
        """What the cells of the report that lies there answer, while it is kept."""
        name = _entry(report)
        known = self._answered.get(name)
        if known is None:
            return None
        text = self.basis.store.whole(answers_entry(report.period, report.plan.code), known)
        same = self._now[name]
        return None if text is None else Before(text.split(b"\n"), same.codes, same.alerts)

    def keep(
        self,
        reports: Iterable[Report],
        read: Iterable[Submission],
        answers: Mapping[tuple[Period, str], Packed],
    ) -> None:
        """Keep what is told of the reports that were written, and the digest of their ``answers``.

        Not where a file came meanwhile, nor of what the engine did wrong: it may not do it again.
        Raises WriteError where the disk takes it not.
        """
        if not self._now or not self.basis.was_read(read):
            return
        for report in reports:
            name = _entry(report)
            if name in self._now and not report.judging.events:
                same, written = self._now[name], listed(self._folder(report) / MANIFEST)
                runs = {file: each._asdict() for file, each in same.made.items()}
                value = {
                    "items": same.imprints,
                    "sent": _files(report),
                    "alerts": same.told.alerts,
                    "problems": same.told.problems,
                    "digests": {file: written[file] for file in (RESULTS, *runs)},
                    "runs": runs,
                    "answers": digest_of_parts(answers.get((report.period, report.plan.code), ())),
                }
                self.basis.store.put(name, same.rest, value)
                judged = _judged(report.period, report.plan.code)
                if judged in self._kept:
                    key = self._key(report.period, report.plan.code, report.as_of)
                    self.basis.store.put_text(judged, key, self._told[judged].text)
        self.basis.store.write()

    def _folder(self, report: Report) -> Path:
        return self.basis.workspace.output / str(report.period) / report.plan.code


def _judged(period: Period, plan: str) -> str:
    return f"{period}.judged-{plan}"


def _files(report: Report) -> dict[str, str]:
    """The digest of each file that came."""
    return {each.file: each.sha256 for each in report.submissions if each.sha256}


def _resent(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """The digests of files that came again under their names, each with that of before.

    Not of one that was or is that of another file as well.
    """
    said = Counter((*before.values(), *now.values()))
    again = ((now[file], before[file]) for file in now if file in before)
    return {new: old for new, old in again if new != old and said[new] == said[old] == 1}


def _entry(report: Report) -> str:
    return f"{report.period}.items-{report.plan.code}"
