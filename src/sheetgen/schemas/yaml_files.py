"""The schemas of forms, layouts, phrases, mappings of matrices and rules."""

from sheetgen.importing import mapping
from sheetgen.importing.nouns import Role
from sheetgen.issuing import forms
from sheetgen.model.form import Ask
from sheetgen.model.kinds import Kind
from sheetgen.model.layout import FIELDS, YEARLY
from sheetgen.model.recipe import Way
from sheetgen.model.severity import Severity
from sheetgen.model.status import Band, Status
from sheetgen.planning import layouts
from sheetgen.ruling import conditions, declaring, rule_files
from sheetgen.ruling.fact import Fact, Sort
from sheetgen.ruling.vocabulary import FACTS
from sheetgen.ruling.word_facts import KINDS
from sheetgen.schemas.schema_parts import (
    FLAG,
    MONTH,
    NUMBER,
    TEXT,
    Schema,
    closed,
    code_of,
    in_languages,
    keyed,
    listed,
    one_of,
    whole,
)
from sheetgen.texts import phrases
from sheetgen.texts.phrase import MEANINGS

_TEST: Schema = {"$ref": "#/$defs/test"}
_RULE: Schema = {"$ref": "#/$defs/rule"}
_TRUE: Schema = {"const": True}


def form_schema() -> Schema:
    """A form of templates/."""
    keys = {
        "form": TEXT,
        "version": TEXT,
        "applies_to": listed(code_of(Kind)),
        "sheet": in_languages(),
        "columns": listed(_form_column()),
    }
    return whole("sheetgen: templates/*.yaml", keyed(keys, forms.FORM_KEYS))


def _form_column() -> Schema:
    ways = {way.value: listed(TEXT, 2) for way in Way}
    keys = {
        "field": TEXT,
        "heading": in_languages(),
        "shows": one_of(forms.SHOWN),
        "asks": code_of(Ask),
        "computes": closed(ways, minProperties=1, maxProperties=1),
        "unit": one_of(forms.UNITS),
        "prefill": one_of(forms.PREFILLED),
        "hint": in_languages(),
        "width": NUMBER,
        "choices": in_languages(listed(TEXT)),
        "wanted_when": listed(code_of(Status)),
        "goes_with": TEXT,
        "of_month": closed(
            {"heading": in_languages(), "hint": in_languages()}, ("heading", "hint")
        ),
    }
    only_of_text = [{"required": [key]} for key in forms.OF_TEXT]
    only_of_told = [{"required": [key]} for key in forms.OF_TOLD]
    told = {"enum": [Ask.TEXT.value, Ask.DATE.value]}
    return keyed(
        keys,
        forms.COLUMN_KEYS,
        forms.COLUMN_MAY,
        oneOf=[{"required": [key]} for key in ("shows", "asks", "computes")],
        allOf=[
            {
                "if": {"anyOf": only_of_text},
                "then": {"required": ["asks"], "properties": {"asks": {"const": Ask.TEXT.value}}},
            },
            {
                "if": {"anyOf": only_of_told},
                "then": {"required": ["asks"], "properties": {"asks": told}},
            },
            {
                "if": {"required": ["of_month"]},
                "then": {"required": ["asks"], "properties": {"asks": {"const": Ask.FIGURE.value}}},
            },
        ],
    )


def layout_schema() -> Schema:
    """An annex of layouts/."""
    earlier = [f"{name}-{back}" for name in YEARLY for back in range(1, 10)]
    column = {
        "field": one_of((*FIELDS, *earlier)),
        "heading": TEXT,
        "width": {"type": "number", "exclusiveMinimum": 0, "maximum": layouts.WIDEST},
        "group": TEXT,
    }
    keys = {
        "plan": TEXT,
        "sheet": TEXT,
        "of": one_of(layouts.KINDS),
        "columns": listed(keyed(column, layouts.COLUMN_KEYS, layouts.COLUMN_MAY)),
        "title": TEXT,
        "total": TEXT,
        "source": TEXT,
        "notes": listed(TEXT),
        "decimals": {"type": "integer", "minimum": 0, "maximum": layouts.MOST_DECIMALS},
        "printed_cap": {"type": "number", "exclusiveMinimum": 0},
    }
    return whole("sheetgen: layouts/*.yaml", keyed(keys, layouts.KEYS, layouts.MAY))


def phrases_schema() -> Schema:
    """A file of phrases/."""
    finds: Schema = {"type": "object", "required": ["finds"]}
    example = keyed({"text": TEXT, "finds": TEXT}, phrases.EXAMPLE_KEYS, phrases.EXAMPLE_MAY)
    phrase = keyed(
        {
            "means": one_of(MEANINGS),
            "as": TEXT,
            "words": listed(TEXT),
            "examples": listed(
                example, 2, allOf=[{"contains": finds}, {"contains": {"not": finds}}]
            ),
        },
        phrases.PHRASE_KEYS,
        phrases.PHRASE_MAY,
        **{
            "if": {"properties": {"means": one_of(phrases.NAMING)}},
            "then": {"required": ["as"]},
            "else": {"not": {"required": ["as"]}},
        },
    )
    return whole(
        "sheetgen: phrases/*.yaml",
        keyed({"language": TEXT, "phrases": listed(phrase)}, phrases.KEYS),
    )


