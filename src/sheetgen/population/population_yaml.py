"""Reads a plan's ``population.yaml``: what identifies those served, and what tells them apart."""

import itertools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from sheetgen.errors import PlanError
from sheetgen.language.message import Message, message
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.model.population import (
    CODE,
    DAY,
    EVERY,
    NOT_IN_REGISTRY,
    PLAN,
    REGISTRIES,
    SERVICE,
    UNKNOWN,
    Band,
    Check,
    Class,
    Criterion,
    Identifier,
    Population,
    Registry,
    Sort,
)
from sheetgen.model.workspace import Workspace
from sheetgen.population.list_form import plain
from sheetgen.ruling.conditions import read_test
from sheetgen.ruling.fact import Fact
from sheetgen.ruling.fact import Sort as FactSort
from sheetgen.sources.spelling import meant
from sheetgen.sources.yaml_source import Node, read_yaml

DEFINITION = "population.yaml"
_KEYS = ("registry", "criteria", "bands", "suppress_below", "asks", "crossed", "services")
_LIKE = {
    Check.RUC: tuple(f"{kind}123456789" for kind in (10, 15, 16, 17, 20)),
    Check.DNI: ("12345678", "01234567"),
}
"""What numbers that have a check look like, one of each kind."""
_THREE = 3
_UNTIL_HIDDEN = 3
"""A class of fewer than so many is suppressed where the file says nothing."""


def read_populations(workspace: Workspace, plans: Iterable[Plan]) -> Mapping[str, Population]:
    """What each plan's file declares, by the plan's code; plans without one are left out.

    Raises PlanError for what does not hold together.
    """
    found = ((plan, read_population(workspace, plan)) for plan in plans)
    read = [(plan, each) for plan, each in found if each is not None]
    asking = [(plan, each) for plan, each in read if each.asks]
    for one, other in itertools.combinations(asking, 2):
        if one[0].meets(other[0]):
            _demand_one_sheet(one, other)
    return {plan.code: each for plan, each in read}


def whom_it_serves(root: Path, plan: Plan) -> dict[str, bytes]:
    """The files that say whom a plan serves, by name; none where it counts nobody."""
    paths = (root / plan.folder / name for name in (DEFINITION, *REGISTRIES))
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


def _demand_one_sheet(one: tuple[Plan, Population], other: tuple[Plan, Population]) -> None:
    """A template has one sheet: two plans may ask for it where its rows mean the same to both."""
    (plan, first), (beside, second) = one, other
    where = f"{second.place}: asks"
    if first.identifier != second.identifier:
        raise PlanError(
            where,
            message(
                "{other} asks for the sheet of those served too, and identifies them otherwise: "
                "a template has one such sheet, with one identifier.",
                other=first.place,
            ),
            message("Give both the same identifier, or leave 'asks' to one of them."),
        )
    shared = sorted({i.code for i in plan.items} & {i.code for i in beside.items})
    if shared:
        raise PlanError(
            where,
            message(
                "{other} asks for the sheet of those served too, and both plans have {codes}: a "
                "row of the sheet would not say which of them is meant.",
                other=first.place,
                codes=shared,
            ),
            message("Leave 'asks' to one of them; the other's lists may come as files."),
        )


def read_population(workspace: Workspace, plan: Plan) -> Population | None:
    """What a plan's file declares; None where it has none.

    Raises PlanError, naming file, key and line, for what does not hold together.
    """
    path = workspace.root / plan.folder / DEFINITION
    if not path.exists():
        return None
    node = read_yaml(path, workspace.root, PlanError)
    keys = node.closed(("identifier",), _KEYS)
    registry = _registry(keys["registry"], path.parent) if "registry" in keys else None
    columns = {} if registry is None else registry.columns
    bands = _bands(keys.get("bands"), columns)
    services = keys["services"].list if "services" in keys else ()
    return Population(
        identifier=_identifier(keys["identifier"]),
        registry=registry,
        criteria=_criteria(keys.get("criteria"), columns),
        bands=bands,
        suppress_below=_least(keys["suppress_below"])
        if "suppress_below" in keys
        else _UNTIL_HIDDEN,
        place=Place(f"{plan.folder}/{DEFINITION}", "", ""),
        asks=_asks(keys["asks"], plan) if "asks" in keys else (),
        crossed=_crossed(keys.get("crossed"), tuple(each.name for each in bands)),
        services=tuple(each.text for each in services),
    )


def _least(node: Node) -> int:
    """The count below which a class is hidden; 0 or 1 hides none."""
    least = node.whole
    if least < 0:
        raise node.wrong(
            message("Found {found}, and no class is of fewer than nobody.", found=str(least)),
            message("Write the smallest count that is shown, or 0 to hide none."),
        )
    return least


def _asks(node: Node, plan: Plan) -> tuple[str, ...]:
    """The activities whose offices list whom they served, each of the plan."""
    codes = tuple(each.code for each in plan.items)
    return tuple(each.one_of(codes) for each in node.list)


