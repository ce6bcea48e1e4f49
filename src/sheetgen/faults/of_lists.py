"""What may be wrong with lists of those served (READ-401 on); no identifier is ever named."""

from sheetgen.faults.fault_entry import FaultText
from sheetgen.language.message import message
from sheetgen.model.problem import Weight

_ROW = message("Correct the row in the list and send it again.")

OF_LISTS: tuple[FaultText, ...] = (
    FaultText(
        "READ-401",
        "form",
        Weight.ERROR,
        message(
            "row {row}: the {name} has {n} characters and not the form that is asked for "
            "({pattern}); the row is not counted."
        ),
        _ROW,
    ),
    FaultText(
        "READ-401",
        "scientific",
        Weight.ERROR,
        message(
            "row {row}: the {name} was shortened by the spreadsheet to a figure with an exponent "
            "(such as 2.01E+10), and its digits are lost; the row is not counted."
        ),
        message("Give the column the format Text before pasting, and send the list again."),
    ),
    FaultText(
        "READ-401",
        "signs",
        Weight.ERROR,
        message(
            "row {row}: between or beside the signs of the {name} stand others (a space, a dash, "
            "a point, an apostrophe); the row is not counted."
        ),
        message("Write it without them, and send the list again."),
    ),
    FaultText(
        "READ-401",
        "zeros",
        Weight.ERROR,
        message(
            "row {row}: the {name} has {n} digits and lacks the zeros that it begins with, as a "
            "spreadsheet takes them from a number; the row is not counted."
        ),
        message(
            "Give the column the format Text, write the zeros before, and send the list again."
        ),
    ),
    FaultText(
        "READ-401",
        "check",
        Weight.ERROR,
        message(
            "row {row}: the last digit of the {name} does not follow from the others: one of them "
            "is mistyped; the row is not counted."
        ),
        _ROW,
    ),
    FaultText(
        "READ-401",
        "empty",
        Weight.ERROR,
        message("row {row}: the {name} is empty; the row is not counted."),
        _ROW,
    ),
    FaultText(
        "READ-402",
        "",
        Weight.ERROR,
        message("row {row}: no activity of the plan has the code {code}; the row is not counted."),
        message("Write the code of an activity as the template has it."),
    ),
    FaultText(
        "READ-402",
        "office",
        Weight.ERROR,
        message(
            "row {row}: the activity {code} is asked of another office, and this template's list "
            "may not speak of it; the row is not counted."
        ),
        message("Take the row out, or write the code of an activity of this template."),
    ),
    FaultText(
        "READ-402",
        "empty",
        Weight.ERROR,
        message("row {row}: the code of the activity is empty; the row is not counted."),
        message("Write the code of an activity as the template has it."),
    ),
    FaultText(
        "READ-402",
        "hidden",
        Weight.ERROR,
        message(
            "row {row}: what stands as the code of the activity is no code of the plan, and is not "
            "said here, as it may name somebody; the row is not counted."
        ),
        message("Put each column below its own heading, with the code as the template has it."),
    ),
    FaultText(
        "READ-402",
        "plans",
        Weight.ERROR,
        message(
            "row {row}: more than one plan has the activity {code}, and the row does not say which "
            "is meant; the row is not counted."
        ),
        message("Add a column 'Plan' with the code or the name of the plan of each row."),
    ),
    FaultText(
        "READ-402",
        "number",
        Weight.ERROR,
        message(
            "row {row}: the code stands as the number {code}, and the plan has activities that "
            "differ in a zero at the end alone; the row is not counted."
        ),
        message("Give the column the format Text, write the codes anew, and send it again."),
    ),
    FaultText(
        "READ-403",
        "",
        Weight.ERROR,
        message(
            "row {row}: the date lies outside {year} up to the end of {period}; the row is not "
            "counted."
        ),
        _ROW,
    ),
    FaultText(
        "READ-403",
        "unreadable",
        Weight.ERROR,
        message("row {row}: the date is empty or cannot be read; the row is not counted."),
        message("Write it as 31/12/2025 or 2025-12-31, and send the list again."),
    ),
    FaultText(
        "READ-404",
        "",
        Weight.NOTICE,
        message("row {row}: it is there already, in the same list; it is counted once."),
        message("Nothing, if it is one delivery of the service; else correct its date."),
    ),
    FaultText(
        "READ-404",
        "file",
        Weight.NOTICE,
        message("the list is the same as {other}, byte for byte; it is counted once."),
        message("Nothing; delete one of the two, or send the list that was meant."),
    ),
    FaultText(
        "READ-404",
        "most",
        Weight.NOTICE,
        message(
            "most of its rows stand in {other} too; both lists count, whoever is in both once."
        ),
        message(
            "Nothing, if both are right; if one was sent in place of the other, delete the one "
            "that no longer holds."
        ),
    ),
    FaultText(
        "READ-405",
        "",
        Weight.ERROR,
        message("the list is empty: below its headings there is no row."),
        message("Send the list with those served, or delete it if nobody was."),
    ),
    FaultText(
        "READ-405",
        "sheet",
        Weight.NOTICE,
        message("the sheet of those served is empty or missing: nobody was counted from it."),
        message(
            "Nothing, if nobody was served or the list came as a file; else fill the sheet and "
            "send the template again."
        ),
    ),
    FaultText(
        "READ-406",
        "sheet",
        Weight.ERROR,
        message(
            "the sheet of those served has no row with the headings {needed} among its first "
            "rows; nothing of it was counted."
        ),
        message("Name the columns so, as the template has them, and send it again."),
    ),
    FaultText(
        "READ-406",
        "",
        Weight.ERROR,
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
        "twice",
        Weight.ERROR,
        message(
            "more than one column is called {columns}, and nobody can say which is meant; nothing "
            "of the list was counted."
        ),
        message("Give the other columns another name, and send it again."),
    ),
    FaultText(
        "READ-407",
        "",
        Weight.ERROR,
        message("the list cannot be read ({why}); nothing of it was counted."),
        message("Save it as .csv in UTF-8 or as .xlsx without a password, and send it again."),
    ),
    FaultText(
        "READ-408",
        "",
        Weight.NOTICE,
        message("and {n} rows more with the same fault ({code})."),
        message("Correct them all; the column can be filtered in the spreadsheet."),
    ),
    FaultText(
        "READ-409",
        "",
        Weight.NOTICE,
        message(
            "of some who are served, the registry holds something in the column {column} that is "
            "not {sort}; they stand in a class of their own."
        ),
        message("Correct the registry and build again."),
    ),
    FaultText(
        "READ-409",
        "nobody",
        Weight.NOTICE,
        message(
            "of {n} that are served the registry knows none: its column {column} writes them "
            "otherwise, or it is of others."
        ),
        message("Correct the registry, or 'key' in population.yaml, and build again."),
    ),
    FaultText(
        "READ-410",
        "",
        Weight.NOTICE,
        message(
            "the name says that it is a list of those served, and no plan of the period counts "
            "them (population.yaml); it was not read."
        ),
        message(
            "Add population.yaml to the plan; if it is the office's template, give it a name "
            "without 'beneficiarios'."
        ),
    ),
    FaultText(
        "READ-411",
        "",
        Weight.NOTICE,
        message(
            "row {row}: what stands as the service looks like an identifier and is told in no "
            "report; the row is counted without a service."
        ),
        message("Write the name of the service in that column, or take the column out."),
    ),
    FaultText(
        "READ-412",
        "",
        Weight.ERROR,
        message("it is a list of those served, and nothing says for which month."),
        message("Name the month with --period YYYY-MM, or put it into input/YYYY-MM/."),
    ),
    FaultText(
        "READ-413",
        "",
        Weight.ERROR,
        message(
            "its headings are those of a list of those served, and its name does not say that it "
            "is one; nobody was counted from it."
        ),
        message("Give it a name with 'beneficiarios', and send it again."),
    ),
    FaultText(
        "READ-414",
        "",
        Weight.ERROR,
        message(
            "it is an office's template, and its name says that it is a list of those served; "
            "neither its figures nor its list were read."
        ),
        message("Give it a name without 'beneficiarios', and send it again."),
    ),
    FaultText(
        "READ-415",
        "",
        Weight.ERROR,
        message(
            "the sheets {sheets} hold a list too, and the sheet {sheet} alone was read; nobody was "
            "counted from the others."
        ),
        message("Put all rows into one sheet, or send each sheet as a file of its own."),
    ),
)