def mapping_schema() -> Schema:
    """A mapping of imports/: how the columns of an office's matrix are read."""
    whole_number: Schema = {"type": "integer"}
    column = {
        "heading": TEXT,
        "column": TEXT,
        "is": code_of(Role),
        "level": TEXT,
        "year": whole_number,
        "month": {"type": "integer", "minimum": 1, "maximum": mapping.TWELVE},
    }
    table = {
        "sheet": TEXT,
        "kind": one_of(mapping.KINDS),
        "codes": one_of(mapping.CODES),
        "programmed": one_of(mapping.MONTHS),
        "executed": one_of(mapping.MONTHS),
        "pairs": one_of(mapping.PAIRS),
        "financial": one_of(mapping.FINANCIAL),
        "uncoded": one_of(mapping.UNCODED),
        "incomplete": one_of(mapping.INCOMPLETE),
        "columns": listed(keyed(column, mapping.COLUMN_KEYS, mapping.COLUMN_MAY)),
    }
    keys = {
        "year": whole_number,
        "plan": keyed({"name": TEXT}, (), mapping.PLAN_MAY),
        "levels": {"type": "object", "additionalProperties": TEXT},
        "tables": listed(keyed(table, mapping.TABLE_KEYS, mapping.TABLE_MAY)),
        "skip": listed(TEXT),
        "assume": keyed(dict.fromkeys(mapping.ASSUMED, TEXT), (), mapping.ASSUMED),
    }
    return whole("sheetgen: imports/*.yaml", keyed(keys, mapping.REQUIRED, mapping.MAY))


def rules_schema() -> Schema:
    """A file of rules/: one rule, several, or several with the thresholds that they declare."""
    units = dict.fromkeys(fact.unit for fact in FACTS if fact.is_number)
    threshold = {
        "name": {**TEXT, "pattern": f"^{declaring.NAME.pattern}$"},
        "unit": one_of(units),
        "default": {"type": "number", "minimum": 0},
        "meaning": in_languages(),
    }
    several = listed(_RULE)
    declared = listed(keyed(threshold, declaring.THRESHOLD_KEYS))
    both = closed({"rules": {"anyOf": [several, _RULE]}, "thresholds": declared}, ("rules",))
    return whole(
        "sheetgen: rules/*.yaml",
        {
            "anyOf": [several, _RULE, both],
            "$defs": {"rule": _rule(), "test": _test()},
        },
    )


def _rule() -> Schema:
    example = {
        "name": TEXT,
        "facts": closed({fact.name: _value(fact) for fact in FACTS}),
        "fires": FLAG,
    }
    keys = {
        "code": {"type": "string", "pattern": r"^[A-Z]+-[0-9]{3}$"},
        "name": TEXT,
        "applies_to": listed(one_of(KINDS), uniqueItems=True),
        "when": _TEST,
        "summary": in_languages(),
        "message": in_languages(),
        "remedy": in_languages(),
        "why": in_languages(),
        "source": in_languages(),
        "wrong_when": in_languages(),
        "since": MONTH,
        "examples": listed(keyed(example, rule_files.EXAMPLE_KEYS)),
        "status": code_of(Status),
        "band": code_of(Band),
        "severity": code_of(Severity),
        "priority": {"type": "integer"},
        "until": MONTH,
        "beta": FLAG,
        "explains": listed(TEXT),
        "asks": listed(TEXT),
    }
    return keyed(
        keys,
        rule_files.REQUIRED,
        rule_files.OPTIONAL,
        **{
            "if": {"required": ["status"]},
            "then": {"required": ["priority"]},
            "else": {
                "required": ["severity"],
                "not": {"anyOf": [{"required": ["band"]}, {"required": ["priority"]}]},
            },
        },
    )


def _test() -> Schema:
    """What ``when`` may hold: groups of tests, and conditions by the sort of their fact."""
    groups = {"all": listed(_TEST), "any": listed(_TEST), "not": _TEST}
    return {
        "anyOf": [
            {"const": conditions.ALWAYS},
            *(closed({word: groups[word]}, (word,)) for word in conditions.GROUPS),
            *_conditions(),
        ]
    }


def _conditions() -> list[Schema]:
    numbers = [fact.name for fact in FACTS if fact.is_number]
    bound: Schema = {"anyOf": [NUMBER, closed({"threshold": TEXT}, ("threshold",))]}
    words = [fact for fact in FACTS if not fact.is_number]
    return [
        _condition([fact.name for fact in FACTS], dict.fromkeys(("present", "absent"), _TRUE)),
        _condition(numbers, dict.fromkeys(conditions.BOUNDED, bound)),
        *(
            _condition([fact.name], {"is": _value(fact), "is_one_of": listed(_value(fact))})
            for fact in words
        ),
    ]


def _condition(facts: list[str], compared: dict[str, Schema]) -> Schema:
    """A fact and one comparison."""
    return closed({"fact": one_of(facts), **compared}, ("fact",), minProperties=2, maxProperties=2)


def _value(fact: Fact) -> Schema:
    if fact.sort is Sort.NUMBER:
        return NUMBER
    if fact.sort is Sort.FLAG:
        return FLAG
    return TEXT if fact.is_open else one_of(fact.allowed)
