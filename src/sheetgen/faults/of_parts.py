"""Why a workbook's parts cannot be read (READ-119 to READ-199)."""

from sheetgen.faults.fault_entry import FaultText
from sheetgen.language.message import message

FROM_TEMPLATE = message("Copy the figures into the template you were sent, and send that file.")
RESAVE = message("Open the file in Excel or LibreOffice, save it again as .xlsx, and send that.")

OF_PARTS: tuple[FaultText, ...] = (
    FaultText(
        "READ-119",
        message("The file is a compressed folder, not a workbook."),
        message("Take the workbook out of the folder and send it by itself."),
    ),
    FaultText(
        "READ-120",
        message("The file has {n} bytes; a filled template has thousands."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-121",
        message("The file is damaged: the part that lists its content types is missing."),
        RESAVE,
    ),
    FaultText("READ-122", message("The file is an empty package: no workbook is in it."), RESAVE),
    FaultText(
        "READ-122",
        message("The file is damaged: nothing in it leads from the workbook to sheets."),
        RESAVE,
        case="sheets",
    ),
    FaultText(
        "READ-122",
        message("The file is damaged: nothing in it leads to a workbook."),
        RESAVE,
        case="workbook",
    ),
    FaultText(
        "READ-123", message("The file is damaged: the content of {sheet} is missing."), RESAVE
    ),
    FaultText(
        "READ-124",
        message(
            "The file is damaged: {sheet} uses styles the file lacks, so percentages and dates "
            "cannot be told from figures."
        ),
        RESAVE,
    ),
    FaultText(
        "READ-124",
        message("The file is damaged: the part with its styles is missing."),
        RESAVE,
        case="part",
    ),
    FaultText(
        "READ-125",
        message(
            "The file is damaged: {sheet} points to text number {i} and the file holds {n} texts."
        ),
        RESAVE,
    ),
    FaultText(
        "READ-125",
        message("The file is damaged: the part with its texts is missing."),
        RESAVE,
        case="part",
    ),
    FaultText(
        "READ-126",
        message(
            "{sheet} has a cell {cell}, outside of the {n} rows a sheet can have or its columns."
        ),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-127",
        message("{part} holds more than {n} rows, empty ones included."),
        message("Delete the rows below the last filled one (select them, Delete), and save."),
    ),
    FaultText(
        "READ-128", message("{part} lists far more than any filled template does."), FROM_TEMPLATE
    ),
    FaultText(
        "READ-128",
        message("{part} holds far more cells than any filled template."),
        message("Delete the sheets and rows that do not belong to the template, and save."),
        case="cells",
    ),
    FaultText(
        "READ-128",
        message(
            "{part} holds more than {n} names of tags and attributes; workbooks have some dozens."
        ),
        FROM_TEMPLATE,
        case="names",
    ),
    FaultText(
        "READ-128",
        message("{part} holds far more cells than any filled template."),
        FROM_TEMPLATE,
        case="opendocument cells",
    ),
    FaultText(
        "READ-129", message("The file lists {n} sheets; a template has some."), FROM_TEMPLATE
    ),
    FaultText("READ-130", message("The file lists no sheet."), RESAVE),
    FaultText("READ-130", message("The file lists no sheet."), FROM_TEMPLATE, case="package"),
    FaultText("READ-131", message("The part {part} is packed as workbooks never are."), RESAVE),
    FaultText("READ-132", message("The reader for {kind} gave up on this file."), RESAVE),
    FaultText("READ-133", message("The file is damaged: as {kind} it cannot be read."), RESAVE),
    FaultText("READ-134", message("The file is a picture, not a workbook."), FROM_TEMPLATE),
    FaultText(
        "READ-135",
        message("It is {kind}, and not a file: nothing in it was read."),
        message("Put the office's file itself in its place, or take it away."),
    ),
    FaultText(
        "READ-136",
        message("The file is a flat OpenDocument spreadsheet (.fods), which is not read."),
        message("Open it in LibreOffice, save it as .xlsx or .ods, and send that."),
    ),
    FaultText(
        "READ-137",
        message(
            "The file is the mark that a program leaves beside a workbook while it is open, and "
            "not the workbook."
        ),
        message("Close the workbook, and send the file without ~$ before its name."),
    ),
    FaultText(
        "READ-138",
        message("The file is a mail, not a workbook; what is attached to it was not read."),
        message("Open the mail, save the attached workbook by itself, and send that."),
    ),
)
