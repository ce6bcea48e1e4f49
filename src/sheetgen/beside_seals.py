"""What was read of a month that was just closed, and what it came to, put beside its seal.

So is what held of each of its items, by which later alerts are dated. A later month asks for all
three. They stand in ``closed/<period>/kept/`` as earlier runs keep them
(:mod:`sheetgen.keeping.store`), so that a run which finds nothing else reads no file of a closed
month and judges none again. Deleting the folder changes no byte of an output.
"""

from collections.abc import Iterator

from sheetgen.disk.change import Change
from sheetgen.disk.moves import stands
from sheetgen.keeping.firings import FIRED
from sheetgen.keeping.past_months import entry_of
from sheetgen.keeping.readings import Readings
from sheetgen.language.message import message
from sheetgen.model.period import Period
from sheetgen.month import Month
from sheetgen.past_states import PastStates
from sheetgen.planning.closed_files import FOLDER, kept_beside
from sheetgen.records import replace
from sheetgen.setup import Setup, open_setup

_STANDS = message("What was closed is sealed; later months read its files again.")


def keep_beside_seals(setup: Setup, period: Period) -> None:
    """Put it beside the seals of a month, as the month after it will ask for it.

    ``setup`` is what sealed it. Only for the holder of the workspace.

    Raises:
        WriteError: the disk takes it not; the month stays closed.
    """
    now = replace(open_setup(setup.workspace), shelf=setup.shelf)
    if setup.readings is None or now.readings is None:
        return
    setup.readings.keep(setup.shelf)
    for plan in now.plans:
        if (period, plan.code) in now.closed and plan.covers(period.next()):
            after = Month.of(now, plan, period.next())
            next(PastStates(after).looks(), None)
            known = (each.code for each in after.plan.items if after.history.at(each.code, period))
            after.fired_at(period, list(known))
    now.readings.store.write()
    root = now.workspace.root
    with Change(root, root / FOLDER, _STANDS, elsewhere=True) as change:
        for name, packed in _packed(now, now.readings, period):
            path = kept_beside(root, period) / name
            at = path.relative_to(root / FOLDER).as_posix()
            change.write(at, packed)
            if stands(path):
                change.supersede(at)


def _packed(now: Setup, readings: Readings, period: Period) -> Iterator[tuple[str, bytes]]:
    """Each entry of the month that is kept, by its file's name."""
    codes = (code for at, code in now.closed if at == period)
    kinds = [entry_of(code, period, kind) for code in codes for kind in ("state", FIRED)]
    for name in (str(period), *kinds):
        found = readings.store.packed(name)
        if found is not None:
            yield found
