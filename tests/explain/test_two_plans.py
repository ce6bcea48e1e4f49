"""A code of two plans is asked for by plan."""

from pathlib import Path

import pytest

from sheetgen.errors import WorkspaceError
from sheetgen.model.period import Period
from sheetgen.planning.settings import read_workspace
from sheetgen.questions import explain
from sheetgen.setup import open_setup
from small import POLICY, make_workspace

AT = Period(2025, 12)


def test_a_code_in_two_plans_asks_which(tmp_path: Path) -> None:
    other = POLICY | {"plan.toml": POLICY["plan.toml"].replace('"agua"', '"riego"')}
    root = make_workspace(tmp_path, {"agua": POLICY, "riego": other})
    setup = open_setup(read_workspace(root))

    with pytest.raises(WorkspaceError) as caught:
        explain(setup, "I.1", AT, None)

    assert ["agua", "riego"] == dict(caught.value.fault.figures)["plans"]
    assert "agua" == dict(caught.value.remedy.figures)["plan"]
    assert "riego" == explain(setup, "I.1", AT, "riego").plan.code
