"""What sheetgen itself writes in words is held against the table: nothing of it is doubtful."""

import json
from pathlib import Path

import pytest

from running import run


@pytest.mark.parametrize("kind", ["docx", "txt"])
@pytest.mark.parametrize("report", ["2025-12/pp0093/pp0093-2025-12", "2024-12/pndi/pndi-2024-12"])
def test_the_alerts_in_words_have_nothing_doubtful(
    workspace: Path, built: Path, report: str, kind: str
) -> None:
    done = run(workspace, "text", built / f"{report}-alertas.{kind}", "--json")

    told = json.loads(done.stdout)
    doubtful = [
        (each["verdict"], each["says"])
        for each in told["claims"]
        if each["verdict"] not in {"confirmed", "not-in-data"}
    ]
    assert [] == doubtful
    assert 0 == done.returncode
    least = {"docx": 40, "txt": 70}  # the text says each sentence again where it tells its alerts
    assert sum(each["verdict"] == "confirmed" for each in told["claims"]) > least[kind]
    assert report.split("/")[1] == told["plan"]
