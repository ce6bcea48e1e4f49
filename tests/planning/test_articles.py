"""The articles of a plan's levels: for the words of the narrative, and for nothing else."""

from pathlib import Path

import pytest

from sheetgen.model.article import Article
from sheetgen.model.plan import Plan
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from small import POLICY, make_workspace

BEFORE = POLICY["plan.toml"]
BETWEEN = BEFORE.replace("[index]", '[articles]\nOP = "el"\nSS = "la"\n\n[index]')
BEFORE_A_COMMENT = BEFORE.replace("[index]", "# How it is averaged.\n[index]")


def read(folder: Path, definition: str) -> Plan:
    tables = POLICY | {"plan.toml": definition}
    (plan,) = read_plans(read_workspace(make_workspace(folder, {"agua": tables})))
    return plan


def test_a_level_takes_its_article(tmp_path: Path) -> None:
    assert [Article("el", "los"), Article("la", "las")] == [
        each.article for each in read(tmp_path, BETWEEN).levels
    ]


def test_a_level_may_go_without(tmp_path: Path) -> None:
    definition = BEFORE.replace("[index]", '[articles]\nSS = "el/las"\n\n[index]')

    assert [None, Article("el", "las")] == [
        each.article for each in read(tmp_path, definition).levels
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEFORE, BETWEEN),
        (BEFORE, f'{BEFORE}\n[articles]\nOP = "el"'),
        (BEFORE, f'{BEFORE}\n[articles]\nOP = "el"\n'),
        (BEFORE_A_COMMENT, BETWEEN.replace("[index]", "# How it is averaged.\n[index]")),
    ],
    ids=["between", "last", "last line", "before a comment"],
)
def test_templates_issued_before_the_articles_are_still_the_plan_s(
    tmp_path: Path, before: str, after: str
) -> None:
    assert before != after
    assert read(tmp_path / "before", before).digest == read(tmp_path / "after", after).digest


def test_any_other_change_of_the_definition_is_seen(tmp_path: Path) -> None:
    changed = BETWEEN.replace("cap = 100", "cap = 90")

    assert read(tmp_path / "before", BEFORE).digest != read(tmp_path / "after", changed).digest


def test_a_note_is_read_and_does_not_make_templates_stale(tmp_path: Path) -> None:
    noted = BEFORE.replace("kind =", 'note = "Un extracto: falta el objetivo 3."\nkind =', 1)

    before, after = read(tmp_path / "before", BEFORE), read(tmp_path / "after", noted)

    assert after.note == "Un extracto: falta el objetivo 3."
    assert before.note == ""
    assert before.digest == after.digest
