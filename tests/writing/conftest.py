"""The reports of the repository's own workspace, made once for the tests that only read them."""

import pytest

from sheetgen.house import open_house
from sheetgen.model.report import Report
from sheetgen.pipeline import due_builds, report
from sheetgen.planning.settings import read_workspace
from small import ROOT


@pytest.fixture(scope="session")
def reports() -> dict[str, Report]:
    house = open_house(read_workspace(ROOT))
    return {plan.code: report(house, plan, at) for at, plan in due_builds(house, None, None)}
