"""What the files of a period are read against, and when they were due."""

from sheetgen.issuing.layout import Asked, lay_out
from sheetgen.language.number_marks import read_marks
from sheetgen.model.in_force import in_force
from sheetgen.model.period import Period
from sheetgen.model.template import Listing, Template
from sheetgen.planning.calendar import expect, outside
from sheetgen.planning.receipts import read_receipts
from sheetgen.population.counting import asked_at
from sheetgen.reading.dates_noted import Receipts
from sheetgen.reading.matching.identity import Asking
from sheetgen.records import replace
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
    return tuple(replace(each, listing=_listing(setup, each, period)) for each in made)


def _listing(setup: Setup, template: Template, period: Period) -> Listing | None:
    """The list that an office is asked for, by one plan or several that tell people alike."""
    asked: dict[str, list[str]] = {}
    for plan in setup.plans:
        population = setup.populations.get(plan.code)
        wanted = asked_at(population, plan, period) if population else ()
        for sheet in template.sheets:
            for row in sheet.rows:
                if population and row.plan == plan.code and row.item.code in wanted:
                    asked.setdefault(population.identifier.name, []).append(row.item.code)
    return next((Listing(name, tuple(dict.fromkeys(codes))) for name, codes in asked.items()), None)
