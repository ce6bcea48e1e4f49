"""One rule, three places: what the sheet shows live is what the build judges, on a whole grid."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from formulas.grid import OPEN, Line, tables
from formulas.read_back import opened, rows_by_code
from office import Office
from sheetgen.issued import issue
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.figure import Gap
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem, Report
from sheetgen.pipeline import gather, judge
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.telling.words import SHORT_GAPS
from sheetgen.writing.forms.live_status import ASK
from sheetgen.writing.live_cells import state_word
from sheetgen.writing.output import write_templates
from sheetgen.writing.report_book import write_workbook
from small import make_workspace

pytestmark = pytest.mark.office
OWN_BOUNDS = """
[[threshold]]
by = "type"
value = "CALIDAD"
low = 80
atypical = 120.5
"""
ASKED = speaker("es", "es_PE").say(ASK)
ACTUALS = {"Actividades": "Ejecución física acumulada", "Indicadores": "Valor obtenido"}

MEANS = ("AM", "AG", "AP")
"""The mean of months follows from more than a row of the manager's workbook."""
REPORTED = {"Actividades": "Ejecución informada", "Indicadores": "Valor obtenido 2025"}


@cache
def say() -> Speaker:
    return speaker("es", "es_PE")


def workspace(folder: Path, frequency: str) -> tuple[Path, tuple[Line, ...]]:
    made, lines = tables(frequency)
    root = make_workspace(folder, {"rejilla": made})
    settings = root / "sheetgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + OWN_BOUNDS, encoding="utf-8")
    return root, lines


def filled(root: Path, period: Period, lines: tuple[Line, ...], into: Path) -> Path:
    """The template, typed full as an office would, as ``into``."""
    setup = open_setup(read_workspace(root))
    (path,) = write_templates(setup.workspace, issue(setup, period), say())
    book = opened(path)
    values = {line.code: line for line in lines}
    for name, heading in ACTUALS.items():
        columns, rows = rows_by_code(book[name])
        for code, at in rows.items():
            line = values[code]
            book[name].cell(at, columns[heading]).value = _typed(line)
    book.save(into)
    return into


def _typed(line: Line) -> object:
    if isinstance(line.value, Decimal):
        return float(line.value / 100 if line.in_percent else line.value)
    return line.value


def shown(path: Path, heading: str) -> dict[str, object]:
    """What a column says, by code."""
    book = opened(path, values=True)
    found = {}
    for name in ACTUALS:
        columns, rows = rows_by_code(book[name])
        found |= {code: book[name].cell(at, columns[heading]).value for code, at in rows.items()}
    return found


def judged(made: Report) -> dict[str, str]:
    return {
        each.verdict.subject: state_word(each.verdict.status.tone_for(each.verdict.band), say())
        for each in made.items
    }


def build(root: Path, period: Period) -> Report:
    setup = open_setup(read_workspace(root))
    return judge(setup, gather(setup, setup.plans[0], period))


def differences(live: Mapping[str, object], final: Mapping[str, str]) -> dict[str, object]:
    return {code: (said, final[code]) for code, said in live.items() if said != final[code]}


@dataclass(frozen=True)
class Sent:
    """A template filled with the grid, as it came back, and what the build made of it."""

    root: Path
    period: Period
    path: Path
    lines: tuple[Line, ...]
    final: Report

    @property
    def left_open(self) -> set[str]:
        """What only the reader can say."""
        return {line.code for line in self.lines if line.value in OPEN}


