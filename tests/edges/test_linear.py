"""Twice the offices, twice the steps: no function of a month goes through all for each."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from sheetgen.delivery import take_in
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.submission import State, Submission
from sheetgen.month import Month
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.records import replace
from sheetgen.setup import Setup, open_setup
from sheetgen.writing.narrative_files import write_text
from sheetgen.writing.report_book import write_workbook
from sheetgen.writing.results import write_results
from small import POLICY, make_workspace
from steps import grown, steps

pytestmark = pytest.mark.sweep

JUNE = Period(2025, 6)
FEW, ROWS = 20, 4
_MOST = 2.3
"""What grows with the offices doubles; what goes through all for each is four times as much."""


def wide(folder: Path, offices: int) -> Setup:
    """So many offices with four monthly indicators each; five share a service."""
    names = [f"OF{number:04}" for number in range(offices)]
    codes = [(f"I.{k}.{row}", k, row) for k in range(offices) for row in range(ROWS)]
    head, _, _ = POLICY["indicators.csv"].partition("\n")
    tables = {
        "plan.toml": POLICY["plan.toml"],
        "offices.csv": "code,name\n" + "".join(f"{each},Oficina {each}\n" for each in names),
        "elements.csv": "code,level,parent,name,rollup\nOP.1,OP,,Agua,none\n"
        + "".join(f"SS.{k},SS,OP.1,Servicio {k},none\n" for k in range(offices // 5)),
        "indicators.csv": f"{head}\n"
        + "".join(
            f"{code},SS.{k // 5},Hogares {code},share,{names[k]},CALIDAD,"
            "ascending,not-accumulated,monthly,,2023,40%\n"
            for code, k, _ in codes
        ),
        "targets.csv": "code,year,period,target\n"
        + "".join(f"{code},2025,2025-06,50%\n" for code, _, _ in codes),
    }
    return open_setup(read_workspace(make_workspace(folder, {"agua": tables})))


def doubtful(submission: Submission) -> Submission:
    """The office sent 4400 % in its first row, and in every other row what is low."""
    said = tuple(
        replace(each, said=Decimal(4400 if number == 0 else 10), typed="x")
        for number, each in enumerate(submission.observations)
    )
    return replace(submission, state=State.ACCEPTED, observations=said, problems=())


def report_of(setup: Setup) -> None:
    """Every third office sends nothing, the others what raises alerts."""
    (plan,) = setup.plans
    came = take_in(setup, JUNE)
    sent = tuple(each if k % 3 == 0 else doubtful(each) for k, each in enumerate(came))
    month = Month.of(setup, plan, JUNE, sent)
    assert month.asked.doubted
    assert month.summed.alerts
    assert month.judged.elements


def test_twice_the_offices_take_twice_the_steps(tmp_path: Path) -> None:
    few, many = wide(tmp_path / "few", FEW), wide(tmp_path / "many", 2 * FEW)

    found = grown(steps(lambda: report_of(few)), steps(lambda: report_of(many)), at_least=2000)

    assert {} == {name: times for name, times in found.items() if times > _MOST}
    assert len(found) > 50


@pytest.mark.parametrize("together", [5_000, 1], ids=["one workbook", "a workbook a product"])
def test_twice_the_items_take_twice_the_steps_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr("sheetgen.writing.apart.MOST_TOGETHER", together)
    say = speaker("es", "es_PE")

    def counted(offices: int) -> Counter[str]:
        setup = wide(tmp_path / str(offices), offices)
        made = report(setup, setup.plans[0], JUNE)

        def write() -> None:
            write_workbook(made, tmp_path / "a.xlsx", say, workspace_name="M")
            write_results(made, tmp_path / "results.json", say)
            write_text(made, tmp_path / "a.txt", say)

        write()  # what is said for the first time is remembered
        return steps(write)

    found = grown(counted(FEW // 2), counted(FEW), at_least=2000)

    assert {} == {name: times for name, times in found.items() if times > _MOST}
    assert len(found) > 50
