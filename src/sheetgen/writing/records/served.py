"""The population served, for programs: counts and shares, and never an identifier."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sheetgen.model.population import Listed, Part, Served
from sheetgen.model.problem import Problem


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


def retold_population(record: Mapping[str, Any], problems: tuple[Problem, ...]) -> Served:
    """The same again, as a closed month keeps it, with what is asked about its lists."""
    return Served(
        unique=record["unique"],
        rows=record["rows"],
        services=record["services"],
        overlaps={tuple(each["codes"]): each["n"] for each in record["overlaps"]},
        base=record["base"],
        by={name: _retold(parts) for name, parts in record["by"].items()},
        met=_retold(record["criteria"]),
        new=record["new"],
        returning=record["returning"],
        gone=record["gone"],
        before=record["before"],
        met_before=_retold(record["criteria_before"]),
        not_in_registry=record["not_in_registry"],
        lists=tuple(Listed(**each) for each in record["lists"]),
        problems=problems,
        suppress_below=record["suppress_below"],
    )


def _retold(parts: Mapping[str, Any]) -> dict[str, Part]:
    return {
        name: Part(each["n"], None if each["share"] is None else Decimal(each["share"]))
        for name, each in parts.items()
    }


def population_counts(
    record: Mapping[str, Any] | None, plan: str
) -> dict[tuple[str, str], str | None]:
    """Every count of such a record by (code, what it is of), as text; of all by the plan's code."""
    if record is None:
        return {}
    counts = {(code, "served"): n for code, n in {plan: record["base"], **record["unique"]}.items()}
    counts |= {(plan, key): record[key] for key in ("before", "new", "returning", "gone")}
    for name, parts in record["by"].items():
        counts |= {(plan, f"{name}: {each}"): part["n"] for each, part in parts.items()}
    counts |= {(plan, each): part["n"] for each, part in record["criteria"].items()}
    return {of: None if n is None else str(n) for of, n in counts.items()}
