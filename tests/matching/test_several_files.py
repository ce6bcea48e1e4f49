"""Several files of one office and period are one delivery, and no accepted figure is lost."""

import re
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import DECEMBER, at, codes, fill, said, send
from sheetgen.cli.build_summary import summary_lines
from sheetgen.delivery import take_in
from sheetgen.intake import check
from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.problem import Problem
from sheetgen.model.submission import Account, State, Submission
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.reading.account import closed_account
from sheetgen.reading.later_file import Evidence, in_order, later
from sheetgen.receiving import receive
from sheetgen.setup import Setup, open_setup
from sheetgen.writing.output import write_templates
from small import POLICY, make_workspace

WIDE = {
    **POLICY,
    "indicators.csv": POLICY["indicators.csv"].replace(",SUR,", ",NORTE,"),
}
"""NORTE reports three indicators; I.2 is shared with SUR."""


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path, {"agua": WIDE})))


def sent(setup: Setup, office: str = "NORTE") -> dict[str, Submission]:
    came = [each for each in take_in(setup, DECEMBER) if each.office == office and each.file]
    return {each.file.rpartition("/")[2]: each for each in came}


def counted(setup: Setup) -> dict[str, Figure | str]:
    """What counts for NORTE, and that every cell asked is accounted for once."""
    came = take_in(setup, DECEMBER)
    closed_account(came, "here")
    mine = [each for each in came if each.office == "NORTE"]
    assert 3 == sum(each.account.expected for each in mine)
    return {code: value for each in mine for code, value in said(each).items()}


def figures(**typed: object) -> Callable[[Worksheet], None]:
    return lambda sheet: fill(sheet, **typed)


def word(code: str, heading: str, text: str) -> Callable[[Worksheet], None]:
    def write(sheet: Worksheet) -> None:
        sheet.cell(*at(sheet, code, heading)).value = text

    return write


def found(submission: Submission, code: str) -> list[Problem]:
    return [each for each in submission.problems if each.code == code]


def test_a_file_with_the_one_corrected_row_takes_no_other_figure_away(setup: Setup) -> None:
    send(setup, "NORTE", figures(I_1=150, I_2=0.45, I_3=60), "a_1.xlsx")
    send(setup, "NORTE", figures(I_1=170), "a_2.xlsx")

    files = sent(setup)

    assert {"I.1": Decimal(170), "I.2": Decimal(45), "I.3": Decimal(60)} == counted(setup)
    assert {State.ACCEPTED} == {each.state for each in files.values()}
    assert {"I.2", "I.3"} == said(files["a_1.xlsx"]).keys()
    assert {"input/2025-12/a_1.xlsx"} == {
        each.place.file for each in files["a_1.xlsx"].observations
    }
    assert (2, 1) == tuple(each.account.read for each in files.values())


def test_a_blank_that_takes_nothing_away_names_both_cells(setup: Setup) -> None:
    send(setup, "NORTE", figures(I_1=150, I_2=0.45, I_3=60), "a_1.xlsx")
    send(setup, "NORTE", figures(I_1=150, I_2=0.45), "a_2.xlsx")

    (told,) = found(sent(setup)["a_2.xlsx"], "READ-334")

    assert "input/2025-12/a_2.xlsx!Indicadores!G12" == str(told.place)
    assert "input/2025-12/a_1.xlsx!Indicadores!G12" == dict(told.message.figures)["place"]


def test_a_form_filled_in_two_halves_is_one_delivery(setup: Setup) -> None:
    send(setup, "NORTE", figures(I_1=150, I_2=0.45), "a.xlsx")
    send(setup, "NORTE", figures(I_3=60), "b.xlsx")

    files = sent(setup)

    assert {"I.1": Decimal(150), "I.2": Decimal(45), "I.3": Decimal(60)} == counted(setup)
    assert ["READ-335"] == codes(files["a.xlsx"])
    assert {"READ-334"} == set(codes(files["b.xlsx"]))


