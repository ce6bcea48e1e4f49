"""``init --example population``: what its README says was counted by hand, apart from sheetgen."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from running import run
from sheetgen.language.languages import codes

pytestmark = pytest.mark.sweep

ROW = re.compile(r"^\| [^|`]+ \| ([+\d][^|]*) \|$", re.MULTILINE)
COMMAND = re.compile(r"^\d\. `(sheetgen [^`]+)`", re.MULTILINE)


@pytest.fixture(scope="module", params=codes())
def begun(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The example begun in each language, and built with the report in words."""
    folder = tmp_path_factory.mktemp("served") / request.param
    done = run(
        folder.parent, "init", folder.name, "--example", "population", "--language", request.param
    )
    assert (done.returncode, done.stderr) == (0, "")
    built = run(folder, "build", "--report", language=request.param)
    assert built.returncode == 1, built.stderr
    return folder


def told(folder: Path) -> dict[str, object]:
    path = folder / "output/2026-03/empresas/results.json"
    held: dict[str, object] = json.loads(path.read_text("utf-8"))
    return held


def test_it_counts_what_a_person_counted(begun: Path) -> None:
    rows = ROW.findall((begun / "README.md").read_text("utf-8"))
    found = told(begun)["population"]
    assert isinstance(found, dict)
    unique, met = found["unique"], found["criteria"]

    growth = 100 * (found["base"] - found["before"]) / found["before"]
    counted = [
        str(found["base"]),
        *(str(unique[code]) for code in ("1", "1.1", "1.2", "2")),
        str(found["before"]),
        f"+{growth:.1f} %",
        f"{found['new']}, {found['returning']}, {found['gone']}",
        str(found["not_in_registry"]),
        *(str(each["n"]) for each in met.values()),
    ]

    assert rows == counted


def test_the_classes_of_its_traces_have_the_words_of_its_sheet(begun: Path) -> None:
    """They stood by the names that programs know them by: "size: not-in-registry"."""
    [book] = (begun / "output/2026-03/empresas").glob("empresas-2026-03-s*.xlsx")
    with ZipFile(book) as parts:
        sheets = (parts.read(each).decode() for each in parts.namelist() if "sharedS" in each
                  or each.startswith("xl/worksheets/sheet"))  # fmt: skip
        said = re.findall(r"<t[^>]*>([^<]+)</t>", " ".join(sheets))

    assert any(each.endswith((": No está en el registro", ": Not found in the registry"))
               for each in said)  # fmt: skip
    assert not [each for each in said if re.search(r"not-in-registry|: unknown|^criteria\b", each)]


def test_the_list_stands_over_the_sum_that_its_office_typed(begun: Path) -> None:
    found = told(begun)
    items = {each["code"]: each for each in found["items"]}  # type: ignore[attr-defined]
    alerts = [each["id"] for each in found["alerts"]]  # type: ignore[attr-defined]

    assert items["1"]["actual"] == "73"
    assert alerts == ["ALE-225:1"]


def test_its_rows_that_do_not_count_are_asked_about_by_their_row(begun: Path) -> None:
    name = "input/2026-03/beneficiarios-asesoria.csv"
    done = run(begun, "check", name, "--period", "2026-03", "--json", language=begun.name)

    asked = [each["place"] for file in json.loads(done.stdout) for each in file["problems"]]

    assert sorted(asked) == [f"{name}!line {row}" for row in (33, 34, 35, 36)]


def test_no_identifier_leaves_its_lists(begun: Path) -> None:
    listed = {
        line.split(",")[1]
        for path in begun.glob("input/*/*.csv")
        for line in path.read_text("utf-8").splitlines()[1:]
    }
    books = [*begun.glob("output/**/*.xlsx"), *begun.glob("output/**/*.docx")]
    texts = [*begun.glob("output/**/*.json"), *begun.glob("output/**/*.txt")]
    written = b"".join(path.read_bytes() for path in texts)
    for path in books:
        with ZipFile(path) as book:
            written += b"".join(book.read(name) for name in book.namelist())
    shown = set(re.findall(r"200000\d{5}", written.decode("utf-8", "replace")))

    assert len(listed) > 100
    assert len(books) > 3
    assert not listed & shown


def test_its_report_in_words_says_nothing_that_its_table_does_not(begun: Path) -> None:
    folder = begun / "output/2026-03/empresas"
    (draft,) = (*folder.glob("*-informe.docx"), *folder.glob("*-report.docx"))
    done = run(begun, "text", draft, "--json", language=begun.name)

    odd = [
        (each["sentence"], each["value"])
        for each in json.loads(done.stdout)["claims"]
        if each["verdict"] not in {"confirmed", "not-in-data"}
    ]

    sentences = [each["sentence"] for each in json.loads(done.stdout)["claims"]]
    of_two = [each for each in sentences if " × " in each]

    assert odd == []
    assert of_two
    assert not [each for each in of_two if "redonde" in each or "rounded" in each]
    assert all("se informan" in each or "are told" in each for each in of_two)


def test_the_commands_of_its_readme_work(begun: Path) -> None:
    named = COMMAND.findall((begun / "README.md").read_text("utf-8"))
    statuses = [run(begun, *each.split()[1:], language=begun.name).returncode for each in named]

    assert [each.split()[1] for each in named] == ["build", "check", "explain", "build"]
    assert statuses == [1, 1, 0, 1]
