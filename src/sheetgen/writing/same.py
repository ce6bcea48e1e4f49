"""What a report has in common with the one that lies in its place: that is copied."""

from collections.abc import Mapping, Sequence, Sized
from pathlib import Path

from sheetgen.json_lines import whole
from sheetgen.model.report import Report
from sheetgen.records import Struct, field
from sheetgen.writing.workbook.copies import NO_RUNS, Copies, KeptRuns, digest_of_lines

RESULTS = "results.json"
FEW = 1_000
"""Of fewer items nothing is kept: they are written in the time that it takes to tell them apart."""


def are_many(items: Sized) -> bool:
    """Whether it is worth keeping what these come to, item by item."""
    return len(items) >= FEW


def is_large(report: Report) -> bool:
    """Whether what is written of a report is kept in parts, and is made so that it can be."""
    return are_many(report.items)


class Told(Struct, frozen=True):
    """The digests of alerts, by their ids, and of problems, in the order of a report."""

    alerts: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[str] = ()


class Same(Struct, frozen=True, kw_only=True):
    """The items of a report by their ``imprints``, and the files of before that may be copied from.

    ``sent`` are the digests of the files that speak of each, which its imprint does not tell;
    ``resent`` are those of files that came again, each with that of before. ``told`` are its alerts
    and problems, ``stood`` those of before.
    ``rest`` is the digest of all that a report follows from but its items; "" where nothing is
    known. ``codes`` are the items of which all is as it was in the report that lies in ``folder``;
    ``digests`` are those of its files, and ``runs`` what is kept of the rows in each.
    """

    imprints: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)
    resent: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    codes: frozenset[str] = frozenset()
    told: Told = field(default_factory=Told)
    stood: Told = field(default_factory=Told)
    folder: Path | None = None
    digests: Mapping[str, str] = field(default_factory=dict)
    runs: Mapping[str, KeptRuns] = field(default_factory=dict)
    made: dict[str, KeptRuns] = field(default_factory=dict)

    @property
    def alerts(self) -> frozenset[str]:
        """The ids of the alerts of which all is as it was."""
        return frozenset(dict(self.told.alerts.items() & self.stood.alerts.items()))

    def copies(self, name: str) -> Copies:
        """The runs of a workbook of the report: those of before and, once it is drawn, of now."""
        if not self.rest:
            return Copies()
        known = self.folder is not None and name in self.digests
        return Copies(
            imprints=self.imprints,
            sent=self.sent,
            resent=self.resent,
            rest=self.rest,
            path=self.folder / name if self.folder is not None and known else None,
            sha256=self.digests.get(name, ""),
            before=self.runs.get(name, NO_RUNS).runs,
            looks=self.runs.get(name, NO_RUNS).looks,
        )

    def drawn(self, name: str, copies: Copies) -> None:
        """A workbook of the report was written: what of it is kept."""
        if copies.now:
            self.made[name] = copies.kept


def as_told(report: Report) -> "Told":
    """By what alerts and problems of a report are known."""
    life = report.following.life
    return Told(
        {each.id: digest_of_lines((whole((each, life(each.id))),)) for each in report.alerts},
        [digest_of_lines((whole(each),)) for each in report.problems],
    )


NOTHING_SAME = Same()
