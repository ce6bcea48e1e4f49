"""What the build will ask of a list of those served, told before the list is filed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sheetgen.disk.ours import digest_of
from sheetgen.faults.file_fault import FileFault
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem
from sheetgen.model.submission import Account, State, Submission
from sheetgen.population.counting import Counting, counting, needing_polars
from sheetgen.reading.register import lists_in
from sheetgen.records import Struct, field, replace
from sheetgen.sealed_lists import counted_lists
from sheetgen.served import uncounted_list, unnamed, with_questions
from sheetgen.setup import Setup

if TYPE_CHECKING:
    from sheetgen.population.list_files import Rows


class ListQuestions(Struct, frozen=True):
    """The questions about the lists of one month, by every plan that counts people then.

    ``come`` are lists that are checked together, and may lie anywhere.
    Raises WorkspaceError, from each of its methods, where the library that counts is missing.
    """

    setup: Setup
    period: Period
    come: tuple[Path, ...] = ()
    _files: dict[str, "tuple[Rows, ...]"] = field(default_factory=dict)

    def beside(
        self, submission: Submission, path: Path, standing: Sequence[Submission]
    ) -> Submission:
        """A file of an office with what is asked of the sheet in it, beside its others that count.

        ``path`` is where it lies, which may be outside the workspace.
        """
        found = (
            problem
            for own, others in self._counting()
            if own.asks(self.period, submission.office)
            for problem in self._of_sheet(own, others, submission, path, standing)
        )
        (told,), _ = with_questions((submission,), tuple(dict.fromkeys(found)))
        return told

    def _of_sheet(
        self,
        own: Counting,
        others: Sequence[Counting],
        submission: Submission,
        path: Path,
        standing: Sequence[Submission],
    ) -> tuple[Problem, ...]:
        with needing_polars(own.population):
            from sheetgen.population import month_lists  # noqa: PLC0415 - 100 ms, few plans count
            from sheetgen.population.list_files import read_list  # noqa: PLC0415 - the same

        def read(came: Submission, at: Path) -> "Iterator[Rows]":
            source = month_lists.of_sheet(at, came, own, others, self.period)
            found = source and read_list(source, own.population.identifier, self.period)
            if found:
                yield found

        for rows in read(submission, path):
            if not rows.is_bare_sheet:
                return rows.problems
            root, lists = self.setup.workspace.root, self._lists(own, others)
            beside = (found for each in standing for found in read(each, root / each.file))
            return month_lists.settled(rows, (*lists, *beside)).problems
        return ()

    def _lists(self, own: Counting, others: Sequence[Counting]) -> "tuple[Rows, ...]":
        """The lists of the month that count for a plan, and those that are checked together."""
        from sheetgen.population.month_lists import files_of_month  # noqa: PLC0415 - as above

        if own.plan.code not in self._files:
            lists = counted_lists(self.setup, own.plan, self.period, self.period)
            self._files[own.plan.code] = files_of_month(
                self.setup.workspace, own, others, self.period, (*lists, *self.come)
            )
        return self._files[own.plan.code]

    def of_refused(self, submission: Submission, path: Path) -> Submission:
        """A file that nobody reads, asked about as a list where it is one."""
        return unnamed(self.setup, self.period, submission, path)

    def of_file(self, path: Path, shown: str) -> Submission:
        """A file that is a list, as a delivery without a figure: its rows are asked about."""
        problems = tuple(dict.fromkeys(self._of_file(path, shown)))
        whose = {each.office for each in problems if each.office}
        names = {each.code: each.name for plan in self.setup.plans for each in plan.offices}
        told, _ = with_questions((list_delivery(path, shown),), problems)
        return replace(told[0], office_name=names[whose.pop()] if len(whose) == 1 else "")

    def _of_file(self, path: Path, shown: str) -> Iterable[Problem]:
        counting_now = tuple(self._counting())
        if not counting_now:
            return (uncounted_list(shown),)
        own, _ = counting_now[0]
        with needing_polars(own.population):
            from sheetgen.population import month_lists  # noqa: PLC0415 - 100 ms, few plans count
            from sheetgen.population.list_files import read_list  # noqa: PLC0415 - the same
        other = self._same_as(path)
        if other:
            return (
                FileFault.of("READ-404", Place(shown, "", ""), "file", other=other).problem(""),
            )
        found: list[Problem] = []
        for own, others in counting_now:
            source = month_lists.of_file(path, shown, own, others, self.period)
            rows = read_list(source, own.population.identifier, self.period)
            if rows is not None:
                before = (e for e in self._lists(own, others) if _is_before(e.source.path, path))
                found += month_lists.told_apart([*before, rows])[-1].problems
        return found

    def _same_as(self, path: Path) -> str:
        """The list of the year with the same bytes that counts in its place, "" where none does."""
        workspace, digest = self.setup.workspace, digest_of(path)
        for month in range(1, self.period.month + 1):
            for each in lists_in(workspace.input / str(Period(self.period.year, month))):
                if each.resolve() == path.resolve():
                    return ""
                if each.stat().st_size == path.stat().st_size and digest_of(each) == digest:
                    return workspace.relative(each)
        return ""

    def _counting(self) -> Iterator[tuple[Counting, tuple[Counting, ...]]]:
        for plan in self.setup.plans:
            if plan.code in self.setup.populations and plan.covers(self.period):
                yield counting(self.setup.plans, self.setup.populations, plan.code)


def _is_before(other: Path, path: Path) -> bool:
    """Whether a build reads it before, or it lies elsewhere: there they are read by name."""
    other, path = other.resolve(), path.resolve()
    return other != path and (other.parent != path.parent or other.name < path.name)


def list_delivery(path: Path, shown: str) -> Submission:
    """A list as a delivery, before it is read: no figure, and nothing wrong with it."""
    return Submission(
        office="",
        office_name="",
        file=shown,
        sha256=digest_of(path),
        state=State.ACCEPTED,
        observations=(),
        problems=(),
        account=Account(),
    )


def of_no_month(path: Path, shown: str) -> Submission:
    """A list of which nobody knows the month: it cannot be held against anything."""
    fault = FileFault.of("READ-412", Place(shown, "", "")).problem("")
    return replace(list_delivery(path, shown), state=State.REJECTED, problems=(fault,))
