"""What may be wrong with whose file it is, with rows, and between files (READ-321 on)."""

from sheetgen.faults.fault_entry import Asks, FaultText
from sheetgen.faults.of_sheets import SENT_TEMPLATE
from sheetgen.language.message import message, message_n
from sheetgen.model.problem import Weight

OF_DELIVERIES: tuple[FaultText, ...] = (
    FaultText(
        "READ-321",
        message(
            "the file bears no stamp that says whose it is, as where a sheet is copied into a new "
            "workbook; by its codes and headings it was read as that of {office}, and as that of "
            "{period}: {why}."
        ),
        message(
            "Check that it is of that office and month; next time fill and send the workbook that "
            "was sent, and copy no sheet out of it."
        ),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-322",
        message(
            "the file says that it is of {office}, and its rows are those of {others}; nothing "
            "was read."
        ),
        message("Fill the template of your own office and send that."),
    ),
    FaultText(
        "READ-322",
        message("the file contradicts itself about whose it is: its stamps differ ({said})."),
        SENT_TEMPLATE,
        case="two stamps",
    ),
    FaultText(
        "READ-323",
        message("the template is for {plans}, which is not tracked here in this period."),
        message("Send it to whoever issued it, or check the period and the plan."),
    ),
    FaultText(
        "READ-323",
        message("nothing is asked in the period of the file: {said}"),
        message("Check the period; if it is right, whoever keeps the plan corrects its dates."),
        case="outside",
    ),
    FaultText(
        "READ-324",
        message("{code}: {heading} said {said} here and {counted} in {place}, which counts."),
        message("Nothing need be done if the later figure is right."),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-325",
        message("the file is the same as {counted}, byte for byte."),
        message("Nothing need be done."),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-326",
        message("{code} stands in several rows with the same figures ({cells})."),
        message("Keep one row for each code."),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-327",
        message(
            "the row carries the code {code} and the name of another item, «{name}»; its figures "
            "were not read."
        ),
        message(
            "Codes or names were moved apart from their figures: put each code beside its name "
            "again, and check the figures of the row."
        ),
    ),
    FaultText(
        "READ-328",
        message_n(
            "row {rows} holds figures and no code; it was not read.",
            "rows {rows} hold figures and no code; they were not read.",
            1,
        ),
        message("Where it is no total, write the code of its item; one row for each item."),
        weight=Weight.NOTICE,
        asks=Asks.SENDING,
    ),
    FaultText(
        "READ-329",
        message("the template came back as it was sent: nothing in it was filled."),
        message("Fill the yellow cells, save, and send that file."),
    ),
    FaultText(
        "READ-330",
        message(
            "the cells {cells} are merged over the rows of several items; the figure in them was "
            "not read."
        ),
        message("Unmerge the cells and type the figure of each row."),
    ),
    FaultText(
        "READ-331",
        message("{code}: {said}"),
        message(
            "Check the figure, its unit and the % sign; if it is right, explain it in the comment "
            "column."
        ),
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-331",
        message("{code}: {said}"),
        message(
            "Type the figure, or ND where there is none yet; if the item does not apply, say why "
            "in the comment column."
        ),
        case="claimed not applicable",
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-332",
        message(
            "no figure was filled in the file, so that it takes the place of no other: {counted} "
            "counts."
        ),
        message(
            "If the office takes its figures back, ask it for a file with ND in each cell and the "
            "reason."
        ),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-333",
        message(
            "{code}: {heading} says {counted} here, which counts because {why}, and {other} in "
            "{place}.{saved}"
        ),
        message(
            "Which one is right? Remove the file that should not count, or note when each came "
            "with sheetgen receive FILE --on DAY."
        ),
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-334",
        message("{code}: {heading} is blank in this file; {typed} of {place} stands."),
        message("Nothing need be done; to take a figure back, type ND and the reason."),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-334",
        message(
            "{code}: {heading} is as the template brought it ({brought}) in this file; {typed} of "
            "{place} stands."
        ),
        message("Nothing need be done; to take a figure back, type ND and the reason."),
        case="brought",
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-335",
        message("the file counts together with {others}: {figures} and {texts} are taken from it."),
        message("Nothing need be done."),
        weight=Weight.NOTICE,
    ),
)
