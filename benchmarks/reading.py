"""A thousand filled templates read with all checks, beside other readers, in one warm run.

    python benchmarks/reading.py [FILES]

Every contestant reads the same bytes from memory, in turn, batch by batch, so that drift of the
machine falls on all. calamine and pandas check nothing: they are the floor, not an equal. Then the
same of files of 10, 150 and 999 rows, by calamine and by sheetgen with its short way through a
sheet and without it.
"""

import gc
import io
import re
import resource
import shutil
import statistics
import sys
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from openpyxl import load_workbook

from months import YEAR, make
from sheetgen.laid_out import asking_of
from sheetgen.model.period import Period
from sheetgen.planning.settings import read_workspace
from sheetgen.reading.matching.identity import Asking
from sheetgen.reading.opening import sheet_part
from sheetgen.reading.opening.entities import Unsure
from sheetgen.reading.submissions import open_delivery, read_delivery
from sheetgen.setup import open_setup

ROOT = Path(__file__).resolve().parents[1]
PERIODS = (Period(2024, 12), Period(2025, 12))
BATCHES = 5
LISTS = b"Lo que se escribe"
FORM = b"<dataValidations"
NAMES = re.compile(rb"(<t(?: [^>]*)?>[^<]{40,})(?=</t>)")
NUMBER = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?(?: t="n")?><v>[0-9.]+)(?=</v>)')
OURS, FLOOR = "sheetgen, all checks", "calamine, no checks"
EXPAT = "sheetgen, by expat alone"
ROWS, OFFICES = (10, 150, 999), 10
PANDAS, OPENPYXL = "pandas + openpyxl", "openpyxl, values and formulas"
SLOW = {PANDAS, OPENPYXL}
"""Read a tenth of the files each batch: they would take minutes."""

Reader = Callable[[bytes, str], object]


def with_calamine(data: bytes, _period: str) -> object:
    """Every sheet's values and nothing else."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def with_openpyxl(data: bytes, _period: str) -> object:
    """Values and formulas, which openpyxl cannot give at once."""
    return [
        [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()]
        for book in (load_workbook(io.BytesIO(data), data_only=only) for only in (True, False))
    ]


def with_pandas(data: bytes, _period: str) -> object:
    """Every sheet as a frame, by its usual engine."""
    import pandas as pd

    return pd.read_excel(io.BytesIO(data), sheet_name=None, header=None, engine="openpyxl")


def asked(root: Path, periods: tuple[Period, ...]) -> dict[str, Asking]:
    """What a workspace asks for in each of these months."""
    setup = open_setup(read_workspace(root))
    return {str(period): asking_of(setup, period) for period in periods}


def contestants(asking: dict[str, Asking]) -> dict[str, Reader]:
    """Each reader by name; pandas only where it is installed."""

    def with_sheetgen(data: bytes, period: str) -> object:
        return read_delivery(open_delivery(data, "input/x.xlsx"), asking[period])

    def by_expat(data: bytes, period: str) -> object:
        with expat_alone():
            return with_sheetgen(data, period)

    def door_only(data: bytes, _period: str) -> object:
        return open_delivery(data, "input/x.xlsx")

    found: dict[str, Reader] = {
        FLOOR: with_calamine,
        OURS: with_sheetgen,
        EXPAT: by_expat,
        "sheetgen, the door alone": door_only,
        OPENPYXL: with_openpyxl,
    }
    return found | {PANDAS: with_pandas} if find_spec("pandas") else found


@contextmanager
def expat_alone() -> Iterator[None]:
    """Have no sheet read the short way."""
    short = sheet_part.split

    def unsure(_: bytes) -> None:
        raise Unsure

    sheet_part.split = unsure  # type: ignore[assignment]
    try:
        yield
    finally:
        sheet_part.split = short


def by_rows(rows: int) -> dict[str, float]:
    """The CPU seconds of calamine and of sheetgen for a file of so many rows."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "workspace"
        make(folder, OFFICES, rows, months=1)
        month = Period(YEAR, 1)
        paths = sorted((folder / "input" / str(month)).glob("*.xlsx"))
        files = [(path.read_bytes(), str(month)) for path in paths]
        every = contestants(asked(folder, (month,)))
    readers = {name: every[name] for name in (FLOOR, OURS, EXPAT)}
    for reader in readers.values():
        reader(*files[0])
    return measured(files * 5 if rows < ROWS[-1] else files, readers)


