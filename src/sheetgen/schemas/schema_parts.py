"""The parts that schemas are made of."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any

from sheetgen.language.languages import codes, needed
from sheetgen.sources.entries import all_names

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "pattern": r"\S"}
NUMBER: Schema = {"type": "number"}
FLAG: Schema = {"type": "boolean"}
MONTH: Schema = {"type": "string", "pattern": r"^[0-9]{4}-(0[1-9]|1[0-2])$"}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def whole(title: str, schema: Schema) -> Schema:
    """A schema that stands in a file of its own."""
    return {"$schema": _DIALECT, "title": title, **schema}


def closed(properties: Mapping[str, Schema], required: Iterable[str] = (), **more: Any) -> Schema:  # noqa: ANN401 - whatever a schema holds
    """Keys and values: no key is unknown, and none of ``required`` is missing."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
        **more,
    }


def keyed(
    schemas: Mapping[str, Schema],
    required: Iterable[str],
    optional: Iterable[str] = (),
    **more: Any,  # noqa: ANN401 - whatever a schema holds
) -> Schema:
    """The same from the reader's own keys; a key that no schema is given for stops it.

    Raises KeyError.
    """
    needed_keys = tuple(required)
    keys = (*needed_keys, *optional)
    strangers = set(schemas) - set(keys)
    if strangers:
        raise KeyError(strangers)
    return closed({key: schemas[key] for key in keys}, needed_keys, **more)


def one_of(words: Iterable[str]) -> Schema:
    """One of these words."""
    return {"enum": list(dict.fromkeys(words))}


def code_of(entries: type[Enum]) -> Schema:
    """The code of an entry of a table."""
    return one_of(str(each.value) for each in entries)


def name_of(entries: type[Enum]) -> Schema:
    """An entry of a table by its code or by its name in any language."""
    return one_of(all_names(entries))


def listed(item: Schema, least: int = 1, **more: Any) -> Schema:  # noqa: ANN401 - whatever a schema holds
    """A list with something in it."""
    return {"type": "array", "items": item, "minItems": least, **more}


def in_languages(item: Schema = TEXT) -> Schema:
    """The same in each language: those that are needed, and any other."""
    return closed(dict.fromkeys(codes(), item), needed())
