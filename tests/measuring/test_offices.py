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