def test_a_correction_of_a_correction_and_of_two_halves_counts_cell_by_cell(setup: Setup) -> None:
    send(setup, "NORTE", figures(I_1=150), "a_v8.xlsx")
    send(setup, "NORTE", figures(I_2=0.45, I_3=60), "a_v9.xlsx")
    send(setup, "NORTE", figures(I_3=61), "a_v10.xlsx")
    send(setup, "NORTE", figures(I_3=62), "a_v11.xlsx")

    assert {"I.1": Decimal(150), "I.2": Decimal(45), "I.3": Decimal(62)} == counted(setup)
    assert State.SUPERSEDED is sent(setup)["a_v10.xlsx"].state


def test_nd_takes_a_figure_away_and_says_nothing_of_the_others(setup: Setup) -> None:
    send(setup, "NORTE", figures(I_1=150, I_2=0.45, I_3=60), "a_1.xlsx")
    send(setup, "NORTE", figures(I_1="ND"), "a_2.xlsx")

    assert {"I.1": Gap.NO_DATA, "I.2": Decimal(45), "I.3": Decimal(60)} == counted(setup)


def test_a_figure_that_cannot_be_read_asks_and_does_not_leave_the_old_one(setup: Setup) -> None:
    send(setup, "NORTE", figures(I_1=150, I_2=0.45, I_3=60), "a_1.xlsx")
    send(setup, "NORTE", figures(I_1="10,211,59"), "a_2.xlsx")

    assert Gap.UNREADABLE is counted(setup)["I.1"]


def test_rows_that_a_partial_file_lacks_are_no_fault_where_another_brings_them(
    setup: Setup,
) -> None:
    send(setup, "NORTE", figures(I_1=150, I_2=0.45, I_3=60), "a_1.xlsx")

    def only_the_first(sheet: Worksheet) -> None:
        fill(sheet, I_1=170)
        for code in ("I.2", "I.3"):
            row, _ = at(sheet, code, "Valor obtenido")
            for cell in sheet[row]:
                cell.value = None  # type: ignore[union-attr]  # no merged cells here

    send(setup, "NORTE", only_the_first, "a_2.xlsx")

    assert Decimal(60) == counted(setup)["I.3"]
    assert "READ-306" not in codes(sent(setup)["a_2.xlsx"])


def test_a_row_that_no_file_brings_is_still_a_fault(setup: Setup) -> None:
    def without_the_third(sheet: Worksheet) -> None:
        fill(sheet, I_1=170)
        row, column = at(sheet, "I.3", "Código")
        sheet.cell(row, column).value = None
        sheet.cell(row, column + 1).value = None

    send(setup, "NORTE", figures(I_1=150, I_2=0.45), "a_1.xlsx")
    send(setup, "NORTE", without_the_third, "a_2.xlsx")

    told = [each for file in sent(setup).values() for each in codes(file)]
    assert "READ-310" in told or "READ-306" in told


def test_words_of_a_later_file_without_figures_are_taken(setup: Setup) -> None:
    send(setup, "NORTE", figures(I_1="ND", I_2=0.45, I_3=60), "a_1.xlsx")
    send(setup, "NORTE", word("I.1", "Motivo", "Faltó presupuesto"), "a_2.xlsx")

    files = sent(setup)

    texts = {each.said for each in files["a_2.xlsx"].observations}
    assert {"Faltó presupuesto"} == texts
    assert (State.ACCEPTED, State.ACCEPTED) == tuple(each.state for each in files.values())
    assert "READ-311" not in codes(files["a_1.xlsx"])


def test_words_stay_where_a_later_file_leaves_them_blank(setup: Setup) -> None:
    def first(sheet: Worksheet) -> None:
        fill(sheet, I_1=150, I_2=0.45, I_3=60)
        word("I.1", "Medio de verificación", "Acta 12")(sheet)

    send(setup, "NORTE", first, "a_1.xlsx")
    send(setup, "NORTE", figures(I_1=151, I_2=0.45, I_3=60), "a_2.xlsx")

    assert ["Acta 12"] == [each.said for each in sent(setup)["a_1.xlsx"].observations]


