"""The first sheet of the template: how to fill it, on one page."""

from sheetgen.language.languages import text_in
from sheetgen.language.message import Message, message
from sheetgen.model.form import Form
from sheetgen.model.period import month_of
from sheetgen.model.template import Template
from sheetgen.telling.words import day_of
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.branding import titled
from sheetgen.writing.workbook.cell import Text
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.logo import place_logo
from sheetgen.writing.workbook.sheet import Sheet

_LAST = 2
_LOGO_HEIGHT = 56
"""In pixels: as tall as the four rows that say whose form it is."""
_STEP = ("plain", "indent1", "wrap", "middle")
_WIDTHS = (34.0, 12.0, 100.0)
_STEPS = (
    message(
        "Fill the cells with a yellow background; everything else is locked and needs no work."
    ),
    message("Type the figure alone, without words or units: 1672, 59 %, 839733."),
    message("In a percentage cell type 59 or 59 %: both are read as 59 %."),
    message("If there is no data, type ND and say why in the reason column."),
    message("If the item does not apply to this period, type NO APLICA."),
    message("A zero is a figure: type it only if nothing was achieved."),
    message(
        "As you type, the status beside each row is the one the report will give. Where it is low, "
        "without data or atypical, give a reason and a corrective measure: their cells turn orange."
    ),
    message("Reasons can be chosen from a list or typed in your own words."),
    message("Cells in a paler tone are optional: leaving them empty is no fault."),
    message("You may sort, filter, resize and copy. Do not change the codes."),
    message("Save as .xlsx and send the whole file back."),
)


def write_instructions(book: Book, template: Template) -> None:
    """Write the sheet: whose file it is, the steps, the colours, and every column to fill."""
    sheet = book.sheet(book.say.say(message("Instructions")))
    sheet.widths(_WIDTHS)
    free = place_logo(sheet, _LAST, _LAST, _LOGO_HEIGHT)
    sheet.across(0, 0, free, titled(message("Monitoring form"), book.theme), "title")
    sheet.height(0, 26)
    row = _whose(sheet, template)
    row = _steps(sheet, row + 1)
    row = _colours(sheet, row + 1)
    row = _columns(sheet, template, row + 1)
    sheet.page(repeat=None, tall=1)
    sheet.call("protect")
    sheet.call("print_area", 0, 0, row, _LAST)


def _whose(sheet: Sheet, template: Template) -> int:
    office = template.office
    if template.office != template.office_name:
        office = f"{office} · {template.office_name}"
    plans = template.plan_names or tuple(code for code, _ in template.plans)
    known: list[tuple[Message, str | Message]] = [
        (message("Office"), office),
        (message("Period"), month_of(template.period)),
        (message("Plans"), "; ".join(plans)),
    ]
    if template.due is not None:
        known.append((message("To be sent by"), day_of(template.due)))
    for row, (name, value) in enumerate(known, 1):
        sheet.text(row, 0, name, "plain", "soft")
        sheet.text(row, 1, value, "plain", "bold")
    return len(known) + 1


def _steps(sheet: Sheet, row: int) -> int:
    _section(sheet, row, message("How to fill it"))
    for n, step in enumerate(_STEPS, 1):
        said = Text(sheet.say(message("{n}. {step}", n=n, step=step)), _STEP)
        sheet.across(row + n, 0, _LAST, said.text, *said.look)
        sheet.height(row + n, height_of(lines_of(said, sum(_WIDTHS))))
    return row + len(_STEPS) + 1


def _colours(sheet: Sheet, row: int) -> int:
    _section(sheet, row, message("Colours"))
    legend = (
        ("ask", message("To be filled"), message("It turns white when filled.")),
        ("optional", message("Optional"), message("Fill it if you have something to add.")),
        ("wanted", message("To be explained"), message("It turns white when filled.")),
        ("body", message("Locked"), message("It comes from the plan or follows what you type.")),
    )
    for n, (look, name, meaning) in enumerate(legend, 1):
        sheet.text(row + n, 0, name, "body", look)
        sheet.across(row + n, 1, _LAST, meaning, "body")
    return row + len(legend) + 1


def _columns(sheet: Sheet, template: Template, row: int) -> int:
    for form_sheet in template.sheets:
        _section(sheet, row, message("Columns of the sheet {sheet}", sheet=form_sheet.name))
        row = _inputs(sheet, form_sheet.form, row + 1) + 1
    return row - 1


def _inputs(sheet: Sheet, form: Form, row: int) -> int:
    language = sheet.book.say.language
    for column in form.inputs:
        sheet.text(row, 0, text_in(column.headings, language), "body", "bold", "wrap")
        hint = Text(text_in(column.hints, language), ("body", "wrap"))
        sheet.across(row, 1, _LAST, hint.text, *hint.look)
        sheet.height(row, height_of(lines_of(hint, sum(_WIDTHS[1:]))))
        row += 1
    return row


def _section(sheet: Sheet, row: int, name: Message) -> None:
    sheet.across(row, 0, _LAST, name, "section")
    sheet.height(row, 20)
