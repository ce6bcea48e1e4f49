"""The legend of the colours says the thresholds in force in figures; names are not made up."""

from decimal import Decimal
from pathlib import Path

from sheetgen.language.speaker import Speaker
from sheetgen.model.report import Report
from sheetgen.model.rule import Bound
from sheetgen.records import replace
from sheetgen.writing.report_book import write_workbook
from sheetgen.writing.sheets.legend import meanings
from writing.builder_writing import both, english, opened, policy, spanish


def said(report: Report, say: Speaker) -> dict[str, str]:
    return {tone.symbol: plain(say.say(meaning)) for tone, meaning in meanings(report)}


def plain(words: object) -> str:
    """The words with blanks as they are typed."""
    return str(words).replace("\N{NO-BREAK SPACE}", " ")


def held_to(report: Report, *bounds: tuple[tuple[str, str], ...]) -> Report:
    """The report with the items held to these thresholds, in turn."""
    items = tuple(
        replace(
            judged,
            bounds=tuple(
                Bound(name, Decimal(figure), "default") for name, figure in bounds[n % len(bounds)]
            ),
        )
        for n, judged in enumerate(report.items)
    )
    return replace(report, items=items)


CEPLAN = (("low", "75"), ("medium", "95"), ("atypical", "150"))
POI = (("low", "50"), ("medium", "90"), ("atypical", "150"))


def test_each_colour_is_told_by_its_figures() -> None:
    found = said(held_to(policy(), CEPLAN), spanish())

    assert found["▼"] == "Avance por debajo de 75 %"
    assert found["■"] == "Avance desde 75 % y por debajo de 95 %"
    assert found["▲"] == "Avance desde 95 % hasta 150 %, ambos incluidos"
    assert found["◊"].startswith("Avance por encima de 150 %:")


def test_thresholds_that_differ_by_item_are_all_told() -> None:
    found = said(held_to(policy(), CEPLAN, POI), english())

    assert found["▼"] == "Progress below 50 % or 75 % (by item)"
    assert found["▲"] == "Progress from 90 % or 95 % (by item) to 150 %, both included"


def test_of_two_equal_thresholds_no_range_is_told() -> None:
    equal = (("low", "90"), ("medium", "90"), ("atypical", "150"))

    assert said(held_to(policy(), equal), english())["■"] == "None: what is not below 90 % is high"
    last = (("low", "75"), ("medium", "95"), ("atypical", "95"))
    assert said(held_to(policy(), last), english())["▲"] == "Progress of 95 % exactly"


def test_a_report_of_nothing_names_no_figure() -> None:
    found = said(replace(policy(), items=()), english())

    assert found["▼"] == "Progress below its low threshold"


def test_the_legend_stands_in_the_methodology(tmp_path: Path) -> None:
    write_workbook(policy(), tmp_path / "a.xlsx", spanish(), workspace_name="Ministerio")

    column = [plain(cell.value) for cell in both(tmp_path / "a.xlsx")["Metodología"]["B"]]
    assert "Avance por debajo de 75 %" in column
    assert not [words for words in column if "«low»" in words]


def test_what_a_message_names_stands_in_the_methodology_in_words(tmp_path: Path) -> None:
    report = policy()
    texts = (("es", "{name} {delivery}, {code}: {progress:percent}."), ("en", ""))
    rules = tuple(replace(each, message=texts) for each in report.rules)
    write_workbook(replace(report, rules=rules), tmp_path / "a.xlsx", spanish(), workspace_name="")

    column = [plain(cell.value) for cell in both(tmp_path / "a.xlsx")["Metodología"]["E"]]
    assert "«Nombre» «qué pasó con su archivo», «Código»: «Avance»." in column


def test_an_element_without_a_name_is_told_by_its_level_and_code(tmp_path: Path) -> None:
    report = policy()
    nameless = tuple(
        replace(each, element=replace(each.element, name=each.element.code))
        for each in report.elements
    )

    write_workbook(
        replace(report, elements=nameless),
        tmp_path / "a.xlsx",
        spanish(),
        workspace_name="Ministerio",
    )

    book = opened(tmp_path / "a.xlsx")
    assert "Objetivo prioritario OP.01" in [cell.value for cell in book["Resumen"]["B"]]
    assert book["Indicadores"]["B5"].value == "Objetivo prioritario OP.01"
    assert book["Indicadores"]["B7"].value == "Servicio SS.01.03.02"
