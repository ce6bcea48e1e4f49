"""The small policy with targets in January, February and March of 2025, and a small programme."""

from collections.abc import Iterable

from sheetgen.model.period import Period
from small import POLICY

JANUARY, FEBRUARY, MARCH = (Period(2025, month) for month in (1, 2, 3))


def monthly(months: Iterable[Period]) -> dict[str, str]:
    """The small policy with the same targets in each of these months."""
    return POLICY | {
        "indicators.csv": POLICY["indicators.csv"].replace(",annual,", ",monthly,"),
        "targets.csv": "code,year,period,target\n"
        + "".join(
            f"I.1,2025,{month},200\nI.2,2025,{month},50%\nI.3,2025,{month},40\n" for month in months
        ),
    }


MONTHLY = monthly((JANUARY, FEBRUARY, MARCH))
WORK = {
    "plan.toml": 'code = "obra"\nname = "Obras"\nkind = "programme"\nfrom = "2025-01"\n'
    '[levels]\nPR = "Producto"\n',
    "offices.csv": "code,name\nNORTE,Norte\nSUR,Sur\n",
    "elements.csv": "code,level,parent,name,rollup\nP,PR,,Vías,none\n",
    "activities.csv": "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
    "A.1,P,activity,Asfaltar,km,NORTE,accumulated,120,1000\n"
    "A.2,P,activity,Pintar,km,NORTE,accumulated,60,500\n"
    "A.3,P,activity,Medir,km,SUR,accumulated,24,300\n",
    "schedule.csv": "code,period,programmed\n"
    "A.1,2025-01,10\nA.1,2025-02,10\nA.1,2025-03,100\n"
    "A.2,2025-01,5\nA.2,2025-02,5\nA.2,2025-03,50\n"
    "A.3,2025-01,2\nA.3,2025-02,2\nA.3,2025-03,20\n",
}
"""Three activities of two offices, programmed in the same months."""


def done(executed: int, pim: int) -> dict[str, object]:
    """What an office says of an activity, to date."""
    return {"Ejecución física acumulada": executed, "PIM": pim, "Devengado acumulado": 10}
