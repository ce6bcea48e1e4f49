"""The schema of the plans of paragraphs of reports/."""

from sheetgen.drafting import paragraph_plans
from sheetgen.drafting.sentence_table import SENTENCES
from sheetgen.model.draft_plan import Drawing, Each, Fact
from sheetgen.model.kinds import PlanKind
from sheetgen.schemas.schema_parts import (
    TEXT,
    Schema,
    code_of,
    in_languages,
    keyed,
    listed,
    one_of,
    whole,
)

_PART: Schema = {"$ref": "#/$defs/part"}
_SAYING: Schema = {"$ref": "#/$defs/saying"}


def report_schema() -> Schema:
    """A plan of paragraphs."""
    keys = {
        "kind": code_of(PlanKind),
        "plan": TEXT,
        "title": in_languages(),
        "cover": listed(code_of(Fact)),
        "template": {**TEXT, "pattern": r"\.[dD][oO][cC][xX]$"},
        "body": listed(_PART),
    }
    own = keyed(
        {"text": in_languages(), "of": listed(TEXT)},
        paragraph_plans.OWN_KEYS,
        paragraph_plans.OWN_MAY,
    )
    return whole(
        "sheetgen: reports/*.yaml",
        {
            **keyed(keys, paragraph_plans.KEYS, paragraph_plans.MAY),
            "$defs": {
                "part": {"anyOf": _parts()},
                "saying": {"anyOf": [one_of(SENTENCES), own]},
            },
        },
    )


def _parts() -> list[Schema]:
    each = code_of(Each)
    said = listed(_SAYING)
    plain = {
        paragraph_plans.PARAGRAPH: said,
        paragraph_plans.LIST: said,
        paragraph_plans.QUOTES: listed(TEXT),
        paragraph_plans.CHART: code_of(Drawing),
    }
    section = {paragraph_plans.SECTION: in_languages(), "body": listed(_PART), "each": each}
    return [
        *(
            keyed({kind: what, "each": each}, (kind,), paragraph_plans.PART_MAY)
            for kind, what in plain.items()
        ),
        keyed({paragraph_plans.ANNEX: TEXT}, (paragraph_plans.ANNEX,)),
        keyed(section, (paragraph_plans.SECTION, "body"), ("each",)),
    ]
