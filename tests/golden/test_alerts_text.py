"""The text of the alerts of both printed reports is what was read and pinned."""

from pathlib import Path

import pytest

from golden.alerts_text import REPORTS, pinned, written


@pytest.mark.parametrize("plan", REPORTS)
def test_the_alerts_are_told_as_they_were_read(tmp_path: Path, plan: str) -> None:
    expected = pinned(plan).read_text(encoding="utf-8")

    assert expected == written(plan, tmp_path / "text.txt"), (
        "read the new text, and keep it by: PYTHONPATH=tests python -m golden.alerts_text"
    )
