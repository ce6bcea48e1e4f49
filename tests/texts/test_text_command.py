"""``sheetgen text`` as an analyst runs it: what is said, how it ends, what is written."""

import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from PIL import Image
from pypdf import PdfWriter

from cli.test_commands import fill_all
from running import run
from small import make_workspace
from texts.documents import write_pdf, write_word
from texts.held import write

# I.1: 190 of 200; I.2: 20 % of 50 %; I.3: 50 against 40, descending
RIGHT = "En 2025, el indicador I.1 alcanzó un valor de 190 hogares, el 95.0 % de su meta."
WRONG = "El indicador I.2 registra un valor de 25 % en 2025, por encima de su meta de 50 %."
WHERE = "input/2025-12/NORTE.xlsx!Indicadores!G10"


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose offices sent December."""
    folder = make_workspace(tmp_path_factory.mktemp("month"))
    fill_all(folder)
    return folder


def test_what_agrees_with_the_table_ends_with_0(month: Path, tmp_path: Path) -> None:
    done = run(month, "text", write(tmp_path, RIGHT))

    assert (0, "") == (done.returncode, done.stderr)
    assert "informe.txt: agua 2025-12" in done.stdout
    assert "2 confirmadas" in done.stdout


def test_what_the_table_contradicts_is_told_with_its_sentence_and_cell(
    month: Path, tmp_path: Path
) -> None:
    done = run(month, "text", write(tmp_path, f"{RIGHT}\n\n{WRONG}"))

    assert (1, "") == (done.returncode, done.stderr)
    one_line = " ".join(done.stdout.split())
    assert f"«{WRONG}»" in one_line
    assert "línea 3" in one_line
    assert "20 % (Valor obtenido)" in one_line
    assert "20 % frente a 50 %" in one_line
    assert WHERE in done.stdout


def test_json_has_every_claim_in_the_order_of_the_text(month: Path, tmp_path: Path) -> None:
    done = run(month, "text", write(tmp_path, f"{WRONG} {RIGHT}"), "--json")

    told = json.loads(done.stdout)
    assert (1, "agua", "2025-12") == (told["version"], told["plan"], told["period"])
    assert [
        ("I.2", "25", "percent", "contradicted"),
        ("I.2", "50", "percent", "confirmed"),
        ("I.2", None, "", "contradicted"),
        ("I.1", "190", "hogares", "confirmed"),
        ("I.1", "95.0", "percent", "confirmed"),
    ] == [(c["subject"], c["value"], c["unit"], c["verdict"]) for c in told["claims"]]
    assert WHERE in told["claims"][0]["cells"]
    assert {
        "sentence", "place", "says", "subject", "value", "unit", "verdict", "expected", "cells",
        "with",
    } == set(told["claims"][0])  # fmt: skip
    assert (WRONG, "informe.txt!line 1") == (
        told["claims"][0]["sentence"],
        told["claims"][0]["place"],
    )


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
def test_a_report_of_any_kind_is_read_alike(month: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"informe.{kind}"
    match kind:
        case "txt":
            write(tmp_path, f"{RIGHT}\n{WRONG}")
        case "docx":
            write_word(path, [RIGHT, (WRONG[:30], WRONG[30:50], WRONG[50:])])
        case "pdf":
            write_pdf(path, [RIGHT[:50], RIGHT[50:], WRONG[:40], WRONG[40:]])

    done = run(month, "text", path, "--json")

    verdicts = [each["verdict"] for each in json.loads(done.stdout)["claims"]]
    assert ["confirmed", "confirmed", "contradicted", "confirmed", "contradicted"] == verdicts


def test_a_document_comes_back_with_comments_and_nothing_else_changed(
    month: Path, tmp_path: Path
) -> None:
    both = f"{RIGHT} {WRONG} Nada más."
    path = write_word(
        tmp_path / "informe.docx", ["Resultados", (both[:20], both[20:95], both[95:])]
    )
    before = path.read_bytes()

    done = run(month, "text", path, "--marked", tmp_path / "out.docx")

    assert 1 == done.returncode
    assert "out.docx" in done.stdout
    assert before == path.read_bytes()
    made = Document(str(tmp_path / "out.docx"))
    (comment,) = made.comments
    assert "sheetgen" == comment.author
    assert "20\N{NO-BREAK SPACE}% (Valor obtenido)" in comment.text
    assert WHERE in comment.text
    assert ["Resultados", both] == [each.text for each in made.paragraphs]
    assert WRONG == _commented(tmp_path / "out.docx")
    assert _bold(path) == _bold(tmp_path / "out.docx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "out.docx") as new:
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        added = set(new.namelist()) - set(old.namelist())
    assert {
        "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml",
    } == changed  # fmt: skip
    assert {"word/comments.xml"} == added


def test_the_same_document_is_marked_to_the_same_bytes(month: Path, tmp_path: Path) -> None:
    path = write_word(tmp_path / "informe.docx", [WRONG])
    for name in ("a.docx", "b.docx"):
        run(month, "text", path, "--marked", tmp_path / name)

    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def _commented(path: Path) -> str:
    """The text between the marks of the only comment."""
    found, inside = "", False
    for each in Document(str(path)).element.body.iter():
        name = each.tag.rpartition("}")[2]
        inside = name == "commentRangeStart" or (inside and name != "commentRangeEnd")
        if inside and name == "t":
            found += each.text
    return found


def _bold(path: Path) -> list[str]:
    """Which of the text is bold, however it is cut into runs."""
    runs = Document(str(path)).paragraphs[1].runs
    return ["".join(run.text for run in runs if bool(run.bold) is is_bold)
            for is_bold in (True, False)]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("informe.odt", b"PK\x03\x04", ".docx"),
        ("informe.docx", b"", "vacío"),
        ("informe.docx", b"PK\x03\x04 nothing", "Word"),
        ("informe.docx", b"\xd0\xcf\x11\xe0", ".doc)"),
        ("informe.pdf", b"%PDF-1.4 nothing", "PDF"),
        ("informe.txt", b"   \n", "texto"),
        ("informe.txt", "dato".encode("utf-16"), "UTF-8"),
        ("informe.txt", RIGHT.encode("cp1252"), "Bloc de notas"),
    ],
)
def test_a_report_that_cannot_be_read_is_named_with_the_cure(
    month: Path, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)

    done = run(month, "text", tmp_path / name)

    assert (2, "") == (done.returncode, done.stdout)
    assert name in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_pictures_and_scanned_pages_are_told_to_be_unread(month: Path, tmp_path: Path) -> None:
    made = Document()
    made.add_paragraph(RIGHT)
    made.add_paragraph().add_run().add_picture(_picture(tmp_path))
    made.save(str(tmp_path / "informe.docx"))
    pages = write_pdf(tmp_path / "uno.pdf", [RIGHT])
    both = PdfWriter(clone_from=str(pages))
    both.add_blank_page()
    both.write(str(tmp_path / "informe.pdf"))

    for name, place in (("informe.docx", "párrafo 2"), ("informe.pdf", "página 2")):
        done = run(month, "text", tmp_path / name)
        record = json.loads(run(month, "text", tmp_path / name, "--json").stdout)

        told = " ".join(done.stdout.split())
        assert "1 imagen, gráfico o página escaneada no se leyó" in told
        assert place in told
        assert len(record["not_read"]) == 1
        assert "2 confirmadas" in told


def _picture(folder: Path) -> str:
    path = folder / "a.png"
    Image.new("RGB", (2, 2)).save(path)
    return str(path)


@pytest.mark.parametrize(
    ("name", "marked", "said"),
    [
        ("informe.txt", "out.docx", "no es un .docx"),
        ("informe.docx", "informe.docx", "informe-observado.docx"),
        ("informe.docx", "out.txt", ".docx"),
    ],
)
def test_what_cannot_be_marked_is_said_before_anything_is_read(
    month: Path, tmp_path: Path, name: str, marked: str, said: str
) -> None:
    path = tmp_path / name
    if name.endswith(".docx"):
        write_word(path, [WRONG])
    else:
        write(tmp_path, WRONG)
    before = path.read_bytes()

    done = run(month, "text", path, "--marked", tmp_path / marked)

    assert (2, "") == (done.returncode, done.stdout)
    assert said in done.stderr
    assert before == path.read_bytes()
    assert [path] == sorted(tmp_path.iterdir())


def test_a_ministry_adds_its_own_phrases(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w")
    fill_all(folder)
    text = write(tmp_path, "El indicador I.1 cerró en 95.0 % del compromiso anual.")
    before = run(folder, "text", text, "--json")
    (folder / "phrases").mkdir()
    (folder / "phrases/nuestras.yaml").write_text(
        "language: es\nphrases:\n"
        "  - means: target\n    words: [compromiso anual]\n"
        "    examples: [{text: el compromiso anual, finds: compromiso anual}, {text: la meta}]\n",
        encoding="utf-8",
    )

    after = run(folder, "text", text, "--json")

    assert ["not-in-data", "confirmed"] == [
        json.loads(each.stdout)["claims"][0]["verdict"] for each in (before, after)
    ]


def test_a_ministry_adds_small_words_and_what_is_only_numbered(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w")
    fill_all(folder)
    text = write(tmp_path, "El lote 700 del expediente atendió en la Actividad 1.1.")
    before = run(folder, "text", text, "--json")
    (folder / "phrases").mkdir()
    (folder / "phrases/nuestras.yaml").write_text(
        "language: es\nphrases:\n"
        "  - means: label\n    words: [lote]\n"
        "    examples: [{text: el lote 700, finds: lote}, {text: los lotes}]\n",
        encoding="utf-8",
    )

    after = run(folder, "text", text, "--json")

    assert [1, 0] == [len(json.loads(each.stdout)["claims"]) for each in (before, after)]


def test_a_phrase_that_does_not_do_what_its_example_says_stops_the_run(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "w")
    fill_all(folder)
    (folder / "phrases").mkdir()
    (folder / "phrases/nuestras.yaml").write_text(
        "language: es\nphrases:\n"
        "  - means: target\n    words: [compromiso]\n"
        "    examples: [{text: los compromisos, finds: compromisos}, {text: la meta}]\n",
        encoding="utf-8",
    )

    done = run(folder, "text", write(tmp_path, RIGHT))

    assert 2 == done.returncode
    assert "phrases/nuestras.yaml" in done.stderr
    assert "«los compromisos»" in done.stderr
