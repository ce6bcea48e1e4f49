"""Who sent what and when: the deliveries of a period against the templates that were issued."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from sheetgen.language.signs import one_line
from sheetgen.model.file_names import is_written
from sheetgen.model.population import is_list
from sheetgen.model.submission import State, Submission
from sheetgen.model.template import Template
from sheetgen.reading.combine import combine
from sheetgen.reading.dates_noted import Receipts, beside_receipt
from sheetgen.reading.later_file import Evidence, Later, in_order
from sheetgen.reading.matching.identity import Asking
from sheetgen.reading.not_counted import missing_submission
from sheetgen.reading.submissions import read_submission
from sheetgen.records import Struct, replace

_OURS = ("received.csv",)
SENT_AS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv"}
"""How what offices send is called."""


class Reader(Struct, frozen=True):
    """Reads one file of a folder, whatever its others hold; ``shown`` is the folder in places."""

    shown: str
    asking: Asking

    def name(self, path: Path) -> str:
        """A file as places tell it."""
        return f"{self.shown}/{one_line(path.name)}"

    def __call__(self, path: Path) -> Submission:
        """What the file says."""
        return read_submission(path, self.name(path), self.asking)


Mapper = Callable[[Reader, Iterable[Path]], Iterable[Submission]]
"""Reads files in their order, here or elsewhere."""


def deliveries(folder: Path) -> tuple[Path, ...]:
    """All that lies in a period's folder by name, but for what nobody sent and plain folders.

    What is no file (a pipe, a link that leads nowhere, a folder that is called like a workbook) is
    among them: it is refused by name, and never passed over.
    """
    if not folder.is_dir():
        return ()
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if is_sent(path.name) and (not path.is_dir() or path.suffix.lower() in SENT_AS)
    )


def is_sent(name: str) -> bool:
    """Whether somebody may have sent a form of this name: no owner, hidden or system file.

    Nor a list of those served, which is read by those who count them.
    """
    return is_written(name) and name not in _OURS and not is_list(name)


def lists_in(folder: Path) -> tuple[Path, ...]:
    """The lists of those served in a period's folder, by name."""
    if not folder.is_dir():
        return ()
    return tuple(path for path in sorted(folder.iterdir()) if path.is_file() and is_list(path.name))


def is_from_office(name: str) -> bool:
    """Whether somebody may have sent it: a form, or a list of those served."""
    return is_sent(name) or is_list(name)


def folders_inside(folder: Path) -> tuple[Path, ...]:
    """The folders in a period's folder: what lies in them is not read."""
    if not folder.is_dir():
        return ()
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if path.is_dir() and is_written(path.name) and path.suffix.lower() not in SENT_AS
    )


def register(
    folder: Path,
    shown: str,
    asking: Asking,
    mapper: Mapper = map,
    receipts: Receipts | None = None,
    only: Collection[str] | None = None,
) -> tuple[Submission, ...]:
    """Every delivery of the folder, and one missing submission for each office that sent none.

    ``mapper`` reads one file at a time, without the others: other processes may do it. In the
    order of offices; files that name no known office come last. ``only`` are the names of the
    files that count, where others came too late to.
    """
    receipts = receipts or Receipts()
    return settle(read_folder(folder, shown, asking, mapper, receipts, only), asking, receipts)


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
            refused = [each for each in sent if each.state is State.REJECTED]
            known.append(missing_submission(template, refused[-1] if refused else None))
    return (*known, *(each for office in sorted(by_office) for each in by_office[office]))


def earlier_deliveries(
    read: Iterable[Submission], receipts: Receipts, submission: Submission
) -> list[Submission]:
    """Of the files of a folder, those of the same office that came before this one, in order."""
    ordered = _usable(read, receipts, submission)
    digests = [each.sha256 for each in ordered]
    known = submission.sha256 in digests
    return ordered[: digests.index(submission.sha256)] if known else ordered


def beside_others(
    read: Sequence[Submission], receipts: Receipts, submission: Submission, template: Template
) -> tuple[Submission, ...]:
    """What counts of a file and of the others of its office, the file first.

    A file that is not in the folder yet is taken as one that comes today; beside one that is there
    those count that came after it too, as in the build.
    """
    sent = _usable(read, receipts, submission)
    filed = any(each.sha256 == submission.sha256 for each in sent)
    files = [submission if each.sha256 == submission.sha256 else each for each in sent]

    def compare(one: Submission, other: Submission) -> Later:
        if not filed and submission.file in {one.file, other.file}:
            return Later(1 if one.file == submission.file else -1, Evidence.RECEIVED)
        return receipts.compare(one, other)

    counted = combine(files if filed else (*files, submission), template, compare)
    own = next(each for each in counted if each.file == submission.file)
    return own, *(each for each in counted if each is not own)


def _usable(
    read: Iterable[Submission], receipts: Receipts, submission: Submission
) -> list[Submission]:
    """The files of a folder that its office sent and that could be read, the latest last."""
    usable = [
        each
        for each in read
        if each.office == submission.office and each.state is not State.REJECTED
    ]
    return in_order(usable, receipts.place)


def read_folder(
    folder: Path,
    shown: str,
    asking: Asking,
    mapper: Mapper,
    receipts: Receipts,
    only: Collection[str] | None = None,
) -> tuple[Submission, ...]:
    """Every delivery of the folder as it was read, whether it counts or not."""
    paths = [each for each in deliveries(folder) if only is None or each.name in only]
    return tuple(_dated(paths, shown, asking, mapper, receipts))


def _dated(
    paths: Iterable[Path], shown: str, asking: Asking, mapper: Mapper, receipts: Receipts
) -> Iterator[Submission]:
    for each in mapper(Reader(shown, asking), paths):
        yield _owned(beside_receipt(each, asking, receipts), asking, receipts)


def _owned(submission: Submission, asking: Asking, receipts: Receipts) -> Submission:
    """A refused file that does not say whose it is, as its office's: by its receipt or its name.

    A template is called by the code of its office.
    """
    if submission.office or submission.state is not State.REJECTED:
        return submission
    name = submission.file.rpartition("/")[2]
    noted = [each.office for each in receipts.noted if each.file == name and each.office]
    said = noted[-1:] or [name.rpartition(".")[0]]
    for template in asking.templates:
        if template.office.casefold() == said[0].casefold():
            return replace(
                submission,
                office=template.office,
                office_name=template.office_name,
                problems=tuple(replace(e, office=template.office) for e in submission.problems),
            )
    return submission


def _by_office(read: Iterable[Submission]) -> dict[str, list[Submission]]:
    by_office: dict[str, list[Submission]] = {}
    for submission in read:
        by_office.setdefault(submission.office, []).append(submission)
    return by_office


def _settle(
    sent: list[Submission], template: Template, receipts: Receipts
) -> tuple[Submission, ...]:
    """Of several usable files of one office, what counts of each; in the order they were given."""
    usable = [each for each in sent if each.state is not State.REJECTED]
    counted = combine(in_order(usable, receipts.place), template, receipts.compare)
    found = {each.file: each for each in counted}
    return tuple(found.get(each.file, each) for each in sent)
