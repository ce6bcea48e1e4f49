"""High progress on one item of four colours no element: the report shows what its mean covers."""

from pathlib import Path

from matching.sent import fill, send
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.status import Band
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.writing.report_book import write_workbook
from small import POLICY, make_workspace
from writing.builder_writing import opened

HEAD = POLICY["indicators.csv"].splitlines()[0]
FOUR = POLICY | {
    "elements.csv": (
        "code,level,parent,name,rollup\nOP.1,OP,,Agua,none\nSS.1,SS,OP.1,Redes,none\n"
    ),
    "indicators.csv": HEAD
    + "\n"
    + "".join(
        f"I.{n},SS.1,Hogares {n},number,NORTE,C,ascending,not-accumulated,annual,,2023,100\n"
        for n in range(1, 5)
    ),
    "targets.csv": "code,year,target\n" + "".join(f"I.{n},2025,200\n" for n in range(1, 5)),
    "actuals.csv": "code,period,actual,accrued,source\n",
}


def written(folder: Path, index: str) -> tuple[Band | None, str]:
    """The band of SS.1, of which one indicator of four is met, and what its row says."""
    plan = FOUR | {"plan.toml": FOUR["plan.toml"].replace("cap = 100", f"cap = 100{index}")}
    setup = open_setup(read_workspace(make_workspace(folder, {"agua": plan})))
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=190, I_2="ND", I_3="ND", I_4="ND"))
    made = report(setup, setup.plans[0], Period(2025, 12))
    write_workbook(made, folder / "a.xlsx", speaker("es", "es_PE"), workspace_name="Ministerio")
    rows = opened(folder / "a.xlsx")["Indicadores"].iter_rows(values_only=True)
    row = next(row for row in rows if row[0] == "SS.1")
    element = next(each for each in made.elements if each.element.code == "SS.1")
    return element.band, " ".join(str(each) for each in row)


def test_one_item_of_four_gives_no_band_and_says_why(tmp_path: Path) -> None:
    band, row = written(tmp_path, "")

    assert band is None
    assert "no se califica: cubre 25.0 % y el plan pide 50 %" in row.replace("\u00a0", " ")


def test_a_plan_may_ask_for_less(tmp_path: Path) -> None:
    band, row = written(tmp_path, "\ncoverage = 25")

    assert band is Band.HIGH
    assert "no se califica" not in row
