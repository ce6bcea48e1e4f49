"""The small policy with targets in January, February and March of 2025."""

from sheetgen.model.period import Period
from small import POLICY

JANUARY, FEBRUARY, MARCH = (Period(2025, month) for month in (1, 2, 3))
MONTHLY = POLICY | {
    "indicators.csv": POLICY["indicators.csv"].replace(",annual,", ",monthly,"),
    "targets.csv": "code,year,period,target\n"
    + "".join(
        f"I.1,2025,{month},200\nI.2,2025,{month},50%\nI.3,2025,{month},40\n"
        for month in (JANUARY, FEBRUARY, MARCH)
    ),
}
