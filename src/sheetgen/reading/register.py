"""Who sent what: the deliveries of a period against the templates that were issued."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from sheetgen.model.place import Place
from sheetgen.model.submission import State, Submission
from sheetgen.reading.account import account
from sheetgen.reading.faults import FileFault
from sheetgen.reading.identity import Asking
from sheetgen.reading.submissions import missing_submission, read_submission

_NOT_SENT = ("~$", ".")
_OURS = ("received.csv",)

Mapper = Callable[[Callable[[Path], Submission], Iterable[Path]], Iterable[Submission]]


def deliveries(folder: Path) -> tuple[Path, ...]:
    """Every file of a period's folder by name, whatever it is, but for owner and hidden files."""
    if not folder.is_dir():
        return ()
    return tuple(
        path
        for path in sorted(folder.iterdir())
        if path.is_file() and not path.name.startswith(_NOT_SENT) and path.name not in _OURS
    )


def register(
    folder: Path, shown: str, asking: Asking, mapper: Mapper = map
) -> tuple[Submission, ...]:
    """Every delivery of the folder, and one missing submission for each office that sent none.

    ``mapper`` runs one file at a time and may be an executor's ``map``: a file is read without
    the others. In the order of offices; files that name no known office come last.
    """
    paths = deliveries(folder)
    read = mapper(partial(_read, shown=shown, asking=asking), paths)
    by_office: dict[str, list[Submission]] = {}
    for submission in read:
        by_office.setdefault(submission.office, []).append(submission)
    known: list[Submission] = []
    for template in asking.templates:
        sent = _settle(by_office.pop(template.office, []))
        known += sent
        if all(each.state in {State.REJECTED, State.SUPERSEDED} for each in sent):
            known.append(missing_submission(template))
    return (*known, *(each for office in sorted(by_office) for each in by_office[office]))


def _read(path: Path, shown: str, asking: Asking) -> Submission:
    return read_submission(path, f"{shown}/{path.name}", asking)


def _settle(sent: list[Submission]) -> list[Submission]:
    """Of several usable files of one office the last by name counts; the others say so."""
    usable = [each for each in sent if each.state is not State.REJECTED]
    if not usable:
        return sent
    counted = usable[-1]
    return [
        each if each is counted or each.state is State.REJECTED else _superseded(each, counted)
        for each in sent
    ]


def _superseded(submission: Submission, counted: Submission) -> Submission:
    fault = FileFault.superseded(Place(submission.file, "", ""), counted.file)
    return replace(
        submission,
        state=State.SUPERSEDED,
        observations=(),
        problems=(fault.problem(submission.office),),
        account=account(None, ()),
    )
