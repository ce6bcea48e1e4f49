"""Since when each alert of the policy lasted, by the values that the printed matrix gives."""

from typing import Any

import pytest

SINCE = {
    # below the baseline of 3.1 % in 2022 (2.3 %), 2023 (2.4 %) and 2024 (2.5 %)
    "ALE-340:ISS.01.04.02.02": "2022-12",
    # 0 in 2023 and 3 in 2024 against 100; nothing is printed of 2022
    "ALE-340:ISS.01.06.03.01": "2023-12",
    # 0, 2 and 0 against 15
    "ALE-340:ISS.04.03.01.01": "2022-12",
    # 10.93 % against 0.1 %; in 2023 it was 4.3 times its target, which is no slip of scale
    "ALE-350:ISS.02.04.03.01": "2024-12",
    # of 2023 the matrix prints no target
    "ALE-350:ISS.02.04.01.01": None,
    # atypical in 2023 too
    "STA-140:ISS.02.04.03.01": "2023-12",
}


@pytest.mark.parametrize(("alert", "since"), SINCE.items())
def test_an_alert_is_dated_by_what_is_known_of_the_years_before(
    policy: dict[str, Any], alert: str, since: str | None
) -> None:
    dated = {each["id"]: each["since"] for each in policy["alerts"]}

    assert dated[alert] == since
