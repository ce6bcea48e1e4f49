"""What other rules would have done to the stored reports of the repository's own workspace."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from running import Done, run
from sheetgen.errors import RuleError
from sheetgen.language.speaker import speaker
from sheetgen.model.impact import Change, Edit, Impact, Outcome, PeriodImpact
from sheetgen.model.status import Band, Status
from sheetgen.planning.settings import read_workspace
from sheetgen.questions import impact
from sheetgen.ruling.trial import new_rules, tried_settings
from sheetgen.setup import Setup
from small import make_workspace

LOW = Outcome(Status.LOW, Band.LOW)
MEDIUM = Outcome(Status.ON_TRACK, Band.MEDIUM)
HIGH = Outcome(Status.ON_TRACK, Band.HIGH)


def asked(folder: Path, *words: str) -> Done:
    """Run the command as a person would."""
    return run(folder, "rules", "impact", *words)


def tried(setup: Setup, **figures: int) -> Impact:
    return impact(
        setup, setup.rules, tuple((name, Decimal(figure)) for name, figure in figures.items())
    )


def of(found: Impact, plan: str) -> PeriodImpact:
    return next(each for each in found.periods if each.plan == plan)


def items(found: PeriodImpact) -> list[Change]:
    return [each for each in found.changed if each.kind != "element"]


def test_a_higher_bound_moves_the_items_below_it_and_no_other(setup: Setup) -> None:
    found = tried(setup, low=80)

    # medio of 2024: 83.0, 76.0 and 92.0 (only 76.0 is below 80); of 2025: 76.9 and 79.7
    assert ["ISS.01.06.05.01"] == [each.code for each in items(of(found, "pndi"))]
    assert ["3.2", "P3.2"] == [each.code for each in items(of(found, "pp0093"))]
    assert {(MEDIUM, LOW)} == {(each.before, each.after) for each in found.changed}


def test_the_matrix_holds_every_item_once(setup: Setup) -> None:
    found = tried(setup, low=80)
    counts = {(each.before, each.after): each.n for each in of(found, "pndi").matrix}

    assert (41, 22) == (of(found, "pndi").items, of(found, "pp0093").items)
    assert 41 == sum(counts.values())
    assert (12, 1, 2, 10) == (
        counts[LOW, LOW],
        counts[MEDIUM, LOW],
        counts[MEDIUM, MEDIUM],
        counts[HIGH, HIGH],
    )


def test_alerts_follow_and_the_index_stays(setup: Setup) -> None:
    policy = of(tried(setup, low=80), "pndi")

    assert 1 == policy.alerts_after - policy.alerts_before
    assert (("STA-110:ISS.01.06.05.01",), ()) == (policy.came, policy.went)
    assert policy.index_before == policy.index_after == Decimal("66.857022139")
    assert of(tried(setup, low=80), "pp0093").index_before is None


def test_elements_change_their_band_too(setup: Setup) -> None:
    changed = {each.code for each in of(tried(setup, low=80), "pndi").changed} - {"ISS.01.06.05.01"}

    # objective 1 at 78.0, SS.01.04.01 at 78.8 and SS.01.06.05 at 76.0 come under 80
    assert {"OP.01", "SS.01.04.01", "SS.01.06.05"} == changed


def test_the_older_scale_rates_higher(setup: Setup) -> None:
    found = tried(setup, low=50, medium=90)

    # 57.5 and 73.5 of 2024 lie between 50 and 75: they leave «low» for «medium»
    assert all(each.before in {LOW, MEDIUM} for each in items(of(found, "pndi")))
    assert {"ISS.01.04.01.02", "ISS.01.04.02.02"} <= {
        each.code for each in items(of(found, "pndi")) if (each.before, each.after) == (LOW, MEDIUM)
    }
    assert 0 == sum(to_low for each in found.offices for to_low, _ in each.moved)
    assert found.offices[0].changed == max(each.changed for each in found.offices)


def test_today_s_rules_change_nothing(setup: Setup, real: Path) -> None:
    same = new_rules(real / "rules", setup.rules, real)

    found = impact(setup, same, ())

    assert ((), (), ()) == (found.edits, found.changed, found.offices)


def test_a_file_stands_for_the_rules_of_its_codes(setup: Setup, real: Path, tmp_path: Path) -> None:
    path = tmp_path / "stricter.yaml"
    text = (real / "rules" / "status.yaml").read_text("utf-8")
    start, end = text.index("- code: STA-140"), text.index("- code: STA-900")
    rule = text[start:end].replace("severity: medium", "severity: high")
    path.write_text(rule, encoding="utf-8")

    found = impact(setup, new_rules(path, setup.rules, real), ())

    assert [("STA-140", Edit.CHANGED)] == [(each.code, each.edit) for each in found.edits]
    assert len(setup.rules) == len(new_rules(path, setup.rules, real))
    assert () == found.changed
    assert () == found.doubts


def test_a_rule_left_out_and_one_added_are_told(setup: Setup, real: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    for path in (real / "rules").glob("*.yaml"):
        (folder / path.name).write_text(path.read_text("utf-8"), encoding="utf-8")
    alerts = folder / "alerts.yaml"
    text = alerts.read_text("utf-8")
    alerts.write_text(text.replace("code: ALE-210", "code: ALE-219"), encoding="utf-8")

    found = impact(setup, new_rules(folder, setup.rules, real), ())

    assert [("ALE-210", Edit.REMOVED), ("ALE-219", Edit.ADDED)] == [
        (each.code, each.edit) for each in found.edits
    ]
    programme = of(found, "pp0093")
    assert "ALE-210:2.1" in programme.went
    assert "ALE-219:2.1" in programme.came


def test_rules_that_leave_an_item_without_status_stop(
    setup: Setup, real: Path, tmp_path: Path
) -> None:
    path = tmp_path / "holes.yaml"
    text = (real / "rules" / "status.yaml").read_text("utf-8")
    start, end = text.index("- code: STA-110"), text.index("- code: STA-120")
    path.write_text(text[start:end].replace("{threshold: low}", "60"), encoding="utf-8")

    with pytest.raises(RuleError):
        impact(setup, new_rules(path, setup.rules, real), ())


def test_a_rule_that_lacks_an_example_is_compared_and_said_to_be_unproved(
    setup: Setup, real: Path, tmp_path: Path
) -> None:
    path = tmp_path / "tighter.yaml"
    text = (real / "rules" / "status.yaml").read_text("utf-8")
    start, end = text.index("- code: STA-120"), text.index("- code: STA-140")
    path.write_text(text[start:end].replace("{threshold: medium}", "94"), encoding="utf-8")

    found = impact(setup, new_rules(path, setup.rules, real), ())

    assert ["P2.1"] == [each.code for each in found.changed]  # 94.2 %
    assert found.doubts


def test_the_table_the_memo_and_the_workbook(real: Path, tmp_path: Path) -> None:
    done = asked(real, "--set", "low=80", "--out", str(tmp_path / "out"))

    assert (0, "") == (done.returncode, done.stderr)
    whole = ("ISS", str(tmp_path))  # a code's row and a path are never broken
    lines = [line for line in done.stdout.splitlines() if not any(each in line for each in whole)]
    assert all(len(line) <= 80 for line in lines)
    assert len(lines) > 10
    memo = (tmp_path / "out" / "memo.txt").read_text("utf-8")
    assert "ISS.01.06.05.01" in memo
    assert "3.2" in memo
    book = load_workbook(tmp_path / "out" / "impacto.xlsx")
    changes = book.worksheets[1]
    codes = [row[3].value for row in changes.iter_rows(min_row=4)]
    assert ["ISS.01.06.05.01", "OP.01", "SS.01.04.01", "SS.01.06.05", "3.2", "P3.2"] == codes
    offices = {row[0].value: row[1].value for row in book.worksheets[2].iter_rows(min_row=4)}
    assert {"DGAAMI": 1, "DGPAR": 1, "OEI": 1} == offices


def test_the_same_impact_gives_the_same_bytes(real: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        asked(real, "--set", "low=80", "--out", str(tmp_path / name))

    one, two = (tmp_path / name / "impacto.xlsx" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_programs_get_it_as_json_and_nothing_of_the_workspace_changes(real: Path) -> None:
    before = sorted(path.name for path in real.iterdir())

    record = json.loads(asked(real, "--set", "low=80", "--json").stdout)

    assert {"low": "80"} == record["tried"]
    assert "66.857022139" == record["periods"][0]["index"]["after"]
    assert before == sorted(path.name for path in real.iterdir())


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        ((), "--set"),
        (("--set", "low"), "--set low=80"),
        (("--set", "lwo=80"), "low"),
        (("--set", "low=ochenta"), "--set low=80"),
        (("no-such-folder",), "no-such-folder"),
    ],
)
def test_a_mistake_exits_2_and_says_the_cure(real: Path, words: tuple[str, ...], cure: str) -> None:
    done = asked(real, *words)

    assert (2, "") == (done.returncode, done.stdout)
    assert cure in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_rule_names_file_rule_and_key(real: Path, tmp_path: Path) -> None:
    path = tmp_path / "nueva.yaml"
    text = (real / "rules" / "status.yaml").read_text("utf-8")
    start, end = text.index("- code: STA-110"), text.index("- code: STA-120")
    path.write_text(text[start:end].replace("fact: progress,", "fact: progres,"), encoding="utf-8")

    done = asked(real, str(path))

    assert 2 == done.returncode
    for named in ("nueva.yaml", "STA-110", "when", "progres", "progress"):
        assert named in done.stderr


def test_the_memo_is_one_paragraph_in_either_language(setup: Setup) -> None:
    from sheetgen.telling.impact_words import memo

    found = tried(setup, low=80)

    said = speaker("en", "es_PE").say(memo(found))
    assert "\n" not in said
    assert "3 of 63 items judged would change" in said
    assert "the index stays at 66.9" in said.replace("\N{NO-BREAK SPACE}", " ")


def test_a_threshold_tried_takes_the_place_of_the_general_one_but_not_of_a_nearer(
    tmp_path: Path,
) -> None:
    make_workspace(tmp_path)
    toml = tmp_path / "sheetgen.toml"
    text = toml.read_text("utf-8")
    toml.write_text(
        text[: text.index("[thresholds]")]
        + '[thresholds]\nlow = 60\n\n[[threshold]]\nby = "item"\nvalue = "I.2"\nlow = 50\n',
        encoding="utf-8",
    )
    settings = read_workspace(tmp_path).thresholds

    found = tried_settings(settings, (("low", Decimal(80)),))

    assert [("item", Decimal(50)), ("default", Decimal(80))] == [
        (each.scope.by, each.figure) for each in found
    ]
