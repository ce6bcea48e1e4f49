"""Of a report most of which is as it was, that is copied: it must be what a cold build writes.

Each thing that a report follows from is changed by itself, and every byte of what is then made of
what was kept is held against what is made of nothing.
"""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from openpyxl import load_workbook

from filled import fill
from running import run
from sheetgen.disk.alone import KEPT
from sheetgen.keeping.store import Store
from sheetgen.model.period import Period
from small import POLICY, make_workspace

pytestmark = pytest.mark.sweep

NOVEMBER, DECEMBER = Period(2025, 11), Period(2025, 12)
PLAN = {
    **POLICY,
    "plan.toml": POLICY["plan.toml"].replace('"policy"', '"programme"'),
    "elements.csv": (
        "code,level,parent,name,rollup\n"
        "OP.1,OP,,Agua para todos,none\n"
        "SS.1,SS,OP.1,Redes,sum\n"
        "SS.2,SS,OP.1,Tarifas,none\n"
        "SS.3,SS,OP.1,Visitas,same-as:A.3\n"
    ),
    "indicators.csv": POLICY["indicators.csv"].replace("annual", "monthly"),
    "targets.csv": "code,year,period,target\n"
    + "".join(
        f"{code},2025,2025-{month},{target}\n"
        for month in ("11", "12")
        for code, target in (("I.1", "200"), ("I.2", "50%"), ("I.3", "40"))
    ),
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "SS.1,SS.1,product,Empresas atendidas,Empresas,NORTE,accumulated,200,3000\n"
        "A.1,SS.1,activity,Capacitar,Empresas,NORTE,accumulated,100,1000\n"
        "A.2,SS.1,activity,Asesorar,Empresas,SUR,accumulated,100,2000\n"
        "SS.3,SS.3,product,Visitas,Visitas,NORTE,accumulated,40,500\n"
        "A.3,SS.3,activity,Visitar,Visitas,SUR,accumulated,40,500\n"
    ),
    "schedule.csv": "code,period,programmed\n"
    + "".join(
        f"{code},2025-{month},{n}\n"
        for month in ("11", "12")
        for code, n in (("SS.1", 100), ("A.1", 50), ("A.2", 50), ("SS.3", 20), ("A.3", 20))
    ),
}
DONE, SPENT = "Ejecución física acumulada", "Devengado acumulado"


def _fill(folder: Path, month: Period, more: int = 0) -> None:
    fill(folder, month, "NORTE", {"I.1": 190 + more, "I.2": 0.2},
         {"I.2": {"Motivo": "Faltó personal"}} if more else None,
         {"A.1": {DONE: 40 + more, SPENT: 500}})  # fmt: skip
    fill(folder, month, "SUR", {"I.2": 0.2, "I.3": 50 + more}, None,
         {"A.2": {DONE: 30, SPENT: 900}, "A.3": {DONE: 4 + more, SPENT: 90}})  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two months of files, the second built."""
    folder = tmp_path_factory.mktemp("reused")
    make_workspace(folder, {"agua": PLAN})
    _fill(folder, NOVEMBER)
    _fill(folder, DECEMBER)
    with pytest.MonkeyPatch.context() as here:
        _as_if_large(here)
        _build(folder)
    return folder


def _as_if_large(here: pytest.MonkeyPatch) -> None:
    """As if a few items were many: what is kept of them is kept item by item."""
    here.setattr("sheetgen.writing.same.FEW", 1)
    here.setattr("sheetgen.writing.workbook.runs.AT_ONCE", 1)


@pytest.fixture
def folder(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of them, small as it is taken for large."""
    _as_if_large(monkeypatch)
    return copytree(home, tmp_path / "workspace")


def _build(folder: Path, *words: str) -> tuple[dict[str, str], str]:
    """The digest of each file that a build of December leaves, and what it said on stderr."""
    done = run(folder, "build", "--period", str(DECEMBER), *words)
    assert 2 != done.returncode, done.stderr
    files = (path for path in (folder / "output" / str(DECEMBER) / "agua").rglob("*"))
    return {p.name: sha256(p.read_bytes()).hexdigest() for p in files if p.is_file()}, done.stderr