def test_the_excuse_for_an_nd_goes_when_the_figure_comes(setup: Setup) -> None:
    def first(sheet: Worksheet) -> None:
        fill(sheet, I_1="ND", I_2=0.45, I_3=60)
        word("I.1", "Motivo", "La fuente publica el dato más adelante")(sheet)

    send(setup, "NORTE", first, "a_1.xlsx")
    send(setup, "NORTE", figures(I_1=150), "a_2.xlsx")

    texts = [
        o.said for each in sent(setup).values() for o in each.observations if o.field == "reason"
    ]
    assert [] == texts
    assert Decimal(150) == counted(setup)["I.1"]


def test_a_shared_item_is_completed_for_each_office_by_itself(setup: Setup) -> None:
    send(setup, "NORTE", figures(I_1=150, I_3=60), "n.xlsx")
    send(setup, "SUR", figures(I_2=0.3), "s.xlsx")

    assert Gap.BLANK is counted(setup)["I.2"]


PROGRAMME = {
    "plan.toml": POLICY["plan.toml"].replace('"agua"', '"pp"').replace('"policy"', '"programme"'),
    "offices.csv": POLICY["offices.csv"],
    "elements.csv": POLICY["elements.csv"],
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "A.1,SS.1,activity,Capacitar,Empresas,NORTE,accumulated,100,1000\n"
    ),
    "schedule.csv": "code,period,programmed\nA.1,2025-12,100\n",
}


def test_the_pim_that_the_template_brings_does_not_undo_a_corrected_one(tmp_path: Path) -> None:
    setup = open_setup(read_workspace(make_workspace(tmp_path, {"pp": PROGRAMME})))
    workspace = setup.workspace
    write_templates(workspace, issue(setup, DECEMBER), speaker("es", "es_PE"))
    folder = workspace.input / "2025-12"
    folder.mkdir(parents=True)
    for name, typed in (
        ("a_1.xlsx", {"PIM": 1500, "Devengado acumulado": 700, "Ejecución física acumulada": 80}),
        ("a_2.xlsx", {"Ejecución física acumulada": 90}),
    ):
        book = load_workbook(workspace.output / "2025-12" / "templates" / "NORTE.xlsx")
        for heading, value in typed.items():
            sheet = book["Actividades"]
            sheet.cell(*at(sheet, "A.1", heading)).value = value
        book.save(folder / name)

    files = sent(setup)

    assert {"pim": Decimal(1500), "accrued": Decimal(700)} == {
        each.field: each.said for each in files["a_1.xlsx"].observations
    }
    assert [Decimal(90)] == [each.said for each in files["a_2.xlsx"].observations]


def test_two_undated_files_that_contradict_are_a_question_that_names_both_cells(
    setup: Setup,
) -> None:
    send(setup, "NORTE", figures(I_1=150, I_2=0.45, I_3=60), "uno (2).xlsx")
    send(setup, "NORTE", figures(I_1=140, I_2=0.45, I_3=60), "uno.xlsx")

    (asked,) = found(sent(setup)["uno (2).xlsx"], "READ-333")

    assert Decimal(150) == counted(setup)["I.1"]
    told = dict(asked.message.figures)
    assert ("I.1", "150", "140") == (told["code"], told["counted"], told["other"])
    assert "input/2025-12/uno.xlsx!Indicadores!G9" == told["place"]
    lines = summary_lines(report(setup, setup.plans[0], DECEMBER), [], speaker("en", "es_PE"))
    assert any("uno (2).xlsx" in line and "140" in line for line in lines)


