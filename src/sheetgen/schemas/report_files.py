"""The schema of the plans of paragraphs of reports/."""

from sheetgen.drafting import plan_files
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
        {"text": in_languages(), "of": listed(TEXT)}, plan_files.OWN_KEYS, plan_files.OWN_MAY
    )
    return whole(
        "sheetgen: reports/*.yaml",
        {
            **keyed(keys, plan_files.KEYS, plan_files.MAY),
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
        plan_files.PARAGRAPH: said,
        plan_files.LIST: said,
        plan_files.QUOTES: listed(TEXT),
        plan_files.CHART: code_of(Drawing),
    }
    section = {plan_files.SECTION: in_languages(), "body": listed(_PART), "each": each}
    return [
        *(
            keyed({kind: what, "each": each}, (kind,), plan_files.PART_MAY)
            for kind, what in plain.items()
        ),
        keyed({plan_files.ANNEX: TEXT}, (plan_files.ANNEX,)),
        keyed(section, (plan_files.SECTION, "body"), ("each",)),
    ]
