"""What the files of a period are read against, and when they were due."""

from dataclasses import replace

from sheetgen.issuing.layout import Asked, lay_out
from sheetgen.language.number_marks import read_marks
from sheetgen.model.in_force import in_force
from sheetgen.model.period import Period
from sheetgen.model.template import Listing, Template
from sheetgen.planning.calendar import expect, outside
from sheetgen.planning.receipts import read_receipts
from sheetgen.reading.matching.identity import Asking
from sheetgen.reading.register import Receipts
from sheetgen.setup import Setup


def asking_of(setup: Setup, period: Period) -> Asking:
    """What the files of a period are read against."""
    asked = tuple(
        Asked(plan=plan, expectations=expect(plan, period), previous=())
        for each in setup.plans
        if each.covers(period)
        for plan in [in_force(each, period)]
    )
    return Asking(
        laid_out(setup, asked, period),
        period,
        read_marks(setup.workspace.locale),
        setup.workspace.most_bytes,
        {each.code: outside(each, period) for each in setup.plans if not each.covers(period)},
    )


def receipts_of(setup: Setup, period: Period) -> Receipts:
    """When the files of a period came, and until when they were due."""
    folder = setup.workspace.input / str(period)
    noted = read_receipts(folder, setup.workspace.relative(folder))
    return Receipts(noted, setup.workspace.deadlines)


def laid_out(setup: Setup, asked: tuple[Asked, ...], period: Period) -> tuple[Template, ...]:
    """The templates of what is asked, one for each office."""
    folder = setup.workspace.relative(setup.workspace.output / str(period) / "templates")
    made = lay_out(asked, setup.forms, period, folder, setup.workspace.language)
    return tuple(replace(each, listing=_listing(setup, each)) for each in made)


def _listing(setup: Setup, template: Template) -> Listing | None:
    """The list that an office is asked for: of one plan, as no more than one may ask."""
    for plan, population in setup.populations.items():
        asked = [
            row.item.code
            for sheet in template.sheets
            for row in sheet.rows
            if row.plan == plan and row.item.code in population.asks
        ]
        if asked:
            return Listing(population.identifier.name, tuple(dict.fromkeys(asked)))
    return None
