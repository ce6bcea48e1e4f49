"""Whatever moment a run is killed at, the old folder or the new one is whole."""

from pathlib import Path, PurePath

import pytest

from sheetgen.writing.swap import Swap, recover


def old_output(tmp_path: Path) -> Path:
    folder = tmp_path / "2024-12" / "pndi"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("old a")
    (folder / "gone.txt").write_text("old")
    return folder


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


OLD = {"a.txt": "old a", "gone.txt": "old"}
NEW = {"a.txt": "new a", "b.txt": "new b"}


def fill(staging: Path) -> None:
    for name, text in NEW.items():
        (staging / name).write_text(text)


def kill_after(folder: Path, steps: int) -> None:
    """Do so many steps of the swap, and then no more: what a killed run leaves."""
    swap = Swap(folder)
    swap.stage()
    if steps == 0:
        (swap.staging / "a.txt").write_text("half")
        return
    fill(swap.staging)
    for step in (swap.set_aside, swap.put_in_place, swap.clear)[: steps - 1]:
        step()


@pytest.mark.parametrize(("steps", "found"), [(0, OLD), (1, OLD), (2, OLD), (3, NEW), (4, NEW)])
def test_a_killed_run_leaves_one_whole_folder(
    tmp_path: Path, steps: int, found: dict[str, str]
) -> None:
    folder = old_output(tmp_path)
    kill_after(folder, steps)

    recover(tmp_path)

    assert found == contents(folder)
    assert [folder] == list(folder.parent.iterdir())


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_a_first_run_killed_leaves_nothing(tmp_path: Path, steps: int) -> None:
    folder = tmp_path / "pndi"
    kill_after(folder, steps)

    recover(tmp_path)

    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_the_next_swap_puts_right_what_the_last_left(tmp_path: Path, steps: int) -> None:
    folder = old_output(tmp_path)
    kill_after(folder, steps)

    with Swap(folder) as swap:
        fill(swap.staging)

    assert contents(folder) == NEW
    assert [folder] == list(folder.parent.iterdir())


def test_an_error_while_filling_leaves_the_old_folder(tmp_path: Path) -> None:
    folder = old_output(tmp_path)

    with pytest.raises(FileNotFoundError), Swap(folder) as swap:
        (swap.staging / "none" / "a.txt").write_text("half")

    assert contents(folder) == OLD
    assert [folder] == list(folder.parent.iterdir())


KEPT = {"nota.txt": "del analista", "anexos/acta.txt": "firmada"}


def with_notes(folder: Path) -> None:
    for name, text in KEPT.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    (folder / "vacía").mkdir()


def everything(folder: Path) -> dict[str, str]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def is_ours(inside: PurePath) -> bool:
    return inside.name in {*OLD, *NEW}


@pytest.mark.parametrize(("steps", "found"), [(0, OLD), (1, OLD), (2, OLD), (3, NEW), (4, NEW)])
def test_what_people_keep_there_survives_a_run_killed_at_any_step(
    tmp_path: Path, steps: int, found: dict[str, str]
) -> None:
    folder = old_output(tmp_path)
    with_notes(folder)
    swap = Swap(folder)
    swap.stage()
    if steps:
        fill(swap.staging)
        swap.carry_over(is_ours)
    for step in (swap.set_aside, swap.put_in_place, swap.clear)[: max(0, steps - 1)]:
        step()

    recover(tmp_path)

    assert found | KEPT == everything(folder)
    assert (folder / "vacía").is_dir()


def test_a_link_is_carried_over_as_a_link(tmp_path: Path) -> None:
    folder = old_output(tmp_path)
    (tmp_path / "far.txt").write_text("far")
    (folder / "link.txt").symlink_to(tmp_path / "far.txt")

    with Swap(folder) as swap:
        fill(swap.staging)
        swap.carry_over(is_ours)

    assert (folder / "link.txt").is_symlink()
    assert (folder / "link.txt").read_text() == "far"


def test_nothing_left_is_no_fault(tmp_path: Path) -> None:
    recover(tmp_path / "never")

    assert [] == list(tmp_path.iterdir())
