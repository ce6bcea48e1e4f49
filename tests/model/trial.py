"""A copy of sheetgen to be changed on trial, and its commands run as a person would."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from openpyxl import load_workbook

import sheetgen

ROOT = Path(__file__).parents[2]


def catalogues() -> ModuleType:
    """``scripts/catalogue.py``, which writes and compiles the catalogues."""
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "scripts" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Trial:
    """The copied package, and the workspace it is run in."""

    source: Path
    folder: Path

    @classmethod
    def of(cls, source: Path, folder: Path) -> "Trial":
        """A copy of the package as it is."""
        package = Path(sheetgen.__file__).parent
        shutil.copytree(package, source / "sheetgen", ignore=shutil.ignore_patterns("__pycache__"))
        return cls(source, folder)

    def insert(self, module: str, before: str, text: str) -> None:
        """Put text before the last place where ``before`` stands in a module."""
        path = self.source / "sheetgen" / module
        head, mark, tail = path.read_text("utf-8").rpartition(before)
        assert mark
        path.write_text(head + text + mark + tail, encoding="utf-8")

    def translate(
        self,
        language: str,
        words: Mapping[tuple[str, str | tuple[str, str]], str | tuple[str, str]],
    ) -> None:
        """Add translations, by context and sentence (of one and of many), and compile them."""
        made = catalogues()
        po = self.source / "sheetgen/language/locale" / language / "LC_MESSAGES/sheetgen.po"
        known = made.stored(po)
        for (context, text), said in words.items():
            known.add(text, said, context=context or None)
        po.write_text(made.written(known), encoding="utf-8", newline="\n")
        po.with_suffix(".mo").write_bytes(made.compiled(known))

    def run(self, *words: str, language: str = "es") -> subprocess.CompletedProcess[str]:
        """Run the changed sheetgen in the workspace."""
        return self._run("-m", "sheetgen", *words, language=language)

    def python(self, code: str) -> str:
        """What lines of Python print that use the changed sheetgen."""
        done = self._run("-c", code, language="es")
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _run(self, *words: str, language: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words],
            cwd=self.folder,
            env=os.environ
            | {
                "PYTHONPATH": str(self.source),
                "SHEETGEN_LANG": language,
                "PYTHONWARNINGS": "error",
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def fill(self, figures: Mapping[str, object], period: str = "2025-12", column: int = 7) -> None:
        """Every office sends its template with these figures in a column, counted from 1."""
        done = self.run("template", "--period", period)
        assert done.returncode == 0, done.stderr
        inbox = self.folder / "input" / period
        inbox.mkdir(parents=True)
        for path in (self.folder / "output" / period / "templates").glob("*.xlsx"):
            book = load_workbook(path)
            sheet = book.worksheets[1]
            for row in range(8, sheet.max_row + 1):
                if sheet.cell(row, 2).value in figures:
                    sheet.cell(row, column).value = figures[str(sheet.cell(row, 2).value)]
            book.save(inbox / path.name)
