"""Text pictures of workbooks and pages, for a reviewer to read; redraw them all with

PYTHONPATH=tests python -m writing.picture_writing
"""

from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl.worksheet.worksheet import Worksheet

from sheetgen.model.report import Report
from sheetgen.records import replace
from sheetgen.writing.page.page import write_page
from sheetgen.writing.report_book import write_workbook
from sheetgen.writing.template_book import write_template
from writing.builder_followed import followed
from writing.builder_writing import opened, policy, programme, spanish, template
from writing.test_first_page_printed import moving

PICTURES = Path(__file__).parent / "pictures"
FOLLOWED = ("Resumen", "Alertas", "Compromisos", "Cambios", "Historia", "Entregas", "Metodología",
            "Población atendida")  # fmt: skip
"""The sheets that tell more where months came before and something was decided."""


def picture(path: Path, sheet: str) -> str:
    """The sheet's cells row by row, then what stands behind them."""
    seen = opened(path, values=True)[sheet]
    behind = opened(path)[sheet]
    return "\n".join((*_cells(seen), *_behind(behind))) + "\n"


def pictures_of(folder: Path) -> dict[str, str]:
    """Every sheet of the reports and the template made by hand; the page of each report."""
    write_workbook(policy(), folder / "policy.xlsx", spanish(), workspace_name="Ministerio")
    write_workbook(programme(), folder / "programme.xlsx", spanish(), workspace_name="Ministerio")
    write_workbook(followed(), folder / "followed.xlsx", spanish(), workspace_name="Ministerio")
    write_template(template(), folder / "template.xlsx", spanish())
    drawn = {
        "policy-page": page_picture(moved(), folder),
        "programme-page": page_picture(programme(), folder),
    }
    for path in sorted(folder.glob("*.xlsx")):
        name = path.stem.removesuffix("-sustento")
        for sheet in opened(path).sheetnames:
            if name == "followed" and sheet not in FOLLOWED:
                continue  # as that of the policy
            drawn[f"{name}-{sheet.lower()}"] = picture(path, sheet)
    return drawn


class _Page(HTMLParser):
    """What a page says, a line for each run of words, with where it leads or what leads to it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.open: list[str] = []
        self.noted = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = {name: value for name, value in attrs if name in _KEPT}
        self.noted += "".join(f" {name}={value}" for name, value in kept.items())
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not {"script", "style"} & set(self.open):
            self.lines.append(f"{self.open[-1]}{self.noted}: {data.strip()}")
            self.noted = ""


_KEPT = ("id", "href", "class", "data-of", "value", "open")


def page_picture(report: Report, folder: Path) -> str:
    """The page of a report, run of words by run of words."""
    path = folder / "page.html"
    write_page(report, path, spanish(), book=Path("a.xlsx"), workspace_name="Ministerio")
    page = _Page()
    page.feed(path.read_text("utf-8"))
    return "\n".join(page.lines) + "\n"


def moved() -> Report:
    """The policy after months whose index is known, with a note of its plan."""
    made = moving()
    states = (replace(each, index=Decimal(70)) for each in made.states)
    plan = replace(made.plan, note="Metas revisadas en 2024.")
    return replace(made, plan=plan, states=tuple(states))


def links(sheet: Worksheet) -> dict[str, str]:
    """Where the sheet's links lead."""
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: cell.hyperlink.location for cell in cells if cell.hyperlink}


def links_out(sheet: Worksheet) -> dict[str, str]:
    """The file that each link out of the sheet's workbook leads into."""
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink)
    return {cell.coordinate: cell.hyperlink.target for cell in cells if cell.hyperlink.target}


def _cells(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        values = ["" if cell.value is None else str(cell.value) for cell in row]
        if any(values):
            yield f"{row[0].row:>3} {' | '.join(values).rstrip(' |')}"


def _behind(sheet: Worksheet) -> Iterator[str]:
    yield "--"
    yield f"state {sheet.sheet_state}, frozen {sheet.freeze_panes}, filter {sheet.auto_filter.ref}"
    yield f"protected {sheet.protection.sheet}, repeats {sheet.print_title_rows}"
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("=") and cell.data_type == "f":
                yield f"formula {cell.coordinate} {cell.value}"
    out = links_out(sheet)
    for at, target in links(sheet).items():
        yield f"link {at} to {target}{' in ' if at in out else ''}{out.get(at, '')}"
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            yield f"format {area.sqref} {rule.type} {' '.join(map(str, rule.formula))}".rstrip()
    for check in sheet.data_validations.dataValidation:
        yield f"check {check.sqref} {check.type} {check.formula1 or ''}".rstrip()


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as made:
        for name, text in pictures_of(Path(made)).items():
            (PICTURES / f"{name}.txt").write_text(text, encoding="utf-8")
