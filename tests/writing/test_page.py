"""The page for a telephone: one file that asks for nothing, its figures those of the report."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from running import run
from sheetgen.model.report import Report
from sheetgen.model.severity import Severity
from sheetgen.model.status import Status
from sheetgen.records import replace
from sheetgen.writing.page.most_shown import LIGHT
from sheetgen.writing.page.page import write_page
from small import POLICY, make_workspace
from writing.builder_writing import alert, policy, programme, spanish

HOSTILE = (
    '</title></p><script>alert("x")</script><img src="http://evil.pe/a" onerror=x> & \x07\u202e'
)


class Page(HTMLParser):
    """What a browser would see of it: elements with their attributes, words, figures."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.figures: dict[str, set[str]] = {}
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.elements.append((tag, found))
        if tag not in {"meta", "br"}:
            self.open.append(tag)
        if "data-of" in found:
            self.figures.setdefault(found["data-of"], set()).add(found["value"])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag  # nothing was closed by what a name holds

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"script", "style"}:
            self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.elements if name == tag]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def written(report: Report, path: Path) -> Page:
    write_page(report, path, spanish(), book=Path("a.xlsx"), workspace_name="Ministerio")
    return Page(path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_workspace(tmp_path_factory.mktemp("agua"))
    fill_all(folder)
    assert 0 == run(folder, "build", "--html").returncode
    return folder


OUT = Path("output/2025-12/agua")


def test_its_figures_are_those_of_results_json(built: Path) -> None:
    results = json.loads((built / OUT / "results.json").read_text("utf-8"))
    page = Page(built / OUT / "agua-2025-12.html")
    expected = {f"{results['plan']} index": results["index"]["value"]} if results["index"] else {}
    elements = {f"{e['code']} progress": e["progress"] for e in results["elements"]}
    shown = elements.keys() & page.figures.keys()
    expected |= {key: elements[key] for key in shown}
    expected |= {
        f"{item['code']} {name}": item[name]
        for item in results["items"]
        for name in ("target", "actual", "progress")
    }
    expected |= {f"{results['plan']} alerts": str(len(results["alerts"]))}

    assert shown
    assert "95" in expected.values()  # I.1: 190 of 200
    assert {key: {value or ""} for key, value in expected.items()} == {
        key: page.figures.get(key) for key in expected
    }


def test_a_figure_opens_its_formula_its_cells_as_typed_its_rule_and_its_past(built: Path) -> None:
    page = Page(built / OUT / "agua-2025-12.html")

    assert "190 / 200 × 100 = 95" in page.text
    assert "input/2025-12/NORTE.xlsx!Indicadores!G9 «190»" in page.text
    assert "plans/agua/targets.csv!line 2!target «200»" in page.text
    assert "2024-12: 140 · informe 2024" in page.text
    assert "Regla STA-" in page.text


def test_it_asks_for_nothing_and_every_link_leads_to_a_place_of_its_own(built: Path) -> None:
    page = Page(built / OUT / "agua-2025-12.html")
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]

    assert not {"src", "srcset", "action", "background"} & {a for _, e in page.elements for a in e}
    assert {name for name, _ in page.elements}.isdisjoint({"link", "img", "iframe", "form", "base"})
    assert {each["href"][1:] for each in page.named("a")} <= set(ids)
    assert all(each["href"].startswith("#") for each in page.named("a"))
    assert len(ids) == len(set(ids))
    assert "url(" not in (built / OUT / "agua-2025-12.html").read_text("utf-8")
    policy_of = page.named("meta")[1]["content"]
    assert policy_of.startswith("default-src 'none';")
    assert "http" not in policy_of


def test_it_says_its_language_its_landmarks_and_the_headings_of_its_tables(built: Path) -> None:
    page = Page(built / OUT / "agua-2025-12.html")

    assert "es" == page.named("html")[0]["lang"]
    assert [1, 1, 1] == [len(page.named(each)) for each in ("h1", "main", "footer")]
    assert all("aria-labelledby" in each for each in page.named("section"))
    assert {"col", "row"} == {each["scope"] for each in page.named("th")}
    assert len(page.named("table")) == len(page.named("caption"))


def test_no_heading_of_a_table_is_broken_within_a_word(built: Path) -> None:
    """Cells of long names may: their words give a column of figures no room at all."""
    style = re.search(r"thead th\{([^}]*)\}", (built / OUT / "agua-2025-12.html").read_text())

    assert style is not None
    assert "overflow-wrap:normal" in style[1].split(";")


