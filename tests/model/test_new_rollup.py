"""A new roll-up is one entry and its formula: product, results, workbook and trace have it.

Tried on a copy of the package: «largest», of the most that one activity made. On the same copy a
new figure of elements is a quantity and where it is summed up: what is left unspent.
"""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

import sheetgen
from model.trial import ROOT, Trial

pytestmark = [
    pytest.mark.sweep,
    pytest.mark.filterwarnings("ignore:.*extension is not supported"),
]

FORMULA = '''
class LargestOf(SumOf, frozen=True):
    """The largest of a quantity over items."""

    @property
    def pattern(self) -> Message:
        """Of which items."""
        return message(
            "largest {measure} of {codes}",
            measure=self.quantity.word,
            codes=", ".join(self.codes),
        )

    @property
    def figure(self) -> Figure:
        """Unknown where one of them is."""
        gap = first_gap(*(each.figure for each in self.parts))
        return max(each.figure for each in self.parts) if gap is None else gap


'''
QUANTITY = """    Quantity(
        name="unspent",
        unit="soles",
        word=message("Left unspent"),
        meaning=term("fact", "the money of its activities that is not spent"),
        kinds=ELEMENT,
    ),
"""
SUMMED_UP = "Measure.of(QUANTITIES['unspent'], Difference(*money_of(paid).measures[:2])),"
RULE = """
- code: ELE-950
  name: element.unspent
  applies_to: [element]
  severity: high
  when: {fact: unspent, above: 0}
  summary: {es: Queda dinero sin gastar., en: Money is left unspent.}
  message: {es: "{name}: quedan {unspent} sin gastar.", en: "{name}: {unspent} are left unspent."}
  remedy: {es: Gastarlo., en: Spend it.}
  why: {es: Era para gastarlo., en: It was to be spent.}
  source: {es: Criterio de prueba., en: A criterion on trial.}
  wrong_when: {es: Sobra., en: It is too much.}
  since: 2000-01
  examples:
    - {name: a cent is left, facts: {unspent: 0.01}, fires: true}
    - {name: nothing is left, facts: {unspent: 0}, fires: false}
"""
SOURCE = Path(sheetgen.__file__).parent
ENTRY = '    LARGEST = ("largest", LargestOf, "{traits}")\n'


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """The example: 18 and 0 km are reported of the activities of product 1 in March."""
    folder = tmp_path_factory.mktemp("new-rollup") / "work"
    trial = Trial.of(tmp_path_factory.mktemp("package"), folder.parent)
    for name in ("rules", "templates", "layouts", "phrases", "schemas"):  # as the wheel holds them
        shutil.copytree(ROOT / name, trial.source / "sheetgen" / "shipped" / name)
    done = trial.run("init", "work")
    assert done.returncode == 0, done.stdout + done.stderr
    trial.insert("model/formulas/sums.py", "class LessSum", FORMULA)
    trial.insert("model/quantities_summed.py", '    Quantity(\n        name="index"', QUANTITY)
    trial.insert("summing/rollups.py", "*_overlap(element, physical", SUMMED_UP)
    trial.translate(
        "es",
        {
            ("", "largest {measure} of {codes}"): "mayor {measure} de {codes}",
            ("", "Left unspent"): "Sin gastar",
            ("fact", "the money of its activities that is not spent"): "el dinero que no se gastó",
        },
    )
    rules = trial.folder / "work/rules/elements.yaml"
    rules.parent.mkdir(exist_ok=True)
    rules.write_text((ROOT / "rules/elements.yaml").read_text("utf-8") + RULE, encoding="utf-8")
    return trial


def build(trial: Trial, traits: str) -> Path:
    source = trial.source / "sheetgen" / "model" / "rollup.py"
    shutil.copy(SOURCE / "model" / "rollup.py", source)
    trial.insert(
        "model/rollup.py",
        "import AverageOf, SumOf",
        "import LargestOf\nfrom sheetgen.model.formulas.sums ",
    )
    trial.insert("model/rollup.py", "    SAME_AS = (", ENTRY.format(traits=traits))
    folder = trial.folder / "work"
    elements = folder / "plans/caminos/elements.csv"
    elements.write_text(elements.read_text("utf-8").replace(",sum", ",largest"), encoding="utf-8")
    done = trial.run("build", "--workspace", "work", "--plan", "caminos", "--export", "csv")
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return folder / "output/2026-03/caminos"


def test_a_product_that_follows_is_what_the_entry_says(tried: Trial) -> None:
    output = build(tried, "follows one_unit needs_activities")
    found = json.loads((output / "results.json").read_text("utf-8"))
    item = next(each for each in found["items"] if each["code"] == "1")

    assert item["actual"] == "18"
    element = next(each for each in found["elements"] if each["code"] == "1")
    assert element["physical_sum"] == "18"


def test_an_element_without_a_product_shows_it_on_its_own_line(tried: Trial) -> None:
    plan = tried.folder / "work/plans/caminos"
    for name in ("activities.csv", "schedule.csv"):
        lines = (plan / name).read_text("utf-8").splitlines(keepends=True)
        (plan / name).write_text("".join(x for x in lines if x[:2] != "1,"), encoding="utf-8")
    output = build(tried, "needs_activities")
    sheet = load_workbook(output / "caminos-2026-03.xlsx")["Actividades"]
    lines = [row for row in sheet.iter_rows() if str(row[0].value) == "1"]
    (cell,) = [cell for row in lines for cell in row if cell.value == 18]

    said = tried.run(
        "trace", "--workspace", "work",
        f"work/output/2026-03/caminos/caminos-2026-03.xlsx!Actividades!{cell.coordinate}",
    )  # fmt: skip
    assert "mayor" in said.stdout, said.stdout + said.stderr


def test_a_new_figure_of_elements_is_told_wherever_their_figures_are(tried: Trial) -> None:
    """Product 1 may spend 620,000 soles, 200,000 and 420,000, and spent 151,200."""
    output = build(tried, "needs_activities")
    found = json.loads((output / "results.json").read_text("utf-8"))
    element = next(each for each in found["elements"] if each["code"] == "1")
    alert = next(each for each in found["alerts"] if each["id"] == "ELE-950:1")
    table = (output / "tables/elements.csv").read_text("utf-8").splitlines()
    support = load_workbook(output / "caminos-2026-03-sustento.xlsx")["Trazas"]
    rows = [[cell.value for cell in row[:4]] for row in support.iter_rows(min_row=4)]
    explained = tried.run("explain", "1", "--workspace", "work", "--plan", "caminos").stdout

    assert "468800" == element["measures"]["unspent"]
    assert "Caminos con mantenimiento: quedan 468,800 sin gastar." == alert["message"]
    assert {"I9", "I10", "J9", "J10"} == {each.rpartition("!")[2] for each in alert["places"]}
    assert "unspent" == table[0].rpartition(",")[2]
    assert ["468800"] == [x.rpartition(",")[2] for x in table if x.split(",")[2] == "1"]
    assert ["1", "Sin gastar", 468800] in [row[:3] for row in rows]
    assert "Sin gastar S/ 468,800" in " ".join(explained.split())
