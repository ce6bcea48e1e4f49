"""``sheetgen init`` writes a workspace that works at once, and only where nothing is."""

import json
from pathlib import Path

import pytest

from running import run
from sheetgen.language.languages import codes
from small import ROOT

pytestmark = pytest.mark.sweep

STEPS = ("1. ", "2. ", "3. ")


@pytest.fixture(scope="module", params=codes())
def begun(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A workspace begun in each language."""
    folder = tmp_path_factory.mktemp("begun") / request.param
    done = run(folder.parent, "init", folder.name, "--language", request.param)

    assert (done.returncode, done.stderr) == (0, "")
    return folder


def results(folder: Path, plan: str) -> dict[str, str]:
    told = json.loads((folder / f"output/2026-03/{plan}/results.json").read_text("utf-8"))
    return {each["code"]: each["status"] for each in told["items"]}


def test_the_commands_of_its_readme_work_one_after_the_other(begun: Path) -> None:
    readme = (begun / "README.md").read_text("utf-8")
    named = [line.split("`")[1].split()[1:] for line in readme.splitlines() if line[:3] in STEPS]

    done = [run(begun, *words, language=begun.name) for words in named]

    assert [["build"], ["template", "--period", "2026-04"], ["plan", "check"]] == named
    assert [(0, ""), (0, ""), (0, "")] == [(each.returncode, each.stderr) for each in done]


def test_its_month_shows_every_status_that_offices_answer_for(begun: Path) -> None:
    run(begun, "build", language=begun.name)

    policy, programme = results(begun, "bienestar"), results(begun, "caminos")

    assert {
        "I.1": "on-track",
        "I.2": "low",
        "I.3": "missing",
        "I.4": "on-track",
        "I.5": "atypical",
    } == policy
    assert {
        "1": "on-track",
        "1.1": "on-track",
        "1.2": "low",
        "2": "on-track",
        "2.1": "on-track",
    } == programme


def test_no_word_of_the_example_is_left_to_be_filled_in(begun: Path) -> None:
    texts = [path for path in begun.rglob("*") if path.suffix in {".md", ".toml", ".csv"}]

    assert len(texts) == 13
    assert not [path.name for path in texts if "$" in path.read_text("utf-8")]


def test_the_same_workspace_is_written_with_the_same_bytes(begun: Path, tmp_path: Path) -> None:
    run(tmp_path, "init", "again", "--language", begun.name)

    for path in (tmp_path / "again").rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (begun / path.relative_to(tmp_path / "again")).read_bytes()


def test_with_rules_of_its_own_it_judges_by_copies_that_may_be_edited(tmp_path: Path) -> None:
    run(tmp_path, "init", "w", "--own-rules")
    listed = json.loads(run(tmp_path / "w", "rules", "list", "--json").stdout)

    assert (ROOT / "rules/status.yaml").read_bytes() == (
        tmp_path / "w/rules/status.yaml"
    ).read_bytes()
    assert not [each for each in listed if each["file"].startswith("sheetgen/")]
    assert run(tmp_path / "w", "build").returncode == 0


@pytest.mark.parametrize("name", ["a.txt", ".git", "sheetgen.toml"])
def test_nothing_is_written_into_a_folder_that_holds_something(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")

    done = run(tmp_path, "init", ".")

    assert done.returncode == 2
    assert name in done.stderr
    assert [name] == [path.name for path in tmp_path.iterdir()]


def test_nothing_is_written_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "w").write_text("mine", encoding="utf-8")

    assert run(tmp_path, "init", "w").returncode == 2
    assert (tmp_path / "w").read_text("utf-8") == "mine"


def test_what_an_init_that_was_killed_left_is_put_right_by_the_next(tmp_path: Path) -> None:
    left = tmp_path / "w/.sheetgen-new/new/plans"
    left.mkdir(parents=True)
    (left / "half.csv").write_text("half", encoding="utf-8")

    assert run(tmp_path, "init", "w").returncode == 0
    assert not list((tmp_path / "w").rglob("half.csv"))
    assert not (tmp_path / "w/.sheetgen-new").exists()


def note(folder: Path) -> dict[str, dict[str, str]]:
    return json.loads((folder / "shipped.json").read_text("utf-8"))


def test_shipped_rules_that_changed_are_named_until_they_are_taken_note_of(tmp_path: Path) -> None:
    run(tmp_path, "init", "w")
    folder = tmp_path / "w"
    today, before = note(folder), note(folder)
    before["rules"]["STA-110"] = "0" * 16
    before["rules"]["OLD-001"] = before["rules"].pop("STA-010")
    (folder / "shipped.json").write_text(json.dumps(before), encoding="utf-8")

    told = run(folder, "template", "--period", "2026-04")
    said = run(folder, "rules", "changes", "--json")
    accepted = run(folder, "rules", "changes", "--accept")
    after = run(folder, "template", "--period", "2026-04")

    assert told.returncode == 0
    assert "STA-110 (cambió)" in told.stderr
    assert [("OLD-001", "gone"), ("STA-010", "new"), ("STA-110", "changed")] == [
        (each["code"], each["how"]) for each in json.loads(said.stdout)["changes"]
    ]
    assert accepted.returncode == 0
    assert today == note(folder)
    assert after.stderr == ""


def test_a_note_of_before_there_were_reports_in_words_names_them_as_new(tmp_path: Path) -> None:
    run(tmp_path, "init", "w")
    before = note(tmp_path / "w")
    del before["reports"]
    (tmp_path / "w/shipped.json").write_text(json.dumps(before), encoding="utf-8")

    said = run(tmp_path / "w", "rules", "changes", "--json")

    assert [("politica", "new"), ("programa", "new")] == [
        (each["code"], each["how"]) for each in json.loads(said.stdout)["changes"]
    ]


def test_a_note_that_is_none_is_told_with_its_cure(tmp_path: Path) -> None:
    run(tmp_path, "init", "w")
    (tmp_path / "w/shipped.json").write_text("{}", encoding="utf-8")

    done = run(tmp_path / "w", "build")

    assert done.returncode == 2
    assert "sheetgen rules changes --accept" in done.stderr
    assert run(tmp_path / "w", "rules", "changes", "--accept").returncode == 0


def test_a_rule_of_ones_own_is_named_where_it_departs_from_the_shipped_one(tmp_path: Path) -> None:
    run(tmp_path, "init", "w", "--own-rules")
    rules = tmp_path / "w/rules/status.yaml"
    rules.write_text(rules.read_text("utf-8").replace("priority: 10\n", "priority: 11\n", 1))

    done = json.loads(run(tmp_path / "w", "rules", "changes", "--json").stdout)

    assert [("rules", "STA-010", "changed")] == [
        (each["kind"], each["code"], each["how"]) for each in done["own"]
    ]


def test_the_commands_of_the_spanish_page_work_as_they_stand(tmp_path: Path) -> None:
    page = (ROOT / "docs/espacio-de-trabajo.md").read_text("utf-8")
    lines = page.split("```sh\n")[1].split("```")[0].splitlines()
    named = [line.split("#")[0].split() for line in lines]

    first, (_, folder), *others = named
    done = [run(tmp_path, *first[1:])]
    done += [run(tmp_path / folder, *words[1:]) for words in others]

    assert len(done) == 4
    assert {(0, "")} == {(each.returncode, each.stderr) for each in done}


@pytest.mark.parametrize("page", ["oficina.es.md", "metodologia.es.md"])
def test_the_commands_of_the_spanish_pages_for_offices_and_methodologists_work(
    tmp_path: Path, page: str
) -> None:
    run(tmp_path, "init", "w")
    blocks = (ROOT / "docs" / page).read_text("utf-8").split("```sh\n")[1:]
    lines = [line for block in blocks for line in block.split("```")[0].splitlines()]

    done = [run(tmp_path / "w", *line.split("#")[0].split()[1:]) for line in lines]

    assert len(done) >= 3
    assert [] == [each.stderr for each in done if each.returncode > 1]


def test_the_threshold_of_the_page_for_methodologists_is_taken(tmp_path: Path) -> None:
    run(tmp_path, "init", "w")
    page = (ROOT / "docs/metodologia.es.md").read_text("utf-8")
    settings = tmp_path / "w/sheetgen.toml"
    told = settings.read_text("utf-8")
    scoped = page.split("```toml\n")[1].split("```")[0].partition("[[threshold]]")[2]
    settings.write_text(f"{told}\n[[threshold]]{scoped}", encoding="utf-8")

    done = run(tmp_path / "w", "rules", "list")

    assert (0, "") == (done.returncode, done.stderr)
