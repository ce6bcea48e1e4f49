"""Why a file cannot be read at all (READ-101 to READ-118)."""

from sheetgen.faults.fault_entry import FaultText
from sheetgen.faults.of_parts import FROM_TEMPLATE, RESAVE
from sheetgen.language.message import message

OF_FILES: tuple[FaultText, ...] = (
    FaultText(
        "READ-101",
        message("The file is empty: it holds no bytes at all."),
        message("It was cut off while copying or sending. Send it again."),
    ),
    FaultText(
        "READ-102",
        message("The file is cut short: its end, which lists its parts, is missing."),
        message("It was cut off while copying or sending. Send it again."),
    ),
    FaultText(
        "READ-102",
        message("The file is damaged: the list of its parts cannot be read."),
        message("It was damaged while copying or sending. Send it again."),
        case="unreadable",
    ),
    FaultText(
        "READ-103",
        message("The file is damaged: {part} does not unpack to what was packed."),
        message("It was damaged while copying or sending. Send it again."),
    ),
    FaultText(
        "READ-104",
        message("The file lies about its size: its parts together are larger than it is."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-104", message("The file lies about the size of {part}."), FROM_TEMPLATE, case="part"
    ),
    FaultText("READ-105", message("The file is damaged: two sheets have one name."), RESAVE),
    FaultText(
        "READ-105",
        message("The file is damaged: {sheet} holds the cell {cell} twice."),
        RESAVE,
        case="cell",
    ),
    FaultText("READ-105", message("The file holds the part {part} twice."), RESAVE, case="part"),
    FaultText(
        "READ-106",
        message("The file is made of {n} parts; a workbook has some dozens."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-107",
        message("The file would unpack to {n} bytes, which no filled template does."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-108",
        message("The file declares a document type, which no workbook does and attacks do."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-109", message("The file is damaged: {part} holds XML that does not parse."), RESAVE
    ),
    FaultText(
        "READ-109",
        message("The file is damaged: {sheet} holds the cell {cell} in row {n}."),
        RESAVE,
        case="row",
    ),
    FaultText(
        "READ-109",
        message("The file is damaged: {sheet} holds two values in the cell {cell}."),
        RESAVE,
        case="two values",
    ),
    FaultText(
        "READ-110",
        message("The file's parts are protected by a password."),
        message("Save it without one and send that."),
    ),
    FaultText(
        "READ-110",
        message("The file is protected by a password, so nothing in it can be read."),
        message("Save it without one (File, Info, Protect Workbook) and send that."),
        case="office",
    ),
    FaultText(
        "READ-110",
        message("The file is protected by a password, so nothing in it can be read."),
        message("Save it without one and send that."),
        case="whole",
    ),
    FaultText(
        "READ-111", message("The file is of the kind {kind}, which cannot be read here."), RESAVE
    ),
    FaultText(
        "READ-112", message("The OpenDocument file is damaged: its content is missing."), RESAVE
    ),
    FaultText(
        "READ-113", message("The file is of the kind {kind}, which cannot be read here."), RESAVE
    ),
    FaultText("READ-114", message("The file is a web page named as a workbook."), RESAVE),
    FaultText(
        "READ-115",
        message("The file is plain text or CSV, which loses formats and sheets."),
        FROM_TEMPLATE,
    ),
    FaultText(
        "READ-116", message("The file is a {program} document, not a workbook."), FROM_TEMPLATE
    ),
    FaultText("READ-117", message("The file is an Excel 2003 XML spreadsheet, not .xlsx."), RESAVE),
    FaultText(
        "READ-118", message("The file is not a workbook: its content is of no known kind."), RESAVE
    ),
)
