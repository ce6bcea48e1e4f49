"""What explain answers for real codes, and for those it cannot answer."""

import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from running import Done, run
from sheetgen.language.message import Message
from sheetgen.language.speaker import speaker
from sheetgen.model.explanation import ElementExplanation, ItemExplanation
from sheetgen.model.figure import Gap
from sheetgen.model.status import Band, Status
from sheetgen.model.summary import MeanOf
from sheetgen.pipeline import due_builds, report
from sheetgen.questions import explain
from sheetgen.setup import Setup

pytestmark = pytest.mark.sweep


def asked(folder: Path, *words: str) -> Done:
    """Run the command as a person would."""
    return run(folder, "explain", *words)


def item_of(setup: Setup, code: str) -> ItemExplanation:
    found = explain(setup, code, None, None).item
    assert found is not None
    return found


def element_of(setup: Setup, code: str) -> ElementExplanation:
    found = explain(setup, code, None, None).element
    assert found is not None
    return found


def said(text: Message | None) -> str:
    assert text is not None
    return speaker("es", "es_PE").say(text).replace("\N{NO-BREAK SPACE}", " ")


def worked(item: ItemExplanation, name: str) -> str:
    """A computed figure of the page with its numbers."""
    (found,) = (each for each in item.workings if each.name == name)
    return said(found.worked(item.judged.measured.item))


def test_the_formula_has_the_numbers_and_the_cells(setup: Setup) -> None:
    item = item_of(setup, "ISS.01.03.02.01")
    progress = item.workings[0]

    assert "44 % / 53 % × 100 = 83.018867925 %" == worked(item, "progress")
    assert Decimal("83.018867925") == progress.figure
    assert any("targets.csv" in place.file for place in progress.places)
    assert any(place.file.startswith("input/2024-12/") for place in progress.places)


def test_tipo_ii_money_and_lag_have_theirs(setup: Setup) -> None:
    two, work = item_of(setup, "ISS.01.04.02.02"), item_of(setup, "2.1")

    assert "(2.5 % − 3.1 %) / (3.4 % − 3.1 %) × 100 = −200 %" == worked(two, "progress_2")
    assert "54,204 / 55,269 × 100 = 98.073060848 %" == worked(work, "financial")
    assert "98.073060848 % − 0 % = 98.073060848 p. p." == worked(work, "lag")


def test_a_difference_of_percentages_is_in_points(setup: Setup) -> None:
    two = item_of(setup, "ISS.01.04.02.02")

    assert "2.5 % − 3.1 % = −0.6 p. p." == worked(two, "distance_from_baseline")


def test_what_a_rule_that_fired_reads_has_its_numbers_too(setup: Setup) -> None:
    odd, plain = item_of(setup, "ISS.02.04.01.01"), item_of(setup, "ISS.01.03.02.01")

    assert "2,906 / 20 = 145.3" == worked(odd, "scale_ratio")
    assert "scale_ratio" not in {each.name for each in plain.workings}


def test_a_permissible_says_which_side_of_the_bound(setup: Setup) -> None:
    assert "8 > 5 → 0 %" == worked(item_of(setup, "ISS.04.02.01.01"), "progress")
    assert "2 ≥ 1 → 100 %" == worked(item_of(setup, "ISS.01.03.02.02"), "progress")


def test_every_item_gets_the_report_s_own_verdict_and_stands_on_its_rung(setup: Setup) -> None:
    for period, plan in due_builds(setup, None, None):
        for judged in report(setup, plan, period).items:
            code = judged.measured.item.code
            item = explain(setup, code, None, plan.code).item
            assert item is not None
            assert judged.verdict == item.judged.verdict
            assert judged.verdict.rule == item.rule.code
            now = item.ladder.current
            if isinstance(now, Gap) or not item.ladder.rungs:
                continue
            here = [
                rung
                for rung in item.ladder.rungs
                if rung.first <= now and (rung.last is None or now <= rung.last)
            ]
            # A value typed with more decimals than the steps may lie between two rungs.
            assert all(each.status is judged.verdict.status for each in here), code


def test_a_missing_item_says_who_owes_it_since_when_and_where(setup: Setup) -> None:
    owed = item_of(setup, "ISS.01.03.04.02").owed

    assert owed is not None
    assert ("PNTE", "ITP") == owed.offices
    assert ("2023-12", 2) == (str(owed.since), owed.count)
    assert "input/2024-12/PNTE_dic24.xlsx!Indicadores!G10" == str(owed.cells[0])
    assert owed.waiver is None


def test_an_item_without_a_target_is_told_that_no_value_would_change_it(setup: Setup) -> None:
    item = item_of(setup, "RE.1")

    assert Status.NOT_RATED is item.judged.verdict.status
    assert item.ladder.is_flat
    assert item.owed is None


def test_a_rule_that_nearly_held_is_within_the_distance_stated(setup: Setup) -> None:
    near = {each.rule.code: each for each in item_of(setup, "2.2").near}

    # a lag of 9.467… against 10, a progress of 90.265… against 95: both under 5 points
    assert {"ALE-210", "STA-130"} == set(near)
    assert Decimal("0.532437858") == near["ALE-210"].distance
    assert Decimal("4.734513274") == near["STA-130"].distance
    assert () == tuple(item_of(setup, "2.1").near)  # a progress of 0 is near nothing


def test_a_cliff_is_near_no_band(setup: Setup) -> None:
    assert () == item_of(setup, "ISS.01.03.02.02").near


def test_the_offices_of_a_shared_item_and_their_notes(setup: Setup) -> None:
    item = item_of(setup, "ISS.01.03.04.02")

    assert ["PNTE", "ITP"] == [each.office for each in item.said]
    assert [("ITP", "Reporta PNTE")] == [(each.office, each.typed) for each in item.notes]


