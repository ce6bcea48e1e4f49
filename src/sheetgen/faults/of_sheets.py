"""What may be wrong with a file's sheets, rows and columns (READ-301 to READ-320)."""

from sheetgen.faults.fault_entry import Asks, FaultText
from sheetgen.language.message import message
from sheetgen.model.problem import Weight

SENT_TEMPLATE = message("Copy the figures into the template that was sent, and send that.")

OF_SHEETS: tuple[FaultText, ...] = (
    FaultText(
        "READ-301",
        message("the file does not say whose it is: it bears no stamp."),
        SENT_TEMPLATE,
    ),
    FaultText(
        "READ-301",
        message(
            "the file does not say whose it is: it bears no stamp, as where a sheet is copied into "
            "a new workbook, and its rows may be those of {offices}."
        ),
        SENT_TEMPLATE,
        case="of whom",
    ),
    FaultText(
        "READ-302",
        message("the template is for {found}; expected {expected}."),
        message("Fill the template of {expected} and send it."),
    ),
    FaultText(
        "READ-303",
        message("the office {found} has nothing to report this period."),
        message("Check the period, or add the office to the plan."),
    ),
    FaultText(
        "READ-304",
        message("no sheet has the headings of {sheet}."),
        SENT_TEMPLATE,
    ),
    FaultText(
        "READ-305",
        message("the column {heading} is missing."),
        message("Write the heading again above its figures."),
    ),
    FaultText(
        "READ-305",
        message("the column {heading} is missing, and it is optional."),
        message("Nothing need be done; the template of today has it."),
        case="optional",
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-306",
        message("the row of {code} is missing."),
        message("Put the row back with its code, or use the template that was sent."),
    ),
    FaultText(
        "READ-307",
        message(
            "{code} stands in several rows that say different things ({cells}); none of them was "
            "read."
        ),
        message("Keep one row for each code."),
    ),
    FaultText(
        "READ-308",
        message("{found} was not asked of this office; the row was not read."),
        message("Correct the code, or remove the row."),
    ),
    FaultText(
        "READ-308",
        message(
            "{found} «{name}» is in no plan: the row was not read into any figure, and is kept "
            "apart among the work that was not planned."
        ),
        message(
            "If its code was mistyped, correct it; if the work was done without being planned, "
            "nothing need be done."
        ),
        case="unplanned",
        weight=Weight.NOTICE,
        asks=Asks.SENDING,
    ),
    FaultText(
        "READ-308",
        message("{found} stands above the headings that were read; the row was not read."),
        message("Keep one table, with all its rows below its headings."),
        case="above",
    ),
    FaultText(
        "READ-308",
        message("{found} of the plan {plan} was not asked of this office; the row was not read."),
        message("Correct the plan, or remove the row."),
        case="another plan",
    ),
    FaultText(
        "READ-309",
        message("{office} sent no file."),
        message("Ask {office} to fill its template and send it."),
    ),
    FaultText(
        "READ-309",
        message("{office} sent {file}, which was refused: {why}"),
        message("{cure} Until then none of its figures counts."),
        case="refused",
    ),
    FaultText(
        "READ-309",
        message("{office} sent no file; nothing that it reports falls due in this period."),
        message("Nothing is to be sent."),
        case="nothing due",
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-310",
        message("{code}: {heading} is empty, expected a figure or ND."),
        message("Type the figure; where there is none, ND and the reason."),
    ),
    FaultText(
        "READ-311",
        message("{code} has no data and does not say why."),
        message("Explain it in the column for the reason."),
        weight=Weight.NOTICE,
        asks=Asks.WORDS,
    ),
    FaultText(
        "READ-312",
        message(
            "the office sent {counted} too, and that file counts: {why}; nobody noted when they "
            "came."
        ),
        message(
            "Remove from the folder the one that should not count, or note when each came with "
            "sheetgen receive."
        ),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-312",
        message("the office sent {counted} later, on {date}, and that file counts."),
        message("Nothing need be done."),
        case="later",
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-312",
        message("{counted} came on the same day, {date}, and that file counts: it was noted last."),
        message(
            "Check that it is the later one; if it is not, exchange their lines in received.csv."
        ),
        case="same day",
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-313",
        message("the template was made before the plan {plans} changed."),
        message("Check that the rows are still those asked for; issue templates again."),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-314",
        message("{code}: {said} was read; {why}, and {columns} came empty."),
        message("Fill {columns} in the row, and send the file again."),
        weight=Weight.NOTICE,
        asks=Asks.WORDS,
    ),
    FaultText(
        "READ-314",
        message(
            "{code}: {said} counts, corrected by the analyst ({typed} was sent); {why}, and "
            "{columns} came empty."
        ),
        message("Fill {columns} in the row, and send the file again."),
        case="corrected",
        weight=Weight.NOTICE,
        asks=Asks.WORDS,
    ),
    FaultText(
        "READ-315",
        message(
            "the heading says {found} where {heading} stood; the column was read as {heading}."
        ),
        message("Write the heading again as it was."),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-316",
        message("the row carries the name of {code} and the code {found}; it was read as {code}."),
        message("Write the code again as it was, as text."),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-316",
        message("the row carries the name of {code} and no code; it was read as {code}."),
        message("Write the code again as it was, as text."),
        case="no code",
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-316",
        message(
            "the row carries the name of {code}, and the program that saved the file turned its "
            "code into the number or date {found}; it was read as {code}."
        ),
        message(
            "Give the column of codes the format Text and type the code again, or paste rows as "
            "values."
        ),
        case="converted",
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-317",
        message("the sheet {other} repeats {kept} and adds nothing; {kept} was read."),
        message("Remove the sheet that does not count."),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-317",
        message(
            "the sheets {sheets} say different things of {codes}; none of them was read for these."
        ),
        message("Remove the sheet that does not count, and send the file again."),
        case="differ",
    ),
    FaultText(
        "READ-318",
        message("two columns are headed {heading}; one adds nothing."),
        message("Remove the second one."),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-318",
        message("two columns are headed {heading} and differ; neither was read."),
        message("Keep one of the two columns."),
        case="differ",
    ),
    FaultText(
        "READ-319",
        message("the template is of version {found} of the form, which did not ask for {columns}."),
        message("Fill the template of this period next time."),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-320",
        message("{found} is reported by {offices}, not by this office; the row was not read."),
        message("Remove the row; {offices} must send it."),
    ),
)
