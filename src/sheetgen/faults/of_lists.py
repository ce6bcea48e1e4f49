"""What may be wrong with lists of those served as wholes, and with what is known of them."""

from sheetgen.faults.fault_entry import Asks, FaultText
from sheetgen.language.message import message, message_n
from sheetgen.model.problem import Weight

OF_LISTS: tuple[FaultText, ...] = (
    FaultText(
        "READ-405",
        message("the list is empty: below its headings there is no row."),
        message("Send the list with those served, or delete it if nobody was."),
    ),
    FaultText(
        "READ-405",
        message("the sheet of those served is empty or missing: nobody was counted from it."),
        message(
            "Nothing, if nobody was served or the list came as a file; else fill the sheet and "
            "send the template again."
        ),
        case="sheet",
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-406",
        message(
            "the sheet of those served has no row with the headings {needed} among its first "
            "rows; nothing of it was counted."
        ),
        message("Name the columns so, as the template has them, and send it again."),
        case="sheet",
    ),
    FaultText(
        "READ-406",
        message(
            "the list has no row with the headings {needed} among its first rows; nothing of it "
            "was counted."
        ),
        message(
            "Name the columns so. If it is the office's template, give it a name without "
            "'beneficiarios'."
        ),
    ),
    FaultText(
        "READ-406",
        message(
            "more than one column is called {columns}, and nobody can say which is meant; nothing "
            "of the list was counted."
        ),
        message("Give the other columns another name, and send it again."),
        case="twice",
    ),
    FaultText(
        "READ-407",
        message("the list cannot be read ({why}); nothing of it was counted."),
        message("Save it as .csv in UTF-8 or as .xlsx without a password, and send it again."),
    ),
    FaultText(
        "READ-408",
        message_n(
            "{n} more row has the same fault ({code}) and is not named here.",
            "{n} more rows have the same fault ({code}) and are not named here.",
            1,
        ),
        message("Correct them all; the column can be filtered in the spreadsheet."),
        weight=Weight.NOTICE,
        asks=Asks.SENDING,
    ),
    FaultText(
        "READ-409",
        message(
            "of some who are served, the registry holds something in the column {column} that is "
            "not {sort}; they stand in a class of their own."
        ),
        message("Correct the registry and build again."),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-409",
        message(
            "of some who are served the registry has lost the zeros that its column {column} "
            "begins with, as a spreadsheet takes them from a number; they stand as not found."
        ),
        message("Write the column as text, with its zeros, and build again."),
        case="zeros",
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-409",
        message(
            "of {n} that are served the registry knows none: its column {column} writes them "
            "otherwise, or it is of others."
        ),
        message("Correct the registry, or 'key' in population.yaml, and build again."),
        case="nobody",
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-410",
        message(
            "the name says that it is a list of those served, and no plan of the period counts "
            "them (population.yaml); it was not read."
        ),
        message(
            "Add population.yaml to the plan; if it is the office's template, give it a name "
            "without 'beneficiarios'."
        ),
        weight=Weight.NOTICE,
        asks=Asks.SENDING,
    ),
    FaultText(
        "READ-411",
        message(
            "row {row}: what stands as the service looks like an identifier and is told in no "
            "report; the row is counted without a service."
        ),
        message("Write the name of the service in that column, or take the column out."),
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-412",
        message("it is a list of those served, and nothing says for which month."),
        message("Name the month with --period YYYY-MM, or put it into input/YYYY-MM/."),
    ),
    FaultText(
        "READ-413",
        message(
            "its headings are those of a list of those served, and its name does not say that it "
            "is one; nobody was counted from it."
        ),
        message("Give it a name with 'beneficiarios', and send it again."),
    ),
    FaultText(
        "READ-414",
        message(
            "it is an office's template, and its name says that it is a list of those served; "
            "neither its figures nor its list were read."
        ),
        message("Give it a name without 'beneficiarios', and send it again."),
    ),
    FaultText(
        "READ-415",
        message(
            "the sheets {sheets} hold a list too, and the sheet {sheet} alone was read; nobody was "
            "counted from the others."
        ),
        message("Put all rows into one sheet, or send each sheet as a file of its own."),
    ),
)
