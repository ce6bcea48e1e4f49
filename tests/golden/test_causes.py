"""The alerts of the two real reports: the heaviest first, consequences under their cause."""

from typing import Any


def test_the_money_without_product_of_2_1_is_the_first_alert_of_the_programme(
    programme: dict[str, Any],
) -> None:
    assert ["ALE-210:2.1", "ALE-210:3.2"] == [alert["id"] for alert in programme["alerts"][:2]]


def test_a_product_that_repeats_an_activity_repeats_its_alert_below_it(
    programme: dict[str, Any],
) -> None:
    ids = [alert["id"] for alert in programme["alerts"]]
    causes = {alert["id"]: alert["cause"] for alert in programme["alerts"]}

    assert "ALE-210:4.1" == causes["ALE-210:4"]
    assert ids.index("ALE-210:4.1") + 1 == ids.index("ALE-210:4")
    assert {"ALE-210:4"} == {name for name, cause in causes.items() if cause}


def test_a_slip_of_scale_explains_an_atypical_progress(policy: dict[str, Any]) -> None:
    causes = {alert["id"]: alert["cause"] for alert in policy["alerts"]}
    slips = [name.split(":")[1] for name in causes if name.startswith("ALE-350:")]

    assert "ISS.02.04.03.01" in slips
    for item in slips:
        assert f"ALE-350:{item}" == causes[f"STA-140:{item}"]


def test_a_service_of_which_nothing_is_known_explains_its_indicators(
    policy: dict[str, Any],
) -> None:
    causes = {alert["id"]: alert["cause"] for alert in policy["alerts"]}

    assert "ELE-210:SS.01.04.03" == causes["STA-010:ISS.01.04.03.01"]
    assert "ELE-210:SS.01.04.03" == causes["STA-010:ISS.01.04.03.02"]


def test_every_cause_is_an_alert_of_the_report(
    policy: dict[str, Any], programme: dict[str, Any]
) -> None:
    for report in (policy, programme):
        ids = {alert["id"] for alert in report["alerts"]}

        assert {alert["cause"] for alert in report["alerts"]} <= ids | {""}


def test_an_alert_of_a_service_says_what_happens_before_anything_is_cut_off(
    policy: dict[str, Any],
) -> None:
    """The first page cuts at two lines, and names of services are longer."""
    said = {alert["id"]: alert["message"] for alert in policy["alerts"]}

    assert "Ninguno de sus ítems tiene dato." == said["ELE-210:SS.01.04.03"]