def test_a_noted_day_of_each_leaves_no_question(setup: Setup) -> None:
    paths = []
    folder = setup.workspace.input / "2025-12"
    for name, value in (("b.xlsx", 140), ("a.xlsx", 150)):
        send(setup, "NORTE", figures(I_1=value, I_2=0.45, I_3=60), name)
        paths.append((folder / name).rename(setup.workspace.root / name))
    for path, day in zip(paths, (date(2026, 1, 10), date(2026, 1, 20)), strict=True):
        receive(setup, [path], None, day)

    assert Decimal(150) == counted(setup)["I.1"]
    assert not any(found(each, "READ-333") for each in sent(setup).values())


def test_a_day_of_receipt_that_the_names_contradict_is_asked_about(setup: Setup) -> None:
    folder = setup.workspace.input / "2025-12"
    for name, value, day in (
        ("uno_v10.xlsx", 150, date(2026, 1, 10)),
        ("uno_v9.xlsx", 140, date(2026, 1, 20)),
    ):
        send(setup, "NORTE", figures(I_1=value, I_2=0.45, I_3=60), name)
        path = (folder / name).rename(setup.workspace.root / name)
        receive(setup, [path], None, day)

    asked = [each for file in sent(setup).values() for each in found(file, "READ-333")]

    assert Decimal(140) == counted(setup)["I.1"]
    assert [("140", "150")] == [
        (told["counted"], told["other"]) for each in asked if (told := dict(each.message.figures))
    ]


def test_what_is_open_in_an_earlier_file_that_still_counts_is_not_said_to_be_mended(
    setup: Setup,
) -> None:
    send(setup, "NORTE", figures(I_1=20, I_2=0.45, I_3=60), "a_1.xlsx")
    send(setup, "NORTE", figures(I_3=61), "a_2.xlsx")
    path = (setup.workspace.input / "2025-12" / "a_2.xlsx").rename(setup.workspace.root / "b.xlsx")

    (checked,) = check(setup, [path])

    assert checked.changes is not None
    still = {each.place.cell[1:] for each in checked.changes.still_open}
    fixed = {each.place.cell[1:] for each in checked.changes.fixed}
    assert "9" in still
    assert "9" not in fixed


def test_a_notice_of_one_plan_is_not_told_in_the_report_of_another(tmp_path: Path) -> None:
    other = {**WIDE, "plan.toml": WIDE["plan.toml"].replace('"agua"', '"luz"')}
    other = {name: text.replace("I.", "L.") for name, text in other.items()}
    setup = open_setup(read_workspace(make_workspace(tmp_path, {"agua": WIDE, "luz": other})))
    whole = {"I_1": 150, "I_2": 0.45, "I_3": 60, "L_1": 150, "L_2": 0.45, "L_3": 60}
    send(setup, "NORTE", figures(**whole), "a_1.xlsx")
    send(setup, "NORTE", figures(I_1=170), "a_2.xlsx")
    reports = {plan.code: report(setup, plan, DECEMBER) for plan in setup.plans}

    told = {
        code: sorted(
            str(dict(p.message.figures)["code"]) for p in each.problems if p.code == "READ-334"
        )
        for code, each in reports.items()
    }

    assert {"agua": ["I.2", "I.3"], "luz": ["L.1", "L.2", "L.3"]} == told
    assert all(each.account.closes for each in reports.values())


def test_two_halves_are_filed_by_one_command(setup: Setup) -> None:
    paths = []
    folder = setup.workspace.input / "2025-12"
    for name, typed in (("a.xlsx", {"I_1": 150}), ("b.xlsx", {"I_2": 0.45, "I_3": 60})):
        send(setup, "NORTE", figures(**typed), name)
        paths.append((folder / name).rename(setup.workspace.root / name))

    receive(setup, paths, None, date(2026, 1, 20))

    assert {"I.1": Decimal(150), "I.2": Decimal(45), "I.3": Decimal(60)} == counted(setup)


