"""Contradictions and odd figures of METHOD 7 where the two printed reports show them."""

from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("odd-figures.txt")
BY_STATUS = ("STA-", "ELE-", "OFI-", "PLA-")


def expected() -> set[tuple[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split()[:2] for line in lines if not line.startswith("#")]
    return {(rule, item) for rule, item in rows}


def test_every_odd_figure_is_raised_and_no_other(
    policy: dict[str, Any], programme: dict[str, Any]
) -> None:
    found = {
        (alert["rule"], alert["subject"])
        for report in (policy, programme)
        for alert in report["alerts"]
        if not alert["rule"].startswith(BY_STATUS)
    }

    assert expected() == found


def test_the_money_spent_on_nothing_comes_first(programme: dict[str, Any]) -> None:
    assert "ALE-210:2.1" == programme["alerts"][0]["id"]
