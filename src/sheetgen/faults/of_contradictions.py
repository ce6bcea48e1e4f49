"""Where a file contradicts itself or what is known of it, and what a cell hides (READ-336 on)."""

from sheetgen.faults.fault_entry import Asks, FaultText
from sheetgen.language.message import message
from sheetgen.model.problem import Weight

WHICH_MONTH = message(
    "Of which month are the figures? Ask the office, and have it send them in the template of "
    "that month."
)

OF_CONTRADICTIONS: tuple[FaultText, ...] = (
    FaultText(
        "READ-336",
        message(
            "the file contradicts itself about its month: its stamp says {said}, and this cell of "
            "its page says {page}; nothing was read."
        ),
        WHICH_MONTH,
    ),
    FaultText(
        "READ-336",
        message(
            "the file contradicts itself about whose it is: it says that it is of {office}, and "
            "this cell of its page says {name} ({other}); nothing was read."
        ),
        message("Whose are the figures? Ask both, and have the office send its own template."),
        case="office",
    ),
    FaultText(
        "READ-336",
        message(
            "the file bears no stamp, this cell of its page says {page}, and it lies in the "
            "folder of {said} or was read for that month; nothing was read."
        ),
        WHICH_MONTH,
        case="unstamped",
    ),
    FaultText(
        "READ-337",
        message(
            "the name of the file ({name}) says another month, and {by}: it was read as of {said}."
        ),
        WHICH_MONTH,
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-337",
        message(
            "the file bears no stamp, its name ({name}) says another month, and it lies in the "
            "folder of {said} or was read for that month; nothing was read."
        ),
        WHICH_MONTH,
        case="unknown",
    ),
    FaultText(
        "READ-338",
        message("the file is of {said}, and was received on {received}, before that month began."),
        message(
            "Which one is right? Correct the day in received.csv, or ask the office of which "
            "month the figures are."
        ),
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-338",
        message("the file lies in the folder of {said}, and received.csv notes it as of {noted}."),
        message("Which one is right? Correct the line, or move the file with its line."),
        case="another folder",
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-339",
        message(
            "the file was changed after it was received: it was {noted}… then and is {now}… now; "
            "nothing was read."
        ),
        message(
            "Who changed it, and why? Where the change is the office's, file it again with "
            "sheetgen receive and its path; where it is not, put the file that was sent in its "
            "place."
        ),
    ),
    FaultText(
        "READ-340",
        message(
            "{code}: by its number format the cell shows {seen}, and it holds {typed}, which was "
            "read."
        ),
        message("Check which one is meant; type ND as a word where there is no figure."),
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-341",
        message("{code}: {typed} stands in a hidden or filtered row or column, and was read."),
        message("Show all rows and columns, and check the figure."),
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-342",
        message(
            "{code}: the figure is computed from another workbook ({formula}); the result stored "
            "in the cell was read."
        ),
        message("Check that it is up to date, and paste it as a value."),
        weight=Weight.NOTICE,
        asks=Asks.LOOK,
    ),
    FaultText(
        "READ-345",
        message("{code}: the cell holds {what}, which cannot be read; words were expected."),
        message("Type what it shows, or the address where it can be seen."),
        weight=Weight.NOTICE,
        asks=Asks.SENDING,
    ),
    FaultText(
        "READ-346",
        message("{code}: {given} was read, and {columns} came empty."),
        message("Fill {columns} in the row: they are asked together."),
        weight=Weight.NOTICE,
        asks=Asks.WORDS,
    ),
)
