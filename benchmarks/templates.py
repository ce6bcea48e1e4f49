"""Blank templates of this workspace, beside a plain loop that writes the same cells, in one run."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook

from sheetgen.issued import issue
from sheetgen.language.speaker import speaker
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup, stored_periods
from sheetgen.writing.template_book import write_template

ROOT = Path(__file__).resolve().parents[1]
RUNS = 7
Cells = list[tuple[str, int, int, object]]


def cells_of(path: Path) -> Cells:
    """What stands in a template, sheet by sheet."""
    return [
        (sheet.title, cell.row - 1, cell.column - 1, cell.value)
        for sheet in load_workbook(path)
        for cell in chain.from_iterable(sheet.iter_rows())
        if cell.value is not None
    ]


def plain(path: Path, cells: Cells) -> None:
    """A loop of xlsxwriter's calls, in memory: no formats, colours, checks or heights."""
    made = xlsxwriter.Workbook(str(path), {"in_memory": True})
    for title, row, column, value in cells:
        sheet = made.get_worksheet_by_name(title) or made.add_worksheet(title)
        sheet.write(row, column, value)
    made.close()


def seconds(run: Callable[[], None]) -> float:
    """CPU time of one run."""
    before = time.process_time()
    run()
    return time.process_time() - before


def main() -> int:
    """Print CPU milliseconds a template, and the ratio."""
    setup = open_setup(read_workspace(ROOT))
    say, theme = speaker("es", setup.workspace.locale), setup.workspace.theme
    templates = [
        each for period in stored_periods(setup.workspace) for each in issue(setup, period)
    ]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [folder / f"{n}.xlsx" for n in range(len(templates))]
        pairs = list(zip(templates, paths, strict=True))

        def ours() -> None:
            for template, path in pairs:
                write_template(template, path, say, theme)

        ours()
        cells = [cells_of(path) for path in paths]

        def peers() -> None:
            for path, each in zip(paths, cells, strict=True):
                plain(path, each)

        took = [(seconds(ours), seconds(peers)) for _ in range(RUNS)]
    ours_ms, plain_ms = (1000 * min(each) / len(templates) for each in zip(*took, strict=True))
    ratio = statistics.median(mine / theirs for mine, theirs in took)
    print(f"{len(templates)} templates, CPU ms each")
    print(f"sheetgen          {ours_ms:6.1f}")
    print(f"plain xlsxwriter  {plain_ms:6.1f}   ratio {ratio:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
