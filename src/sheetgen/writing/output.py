"""Where a run's files go: put in place as one change, and what is not ours stays."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sheetgen.disk.beside import beside, can_work_beside, shared
from sheetgen.disk.change import Change
from sheetgen.disk.ours import LISTED_APART, OwnFolder
from sheetgen.errors import WriteError
from sheetgen.language.message import Message, message
from sheetgen.language.signs import file_name
from sheetgen.language.speaker import Speaker
from sheetgen.model.layout import Layout
from sheetgen.model.report import Report
from sheetgen.model.template import Template
from sheetgen.model.workspace import Workspace
from sheetgen.records import Struct
from sheetgen.writing.apart import books_apart
from sheetgen.writing.context import ALERTS
from sheetgen.writing.extras import Extra, Given
from sheetgen.writing.narrative_files import EVIDENCE, write_document, write_evidence, write_text
from sheetgen.writing.report_book import (
    context_for,
    support_of,
    write_book,
    write_both,
    write_support,
    write_workbook,
)
from sheetgen.writing.results import write_results
from sheetgen.writing.same import NOTHING_SAME, Same
from sheetgen.writing.workbook.copies import KeptRuns
from sheetgen.writing.workbook.ledger import Ledger

if TYPE_CHECKING:
    from sheetgen.model.draft_plan import DraftPlan
    from sheetgen.writing.exporting.table_files import Export

_RESULTS = "results.json"
_REPORTS_STAND = message("The reports of before stand as they were.")
_TEMPLATES_STAND = message("The templates of before stand as they were.")

FEW, MANY, TOO_MANY = 200, 2_000, 20_000
"""From how many items to how many a report's two workbooks are drawn by a process each.

Of few, the copy takes as long as what it writes. From many on what each of both holds counts: words
are written before the other begins, when least is held. Of too many, the copy of all records that
the other process begins with costs more than it saves: each record that is looked at is copied for
good, and a build of 100,000 items held 3 GB in place of 1.7.
"""

Notice = Callable[[Message], None]
Entered = Callable[[Report, Ledger], None]


class Part(Struct, frozen=True):
    """A part of a plan's report, written beside it: in which folder, and whose it is."""

    folder: Message
    code: str
    report: Report


def write_reports(
    workspace: Workspace,
    reports: tuple[Report, ...],
    say: Speaker,
    parts: Callable[[Report], tuple[Part, ...]] = lambda _: (),
    layouts: tuple[Layout, ...] = (),
    *,
    exports: "Callable[[Report], tuple[Export, ...]]" = lambda _: (),
    extras: Callable[[Report], tuple[Extra, ...]] = lambda _: (),
    drafts: tuple["DraftPlan", ...] = (),
    draft_layouts: tuple[Layout, ...] = (),
    inputs: Callable[[Report], Mapping[str, object]] = lambda _: {},
    still: Callable[[], None] = lambda: None,
    notice: Notice = lambda _: None,
    entered: Entered = lambda *_: None,
    same: Callable[[Report], Same] = lambda _: NOTHING_SAME,
) -> tuple[tuple[str, tuple[Path, ...]], ...]:
    """Write ``output/<period>/<plan>/`` of each report, all of them or none.

    Gives (plan, files) pairs. ``exports`` are what the tables are written as, ``extras`` the
    further files that are wanted, ``drafts`` the plans of paragraphs and ``draft_layouts`` the
    annexes that they may name; ``inputs`` is what the
    manifest says that a report was made from; ``still`` is called when all is written, and stops
    the run where that is no longer so; ``notice`` is given what the reader must know of files that
    people changed there; ``entered`` is given what the cells of a report's workbooks show; ``same``
    says what need not be written anew. What is not ours stays.
    """
    written: list[tuple[str, tuple[Path, ...]]] = []
    folders: list[OwnFolder] = []
    with Change(workspace.root, workspace.output, _REPORTS_STAND) as change:
        for report in reports:
            own = OwnFolder(change, f"{report.period}/{report.plan.code}", say.say)
            names = (
                *_write_report(
                    workspace, report, own, say, parts(report), layouts, entered, same(report)
                ),
                *_write_tables(report, exports(report), own, say),
                *_write_extras(workspace, report, extras(report), own, say, draft_layouts, drafts),
            )
            own.finish(
                {
                    "plan": report.plan.code,
                    "period": str(report.period),
                    "as_of": report.as_of.isoformat(),
                    **_listed_apart(report),
                    **inputs(report),
                },
                whole=True,
            )
            folders.append(own)
            written.append((report.plan.code, tuple(own.folder / name for name in names)))
        still()
    for own in folders:
        for said in own.notices:
            notice(said)
    return tuple(written)


def _listed_apart(report: Report) -> Mapping[str, object]:
    """What came after its months were closed and was there to be listed, where anything was."""
    late = [each.place for each in report.after_closing]
    return {LISTED_APART: late} if late else {}


