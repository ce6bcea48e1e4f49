"""What may be wrong in the rows of lists of those served, and what is there twice (READ-401 on).

No identifier is ever named.
"""

from sheetgen.faults.fault_entry import Asks, FaultText
from sheetgen.language.message import message
from sheetgen.model.problem import Weight

_ROW = message("Correct the row in the list and send it again.")

OF_LIST_ROWS: tuple[FaultText, ...] = (
    FaultText(
        "READ-401",
        message(
            "row {row}: the {name} has {n} characters and not the form that is asked for "
            "({pattern}); the row is not counted."
        ),
        _ROW,
        case="form",
    ),
    FaultText(
        "READ-401",
        message(
            "row {row}: the {name} was shortened by the spreadsheet to a figure with an exponent "
            "(such as 2.01E+10), and its digits are lost; the row is not counted."
        ),
        message("Give the column the format Text before pasting, and send the list again."),
        case="scientific",
    ),
    FaultText(
        "READ-401",
        message(
            "row {row}: between or beside the signs of the {name} stand others (a space, a dash, "
            "a point, an apostrophe); the row is not counted."
        ),
        message("Write it without them, and send the list again."),
        case="signs",
    ),
    FaultText(
        "READ-401",
        message(
            "row {row}: the {name} has {n} digits and lacks the zeros that it begins with, as a "
            "spreadsheet takes them from a number; the row is not counted."
        ),
        message(
            "Give the column the format Text, write the zeros before, and send the list again."
        ),
        case="zeros",
    ),
    FaultText(
        "READ-401",
        message(
            "row {row}: the last digit of the {name} does not follow from the others: one of them "
            "is mistyped; the row is not counted."
        ),
        _ROW,
        case="check",
    ),
    FaultText(
        "READ-401",
        message("row {row}: the {name} is empty; the row is not counted."),
        _ROW,
        case="empty",
    ),
    FaultText(
        "READ-402",
        message("row {row}: no activity of the plan has the code {code}; the row is not counted."),
        message("Write the code of an activity as the template has it."),
    ),
    FaultText(
        "READ-402",
        message(
            "row {row}: the activity {code} is asked of another office, and this template's list "
            "may not speak of it; the row is not counted."
        ),
        message("Take the row out, or write the code of an activity of this template."),
        case="office",
    ),
    FaultText(
        "READ-402",
        message("row {row}: the code of the activity is empty; the row is not counted."),
        message("Write the code of an activity as the template has it."),
        case="empty",
    ),
    FaultText(
        "READ-402",
        message(
            "row {row}: what stands as the code of the activity is no code of the plan, and is not "
            "said here, as it may name somebody; the row is not counted."
        ),
        message("Put each column below its own heading, with the code as the template has it."),
        case="hidden",
    ),
    FaultText(
        "READ-402",
        message(
            "row {row}: more than one plan has the activity {code}, and the row does not say which "
            "is meant; the row is not counted."
        ),
        message("Add a column 'Plan' with the code or the name of the plan of each row."),
        case="plans",
    ),
    FaultText(
        "READ-402",
        message(
            "row {row}: the code stands as the number {code}, and the plan has activities that "
            "differ in a zero at the end alone; the row is not counted."
        ),
        message("Give the column the format Text, write the codes anew, and send it again."),
        case="number",
    ),
    FaultText(
        "READ-403",
        message(
            "row {row}: the date lies outside {year} up to the end of {period}; the row is not "
            "counted."
        ),
        _ROW,
    ),
    FaultText(
        "READ-403",
        message("row {row}: the date is empty or cannot be read; the row is not counted."),
        message("Write it as 31/12/2025 or 2025-12-31, and send the list again."),
        case="unreadable",
    ),
    FaultText(
        "READ-404",
        message("row {row}: it is there already, in the same list; it is counted once."),
        message("Nothing, if it is one delivery of the service; else correct its date."),
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-404",
        message("the list is the same as {other}, byte for byte; it is counted once."),
        message("Nothing; delete one of the two, or send the list that was meant."),
        case="file",
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-404",
        message(
            "most of its rows stand in {other} too; both lists count, whoever is in both once."
        ),
        message(
            "Nothing, if both are right; if one was sent in place of the other, delete the one "
            "that no longer holds."
        ),
        case="most",
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
)
