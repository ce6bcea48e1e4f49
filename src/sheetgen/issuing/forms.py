"""Reads the forms of ``templates/*.yaml``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sheetgen.errors import FormError, WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.form import Ask, Column, Form
from sheetgen.model.plan import Kind
from sheetgen.sources.spelling import known_words
from sheetgen.sources.yaml_source import read_yaml

_FORM_KEYS = ("form", "version", "applies_to", "sheet", "columns")
_COLUMN_KEYS = ("field", "shows", "asks", "unit", "prefill", "heading", "hint", "width")
_LANGUAGES = ("es", "en")
SHOWN = ("plan", "code", "name", "unit", "target", "programmed", "previous", "offices")
_UNITS = ("item", "soles", "text")
_ASKED = {"activity": ("actual", "pim", "accrued"), "indicator": ("actual",)}
_KEY = "code"


def read_forms(folder: Path, shown: str) -> tuple[Form, ...]:
    """Every form of the folder, in the order of the file names.

    Raises FormError for what a form may not hold, WorkspaceError where there is none.
    """
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise WorkspaceError(
            shown,
            message("holds no form (*.yaml)."),
            message("Copy the forms of the example workspace: sheetgen init."),
        )
    return tuple(_form(path, f"{shown}/{path.name}") for path in paths)


def _form(path: Path, where: str) -> Form:
    raw = read_yaml(path, where, FormError)
    _closed(raw, _FORM_KEYS, _FORM_KEYS, where)
    applies_to = tuple(raw["applies_to"])
    kinds = [kind.value for kind in Kind]
    for kind in applies_to:
        if kind not in kinds:
            raise FormError(f"{where}: applies_to", *known_words(str(kind), kinds))
    columns = tuple(
        _column(column, f"{where}: columns: {count}")
        for count, column in enumerate(raw["columns"], start=1)
    )
    _check_fields(columns, applies_to, f"{where}: columns")
    return Form(
        name=raw["form"],
        applies_to=applies_to,
        sheets=_texts(raw["sheet"], f"{where}: sheet"),
        version=str(raw["version"]),
        columns=columns,
        file=where,
    )


def _closed(table: object, known: tuple[str, ...], required: tuple[str, ...], where: str) -> None:
    if not isinstance(table, Mapping):
        raise FormError(
            where,
            message("holds {found}, expected keys and values.", found=repr(table)),
            message("See docs/forms.md."),
        )
    for key in table:
        if key not in known:
            raise FormError(f"{where}: {key}", *known_words(str(key), known))
    for key in required:
        if key not in table:
            raise FormError(
                f"{where}: {key}",
                message("the key is missing."),
                message("Add it; docs/forms.md shows every key."),
            )


def _column(raw: Mapping[str, Any], where: str) -> Column:
    _closed(raw, _COLUMN_KEYS, ("field", "heading"), where)
    if ("shows" in raw) == ("asks" in raw):
        raise FormError(
            where,
            message("a column either shows a value of the plan or asks the office for one."),
            message("Write `shows: target` or `asks: figure`, one of the two."),
        )
    if "shows" in raw and raw["shows"] not in SHOWN:
        raise FormError(f"{where}: shows", *known_words(str(raw["shows"]), SHOWN))
    asks = [ask.value for ask in Ask]
    if "asks" in raw and raw["asks"] not in asks:
        raise FormError(f"{where}: asks", *known_words(str(raw["asks"]), asks))
    unit = raw.get("unit", "text")
    if unit not in _UNITS:
        raise FormError(f"{where}: unit", *known_words(str(unit), _UNITS))
    return Column(
        field=str(raw["field"]),
        headings=_texts(raw["heading"], f"{where}: heading"),
        hints=_texts(raw["hint"], f"{where}: hint") if "hint" in raw else (),
        ask=Ask(raw["asks"]) if "asks" in raw else None,
        unit=unit,
        width=float(raw.get("width", 16)),
        prefill=raw.get("prefill"),
    )


def _texts(raw: object, where: str) -> tuple[tuple[str, str], ...]:
    _closed(raw, _LANGUAGES, _LANGUAGES, where)
    return tuple((key, str(text)) for key, text in raw.items()) if isinstance(raw, Mapping) else ()


def _check_fields(columns: tuple[Column, ...], applies_to: tuple[str, ...], where: str) -> None:
    fields = [column.field for column in columns]
    asked = _ASKED["indicator" if "indicator" in applies_to else "activity"]
    for field in (_KEY, *asked):
        if field not in fields:
            raise FormError(
                where,
                message("no column has the field {field}.", field=repr(field)),
                message("Add it: rows are found by it, or judged by it."),
            )
    for name, values in (
        ("field", fields),
        *((f"heading {lang}", [dict(c.headings)[lang] for c in columns]) for lang in _LANGUAGES),
    ):
        for value in values:
            if values.count(value) > 1:
                raise FormError(
                    where,
                    message("{name} {value} stands twice.", name=name, value=repr(value)),
                    message("Give each column its own."),
                )
    for column in columns:
        if column.ask is Ask.FIGURE and column.field not in asked:
            raise FormError(
                f"{where}: {column.field}",
                message("a figure column must be one of {known}.", known=list(asked)),
                message("Ask for anything else as text."),
            )
