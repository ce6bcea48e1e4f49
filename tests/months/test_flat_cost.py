"""A month late in the year reads, measures and judges itself alone: the months before are kept.

It is held by counting what is done, never by the clock.
"""

from collections import Counter
from pathlib import Path
from shutil import rmtree

import pytest

from running import run
from steps import calls

pytestmark = pytest.mark.sweep

READ = "/reading/opening/workbook.py:open_workbook"
MEASURED = "/measuring/measure.py:measure"
JUDGED = "/judged.py:Judged.of"
ASKED = "/asking/ask.py:ask"
DONE = (READ, MEASURED, JUDGED, ASKED)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's year of two plans, its December built once."""
    folder = tmp_path_factory.mktemp("year") / "valle"
    assert run(folder.parent, "init", folder.name, "--example", "year").returncode == 0
    assert run(folder, "build", "--period", "2025-12").returncode < 2
    return folder


def done(folder: Path, period: str) -> Counter[str]:
    """What building a month again does, with nothing of it written yet."""
    rmtree(folder / "output")
    counted = calls(lambda: run(folder, "build", "--period", period))
    return Counter({name: counted[name] for name in DONE})


def test_december_measures_judges_and_asks_as_often_as_january(year: Path) -> None:
    run(year, "build", "--period", "2025-01")
    january, december = done(year, "2025-01"), done(year, "2025-12")

    assert min(january[each] for each in (MEASURED, JUDGED, ASKED)) > 0
    assert december == january


def test_without_what_was_kept_every_month_before_is_judged_again(year: Path) -> None:
    kept = done(year, "2025-12")
    rmtree(year / ".sheetgen" / "kept")
    anew = done(year, "2025-12")

    assert anew[JUDGED] >= kept[JUDGED] + 11
    assert anew[MEASURED] >= kept[MEASURED] + 11
