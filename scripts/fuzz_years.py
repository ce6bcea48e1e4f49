"""Longer than the tests: the example's year, its plans and files changed at random. ``make fuzz``.

    PYTHONPATH=tests python scripts/fuzz_years.py [years] [seed]

A year of some months: before each, and between two builds of it, figures are revised, items
renamed, thresholds set, schedules begin later, alerts acknowledged and decided on, figures
corrected, files lost or sent again, or received late; months are closed and opened again; parts,
drafts and pages are asked for by turns. No command may end with a traceback, what it prints as JSON
must be JSON, and what is built after a change with all that is kept must be, to the byte, what is
built with nothing kept. Of a file that comes late each report that it counts in is named, or that
its month is closed, and ``build --stale`` leaves none behind. Of two months the shares of what
moved add up to the movement, and a closed one is told as it was sealed. A year that is not so is
kept in the folder that is named.
"""

import csv
import json
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from shutil import copy, copytree, rmtree
from typing import Any

from running import Done, run

SEED, YEAR = 2025, 2025
REVISIONS = "code,field,period,value,from,reason,approver"
OPTIONS = (
    ("--offices",), ("--by-element",), ("--report",), ("--html",), ("--export", "csv"),
    ("--lang", "en"),
)  # fmt: skip


class BrokenError(Exception):
    """What must not be."""


