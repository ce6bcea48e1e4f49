"""Several files of one office and period as one delivery: no accepted figure is lost.

Cell by cell the latest file that says something counts, so that a file with the one corrected row,
or a form filled in two halves, takes nothing away. A blank says nothing; ND does. What the template
brought says nothing either where another file corrects it. Each file keeps the cells that count in
it, with their places, and is counted for those; one that supplies nothing is superseded.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from sheetgen.faults.file_fault import FileFault
from sheetgen.model.figure import Gap
from sheetgen.model.observation import Observation
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem, Weight
from sheetgen.model.submission import CellKey, Replaced, State, Submission, Untolds
from sheetgen.model.template import Template
from sheetgen.reading import several_faults
from sheetgen.reading.account import account
from sheetgen.reading.later_file import Evidence, Later
from sheetgen.reading.matching.asked import AskedCells, Rank
from sheetgen.reading.which_counts import differ, has_figures, of_texts, owner_of
from sheetgen.records import Struct, replace

_LACKS = ("READ-304", "READ-305", "READ-306")
_NO_REASON = "READ-311"
_ODD_DAYS = ("READ-219", "READ-220")

Compare = Callable[[Submission, Submission], Later]


def combine(
    ordered: Sequence[Submission], template: Template, compare: Compare
) -> tuple[Submission, ...]:
    """What counts of each usable file of one office; ``ordered`` has the latest last."""
    asked = AskedCells.of(template)
    if len(ordered) < 2:  # noqa: PLR2004 - nothing to compare
        return tuple(ordered)
    distinct = {each.sha256: each for each in ordered}
    files = tuple(each for each in ordered if each is distinct[each.sha256])
    same = {each.file: each for each in files}
    delivery = _Delivery.of(files, asked, compare)
    return tuple(
        delivery.part(each, template)
        if each.file in same
        else _superseded(each, several_faults.identical(_whole(each), distinct[each.sha256].file))
        for each in ordered
    )


class _Delivery(Struct, frozen=True, kw_only=True):
    """The files of one office, the latest last, and which of them owns each cell."""

    files: tuple[Submission, ...]
    main: Submission
    asked: AskedCells
    compare: Compare
    said: Mapping[str, Mapping[CellKey, Observation]]
    """By file, what each cell of it holds."""
    owners: Mapping[CellKey, Submission]
    """Every figure that is asked, and every text that was given."""

    @classmethod
    def of(cls, files: tuple[Submission, ...], asked: AskedCells, compare: Compare) -> "_Delivery":
        said = {each.file: {o.key: o for o in each.observations} for each in files}
        filled = [each for each in files if has_figures(each, asked)]
        main = (filled or list(files))[-1]
        owners = {key: owner_of(key, files, main, said, asked) for key in asked.figures}
        owners |= of_texts(files, said, owners)
        return cls(files=files, main=main, asked=asked, compare=compare, said=said, owners=owners)

    def part(self, file: Submission, template: Template) -> Submission:
        """The file with the cells that count in it, or superseded where there are none."""
        own = self.said[file.file]
        kept = tuple(o for o in file.observations if self.owners.get(o.key) is file)
        typed = [o for o in kept if self.asked.rank(o) is Rank.TYPED]
        texts = [o for o in kept if isinstance(o.said, str)]
        if file is not self.main and not typed and not texts:
            return _superseded(file, self._why_not(file), *self._overridden(file))
        elsewhere = frozenset(key for key in self.asked.figures if self.owners[key] is not file)
        problems = (
            *self._kept(file),
            *self._shared(file, len(typed), len(texts)),
            *self._standing(file),
            *self._questions(file),
            *self._overridden(file),
        )
        return replace(
            file,
            state=_state(problems),
            observations=kept,
            problems=problems,
            account=account(template, kept, None, elsewhere),
            untold=Untolds.of(
                each
                for each in file.untold
                if (each.plan, each.code, each.column.field) not in self.owners
            ),
            elsewhere=elsewhere if own else frozenset(),
            replaced=tuple(found for each in typed if (found := self._replaced(each)) is not None),
        )

    def _replaced(self, stands: Observation) -> Replaced | None:
        """What stood before a figure: what the last file before said that said another.

        It came with the first of those files that have said it since.
        """
        by: Submission | None = None
        for file in reversed(self.files):
            said = self.said[file.file].get(stands.key)
            if said is None or self.asked.rank(said) is not Rank.TYPED:
                continue
            if said.said is Gap.UNREADABLE:
                continue
            if not differ(said, stands):
                by = file
            elif by is not None:
                return Replaced(was=said, by=by.file, received=by.received)
        return None

    def _why_not(self, file: Submission) -> FileFault:
        if not has_figures(file, self.asked):
            return several_faults.without_figures(_whole(file), self.main.file)
        by = self.compare(self.main, file).by
        return several_faults.superseded(_whole(file), file, self.main, by)

    def _kept(self, file: Submission) -> Iterator[Problem]:
        """The file's own problems, but for those of cells that another file supplies."""
        odd = {each.place for each in file.problems if each.code in _ODD_DAYS}
        told = (o for o in file.observations if o.place in odd or not isinstance(o.said, str))
        own = {o.place: o.key for o in told}
        untold = {each.place: (each.plan, each.code, each.column.field) for each in file.untold}
        for each in file.problems:
            key = own.get(each.place)
            if key is not None and self.owners[key] is not file:
                continue
            if each.code == _NO_REASON and untold.get(each.place) in self.owners:
                continue
            if each.code in _LACKS and self._is_supplied(file, each.lacks):
                continue
            yield each

    def _is_supplied(self, file: Submission, lacking: str) -> bool:
        """Whether other files bring all that a row, a column or a sheet of this one lacks."""
        keys = self.asked.about(lacking)
        return bool(keys) and all(
            self.owners[key] is not file
            for key in keys
            if self.asked.rank(self.said[file.file].get(key)) is Rank.ABSENT
        )

    def _shared(self, file: Submission, figures: int, texts: int) -> Iterator[Problem]:
        """That the file counts beside others, told once in each."""
        others = tuple(
            each.file for each in self.files if each is not file and self._supplies(each)
        )
        if others and file is not self.main:
            fault = several_faults.counts_beside(_whole(file), others, figures, texts)
            yield fault.problem(file.office)

    def _supplies(self, file: Submission) -> bool:
        return file is self.main or any(
            self.owners.get(o.key) is file
            for o in file.observations
            if isinstance(o.said, str) or self.asked.rank(o) is Rank.TYPED
        )

    def _standing(self, file: Submission) -> Iterator[Problem]:
        """A notice for each blank, or figure that the template brought, of a file that is later."""
        if not has_figures(file, self.asked):
            return  # such a file takes nothing away, and says so once
        at = self.files.index(file)
        for key in self.asked.figures:
            here = self.said[file.file].get(key)
            owner = self.owners[key]
            if here is None or owner is file or self.files.index(owner) > at:
                continue
            stands, rank = self.said[owner.file][key], self.asked.rank(here)
            if rank < Rank.TYPED and self.asked.rank(stands) is Rank.TYPED:
                headings = self.asked.heading(key)
                fault = several_faults.blank_takes_nothing(
                    _cell(here, file), key[1], headings, here.typed, stands
                )
                yield _about(key, fault, file)

    def _questions(self, file: Submission) -> Iterator[Problem]:
        """Each figure that counts here by order alone, and that another file gives otherwise."""
        for key in self.asked.figures:
            counted = self.said[file.file].get(key)
            if self.owners[key] is not file or counted is None:
                continue
            for other in self.files:
                before = self.said[other.file].get(key)
                if before is None or other is file or not self._doubtful(counted, before):
                    continue
                told = self.compare(file, other)
                if told.by is not Evidence.RECEIVED or told.against is not None:
                    fault = several_faults.which_counts(
                        key[1], self.asked.heading(key), counted, before, told,
                        (file.modified, other.modified),
                    )  # fmt: skip
                    yield _about(key, fault, file)

    def _doubtful(self, counted: Observation, before: Observation) -> bool:
        return (
            self.asked.rank(before) is Rank.TYPED
            and before.said is not Gap.UNREADABLE
            and differ(counted, before)
        )

    def _overridden(self, file: Submission) -> Iterator[Problem]:
        """A notice for each cell that a later file fills otherwise."""
        for each in file.observations:
            owner = self.owners.get(each.key)
            if owner is None or owner is file:
                continue
            counted = self.said[owner.file][each.key]
            is_text = isinstance(each.said, str)
            if (is_text or self.asked.rank(each) is Rank.TYPED) and differ(each, counted):
                headings = self.asked.heading(each.key)
                fault = several_faults.differs(each, headings, counted)
                yield _about(each.key, fault, file)


def _about(key: CellKey, fault: FileFault, file: Submission) -> Problem:
    return replace(fault.problem(file.office), plan=key[0])


def _state(problems: Sequence[Problem]) -> State:
    wrong = any(each.weight is Weight.ERROR for each in problems)
    return State.OBSERVED if wrong else State.ACCEPTED


def _superseded(submission: Submission, fault: FileFault, *more: Problem) -> Submission:
    return replace(
        submission,
        state=State.SUPERSEDED,
        observations=(),
        untold=(),
        problems=(fault.problem(submission.office), *more),
        account=account(None, ()),
    )


def _whole(submission: Submission) -> Place:
    return Place(submission.file, "", "")


def _cell(said: Observation, file: Submission) -> Place:
    """The cell in the file, or the file where the row never came (its place is the template's)."""
    return said.place if said.place.file == file.file else _whole(file)
