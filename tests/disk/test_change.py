"""A change of several folders is whole or not at all, wherever it is stopped."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from disk.stops import How, Snapshot, changes_of, next_run, snapshot, stopped
from sheetgen.disk.among_others import write_among
from sheetgen.disk.change import Change
from sheetgen.disk.ours import OwnFolder
from sheetgen.language.message import message
from sheetgen.language.speaker import speaker
from sheetgen.planning.settings import read_workspace

pytestmark = pytest.mark.sweep

STEP = 1 if os.environ.get("SHEETGEN_EVERY_STOP") else len(How)
"""In the suite each way of stopping takes its turn; `make reliability` tries each everywhere."""
SAY = speaker("es", "es_PE")
STANDS = message("The reports of before stand as they were.")
PLANS = ("agua", "luz")


def build(root: Path, text: str, names: tuple[str, ...]) -> list[str]:
    """Two plans' folders replaced as one; gives what is said of files set aside."""
    folders = []
    with Change(root, root / "output", STANDS) as change:
        for plan in PLANS:
            own = OwnFolder(change, f"2025-12/{plan}", SAY.say)
            for name in names:
                own.place(name).write_text(f"{text} {plan} {name}")
            own.finish({"plan": plan}, whole=True)
            folders.append(own)
    return [SAY.say(said) for own in folders for said in own.notices]


def first_build(root: Path) -> None:
    build(root, "old", ("a.xlsx", "offices/gone.xlsx"))


def a_month_later(root: Path) -> None:
    first_build(root)
    for plan in PLANS:
        (root / "output/2025-12" / plan / "a-revisado.xlsx").write_text("de una persona")


def second_build(root: Path) -> None:
    build(root, "new", ("a.xlsx", "b.xlsx"))


def two_deliveries(root: Path) -> None:
    with Change(root, root / "input", STANDS) as change:
        for name in ("a.xlsx", "b.xlsx"):
            change.write(f"2025-12/{name}", name.encode())
        change.write("2025-12/received.csv", b"a,b")
        if (root / "input/2025-12/received.csv").exists():
            change.supersede("2025-12/received.csv")


def a_receipt(root: Path) -> None:
    (root / "input/2025-12").mkdir(parents=True)
    (root / "input/2025-12/received.csv").write_text("none")


def files_elsewhere(root: Path) -> None:
    (root / "sheetgen.toml").write_text("")
    groups = [{"a.xlsx": b"1", "a.txt": b"2"}, {"a.xlsx": b"3"}]
    write_among(read_workspace(root), root / "back", groups, STANDS)


def nothing(root: Path) -> None:
    (root / "sheetgen.toml").write_text("")


ACTS = [
    (a_month_later, second_build),
    (nothing, first_build),
    (a_receipt, two_deliveries),
    (nothing, two_deliveries),
    (nothing, files_elsewhere),
]


@pytest.mark.parametrize("how", list(How))
@pytest.mark.parametrize(("before", "act"), ACTS)
def test_stopped_at_any_change_of_the_disk_it_is_whole_or_not_at_all(
    tmp_path: Path, before: Callable[[Path], None], act: Callable[[Path], None], how: How
) -> None:
    original, changed = tmp_path / "original", tmp_path / "changed"
    original.mkdir()
    before(original)
    shutil.copytree(original, changed)
    count = changes_of(lambda: act(changed), changed)
    old, new = snapshot(original), snapshot(changed)
    assert old != new
    assert count > 10

    seen = set()
    for at in range(1 + list(How).index(how), count + 1, STEP):
        root = tmp_path / str(at)
        shutil.copytree(original, root)
        ended = stopped(lambda root=root: act(root), root, at, how)  # type: ignore[misc]
        between = _without_staging(snapshot(root))
        next_run(root)
        found = _without_empty(snapshot(root))

        assert found in (_without_empty(old), _without_empty(new)), (at, ended)
        is_new = found == _without_empty(new)
        if how is How.FAIL:  # the program is alive: it says the truth, and leaves nothing behind
            assert is_new == ended.is_done, at
            assert between == found, at
        if ended.is_done:
            assert is_new, at
        seen.add(is_new)
        shutil.rmtree(root)
    assert seen == {True, False}


def test_folders_that_hold_nothing_any_more_go(tmp_path: Path) -> None:
    first_build(tmp_path)
    (tmp_path / "output/2025-12/luz/offices/de una persona.txt").write_text("nota")

    second_build(tmp_path)

    assert not (tmp_path / "output/2025-12/agua/offices").exists()
    assert (tmp_path / "output/2025-12/luz/offices/de una persona.txt").is_file()


def test_what_somebody_puts_there_before_the_change_is_finished_stays(tmp_path: Path) -> None:
    a_month_later(tmp_path)
    counted = _copy(tmp_path, "counted")
    count = changes_of(lambda: second_build(counted), counted)
    gone = "output/2025-12/agua/offices/gone.xlsx"
    for at in range(count, 0, -1):  # the last moment at which the journal still stands
        root = _copy(tmp_path, str(at))
        stopped(lambda root=root: second_build(root), root, at, How.KILL)  # type: ignore[misc]
        if (root / "output/.sheetgen-new/journal.json").exists():
            break
    assert not (root / gone).exists()
    (root / gone).parent.mkdir(exist_ok=True)
    (root / gone).write_text("de una persona")

    next_run(root)

    assert "de una persona" == (root / gone).read_text()


def _copy(root: Path, name: str) -> Path:
    copied = root.with_name(f"{root.name}-{name}")
    shutil.copytree(root, copied, dirs_exist_ok=True)
    return copied


def _without_staging(found: Snapshot) -> Snapshot:
    """What people see: what could not be cleared yet lies in a hidden folder."""
    return _without_empty({name: data for name, data in found.items() if ".sheetgen" not in name})


def _without_empty(found: Snapshot) -> Snapshot:
    """Without the empty folders ``output`` and ``input``, which a killed first run may leave."""
    return {name: data for name, data in found.items() if name not in {"output", "input", "back"}}
