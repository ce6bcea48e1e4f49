"""Every schema by its name, as the files of ``schemas/`` hold it."""

import json
from collections.abc import Callable

from sheetgen.schemas.report_files import report_schema
from sheetgen.schemas.schema_parts import Schema
from sheetgen.schemas.settings import plan_schema, settings_schema
from sheetgen.schemas.yaml_files import (
    form_schema,
    layout_schema,
    mapping_schema,
    phrases_schema,
    rules_schema,
)

SCHEMAS: dict[str, Callable[[], Schema]] = {
    "settings": settings_schema,
    "plan": plan_schema,
    "form": form_schema,
    "rules": rules_schema,
    "layout": layout_schema,
    "phrases": phrases_schema,
    "report": report_schema,
    "mapping": mapping_schema,
}


def file_of(name: str) -> str:
    """What the file of a schema is called."""
    return f"{name}.schema.json"


def text_of(name: str) -> str:
    """A schema as its file holds it."""
    return f"{json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1)}\n"
