"""Who sent what and when: the deliveries of a period against the templates that were issued."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from sheetgen.model.deadlines import Deadlines
from sheetgen.model.figure import Gap
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem
from sheetgen.model.receipt import Receipt
from sheetgen.model.submission import State, Submission
from sheetgen.model.template import Template
from sheetgen.reading import file_faults
from sheetgen.reading.account import account
from sheetgen.reading.identity import Asking
from sheetgen.reading.submissions import missing_submission, read_submission

_NOT_SENT = ("~$", ".")
_OURS = ("received.csv",)
_LITTER = ("thumbs.db", "desktop.ini")
"""What Windows leaves in folders by itself."""
_NOTHING = {Gap.BLANK, Gap.NOT_SUBMITTED}

Mapper = Callable[[Callable[[Path], Submission], Iterable[Path]], Iterable[Submission]]


@dataclass(frozen=True, slots=True)
class Receipts:
    """When files came, and until when they were due."""

    noted: tuple[Receipt, ...] = ()
    deadlines: Deadlines = field(default_factory=Deadlines)

    def order(self, sha256: str) -> int:
        """The place of a file in the order of receipt; -1 where nobody noted it."""
        found = (n for n, each in enumerate(self._by_day()) if each.sha256 == sha256)
        return next(found, -1)

    def _by_day(self) -> list[Receipt]:
        return sorted(self.noted, key=lambda each: each.received)

    def received(self, sha256: str) -> date | None:
        """The day the file first came, None where nobody noted it."""
        days = [each.received for each in self.noted if each.sha256 == sha256]
        return min(days, default=None)


def deliveries(folder: Path) -> tuple[Path, ...]:
    """Every file of a period's folder by name, whatever it is, but for those nobody sent."""
    if not folder.is_dir():
        return ()
    return tuple(path for path in sorted(folder.iterdir()) if path.is_file() and is_sent(path.name))


def is_sent(name: str) -> bool:
    """Whether somebody may have sent a file of this name: no owner, hidden or system file."""
    return not name.startswith(_NOT_SENT) and name not in _OURS and name.casefold() not in _LITTER


def folders_inside(folder: Path) -> tuple[Path, ...]:
    """The folders in a period's folder: what lies in them is not read."""
    if not folder.is_dir():
        return ()
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if path.is_dir() and not path.name.startswith(_NOT_SENT)
    )


def register(
    folder: Path,
    shown: str,
    asking: Asking,
    mapper: Mapper = map,
    receipts: Receipts | None = None,
) -> tuple[Submission, ...]:
    """Every delivery of the folder, and one missing submission for each office that sent none.

    ``mapper`` runs one file at a time and may be an executor's ``map``: a file is read without
    the others. In the order of offices; files that name no known office come last.
    """
    receipts = receipts or Receipts()
    return settle(read_folder(folder, shown, asking, mapper, receipts), asking, receipts)


def settle(
    read: Iterable[Submission], asking: Asking, receipts: Receipts
) -> tuple[Submission, ...]:
    """Which of the files that were read count, and which offices sent none that does."""
    by_office = _by_office(read)
    known: list[Submission] = []
    for template in asking.templates:
        sent = _settle(by_office.pop(template.office, []), template, receipts)
        known += sent
        if all(each.state in {State.REJECTED, State.SUPERSEDED} for each in sent):
            known.append(missing_submission(template))
    return (*known, *(each for office in sorted(by_office) for each in by_office[office]))


def earlier_delivery(
    read: Iterable[Submission], receipts: Receipts, later: Submission
) -> Submission | None:
    """Of the files of a folder, the one of the same office that came before this one."""
    usable = [
        each for each in read if each.office == later.office and each.state is not State.REJECTED
    ]
    ordered = _in_order(usable, receipts)
    digests = [each.sha256 for each in ordered]
    if later.sha256 in digests:
        ordered = ordered[: digests.index(later.sha256)]
    return ordered[-1] if ordered else None


def read_folder(
    folder: Path, shown: str, asking: Asking, mapper: Mapper, receipts: Receipts
) -> tuple[Submission, ...]:
    """Every delivery of the folder as it was read, whether it counts or not."""
    return tuple(_dated(folder, shown, asking, mapper, receipts))


def _dated(
    folder: Path, shown: str, asking: Asking, mapper: Mapper, receipts: Receipts
) -> Iterator[Submission]:
    for each in mapper(partial(_read, shown=shown, asking=asking), deliveries(folder)):
        received = receipts.received(each.sha256)
        late = None if received is None else receipts.deadlines.days_late(asking.period, received)
        yield replace(each, received=received, days_late=late)


def _read(path: Path, shown: str, asking: Asking) -> Submission:
    return read_submission(path, f"{shown}/{path.name}", asking)


def _by_office(read: Iterable[Submission]) -> dict[str, list[Submission]]:
    by_office: dict[str, list[Submission]] = {}
    for submission in read:
        by_office.setdefault(submission.office, []).append(submission)
    return by_office


def _in_order(usable: list[Submission], receipts: Receipts) -> list[Submission]:
    """The latest received last; by name where nobody noted when one of them came."""
    if all(each.received for each in usable):
        return sorted(usable, key=lambda each: receipts.order(each.sha256))
    return usable


def _settle(sent: list[Submission], template: Template, receipts: Receipts) -> list[Submission]:
    """Of several usable files of one office the latest counts; the others say how they differ.

    One without any figure never takes the place of one with figures.
    """
    usable = [each for each in sent if each.state is not State.REJECTED]
    if not usable:
        return sent
    filled = [each for each in usable if _has_figures(each, template)]
    counted = _in_order(filled or usable, receipts)[-1]
    dated = all(each.received for each in usable)
    return [
        each
        if each is counted or each.state is State.REJECTED
        else _superseded(
            each, counted, template, dated=dated, blank=bool(filled) and each not in filled
        )
        for each in sent
    ]


def _has_figures(submission: Submission, template: Template) -> bool:
    """Whether anything was typed where a figure is asked; what the template brings is not typed."""
    brought = {
        column.field for sheet in template.sheets for column in sheet.form.figures if column.prefill
    }
    return any(
        each.said not in _NOTHING
        for each in submission.observations
        if not isinstance(each.said, str) and each.field not in brought
    )


def _superseded(
    submission: Submission, counted: Submission, template: Template, *, dated: bool, blank: bool
) -> Submission:
    whole = Place(submission.file, "", "")
    if blank:
        problems = [file_faults.without_figures(whole, counted.file).problem(submission.office)]
    elif submission.sha256 == counted.sha256:
        problems = [file_faults.identical(whole, counted.file).problem(submission.office)]
    else:
        same_day = submission.received == counted.received
        received = counted.received if dated else None
        fault = file_faults.superseded(whole, counted.file, received, same_day=same_day)
        problems = [fault.problem(submission.office)]
        problems += _differences(submission, counted, template)
    return replace(
        submission,
        state=State.SUPERSEDED,
        observations=(),
        problems=tuple(problems),
        account=account(None, ()),
    )


def _differences(
    submission: Submission, counted: Submission, template: Template
) -> Iterator[Problem]:
    """A notice for each cell that the file that counts fills otherwise."""
    headings = {
        column.field: column.headings for sheet in template.sheets for column in sheet.form.inputs
    }
    later = {(each.plan, each.code, each.field): each.typed for each in counted.observations}
    for each in submission.observations:
        now = later.get((each.plan, each.code, each.field), "")
        if each.typed != now:
            fault = file_faults.differs(
                each.place, each.code, headings[each.field], each.typed, now
            )
            yield fault.problem(submission.office)
