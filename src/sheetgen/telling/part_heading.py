"""Whose workbook it is, where it shows a part of a plan's report: the words that say so."""

from sheetgen.language.message import Message, message
from sheetgen.model.report import Report


def part_shown(report: Report) -> Message | None:
    """What the workbook shows: "What DAM reports", or an element by its level, code and name."""
    if report.portion is None:
        return None
    if report.office is not None:
        return message("What {office} reports", office=report.office)
    code = report.portion.code
    element = next(each.element for each in report.elements if each.element.code == code)
    levels = {level.code: level.name for level in report.plan.levels}
    level = levels.get(element.level, element.level)
    if element.name == code:
        return message("{level} {code}", level=level, code=code)
    return message("{level} {code}: {name}", level=level, code=code, name=element.name)


def heading_plan(report: Report) -> Message:
    """The plan's name, after whose part of its report this is."""
    of = part_shown(report)
    if of is None:
        return message("{plan}", plan=report.plan.name)
    return message("{whose} · {plan}", whose=of, plan=report.plan.name)
