"""A sheet not read, one slip behind many odd figures, what was typed over (READ-350 on)."""

from sheetgen.faults.fault_entry import Asks, FaultText
from sheetgen.language.message import message, message_n
from sheetgen.model.problem import Weight

OF_SLIPS: tuple[FaultText, ...] = (
    FaultText(
        "READ-350",
        message(
            "the sheet {sheet} holds figures ({cells}) and was not read: it has no headings of the "
            "form."
        ),
        message(
            "If they are figures of this report, copy them into the sheet {expected}, in the row "
            "of their code; if they are working papers, nothing need be done."
        ),
        weight=Weight.NOTICE,
        asks=Asks.SENDING,
    ),
    FaultText(
        "READ-351",
        message_n(
            "the figure to date is asked, and {n} row has less than was reported before: {rows}.",
            "the figure to date is asked, and {n} rows have less than was reported before, or what "
            "the month alone would be: {rows}.",
            0,
        ),
        message(
            "Is it {month} alone? Then type the figure to date, as summed here. If what is there "
            "is to date, say in the comment why it fell."
        ),
        weight=Weight.NOTICE,
        asks=Asks.SLIP,
    ),
    FaultText(
        "READ-352",
        message_n(
            "the figure of the month alone is asked, and {n} row has what it would be with the "
            "months before: {rows}.",
            "the figure of the month alone is asked, and {n} rows have what it would be with the "
            "months before: {rows}.",
            0,
        ),
        message(
            "Is it the figure to date? Then type that of {month} alone, as told here. If it is of "
            "the month, say so in the comment."
        ),
        weight=Weight.NOTICE,
        asks=Asks.SLIP,
    ),
    FaultText(
        "READ-353",
        message_n(
            "{one} and {other} seem to stand in each other's columns in {n} row: {rows}.",
            "{one} and {other} seem to stand in each other's columns in {n} rows: {rows}.",
            0,
        ),
        message(
            "Were the columns exchanged? Put each figure under its heading. If they are right, say "
            "so in the comment."
        ),
        weight=Weight.NOTICE,
        asks=Asks.SLIP,
    ),
    FaultText(
        "READ-354",
        message_n(
            "{column} seems to be in thousands of soles in {n} row: {rows}.",
            "{column} seems to be in thousands of soles in {n} rows: {rows}.",
            0,
        ),
        message(
            "Are they thousands? Type the amount in soles. If they are soles, say so in the "
            "comment."
        ),
        weight=Weight.NOTICE,
        asks=Asks.SLIP,
    ),
    FaultText(
        "READ-355",
        message(
            "the figures of {n} rows seem to stand one row too low, each with that of the item "
            "above: {rows}."
        ),
        message(
            "Was the block pasted one row off? Put each figure in the row of its item. If they are "
            "right, say so in the comment."
        ),
        case="down",
        weight=Weight.NOTICE,
        asks=Asks.SLIP,
    ),
    FaultText(
        "READ-355",
        message(
            "the figures of {n} rows seem to stand one row too high, each with that of the item "
            "below: {rows}."
        ),
        message(
            "Was the block pasted one row off? Put each figure in the row of its item. If they are "
            "right, say so in the comment."
        ),
        case="up",
        weight=Weight.NOTICE,
        asks=Asks.SLIP,
    ),
    FaultText(
        "READ-355",
        message("two rows seem to have each other's figure: {rows}."),
        message(
            "Were they exchanged? Put each figure in the row of its item. If they are right, say "
            "so in the comment."
        ),
        case="exchanged",
        weight=Weight.NOTICE,
        asks=Asks.SLIP,
    ),
    FaultText(
        "READ-356",
        message("{code}: {heading} says {typed} here, and the plan {expected}; the plan's counts."),
        message("Leave what the form brings; a change of the plan is asked of those who keep it."),
        weight=Weight.NOTICE,
        asks=Asks.SENDING,
    ),
)
