"""A workspace begun: small, complete and fictitious, with what its offices sent.

An example's tables lie in a folder of ``example/`` with a word for each name, and ``words.csv``
says the words in each language (those of the month hold in the others too). Its forms
are those that its own plans issue, filled with ``answers.csv`` and sent as ``deliveries.csv`` says.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path, PurePosixPath
from string import Template as Text

from sheetgen.disk.change import Change
from sheetgen.disk.leftovers import STAGING, settle
from sheetgen.disk.moves import stands
from sheetgen.disk.ours import digest_of
from sheetgen.errors import WorkspaceError
from sheetgen.issued import issue
from sheetgen.language.languages import DEFAULT, needed
from sheetgen.language.message import message
from sheetgen.language.speaker import speaker
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.form import Ask
from sheetgen.model.period import Period
from sheetgen.model.receipt import Receipt
from sheetgen.model.template import Template, TemplateSheet
from sheetgen.planning.csv_tables import read_csv
from sheetgen.planning.placed_rows import Row, Shape
from sheetgen.planning.settings import SETTINGS, read_workspace
from sheetgen.records import Struct, replace
from sheetgen.returning.filing import TABLE, received_table
from sheetgen.setup import open_setup
from sheetgen.sources.shipped import KINDS, SCHEMAS, home
from sheetgen.sources.shipped_note import note_of_today
from sheetgen.sources.written import written
from sheetgen.writing.template_book import write_template

_HOME = Path(__file__).parent / "example"
MONTH = "month"
_WORDS = Shape("words", ("key", *needed()))
_ANSWERS = Shape("answers", ("period", "file", "code", "field", "value"))
_DELIVERIES = Shape("deliveries", ("period", "office", "file", "folder", "received"))
_MOST_NAMED = 3

Answers = Mapping[tuple[str, str], Row]
"""The line of answers.csv for an item's code and a column's field."""


class _Delivery(Struct, frozen=True, kw_only=True):
    """A file that an office sent: its name from the workspace, and when it came, if it is noted."""

    office: str
    period: Period
    name: str
    received: date | None
    answers: Answers


def begin(folder: Path, language: str, *, own_rules: bool, example: str = MONTH) -> tuple[str, ...]:
    """Write an example into an empty folder; gives the files, told from there.

    ``own_rules``: with copies of the shipped rules, forms and layouts, which hold alone.
    """
    unchanged = message("Nothing was written.")
    _demand_empty(folder)
    words = _words(example, language, own_rules=own_rules)
    with Change(folder, folder, unchanged) as change:
        for name, data in _texts(_HOME / example, words, language):
            change.write(name, data)
        for name, path in _copied((*KINDS, SCHEMAS) if own_rules else (SCHEMAS,)):
            change.write(name, path.read_bytes())
        change.write(*note_of_today())
        workspace = read_workspace(change.waiting)
        setup = open_setup(workspace)
        say = speaker(language, workspace.locale)
        for period, sent in groupby(_deliveries(_HOME / example, words), attrgetter("period")):
            blank = {each.office: each for each in issue(setup, period)}
            receipts = []
            for each in sent:
                path = change.place(each.name)
                write_template(_filled(blank[each.office], each.answers, words), path, say)
                if each.received is not None:
                    receipts.append(_receipt(each, digest_of(path), each.received))
            if receipts:
                change.write(f"input/{period}/{TABLE}", received_table(tuple(receipts)))
        return change.names


def _demand_empty(folder: Path) -> None:
    """Nobody's files are written among; what a run of ours left there is put right first."""
    if folder.is_dir():
        settle(folder, folder / STAGING)
    found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    if found:
        raise WorkspaceError(
            str(folder),
            message("the folder holds something: {found}.", found=found[:_MOST_NAMED]),
            message("Nothing was written. Name a new folder, or an empty one."),
        )
    if stands(folder) and not folder.is_dir():
        raise WorkspaceError(
            str(folder),
            message("a file bears this name."),
            message("Nothing was written. Name a new folder, or an empty one."),
        )


def _words(example: str, language: str, *, own_rules: bool) -> dict[str, str]:
    """Every word in the language, and what depends on whose rules hold."""
    words = {
        row.text("key"): row.text(language) or row.text(DEFAULT)
        for name in dict.fromkeys((MONTH, example))
        for row in read_csv(_HOME / name / "words.csv", "words.csv", _WORDS)
    }
    said = words["rules_own" if own_rules else "rules_shipped"]
    return words | {"rules_said": said, "shipped": "false" if own_rules else "true"}


def _texts(example: Path, words: Mapping[str, str], language: str) -> Iterator[tuple[str, bytes]]:
    """Each text file of the workspace under its name there."""
    readme = example / f"README.{language}.md"
    files = {
        SETTINGS: _HOME / MONTH / "settings.toml",
        "README.md": readme if readme.is_file() else example / f"README.{DEFAULT}.md",
    }
    for path in sorted((*example.glob("plans/*/*"), *example.glob("input/*/*"))):
        files[path.relative_to(example).as_posix()] = path
    for name, path in files.items():
        yield name, Text(path.read_text("utf-8")).substitute(words).encode()


def _copied(kinds: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """What is shipped, under the names of a workspace's own."""
    for kind in kinds:
        for path in written(home() / kind):
            yield path.relative_to(home()).as_posix(), path


def _deliveries(example: Path, words: Mapping[str, str]) -> Iterator[_Delivery]:
    """What offices sent, month by month."""
    answers: dict[tuple[Period, str], dict[tuple[str, str], Row]] = {}
    for row in read_csv(example / "answers.csv", "answers.csv", _ANSWERS):
        whose = (row.period("period"), row.text("file"))
        answers.setdefault(whose, {})[row.text("code"), row.text("field")] = row
    for row in read_csv(example / "deliveries.csv", "deliveries.csv", _DELIVERIES):
        period, received = row.period("period"), row.text("received")
        name = Text(f"{row.text('folder')}/{row.text('file')}.xlsx").substitute(words)
        yield _Delivery(
            office=row.text("office"),
            period=period,
            name=name,
            received=date.fromisoformat(received) if received else None,
            answers=answers[period, row.text("file")],
        )


def _receipt(delivery: _Delivery, digest: str, received: date) -> Receipt:
    return Receipt(
        file=PurePosixPath(delivery.name).name,
        sha256=digest,
        office=delivery.office,
        period=str(delivery.period),
        received=received,
    )


def _filled(template: Template, answers: Answers, words: Mapping[str, str]) -> Template:
    """The template as its office fills it."""
    sheets = (
        replace(
            sheet,
            rows=tuple(
                replace(row, shown=(*row.shown, *_typed(sheet, row.item.code, answers, words)))
                for row in sheet.rows
            ),
        )
        for sheet in template.sheets
    )
    return replace(template, sheets=tuple(sheets))


def _typed(
    sheet: TemplateSheet, code: str, answers: Answers, words: Mapping[str, str]
) -> Iterator[tuple[str, Figure | str]]:
    for column in sheet.form.inputs:
        row = answers.get((code, column.field))
        if row is None:
            continue
        if column.ask is Ask.FIGURE:
            yield column.field, row.figure("value", Gap.NO_DATA)
        else:
            yield column.field, Text(row.text("value")).substitute(words)
