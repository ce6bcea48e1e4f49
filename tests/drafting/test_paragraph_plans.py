"""reports/*.yaml: whose plan of paragraphs holds, and what a fault in one says."""

import re
import shutil
from pathlib import Path

import docx
import pytest

from drafting.drafts import SAY, draft_of, headings, lines, sentences, shown
from running import run
from sheetgen.drafting.paragraph_plans import draft_plan_of, read_draft_plans
from sheetgen.drafting.sentence_table import SENTENCES
from sheetgen.errors import SheetgenError
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from small import POLICY, ROOT, make_workspace

MINIMAL = """\
kind: policy
title: {es: Informe, en: Report}
cover: [plan]
body:
  - paragraph: [standing]
"""


def workspace(folder: Path, text: str = MINIMAL, name: str = "nuestro.yaml") -> Path:
    """A workspace with one plan of paragraphs of its own."""
    make_workspace(folder)
    (folder / "reports").mkdir()
    (folder / "reports" / name).write_text(text, encoding="utf-8")
    return folder


def fault_of(folder: Path) -> str:
    """What reading says is wrong."""
    with pytest.raises(SheetgenError) as fault:
        read_draft_plans(read_workspace(folder))
    return SAY.say(fault.value.message())


def test_a_workspace_without_any_uses_the_shipped_ones(tmp_path: Path) -> None:
    found = read_draft_plans(read_workspace(make_workspace(tmp_path)))

    assert ["sheetgen/reports/politica.yaml", "sheetgen/reports/programa.yaml"] == [
        each.file for each in found
    ]


def test_one_of_ones_own_stands_alone_or_in_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    alone = read_draft_plans(read_workspace(workspace(tmp_path / "a")))
    beside = workspace(tmp_path / "b", MINIMAL, "politica.yaml")
    settings = (beside / "sheetgen.toml").read_text("utf-8")
    (beside / "sheetgen.toml").write_text(f"{settings}\n[shipped]\nreports = true\n", "utf-8")
    both = read_draft_plans(read_workspace(beside))

    assert ["reports/nuestro.yaml"] == [each.file for each in alone]
    assert ["reports/politica.yaml", "sheetgen/reports/programa.yaml"] == [x.file for x in both]


def test_the_one_that_names_a_plan_stands_before_that_of_its_kind(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    own = f"plan: agua\n{MINIMAL}"
    (folder / "reports/agua.yaml").write_text(own, encoding="utf-8")
    read = read_workspace(folder)
    (plan,) = read_plans(read)

    assert "agua" == draft_plan_of(read_draft_plans(read), plan).name


def test_a_plan_that_none_is_for_stops_the_run_and_says_what_to_do(tmp_path: Path) -> None:
    folder = workspace(tmp_path, MINIMAL.replace("policy", "programme"))

    done = run(folder, "build", "--period", "2025-12", "--report")

    assert 2 == done.returncode
    assert "ningún archivo es para planes de tipo policy, como agua" in " ".join(
        done.stderr.split()
    )
    assert "[shipped] reports = true" in done.stderr
    assert not (folder / "output/2025-12").exists()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("kind: policy", "kind: politica", ["kind (line 1)", "policy"]),
        ("cover: [plan]", "cover: [plans]", ["cover", "line 3", "plan"]),
        ("cover: [plan]\n", "", ["cover"]),
        ("[standing]", "[standings]", ["paragraph", "(line 5)", "standing"]),
        ("- paragraph:", "- parrafo:", ["body: 1", "paragraph"]),
        ("[standing]", "[standing]\n    list: [value]", ["body: 1", "2"]),
        ("[standing]", "[standing]\n    each: services", ["each", "element"]),
        ("- paragraph: [standing]", "- annex: x\n    each: top", ["each"]),
        ("- paragraph: [standing]", "- chart: pie", ["chart", "work-and-money"]),
        ("- paragraph: [standing]", "- section: {es: A, en: B}", ["body"]),
        ("{es: Informe, en: Report}", "{en: Report}", ["title", "es"]),
        ("{es: Informe, en: Report}", "{es: 'A {code}', en: B}", ["title: es", "code", "year"]),
        (
            "[standing]", "[{text: {es: 'Devengó {acrued:soles}', en: x}}]",
            ["text.es", "acrued", "accrued"],
        ),
        (
            "[standing]", "[{text: {es: 'Devengó {accrued:percent}', en: x}}]",
            ["accrued:percent", "soles", "money"],
        ),
        ("[standing]", "[{text: {es: 'Devengó {accrued', en: x}}]", ["text.es", "{financial}"]),
        ("kind: policy", "kind: policy\ntemplate: a.docx", ["template", "reports/a.docx"]),
        ("kind: policy", "kind: policy\ntemplate: a.dotx", ["template", "a.dotx", ".docx"]),
    ],
)  # fmt: skip
def test_a_fault_names_file_line_and_key_and_the_cure(
    tmp_path: Path, old: str, new: str, says: list[str]
) -> None:
    assert old in MINIMAL

    said = fault_of(workspace(tmp_path, MINIMAL.replace(old, new)))

    for each in ["reports/nuestro.yaml", *says]:
        assert each in said


