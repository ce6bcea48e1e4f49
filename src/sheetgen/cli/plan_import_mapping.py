"""What stands at the head of a mapping: what is asked, and the words that answer it."""

from typing import TYPE_CHECKING

from sheetgen.language.message import message
from sheetgen.language.signs import one_line
from sheetgen.language.speaker import Speaker

if TYPE_CHECKING:
    from sheetgen.importing.matrix import Matrix

_LEGEND = (
    message("After «is:» stands what a column holds:"),
    message("  code, name, unit, offices: the code and name of an indicator or activity, its unit "
            "of measure, and who reports it"),
    message("  element-code, element-name: the objective, product or group that it lies under (add "
            'level: "Objective")'),
    message("  goal: the physical goal of the year; target, baseline, baseline-year: of an "
            "indicator (add year: 2026 where the heading does not say it)"),
    message("  programmed, actual: programmed and executed (add month: 3; a quarter is the month "
            "it ends in)"),
    message("  pim, accrued: the modified budget and what was accrued"),
    message("  type, direction, aggregation, frequency, relevance, level: of an indicator"),
    message("  row-kind: which of the two rows of an item it is: physical or of money, programmed "
            "or executed"),
    message("  percent, total, ordinal: only checked; left-out: nothing that a plan needs"),
    message("In lines of their own between «sheet:» and «columns:», with four blanks before them:"),
    message("  kind: indicators or activities, what the rows track"),
    message("  programmed, executed: monthly or accumulated, where the figures of months are those "
            "of each month or those to date"),
    message("  pairs: physical-first, financial-first or programmed-first, where an item has two "
            "rows and no column says it"),
    message("  uncoded: groups or left-out, what rows with a name and money alone are"),
)  # fmt: skip
"""What stands at the head of a mapping for who fills it in."""


def comments(matrix: "Matrix", say: Speaker) -> tuple[str, ...]:
    """What stands above a mapping: how it is read, and what is asked."""
    lines = [say.say(message("How the columns of {file} are read: docs/importing.md.",
                             file=matrix.file))]  # fmt: skip
    for each in matrix.questions:
        lines.append(say.say(message("To answer, {where}: {asked}", where=each.where,
                                     asked=each.asked)))  # fmt: skip
        lines += [f"  - {one}" for one in each.candidates]
    lines += [say.say(each) for each in _LEGEND]
    return tuple(one_line(each) for each in lines)