CASES = ((12, "annual"), (6, "quarterly"), (6, "annual"))


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory, calculating: Office) -> dict[str, Sent]:
    """Each grid as an office sends it, all of them calculated and saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("grids")
    (folder / "filled").mkdir()
    roots = {}
    for month, frequency in CASES:
        name = f"{month}-{frequency}"
        root, lines = workspace(folder / name, frequency)
        period = Period(2025, month)
        path = filled(root, period, lines, folder / "filled" / f"{name}.xlsx")
        roots[name] = root, period, lines, path
    saved = calculating.saved([each[-1] for each in roots.values()], folder / "saved")
    found = {}
    for (name, (root, period, lines, _)), path in zip(roots.items(), saved, strict=True):
        delivered = root / "input" / str(period) / "NORTE.xlsx"
        delivered.parent.mkdir(parents=True)
        path.rename(delivered)
        found[name] = Sent(root, period, delivered, lines, build(root, period))
    return found


@pytest.fixture
def december(sent: dict[str, Sent]) -> Sent:
    return sent["12-annual"]


def test_in_december_the_template_shows_the_final_status(december: Sent) -> None:
    check_status(december)
    assert len(set(judged(december.final).values())) == 6


@pytest.mark.parametrize("frequency", ["quarterly", "annual"])
def test_in_june_the_template_shows_the_final_status(sent: dict[str, Sent], frequency: str) -> None:
    check_status(sent[f"6-{frequency}"])


def check_status(sent: Sent) -> None:
    """No status differs, and nothing is left open but what only the reader can say."""
    live, final = shown(sent.path, "Estado según la cifra"), judged(sent.final)
    asked = {code for code, said in live.items() if said == ASKED}

    assert differences({c: said for c, said in live.items() if c not in asked}, final) == {}
    assert asked <= sent.left_open
    assert len(live) == len(sent.lines) > 1000


def test_the_progress_beside_it_is_the_figure_judged(december: Sent) -> None:
    live = shown(december.path, "Avance (%)")
    final = {each.measured.item.code: _said(each, "progress") for each in december.final.items}

    undecided = december.left_open | at_a_half(december.lines)
    known = {code: said for code, said in live.items() if code not in undecided}
    assert {code: final[code] for code in known} == {
        code: pytest.approx(said, rel=1e-13, abs=1e-10) if isinstance(said, float | int) else said
        for code, said in known.items()
    }


def at_a_half(lines: tuple[Line, ...]) -> set[str]:
    """Means nearer to half a step than a double can tell (docs/forms.md): either side is right."""
    found = set()
    for line in lines:
        if line.code.startswith("AM.") and isinstance(line.value, Decimal):
            ratios = Fraction(7, 8) + Fraction(6, 9) + Fraction(line.value) / 30
            beyond = ratios / 3 * 100 * 10**9 % 1  # of a step of the ninth decimal
            if abs(beyond - Fraction(1, 2)) < Fraction(2, 10_000):
                found.add(line.code)
    assert len(found) <= 6  # the steps beside three bounds
    return found


def test_the_managers_workbook_follows_a_figure_typed_in_it(
    december: Sent, tmp_path: Path, calculating: Office
) -> None:
    root = tmp_path / "w"
    shutil.copytree(december.root, root)
    shutil.rmtree(root / "input")
    (root / "input" / str(december.period)).mkdir(parents=True)
    blank = tmp_path / "blank.xlsx"
    write_workbook(build(root, december.period), blank, say(), workspace_name="w")
    said = {each.measured.item.code: _said(each, "actual") for each in december.final.items}
    book = opened(blank)
    for name, heading in REPORTED.items():
        columns, rows = rows_by_code(book[name])
        for code in said.keys() & rows.keys():
            book[name].cell(rows[code], columns[heading]).value = said[code]
    book.save(blank)

    found = opened(calculating.saved([blank], tmp_path / "out")[0], values=True)
    live = {}
    for name in ACTUALS:
        columns, rows = rows_by_code(found[name])
        at = {code: row for code, row in rows.items() if code in said and code[:2] not in MEANS}
        live |= {code: found[name].cell(row, columns["Estado"]).value for code, row in at.items()}

    assert differences(live, judged(december.final)) == {}
    assert len(live) > 1000


def _said(each: JudgedItem, name: str) -> str | float:
    """A figure of an item, or the word that stands for its absence."""
    measure = each.measured.measure(name)
    assert measure is not None
    figure = measure.figure
    return say().say(SHORT_GAPS[figure]) if isinstance(figure, Gap) else float(figure)