def test_two_for_the_same_plans_are_told_apart(tmp_path: Path) -> None:
    folder = workspace(tmp_path)
    shutil.copy(folder / "reports/nuestro.yaml", folder / "reports/otro.yaml")

    said = fault_of(folder)

    assert "reports/otro.yaml" in said
    assert "reports/nuestro.yaml" in said


def test_a_fault_stops_a_build_before_anything_is_written(tmp_path: Path) -> None:
    folder = workspace(tmp_path, MINIMAL.replace("[standing]", "[standings]"))

    done = run(folder, "build", "--period", "2025-12")

    assert 2 == done.returncode
    assert "reports/nuestro.yaml" in done.stderr
    assert not (folder / "output/2025-12").exists()


def test_an_annex_that_is_none_stops_a_build_before_anything_is_written(tmp_path: Path) -> None:
    text = MINIMAL.replace("- paragraph: [standing]", "- annex: matriz-de-seguimient")
    folder = workspace(tmp_path, text)

    done = run(folder, "build", "--period", "2025-12", "--report")

    said = " ".join(done.stderr.split())
    assert 2 == done.returncode
    assert "reports/nuestro.yaml: annex" in said
    assert "¿Quiso decir 'matriz-de-seguimiento'?" in said
    assert not (folder / "output/2025-12").exists()


def test_with_annexes_of_ones_own_alone_the_shipped_report_has_its_own_all_the_same(
    tmp_path: Path,
) -> None:
    folder = make_workspace(tmp_path)
    (folder / "layouts").mkdir()
    shutil.copy(ROOT / "layouts/matriz-de-seguimiento.yaml", folder / "layouts/matriz.yaml")

    done = run(folder, "build", "--period", "2025-12", "--report")

    assert 1 == done.returncode  # no office delivered
    assert (folder / "output/2025-12/agua/agua-2025-12-informe.docx").is_file()


DEEP = POLICY | {
    "plan.toml": POLICY["plan.toml"]
    .replace('"policy"', '"programme"')
    .replace('SS = "Servicio"', 'SS = "Producto"'),
    "elements.csv": (
        "code,level,parent,name,rollup\n"
        "OP.1,OP,,Agua,none\nOP.2,OP,,Suelo,none\n"
        "SS.1,SS,OP.1,Redes,none\nSS.2,SS,OP.2,Tarifas,none\n"
    ),
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "SS.1,SS.1,product,Redes,Redes,NORTE,accumulated,10,1000\n"
        "A.1,SS.1,activity,Tender,Redes,NORTE,accumulated,10,1000\n"
    ),
}
"""A programme whose products stand below objectives."""


def test_products_and_activities_are_told_however_deep_they_lie(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"agua": DEEP})

    told = draft_of("agua", "2025-12", folder)

    said_of = "\n".join(lines(told))
    for code in ("El producto SS.1 (", "La actividad A.1 (", "El indicador I.3 («"):
        assert code in said_of


@pytest.mark.parametrize("kind", ["policy", "programme"])
def test_an_annex_that_would_list_nothing_does_not_stand_nor_its_heading(
    tmp_path: Path, kind: str
) -> None:
    work = DEEP | {"indicators.csv": EMPTY, "targets.csv": NONE, "actuals.csv": NO_PAST}
    only = POLICY if kind == "programme" else work
    text = only["plan.toml"].replace('"policy"', f'"{kind}"').replace('"programme"', f'"{kind}"')
    plan = {
        name: each for name, each in only.items() if name != "actuals.csv" or kind == "programme"
    }
    folder = make_workspace(tmp_path, {"agua": plan | {"plan.toml": text}})

    assert 1 == run(folder, "build", "--period", "2025-12", "--report").returncode

    made = docx.Document(str(folder / "output/2025-12/agua/agua-2025-12-informe.docx"))
    assert not made.tables
    assert not [each for each in made.paragraphs if each.text.startswith("Anexo")]


