"""The population served, for programs: counts and shares, and never an identifier."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import product
from typing import Any

from sheetgen.model.population import NOT_IN_REGISTRY, Crossed, Listed, Part, Served, Stretch
from sheetgen.model.problem import Problem
from sheetgen.telling.as_data import parts_of

_NOBODY = Part(0, Decimal(0))


def population_record(served: Served) -> dict[str, object]:
    """What ``results.json`` holds of it (DESIGN 8)."""
    return {
        "unique": dict(served.unique),
        "rows": dict(served.rows),
        "base": served.base,
        "by": {name: _parts(parts) for name, parts in {**served.by}.items()},
        "crossed": [
            {
                "bands": list(each.bands),
                "cells": [
                    {"classes": list(classes), **_part(part)}
                    for classes, part in each.cells.items()
                    if part.n != 0
                ],
            }
            for each in served.crossed
        ],
        "criteria": _parts(served.met),
        "services": dict(served.services),
        "services_unnamed": served.unnamed,
        "overlaps": [{"codes": list(codes), "n": n} for codes, n in served.overlaps.items()],
        **parts_of(served, "new returning gone before"),
        "criteria_before": _parts(served.met_before),
        **parts_of(served, "not_in_registry suppress_below"),
        "lists": [
            {
                **parts_of(each, "file sha256 rows counted sheet"),
                "of": {code: [of.rows, of.first, of.last] for code, of in each.of.items()},
            }
            for each in served.lists
        ],
    }


def _parts(parts: Mapping[str, Part]) -> dict[str, object]:
    return {name: _part(part) for name, part in parts.items()}


def _part(part: Part) -> dict[str, object]:
    return {"n": part.n, "share": None if part.share is None else f"{part.share:f}"}


def retold_population(record: Mapping[str, Any], problems: tuple[Problem, ...]) -> Served:
    """The same again, as a closed month keeps it, with what is asked about its lists."""
    services = record["services"]
    unnamed = record.get("services_unnamed")
    if unnamed is None:  # sealed when those that are hidden were named
        unnamed = sum(n is None for n in services.values())
        services = {name: n for name, n in services.items() if n is not None}
    return Served(
        unique=record["unique"],
        rows=record["rows"],
        services=services,
        unnamed=unnamed,
        overlaps={tuple(each["codes"]): each["n"] for each in record["overlaps"]},
        base=record["base"],
        by={name: _retold(parts) for name, parts in record["by"].items()},
        crossed=tuple(_retold_crossed(each, record["by"]) for each in record.get("crossed", ())),
        met=_retold(record["criteria"]),
        new=record["new"],
        returning=record["returning"],
        gone=record["gone"],
        before=record["before"],
        met_before=_retold(record["criteria_before"]),
        not_in_registry=record["not_in_registry"],
        lists=tuple(_retold_list(each) for each in record["lists"]),
        problems=problems,
        suppress_below=record["suppress_below"],
    )


def _retold(parts: Mapping[str, Any]) -> dict[str, Part]:
    return {name: _retold_part(each) for name, each in parts.items()}


def _retold_part(part: Mapping[str, Any]) -> Part:
    return Part(part["n"], None if part["share"] is None else Decimal(part["share"]))


def _retold_crossed(record: Mapping[str, Any], by: Mapping[str, Mapping[str, Any]]) -> Crossed:
    """A crossing with the combinations of nobody, which are not recorded, in their places."""
    bands, found = tuple(record["bands"]), {tuple(e["classes"]): e for e in record["cells"]}
    known = ([each for each in by[band] if each != NOT_IN_REGISTRY] for band in bands)
    every = (*product(*known), (NOT_IN_REGISTRY,) * len(bands)) if found else ()
    return Crossed(
        bands, {each: _retold_part(found[each]) if each in found else _NOBODY for each in every}
    )


def _retold_list(record: Mapping[str, Any]) -> Listed:
    of = {code: Stretch(*rows) for code, rows in record.get("of", {}).items()}
    return Listed(**{**record, "of": of})


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
