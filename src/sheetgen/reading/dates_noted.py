"""When files came: what was noted of them, and what that says against what they say themselves."""

from collections.abc import Iterator
from datetime import date

from sheetgen.faults.file_fault import FileFault
from sheetgen.model.deadlines import Deadlines
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.receipt import Receipt, filed_digest
from sheetgen.model.submission import Submission
from sheetgen.reading.later_file import Later, later
from sheetgen.reading.matching import witness_faults
from sheetgen.reading.matching.identity import Asking
from sheetgen.reading.not_counted import rejected
from sheetgen.records import Struct, field, replace


class Receipts(Struct, frozen=True):
    """When files came, and until when they were due."""

    noted: tuple[Receipt, ...] = ()
    deadlines: Deadlines = field(default_factory=Deadlines)

    def order(self, sha256: str) -> int:
        """The place of a file in the order of receipt; -1 where nobody noted it."""
        found = (n for n, each in enumerate(self._by_day()) if each.sha256 == sha256)
        return next(found, -1)

    def _by_day(self) -> list[Receipt]:
        return sorted(self.noted, key=lambda each: each.received)

    def place(self, submission: Submission) -> int:
        """The place of a file in the order of receipt; -1 where nobody noted it."""
        return self.order(submission.sha256)

    def compare(self, one: Submission, other: Submission) -> Later:
        """Which of two files is the later one, and what shows it."""
        return later(one, other, self.place)

    def noted_for(self, file: str) -> str | None:
        """The digest noted for a file of this name, or that its name bears since it was filed.

        None where it was never received: a file that somebody put into the folder.
        """
        name = file.rpartition("/")[2]
        digests = [each.sha256 for each in self.noted if each.file == name]
        return digests[-1] if digests else filed_digest(name) if self.noted else None

    def periods(self, sha256: str) -> set[str]:
        """The months that a file is noted as of, where its lines say it."""
        return {each.period for each in self.noted if each.sha256 == sha256 and each.period}

    def received(self, sha256: str) -> date | None:
        """The day the file first came, None where nobody noted it."""
        days = [each.received for each in self.noted if each.sha256 == sha256]
        return min(days, default=None)


def beside_receipt(submission: Submission, asking: Asking, receipts: Receipts) -> Submission:
    """A filed file with the day it came, and with what its receipt says against it.

    One that was changed after it was received does not count until it is received again.
    """
    received = receipts.received(submission.sha256)
    noted = receipts.noted_for(submission.file) if received is None else None
    if noted is not None and not submission.sha256.startswith(noted):
        whole = Place(submission.file, "", "")
        fault = witness_faults.changed_since(whole, noted, submission.sha256)
        return rejected(submission, fault)
    late = None if received is None else receipts.deadlines.days_late(asking.period, received)
    faults = _against(submission, received, asking.period, receipts.periods(submission.sha256))
    more = tuple(each.problem(submission.office) for each in faults)
    return replace(
        submission, received=received, days_late=late, problems=(*submission.problems, *more)
    )


def _against(
    submission: Submission, received: date | None, said: Period, noted: set[str]
) -> Iterator[FileFault]:
    """What the receipt says against the month that a file is read for."""
    whole = Place(submission.file, "", "")
    if received is not None and received < said.last_day.replace(day=1):
        yield witness_faults.received_before(whole, received, str(said))
    if noted and str(said) not in noted:
        yield witness_faults.noted_elsewhere(whole, min(noted), str(said))
