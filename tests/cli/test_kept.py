"""A build replaces what builds wrote, in whichever language, and keeps what people put there."""

from pathlib import Path

from cli.test_commands import fill_all
from running import run
from small import make_workspace


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


OURS = {
    "agua-2025-12.xlsx",
    "agua-2025-12-alertas.docx",
    "agua-2025-12-alertas.txt",
    "results.json",
    "manifest.json",
}


def test_an_analyst_s_notes_survive_a_build_and_our_older_files_do_not(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    fill_all(tmp_path)
    assert run(tmp_path, "build", "--offices", "--by-element").returncode == 0
    assert run(tmp_path, "build", "--lang", "en", "--offices").returncode == 0
    folder = tmp_path / "output/2025-12/agua"
    notes = {
        "nota.txt": "llamar a NORTE",
        "actas/firmada.pdf": "acta",
        "agua-2025-12 - copia.xlsx": "revisado",
        "offices/carta.txt": "enviada",
    }
    for name, text in notes.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)

    done = run(tmp_path, "build")

    assert 0 == done.returncode
    assert OURS | set(notes) == names(folder)
    assert notes == {name: (folder / name).read_text() for name in notes}
