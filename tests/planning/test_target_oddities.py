"""What is odd in a plan is told to whoever keeps it, with the file and the line."""

from pathlib import Path

import pytest

from formulas.read_back import opened
from sheetgen.cli.build_summary import summary_lines
from sheetgen.language.speaker import speaker
from sheetgen.model.period import december
from sheetgen.model.traits import Unit
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.planning.target_oddities import plan_oddities
from sheetgen.records import replace
from sheetgen.setup import Setup, open_setup
from sheetgen.writing.report_book import write_workbook
from small import make_workspace

SAY = speaker("es", "es_PE")
_TOML = """\
code = "raro"
name = "Raro"
kind = "policy"

[levels]
OP = "Objetivo"

[index]
cap = 100
missing = "leave-out"
over = "items"
"""
_HEADING = (
    "code,element,name,unit,offices,type,direction,aggregation,frequency,relevance,"
    "baseline_year,baseline"
)
_ROWS = (
    # code, unit, direction, aggregation, baseline, target of 2025
    ("I.1", "number", "descending", "not-accumulated", "12", "0"),
    ("I.2", "soles", "ascending", "not-accumulated", "-500", "-100"),
    ("I.3", "soles", "descending", "not-accumulated", "", "-300"),
    ("I.4", "number", "ascending", "not-accumulated", "200", "100"),
    ("I.5", "number", "descending", "not-accumulated", "20", "30"),
    ("I.6", "number", "ascending", "not-accumulated", "0", "0"),
    ("I.7", "number", "ascending", "not-accumulated", "100", "200"),
    ("I.8", "number", "descending", "not-accumulated", "60", "30"),
    ("I.9", "number", "undefined", "maximum-permissible", "5", "0"),
    ("I.10", "number", "ascending", "not-accumulated", "100", "100"),
    ("I.11", "percent", "ascending", "not-accumulated", "-5%", "-2%"),
)


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    rows = (
        f"{code},OP.1,Valor {code},{unit},NORTE,C,{direction},{aggregation},annual,,2021,{baseline}"
        for code, unit, direction, aggregation, baseline, _ in _ROWS
    )
    targets = (f"{code},2025,{target}" for code, *_, target in _ROWS)
    tables = {
        "plan.toml": _TOML,
        "offices.csv": "code,name\nNORTE,Oficina Norte\n",
        "elements.csv": "code,level,parent,name,rollup\nOP.1,OP,,Todo,none\n",
        "indicators.csv": "\n".join((_HEADING, *rows)),
        "targets.csv": "\n".join(("code,year,target", *targets)),
    }
    return open_setup(read_workspace(make_workspace(tmp_path, {"raro": tables})))


def test_each_oddity_of_a_period_is_said_in_words_at_its_line(setup: Setup) -> None:
    found = plan_oddities(setup.plans[0], december(2025))

    said = {each.code: SAY.say(each.message) for each in found}
    assert ["I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "I.11"] == list(said)
    assert "es 0 y se espera un descenso: es todo o nada" in said["I.1"]
    assert "menor que cero (−100)" in said["I.2"]
    assert "desde la línea base" in said["I.2"]
    assert "se cumple o no se cumple" in said["I.3"]
    assert "es ascendente, y su meta para 2025-12 (100) queda del otro lado" in said["I.4"]
    assert "es descendente, y su meta para 2025-12 (30) queda del otro lado" in said["I.5"]
    assert "se espera un ascenso: no hay avance" in said["I.6"]
    assert "(−2 %)" in said["I.11"].replace("\N{NO-BREAK SPACE}", " ")
    assert "plans/raro/targets.csv!line 2!target" == str(found[0].place)
    assert found == plan_oddities(setup.plans[0])
    assert () == plan_oddities(setup.plans[0], december(2024))


def test_the_build_says_them_in_its_summary_and_in_metodologia(
    setup: Setup, tmp_path: Path
) -> None:
    made = report(setup, setup.plans[0], december(2025))
    write_workbook(made, tmp_path / "r.xlsx", SAY, workspace_name="w")

    lines = list(summary_lines(made, [], SAY))
    sheet = opened(tmp_path / "r-sustento.xlsx")["Metodología"]
    words = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]

    assert (
        "  7 particularidades del plan, para quien lo mantiene y no para las unidades responsables:"
        in lines
    )
    assert any("targets.csv!line 5!target: I.4: el indicador es ascendente" in x for x in lines)
    assert "Particularidades del plan" in words
    assert "plans/raro/targets.csv!line 2!target" in words


@pytest.mark.parametrize(("unit", "is_read"), [(Unit.NUMBER, False), (Unit.SOLES, True)])
def test_a_target_below_zero_says_where_no_such_figure_is_read(
    setup: Setup, unit: Unit, *, is_read: bool
) -> None:
    """An office that reports −8 of a number is refused: that the plan aims there helps it not."""
    plan = setup.plans[0]
    of_unit = tuple(
        replace(each, unit=unit) if each.code == "I.3" else each for each in plan.indicators
    )

    found = plan_oddities(replace(plan, indicators=of_unit), december(2025))

    cure = next(SAY.say(each.remedy) for each in found if each.code == "I.3")
    assert ("percent, index o soles" in cure) is not is_read
