"""Every scope of a threshold, from sheetgen.toml to the verdict, the sheet and explain."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sheetgen.errors import RuleError, SheetgenError, WorkspaceError
from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.status import Band, Status
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.questions import explain
from sheetgen.setup import Setup, open_setup
from sheetgen.writing.output import write_reports, write_templates
from small import make_workspace
from writing.builder_writing import sheets

pytestmark = pytest.mark.sweep

AT = Period(2025, 12)
BASE = '[thresholds]\nscale = "ceplan"\n'


def with_settings(folder: Path, settings: str) -> Path:
    """The workspace with these thresholds instead of its own."""
    path = folder / "sheetgen.toml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("[thresholds]")] + settings, encoding="utf-8")
    return folder


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """I.1 at 70 %, I.2 at 60 % and I.3 at 80 % of their targets."""
    make_workspace(tmp_path)
    setup = open_setup(read_workspace(tmp_path))
    inbox = tmp_path / "input" / str(AT)
    inbox.mkdir(parents=True)
    figures = {"I.1": 140, "I.2": 0.3, "I.3": 50}
    templates = issue(setup, AT)
    for path in write_templates(setup.workspace, templates, speaker("es", "es_PE")):
        book = load_workbook(path)
        sheet = book["Indicadores"]
        for row in range(8, sheet.max_row + 1):
            if sheet.cell(row, 2).value in figures:
                sheet.cell(row, 7).value = figures[str(sheet.cell(row, 2).value)]
        book.save(inbox / path.name)
    return tmp_path


def opened(folder: Path) -> Setup:
    return open_setup(read_workspace(folder))


def lows(folder: Path) -> dict[str, tuple[Decimal, str, Status]]:
    """The bound «low» of each item, who set it, and the status it came to."""
    setup = opened(folder)
    return {
        judged.measured.item.code: (bound.figure, bound.set_by, judged.verdict.status)
        for judged in report(setup, setup.plans[0], AT).items
        for bound in judged.bounds
        if bound.name == "low"
    }


@pytest.mark.parametrize(
    ("by", "value", "reached"),
    [
        ("plan", "agua", {"I.1", "I.2", "I.3"}),
        ("element", "OP.1", {"I.1", "I.2", "I.3"}),
        ("element", "SS.1", {"I.1", "I.2"}),
        ("kind", "indicator", {"I.1", "I.2", "I.3"}),
        ("type", "COBERTURA", {"I.1"}),
        ("office", "NORTE", {"I.1", "I.2"}),
        ("office", "SUR", {"I.3"}),
        ("item", "I.2", {"I.2"}),
    ],
)
def test_every_scope_reaches_the_verdict(
    filled: Path, by: str, value: str, reached: set[str]
) -> None:
    with_settings(filled, f'{BASE}\n[[threshold]]\nby = "{by}"\nvalue = "{value}"\nlow = 55\n')

    found = lows(filled)

    for code in ("I.1", "I.2", "I.3"):
        figure, set_by, status = found[code]
        if code in reached:
            assert (55, f"{by} {value}", Status.ON_TRACK) == (figure, set_by, status)
        else:
            assert (75, "scale ceplan") == (figure, set_by)
            assert (Status.ON_TRACK if code == "I.3" else Status.LOW) is status


def test_the_older_scale_is_one_line(filled: Path) -> None:
    with_settings(filled, '[thresholds]\nscale = "poi-2018"\n')

    setup = opened(filled)
    found = report(setup, setup.plans[0], AT)

    # 70, 60 and 80 lie between 50 and 90
    assert {(Status.ON_TRACK, Band.MEDIUM)} == {
        (each.verdict.status, each.verdict.band) for each in found.items
    }
    assert {(Decimal(50), "scale poi-2018", Status.ON_TRACK)} == set(lows(filled).values())


def test_no_settings_are_the_scale_in_force_today(filled: Path) -> None:
    with_settings(filled, "")

    assert {(Decimal(75), "default")} == {each[:2] for each in lows(filled).values()}


def test_a_bound_of_all_goes_before_the_shipped_one_and_a_scope_before_it(filled: Path) -> None:
    with_settings(
        filled,
        '[thresholds]\nlow = 65\n\n[[threshold]]\nby = "item"\nvalue = "I.2"\nlow = 50\n',
    )

    found = lows(filled)

    assert (Decimal(65), "default", Status.ON_TRACK) == found["I.1"]
    assert (Decimal(50), "item I.2", Status.ON_TRACK) == found["I.2"]


@pytest.mark.filterwarnings("ignore:.*xtension is not supported")  # openpyxl's, of data bars
def test_the_method_sheet_and_explain_say_who_set_it(filled: Path) -> None:
    with_settings(filled, f'{BASE}\n[[threshold]]\nby = "type"\nvalue = "CALIDAD"\nlow = 55\n')
    setup = opened(filled)
    ((_, paths),) = write_reports(
        setup.workspace, (report(setup, setup.plans[0], AT),), speaker("en", "es_PE")
    )

    item = explain(setup, "I.2", None, None).item
    rows = {
        (row[0].value, row[1].value, row[2].value, row[3].value)
        for row in sheets(paths)["Methodology"].iter_rows(max_col=4)
    }

    assert item is not None
    assert ("low", Decimal(55), "type CALIDAD") in {
        (each.name, each.figure, each.set_by) for each in item.bounds
    }
    assert ("low", "type CALIDAD", 55, "I.2 and I.3") in rows
    assert ("low", "scale ceplan", 75, "I.1") in rows


@pytest.mark.parametrize(
    ("settings", "error", "where", "cure"),
    [
        ("[thresholds]\nlwo = 80\n", RuleError, "thresholds: lwo", "low"),
        ('[thresholds]\nscale = "poi2018"\n', WorkspaceError, "thresholds: scale", "poi-2018"),
        (f"{BASE}low = 80\n", WorkspaceError, "thresholds: low", "Keep"),
        (
            '[thresholds]\nlow = "80"\n',
            WorkspaceError,
            "thresholds: low",
            "Write 80, without quotes",
        ),
        (
            '[[threshold]]\nby = "ofice"\nvalue = "SUR"\nlow = 8\n',
            WorkspaceError,
            "1: by",
            "office",
        ),
        (
            '[[threshold]]\nby = "office"\nvalue = "SURR"\nlow = 8\n',
            WorkspaceError,
            "1: value",
            "SUR",
        ),
        ('[[threshold]]\nby = "item"\nvalue = "I.9"\nlow = 8\n', WorkspaceError, "1: value", "I."),
        (
            '[[threshold]]\nby = "type"\nvalue = "CALIDA"\nlow = 8\n',
            WorkspaceError,
            "1: value",
            "CALIDAD",
        ),
        (
            '[[threshold]]\nby = "kind"\nvalue = "indicador"\nlow = 8\n',
            WorkspaceError,
            "1: value",
            "indicator",
        ),
        (
            '[[threshold]]\nby = "element"\nvalue = "SS.9"\nlow = 8\n',
            WorkspaceError,
            "1: value",
            "SS.",
        ),
        (
            '[[threshold]]\nby = "plan"\nvalue = "aqua"\nlow = 8\n',
            WorkspaceError,
            "1: value",
            "agua",
        ),
        (
            '[[threshold]]\nby = "item"\nvalue = "I.1"\nplan = "aqua"\nlow = 8\n',
            WorkspaceError,
            "1: plan",
            "agua",
        ),
        (
            '[[threshold]]\nby = "item"\nvalue = "I.1"\nmedum = 80\n',
            RuleError,
            "1: medum",
            "medium",
        ),
        ('[[threshold]]\nby = "item"\nvalue = "I.1"\n', WorkspaceError, "threshold 1", "low = 80"),
    ],
)
def test_a_mistake_names_key_and_nearest_spelling(
    tmp_path: Path, settings: str, error: type[SheetgenError], where: str, cure: str
) -> None:
    make_workspace(tmp_path)
    with_settings(tmp_path, settings)

    with pytest.raises(error) as caught:
        opened(tmp_path)

    assert "sheetgen.toml" in caught.value.where
    assert where in caught.value.where
    assert cure in speaker("en", "es_PE").say(caught.value.message())


def test_the_repository_s_own_workspace_names_its_scale() -> None:
    text = (Path(__file__).resolve().parents[2] / "sheetgen.toml").read_text("utf-8")

    assert re.search(r'^scale = "ceplan"$', text, re.MULTILINE)


def test_a_bound_below_zero_is_refused_with_its_key(tmp_path: Path) -> None:
    root = make_workspace(tmp_path)
    (root / "sheetgen.toml").write_text("[thresholds]\nlow = -3\n", encoding="utf-8")

    with pytest.raises(WorkspaceError, match=r"sheetgen\.toml: thresholds: low"):
        read_workspace(root)


def test_a_bound_raised_from_a_month_on_leaves_the_reports_before_as_they_were(
    filled: Path,
) -> None:
    raised = '[[threshold]]\nby = "default"\nsince = "{since}"\nlow = 85\n'

    with_settings(filled, BASE + raised.format(since="2026-01"))
    before = lows(filled)
    with_settings(filled, BASE + raised.format(since="2025-12"))
    after = lows(filled)

    assert (75, "scale ceplan", Status.ON_TRACK) == before["I.3"]
    assert (85, "default since 2025-12", Status.LOW) == after["I.3"]


def test_the_scale_of_past_years_is_kept_by_name(filled: Path) -> None:
    old = '[[threshold]]\nby = "default"\nuntil = "2025-12"\nscale = "poi-2018"\n'
    with_settings(filled, BASE + old)

    assert (50, "default until 2025-12", Status.ON_TRACK) == lows(filled)["I.1"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('by = "default"\nsince = "2026-13"\nlow = 80', "threshold 1: since: "),
        ('by = "default"\nvalue = "x"\nlow = 80', "threshold 1: value: a bound for all"),
        (
            'by = "default"\nsince = "2026-02"\nuntil = "2026-01"\nlow = 80',
            "threshold 1: until: it ends in ",
        ),
        ('by = "default"\nscale = "poi-2018"\nlow = 80', "threshold 1: low: the scale "),
    ],
)
def test_a_stretch_written_wrong_is_refused_with_its_key(
    filled: Path, table: str, said: str
) -> None:
    with_settings(filled, f"{BASE}\n[[threshold]]\n{table}\n")

    with pytest.raises(WorkspaceError, match=re.escape(said)):
        opened(filled)


def test_a_stretch_still_to_come_is_checked_and_proved_today(filled: Path) -> None:
    with_settings(filled, f'{BASE}\n[[threshold]]\nby = "default"\nsince = "2031-01"\nlow = 96\n')

    with pytest.raises(RuleError, match=r"threshold 1: low.*above"):
        opened(filled)