def filled_templates(files: int, folder: Path) -> list[tuple[bytes, str]]:
    """Real deliveries, each made a file of its own.

    What differs between offices differs here: names of items, figures, prompts that name cells,
    properties, the list of sheets. What all files of one template share stays: the lists to choose
    from, the styles, the headings and instructions.
    """
    sources = [
        (path, str(p)) for p in PERIODS for path in sorted((ROOT / "input" / str(p)).glob("*.xlsx"))
    ]
    made = []
    for count in range(files):
        path, period = sources[count % len(sources)]
        copy = folder / f"{count}.xlsx"
        shutil.copy(path, copy)
        made.append((_stirred(copy.read_bytes(), count), period))
    return made


def _stirred(data: bytes, count: int) -> bytes:
    into = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, _part(name, old.read(name), b"%d" % count))
    return into.getvalue()


def _part(name: str, part: bytes, own: bytes) -> bytes:
    if name.startswith("xl/worksheets/sheet") and LISTS not in part:
        part = part.replace(b"</t>", b" " + own + b"</t>", 1)
        if FORM in part:
            part = NUMBER.sub(rb"\g<1>" + own[-1:], NAMES.sub(rb"\1 " + own, part))
            part = part.replace(b' prompt="', b' prompt="' + own + b" ", 1)
    if name == "xl/sharedStrings.xml":
        part = NAMES.sub(rb"\1 " + own, part)
        part = part.replace(b"</sst>", b"<si><t>file " + own + b"</t></si></sst>")
    if name == "xl/workbook.xml":
        part = part.replace(b"</workbook>", b"<!-- " + own + b" --></workbook>")
    if name == "docProps/custom.xml":
        part = part.replace(b"><vt:lpwstr", b' linkTarget="' + own + b'"><vt:lpwstr', 1)
    return part


def memory(files: list[tuple[bytes, str]], reader: Reader) -> tuple[int, int]:
    """The most memory this process held after a tenth of the files and after all, in MB."""
    peaks = []
    for some in (files[: len(files) // 10], files):
        for data, period in some:
            reader(data, period)
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    return peaks[0], peaks[1]


def measured(files: list[tuple[bytes, str]], readers: dict[str, Reader]) -> dict[str, float]:
    """The CPU seconds a file of each reader: the median of the batches."""
    spent: dict[str, list[float]] = {name: [] for name in readers}
    size = len(files) // BATCHES
    for batch in range(BATCHES):
        mine = files[batch * size : (batch + 1) * size]
        for name, reader in readers.items():
            some = mine[: max(1, len(mine) // 10)] if name in SLOW else mine
            start = time.process_time()
            for data, period in some:
                reader(data, period)
            spent[name].append((time.process_time() - start) / len(some))
    return {name: statistics.median(each) for name, each in spent.items()}


def main() -> None:
    """Measure and print."""
    warnings.simplefilter("ignore")
    gc.disable()  # as the command does: without it its records are searched again and again
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        files = filled_templates(count, Path(folder))
    readers = contestants(asked(ROOT, PERIODS))
    tenth, all_of_them = memory(files, readers[OURS])
    for reader in readers.values():
        for data, period in files[:20]:
            reader(data, period)
    found = measured(files, readers)
    print(f"{count} filled templates, CPU ms a file")
    for name, each in found.items():
        ratio = each / found[FLOOR]
        against = found[OPENPYXL] / each
        said = f"{ratio:6.2f} x calamine  {against:6.1f} x faster than openpyxl"
        print(f"  {name:<32} {each * 1000:8.2f} ms  {said}")
    if PANDAS not in found:
        print(f"  {PANDAS:<32} is not installed: pip install -r benchmarks/requirements.txt")
    print(f"memory of sheetgen: {tenth} MB after {count // 10} files, {all_of_them} MB after all")
    for rows in ROWS:
        told = by_rows(rows)
        print(f"{rows} rows a file, CPU ms a file")
        for name, each in told.items():
            print(f"  {name:<32} {each * 1000:8.2f} ms  {each / told[FLOOR]:6.2f} x calamine")


if __name__ == "__main__":
    main()
