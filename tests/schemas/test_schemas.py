"""Schemas and readers accept and refuse the same: an editor marks what a run would stop at."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from running import run
from sheetgen.drafting.paragraph_plans import read_draft_plans
from sheetgen.errors import SheetgenError, WorkspaceError
from sheetgen.importing.mapping import read_mapping
from sheetgen.issuing.forms import read_forms
from sheetgen.planning.layouts import read_layouts
from sheetgen.planning.plan_toml import read_definition
from sheetgen.planning.settings import read_workspace
from sheetgen.ruling.rule_files import read_rule_files
from sheetgen.schemas.all_schemas import SCHEMAS, file_of, text_of
from sheetgen.sources.shipped import KINDS, PHRASES
from sheetgen.sources.yaml_source import Node, read_yaml
from sheetgen.texts.phrases import phrases_in
from small import POLICY, ROOT

SHIPPED = sorted(path for kind in (*KINDS, PHRASES) for path in (ROOT / kind).glob("*.yaml"))
NAMED = re.compile(r"# yaml-language-server: \$schema=(\S+)")
FORM = (ROOT / "templates/indicators.yaml").read_text("utf-8")
WORK = (ROOT / "templates/activities.yaml").read_text("utf-8")
LAYOUT = (ROOT / "layouts/matriz-de-seguimiento.yaml").read_text("utf-8")
REPORT = (ROOT / "reports/programa.yaml").read_text("utf-8")
RULES = (ROOT / "rules/status.yaml").read_text("utf-8")
ODD = (ROOT / "rules/alerts.yaml").read_text("utf-8")
SETTINGS = (ROOT / "sheetgen.toml").read_text("utf-8")
OTHER = f"{SETTINGS}\n[[threshold]]\n"
PLAN = POLICY["plan.toml"]
PHRASE = """\
language: es
phrases:
  - {means: percent, words: [por cien], examples: [{text: 9 por cien, finds: por cien}, {text: s}]}
  - {means: kind, as: taller, words: [taller], examples: [{text: taller, finds: taller}, {text: s}]}
  - {means: work, words: [avance], examples: [{text: el avance, finds: avance}, {text: avanzada}]}
"""
MAPPING = """\
year: 2025
plan: {name: POI}
levels: {OP: Objetivo}
skip: [Listas]
assume: {direction: ascending, offices: OGPP}
tables:
  - sheet: Matriz
    kind: activities
    codes: as-shown
    programmed: monthly
    columns:
      - {heading: Código, is: code}
      - {heading: Meta, column: H, is: "?"}
      - {heading: Ene, is: programmed, month: 1, year: 2025}
