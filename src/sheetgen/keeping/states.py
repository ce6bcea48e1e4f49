"""What a month came to, kept by the digest of all that it follows from.

That is what was read of it and of the months before, what decides readings, the rules, the
settings, the waivers, and what was closed. A build that finds it kept judges no earlier month
again.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from sheetgen.disk.ours import digest_of
from sheetgen.keeping.plain_json import Json
from sheetgen.keeping.readings import Readings
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.past_state import ItemState, PastState
from sheetgen.model.period import Period
from sheetgen.model.population import is_list
from sheetgen.model.status import Band, Status
from sheetgen.planning.closed import closed_files
from sheetgen.planning.waivers import WAIVERS
from sheetgen.sources.shipped import RULES, own_folder, shown, under

_STATUSES = {each.value: each for each in Status}
_BANDS = {each.value: each for each in Band}
_GAPS = {each.value: each for each in Gap}


def kept_state(
    readings: Readings, plan: str, period: Period, called: str, before: Iterable[Period]
) -> PastState | None:
    """What is kept of a plan at a month; None where it is not known or something has changed.

    ``called`` says how items are called, ``before`` are the stored months before.
    """
    key = key_of(readings, f"{period} {called}", (*before, period))
    data = None if key is None else readings.store.get(entry_of(plan, period, "state"), key)
    if data is None:
        return None
    try:
        return _retold(period, data)
    except (ValueError, TypeError, LookupError, ArithmeticError):
        readings.store.spoilt(entry_of(plan, period, "state"))
        return None


def keep_state(
    readings: Readings, plan: str, state: PastState, called: str, before: Iterable[Period]
) -> None:
    """Have it kept when the run keeps what it read; not where a file cannot be digested."""
    key = key_of(readings, f"{state.period} {called}", (*before, state.period))
    if key is not None:
        readings.store.put(entry_of(plan, state.period, "state"), key, _told(state))


def entry_of(plan: str, period: Period, kind: str) -> str:
    """The name of what is kept of a plan at a month."""
    return f"{period}.{sha256(plan.encode()).hexdigest()[:8]}.{kind}"


def key_of(readings: Readings, about: str, months: Iterable[Period]) -> str | None:
    """The digest of all that the judgement of these months follows from, and what it is about.

    None where a file cannot be digested.
    """
    months = tuple(months)
    parts = [about]
    for at in months:
        key = readings.key(at)
        if key is None:
            return None
        parts.append(key)
    root = readings.workspace.root
    paths = (
        *sorted(own_folder(readings.workspace, RULES).rglob("*.yaml")),
        *under(readings.workspace, RULES),
        root / "sheetgen.toml",
        *_waivers(root),
        *closed_files(root),
        *(path for at in months for path in _lists(readings.workspace.input / str(at))),
    )
    try:
        parts += [f"{shown(path, root)} {digest_of(path)}" for path in paths]
    except OSError:
        return None
    return sha256("\n".join(parts).encode(errors="backslashreplace")).hexdigest()


def _waivers(root: Path) -> list[Path]:
    """Exceptions, which turn what an office left out into what is not rated."""
    path = root / f"{WAIVERS.name}.csv"
    return [path] if path.is_file() else []


def _lists(folder: Path) -> list[Path]:
    """The lists of those served, which some quantities are counted from."""
    inside = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in inside if is_list(path.name) and path.is_file()]


def _told(state: PastState) -> Json:
    return {
        "items": {
            code: [
                each.status.value,
                None if each.band is None else each.band.value,
                written(each.progress),
            ]
            for code, each in state.items.items()
        },
        "index": None if state.index is None else written(state.index),
        "raised": sorted(state.raised),
    }


def written(figure: Figure) -> str:
    """A figure, or why there is none, as text."""
    return figure.value if isinstance(figure, Gap) else f"{figure:f}"


def figure(text: str) -> Figure:
    """The same again; ArithmeticError where it is none."""
    gap = _GAPS.get(text)
    return Decimal(text) if gap is None else gap


def _retold(period: Period, data: Json) -> PastState:
    items: Mapping[str, list[str]] = data["items"]
    return PastState(
        period=period,
        items={
            code: ItemState(_STATUSES[status], _BANDS[band] if band else None, figure(progress))
            for code, (status, band, progress) in items.items()
        },
        index=None if data["index"] is None else figure(data["index"]),
        raised=frozenset(data["raised"]),
    )
