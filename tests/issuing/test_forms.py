"""What a form may ask, and what is told of one that cannot be used."""

from pathlib import Path

import pytest

from sheetgen.errors import FormError, WorkspaceError
from sheetgen.issuing.forms import read_forms
from sheetgen.language.speaker import speaker
from sheetgen.model.form import Form
from sheetgen.model.status import Status
from small import make_workspace


def forms(tmp_path: Path, old: str = "", new: str = "") -> dict[str, Form]:
    """The shipped forms, one of them changed."""
    root = make_workspace(tmp_path / "w")
    path = root / "templates" / "indicators.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    return {form.name: form for form in read_forms(root / "templates", root)}


def test_reasons_are_offered_in_both_languages(tmp_path: Path) -> None:
    reason = forms(tmp_path)["indicators"].column("reason")

    offered = dict(reason.choices)
    assert len(offered["es"]) == len(offered["en"]) == 11
    assert reason.wanted_when == (Status.LOW, Status.MISSING, Status.ATYPICAL)


PROGRESS = (
    "  - {field: progress, shows: progress, heading: "
    "{es: Avance (%), en: Progress (%)}, width: 9}\n"
)
STATUS = (
    "  - {field: status, shows: status, heading: "
    "{es: Estado según la cifra, en: Status of the figure}, width: 12}\n"
)


MONTH = "{heading: {es: a, en: b}, hint: {es: a, en: b}}"


@pytest.mark.parametrize(
    ("old", "new", "key", "fault"),
    [
        ("        - Other (type it)\n", "", "choices", "do not offer the same"),
        ("wanted_when: [low, missing, atypical]", "wanted_when: [bad]", "wanted_when", "bad"),
        ("{field: progress,", "{field: progreso,", "field", "has that field too"),
        (STATUS, "", "wanted_when", "No column shows the status"),
        (PROGRESS, "", "shows", "no column shows that"),
        ("shows: target,", "shows: target, choices: {es: [a], en: [b]},", "choices", "Only a text"),
        ("shows: target,", "shows: target, goes_with: reason,", "goes_with", "a text or a date"),
        ("shows: unit,", f"shows: unit, of_month: {MONTH},", "of_month", "Only a figure"),
        ("field: actual", "field: atual", "columns", "No column has the field"),
        ("es: Avance (%)", "es: Meta del año", "columns", "stands in two columns"),
        ("goes_with: corrective", "goes_with: reasons", "goes_with", "No text of the form"),
        ("shows: target,", "", "columns", "A column shows a value of the plan, asks"),
        ("shows: target,", "shows: target, asks: text,", "columns", "A column shows a value"),
    ],
)
def test_a_form_that_cannot_be_used_names_its_key(
    tmp_path: Path, old: str, new: str, key: str, fault: str
) -> None:
    with pytest.raises(FormError) as stopped:
        forms(tmp_path, old, new)

    assert stopped.value.where.startswith("templates/indicators.yaml")
    assert key in stopped.value.where
    assert fault in str(stopped.value.fault)
    for language in ("es", "en"):
        assert speaker(language, "es_PE").say(stopped.value.remedy)


def test_a_column_that_repeats_another_is_named_where_it_was_added(tmp_path: Path) -> None:
    added = "  - {field: comment, asks: text, heading: {es: Otro, en: Other}}\n"

    with pytest.raises(FormError) as stopped:
        forms(tmp_path, "", added)

    lines = (tmp_path / "w/templates/indicators.yaml").read_text(encoding="utf-8").splitlines()
    assert f"(line {lines.index(added.rstrip()) + 1})" in stopped.value.where


def test_a_folder_without_a_form_says_how_to_have_one(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()

    with pytest.raises(WorkspaceError) as stopped:
        read_forms(tmp_path / "templates", tmp_path)

    assert "templates" == stopped.value.where
    assert "holds no form" in str(stopped.value.fault)
