"""The reports of the repository's own workspace, made once for the tests that only read them."""

import pytest

from sheetgen.model.report import Report
from sheetgen.pipeline import due_builds, report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from small import ROOT


@pytest.fixture(scope="session")
def reports() -> dict[str, Report]:
    setup = open_setup(read_workspace(ROOT))
    return {plan.code: report(setup, plan, at) for at, plan in due_builds(setup, None, None)}
