"""One slip behind many odd figures is asked in one message; nothing else is asked of its cells."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from matching.sent import at
from nouns import activity
from sheetgen.asking.slips import find_slips
from sheetgen.intake import Checked, check
from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.compared import Compared
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem
from sheetgen.model.submission import Account, State, Submission
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from sheetgen.writing.template_book import write_template
from small import POLICY, make_workspace

SAY = speaker("en", "es_PE")
FEBRUARY = Period(2025, 2)
GOALS = {"A.1": 120, "A.2": 36, "A.3": 600, "A.4": 2400, "A.5": 60, "A.6": 12}
"""Each is programmed in twelve equal months; its budget is 10,000 soles for each of the goal."""
PLAN = {
    "plan.toml": POLICY["plan.toml"]
    .replace('kind = "policy"', 'kind = "programme"')
    .replace('[index]\ncap = 100\nmissing = "leave-out"\nover = "items"\n', ""),
    "offices.csv": "code,name\nNORTE,Oficina Norte\n",
    "elements.csv": "code,level,parent,name,rollup\nOP.1,OP,,Agua para todos,none\n",
    "activities.csv": "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
    + "".join(
        f"{code},OP.1,activity,Obra {code},Obras,NORTE,accumulated,{goal},{goal * 10_000}\n"
        for code, goal in GOALS.items()
    )
    + "B.1,OP.1,activity,Ronda,Rondas,NORTE,not-accumulated,120,1200000\n",
    "schedule.csv": "code,period,programmed\n"
    + "".join(
        f"{code},2025-{month:02d},{goal // 12}\n"
        for code, goal in (GOALS | {"B.1": 120}).items()
        for month in range(1, 13)
    ),
    "actuals.csv": "code,period,actual,accrued,source\n"
    + "".join(
        f"{code},2025-01,{goal // 12},{goal * 800},enero\n"
        for code, goal in (GOALS | {"B.1": 120}).items()
    ),
}
RIGHT = {code: (goal // 6, goal * 1600) for code, goal in GOALS.items()} | {"B.1": (10, 192_000)}
"""Executed and accrued of February: two months of each, and of B.1 the month."""


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path, {"agua": PLAN})))


def sent(
    setup: Setup,
    figures: Mapping[str, tuple[object, object]],
    comments: Mapping[str, str] = {},
    pims: Mapping[str, object] = {},
) -> Checked:
    """February's file with these figures, right in all other rows, as it is checked."""
    template = issue(setup, FEBRUARY)[0]
    folder = setup.workspace.input / "2025-02"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "NORTE.xlsx"
    write_template(template, path, speaker("es", "es_PE"))
    book = load_workbook(path)
    sheet = book["Actividades"]
    for code, (done, spent) in {**RIGHT, **figures}.items():
        for heading, value in (
            ("Ejecución física acumulada", done),
            ("Devengado acumulado", spent),
            ("PIM", pims.get(code)),
            ("Comentario", comments.get(code)),
        ):
            if value is not None:
                row, column = at(sheet, code, heading)
                sheet.cell(row, column).value = value  # type: ignore[assignment]
    book.save(path)
    setup.shelf.clear()
    (found,) = check(setup, [path])
    return found


def asked(found: Checked) -> list[Problem]:
    return [each for each in found.submission.problems if each.code.startswith("READ-3")]


def said(problem: Problem) -> str:
    return SAY.say(problem.message).replace("\u00a0", " ")


def test_figures_that_are_right_are_asked_nothing(setup: Setup) -> None:
    assert [] == asked(sent(setup, {}))


def test_one_month_typed_for_the_figure_to_date_names_the_earlier_cell_and_the_sum(
    setup: Setup,
) -> None:
    (only,) = asked(sent(setup, {"A.3": (40, 960_000)}))

    assert "READ-351" == only.code
    assert (
        "the figure to date is asked, and 1 row has less than was reported before: A.3: 40, after "
        "50 to January 2025 (actuals.csv, line 4!actual), makes 90." == said(only)
    )
    assert "Is it February 2025 alone?" in SAY.say(only.remedy)


