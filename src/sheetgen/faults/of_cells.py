"""Why a cell gives no figure (READ-2xx)."""

from sheetgen.faults.fault_entry import Asks, FaultText
from sheetgen.language.message import message
from sheetgen.model.problem import Weight

TYPE_FIGURE = message("Type the figure alone, or ND if there is none.")

OF_CELLS: tuple[FaultText, ...] = (
    FaultText("READ-201", message("«{typed}» is not a number."), TYPE_FIGURE),
    FaultText(
        "READ-202",
        message("«{typed}» holds a figure with other text beside it."),
        message("Type the figure alone; put the text in the comment column."),
    ),
    FaultText(
        "READ-203",
        message("«{typed}» does not group its digits by thousands."),
        message("Check the digits and type the figure without marks between thousands."),
    ),
    FaultText(
        "READ-203",
        message("«{typed}» does not group its digits by thousands."),
        message(
            "Did you mean {first}? Check the digits and type the figure without marks between "
            "thousands."
        ),
        case="one meant",
    ),
    FaultText(
        "READ-203",
        message("«{typed}» does not group its digits by thousands."),
        message(
            "Did you mean {first} or {second}? Check the digits and type the figure without marks "
            "between thousands."
        ),
        case="two meant",
    ),
    FaultText(
        "READ-204",
        message("«{typed}» may be read in more than one way: {readings}."),
        message("Which one is it? Type the figure without marks between thousands."),
    ),
    FaultText(
        "READ-204",
        message("«{typed}» may be {first} % or {second} %."),
        message("Which one is it? Type it with its sign: {first} % or {second} %."),
        case="percent",
    ),
    FaultText(
        "READ-205",
        message("«{typed}» may mean zero, no data, or that it does not apply."),
        message("Which one is it? Type 0, ND or «no aplica»."),
    ),
    FaultText(
        "READ-205",
        message("«{typed}» may mean zero, or that there is no data."),
        message(
            "Was nothing achieved, or is it not known? Type 0 in the first case; ND and the reason "
            "in the other."
        ),
        case="word",
    ),
    FaultText(
        "READ-206",
        message("«{typed}» may be a negative figure or not."),
        message("Which one is it? Type the figure alone, with - right before it if negative."),
    ),
    FaultText(
        "READ-207",
        message("«{typed}» is a percentage, and a quantity is asked here."),
        message("Type the quantity, and give the cell a number format without %."),
    ),
    FaultText(
        "READ-208",
        message("The cell holds the date {typed}, and a figure is asked."),
        message(
            "Excel may have turned a figure into a date: give the cell a number format and type "
            "the figure again."
        ),
    ),
    FaultText("READ-209", message("The cell holds {typed}, and a figure is asked."), TYPE_FIGURE),
    FaultText(
        "READ-210",
        message("The cell shows the error {typed}."),
        message("Correct the formula, or type the figure in its place."),
    ),
    FaultText(
        "READ-211",
        message("The formula {typed} was never calculated."),
        message("Open the file in Excel or LibreOffice and save it, or type the figure."),
    ),
    FaultText("READ-212", message("«{typed}» is too large to be meant."), TYPE_FIGURE),
    FaultText(
        "READ-213", message("«{typed}» is money of a kind that is not asked here."), TYPE_FIGURE
    ),
    FaultText(
        "READ-214",
        message(
            "The cell holds {typed}, and this kind of file does not tell whether that is a "
            "percentage or a share of one."
        ),
        message("Save the file as .xlsx and send that."),
    ),
    FaultText("READ-215", message("«{typed}» holds more than one figure."), TYPE_FIGURE),
    FaultText(
        "READ-215",
        message("«{typed}» is a sum, and one figure is asked."),
        message("Did you mean {meant}? Type the figure alone, or ND if there is none."),
        case="sum",
    ),
    FaultText(
        "READ-215",
        message("«{typed}» holds two figures: a part and its whole."),
        message("Did you mean {meant}, out of {whole}? Type the figure alone."),
        case="part",
    ),
    FaultText(
        "READ-215",
        message("«{typed}» holds two figures: a part and its whole."),
        message("Did you mean {meant} %? Type the percentage alone."),
        case="share",
    ),
    FaultText(
        "READ-216",
        message("The cell holds {typed}, expected 0 or more."),
        message("Check the sign and type the figure again, or ND if there is none."),
    ),
    FaultText(
        "READ-217",
        message(
            "The cell holds a text of {n} signs. It is kept whole; where a cell of a report "
            "cannot hold it, its beginning stands there and the whole of it in the report's last "
            "sheet."
        ),
        message("Nothing need be done; what must be read at once is better said in a few lines."),
        weight=Weight.NOTICE,
    ),
    FaultText(
        "READ-218",
        message(
            "The cell asks a percentage, holds {figure} and lost its percent format: it was read "
            "as {figure:percentage}."
        ),
        message("Is it {figure:percentage} or {larger:percentage}? Type it with its sign %."),
        weight=Weight.NOTICE,
        asks=Asks.SLIP,
    ),
    FaultText(
        "READ-219",
        message("«{typed}» is not a day; day, month and year were expected."),
        message("Type the day as 31/12/2026."),
        weight=Weight.NOTICE,
        asks=Asks.WORDS,
    ),
    FaultText(
        "READ-219",
        message("«{typed}» is not a day; day, month and year were expected."),
        message("Did you mean {meant}? Type the day, the month and the year, in this order."),
        case="meant",
        weight=Weight.NOTICE,
        asks=Asks.WORDS,
    ),
    FaultText(
        "READ-220",
        message("The cell holds {day}, which was past before {period} began."),
        message("Until when will it be done? Type a day still to come."),
        weight=Weight.NOTICE,
        asks=Asks.WORDS,
    ),
    FaultText(
        "READ-220",
        message("The cell holds {day}, more than {n} years ahead."),
        message("Check the year, and type the day again."),
        case="far",
        weight=Weight.NOTICE,
        asks=Asks.WORDS,
    ),
)
