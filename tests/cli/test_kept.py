"""A build replaces what builds wrote, in whichever language, and keeps what people put there."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from cli.test_commands import fill_all
from running import run
from small import ROOT, make_workspace

pytestmark = pytest.mark.sweep


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


OURS = {
    "agua-2025-12.xlsx",
    "agua-2025-12-sustento.xlsx",
    "agua-2025-12-alertas.docx",
    "agua-2025-12-alertas-evidencia.docx",
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


def built(folder: Path) -> Path:
    """A workspace with a build; gives the folder of its report."""
    make_workspace(folder)
    fill_all(folder)
    assert run(folder, "build", "--offices").returncode == 0
    return folder / "output/2025-12/agua"


def another_state(folder: Path) -> None:
    """Let every output differ from the one before."""
    table = folder / "plans/agua/indicators.csv"
    text = table.read_text("utf-8")
    table.write_text(text.replace("Hogares conectados", "Hogares en la red"), encoding="utf-8")


def test_files_whose_names_begin_like_a_report_s_stay(tmp_path: Path) -> None:
    folder = built(tmp_path)
    own = {
        "agua-2025-12-revisado-jefe.xlsx": "revisado",
        "agua-2025-12-acta.docx": "acta",
        "por-unidad/agua-2025-12-carta.txt": "carta",
    }
    for name, text in own.items():
        (folder / name).write_text(text)
    another_state(tmp_path)

    done = run(tmp_path, "build")

    assert (0, "") == (done.returncode, done.stderr)
    assert OURS | set(own) == names(folder)
    assert own == {name: (folder / name).read_text() for name in own}


def test_a_file_of_ours_that_somebody_changed_is_kept_under_another_name_and_named(
    tmp_path: Path,
) -> None:
    folder = built(tmp_path)
    (folder / "agua-2025-12.xlsx").write_bytes(b"con notas del jefe")
    (folder / "por-unidad/agua-2025-12-NORTE.xlsx").write_bytes(b"corregido")
    another_state(tmp_path)

    done = run(tmp_path, "build")

    at, kept_as = "output/2025-12/agua", "se conserva como agua-2025-12 (editado).xlsx"
    assert 0 == done.returncode
    assert done.stderr.splitlines() == [
        f"{at}/agua-2025-12.xlsx se cambió a mano después de escribirse: {kept_as}.",
        f"{at}/por-unidad/agua-2025-12-NORTE.xlsx ya no se escribe y se cambió a mano: se queda.",
    ]
    kept = {"agua-2025-12 (editado).xlsx", "por-unidad/agua-2025-12-NORTE.xlsx"}
    assert OURS | kept == names(folder)
    assert b"con notas del jefe" == (folder / "agua-2025-12 (editado).xlsx").read_bytes()
    assert b"corregido" == (folder / "por-unidad/agua-2025-12-NORTE.xlsx").read_bytes()
    assert "" == run(tmp_path, "build").stderr


def test_without_a_manifest_nothing_is_known_as_ours(tmp_path: Path) -> None:
    folder = built(tmp_path)
    (folder / "manifest.json").unlink()
    same = (folder / "results.json").read_bytes()
    old = (folder / "agua-2025-12.xlsx").read_bytes()
    another_state(tmp_path)

    done = run(tmp_path, "build")

    assert 0 == done.returncode
    assert "agua-2025-12.xlsx no está en ningún manifest.json" in done.stderr
    assert old == (folder / "agua-2025-12 (anterior).xlsx").read_bytes()
    assert same == (folder / "results (anterior).json").read_bytes()
    assert (folder / "por-unidad/agua-2025-12-NORTE.xlsx").is_file()


def written_at(folder: Path) -> dict[str, int]:
    return {name: (folder / name).stat().st_mtime_ns for name in names(folder)}


def test_the_same_build_again_writes_nothing_and_the_same_inputs_the_same_manifest(
    tmp_path: Path,
) -> None:
    folder = built(tmp_path)
    before = written_at(folder)
    text = (folder / "manifest.json").read_bytes()

    assert run(tmp_path, "build", "--offices").returncode == 0

    assert before == written_at(folder)
    told = json.loads(text)
    assert names(folder) - {"manifest.json"} == set(told["outputs"])
    for name, digest in told["outputs"].items():
        assert sha256((folder / name).read_bytes()).hexdigest() == digest
    for name, digest in told["inputs"].items():
        shipped = name.removeprefix("sheetgen/")  # what the workspace has no copy of
        place = tmp_path / name if shipped == name else ROOT / shipped
        assert sha256(place.read_bytes()).hexdigest() == digest
    assert {
        "input/2025-12/NORTE.xlsx", "plans/agua/targets.csv", "rules/status.yaml",
        "templates/indicators.yaml", "sheetgen.toml",
    } <= set(told["inputs"])  # fmt: skip


def test_a_template_that_somebody_fills_where_it_lies_is_not_written_over(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    assert run(tmp_path, "template", "--period", "2025-12").returncode == 0
    folder = tmp_path / "output/2025-12/templates"
    (folder / "NORTE.xlsx").write_bytes(b"llenado")
    another_state(tmp_path)

    done = run(tmp_path, "template", "--period", "2025-12", "--office", "NORTE")

    assert "NORTE (editado).xlsx" in done.stderr
    assert b"llenado" == (folder / "NORTE (editado).xlsx").read_bytes()
    assert {"NORTE.xlsx", "SUR.xlsx", "NORTE (editado).xlsx", "manifest.json"} == names(folder)
    assert {"NORTE.xlsx", "SUR.xlsx"} == set(
        json.loads((folder / "manifest.json").read_text("utf-8"))["outputs"]
    )


@pytest.mark.parametrize("where", ["input/2025-12", "input", "plans/agua", "link"])
def test_marked_files_are_never_written_where_deliveries_or_plans_lie(
    tmp_path: Path, where: str
) -> None:
    make_workspace(tmp_path)
    fill_all(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path / "input/2025-12")
    sent = tmp_path / "sent.xlsx"
    sent.write_bytes((tmp_path / "input/2025-12/NORTE.xlsx").read_bytes())
    before = names(tmp_path)

    done = run(tmp_path, "check", "sent.xlsx", "--annotate", where)

    assert 2 == done.returncode
    assert "No se escribió nada. Indique otra carpeta." in done.stderr
    assert before | {".sheetgen/lock"} == names(tmp_path) | {".sheetgen/lock"}


def test_two_files_of_one_name_come_back_under_two_and_nothing_is_written_over(
    tmp_path: Path,
) -> None:
    make_workspace(tmp_path)
    fill_all(tmp_path)
    for office, folder in (("NORTE", "uno"), ("SUR", "dos")):
        (tmp_path / folder).mkdir()
        data = (tmp_path / f"input/2025-12/{office}.xlsx").read_bytes()
        (tmp_path / folder / "forma.xlsx").write_bytes(data)
    words = ("check", "uno/forma.xlsx", "dos/forma.xlsx", "--annotate", "back", "--letter")
    (tmp_path / "back").mkdir()
    (tmp_path / "back/forma.txt").write_text("de una persona")

    done = run(tmp_path, *words)

    assert 0 == done.returncode
    numbered = {f"forma ({n}).{kind}" for n in (2, 3) for kind in ("xlsx", "txt")}
    assert numbered | {"forma.txt"} == names(tmp_path / "back")
    assert "→ back/forma (3).xlsx" in done.stdout
    assert "de una persona" == (tmp_path / "back/forma.txt").read_text()
    assert 0 == run(tmp_path, *words).returncode
    assert numbered | {"forma.txt"} == names(tmp_path / "back")


def test_output_is_no_folder_that_is_read(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    settings = tmp_path / "sheetgen.toml"
    text = settings.read_text("utf-8").replace('output = "output"', 'output = "input/salida"')
    settings.write_text(text, encoding="utf-8")

    done = run(tmp_path, "template", "--period", "2025-12")

    assert 2 == done.returncode
    assert "la de input están una dentro de la otra" in done.stderr
