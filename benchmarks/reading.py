"""A thousand filled templates read with all checks, beside other readers, in one warm run.

    python benchmarks/reading.py [FILES]

Every contestant reads the same bytes from memory, in turn, batch by batch, so that drift of the
machine falls on all. calamine and pandas check nothing: they are the floor, not an equal.
"""

import io
import shutil
import statistics
import sys
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from openpyxl import load_workbook

from sheetgen.delivery import asking_of
from sheetgen.house import open_house
from sheetgen.model.period import Period
from sheetgen.planning.settings import read_workspace
from sheetgen.reading.submissions import open_delivery, read_delivery

ROOT = Path(__file__).resolve().parents[1]
PERIODS = (Period(2024, 12), Period(2025, 12))
BATCHES = 5
LISTS = b"Lo que se escribe"
SLOW = {"pandas + openpyxl", "openpyxl, values and formulas"}
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


def contestants() -> dict[str, Reader]:
    """Each reader by name; pandas only where it is installed."""
    house = open_house(read_workspace(ROOT))
    asking = {str(period): asking_of(house, period) for period in PERIODS}

    def with_sheetgen(data: bytes, period: str) -> object:
        return read_delivery(open_delivery(data, "input/x.xlsx"), asking[period])

    def door_only(data: bytes, _period: str) -> object:
        return open_delivery(data, "input/x.xlsx")

    found: dict[str, Reader] = {
        "calamine, no checks": with_calamine,
        "sheetgen, all checks": with_sheetgen,
        "sheetgen, the door alone": door_only,
        "openpyxl, values and formulas": with_openpyxl,
    }
    return found | {"pandas + openpyxl": with_pandas} if find_spec("pandas") else found


def filled_templates(files: int, folder: Path) -> list[tuple[bytes, str]]:
    """Real deliveries, each made a file of its own by other texts on its sheets.

    The sheet with the lists to choose from stays: it is the same for all offices of a period.
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
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet") and LISTS not in part:
                part = part.replace(b"</t>", b" %d</t>" % count, 1)
            if name == "xl/sharedStrings.xml":
                part = part.replace(b"</sst>", b"<si><t>file %d</t></si></sst>" % count)
            new.writestr(name, part)
    return into.getvalue()


def main() -> None:
    """Measure and print."""
    warnings.simplefilter("ignore")
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        read = filled_templates(files, Path(folder))
    readers = contestants()
    for reader in readers.values():
        for data, period in read[:20]:
            reader(data, period)
    spent: dict[str, list[float]] = {name: [] for name in readers}
    size = len(read) // BATCHES
    for batch in range(BATCHES):
        mine = read[batch * size : (batch + 1) * size]
        for name, reader in readers.items():
            some = mine[: max(1, len(mine) // 10)] if name in SLOW else mine
            start = time.process_time()
            for data, period in some:
                reader(data, period)
            spent[name].append((time.process_time() - start) / len(some))
    found = {name: statistics.median(each) for name, each in spent.items()}
    print(f"{files} filled templates, CPU ms a file")
    for name, each in found.items():
        ratio = each / found["calamine, no checks"]
        against = found["openpyxl, values and formulas"] / each
        said = f"{ratio:6.2f} x calamine  {against:6.1f} x faster than openpyxl"
        print(f"  {name:<32} {each * 1000:8.2f} ms  {said}")


if __name__ == "__main__":
    main()