def test_a_whole_file_of_months_is_one_message(setup: Setup) -> None:
    months = {code: (goal // 12 + 1, goal * 800) for code, goal in GOALS.items()}
    months["A.2"] = (2, 28_800)

    found = asked(sent(setup, months))

    codes = [each.code for each in found]
    assert ["READ-351"] == codes
    assert "5 rows" in said(found[0])
    assert "A.1: 11, after 10 to January 2025" in said(found[0])
    assert "makes 21; A.2: 2, after 3" in said(found[0])
    assert 4 == len(found[0].also)


def test_money_of_the_month_alone_is_asked_in_soles(setup: Setup) -> None:
    (only,) = asked(sent(setup, {"A.1": (20, 90_000)}))

    assert "READ-351" == only.code
    assert "A.1: S/ 90,000, after S/ 96,000" in said(only)
    assert "makes S/ 186,000." in said(only)


def test_a_figure_to_date_where_the_month_is_asked(setup: Setup) -> None:
    (only,) = asked(sent(setup, {"B.1": (20, 192_000)}))

    assert "READ-352" == only.code
    assert "B.1: 20; without the 10 of the months until January 2025" in said(only)
    assert said(only).endswith("it is 10.")


def test_columns_exchanged_in_all_rows_are_one_message(setup: Setup) -> None:
    crossed = {code: (spent, done) for code, (done, spent) in RIGHT.items()}

    (only,) = asked(sent(setup, crossed))

    assert "READ-353" == only.code
    assert "the quantity executed and the money accrued seem to stand in each other's" in said(only)
    assert 13 == len(only.also)


def test_the_budget_and_what_was_spent_exchanged(setup: Setup) -> None:
    (only,) = asked(sent(setup, {"A.1": (20, 1_200_000)}, pims={"A.1": 192_000}))

    assert "READ-353" == only.code


def test_thousands_of_soles_are_one_message(setup: Setup) -> None:
    small = {code: (done, spent / 1000) for code, (done, spent) in RIGHT.items()}

    (only,) = asked(sent(setup, small))

    assert "READ-354" == only.code
    assert "the money accrued seems to be in thousands of soles in 7 rows" in said(only)
    assert "A.1: S/ 192, which in soles is S/ 192,000" in said(only)


@pytest.mark.parametrize(
    ("a_thousandth", "in_thousands"),
    [(10.1, True), (9.9, True), (10.11, False), (9.89, False)],
)
def test_budgets_in_thousands_are_those_of_the_plan_within_one_in_a_hundred(
    setup: Setup, a_thousandth: float, *, in_thousands: bool
) -> None:
    goals = GOALS | {"B.1": 120}
    pims = {code: round(goal * a_thousandth, 4) for code, goal in goals.items()}
    pims |= {"A.6": 120, "A.2": 360, "A.5": 600}  # one in a hundred of these is below 500 soles

    found = asked(sent(setup, {}, pims=pims))

    assert in_thousands == ("READ-354" in {each.code for each in found})


@pytest.mark.parametrize(
    ("month", "typed", "in_thousands"),
    [
        (6, ["1", "1.4", "0.4"], True),
        (6, ["1", "1.4", "1.5"], False),  # 0.15 % of 1,000 soles may be all that was spent
        (6, ["1", "1.4", "0.01"], False),  # in thousands it would still be only 1 %
        (2, ["1", "1.4", "0.4"], False),  # after two months little may be right
    ],
)
def test_where_no_month_is_known_money_of_a_thousandth_of_the_budget_is_asked(
    month: int, typed: list[str], *, in_thousands: bool
) -> None:
    """Three activities of 1,000 soles each."""
    items = [activity(code=f"A.{n}") for n in range(len(typed))]
    compared = {
        each.code: Compared(item=each, period=Period(2025, month), month=None, to_date=None,
                            about=None, earlier=None, spent=None)
        for each in items
    }  # fmt: skip
    said = tuple(
        Observation(plan="p", code=each.code, field="accrued", office="NORTE", said=Decimal(text),
                    typed=text, place=Place("a.xlsx", "Actividades", f"J{row}"))
        for row, (each, text) in enumerate(zip(items, typed, strict=True), 8)
    )  # fmt: skip
    file = Submission(office="NORTE", office_name="Norte", file="a.xlsx", sha256="", problems=(),
                      state=State.ACCEPTED, observations=said, account=Account())  # fmt: skip

    assert (["READ-354"] if in_thousands else []) == [
        each.code for each in find_slips(file, "p", compared)
    ]


def test_a_block_pasted_one_row_too_low_is_one_message(setup: Setup) -> None:
    codes = list(GOALS)
    low = {code: (RIGHT[above][0], RIGHT[code][1]) for above, code in pairwise(codes)}

    (only,) = asked(sent(setup, low))

    assert "READ-355" == only.code
    assert "5 rows seem to stand one row too low" in said(only)
    assert "A.2 «Obra A.2»: 20, where about 6 is expected" in said(only)


def test_a_block_pasted_one_row_too_high(setup: Setup) -> None:
    codes = list(GOALS)
    high = {code: (RIGHT[below][0], RIGHT[code][1]) for code, below in pairwise(codes)}

    assert ["READ-355"] == [each.code for each in asked(sent(setup, high))]


def test_two_rows_exchanged_are_one_message(setup: Setup) -> None:
    figures = {"A.1": (400, 192_000), "A.4": (20, 3_840_000)}

    (only,) = asked(sent(setup, figures))

    assert "two rows seem to have each other's figure: A.1" in said(only)
    assert 1 == len(only.also)


def test_a_comment_beside_the_figure_takes_the_question_away(setup: Setup) -> None:
    found = sent(setup, {"A.3": (40, 960_000)}, comments={"A.3": "Se anuló una obra"})

    assert {"READ-314"} == {each.code for each in asked(found)}


def test_the_build_asks_what_check_asks(setup: Setup) -> None:
    found = sent(setup, {"A.3": (40, 960_000)})
    problems = report(setup, setup.plans[0], FEBRUARY).problems

    assert asked(found) == [each for each in problems if each.code.startswith("READ-3")]
