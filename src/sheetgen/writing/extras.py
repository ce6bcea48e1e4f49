"""Further files of a report, written where a build is asked for them: one entry each.

An entry is the option of ``sheetgen build``, what the manifest keeps among the parts of the report,
and who writes the file. What an entry needs is imported when it is asked for.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sheetgen.language.message import Message, message, term
from sheetgen.language.speaker import Speaker
from sheetgen.model.layout import Layout
from sheetgen.model.report import Report
from sheetgen.model.workspace import Workspace
from sheetgen.records import Struct

if TYPE_CHECKING:
    from sheetgen.model.draft_plan import DraftPlan


class Given(Struct, frozen=True, kw_only=True):
    """What a further file is made from.

    ``place`` says where to write the file of a name, which is from the plan's folder and begins
    with ``stem``; ``book`` is the manager's workbook as it was written just now.
    """

    workspace: Workspace
    report: Report
    stem: str
    book: Path
    place: Callable[[str], Path]
    say: Speaker
    layouts: tuple[Layout, ...] = ()
    drafts: tuple["DraftPlan", ...] = ()
    """The plans of paragraphs of the workspace."""


class Extra(Struct, frozen=True, kw_only=True):
    """A further file.

    ``name`` is its option without the dashes; ``help`` what the option is for;
    ``demand`` raises a :class:`WorkspaceError` where a program or a library is wanting,
    before anything is read or written; ``write`` gives the names of what it wrote.
    """

    name: str
    help: Message
    demand: Callable[[], None]
    write: Callable[[Given], Iterator[str]]


def _demand_report() -> None:
    from sheetgen.writing.draft_charts import demand_charts  # noqa: PLC0415 - late

    demand_charts()


def _write_report(given: Given) -> Iterator[str]:
    from sheetgen.drafting.paragraph_plans import draft_plan_of  # noqa: PLC0415 - late
    from sheetgen.writing.draft_document import write_draft  # noqa: PLC0415 - late
    from sheetgen.writing.draft_support import write_draft_support  # noqa: PLC0415 - late
    from sheetgen.writing.report_book import support_of  # noqa: PLC0415 - late

    name = f"{given.stem}-{given.say.say(_IN_WORDS)}.docx"
    told = write_draft(
        given.workspace,
        given.report,
        draft_plan_of(given.drafts, given.report.plan),
        given.layouts,
        given.place(name),
        given.say,
    )
    beside = support_of(PurePosixPath(name).with_suffix(".xlsx"), given.say).as_posix()
    write_draft_support(given.report, told, given.place(beside), given.say)
    yield from (name, beside)


def _demand_pdf() -> None:
    from sheetgen.writing.first_page_pdf import demand_office  # noqa: PLC0415 - late

    demand_office()


def _write_pdf(given: Given) -> Iterator[str]:
    from sheetgen.writing.first_page_pdf import write_first_page  # noqa: PLC0415 - late

    name = f"{given.stem}.pdf"
    write_first_page(given.book, given.place(name), given.report.as_of)
    yield name


def _write_page(given: Given) -> Iterator[str]:
    from sheetgen.writing.page.page import write_page  # noqa: PLC0415 - late

    name = f"{given.stem}.html"
    write_page(
        given.report,
        given.place(name),
        given.say,
        book=given.book,
        workspace_name=given.workspace.name,
        theme=given.workspace.theme,
    )
    yield name


def _demand_ods() -> None:
    from sheetgen.writing.open_document import demand_writer  # noqa: PLC0415 - late

    demand_writer()


def _write_ods(given: Given) -> Iterator[str]:
    from sheetgen.writing.open_document import write_open_document  # noqa: PLC0415 - late

    name = f"{given.stem}.ods"
    write_open_document(given.book, given.place(name), given.report.as_of)
    yield name


def _demand_nothing() -> None:
    """It needs no further program or library."""


_IN_WORDS = term("file", "report")
"""What the file of the report in words ends with."""

EXTRAS: tuple[Extra, ...] = (
    Extra(
        name="report",
        help=message(
            "Also the whole report in words, as a Word document to go on from (needs "
            "sheetgen[report])."
        ),
        demand=_demand_report,
        write=_write_report,
    ),
    Extra(
        name="pdf",
        help=message(
            "Also the first page of the manager's workbook as a PDF, printed by LibreOffice."
        ),
        demand=_demand_pdf,
        write=_write_pdf,
    ),
    Extra(
        name="html",
        help=message("Also one page for a telephone: a single file that opens without a network."),
        demand=_demand_nothing,
        write=_write_page,
    ),
    Extra(
        name="ods",
        help=message("Also the manager's workbook, and no other, as .ods, turned by LibreOffice."),
        demand=_demand_ods,
        write=_write_ods,
    ),
)


def extras_named(names: Collection[str]) -> tuple[Extra, ...]:
    """Those of some names, in the order of the table."""
    return tuple(each for each in EXTRAS if each.name in names)