"""


def as_read(node: Node) -> object:
    """A YAML file as our reader understands it: numbers are written without quotes."""
    content = node.content
    if isinstance(content, dict):
        return {key: as_read(each) for key, each in content.items()}
    if isinstance(content, tuple):
        return [as_read(each) for each in content]
    return content if isinstance(content, str | bool) or content is None else float(content)


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS[name]())


def marked(name: str, path: Path) -> bool:
    """Whether the schema refuses the file."""
    if path.suffix == ".toml":
        told = tomllib.loads(path.read_text("utf-8"))
    else:
        told = as_read(read_yaml(path, path.parent, WorkspaceError))
    return not validator(name).is_valid(told)


def refused(name: str, path: Path) -> bool:
    """Whether the reader refuses the file."""
    try:
        match name:
            case "settings":
                read_workspace(path.parent)
            case "plan":
                read_definition(path, "plan.toml")
            case "form":
                read_forms(path.parent, path.parent)
            case "layout":
                (path.parent / "layouts").mkdir()
                path.rename(path.parent / "layouts/a.yaml")
                (path.parent / "sheetgen.toml").write_text("", encoding="utf-8")
                read_layouts(read_workspace(path.parent))
                (path.parent / "layouts/a.yaml").rename(path)
            case "report":
                (path.parent / "reports").mkdir()
                path.rename(path.parent / "reports/a.yaml")
                (path.parent / "sheetgen.toml").write_text("", encoding="utf-8")
                try:
                    read_draft_plans(read_workspace(path.parent))
                finally:
                    (path.parent / "reports/a.yaml").rename(path)
            case "mapping":
                read_mapping(path)
            case "phrases":
                tuple(phrases_in(path, path.parent))
            case "rules":
                read_rule_files((path,), path.parent)
    except SheetgenError:
        return True
    return False


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one_and_its_file_is_fresh(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name]())

    assert text_of(name) == (ROOT / "schemas" / file_of(name)).read_text("utf-8")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_each_shipped_file_names_its_schema_and_is_accepted_by_it(path: Path) -> None:
    named = NAMED.fullmatch(path.read_text("utf-8").splitlines()[0])
    assert named is not None
    file = path.parent / named[1]

    told = as_read(read_yaml(path, ROOT, WorkspaceError))
    faults = list(Draft202012Validator(json.loads(file.read_text("utf-8"))).iter_errors(told))

    assert not faults


GOOD = [
    ("settings", SETTINGS, "", ""),
    ("settings", SETTINGS, '\nscale = "ceplan"', "\nlow = 70"),
    ("settings", SETTINGS, "[thresholds]", "[shipped]\nrules = true\n[thresholds]"),
    ("settings", SETTINGS, "[paths]", "[limits]\nfile_megabytes = 64\n[paths]"),
    ("settings", f'{OTHER}by = "default"\nsince = "2026-01"\nlow = 80\n', "", ""),
    ("settings", f'{OTHER}by = "plan"\nvalue = "x"\nscale = "poi-2018"\n', "", ""),
    ("plan", PLAN, "", ""),
    ("plan", PLAN, '"policy"', '"política"'),
    ("plan", PLAN, "cap = 100", 'cap = "none"'),
    ("plan", PLAN, "[index]", '[articles]\nOP = "el/las"\n[index]'),
    ("form", FORM, "", ""),
    ("form", WORK, "", ""),
    ("layout", LAYOUT, "", ""),
    ("mapping", MAPPING, "", ""),
    ("mapping", MAPPING, "year: 2025\n", ""),
    ("layout", LAYOUT, "field: target-2", "field: target-9"),
    ("phrases", PHRASE, "", ""),
    ("phrases", PHRASE, "as: taller, ", "as: curso, "),
    ("report", REPORT, "", ""),
    ("report", REPORT, "kind: programme", "kind: policy\nplan: x"),
    ("report", REPORT, "[served, growth]", "[{text: {es: a, en: b}, of: ['1']}]"),
    ("rules", RULES, "", ""),
    ("rules", RULES, "priority: 10", "priority: 1"),
]  # fmt: skip
BAD = [
    ("settings", SETTINGS, "name =", "nombre ="),
    ("settings", SETTINGS, 'language = "es"', 'language = "fr"'),
    ("settings", SETTINGS, '\nscale = "ceplan"', '\nscale = "cepal"'),
    ("settings", SETTINGS, "lag = 10", "lag = -1"),
    ("settings", SETTINGS, "lag = 10", 'lag = "10"'),
    ("settings", SETTINGS, 'rules = "rules"', "rules = 3"),
    ("settings", SETTINGS, "[thresholds]", "[shipped]\nreglas = true\n[thresholds]"),
    ("settings", SETTINGS, "[thresholds]", "[limits]\nfile_megabytes = 0\n[thresholds]"),
    ("settings", SETTINGS, "[thresholds]", "[deadlines]\nday = 32\n[thresholds]"),
    ("settings", SETTINGS, "[thresholds]", '[theme]\ncolour = "red"\n[thresholds]'),
    ("settings", f'{OTHER}by = "default"\nvalue = "x"\nlow = 80\n', "", ""),
    ("settings", f'{OTHER}by = "plan"\nlow = 80\n', "", ""),
    ("settings", f'{OTHER}by = "plan"\nvalue = "x"\n', "", ""),
    ("plan", PLAN, 'code = "agua"\n', ""),
    ("plan", PLAN, 'kind = "policy"', 'kind = "polity"'),
    ("plan", PLAN, 'from = "2024-01"', 'from = "2024-13"'),
    ("plan", PLAN, "cap = 100", "cap = 0"),
    ("plan", PLAN, "cap = 100", "kap = 100"),
    ("plan", PLAN, 'missing = "leave-out"', 'missing = "none"'),
    ("plan", PLAN, 'OP = "Objetivo"', "OP = 3"),
    ("plan", PLAN, "[index]", '[articles]\nOP = "lo"\n[index]'),
    ("form", FORM, "form: indicators", "forma: indicators"),
    ("form", FORM, "applies_to: [indicator]", "applies_to: [indicador]"),
    ("form", FORM, "shows: target", "shows: targets"),
    ("form", FORM, "shows: target", "shows: target, asks: figure"),
    ("form", FORM, "shows: target", "shows: target, choices: {es: [a], en: [a]}"),
    ("form", FORM, "sheet: {es: Indicadores, en: Indicators}", "sheet: {es: Indicadores}"),
    ("layout", LAYOUT, "of: indicators", "of: indicator"),
    ("layout", LAYOUT, "field: target-2", "field: target-0"),
    ("layout", LAYOUT, "width: 16", "width: 0"),
    ("layout", LAYOUT, "of: indicators\n", ""),
    ("mapping", MAPPING, "is: code", "is: codes"),
    ("mapping", MAPPING, "month: 1,", "month: 13,"),
    ("mapping", MAPPING, "year: 2025", "year: two"),
    ("mapping", MAPPING, "programmed: monthly", "programmed: weekly"),
    ("mapping", MAPPING, "assume: {direction", "assume: {sentido"),
    ("mapping", MAPPING, "sheet: Matriz", "hoja: Matriz"),
    ("phrases", PHRASE, "means: percent", "means: percents"),
    ("phrases", PHRASE, "means: percent", "means: percent, as: taller"),
    ("phrases", PHRASE, "as: taller, ", ""),
    ("phrases", PHRASE, ", {text: avanzada}", ""),
    ("phrases", PHRASE, "language: es\n", ""),
    ("report", REPORT, "kind: programme", "kind: programa"),
    ("report", REPORT, "[served, growth]", "[served, grow]"),
    ("report", REPORT, "[served, growth]", "[{text: {es: a}}]"),
    ("report", REPORT, "[served, growth]", "[{texto: {es: a, en: b}}]"),
    ("report", REPORT, "- chart: served", "- chart: servido"),
    ("report", REPORT, "- chart: served", "- chart: served\n        list: [served]"),
    ("report", REPORT, "each: top", "each: tops"),
    ("report", REPORT, "cover: [institution, ", "cover: [ministry, "),
    ("report", REPORT, "kind: programme", "kind: programme\ntemplate: a.odt"),
    ("report", REPORT, "- annex: anexo-de-metas", "- annex: anexo-de-metas\n        each: top"),
    ("report", REPORT, "body:\n      - annex: anexo-de-metas", "cuerpo: []"),
    ("rules", RULES, "code: STA-010", "code: STA-10"),
    ("rules", RULES, "severity: high", "severity: highest"),
    ("rules", RULES, "status: missing", "status: gone"),
    ("rules", RULES, "  priority: 10\n", ""),
    ("rules", RULES, "since: 2000-01", "since: 2000"),
    ("rules", RULES, "{fact: gap, is_one_of:", "{fact: gaps, is_one_of:"),
    ("rules", RULES, "{fact: gap, is_one_of:", "{fact: gap, below: 3, is_one_of:"),
    ("rules", RULES, "facts: {gap: no-data}", "facts: {gap: nodata}"),
    ("rules", RULES, "fires: true", "fires: yes"),
    ("rules", RULES, "applies_to: [indicator,", "applies_to: [indicator, indicator,"),
    ("rules", ODD, "severity:", "priority: 3\n  severity:"),
]  # fmt: skip
FILES = {"settings": "sheetgen.toml", "plan": "plan.toml"}


def written(folder: Path, name: str, text: str, old: str, new: str) -> Path:
    assert text.count(old) >= 1
    path = folder / FILES.get(name, "a.yaml")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "text", "old", "new"), GOOD)
def test_what_the_reader_takes_the_schema_takes(
    tmp_path: Path, name: str, text: str, old: str, new: str
) -> None:
    path = written(tmp_path, name, text, old, new)

    assert (False, False) == (marked(name, path), refused(name, path))


@pytest.mark.parametrize(("name", "text", "old", "new"), BAD)
def test_what_the_reader_refuses_the_schema_marks(
    tmp_path: Path, name: str, text: str, old: str, new: str
) -> None:
    path = written(tmp_path, name, text, old, new)

    assert (True, True) == (marked(name, path), refused(name, path))


def test_the_files_of_a_new_workspace_name_schemas_that_it_holds_and_are_accepted(
    tmp_path: Path,
) -> None:
    run(tmp_path, "init", "w", "--own-rules")
    for path in (*(tmp_path / "w").rglob("*.toml"), *(tmp_path / "w").rglob("*.yaml")):
        first = path.read_text("utf-8").splitlines()[0]
        file = path.parent / re.split(r"[= ]", first)[-1]

        assert file.is_file()
        assert not marked(file.name.partition(".")[0], path)


def test_the_command_prints_one_schema_or_all_by_name(tmp_path: Path) -> None:
    one, every = run(tmp_path, "schema", "plan"), run(tmp_path, "schema")

    assert text_of("plan") == one.stdout
    assert list(SCHEMAS) == list(json.loads(every.stdout))
    assert run(tmp_path, "schema", "regla").returncode == 2
