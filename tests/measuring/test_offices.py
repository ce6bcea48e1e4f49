"""What is known of an office: what it sent, or the first cell of all that it did not fill."""

from pathlib import Path

from sheetgen.delivery import deliveries_of_plan, take_in
from sheetgen.model.period import Period
from sheetgen.month import Month
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from small import POLICY, make_workspace


def test_an_office_that_sent_nothing_is_known_by_the_first_cell_of_its_template(
    tmp_path: Path,
) -> None:
    setup = open_setup(read_workspace(make_workspace(tmp_path, {"agua": POLICY})))
    period = Period(2025, 12)
    came = deliveries_of_plan(setup, setup.plans[0], period, take_in(setup, period))

    offices = Month.of(setup, setup.plans[0], period, came).offices

    assert offices
    for each in offices:
        asked = [
            o.place for sent in came if sent.office == each.office.code for o in sent.observations
        ]
        assert 1 < len(asked)
        assert (asked[0],) == each.places
        assert not each.received
        assert each.owes
        assert 1 == each.months_missing


YEARLY = {
    "offices.csv": POLICY["offices.csv"],
    "elements.csv": POLICY["elements.csv"],
    "plan.toml": POLICY["plan.toml"].replace('"policy"', '"programme"'),
    "activities.csv": "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
    "A.1,SS.1,activity,Obra,Obras,NORTE,accumulated,12,100\n"
    "A.2,SS.1,activity,Obra con calendario,Obras,SUR,accumulated,12,100\n",
    "schedule.csv": "code,period,programmed\nA.2,2025-06,12\n",
}


def test_a_file_that_is_owed_where_nothing_is_judged_is_no_matter_of_rules(tmp_path: Path) -> None:
    setup = open_setup(read_workspace(make_workspace(tmp_path, {"agua": YEARLY})))
    plan = setup.plans[0]

    def owed(month: int) -> list[tuple[str, bool, int, bool]]:
        period = Period(2025, month)
        came = deliveries_of_plan(setup, plan, period, take_in(setup, period))
        return [
            (each.office.code, each.owes, each.months_missing,
             any(sent.is_owed for sent in came if sent.office == each.office.code))
            for each in Month.of(setup, plan, period, came).offices
        ]  # fmt: skip

    assert [("NORTE", False, 0, True), ("SUR", True, 1, True)] == owed(6)
    assert [("NORTE", True, 1, True), ("SUR", True, 1, True)] == owed(12)
