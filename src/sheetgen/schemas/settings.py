"""The schemas of sheetgen.toml and plan.toml."""

from sheetgen.language.languages import all_languages, codes
from sheetgen.model.kinds import PlanKind
from sheetgen.model.scale import SCALES
from sheetgen.model.traits import Intermediate
from sheetgen.planning import (
    deadlines,
    forecasting,
    limits,
    plan_toml,
    settings,
    theme,
    thresholds,
)
from sheetgen.schemas.schema_parts import (
    FLAG,
    MONTH,
    TEXT,
    Schema,
    keyed,
    listed,
    name_of,
    one_of,
    whole,
)
from sheetgen.sources.shipped import KINDS

_BOUND: Schema = {"type": "number", "minimum": 0}
_STRING: Schema = {"type": "string"}


def settings_schema() -> Schema:
    """sheetgen.toml."""
    scale = one_of(SCALES)
    where = {
        "by": one_of(thresholds.SCOPES),
        "value": TEXT,
        "plan": TEXT,
        "since": MONTH,
        "until": MONTH,
    }
    threshold = {
        **keyed(where, ("by",), thresholds.WHERE[1:]),
        "additionalProperties": _BOUND,
        "not": {"propertyNames": {"enum": list(thresholds.WHERE)}},  # it sets some bound
        "if": {"properties": {"by": {"const": "default"}}},
        "then": {"not": {"required": ["value"]}},
        "else": {"required": ["value"]},
    }
    threshold["properties"]["scale"] = scale
    tables = {
        "name": TEXT,
        "language": one_of(codes()),
        "locale": {**TEXT, "examples": ["es_PE"]},
        "paths": keyed(dict.fromkeys(settings.PATHS, TEXT), (), settings.PATHS),
        "thresholds": {
            "type": "object",
            "properties": {"scale": scale},
            "additionalProperties": _BOUND,
        },
        "threshold": {"type": "array", "items": threshold},
        "deadlines": keyed(
            {
                **{
                    key: {"type": "integer", "minimum": 0, "maximum": most}
                    for key, most in deadlines.MOST.items()
                },
                "periods": {"type": "object", "propertyNames": MONTH},
            },
            (),
            deadlines.KEYS,
        ),
        "theme": keyed(
            {
                key: {**_STRING, "pattern": theme.COLOUR.pattern} if "colour" in key else TEXT
                for key in theme.KEYS
            },
            (),
            theme.KEYS,
        ),
        "limits": keyed(
            {
                key: {"type": "integer", "minimum": 1, "maximum": limits.HIGHEST}
                for key in limits.KEYS
            },
            (),
            limits.KEYS,
        ),
        "forecast": keyed(
            {
                "points": {
                    "type": "integer",
                    "minimum": forecasting.FEWEST,
                    "maximum": forecasting.MOST,
                },
                "right_within": {"type": "number", "minimum": 0, "maximum": 100},
            },
            (),
            forecasting.KEYS,
        ),
        "shipped": keyed(dict.fromkeys(KINDS, FLAG), (), KINDS),
    }
    return whole("sheetgen.toml", keyed(tables, (), settings.KEYS))


def plan_schema() -> Schema:
    """plan.toml."""
    texts: Schema = {"type": "object", "additionalProperties": TEXT}
    articles = dict.fromkeys(name for each in all_languages() for name in each.articles)
    index = {
        "cap": {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"const": "none"}]},
        "missing": one_of(plan_toml.MISSING),
        "over": one_of(plan_toml.OVER),
        "coverage": {"type": "number", "minimum": 0, "maximum": 100},
    }
    keys = {
        "code": {**TEXT, "maxLength": 60},
        "name": TEXT,
        "note": TEXT,
        "kind": name_of(PlanKind),
        "from": MONTH,
        "until": MONTH,
        "levels": texts,
        "plurals": texts,
        "articles": {"type": "object", "additionalProperties": one_of(articles)},
        "index": keyed(index, (), plan_toml.INDEX_KEYS),
        "targets": one_of([each.value for each in Intermediate]),
        "printed_cap": {"type": "number", "exclusiveMinimum": 0},
        "published": {
            "type": "object",
            "propertyNames": MONTH,
            "additionalProperties": {"type": "number"},
        },
        "annexes": listed(TEXT),
    }
    optional = (key for key in plan_toml.KEYS if key not in plan_toml.REQUIRED)
    return whole("plan.toml", keyed(keys, plan_toml.REQUIRED, optional))