def test_the_manifest_verify_and_an_unchanged_build_know_it(built: Path) -> None:
    manifest = json.loads((built / OUT / "manifest.json").read_text("utf-8"))
    before = (built / OUT / "agua-2025-12.html").read_bytes()
    again = run(built, "build", "--html", "--json")

    assert "agua-2025-12.html" in manifest["outputs"]
    assert ["html"] == manifest["parts"]
    assert f"{OUT.as_posix()}/agua-2025-12.html" in json.loads(again.stdout)[0]["files"]
    assert 0 == run(built, "verify", "2025-12").returncode
    run(built, "build", "--html", "--again")
    assert before == (built / OUT / "agua-2025-12.html").read_bytes()


def test_what_was_known_of_an_item_is_its_own_and_in_its_unit(tmp_path: Path) -> None:
    tables = {"actuals.csv": "code,period,actual,accrued,source\nI.2,2024-12,35%,,acta\n"}
    folder = make_workspace(tmp_path, {"agua": POLICY | tables})
    fill_all(folder)
    run(folder, "build", "--html")
    text = Page(folder / OUT / "agua-2025-12.html").text

    assert "2024-12: 35 % · acta" in text.replace("\xa0", " ")
    assert 1 == text.count("· acta")  # I.2's alone


@pytest.mark.parametrize("make", [policy, programme])
def test_what_is_typed_or_named_stays_words(make: object, tmp_path: Path) -> None:
    report: Report = make()  # type: ignore[operator]
    spoilt = tuple(
        replace(
            each,
            measured=replace(
                each.measured,
                item=replace(each.measured.item, name=HOSTILE),
                notes=(("reason", HOSTILE),),
            ),
        )
        for each in report.items
    )
    plan = replace(report.plan, name=HOSTILE)
    page = written(replace(report, items=spoilt, plan=plan), tmp_path / "a.html")

    assert 1 == len(page.named("script"))
    assert not page.named("img")
    assert '<script>alert("x")</script>' in page.text
    assert "‹U+202E›" in page.text
    assert page.open == []


def test_the_matters_are_those_of_the_sheet_and_what_goes_with_one_is_folded(
    tmp_path: Path,
) -> None:
    report = policy()
    page = written(report, tmp_path / "a.html")

    for each in report.alerts:
        assert spanish().say(each.message).replace("\N{NO-BREAK SPACE}", " ") in page.text
    assert "Causa dada: Falta de presupuesto" in page.text or report.following.lives == ()


def large(n: int) -> Report:
    """The policy with so many items, each low and with an alert of its own."""
    report = policy()
    low = report.items[2]
    items = tuple(
        replace(
            low,
            measured=replace(
                low.measured,
                item=replace(low.measured.item, code=f"I.{at}", name="Ñandú " * 60),
            ),
        )
        for at in range(n)
    )
    alerts = tuple(
        alert("IND-101", f"I.{at}", Severity.HIGH, Status.LOW, "DGDE", "Avance bajo. " * 20)
        for at in range(n)
    )
    return replace(report, items=items, alerts=alerts, narrative=())


def test_a_large_report_stays_light_and_says_where_the_rest_stands(tmp_path: Path) -> None:
    page = written(large(700), tmp_path / "a.html")
    size = (tmp_path / "a.html").stat().st_size
    told = sum(
        each.get("class") == "s" and each["id"].startswith("i") for each in page.named("section")
    )

    assert LIGHT / 2 < size < LIGHT == 300_000
    assert f"{700 - told} ítems no tienen aquí su historia: véase la hoja Trazas" in page.text
    assert "asuntos más están en el libro a.xlsx, hoja Alertas." in page.text
    ids = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    assert {each["href"][1:] for each in page.named("a")} <= ids


def test_a_small_report_is_told_whole(tmp_path: Path) -> None:
    page = written(policy(), tmp_path / "a.html")
    told = {each["id"] for each in page.named("section") if each.get("class") == "s"}

    assert {f"i{n}" for n in range(1, 6)} <= told
    assert "no tienen aquí su historia" not in page.text


def test_a_commitment_says_what_it_is_about_and_not_only_its_code(built: Path) -> None:
    told = json.loads((built / OUT / "results.json").read_text("utf-8"))
    called = {each["code"]: each["name"] for each in told["items"]}
    page = Page(next((built / OUT).glob("*.html")))
    of = page.text.split(" Compromisos ")[-1].split(" Estado de los ítems ")[0]

    named = [code for code in called if f" {code} {called[code]} " in f"{of} "]

    assert named == [code for code in called if f" {code} " in of] != []