EMPTY = POLICY["indicators.csv"].splitlines()[0] + "\n"
NONE = "code,year,target\n"
NO_PAST = "code,period,actual,accrued,source\n"
OWN = """\
kind: policy
title: {es: "Informe {year} de {name}", en: Report}
cover: [plan]
body:
  - section: {es: "{level} {code}", en: "{level} {code}"}
    each: element
    body:
      - list:
          - text: {es: "El valor de {code} fue {actual} de {target}, {when}.", en: x}
            of: [I.1, I.3]
        each: indicator
"""


def test_a_sentence_of_ones_own_is_said_where_its_figures_are_known(tmp_path: Path) -> None:
    folder = workspace(tmp_path, OWN)

    told = draft_of("agua", "2025-12", folder)

    assert not lines(told)  # no file came
    assert [] == headings(told)
    assert ["I.1", "I.3"] == [each.subject for each in told.unsaid]
    assert "El valor de {code} fue {actual} de {target}, {when}." == SAY.say(told.unsaid[0].what)
    assert "Informe 2025 de Política del agua" == SAY.say(told.title)


MONEY = """\
kind: programme
title: {es: Informe, en: Report}
cover: [plan]
body:
  - section: {es: Dinero, en: Money}
    body:
      - paragraph:
          - text:
              es: "En {year} la entidad devengó {accrued:money}, o {accrued:soles}."
              en: "In {year} {accrued:money} were accrued, or {accrued:soles}."
      - list:
          - text: {es: "{code}: {physical:percent} de lo físico.", en: "{code}"}
            of: ["2.1", "2.2"]
        each: activity
"""


def test_a_sentence_of_ones_own_holds_figures_of_items_and_money_of_the_plan_with_cells(
    tmp_path: Path,
) -> None:
    for name in ("plans", "input", "rules", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "sheetgen.toml", tmp_path / "sheetgen.toml")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/dinero.yaml").write_text(MONEY, "utf-8")

    told = draft_of("pp0093", "2025-12", tmp_path)

    assert [
        "En 2025 la entidad devengó S/ 38.0 millones, o S/ 38,041,628.",
        "2.1: 0.0 % de lo físico.",
        "2.2: 90.3 % de lo físico.",
    ] == lines(told)
    _, bare, full = sentences(told)
    assert ["2.1 0 % input/2025-12/DAM diciembre.xlsx!Actividades!H9"] == [
        shown(each).partition(";")[0] for each in bare.cited
    ]
    assert ["2.2 90.265486726 % input/2025-12/DAM diciembre.xlsx!Actividades!H10"] == [
        shown(each).partition(";")[0] for each in full.cited
    ]


def test_the_page_lists_every_sentence_with_what_it_says() -> None:
    page = (ROOT / "docs/report.md").read_text("utf-8")

    for name, sentence in SENTENCES.items():
        assert f"| `{name}` | {sentence.meaning.text} |" in page


def test_what_hangs_from_the_only_top_element_is_told_before_what_lies_below_it(
    tmp_path: Path,
) -> None:
    elements = "code,level,parent,name,rollup\nOP.1,OP,,Agua,none\nSS.1,SS,OP.1,Redes,none\n"
    indicators = POLICY["indicators.csv"].replace("I.3,SS.2", "I.3,OP.1")
    plan = POLICY | {"elements.csv": elements, "indicators.csv": indicators}
    folder = make_workspace(tmp_path, {"agua": plan})

    told = draft_of("agua", "2025-12", folder)

    assert [(2, "Objetivo OP.1: Agua"), (2, "Servicio SS.1: Redes")] == [
        each for each in headings(told) if each[0] == 2
    ]
    told_of = [each for each in lines(told) if re.match(r"El indicador \S+ \(«", each)]
    assert ["I.3", "I.1", "I.2"] == [each.split()[2] for each in told_of]
