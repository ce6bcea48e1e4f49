"""A kind of plan, a frequency, a sheet, a further file and a command are an entry each.

Tried together on one copy of the package, in a workspace whose plan is of the new kind and asks for
an indicator every two months.
"""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from model.trial import Trial
from small import POLICY, make_workspace

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.filterwarnings("ignore:.*extension is not supported"),
]

PLAN_KIND = """\
    REGIONAL = (
        "regional",
        term("plan", "regional plan"),
        message("The regional plan"),
        message("Regional progress"),
        message("A regional plan has no index."),
        False,
    )

"""
FREQUENCY = '    BIMONTHLY = ("bimonthly", 2, term("fact", "bimonthly"))\n\n'
SHEET = '''\
"""What the offices are called, on trial."""

from sheetgen.language.message import Message, message
from sheetgen.writing.context import Context
from sheetgen.writing.workbook.book import Book

NAME: Message = message("Address book")


def write_addresses(book: Book, context: Context) -> None:
    """Write the sheet."""
    sheet = book.sheet(context.name(NAME))
    context.head(sheet, NAME, "")
    for row, office in enumerate(context.report.plan.offices, 3):
        sheet.text(row, 0, office.name, "body")
'''
EXTRA = """\
    Extra(
        name="names",
        help=message("Also the names of the offices."),
        demand=_demand_nothing,
        write=_write_offices,
    ),
"""
EXTRA_WRITER = """\
def _write_offices(given: Given) -> Iterator[str]:
    name = f"{given.stem}.txt"
    names = (office.name for office in given.report.plan.offices)
    given.place(name).write_text("\\n".join(names), encoding="utf-8")
    yield name


"""
COMMAND = '''\
"""``sheetgen months``: the months of a frequency, on trial."""

import click

from sheetgen.cli.command_language import spoken
from sheetgen.model.traits import Frequency


def command() -> click.Command:
    """The command."""
    return click.Command(
        "months", callback=_months, help=spoken("The months of each frequency.")
    )


def _months() -> None:
    for each in Frequency:
        click.echo(f"{each.value} {each.months}")
'''


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """In October I.1 is due; I.2 and I.3 only at the end of the year."""
    plan = POLICY["plan.toml"].replace('"policy"', '"regional"')
    asked = POLICY["indicators.csv"].replace("annual,,2023,100", "bimonthly,,2023,100")
    of_i_1 = "I.1,2025,2025-10,200\nI.1,2025,,250\n"
    targets = f"code,year,period,target\n{of_i_1}I.2,2025,,50%\nI.3,2025,,40\n"
    tables = POLICY | {"plan.toml": plan, "indicators.csv": asked, "targets.csv": targets}
    folder = make_workspace(tmp_path_factory.mktemp("new-entries"), {"agua": tables})
    trial = Trial.of(tmp_path_factory.mktemp("package"), folder)
    trial.insert("model/kinds.py", "    @property\n    def has_index", PLAN_KIND)
    trial.insert("model/traits.py", "    @property\n    def months", FREQUENCY)
    sheets = trial.source / "sheetgen/writing/sheets"
    (sheets / "addresses.py").write_text(SHEET, encoding="utf-8")
    trial.insert(
        "writing/sheet_table.py",
        "from sheetgen.writing.workbook.book",
        "from sheetgen.writing.sheets.addresses import NAME, write_addresses\n",
    )
    trial.insert(
        "writing/sheet_table.py",
        "    SheetEntry(DATA, write_data),",
        "    SheetEntry(NAME, write_addresses),\n",
    )
    trial.insert("writing/extras.py", "_IN_WORDS = term(", EXTRA_WRITER)
    trial.insert("writing/extras.py", ")\n\n\ndef extras_named", EXTRA)
    (trial.source / "sheetgen/cli/months.py").write_text(COMMAND, encoding="utf-8")
    trial.insert(
        "cli/main.py", '        "close": spoken(', '        "months": spoken("Months."),\n'
    )
    trial.translate(
        "es",
        {
            ("", "Regional progress"): "Avance regional",
            ("", "A regional plan has no index."): "Un plan regional no tiene índice.",
            ("", "The regional plan"): "El plan regional",
            ("", "Address book"): "Directorio",
            ("", "The months of each frequency."): "Los meses de cada frecuencia.",
            ("", "Also the names of the offices."): "También los nombres de las oficinas.",
            ("fact", "bimonthly"): "bimestral",
        },
    )
    trial.fill({"I.1": 100}, "2025-10", column=8)
    done = trial.run("build", "--period", "2025-10", "--names")
    assert (0, "") == (done.returncode, done.stderr), done.stdout + done.stderr
    return trial


def output(trial: Trial) -> Path:
    return trial.folder / "output/2025-10/agua"


def words(trial: Trial, name: str, sheet: str) -> list[str]:
    book = load_workbook(output(trial) / name)
    return [str(c.value) for row in book[sheet].iter_rows() for c in row if c.value is not None]


def test_an_indicator_of_the_new_frequency_is_due_in_its_months(tried: Trial) -> None:
    found = json.loads((output(tried) / "results.json").read_text("utf-8"))

    assert {"I.1": "low", "I.2": "not-rated", "I.3": "not-rated"} == {
        each["code"]: each["status"] for each in found["items"]
    }
    assert "bimonthly (2, 4, 6, 8, 10, 12)" in tried.run("months").stdout
    assert "bimestral" in tried.run("rules", "facts").stdout


def test_the_new_kind_of_plan_is_told_as_its_entry_says(tried: Trial) -> None:
    found = json.loads((output(tried) / "results.json").read_text("utf-8"))

    assert found["index"] is None
    assert "Avance regional" in words(tried, "agua-2025-10.xlsx", "Resumen")
    support = words(tried, "agua-2025-10-sustento.xlsx", "Metodología")
    assert "Un plan regional no tiene índice." in support


def test_the_new_sheet_stands_where_its_entry_stands(tried: Trial) -> None:
    book = load_workbook(output(tried) / "agua-2025-10.xlsx")

    assert ["Entregas", "Directorio", "Datos"] == book.sheetnames[-3:]
    assert {"Oficina Norte", "Oficina Sur"} <= set(words(tried, "agua-2025-10.xlsx", "Directorio"))


def test_the_further_file_is_written_listed_and_verified(tried: Trial) -> None:
    manifest = json.loads((output(tried) / "manifest.json").read_text("utf-8"))
    again = tried.run("verify", "2025-10")

    assert "Oficina Norte\nOficina Sur" == (output(tried) / "agua-2025-10.txt").read_text("utf-8")
    assert "names" in manifest["parts"]
    assert "agua-2025-10.txt" in json.dumps(manifest)
    assert 0 == again.returncode, again.stdout + again.stderr


def test_the_new_command_is_listed_and_helps(tried: Trial) -> None:
    assert "months" in tried.run("--help").stdout
    assert "Los meses de cada frecuencia." in tried.run("months", "--help").stdout
