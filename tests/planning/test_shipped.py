"""What sheetgen ships holds in a workspace that has none of its own, or under its own."""

import shutil
from pathlib import Path

import pytest

from running import run
from sheetgen.planning.layouts import read_layouts
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from sheetgen.sources.shipped import KINDS, home, shipped_files
from small import ROOT, make_workspace

LOW = "STA-110"


def without_own(folder: Path, settings: str = "") -> Path:
    """A workspace with plans and settings alone."""
    make_workspace(folder)
    for kind in ("rules", "templates"):
        shutil.rmtree(folder / kind)
    path = folder / "sheetgen.toml"
    path.write_text(f"{path.read_text('utf-8')}\n{settings}", encoding="utf-8")
    return folder


def opened(folder: Path) -> Setup:
    return open_setup(read_workspace(folder))


def own_rule(folder: Path, code: str, old: str, new: str) -> None:
    """One shipped rule, changed, as the only file of the workspace's own rules."""
    text = (ROOT / "rules/status.yaml").read_text("utf-8")
    (rule,) = (f"- code:{each}" for each in text.split("- code:") if each.startswith(f" {code}"))
    assert rule.count(old) >= 1
    (folder / "rules").mkdir()
    (folder / "rules/nuestras.yaml").write_text(rule.replace(old, new, 1), encoding="utf-8")


def test_a_workspace_without_rules_and_forms_uses_the_shipped_ones_as_they_are(
    tmp_path: Path,
) -> None:
    setup = opened(without_own(tmp_path))
    whole = opened(make_workspace(tmp_path / "whole"))

    assert [each.code for each in whole.rules] == [each.code for each in setup.rules]
    assert {each.file.rpartition("/")[0] for each in setup.rules} == {"sheetgen/rules"}
    assert [each.columns for each in whole.forms] == [each.columns for each in setup.forms]


def test_a_rule_of_ones_own_stands_in_the_place_of_the_shipped_one_of_its_code(
    tmp_path: Path,
) -> None:
    folder = without_own(tmp_path, "[shipped]\nrules = true\n")
    own_rule(folder, LOW, "remedy:\n    es: ", "remedy:\n    es: Nuestro. ")

    setup = opened(folder)

    assert [each.code for each in opened(make_workspace(tmp_path / "w")).rules] == [
        each.code for each in setup.rules
    ]
    (ours,) = (each for each in setup.rules if each.file == "rules/nuestras.yaml")
    assert ours.code == LOW
    assert dict(ours.remedy)["es"].startswith("Nuestro. ")


def test_a_workspace_with_rules_of_its_own_and_no_word_of_it_uses_these_alone(
    tmp_path: Path,
) -> None:
    folder = without_own(tmp_path)
    own_rule(folder, LOW, "remedy:\n    es: ", "remedy:\n    es: Nuestro. ")

    done = run(folder, "rules", "list", "--json")

    assert done.stdout.count('"code": "') == 1


def test_a_form_and_a_layout_of_ones_own_stand_for_the_shipped_ones_of_their_name(
    tmp_path: Path,
) -> None:
    folder = without_own(tmp_path, "[shipped]\ntemplates = true\nlayouts = true\n")
    for kind, name in (("templates", "indicators.yaml"), ("layouts", "anexo-de-metas.yaml")):
        (folder / kind).mkdir()
        shutil.copy(ROOT / kind / name, folder / kind / name)

    files = {each.file for each in opened(folder).forms}
    layouts = {each.file for each in read_layouts(read_workspace(folder))}

    assert {"sheetgen/templates/activities.yaml", "templates/indicators.yaml"} == files
    assert {
        "layouts/anexo-de-metas.yaml",
        "sheetgen/layouts/matriz-de-seguimiento.yaml",
    } == layouts


def test_the_repository_is_the_home_of_what_is_shipped_and_uses_each_file_once() -> None:
    files = [each.file for each in opened(ROOT).rules]

    assert home() == ROOT
    assert all(shipped_files(kind) for kind in KINDS)
    assert not any(each.startswith("sheetgen/") for each in files)


def test_the_manifest_names_the_shipped_files_with_their_digests(tmp_path: Path) -> None:
    from sheetgen.inputs import Listing

    listing = Listing.of(read_workspace(without_own(tmp_path)))

    assert "sheetgen/rules/status.yaml" in listing.sources
    assert "sheetgen/templates/activities.yaml" in listing.sources


@pytest.mark.parametrize(
    ("line", "where"), [("rules = 1", "shipped: rules"), ("reglas = true", "shipped: reglas")]
)
def test_a_wrong_word_about_what_is_shipped_is_told_with_its_key(
    tmp_path: Path, line: str, where: str
) -> None:
    done = run(without_own(tmp_path, f"[shipped]\n{line}\n"), "rules", "list")

    assert done.returncode == 2
    assert f"sheetgen.toml: {where}" in done.stderr
