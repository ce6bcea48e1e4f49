"""The population served, for programs: counts and shares, and never an identifier."""

from collections.abc import Mapping

from sheetgen.model.population import Part, Served


def population_record(served: Served) -> dict[str, object]:
    """What ``results.json`` holds of it (DESIGN 8)."""
    return {
        "unique": dict(served.unique),
        "rows": dict(served.rows),
        "base": served.base,
        "by": {name: _parts(parts) for name, parts in {**served.by}.items()},
        "criteria": _parts(served.met),
        "services": dict(served.services),
        "overlaps": [{"codes": list(codes), "n": n} for codes, n in served.overlaps.items()],
        "new": served.new,
        "returning": served.returning,
        "gone": served.gone,
        "before": served.before,
        "criteria_before": _parts(served.met_before),
        "not_in_registry": served.not_in_registry,
        "suppress_below": served.suppress_below,
        "lists": [
            {"file": each.file, "sha256": each.sha256, "rows": each.rows, "counted": each.counted}
            for each in served.lists
        ],
    }


def _parts(parts: Mapping[str, Part]) -> dict[str, object]:
    return {
        name: {"n": part.n, "share": None if part.share is None else f"{part.share:f}"}
        for name, part in parts.items()
    }
