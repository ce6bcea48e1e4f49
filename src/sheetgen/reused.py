"""What of a report need not be written anew: the items of which all is as it was in the one there.

Beside a large report the imprint of each of its items is kept (:mod:`sheetgen.keeping.imprints`),
by the digest of all else that it follows from: every file of the workspace but those that offices
sent for its period, the program and its libraries, language and date. An item with the same
imprint is copied from what was written of it, byte by byte. Deleting it changes no byte.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sheetgen.disk.ours import MANIFEST, listed
from sheetgen.keeping.imprints import imprints
from sheetgen.language.speaker import Speaker
from sheetgen.model.report import Report
from sheetgen.model.submission import Submission
from sheetgen.unchanged import Basis
from sheetgen.writing.same import NOTHING_SAME, Same

FEW = 1_000
"""Of fewer items nothing is kept: they are written in the time that it takes to tell them apart."""
_RESULTS = "results.json"


@dataclass(frozen=True, slots=True)
class Reuse:
    """What a build may copy, and what it keeps for the next one."""

    basis: Basis
    _now: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)

    def same(self, report: Report, say: Speaker) -> Same:
        """What of a report that is about to be written stands as it is in the one that lies there.

        Its imprints are kept for the next build, once :meth:`keep` is called.
        """
        if len(report.items) < FEW:
            return NOTHING_SAME
        name, now, basis = _entry(report), imprints(report), self.basis
        key = basis.besides(report.period, say.language, report.plan.code, str(report.as_of))
        self._now[name] = key, now
        kept = basis.store.get(name, key)
        if kept is None:
            return NOTHING_SAME
        try:
            before, sha256 = dict(kept["items"]), str(kept["results"])
        except (ValueError, TypeError, LookupError):
            basis.store.spoilt(name)
            return NOTHING_SAME
        if list(before) != list(now):
            return NOTHING_SAME
        return Same(
            codes=frozenset(code for code, each in now.items() if before[code] == each),
            results=self._folder(report) / _RESULTS,
            sha256=sha256,
        )

    def keep(self, reports: Iterable[Report], read: Iterable[Submission]) -> None:
        """Keep the imprints of the reports that were written.

        Not where a file came meanwhile, nor of what the engine did wrong: it may not do it again.
        Raises WriteError where the disk takes it not.
        """
        if not self._now or not self.basis.was_read(read):
            return
        for report in reports:
            name = _entry(report)
            if name in self._now and not report.judging.events:
                key, items = self._now[name]
                results = listed(self._folder(report) / MANIFEST)[_RESULTS]
                self.basis.store.put(name, key, {"items": items, "results": results})
        self.basis.store.write()

    def _folder(self, report: Report) -> Path:
        return self.basis.workspace.output / str(report.period) / report.plan.code


def _entry(report: Report) -> str:
    return f"{report.period}.items-{report.plan.code}"