def _cold(folder: Path, *words: str) -> dict[str, str]:
    rmtree(folder / "output" / str(DECEMBER) / "agua")
    rmtree(folder / KEPT)
    return _build(folder, *words)[0]


def _written(name: str, text: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return change


def _replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def _typed(office: str, value: object, month: Period = DECEMBER) -> Callable[[Path], None]:
    """Another figure where the office reports its first one."""

    def change(folder: Path) -> None:
        path = folder / f"input/{month}/{office}.xlsx"
        book = load_workbook(path)
        column = next(cell.column_letter for row in book["Indicadores"].iter_rows() for cell in row
                      if cell.value == "Valor obtenido")  # fmt: skip
        at = next(cell for cell in book["Indicadores"][column] if cell.value in {190, 50, 120})
        at.value = value
        book.save(path)

    return change


def _reason(office: str, month: Period = DECEMBER) -> Callable[[Path], None]:
    """A reason beside an indicator whose status asks for one."""

    def change(folder: Path) -> None:
        path = folder / f"input/{month}/{office}.xlsx"
        book = load_workbook(path)
        sheet = book["Indicadores"]
        column = next(cell.column_letter for row in sheet.iter_rows() for cell in row
                      if cell.value == "Motivo")  # fmt: skip
        row = next(cell.row for cell in sheet["B"] if cell.value == "I.2")
        sheet[f"{column}{row}"].value = "Faltó personal"
        book.save(path)

    return change


def _closed(folder: Path) -> None:
    """The month before is closed, and less is asked of it afterwards."""
    for words in (("build", "--period", str(NOVEMBER)), ("close", str(NOVEMBER))):
        assert 2 != run(folder, *words).returncode
    _replaced("plans/agua/targets.csv", "2025-11,200", "2025-11,150")(folder)
    _replaced("plans/agua/schedule.csv", "A.1,2025-11,50", "A.1,2025-11,30")(folder)


def _gone(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def _received(folder: Path) -> None:
    sent = folder / f"input/{DECEMBER}/SUR.xlsx"
    away = folder / "SUR_corregido.xlsx"
    _typed("SUR", 44)(folder)
    sent.rename(away)
    assert 2 != run(folder, "receive", str(away), "--on", "2026-01-20").returncode


CHANGES: dict[str, Callable[[Path], None]] = {
    "a figure": _typed("NORTE", 120),
    "a figure that others sum": _typed("SUR", 41),
    "a cell that cannot be read": _typed("NORTE", "por ver"),
    "a file that is gone": _gone(f"input/{DECEMBER}/SUR.xlsx"),
    "a reason": _reason("NORTE"),
    "the same reason in two months": lambda folder: (
        _reason("NORTE", NOVEMBER)(folder), _reason("NORTE")(folder)
    )[1],
    "a month that is closed": _closed,
    "a file of another month": _typed("NORTE", 170, NOVEMBER),
    "a file of another month that is gone": _gone(f"input/{NOVEMBER}/SUR.xlsx"),
    "a file received": _received,
    "a target": _replaced("plans/agua/targets.csv", "2025-12,200", "2025-12,210"),
    "a name": _replaced("plans/agua/indicators.csv", "Hogares conectados", "Hogares con red"),
    "the schedule": _replaced("plans/agua/schedule.csv", "A.1,2025-12,50", "A.1,2025-12,60"),
    "where an item stands": _replaced(
        "plans/agua/indicators.csv", "I.1,SS.1,Hogares", "I.1,SS.2,Hogares"
    ),
    "an element": _replaced("plans/agua/elements.csv", "Redes,sum", "Redes,mean"),
    "how the index is made": _replaced("plans/agua/plan.toml", "cap = 100", "cap = 90"),
    "an office's name": _replaced("plans/agua/offices.csv", "Oficina Sur", "Oficina del Sur"),
    "what is known of before": _replaced("plans/agua/actuals.csv", "140", "141"),
    "a revision": _written(
        "plans/agua/revisions.csv",
        "code,field,period,value,from,reason,approver\n"
        "I.1,target,2025-12,180,2025-12,menos recursos,RM 1\n",
    ),
    "a threshold": _replaced("sheetgen.toml", 'scale = "ceplan"', 'scale = "poi-2018"'),
    "a rule": _replaced("rules/status.yaml", "Low progress:", "Very low progress:"),
    "a form": _replaced("templates/indicators.yaml", "Valor obtenido", "Valor logrado"),
    "a waiver": _written(
        "waivers.csv",
        "scope,plan,rule,reason,approver,since,until\n"
        "item:I.2,agua,STA-110,Se mide por hogar,Jefa,,2026-12-31\n",
    ),
    "a correction": _written(
        "corrections.csv",
        "plan,period,code,field,figure,reason,approver\n"
        "agua,2025-12,I.1,actual,150,Lo confirmó la oficina,Jefa\n",
    ),
    "the calendar": _replaced(
        "sheetgen.toml", "[thresholds]", "[deadlines]\nday = 5\n\n[thresholds]"
    ),
    "the language": _replaced("sheetgen.toml", 'language = "es"', 'language = "en"'),
    "the locale": _replaced("sheetgen.toml", 'locale = "es_PE"', 'locale = "es_ES"'),
    "the workspace's name": _replaced("sheetgen.toml", "Seguimiento de planes", "Otro nombre"),
    "an alert acknowledged": _written(
        "acknowledged.csv",
        "alert,plan,until,reason,approver\nSTA-110:I.2,agua,2026-12-31,Se conoce,Jefa\n",
    ),
    "a decision": _written(
        "decisions.csv",
        "alert,plan,decision,owner,due,done,evidence\n"
        "STA-110:I.2,agua,Revisar el registro,Gerencia,2026-02-15,,\n",
    ),
}  # fmt: skip


def _answers(folder: Path) -> list[object]:
    """All that was kept for ``trace``, but for the numbers that words go by."""
    body = (folder / KEPT / f"{DECEMBER}.cells-agua.json").read_bytes().partition(b"\n")[2]
    first, *lines = map(json.loads, body.split(b"\n"))
    words, kinds, owners, tabs = (first[name] for name in ("words", "kinds", "owners", "tabs"))
    figures, alerts, _ = first["lines"]
    told: list[object] = [
        [
            owners[owner],
            [[kinds[kind], figure, typed, words[ruled], *rest]
             for kind, figure, typed, ruled, *rest in told],
            [[words[file], *at] for file, *at in places],
            months,
        ]
        for owner, told, places, *months in lines[:figures]
    ]  # fmt: skip
    told += [
        [{**record, "places": [[words[file], *at] for file, *at in record["places"]]},
         words[level], words[rule]]
        for record, level, rule in lines[figures : figures + alerts]
    ]  # fmt: skip
    told += [[words[file], *rest] for file, *rest in lines[figures + alerts :]]
    tables = [[tabs[tab], *how, [owners[each] for each in whose], own]
              for tab, *how, whose, own in first["tables"]]  # fmt: skip
    return [*told, tables, first["told"], first["alerts"]]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_is_copied_is_what_would_be_written(
    folder: Path, change: Callable[[Path], None]
) -> None:
    before = _build(folder)[0]
    change(folder)

    reused, _ = _build(folder)
    answers = _answers(folder)

    assert before != reused, "nothing of the report followed from it"
    assert _cold(folder) == reused
    assert _answers(folder) == answers


@pytest.mark.parametrize("change", [
    "a figure", "a figure that others sum", "a cell that cannot be read", "a file received",
    "a file of another month", "an alert acknowledged",
])  # fmt: skip
def test_what_is_copied_of_a_run_that_is_another_is_what_would_be_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """Its items have their rows in turn, several offices' in one."""
    monkeypatch.setattr("sheetgen.writing.workbook.runs.AT_ONCE", 3)
    _build(folder, "--again")
    CHANGES[change](folder)

    reused, _ = _build(folder)

    assert _cold(folder) == reused


def test_a_file_that_says_the_same_in_other_bytes_leaves_all_rows_but_those_of_its_digest(
    folder: Path,
) -> None:
    """Those of Trazas show it, and what the files of the report are."""
    path = folder / f"input/{DECEMBER}/NORTE.xlsx"
    before = [_keys(folder, book) for book in (f"agua-{DECEMBER}.xlsx", _SUPPORT)]
    book = load_workbook(path)
    book["Indicadores"]["A1"].value = "otro título"
    book.save(path)

    reused, _ = _build(folder)
    after = [_keys(folder, book) for book in (f"agua-{DECEMBER}.xlsx", _SUPPORT)]

    assert _cold(folder) == reused
    assert before[0] == after[0]
    assert before[1] != after[1]


_SUPPORT = f"agua-{DECEMBER}-sustento.xlsx"


def _keys(folder: Path, book: str) -> set[str]:
    """By which the runs of a workbook are known."""
    return set(json.loads(_entry(folder).read_bytes().partition(b"\n")[2])["runs"][book]["runs"])


@pytest.mark.parametrize(
    "words", [("--as-of", "2026-01-15"), ("--lang", "en")], ids=["the date", "the language"]
)
def test_what_is_asked_for_counts_too(folder: Path, words: tuple[str, ...]) -> None:
    reused, _ = _build(folder, *words)

    assert _cold(folder, *words) == reused


def _entry(folder: Path) -> Path:
    return folder / KEPT / f"{DECEMBER}.items-agua.json"


def _judged(folder: Path) -> Path:
    return folder / KEPT / f"{DECEMBER}.judged-agua.json"


def _results(folder: Path) -> Path:
    return folder / f"output/{DECEMBER}/agua/results.json"


def test_the_lines_of_items_of_which_all_is_as_it_was_are_copied(folder: Path) -> None:
    """What stands in them is not looked at: their digest says that it is ours."""
    path, entry = _results(folder), _entry(folder)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("Reclamos", "RECLAMOS")
        .replace("Hogares conectados", "HOGARES")
        .replace('"remedy": "', '"remedy": "~'),
        "utf-8",
    )
    head, _, body = entry.read_bytes().partition(b"\n")
    kept = json.loads(body)
    kept["digests"]["results.json"] = sha256(path.read_bytes()).hexdigest()
    store = Store(folder)
    store.put(entry.stem, json.loads(head)["key"], kept)
    store.write()
    _typed("NORTE", 120)(folder)

    _build(folder)

    told = json.loads(path.read_text(encoding="utf-8"))
    names = {each["code"]: each["name"] for each in told["items"]}
    assert "RECLAMOS" == names["I.3"], "of SUR, which sent nothing new"
    assert "Hogares conectados" == names["I.1"], "of NORTE, which did"
    for name in ("alerts", "problems"):
        copied = [each["remedy"].startswith("~") for each in told[name]]
        assert {True, False} == {*copied}, f"{name}: some are others, as their figures are"


@pytest.mark.parametrize(("book", "runs", "same"), [
    (f"agua-{DECEMBER}-sustento.xlsx", 16, 11),
    (f"agua-{DECEMBER}.xlsx", 47, 38),
], ids=["figures", "items"])  # fmt: skip
def test_the_runs_of_items_of_which_all_is_as_it_was_have_the_keys_of_before(
    folder: Path, book: str, runs: int, same: int
) -> None:
    """Which are copied (tests/writing/test_runs.py).

    Of the eight items those of SUR, I.3, A.2 and A.3, and SS.3 that repeats its A.3; but in Trazas,
    which shows the digest of their file, those of NORTE that say the same, I.2 and A.1, as well. So
    are the rows of elements that come to the same, and of alerts, commitments and problems.
    """
    _typed("NORTE", 120)(folder)
    _build(folder)
    before = json.loads(_entry(folder).read_bytes().partition(b"\n")[2])["runs"][book]["runs"]
    _typed("NORTE", 121)(folder)

    _build(folder)

    after = json.loads(_entry(folder).read_bytes().partition(b"\n")[2])["runs"][book]["runs"]
    assert (runs, runs, same) == (len(before), len(after), len(before.keys() & after.keys()))


def test_what_items_come_to_is_taken_as_it_is_kept(folder: Path) -> None:
    """Of those that are as they were: how many stand so is counted by what is kept of them."""
    entry, store = _judged(folder), Store(folder)
    head, _, body = entry.read_bytes().partition(b"\n")
    first, *lines = body.split(b"\n")
    codes = json.loads(first)["codes"]
    for code in ("I.3", "I.1"):
        told = json.loads(lines[codes.index(code)])
        told[1][0] = "not-rated"
        lines[codes.index(code)] = json.dumps(told).encode()
    store.put_text(entry.stem, json.loads(head)["key"], (b"\n".join([first, *lines]),))
    store.write()
    was = _statuses(folder)
    _typed("NORTE", 120)(folder)

    _build(folder)

    now = _statuses(folder)
    assert "not-rated" not in {was["I.3"], was["I.1"]}
    assert "not-rated" == now["SS.2"], "of SUR, which sent nothing new: its element follows it"
    assert "not-rated" != now["I.1"], "of which NORTE says something else"


def _statuses(folder: Path) -> dict[str, str]:
    """The status of each item; of an element that of all below it, where it is one."""
    told = json.loads(_results(folder).read_text(encoding="utf-8"))
    found = {each["code"]: each["status"] for each in told["items"]}
    for each in told["elements"]:
        counts = {status: n for status, n in each["counts"].items() if n}
        found[each["code"]] = next(iter(counts)) if len(counts) == 1 else ""
    return found


def _unlike(told: str, entry_of: Callable[[Path], Path] = _entry) -> Callable[[Path], None]:
    """An entry that is whole, and yet not what is kept there."""

    def change(folder: Path) -> None:
        entry, store = entry_of(folder), Store(folder)
        key = json.loads(entry.read_bytes().partition(b"\n")[0])["key"]
        store.put_text(entry.stem, key, (told.encode(),))
        store.write()

    return change


def _judged_line(folder: Path) -> None:
    """Of an item that is as it was not all is said."""
    entry, store = _judged(folder), Store(folder)
    head, _, body = entry.read_bytes().partition(b"\n")
    lines = body.split(b"\n")
    store.put_text(entry.stem, json.loads(head)["key"], (b"\n".join([lines[0], *([b"[]"] * 8)]),))
    store.write()


@pytest.mark.parametrize("spoil", [
    lambda folder: _entry(folder).unlink(),
    lambda folder: _entry(folder).write_bytes(_entry(folder).read_bytes()[:-9] + b'0"}}'),
    _unlike("[1, 2]"),
    _unlike('{"items": {}, "digests": {}, "runs": {"a": {"b": [1, 2]}}}'),
    lambda folder: _judged(folder).unlink(),
    lambda folder: _judged(folder).write_bytes(_judged(folder).read_bytes()[:-9]),
    _unlike("[1, 2]", _judged),
    _judged_line,
    lambda folder: _results(folder).unlink(),
    lambda folder: (_results(folder).parent / f"agua-{DECEMBER}-sustento.xlsx").unlink(),
    lambda folder: _results(folder).write_bytes(_results(folder).read_bytes() + b" "),
], ids=["no entry", "a damaged entry", "another entry", "other runs", "no items",
        "damaged items", "other items", "other lines", "no results", "no workbook",
        "results that somebody changed"])  # fmt: skip
def test_what_is_gone_or_damaged_is_written_anew(
    folder: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(folder)
    _typed("NORTE", 120)(folder)

    reused, _ = _build(folder)

    cold = _cold(folder)
    assert cold == {name: reused[name] for name in cold}


def test_a_damaged_entry_is_said(folder: Path) -> None:
    entry = _entry(folder)
    entry.write_bytes(entry.read_bytes()[:-9])
    _typed("NORTE", 120)(folder)

    _, said = _build(folder)

    assert str(DECEMBER) in said
    assert ".sheetgen/kept" in said


def test_of_another_sheetgen_nothing_is_copied(folder: Path) -> None:
    """Its key holds the digest of the program: another one has another."""
    entry = _entry(folder)
    head, _, body = entry.read_bytes().partition(b"\n")
    key = json.loads(head)["key"]
    assert key in head.decode()
    entry.write_bytes(
        head.replace(key.encode(), sha256(b"another").hexdigest().encode()) + b"\n" + body
    )
    _typed("NORTE", 120)(folder)

    reused, said = _build(folder)

    assert "" == said
    assert _cold(folder) == reused


def test_of_few_items_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sheetgen.writing.same.FEW", 100)
    rmtree(folder / KEPT)
    _typed("NORTE", 120)(folder)

    _build(folder)

    assert not _entry(folder).exists()
