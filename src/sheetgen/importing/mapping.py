"""The mapping file: how the columns of a matrix are read, edited by people, used again next year.

It names columns by their headings, with {year} where a year stands, so that the same file reads
next year's matrix. Its keys are closed (docs/importing.md).
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sheetgen.errors import PlanError
from sheetgen.importing.nouns import Role
from sheetgen.language.matrix_words import plain
from sheetgen.language.message import message
from sheetgen.records import Struct, field, replace
from sheetgen.sources.yaml_source import Node, read_yaml

REQUIRED, MAY = ("tables",), ("year", "plan", "levels", "skip", "assume")
PLAN_MAY = ("name",)
TABLE_KEYS = ("sheet", "columns")
TABLE_MAY = ("kind", "codes", "programmed", "executed", "pairs", "financial", "uncoded",
             "incomplete")  # fmt: skip
COLUMN_KEYS, COLUMN_MAY = ("heading", "is"), ("column", "level", "year", "month")
KINDS = ("indicators", "activities", Role.ASKED.value)
_SCHEMA = "# yaml-language-server: $schema=../schemas/mapping.schema.json"
"""What an editor completes and marks it by."""
ASSUMED = ("offices", "unit", "direction", "aggregation", "frequency")
CODES = ("text", "as-shown")
MONTHS = ("monthly", "accumulated", Role.ASKED.value)
PAIRS = ("physical-first", "financial-first", "programmed-first", "apart", Role.ASKED.value)
FINANCIAL = ("pim", "left-out", Role.ASKED.value)
UNCODED = ("groups", "left-out", Role.ASKED.value)
INCOMPLETE = ("write", Role.ASKED.value)
_ANSWERED = ("programmed", "executed", "pairs", "financial", "uncoded", "incomplete")
"""Keys of a table that are written only where they are said or asked."""
TWELVE = 12
_ASKED = f'"{Role.ASKED.value}"'


class Mapped(Struct, frozen=True, kw_only=True):
    """A column as the mapping says it: its heading, its letter where two share one, its role."""

    heading: str
    column: str
    role: Role
    level: str = ""
    year: int | None = None
    month: int | None = None


class MappedTable(Struct, frozen=True, kw_only=True):
    """A table as the mapping says it.

    ``codes``: "as-shown" where codes that are numbers are what the cells show. ``programmed`` and
    ``executed``: whether the figures of months are of each month or to date. ``pairs``: which of
    the two rows of an item comes first; ``financial``: whether the money of the year stands for
    the modified budget; ``uncoded``: what rows with a name and money alone are;
    ``incomplete``: whether the plan is written where most has no place. "" where not said.
    """

    sheet: str
    kind: str = ""
    codes: str = "text"
    programmed: str = ""
    executed: str = ""
    pairs: str = ""
    financial: str = ""
    uncoded: str = ""
    incomplete: str = ""
    columns: tuple[Mapped, ...] = ()

    def of(self, heading: str, letters: str) -> Mapped | None:
        """What it says of a column; one that names its letter comes first."""
        said = [
            each for each in self.columns if plain_heading(each.heading) == plain_heading(heading)
        ]
        exact = [each for each in said if each.column == letters]
        open_ = [each for each in said if not each.column]
        return next(iter((*exact, *open_)), None)


class MatrixMapping(Struct, frozen=True, kw_only=True):
    """What a mapping file says; ``tables`` by sheet, in order; all of it may be empty."""

    year: int | None = None
    name: str = ""
    levels: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[MappedTable, ...] = ()
    skip: tuple[str, ...] = ()
    assume: Mapping[str, str] = field(default_factory=dict)


def with_asked(table: MappedTable, keys: Sequence[str]) -> MappedTable:
    """The table with a "?" at each key that is asked."""

    def said(key: str) -> str:
        return Role.ASKED.value if key in keys else getattr(table, key)

    return replace(
        table, programmed=said("programmed"), executed=said("executed"), pairs=said("pairs"),
        financial=said("financial"), uncoded=said("uncoded"),
        incomplete=said("incomplete"),
    )  # fmt: skip


def plain_heading(heading: str) -> str:
    """A heading as headings are compared."""
    return " / ".join(plain(part) for part in heading.split(" / "))


def read_mapping(path: Path) -> MatrixMapping:
    """Read a mapping file; a PlanError for a key or word it does not know."""
    keys = read_yaml(path, path.parent, PlanError).closed(REQUIRED, MAY)
    plan = keys["plan"].closed((), PLAN_MAY) if "plan" in keys else {}
    return MatrixMapping(
        year=keys["year"].whole if "year" in keys else None,
        name=plan["name"].text if "name" in plan else "",
        levels=_texts(keys["levels"]) if "levels" in keys else {},
        tables=tuple(_table(each) for each in keys["tables"].list),
        skip=tuple(each.text for each in keys["skip"].list) if "skip" in keys else (),
        assume=_assume(keys["assume"]) if "assume" in keys else {},
    )


def _texts(node: Node) -> dict[str, str]:
    return {key: each.text for key, each in node.keys.items()}


def _assume(node: Node) -> dict[str, str]:
    return {key: each.text for key, each in node.closed((), ASSUMED).items()}


def _table(node: Node) -> MappedTable:
    keys = node.closed(TABLE_KEYS, TABLE_MAY)

    def word(key: str, words: tuple[str, ...], default: str) -> str:
        said = keys[key].one_of(words) if key in keys else default
        return default if said == Role.ASKED.value else said

    return MappedTable(
        sheet=keys["sheet"].text,
        kind=word("kind", KINDS, ""),
        codes=word("codes", CODES, "text"),
        programmed=word("programmed", MONTHS, ""),
        executed=word("executed", MONTHS, ""),
        pairs=word("pairs", PAIRS, ""),
        financial=word("financial", FINANCIAL, ""),
        uncoded=word("uncoded", UNCODED, ""),
        incomplete=word("incomplete", INCOMPLETE, ""),
        columns=tuple(_mapped(each) for each in keys["columns"].list),
    )


def _mapped(node: Node) -> Mapped:
    keys = node.closed(COLUMN_KEYS, COLUMN_MAY)
    month = keys["month"].whole if "month" in keys else None
    if month is not None and not 1 <= month <= TWELVE:
        raise keys["month"].wrong(
            message("Found {found}.", found=month), message("Write a month from 1 to 12.")
        )
    return Mapped(
        heading=keys["heading"].text,
        column=keys["column"].text if "column" in keys else "",
        role=keys["is"].member(Role),
        level=keys["level"].text if "level" in keys else "",
        year=keys["year"].whole if "year" in keys else None,
        month=month,
    )


def write_mapping(mapping: MatrixMapping, comments: tuple[str, ...]) -> str:
    """The file that says this mapping, with comments at its head."""
    told = (f"# {each}" if each else "#" for each in comments)
    return "\n".join((_SCHEMA, *told, *_lines(mapping), ""))


def _lines(mapping: MatrixMapping) -> Iterator[str]:
    if mapping.year is not None:
        yield f"year: {mapping.year}"
    if mapping.name:
        yield "plan:"
        yield f"  name: {_quoted(mapping.name)}"
    for key, texts in (("levels", mapping.levels), ("assume", mapping.assume)):
        if texts:
            yield f"{key}:"
            yield from (f"  {_quoted(name)}: {_quoted(text)}" for name, text in texts.items())
    if mapping.skip:
        yield f"skip: [{', '.join(map(_quoted, mapping.skip))}]"
    yield "tables:"
    for table in mapping.tables:
        yield f"  - sheet: {_quoted(table.sheet)}"
        yield f"    kind: {table.kind or _ASKED}"
        for key in _ANSWERED:
            if said := getattr(table, key):
                yield f"    {key}: {_ASKED if said == Role.ASKED.value else said}"
        if table.codes != "text":
            yield f"    codes: {table.codes}"
        yield "    columns:"
        yield from (f"      - {{{_said(each)}}}" for each in dict.fromkeys(table.columns))


def _said(mapped: Mapped) -> str:
    said = [f"heading: {_quoted(mapped.heading)}"]
    if mapped.column:
        said.append(f"column: {mapped.column}")
    role = _ASKED if mapped.role is Role.ASKED else mapped.role.value
    said.append(f"is: {role}")
    if mapped.level:
        said.append(f"level: {_quoted(mapped.level)}")
    said += [f"{key}: {value}" for key in ("year", "month") if (value := getattr(mapped, key))]
    return ", ".join(said)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
