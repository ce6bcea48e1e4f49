"""What changed since an earlier month, for programs (DESIGN 7)."""

from collections.abc import Iterable

from sheetgen.model.closed import Late, Otherwise
from sheetgen.model.comparison import Cause, Comparison, Moved, State
from sheetgen.model.figure import Gap
from sheetgen.telling.as_data import parts_of
from sheetgen.telling.exact_text import exact


def comparison_record(found: Comparison) -> dict[str, object]:
    """The comparison as plain data; figures are strings of exact decimals, or None."""
    return {
        "version": 1,
        **parts_of(found, "plan from=since to=period"),
        "items": [_moved(each) for each in found.items],
        "index": {
            **parts_of(found, "before=index_before after=index_after by_cause"),
        },
        "alerts": {
            **parts_of(found, "new=new_alerts continuing solved=solved_alerts waiting"),
        },
    }


def late_records(late: Iterable[Late]) -> list[dict[str, object]]:
    """What came after months were closed, and counts in none of them."""
    return [parts_of(each, "period edition place") for each in late]


def otherwise_records(otherwise: Otherwise) -> dict[str, object]:
    """What a closed month comes to now that is not what was sealed."""
    index = otherwise.index
    return {
        "sealed_otherwise": [
            {
                "code": code,
                "before": None if was is None else exact(was.progress),
                "after": None if now is None else exact(now.progress),
                "status_before": None if was is None else was.status.value,
                "status_after": None if now is None else now.status.value,
            }
            for code, was, now in otherwise.items
        ],
        "index_otherwise": index and {"before": exact(index[0]), "after": exact(index[1])},
        "alerts_otherwise": {"new": list(otherwise.raised), "gone": list(otherwise.gone)},
    }


def _moved(moved: Moved) -> dict[str, object]:
    return {
        "code": moved.code,
        "change": moved.change.value,
        "before": _state(moved.before),
        "after": _state(moved.after),
        "points": exact(moved.points),
        "causes": [_cause(each) for each in moved.causes],
    }


def _state(state: State | None) -> dict[str, object] | None:
    if state is None:
        return None
    gap = state.progress.value if isinstance(state.progress, Gap) else None
    return {**parts_of(state, "status band progress"), "gap": gap}


def _cause(cause: Cause) -> dict[str, object]:
    periods = " periods" if cause.periods else ""
    return parts_of(cause, f"kind share before after places{periods}")
