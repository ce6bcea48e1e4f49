"""What the files of a period are read against, and when they were due."""

from sheetgen.issuing.layout import Asked, lay_out
from sheetgen.language.marks import read_marks
from sheetgen.model.in_force import in_force
from sheetgen.model.period import Period
from sheetgen.model.template import Template
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
    return lay_out(asked, setup.forms, period, folder, setup.workspace.language)