def test_an_objective_is_the_mean_of_its_items_as_counted(setup: Setup) -> None:
    element = element_of(setup, "OP.01")
    parts = element.summary.progress.parts
    counted = [each.counted for each in parts if isinstance(each.counted, Decimal)]

    assert (26, 21) == (len(parts), len(counted))
    assert Decimal("78.036097228") == element.summary.progress.figure
    assert abs(sum(counted) / 21 - Decimal("78.036097228")) < Decimal("1e-9")
    assert 8 == sum(each.counted != each.progress for each in parts)


def test_what_would_lift_a_programme_does(setup: Setup) -> None:
    element = element_of(setup, "0093")
    (lift,) = element.lifts

    assert (Decimal(95), Band.HIGH) == (lift.progress, lift.band)
    # 4 × 95 − (98.325358852 + 84.867503487 + 96.911898274 + 87.105807866) = 12.789…
    assert Decimal("12.8") == lift.points
    assert [("2", Decimal("97.7")), ("4", Decimal("99.9"))] == [
        (code, needed) for code, _, needed in lift.alone
    ]
    for code, now, needed in lift.alone:
        total = sum(
            each.counted
            for each in element.summary.progress.parts
            if isinstance(each.counted, Decimal)
        )
        assert (total - now + needed) / 4 >= 95, code
        assert (total - now + needed - Decimal("0.1")) / 4 < 95, code


def test_a_product_and_its_element_share_a_code_and_both_answer(setup: Setup) -> None:
    answer = explain(setup, "1", None, None)

    assert answer.item is not None
    assert answer.element is not None
    assert answer.element.summary.progress.of is MeanOf.PRODUCT
    assert () == answer.element.lifts


@pytest.mark.parametrize(
    "code", ["2.1", "ISS.01.04.02.02", "ISS.01.03.04.02", "RE.1", "OP.01", "1", "0093", "3"]
)
def test_the_page_fits_80_columns_and_has_no_colour_codes(real: Path, code: str) -> None:
    done = asked(real, code)

    assert (0, "") == (done.returncode, done.stderr)
    assert "\x1b" not in done.stdout
    for line in done.stdout.splitlines():
        assert len(line) <= 80 or "!" in line  # a cell's address is never broken


def test_the_page_says_figure_bounds_and_cell(real: Path) -> None:
    page = asked(real, "2.1").stdout.replace("\N{NO-BREAK SPACE}", " ")

    assert "0 / 70 × 100 = 0 %" in page
    assert "input/2025-12/DAM diciembre.xlsx!Actividades!H9" in page
    assert re.search(r"■ Medio +\S+ 53 \S+ 66", page)
    assert "STA-110" in page
    assert "ALE-210" in page


@pytest.mark.parametrize(
    ("code", "line", "word"),
    [
        ("ISS.01.03.02.01", "ISS.01.03.02.01,2024,53%", "Alto"),
        ("ISS.01.03.02.02", "ISS.01.03.02.02,2024,1", "Alto"),
    ],
)
def test_an_impossible_target_does_not_make_an_item_follow_from_others(
    real: Path, tmp_path: Path, code: str, line: str, word: str
) -> None:
    shutil.copytree(real, tmp_path / "w", ignore=shutil.ignore_patterns("output", ".sheetgen"))
    targets = tmp_path / "w" / "plans" / "pndi" / "targets.csv"
    text = targets.read_text(encoding="utf-8")
    assert line in text
    targets.write_text(text.replace(line, line.replace("2024,", "2024,-")), encoding="utf-8")

    page = " ".join(asked(tmp_path / "w", code).stdout.split())

    assert f"Nada que la unidad informe: seguiría en «{word}»." in page
    assert "otros ítems" not in page


def test_a_product_s_own_figures_still_follow_from_other_items(real: Path) -> None:
    assert "Se obtiene de otros ítems" in asked(real, "3").stdout


def test_the_rule_gives_its_reasons_in_the_language_asked(real: Path) -> None:
    page = " ".join(asked(real, "ISS.01.04.02.02").stdout.split())
    record = json.loads(asked(real, "ISS.01.04.02.02", "--json").stdout)["item"]["rule"]

    assert "el resultado del año está en riesgo." in page
    assert "La meta fue revisada y el plan conserva la anterior." in page
    assert "Escala vigente del CEPLAN; método, sección 5 (docs/METHOD.md)" == record["source"]
    assert record["why"] in page


def test_programs_get_figures_as_strings(real: Path) -> None:
    record = json.loads(asked(real, "ISS.01.04.01.02", "--json").stdout)

    assert "57.5" == record["item"]["computed"][0]["figure"]
    assert [("0", "bajo"), ("60", "medio"), ("76", "alto"), ("120.1", None)] == [
        (each["from"], each["band"]) for each in record["item"]["counterfactual"]["values"]
    ]
    assert {"low": "75", "medium": "95", "atypical": "150"} == {
        each["name"]: each["figure"] for each in record["item"]["thresholds"]
    }


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        (("ISS.01.04.02.2",), "ISS.01.04.02.02"),
        (("iss.01.04.02.02",), "ISS.01.04.02.02"),
        (("2.1", "--plan", "pnid"), "pndi"),
        (("2.1", "--period", "2031-01"), "2025-12"),
    ],
)
def test_a_code_that_is_not_there_exits_2_with_the_nearest(
    real: Path, words: tuple[str, ...], cure: str
) -> None:
    done = asked(real, *words)

    assert (2, "") == (done.returncode, done.stdout)
    assert cure in done.stderr
    assert "Traceback" not in done.stderr
