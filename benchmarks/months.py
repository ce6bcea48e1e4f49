"""What the twelfth month costs beside the first: one plan, the files of twelve months, CPU.

python benchmarks/months.py [OFFICES ROWS]...        # default: 15 30 60 150

The months are built in their order, each when its files have come: what January costs, and
December, is what their reader waits for. Then each again with all of it kept and nothing written,
then December with nothing kept, and with eleven months closed.

The workspace is made by formula: half activities with a monthly schedule, half monthly indicators.
Blank templates come from ``sheetgen template``; they are filled in the sheets' XML, because a
program that writes workbooks would take longer than all that is measured.
"""

import csv
import os
import re
import resource
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import copytree, rmtree

ROOT = Path(__file__).resolve().parents[1]
YEAR, MONTHS = 2026, 12
PERCENT = (12, 50, 74, 75, 80, 94, 95, 100, 101, 120, 150, 151, 400)
"""Of what is due, by turns."""
_ROW = re.compile(r"<row [^>]*>.*?</row>", re.DOTALL)
_CELL = re.compile(r'<c r="([A-Z]+)\d+"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_INDEX = re.compile(r't="s"[^>]*><v>(\d+)</v>')


def installed() -> dict[str, str]:
    """The environment of an installed program, whose modules lie there compiled.

    Where PYTHONDONTWRITEBYTECODE is set every run compiles them anew: 0.4 s that no user waits for.
    """
    return {name: said for name, said in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def sheetgen(folder: Path, *words: str) -> float:
    """Run a command there; gives the CPU seconds it took. A build may exit 1."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "sheetgen", *words]
    done = subprocess.run(
        command, cwd=folder, env=installed(), capture_output=True, text=True, check=False
    )
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def table(folder: Path, name: str, header: str, rows: Iterable[Iterable[object]]) -> None:
    """Write one table of the plan."""
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header.split())
        writer.writerows(rows)


def make_plan(folder: Path, offices: int, rows: int) -> None:
    """The tables of a plan: every office has ``rows`` items, by turns activities and indicators."""
    folder.mkdir(parents=True)
    (folder / "plan.toml").write_text(
        'code = "anual"\nname = "Plan de prueba"\nkind = "programme"\n[levels]\nPR = "Producto"\n'
        '[index]\ncap = 100\nmissing = "leave-out"\nover = "items"\n',
        encoding="utf-8",
    )
    items = [
        (f"I{o:05}.{k:03}", f"PR{k % 10}", f"OF{o:05}", k)
        for o in range(offices)
        for k in range(rows)
    ]
    work = [each for each in items if each[3] % 2 == 0]
    told = [each for each in items if each[3] % 2]
    months = [f"{YEAR}-{month:02}" for month in range(1, MONTHS + 1)]
    table(folder, "offices", "code name", ((f"OF{o:05}", f"Dirección {o}") for o in range(offices)))
    table(
        folder,
        "elements",
        "code level parent name rollup",
        ((f"PR{p}", "PR", "", f"Producto {p}", "none") for p in range(10)),
    )
    table(
        folder,
        "activities",
        "code element kind name unit offices aggregation goal pim",
        (
            (
                code,
                element,
                "activity",
                f"Actividad {code}",
                "Empresas",
                office,
                "accumulated",
                1200,
                120000,
            )
            for code, element, office, _ in work
        ),
    )
    table(
        folder,
        "indicators",
        "code element name unit offices type direction aggregation frequency relevance "
        "baseline_year baseline",
        (
            (
                code,
                element,
                f"Empresas {code}",
                "number",
                office,
                "CALIDAD",
                "ascending",
                "not-accumulated",
                "monthly",
                "",
                2024,
                10,
            )
            for code, element, office, _ in told
        ),
    )
    table(
        folder,
        "schedule",
        "code period programmed",
        ((each[0], m, 100) for each in work for m in months),
    )
    table(
        folder,
        "targets",
        "code year period target",
        ((each[0], YEAR, m, 200) for each in told for m in months),
    )


_ANSWERS = ("Ejecución física acumulada", "Devengado acumulado", "Valor obtenido")
"""The headings of what an office fills in, whose cells are numbers."""


def rows_of(xml: str, texts: list[str]) -> Iterator[tuple[re.Match[str], str, dict[str, str]]]:
    """Each row of an item with its code, and the columns under the headings above it."""
    columns: dict[str, str] = {}
    for row in _ROW.finditer(xml):
        words = {
            texts[int(found[1])]: cell[1]
            for cell in _CELL.finditer(row[0])
            if (found := _INDEX.search(cell[0]))
        }
        code = next((each for each in words if re.fullmatch(r"I\d{5}\.\d{3}", each)), None)
        columns = words if "Código" in words else columns
        if code is not None and columns:
            yield row, code, columns


def filled(xml: str, texts: list[str], month: int) -> Iterator[str]:
    """The sheet with a figure in every cell that asks for one."""
    last = 0
    for row, code, columns in rows_of(xml, texts):
        percent = PERCENT[(int(code[1:6]) * 7 + int(code[7:]) * 3 + month) % len(PERCENT)]
        said = row[0]
        for heading, value in zip(
            _ANSWERS, (percent * month, 1000 * month, 2 * percent), strict=True
        ):
            if heading in columns:
                blank = rf'<c r="{columns[heading]}(\d+)" s="(\d+)"/>'
                figure = rf'<c r="{columns[heading]}\1" s="\2"><v>{value}</v></c>'
                said = re.sub(blank, figure, said, count=1)
        yield xml[last : row.start()] + said
        last = row.end()
    yield xml[last:]


def one_more(xml: str, texts: list[str]) -> str:
    """The sheet with the first figure that its office gave raised by one; as it is without one."""
    for row, _, columns in rows_of(xml, texts):
        for heading in _ANSWERS:
            cell = rf'(<c r="{columns.get(heading)}\d+"[^>]*><v>)(\d+)(?=</v>)'
            if found := re.search(cell, row[0]):
                start, end = (row.start() + each for each in found.span(2))
                return f"{xml[:start]}{int(found[2]) + 1}{xml[end:]}"
    return xml


def send(blank: Path, into: Path, month: int) -> None:
    """The blank template filled, as its office sends it."""
    with zipfile.ZipFile(blank) as source, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as sent:
        texts = texts_of(source)
        for part in source.infolist():
            data = source.read(part.filename)
            if part.filename.startswith("xl/worksheets/sheet"):
                data = "".join(filled(data.decode(), texts, month)).encode()
            sent.writestr(part.filename, data)


def texts_of(book: zipfile.ZipFile) -> list[str]:
    """The texts that cells of a workbook point to."""
    shared = book.read("xl/sharedStrings.xml").decode()
    parts = re.findall(r"<si>(.*?)</si>", shared, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", each) for each in parts]


def make(folder: Path, offices: int, rows: int, months: int = MONTHS) -> None:
    """A workspace with the files of so many months."""
    for name in ("rules", "templates"):
        copytree(ROOT / name, folder / name)
    (folder / "sheetgen.toml").write_bytes((ROOT / "sheetgen.toml").read_bytes())
    make_plan(folder / "plans" / "anual", offices, rows)
    for month in range(1, months + 1):
        period = f"{YEAR}-{month:02}"
        sheetgen(folder, "template", "--period", period)
        inbox = folder / "input" / period
        inbox.mkdir(parents=True)
        for blank in sorted((folder / "output" / period / "templates").glob("*.xlsx")):
            send(blank, inbox / blank.name, month)
    rmtree(folder / "output")


def cost(folder: Path, month: int) -> float:
    """The CPU seconds of a build of one month with nothing of it written yet."""
    rmtree(folder / "output", ignore_errors=True)
    return came(folder, month)


def came(folder: Path, month: int) -> float:
    """The CPU seconds of a build of one month as it comes: beside the reports of those before."""
    return sheetgen(folder, "build", "--period", f"{YEAR}-{month:02}")


def close(folder: Path, months: int) -> None:
    """Build and seal the months before the last, one after the other."""
    for month in range(1, months):
        for words in ("build", "--period"), ("close",):
            sheetgen(folder, *words, f"{YEAR}-{month:02}")


def main() -> None:
    """Make, measure and print."""
    asked = [int(each) for each in sys.argv[1:]] or [15, 30, 60, 150]
    for offices, rows in zip(asked[::2], asked[1::2], strict=True):
        with tempfile.TemporaryDirectory() as home:
            folder = Path(home) / "workspace"
            make(folder, offices, rows)
            kept = folder / ".sheetgen" / "kept"
            rmtree(kept, ignore_errors=True)
            first, *_, last = [came(folder, month) for month in range(1, MONTHS + 1)]
            size = sum(each.stat().st_size for each in kept.iterdir())
            warm_first, warm = cost(folder, 1), cost(folder, MONTHS)
            rmtree(kept)
            cold = cost(folder, MONTHS)
            close(folder, MONTHS)
            rmtree(kept)
            closed = cost(folder, MONTHS)
            closed_warm = cost(folder, MONTHS)
        print(f"{offices} offices x {rows} rows, CPU of a build", flush=True)
        for name, each, beside in (
            ("January as it came, nothing kept", first, first),
            ("December as it came, after the eleven", last, first),
            ("January again", warm_first, first),
            ("December, nothing kept of eleven months", cold, first),
            ("December, the months before kept", warm, warm_first),
            ("December, nothing kept, eleven closed", closed, first),
            ("December again, eleven closed", closed_warm, warm_first),
        ):
            print(f"  {name:<42} {each:7.2f} s  {each / beside:5.2f} x", flush=True)
        print(f"  what is kept of twelve months: {size / 1e6:.1f} MB", flush=True)


if __name__ == "__main__":
    main()
