"""Renders the pictures of README from the real workbooks: LibreOffice to PDF, pdftoppm to PNG."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

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
)


def main() -> int:
    """Build, convert and cut out the pages; exits 2 where a program is missing."""
    for program in ("soffice", "pdftoppm", "pdftotext"):
        if shutil.which(program) is None:
            print(
                f"{program} is needed: install libreoffice-calc and poppler-utils", file=sys.stderr
            )
            return 2
    built = subprocess.run([sys.executable, "-m", "sheetgen", "build"], cwd=ROOT, check=False)
    if built.returncode > 1:
        return built.returncode
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for workbook in dict.fromkeys(each for each, _, _ in WANTED):
            _render(ROOT / "output" / workbook, Path(folder))
        for workbook, sheet, picture in WANTED:
            _cut(Path(folder) / f"{Path(workbook).stem}.pdf", sheet, PICTURES / picture)
    return 0


def _render(workbook: Path, folder: Path) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    words = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*words, str(workbook)], check=True, capture_output=True)


def _cut(pdf: Path, sheet: str, picture: Path) -> None:
    """The first page whose footer names the sheet."""
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True
    ).stdout.decode()
    pages = [page.rstrip().rsplit("\n", 1)[-1].split() for page in text.split("\f")]
    number = next(count for count, footer in enumerate(pages, start=1) if footer[:1] == [sheet])
    page = ["-f", str(number), "-l", str(number), "-r", str(DOTS_PER_INCH), "-singlefile", "-png"]
    subprocess.run(["pdftoppm", *page, str(pdf), str(picture.with_suffix(""))], check=True)
    print(picture.relative_to(ROOT))


if __name__ == "__main__":
    raise SystemExit(main())