class Year:
    """A workspace, what is done with it, and what was done."""

    def __init__(self, folder: Path, draw: random.Random) -> None:
        self.folder, self.draw = folder, draw
        self.done: list[str] = []
        with (folder / "plans/caminos/activities.csv").open(encoding="utf-8") as table:
            rows = list(csv.DictReader(table))
        self.work = [each["code"] for each in rows if each["kind"] == "activity"]
        self.late = [self._set_aside(each) for each in draw.sample(self.files(), 3)]

    def _set_aside(self, path: Path) -> Path:
        """A file that has not come yet, nor is noted as received."""
        note = path.with_name("received.csv")
        lines = note.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [each for each in lines if not each.startswith(f"{path.name},")]
        note.write_text("".join(kept), encoding="utf-8")
        there = self.folder / "late" / f"{path.parent.name}-{path.name}"
        there.parent.mkdir(exist_ok=True)
        return path.rename(there)

    def said(self, *words: str) -> int:
        """A command; its status. Raises BrokenError where it breaks off."""
        return self.ran(*words).returncode

    def ran(self, *words: str) -> Done:
        """A command, and what it said. Raises BrokenError where it breaks off."""
        made = run(self.folder, *words)
        self.done.append(f"{' '.join(words)} -> {made.returncode}")
        if made.returncode > 2 or "Traceback" in made.stderr:  # noqa: PLR2004 - the last status
            raise BrokenError(made.stderr[-1500:])
        if "--json" in words and made.returncode <= 1:
            json.loads(made.stdout)
        return made

    def month(self) -> str:
        """Any month."""
        return f"{YEAR}-{self.draw.randint(1, 12):02}"

    def day(self) -> str:
        """Any day."""
        return f"{self.month()}-{self.draw.randint(1, 28):02}"

    def line(self, table: str, header: str, *cells: str) -> None:
        """One line more of a table."""
        path = self.folder / table
        is_new = not path.exists()
        with path.open("a", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            if is_new:
                writer.writerow(header.split(","))
            writer.writerow(cells)

    def files(self) -> list[Path]:
        """All that came."""
        return sorted(self.folder.glob("input/*/*.xlsx"))

    def alerts(self) -> list[tuple[str, str]]:
        """Each alert that was raised, with its plan."""
        found = sorted(self.folder.glob("output/*/*/results.json"))
        told = [(json.loads(path.read_text("utf-8")), path.parent.name) for path in found]
        return [(alert["id"], plan) for results, plan in told for alert in results["alerts"]]

    def written(self, month: str) -> dict[str, bytes]:
        """All that stands for a month."""
        folder = self.folder / "output" / month
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def from_nothing(self, month: str, options: Sequence[str]) -> None:
        """Build it with nothing kept; raises BrokenError where that is not the same."""
        before = self.written(month)
        rmtree(self.folder / ".sheetgen")
        rmtree(self.folder / "output" / month)
        self.said("build", "--period", month, *options)
        after = self.written(month)
        names = sorted(each for each in {*before, *after} if before.get(each) != after.get(each))
        if names:
            raise BrokenError(f"{month}, from nothing otherwise: {', '.join(names[:6])}")

    def made_anew(self) -> None:
        """Make what is stale anew; raises BrokenError where that leaves some behind."""
        again = [self.ran("build", "--stale") for _ in range(2)]
        if again[0].returncode <= 1 and "Ningún informe ha quedado atrás" not in again[1].stdout:
            raise BrokenError(f"still stale: {again[1].stdout}{again[1].stderr}")

    def compared(self, one: str, other: str) -> None:
        """Hold two months against each other; raises BrokenError where what moved does not add up.

        Or where a month that is closed is not told as it was sealed.
        """
        done = self.ran("diff", one, other, "--json")
        for told in json.loads(done.stdout) if done.returncode <= 1 else ():
            for each in (*told["items"], told["index"]):
                moved = each["by_cause"].values() if "by_cause" in each else _shares(each)
                was, stands = (_progress(each[side]) for side in ("before", "after"))
                if None not in {was, stands} and sum(map(Decimal, moved)) != stands - was:
                    raise BrokenError(f"{one} {other}: does not add up: {each}")
            for month, side in ((one, "before"), (other, "after")):
                sealed = self.folder / f"closed/{month}/{told['plan']}.json"
                if sealed.is_file():
                    items = json.loads(sealed.read_text(encoding="utf-8"))["items"]
                    known = sorted(_told(each[side]) for each in told["items"] if each[side])
                    if known != sorted(map(_told, items)):
                        raise BrokenError(f"{month} is not told as sealed: {known}")


def _shares(item: dict[str, Any]) -> list[str]:
    return [each["share"] for each in item["causes"] if each["share"] is not None]


def _progress(side: str | dict[str, Any] | None) -> Decimal | None:
    figure = side["progress"] if isinstance(side, dict) else side
    return None if figure is None else Decimal(figure)


def _told(item: dict[str, Any]) -> tuple[str, str]:
    return item["status"], item["progress"] or item["gap"] or ""


def revise_target(year: Year) -> None:
    """A target, a baseline or a direction."""
    field = year.draw.choice(("target", "baseline", "direction"))
    code = year.draw.choice(("I.1", "I.2"))
    value = f"{year.draw.randint(1, 90)}{'%' if code == 'I.1' else ''}"
    if field == "direction":
        value = year.draw.choice(("ascending", "descending", "undefined"))
    month = f"{YEAR}-{year.draw.choice((3, 6, 9, 12)):02}" if field == "target" else ""
    cells = (code, field, month, value, year.month(), "Motivo", "Gerencia")
    year.line("plans/bienestar/revisions.csv", REVISIONS, *cells)


def revise_work(year: Year) -> None:
    """A goal, a budget, what is programmed, or whose it is."""
    values = {
        "goal": str(year.draw.randint(0, 300)),
        "pim": str(year.draw.randint(0, 500_000)),
        "programmed": str(year.draw.randint(0, 40)),
        "offices": year.draw.choice(("OBRAS", "RIESGOS", "TRANSITO", "OBRAS;RIESGOS")),
    }
    field = year.draw.choice(sorted(values))
    month = year.month() if field == "programmed" else ""
    code, value = year.draw.choice(year.work), values[field]
    cells = (code, field, month, value, year.month(), "Motivo", "Gerencia")
    year.line("plans/caminos/revisions.csv", REVISIONS, *cells)


def rename(year: Year) -> None:
    """Two codes that swap, or one that was another."""
    one, other = year.draw.sample(year.work, 2)
    month = f"{YEAR}-{year.draw.randint(2, 12):02}"
    said = year.draw.choice((((one, other), (other, one)), (("X.1", one),)))
    lines = "".join(f"{old},{new},{month}\n" for old, new in said)
    table = year.folder / "plans/caminos/renamed.csv"
    table.write_text(f"old,new,from\n{lines}", encoding="utf-8")


def threshold(year: Year) -> None:
    """Bounds of an item, an element, a kind or an office."""
    by, value = year.draw.choice(
        [("item", each) for each in (*year.work, "I.1")]
        + [("element", "1"), ("kind", "activity"), ("office", "OBRAS")]
    )
    low = year.draw.randint(10, 70)
    medium = low + year.draw.randint(0, 40)
    said = f'\n[[threshold]]\nby = "{by}"\nvalue = "{value}"\nlow = {low}\nmedium = {medium}\n'
    with (year.folder / "sheetgen.toml").open("a", encoding="utf-8") as settings:
        settings.write(said)


def acknowledge(year: Year) -> None:
    """An alert that was raised."""
    for alert, plan in year.draw.sample(year.alerts(), min(1, len(year.alerts()))):
        cells = (alert, plan, year.day(), "Motivo", "Gerencia")
        year.line("acknowledged.csv", "alert,plan,until,reason,approver", *cells)


def decide(year: Year) -> None:
    """On an alert that was raised; done or not."""
    for alert, plan in year.draw.sample(year.alerts(), min(1, len(year.alerts()))):
        done = (year.day(), "Acta") if year.draw.random() < 0.4 else ("", "")  # noqa: PLR2004
        cells = (alert, plan, "Hacer", "Jefatura", year.day(), *done)
        year.line("decisions.csv", "alert,plan,decision,owner,due,done,evidence", *cells)


def waive(year: Year) -> None:
    """A rule, or that something is reported."""
    item = f"item:{year.draw.choice(year.work)}"
    scope = year.draw.choice((item, "office:OBRAS", "plan:caminos", "element:1"))
    rule = year.draw.choice(("reporting", "STA-110", "ALE-210"))
    year.line("waivers.csv", "scope,rule,reason,approver,until", scope, rule, "M", "G", year.day())


def correct(year: Year) -> None:
    """A figure that came."""
    header = "plan,period,code,field,figure,reason,approver"
    code, field = year.draw.choice(year.work), year.draw.choice(("actual", "accrued"))
    figure = year.draw.choice(("5", "0", "ND", "1000"))
    cells = ("caminos", year.month(), code, field, figure, "Motivo", "Gerencia")
    year.line("corrections.csv", header, *cells)


def lose(year: Year) -> None:
    """A file that came."""
    year.draw.choice(year.files()).unlink()


def send_again(year: Year) -> None:
    """A file of any month, in the folder of any other."""
    sent, there = year.draw.choice(year.files()), year.draw.choice(year.files())
    copy(sent, there.with_name(f"{sent.stem} (2).xlsx"))


def begin_later(year: Year) -> None:
    """What is programmed of an activity begins in another month."""
    code, first = year.draw.choice(year.work), year.month()
    table = year.folder / "plans/caminos/schedule.csv"
    header, *lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [each for each in lines if not f"{code}," <= each < f"{code},{first}"]
    table.write_text("".join((header, *kept)), encoding="utf-8")


def receive(year: Year) -> None:
    """A file that comes late: what it leaves behind is named, and made anew."""
    if not year.late:
        return
    sent = year.late.pop()
    month, office = sent.stem[:7], sent.stem[8:].partition("-")[0]
    plan = "bienestar" if office == "SALUD" else "caminos"
    told = year.ran("receive", str(sent), "--on", year.day())
    if told.returncode > 1:
        return  # a plan that cannot be read
    built = {each.parts[-3] for each in year.folder.glob(f"output/*/{plan}/manifest.json")}
    closed = {each.parent.name for each in year.folder.glob(f"closed/*/{plan}.json")}
    left = {each for each in built - closed if each >= month and month not in closed}
    missed = [each for each in sorted(left) if each not in told.stderr]
    if missed or (month in closed) is not ("está cerrado" in told.stderr):
        raise BrokenError(f"{sent.name}, closed {sorted(closed)}, {missed}: {told.stderr}")
    year.made_anew()


CHANGES: tuple[Callable[[Year], None], ...] = (
    revise_target, revise_work, revise_work, rename, threshold, acknowledge, decide, waive, correct,
    lose, send_again, begin_later, receive, receive,
)  # fmt: skip


def live(year: Year) -> None:
    """One year: some of its months, one after the other."""
    draw = year.draw
    months = sorted(draw.sample(range(1, 13), draw.randint(2, 5)))
    named = [f"{YEAR}-{month:02}" for month in months]
    for month in named:
        options = [word for each in OPTIONS if draw.random() < 1 / 3 for word in each]
        for _ in range(draw.randint(0, 3)):
            draw.choice(CHANGES)(year)
        if year.said("build", "--period", month, *options) > 1:
            continue
        draw.choice(CHANGES)(year)
        if year.said("build", "--period", month, *options) > 1:
            continue
        year.from_nothing(month, options)
        for path in sorted(year.folder.glob(f"output/{month}/*/results.json")):
            codes = [each["code"] for each in json.loads(path.read_text("utf-8"))["items"]]
            asked = ("--period", month, "--plan", path.parent.name, *draw.choice(((), ("--json",))))
            year.said("explain", draw.choice(codes), *asked)
        year.said("verify", month, "--json")
        if draw.random() < 1 / 2:
            year.said("close", month)
    for pair in ((named[0], named[-1]), *pairwise(named)):
        year.compared(*pair)
    for month in sorted(path.name for path in year.folder.glob("closed/*"))[:1]:
        draw.choice(CHANGES)(year)
        year.said("close", month, "--reopen", "--reason", "Llegó tarde")
        year.made_anew()
        if year.said("build", "--period", named[-1]) <= 1:
            year.from_nothing(named[-1], ())


def main(years: int = 40, seed: int = SEED) -> int:
    """Try so many years; gives the exit status."""
    home = Path(tempfile.mkdtemp(prefix="sheetgen-fuzz-"))
    run(home, "init", "base", "--example", "year")
    faults = 0
    for number in range(seed, seed + years):
        folder = home / f"year-{number}"
        copytree(home / "base", folder)
        year = Year(folder, random.Random(number))  # noqa: S311 - years to try, not a secret
        try:
            live(year)
        except (BrokenError, ValueError) as fault:
            faults += 1
            print(f"{folder}:", *year.done, fault, sep="\n  ", flush=True)
        else:
            rmtree(folder)
    print(f"{years} years, seed {seed}: {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
