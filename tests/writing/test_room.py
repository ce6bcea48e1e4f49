"""The room around words and figures: nothing touches an edge, and no line is cut off."""

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sheetgen.model.place import Place
from sheetgen.model.problem import Weight
from sheetgen.model.report import Report
from sheetgen.model.submission import State
from sheetgen.records import replace
from sheetgen.writing.report_book import write_workbook
from sheetgen.writing.sheets.deliveries import states
from sheetgen.writing.sheets.trace_columns import places_text
from sheetgen.writing.workbook.cell import Text
from sheetgen.writing.workbook.height import cut, lines_of
from sheetgen.writing.workbook.lettering import width_of
from sheetgen.writing.workbook.padding import padded
from writing.builder_writing import both, policy, programme, spanish
from writing.test_bad_input import renamed

ROOM = ("wrap",)


def written(report: Report, path: Path, sheet: str, *, values: bool = True) -> Worksheet:
    write_workbook(report, path, spanish(), workspace_name="Ministerio")
    return both(path, values=values)[sheet]


def test_a_digit_is_as_wide_as_one_of_a_column_s_characters() -> None:
    assert width_of("0123456789") == 10


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [("iiii", "mmmm"), ("ayuda", "AYUDA"), ("dato", "指標達成"), ("=", "—")],
)
def test_letters_have_their_own_widths(narrow: str, wide: str) -> None:
    assert width_of(narrow) < width_of(wide)


def test_an_accent_takes_no_room() -> None:
    assert width_of("gestión") == width_of("gestion")
    assert width_of("gestio\u0301n") == width_of("gestion")


def test_capitals_need_more_lines_than_small_letters() -> None:
    name = "Porcentaje de empresas que acceden a capacitaciones en gestión ambiental"

    assert lines_of(Text(name, ROOM), 40) == 2
    assert lines_of(Text(name.upper(), ROOM), 40) == 3


@pytest.mark.parametrize("indent", ["indent1", "indent2", "indent3", "indent4"])
def test_an_indent_takes_its_room_from_the_words(indent: str) -> None:
    words = "0" * 19

    assert lines_of(Text(words, ROOM), 20) == 1
    assert lines_of(Text(words, (*ROOM, indent)), 20) == 2


def test_figures_keep_from_the_edge_by_their_format() -> None:
    found = padded(("body", "right"), {"num_format": "#,##0", "align": "right", "indent": 1})

    assert found == {
        "num_format": '[>=0.5]#,##0_0;[<=-0.5]"−"#,##0_0;#,##0_0;@_0',
        "align": "right",
        "indent": 0,
    }


def test_what_an_office_fills_keeps_its_format() -> None:
    given = {"num_format": "0.0##%", "align": "right", "indent": 1}

    assert padded(("body", "ask", "right"), given) == given


def test_words_and_figures_of_a_table_stand_off_its_edges(tmp_path: Path) -> None:
    sheet = written(policy(), tmp_path / "a.xlsx", "Indicadores", values=False)
    cells = [cell for row in sheet.iter_rows(min_row=5) for cell in row if cell.value is not None]

    for cell in cells:
        kept = cell.alignment.indent >= 1 or cell.number_format.endswith("_0")
        assert kept or cell.alignment.horizontal == "center", cell.coordinate
    assert cells


def test_the_observations_say_what_must_be_fixed_and_what_is_only_noticed(tmp_path: Path) -> None:
    one = policy()
    error, *_ = [each for each in one.problems if each.weight is Weight.ERROR]
    notice = replace(error, weight=Weight.NOTICE)

    def said(*problems: object) -> object:
        given = replace(one, problems=problems)
        return written(given, tmp_path / "a.xlsx", "Observaciones")["A3"].value

    assert said() == "Nada por corregir"
    assert said(notice) == "Nada por corregir · 1 aviso"
    assert said(error, notice, notice) == "1 observación por corregir · 2 avisos"
    assert said(error, error) == "2 observaciones por corregir"


def test_an_office_stands_by_the_best_of_its_files() -> None:
    one = policy()
    first = one.submissions[0]
    files = (State.REJECTED, State.OBSERVED, State.SUPERSEDED)
    sent = tuple(replace(first, office="A", state=state) for state in files)
    missing = replace(first, office="B", state=State.MISSING)
    given = replace(one, submissions=(*sent, missing))

    assert states(given) == {"A": State.OBSERVED, "B": State.MISSING}


def sixty_services() -> Report:
    """One objective with sixty services of one item each; the last two are low."""
    one = policy()
    root, base = one.elements[0], one.elements[1]
    low, fine = one.items[2], one.items[0]
    elements, items = [root], []
    for n in range(1, 61):
        code = f"SS.{n:02d}"
        named = replace(base.element, code=code, parent=root.element.code, name=code)
        elements.append(replace(base, element=named))
        judged = renamed(low if n > 58 else fine, f"I.{n:02d}", f"Indicador {n}")
        item = replace(judged.measured.item, element=code)
        measured = replace(judged.measured, item=item)
        items.append(replace(judged, measured=measured))
    return replace(one, elements=tuple(elements), items=tuple(items))


def test_sixty_services_leave_the_summary_readable_and_complete(tmp_path: Path) -> None:
    sheet = written(sixty_services(), tmp_path / "a.xlsx", "Resumen")
    rows = {str(row[0].value): row for row in sheet.iter_rows(min_row=8, max_row=26)}

    assert "Estado de los ítems: los 9 elementos con más ítems bajos o sin dato" in rows
    assert {"SS.01", "SS.07", "SS.59", "SS.60"} <= set(rows)
    assert "SS.08" not in rows
    others, total = rows["Los otros 51 elementos"], rows["Total"]
    assert [cell.value for cell in others][7:14] == [0, 51, 0, 0, 0, 0, 51]
    assert [cell.value for cell in total][7:14] == [2, 58, 0, 0, 0, 0, 60]


def test_a_part_of_a_plan_without_mean_says_what_stands_in_the_way(tmp_path: Path) -> None:
    bare = replace(programme(), elements=())
    sheet = written(bare, tmp_path / "a.xlsx", "Resumen")

    assert sheet["D4"].value == "Ítems bajos o sin dato"


def test_the_headings_of_the_rules_repeat_on_each_of_their_pages(tmp_path: Path) -> None:
    sheet = written(policy(), tmp_path / "a.xlsx", "Metodología", values=False)
    heading = next(row[0].row for row in sheet.iter_rows() if row[2].value == "Resultado")

    assert sheet.print_title_rows == f"${heading}:${heading}"


def test_the_cells_of_one_file_stand_together_in_a_trace() -> None:
    a1, b1, a2 = (
        Place("a.xlsx", "S", "A1"),
        Place("b.csv", "line 2", "x"),
        Place("a.xlsx", "S", "A2"),
    )

    assert places_text((a1, b1, a2)) == "a.xlsx!S!A1; a.xlsx!S!A2; b.csv!line 2!x"
    assert places_text((a1,) * 41).endswith("a.xlsx!S!A1; … (+1)")


def test_a_text_is_cut_between_words_where_its_lines_have_no_room() -> None:
    assert cut("uno dos tres", ROOM, 40, 1).text == "uno dos tres"
    assert cut("00000 11111 22222", ROOM, 14, 1).text == "00000 11111 …"
    assert cut("0" * 90, ROOM, 14, 1).text == "0" * 90