def _crossed(node: Node | None, bands: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The bands that are crossed: those that are named, else each with each, and three together."""
    if node is None:
        whole = (bands,) if len(bands) == _THREE else ()
        return (*itertools.combinations(bands, 2), *whole)
    crossings = node.list if node.content else ()
    found = tuple(tuple(each.one_of(bands) for each in some.list) for some in crossings)
    for some, named in zip(crossings, found, strict=True):
        if len(named) < 2 or len(set(named)) < len(named):  # noqa: PLR2004 - fewer cross nothing
            raise some.wrong(
                message("Bands are crossed with others: {bands}.", bands=named),
                message("Name two or more of them, each once."),
            )
    return found


def _identifier(node: Node) -> Identifier:
    keys = node.closed(("name", "pattern"), ("check",))
    name, pattern = keys["name"].text, keys["pattern"].text
    if plain(name) in map(plain, (CODE, DAY, SERVICE, PLAN)):
        raise keys["name"].wrong(
            message("Lists have a column '{name}' for something else.", name=name),
            message("Name the column that holds the identifier: RUC, DNI."),
        )
    try:
        takes = re.compile(pattern).fullmatch
    except re.error as fault:
        raise keys["pattern"].wrong(
            message("{pattern} is not a pattern: {why}.", pattern=repr(pattern), why=str(fault)),
            message("Write it as a regular expression, for eleven digits '\\d{{11}}'."),
        ) from fault
    check = keys["check"].member(Check) if "check" in keys else Check.NONE
    if check in _LIKE and not any(map(takes, _LIKE[check])):
        raise keys["pattern"].wrong(
            message("{pattern} takes no number that has the check '{check}'.",
                    pattern=repr(pattern), check=check.value),
            message("Write '\\d{{{n}}}', or leave the check out.", n=len(_LIKE[check][0])),
        )  # fmt: skip
    return Identifier(name, pattern, check, keys["pattern"].where)


def _registry(node: Node, folder: Path) -> Registry:
    keys = node.closed(("file", "key", "columns"), ("from",))
    file = keys["file"].one_of(REGISTRIES)
    if not (folder / file).is_file():
        raise keys["file"].wrong(
            message("The file '{file}' is not there.", file=file),
            message("Put it beside population.yaml, or correct its name."),
        )
    columns = {name: each.member(Sort) for name, each in keys["columns"].keys.items()}
    since = keys["from"].text if "from" in keys else ""
    return Registry(file, keys["key"].text, columns, since)


def _criteria(node: Node | None, columns: Mapping[str, Sort]) -> tuple[Criterion, ...]:
    def column(named: Node, _kinds: tuple[str, ...]) -> Fact:
        return _fact(named, columns)

    found = {} if node is None else node.keys
    for name, each in found.items():
        if name == EVERY:
            raise each.wrong(*_own_word(name))
    return tuple(Criterion(name, read_test(each, (), facts=column)) for name, each in found.items())


def _own_word(name: str) -> tuple[Message, Message]:
    return (
        message("'{name}' is a word that reports use themselves.", name=name),
        message("Give it another name."),
    )


def _fact(named: Node, columns: Mapping[str, Sort]) -> Fact:
    """A column of the registry as conditions speak of it."""
    sort = columns.get(named.text)
    if sort is None and not columns:
        raise named.wrong(
            message("There is no registry with the column '{name}'.", name=named.text),
            message("Declare it: registry: {{file: registry.csv, key: ..., columns: {{...}}}}."),
        )
    if sort is None:
        raise named.wrong(
            message("The registry has no column '{name}'.", name=named.text),
            meant(named.text, tuple(columns)),
        )
    return Fact(
        name=named.text,
        sort=FactSort.WORD if sort is Sort.TEXT else FactSort.NUMBER,
        unit="",
        meaning=message("{column}", column=named.text),
        kinds=(),
        measure="",
        is_open=sort is Sort.TEXT,
    )


def _bands(node: Node | None, columns: Mapping[str, Sort]) -> tuple[Band, ...]:
    return tuple(
        _band(name, each, columns) for name, each in ({} if node is None else node.keys).items()
    )


def _band(name: str, node: Node, columns: Mapping[str, Sort]) -> Band:
    keys = node.closed(("column",), ("bounds",))
    fact = _fact(keys["column"], columns)
    if "bounds" not in keys:
        return Band(name, fact.name, ())
    if not fact.is_number:
        raise keys["bounds"].wrong(
            message("The column '{name}' holds words, and bounds are of numbers.", name=fact.name),
            message("Leave the bounds out: each word is a class of its own."),
        )
    classes = tuple(_class(each) for each in keys["bounds"].list)
    named: set[str] = set()
    for each, one in zip(keys["bounds"].list, classes, strict=True):
        if one.name in (UNKNOWN, NOT_IN_REGISTRY):
            raise each.wrong(*_own_word(one.name))
        if one.name in named:
            raise each.wrong(
                message("The class '{name}' is there twice.", name=one.name),
                message("Give each class a name of its own."),
            )
        named.add(one.name)
    for one, next_ in itertools.pairwise(classes):
        if one.below is None or next_.least is None or one.below != next_.least:
            raise keys["bounds"].wrong(
                message("'{one}' does not end where '{other}' begins.", one=one.name,
                        other=next_.name),
                message("Write the classes in their order, each 'from' where the last is 'below'."),
            )  # fmt: skip
    return Band(name, fact.name, classes)


def _class(node: Node) -> Class:
    keys = node.closed(("name",), ("from", "below"))
    return Class(
        keys["name"].text,
        keys["from"].number if "from" in keys else None,
        keys["below"].number if "below" in keys else None,
    )