def test_a_correction_is_checked_beside_what_was_sent_before(setup: Setup) -> None:
    send(setup, "NORTE", figures(I_1=150, I_2=0.45, I_3=60), "a.xlsx")
    send(setup, "NORTE", figures(I_1=170), "b.xlsx")
    path = (setup.workspace.input / "2025-12" / "b.xlsx").rename(setup.workspace.root / "b.xlsx")

    (checked,) = check(setup, [path])

    assert "READ-310" not in codes(checked.submission)
    assert 2 == len(found(checked.submission, "READ-334"))


def a_file(name: str, saved: datetime | None = None) -> Submission:
    return Submission(
        office="N", office_name="N", file=f"input/2025-12/{name}", sha256=name,
        state=State.ACCEPTED, observations=(), problems=(), account=Account(), modified=saved,
    )  # fmt: skip


def unnoted(_: Submission) -> int:
    return -1


@pytest.mark.parametrize(
    ("older", "newer", "by"),
    [
        ("uno_v9.xlsx", "uno_v10.xlsx", Evidence.VERSION),
        ("uno_v1.9.xlsx", "uno_v1.10.xlsx", Evidence.VERSION),
        ("uno.xlsx", "uno_v2.xlsx", Evidence.VERSION),
        ("uno 9.xlsx", "uno 10.xlsx", Evidence.VERSION),
        ("uno_z_viejo.xlsx", "uno_a_corregido.xlsx", Evidence.VERSION),
        ("uno.xlsx", "UNO CORREGIDO.xlsx", Evidence.VERSION),
        ("zeta borrador.xlsx", "alfa.xlsx", Evidence.VERSION),
        ("uno final.xlsx", "uno final final.xlsx", Evidence.VERSION),
        ("uno_15-01-2026.xlsx", "uno_10-02-2026.xlsx", Evidence.VERSION),
        ("uno.xlsx", "uno (2).xlsx", Evidence.COPY),
        ("uno (9).xlsx", "uno (10).xlsx", Evidence.COPY),
        ("uno.xlsx", "Copia de uno.xlsx", Evidence.COPY),
        ("uno.xlsx", "Copy of uno.xlsx", Evidence.COPY),
        ("uno.xlsx", "uno - copia.xlsx", Evidence.COPY),
        ("uno - copia.xlsx", "uno - copia (2).xlsx", Evidence.COPY),
        ("uno.xlsx", "uno - Copy.xlsx", Evidence.COPY),
        ("uno.0123456789ab.xlsx", "uno_v2.ba9876543210.xlsx", Evidence.VERSION),
        ("alfa.xlsx", "beta.xlsx", Evidence.NAME),
    ],
)
def test_names_put_files_in_order(older: str, newer: str, by: Evidence) -> None:
    for files in ([older, newer], [newer, older]):
        ordered = in_order([a_file(name) for name in files], unnoted)
        assert [older, newer] == [each.sha256 for each in ordered]
    assert (1, by, None) == later(a_file(newer), a_file(older), unnoted)


def test_the_moment_of_saving_is_better_evidence_than_a_copys_name() -> None:
    noon, later_on = datetime(2026, 1, 5, 12, tzinfo=UTC), datetime(2026, 1, 6, 9, tzinfo=UTC)

    told = later(a_file("uno.xlsx", later_on), a_file("uno (2).xlsx", noon), unnoted)

    assert (1, Evidence.SAVED, None) == told


def test_moments_within_a_minute_show_nothing() -> None:
    one, two = datetime(2026, 1, 5, 12, 0, 5, tzinfo=UTC), datetime(2026, 1, 5, 12, tzinfo=UTC)

    assert Evidence.NAME is later(a_file("alfa.xlsx", one), a_file("beta.xlsx", two), unnoted).by


def test_the_moment_of_saving_is_read_from_the_file(setup: Setup) -> None:
    send(setup, "NORTE", figures(I_1=150), "a.xlsx")
    path = setup.workspace.input / "2025-12" / "a.xlsx"
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = re.sub(
        rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2026-01-06T09:08:07Z", core
    )
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)

    assert datetime(2026, 1, 6, 9, 8, 7) == sent(setup)["a.xlsx"].modified  # noqa: DTZ001 - as told
