"""Renders the pictures of README and docs from the real files: LibreOffice to PDF, pdftoppm to PNG.

The files are written from a copy of this workspace, so nothing of yours in ``output`` changes.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import tutorial

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DOTS_PER_INCH = 110
WANTED = (
    # workbook, the sheet's first page as its footer numbers it, picture
    ("2025-12/pp0093/pp0093-2025-12.xlsx", "Resumen", "pp0093-resumen.png"),
    ("2025-12/pp0093/pp0093-2025-12.xlsx", "Actividades", "pp0093-actividades.png"),
    ("2024-12/pndi/pndi-2024-12.xlsx", "Resumen", "pndi-resumen.png"),
    ("2024-12/pndi/pndi-2024-12.xlsx", "Alertas", "pndi-alertas.png"),
    ("2024-12/pndi/pndi-2024-12.xlsx", "Indicadores", "pndi-indicadores.png"),
    ("2024-12/pndi/pndi-2024-12-matriz-de-seguimiento.xlsx", "Matriz", "pndi-anexo.png"),
    ("2024-12/templates/DGDE.xlsx", "Indicadores", "ficha-dgde.png"),
)
LESSON = (
    # of docs/tutorial.es.md: the file in its workspace, the sheet by its footer or "", picture
    ("matriz.xlsx", "", "tutorial-matriz.png"),
    ("OBRAS.xlsx", "", "tutorial-ficha.png"),
    ("output/2026-03/poi/poi-2026-03.xlsx", "Resumen", "tutorial-resumen.png"),
)
COMMANDS = (("template", "--period", "2024-12"), ("build",))
PARTS = ("plans", "rules", "templates", "input", "layouts")


def main() -> int:
    """Build, convert and cut out the pages; exits 2 where a program is missing."""
    for program in ("soffice", "pdftoppm", "pdftotext"):
        if shutil.which(program) is None:
            print(
                f"{program} is needed: install libreoffice-calc and poppler-utils", file=sys.stderr
            )
            return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        status = _write(folder)
        if status:
            return status
        for workbook in dict.fromkeys(each for each, _, _ in WANTED):
            _render(folder / "output" / workbook, folder)
        for workbook, sheet, picture in WANTED:
            _cut(folder / f"{Path(workbook).stem}.pdf", sheet, PICTURES / picture)
        tutorial.replayed(tutorial.PAGE.read_text("utf-8"), folder, tutorial.run_apart)
        for workbook, sheet, picture in LESSON:
            _render(folder / tutorial.PLACE / workbook, folder)
            _cut(folder / f"{Path(workbook).stem}.pdf", sheet, PICTURES / picture)
    return 0


def _write(folder: Path) -> int:
    """Write the files from a copy of the workspace; above 0 where a command could not run."""
    shutil.copy(ROOT / "sheetgen.toml", folder)
    for name in PARTS:
        shutil.copytree(ROOT / name, folder / name)
    for words in COMMANDS:
        done = subprocess.run([sys.executable, "-m", "sheetgen", *words], cwd=folder, check=False)
        if done.returncode > 1:
            return done.returncode
    return 0


def _render(workbook: Path, folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    words = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*words, str(workbook)], check=True, capture_output=True)


def _cut(pdf: Path, sheet: str, picture: Path) -> None:
    """The first page whose footer names the sheet; the last of a file whose sheet has no name here.

    An office reads instructions before its form.
    """
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True
    ).stdout.decode()
    pages = [page.rstrip().rsplit("\n", 1)[-1].split() for page in text.split("\f")]
    named = (count for count, footer in enumerate(pages, start=1) if footer[:1] == [sheet])
    number = next(named) if sheet else len(pages) - 1  # a form feed ends each page
    page = ["-f", str(number), "-l", str(number), "-r", str(DOTS_PER_INCH), "-singlefile", "-png"]
    subprocess.run(["pdftoppm", *page, str(pdf), str(picture.with_suffix(""))], check=True)
    print(picture.relative_to(ROOT))


if __name__ == "__main__":
    raise SystemExit(main())
