"""Reads layouts/*.yaml: official annexes to be matched column for column."""

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from sheetgen.errors import FormError, PlanError
from sheetgen.language.message import message
from sheetgen.model.layout import FIELDS, YEARLY, Layout, LayoutColumn
from sheetgen.model.plan import Plan
from sheetgen.model.workspace import Workspace
from sheetgen.sources.shipped import LAYOUTS, own_folder, shipped_files, under
from sheetgen.sources.spelling import known_words
from sheetgen.sources.written import written_yaml
from sheetgen.sources.yaml_source import Node, read_yaml

KEYS = ("sheet", "of", "columns")
MAY = ("plan", "title", "total", "source", "notes", "decimals", "printed_cap")
COLUMN_KEYS, COLUMN_MAY = ("field", "heading", "width"), ("group",)
MOST_DECIMALS = 4
KINDS = ("indicators", "activities")
_EARLIER = re.compile(rf"({'|'.join(YEARLY)})-([1-9])")
WIDEST = 120


def read_layouts(workspace: Workspace) -> tuple[Layout, ...]:
    """Every layout of the workspace, by file name; its own in place of shipped ones so named."""
    return _read(workspace, under(workspace, LAYOUTS))


def layouts_of_drafts(workspace: Workspace) -> tuple[Layout, ...]:
    """Those, and all shipped ones besides: a plan of paragraphs may name any as its annex."""
    return _read(workspace, shipped_files(LAYOUTS))


def _read(workspace: Workspace, shipped: Iterable[Path]) -> tuple[Layout, ...]:
    folder = own_folder(workspace, LAYOUTS)
    own = {
        path.name: path for path in written_yaml(folder, workspace.root, FormError, within=False)
    }
    paths = {path.name: path for path in shipped} | own
    return tuple(
        _layout(path.stem, read_yaml(path, workspace.root, FormError))
        for _, path in sorted(paths.items())
    )


def _layout(name: str, node: Node) -> Layout:
    keys = node.closed(KEYS, MAY)
    return Layout(
        name=name,
        plan=keys["plan"].text if "plan" in keys else "",
        sheet=keys["sheet"].text,
        of=keys["of"].one_of(KINDS),
        columns=tuple(_column(each) for each in keys["columns"].list),
        total=keys["total"].text if "total" in keys else "",
        file=node.file,
        printed_cap=_cap(keys["printed_cap"]) if "printed_cap" in keys else None,
        title=keys["title"].text if "title" in keys else "",
        source=keys["source"].text if "source" in keys else "",
        notes=tuple(each.text for each in keys["notes"].list) if "notes" in keys else (),
        decimals=_decimals(keys["decimals"]) if "decimals" in keys else 1,
    )


def demand_annexes(plans: Iterable[Plan], layouts: Iterable[Layout]) -> None:
    """Stop where a plan names an annex that there is no layout of.

    Raises PlanError, naming the layouts there are.
    """
    known = tuple(each.name for each in layouts)
    for plan in plans:
        for name in plan.annexes:
            if name not in known:
                raise PlanError(f"{plan.folder}/plan.toml: annexes", *known_words(name, known))


def _cap(node: Node) -> Decimal:
    if node.number <= 0:
        raise node.wrong(
            message("holds {found}, expected a percentage.", found=node.number),
            message("Write printed_cap: 100, or take the line out to print every progress whole."),
        )
    return node.number


def _decimals(node: Node) -> int:
    if node.number not in range(MOST_DECIMALS + 1):
        raise node.wrong(
            message("holds {found}, which is no number of decimals.", found=node.number),
            message("Write a whole number from 0 to {most}.", most=MOST_DECIMALS),
        )
    return int(node.number)


def _column(node: Node) -> LayoutColumn:
    keys = node.closed(COLUMN_KEYS, COLUMN_MAY)
    field, back = _field(keys["field"])
    width = keys["width"].number
    if not 0 < width <= WIDEST:
        raise keys["width"].wrong(
            message("holds {found}, which is no width.", found=width),
            message("Write the characters it is wide, up to {most}.", most=WIDEST),
        )
    group = keys["group"].text if "group" in keys else ""
    return LayoutColumn(field, back, keys["heading"].text, float(width), group)


def _field(node: Node) -> tuple[str, int]:
    earlier = _EARLIER.fullmatch(node.text)
    if earlier is not None:
        return earlier[1], int(earlier[2])
    return node.one_of(FIELDS), 0