def _write_report(
    workspace: Workspace,
    report: Report,
    own: OwnFolder,
    say: Speaker,
    parts: tuple[Part, ...],
    layouts: tuple[Layout, ...],
    entered: Entered,
    same: Same,
) -> tuple[str, ...]:
    """Write the files of a plan's folder; gives their names."""
    stem = _stem(report)
    words = f"{stem}-{say.say(ALERTS).lower()}"
    book = f"{stem}.xlsx"
    support = support_of(PurePosixPath(book), say).as_posix()
    of_items = books_apart(report, book)
    evidence = f"{words}-{say.say(EVIDENCE)}.docx"
    names = (book, *of_items, support, f"{words}.docx", evidence, f"{words}.txt", _RESULTS)
    path, *_, document, backing, text, results = (own.place(name) for name in names)

    def write_words() -> None:
        write_document(report, document, say, theme.colour)
        write_evidence(report, backing, say, theme.colour)
        write_text(report, text, say)

    def write_data() -> None:
        write_results(report, results, say, same)

    theme, are_few = workspace.theme, len(report.items) < MANY
    if not are_few:
        write_words()
    beside_books = (write_words, write_data) if are_few else (write_data,)
    _write_books(workspace, report, path, say, entered, same, beside_books)
    annexes = tuple(
        _write_annex(report, layout, own, stem, say)
        for layout in layouts
        if layout.is_of(report.plan)
    )
    of_parts = (_write_part(workspace, part, own, stem, say) for part in parts)
    return (*names, *annexes, *(name for each in of_parts for name in each))


def _write_books(
    workspace: Workspace,
    report: Report,
    path: Path,
    say: Speaker,
    entered: Entered,
    same: Same,
    pieces: tuple[Callable[[], None], ...],
) -> None:
    """Write both books, and the pieces by whoever is free; what they are laid out by is let go."""
    theme = workspace.theme
    laid_out = context_for(report, path, say, workspace.name)
    with shared(*pieces) as write_rest:

        def write_but_support() -> dict[str, KeptRuns]:
            write_book(laid_out, path, theme, same)
            write_rest()
            return same.made

        if FEW <= len(report.items) < TOO_MANY and can_work_beside():
            with beside(write_but_support, _stopped(path)) as made:
                entered(report, write_support(laid_out, path, theme, same))
                write_rest()
            same.made.update(made[0])
        else:
            entered(report, write_both(laid_out, path, theme, same))
            write_rest()


def _stopped(path: Path) -> WriteError:
    """What is told where the process that writes a file ended without a word."""
    return WriteError(
        path.name,
        message("the process that wrote it was stopped from outside, or ran out of memory."),
        message("The reports of before stand. Run the command again."),
    )


def _stem(report: Report) -> str:
    """What the names of a report's files begin with."""
    return f"{report.plan.code}-{report.period}"


def _write_tables(
    report: Report, exports: "tuple[Export, ...]", own: OwnFolder, say: Speaker
) -> Iterator[str]:
    """The tables for other tools, where any are asked for; gives their names."""
    if exports:
        from sheetgen.writing.exporting.table_files import write_tables  # noqa: PLC0415 - as above

        yield from write_tables(report, exports, own.place, say)


def _write_extras(
    workspace: Workspace,
    report: Report,
    extras: tuple[Extra, ...],
    own: OwnFolder,
    say: Speaker,
    layouts: tuple[Layout, ...],
    drafts: tuple["DraftPlan", ...],
) -> Iterator[str]:
    """The further files asked for, when the workbook is written; gives their names."""
    stem = _stem(report)
    given = Given(
        workspace=workspace,
        report=report,
        stem=stem,
        book=own.place(f"{stem}.xlsx"),
        place=own.place,
        say=say,
        layouts=layouts,
        drafts=drafts,
    )
    for each in extras:
        yield from each.write(given)


def _write_workbook(
    workspace: Workspace, report: Report, own: OwnFolder, name: str, say: Speaker
) -> tuple[str, ...]:
    """A report and the file of what it rests on; gives their names."""
    beside = support_of(PurePosixPath(name), say).as_posix()
    path, _ = own.place(name), own.place(beside)
    write_workbook(report, path, say, workspace_name=workspace.name, theme=workspace.theme)
    return name, beside


def _write_annex(report: Report, layout: Layout, own: OwnFolder, stem: str, say: Speaker) -> str:
    """One official annex; gives its name."""
    from sheetgen.writing.annex import write_annex  # noqa: PLC0415 - few reports have one

    name = file_name(f"{stem}-{layout.name}.xlsx")
    write_annex(report, layout, own.place(name), say)
    return name


def _write_part(
    workspace: Workspace, part: Part, own: OwnFolder, stem: str, say: Speaker
) -> tuple[str, ...]:
    """One part's two files; gives their names from the plan's folder."""
    name = f"{say.say(part.folder)}/{file_name(f'{stem}-{part.code}.xlsx')}"
    return _write_workbook(workspace, part.report, own, name, say)


def write_templates(
    workspace: Workspace,
    templates: tuple[Template, ...],
    say: Speaker,
    notice: Notice = lambda _: None,
) -> tuple[Path, ...]:
    """Write each template to its place, all of them or none; those of other offices stay."""
    from sheetgen.writing.template_book import write_template  # noqa: PLC0415 - no report needs it

    written: list[Path] = []
    folders: dict[Path, OwnFolder] = {}
    with Change(workspace.root, workspace.output, _TEMPLATES_STAND) as change:
        for template in templates:
            path = workspace.root / template.file
            name = path.parent.relative_to(workspace.output).as_posix()
            own = folders.setdefault(path.parent, OwnFolder(change, name, say.say))
            write_template(template, own.place(path.name), say, workspace.theme)
            written.append(path)
        for own in folders.values():
            own.finish({}, whole=False)
    for own in folders.values():
        for said in own.notices:
            notice(said)
    return tuple(written)
