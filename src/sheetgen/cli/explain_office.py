"""An office as ``explain`` answers for it: that it is one, and what it reports."""

from sheetgen.cli.terminal_page import Page
from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.explanation import OfficeExplanation
from sheetgen.telling.words import KIND_WORDS

VERSION = 1


def office_lines(answer: OfficeExplanation, say: Speaker) -> list[str]:
    """Its items by plan, each of which can be asked for."""
    page = Page(say)
    office = answer.office
    page.title(f"{office.code}  {office.name if office.name != office.code else ''}".rstrip())
    page.text(message("An office. It is no item: ask for one of those it reports."))
    for plan, items in answer.items:
        page.section(message("What it reports in {plan}", plan=plan.code))
        page.table((each.code, KIND_WORDS[each.kind], each.name) for each in items)
    return page.lines


def office_record(answer: OfficeExplanation) -> dict[str, object]:
    """The same for programs."""
    return {
        "version": VERSION,
        "office": answer.office.code,
        "name": answer.office.name,
        "plans": [
            {
                "plan": plan.code,
                "items": [
                    {"code": each.code, "kind": each.kind.value, "name": each.name}
                    for each in items
                ],
            }
            for plan, items in answer.items
        ],
    }
