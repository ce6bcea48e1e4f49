"""Why a file cannot be read at all (READ-101 to READ-118)."""

from sheetgen.faults.fault_entry import FaultText
from sheetgen.language.message import message
from sheetgen.model.problem import Weight

FROM_TEMPLATE = message("Copy the figures into the template you were sent, and send that file.")
RESAVE = message("Open the file in Excel or LibreOffice, save it again as .xlsx, and send that.")

OF_FILES: tuple[FaultText, ...] = (
    FaultText(
        "READ-101",
        "",
        Weight.ERROR,
        message("The file is empty: it holds no bytes at all."),
        message("It was cut off while copying or sending. Send it again."),
    ),
    FaultText(
        "READ-102",
        "",
        Weight.ERROR,
        message("The file is cut short: its end, which lists its parts, is missing."),
        message("It was cut off while copying or sending. Send it again."),
    ),
    FaultText(
        "READ-102",
        "unreadable",
        Weight.ERROR,
        message("The file is damaged: the list of its parts cannot be read."),
        message("It was damaged while copying or sending. Send it again."),
    ),
    FaultText(
        "READ-103",
        "",
        Weight.ERROR,
        message("The file is damaged: {part} does not unpack to what was packed."),
        message("It was damaged while copying or sending. Send it again."),
    ),
    FaultText(
        "READ-104",
        "",
        Weight.ERROR,
        message("The file lies about its size: its parts together are larger than it is."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-104",
        "part",
        Weight.ERROR,
        message("The file lies about the size of {part}."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-105",
        "",
        Weight.ERROR,
        message("The file is damaged: two sheets have one name."),
        RESAVE,
    ),
    FaultText(
        "READ-105",
        "cell",
        Weight.ERROR,
        message("The file is damaged: {sheet} holds the cell {cell} twice."),
        RESAVE,
    ),
    FaultText(
        "READ-105", "part", Weight.ERROR, message("The file holds the part {part} twice."), RESAVE
    ),
    FaultText(
        "READ-106",
        "",
        Weight.ERROR,
        message("The file is made of {n} parts; a workbook has some dozens."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-107",
        "",
        Weight.ERROR,
        message("The file would unpack to {n} bytes, which no filled template does."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-108",
        "",
        Weight.ERROR,
        message("The file declares a document type, which no workbook does and attacks do."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-109",
        "",
        Weight.ERROR,
        message("The file is damaged: {part} holds XML that does not parse."),
        RESAVE,
    ),
    FaultText(
        "READ-109",
        "row",
        Weight.ERROR,
        message("The file is damaged: {sheet} holds the cell {cell} in row {n}."),
        RESAVE,
    ),
    FaultText(
        "READ-109",
        "two values",
        Weight.ERROR,
        message("The file is damaged: {sheet} holds two values in the cell {cell}."),
        RESAVE,
    ),
    FaultText(
        "READ-110",
        "",
        Weight.ERROR,
        message("The file's parts are protected by a password."),
        message("Save it without one and send that."),
    ),
    FaultText(
        "READ-110",
        "office",
        Weight.ERROR,
        message("The file is protected by a password, so nothing in it can be read."),
        message("Save it without one (File, Info, Protect Workbook) and send that."),
    ),
    FaultText(
        "READ-110",
        "whole",
        Weight.ERROR,
        message("The file is protected by a password, so nothing in it can be read."),
        message("Save it without one and send that."),
    ),
    FaultText(
        "READ-111",
        "",
        Weight.ERROR,
        message("The file is of the kind {kind}, which cannot be read here."),
        RESAVE,
    ),
    FaultText(
        "READ-112",
        "",
        Weight.ERROR,
        message("The OpenDocument file is damaged: its content is missing."),
        RESAVE,
    ),
    FaultText(
        "READ-113",
        "",
        Weight.ERROR,
        message("The file is of the kind {kind}, which cannot be read here."),
        RESAVE,
    ),
    FaultText(
        "READ-114", "", Weight.ERROR, message("The file is a web page named as a workbook."), RESAVE
    ),
    FaultText(
        "READ-115",
        "",
        Weight.ERROR,
        message("The file is plain text or CSV, which loses formats and sheets."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-116",
        "",
        Weight.ERROR,
        message("The file is a {program} document, not a workbook."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-117",
        "",
        Weight.ERROR,
        message("The file is an Excel 2003 XML spreadsheet, not .xlsx."),
        RESAVE,
    ),
    FaultText(
        "READ-118",
        "",
        Weight.ERROR,
        message("The file is not a workbook: its content is of no known kind."),
        RESAVE,
    ),
)
