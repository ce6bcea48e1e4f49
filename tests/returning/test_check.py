"""``sheetgen check`` and ``receive`` as an analyst types them."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

import running
from running import Done
from sheetgen.cli.options import today
from small import make_workspace


def run(folder: Path, *words: object) -> Done:
    """Run sheetgen in ``folder`` as a person who reads English would."""
    return running.run(folder, *words, language="en")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    make_workspace(tmp_path)
    settings = tmp_path / "sheetgen.toml"
    settings.write_text(settings.read_text("utf-8").replace('language = "es"', 'language = "en"'))
    assert 0 == run(tmp_path, "template", "--period", "2025-12").returncode
    return tmp_path


def filled(workspace: Path, name: str, **figures: object) -> Path:
    """NORTE's template with these figures, in a folder of its own."""
    book = load_workbook(workspace / "output/2025-12/templates/NORTE.xlsx")
    sheet = book["Indicators"]
    for row in range(8, sheet.max_row + 1):
        code = str(sheet.cell(row, 2).value).replace(".", "_")
        if code in figures:
            sheet.cell(row, 7).value = figures[code]  # type: ignore[assignment]
    path = workspace / "mail" / name
    path.parent.mkdir(exist_ok=True)
    book.save(path)
    return path


def test_a_good_file_has_nothing_to_fix(workspace: Path) -> None:
    done = run(workspace, "check", filled(workspace, "a.xlsx", I_1=150, I_2=0.45))

    assert (0, "") == (done.returncode, done.stderr)
    assert "Nothing to fix" in done.stdout


def test_what_to_fix_is_told_cell_by_cell_worst_first_and_the_cure_once(workspace: Path) -> None:
    done = run(workspace, "check", filled(workspace, "a.xlsx", I_1="59 empresas"))

    assert 1 == done.returncode
    assert done.stdout.index("Indicators!G9") < done.stdout.index("Indicators!G10")
    assert 1 == done.stdout.count("READ-202")
    assert 1 == done.stdout.count("READ-310")


def test_a_blank_template_is_one_cause_with_its_consequences(workspace: Path) -> None:
    done = run(workspace, "check", "--json", filled(workspace, "a.xlsx"))

    (told,) = json.loads(done.stdout)
    assert [("READ-329", False), ("READ-310", True), ("READ-310", True)] == [
        (each["code"], each["consequence"]) for each in told["problems"]
    ]


def test_a_file_that_is_no_workbook_is_told_and_not_marked(workspace: Path) -> None:
    (workspace / "memo.xlsx").write_bytes(b"%PDF-1.7")

    done = run(workspace, "check", "memo.xlsx", "--annotate", "back")

    assert 1 == done.returncode
    assert "READ-116" in done.stdout
    assert "could not be opened" in done.stderr
    assert not (workspace / "back").exists()


def test_the_marked_file_and_the_letter_are_written_beside_each_other(workspace: Path) -> None:
    path = filled(workspace, "a.xlsx", I_1="59 empresas", I_2=0.45)

    done = run(workspace, "check", path, "--annotate", "back", "--letter")

    assert 1 == done.returncode
    book = load_workbook(workspace / "back" / "a.xlsx")
    assert "Observations" == book.sheetnames[0]
    assert "READ-202" in book["Indicators"]["G9"].comment.text
    text = (workspace / "back" / "a.txt").read_text("utf-8")
    assert "Indicators!G9" in text
    assert "31 January 2026" in text


def test_the_file_that_was_sent_is_never_overwritten(workspace: Path) -> None:
    path = filled(workspace, "a.xlsx", I_1="x")
    before = path.read_bytes()

    done = run(workspace, "check", path, "--annotate", path.parent)

    assert (2, before) == (done.returncode, path.read_bytes())


def test_a_second_delivery_says_what_was_fixed_what_is_open_and_what_is_new(
    workspace: Path,
) -> None:
    first = filled(workspace, "a.xlsx", I_1="129 empresas")
    assert 1 == run(workspace, "receive", first, "--on", "2026-01-10").returncode
    second = filled(workspace, "b.xlsx", I_1=129, I_2="muchos")

    done = run(workspace, "check", "--json", second, "--annotate", "back")

    since = json.loads(done.stdout)[0]["since"]
    assert ["READ-202"] == [each["code"] for each in since["fixed"]]
    assert ["READ-201"] == [each["code"] for each in since["open"]]
    assert ["READ-314"] == [each["code"] for each in since["new"]]  # 129 of 200, and not a word
    sheet = load_workbook(workspace / "back" / "b.xlsx")["Indicators"]
    assert ("FFC6EFCE", "FFFFC7CE") == tuple(sheet[at].fill.fgColor.rgb for at in ("G9", "G10"))


def test_what_a_later_file_brings_is_not_asked_of_the_first(workspace: Path) -> None:
    """A form filled in two halves: what the build does not ask, the folder's check does not."""
    for name, figures in (("a.xlsx", {"I_1": 150}), ("b.xlsx", {"I_2": 0.45})):
        run(workspace, "receive", filled(workspace, name, **figures), "--on", "2026-01-10")
    first, second = sorted((workspace / "input/2025-12").glob("*.xlsx"))

    done = run(workspace, "check", first, second)

    assert 0 == done.returncode, done.stdout
    assert 2 == done.stdout.count("Nothing to fix.")
    assert "Since a.xlsx: 1 fixed, 0 still open, 0 new." in done.stdout


def test_where_nothing_was_asked_nor_is_nothing_is_told_of_the_file_before(
    workspace: Path,
) -> None:
    first = filled(workspace, "a.xlsx", I_1=150, I_2=0.45)
    assert 0 == run(workspace, "receive", first, "--on", "2026-01-10").returncode

    done = run(workspace, "check", "--letter", filled(workspace, "b.xlsx", I_1=155))

    assert "READ-334" in done.stdout
    assert "There is nothing to fix. Thank you." in done.stdout
    assert "Since" not in done.stdout


def test_receive_files_and_says_where_and_how_late(workspace: Path) -> None:
    path = filled(workspace, "a.xlsx", I_1=150, I_2=0.45)

    done = run(workspace, "receive", path, "--on", "2026-02-03")

    assert (0, "") == (done.returncode, done.stderr)
    assert "input/2025-12/a." in done.stdout
    assert "3 days late" in done.stdout
    assert 2 == len(list((workspace / "input/2025-12").iterdir()))


def test_receive_of_what_tells_no_period_files_nothing(workspace: Path) -> None:
    (workspace / "memo.xlsx").write_bytes(b"%PDF-1.7")

    done = run(workspace, "receive", "memo.xlsx")

    assert 2 == done.returncode
    assert "--period" in done.stderr
    assert not (workspace / "input").exists()


def test_receive_says_what_is_wrong_and_where_to_read_all_of_it(workspace: Path) -> None:
    path = filled(workspace, "a.xlsx", I_1="59 empresas", I_2=44)

    done = run(workspace, "receive", path, "--on", "2026-01-10")

    assert 1 == done.returncode
    assert "1 thing to fix: «59 empresas» holds a figure with other text" in done.stdout
    assert f"sheetgen check {path}" in done.stdout


def test_a_figure_that_looks_wrong_is_asked_and_is_no_error(workspace: Path) -> None:
    done = run(workspace, "check", filled(workspace, "a.xlsx", I_1=200, I_2=44))

    assert 0 == done.returncode
    assert "READ-331" in done.stdout
    assert "2 things to verify or explain." in done.stdout  # two contradictions, and no why yet
    assert "need not be fixed" not in done.stdout


def test_a_day_that_has_not_come_is_refused(workspace: Path) -> None:
    path = filled(workspace, "a.xlsx", I_1=150, I_2=0.45)
    tomorrow = (today() + timedelta(days=1)).isoformat()

    done = run(workspace, "receive", path, "--on", tomorrow)

    assert (2, "") == (done.returncode, done.stdout)
    assert "not come yet" in done.stderr
    assert not (workspace / "input").exists()


def test_a_folder_among_the_deliveries_is_said_to_be_ignored(workspace: Path) -> None:
    path = filled(workspace, "a.xlsx", I_1=150, I_2=0.45)
    assert 0 == run(workspace, "receive", path).returncode
    (workspace / "input/2025-12/segundo envío").mkdir()

    done = run(workspace, "build", "--period", "2025-12")

    assert "input/2025-12/segundo envío is a folder" in done.stderr


def test_the_folder_of_a_month_tells_and_reminds_the_offices_that_sent_nothing(
    workspace: Path,
) -> None:
    path = filled(workspace, "a.xlsx", I_1=150, I_2=0.45)
    run(workspace, "receive", path, "--on", "2026-01-10")

    done = run(workspace, "check", "input/2025-12", "--letter", "--annotate", "letters")

    assert 1 == done.returncode
    assert "SUR · Oficina Sur · 2025-12" in done.stdout
    (text,) = (workspace / "letters").glob("reminder-*.txt")
    said = text.read_text("utf-8")
    assert "reminder-SUR.txt" == text.name
    assert "We have not received your report of December 2025." in said
    assert "It asks for 2 items." in said
    assert 1 == len(list((workspace / "letters").glob("*.xlsx")))


def test_a_period_alone_is_the_whole_of_its_folder(workspace: Path) -> None:
    done = run(workspace, "check", "--period", "2025-12", "--json")

    assert [("NORTE", "missing"), ("SUR", "missing")] == [
        (each["office"], each["state"]) for each in json.loads(done.stdout)
    ]


def test_no_letter_speaks_of_our_own_note_of_receipt(workspace: Path) -> None:
    path = filled(workspace, "a.xlsx", I_1=150, I_2=0.45)
    run(workspace, "receive", path, "--on", "2026-01-10")
    files = sorted((workspace / "input/2025-12").iterdir())

    done = run(workspace, "check", *files, "--letter")

    assert 0 == done.returncode
    assert "received.csv was passed over" in done.stderr
    assert 1 == done.stdout.count("Subject:")


def test_neither_a_file_nor_a_month_is_no_command(workspace: Path) -> None:
    assert 2 == run(workspace, "check").returncode


def test_a_correction_noted_before_the_file_that_it_corrects_is_said_and_its_day_mended(
    workspace: Path,
) -> None:
    first = filled(workspace, "a.xlsx", I_1=150, I_2=0.45)
    mended = filled(workspace, "b.xlsx", I_1=160, I_2=0.45)
    run(workspace, "receive", first, "--on", "2026-01-20")

    done = run(workspace, "receive", mended, "--on", "2026-01-10")

    assert "a.xlsx of the same office is noted on a later day, 2026-01-20" in done.stdout
    assert "that one counts and this one does not" in done.stdout
    assert "160" not in _counted(workspace)

    (path,) = (workspace / "input/2025-12").glob("b.*.xlsx")
    done = run(workspace, "receive", "--redate", path, "--on", "2026-01-25")

    assert (0, "") == (done.returncode, done.stderr)
    assert "is noted as received on 2026-01-25, and no longer on 2026-01-10." in done.stdout
    assert "160" in _counted(workspace)
    again = run(workspace, "receive", mended, "--on", "2026-01-26")
    assert "sheetgen receive --redate FILE --on 2026-01-26" in again.stdout


def _counted(workspace: Path) -> str:
    """The value of I.1 that the build takes."""
    run(workspace, "build", "--period", "2025-12")
    path = next((workspace / "output/2025-12/agua").glob("results.json"))
    items = json.loads(path.read_text("utf-8"))["items"]
    return next(str(each["actual"]) for each in items if each["code"] == "I.1")


def test_the_day_of_a_file_that_was_never_received_cannot_be_mended(workspace: Path) -> None:
    path = filled(workspace, "a.xlsx", I_1=150, I_2=0.45)

    done = run(workspace, "receive", "--redate", path, "--on", "2026-01-25")

    assert 2 == done.returncode
    assert "it was never received" in done.stderr
    assert 2 == run(workspace, "receive", "--redate", path).returncode


@pytest.mark.parametrize(
    "data",
    [
        b"From: ana@norte.gob.pe\r\nTo: plan@min.gob.pe\r\nSubject: Reporte\r\n\r\nHola",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + "__substg1.0_3701000D".encode("utf-16-le")
        + "Workbook".encode("utf-16-le"),
    ],
)
def test_a_mail_is_called_a_mail(workspace: Path, data: bytes) -> None:
    path = workspace / "reporte.eml"
    path.write_bytes(data)

    done = run(workspace, "receive", path)

    assert 2 == done.returncode
    assert "The file is a mail, not a workbook" in done.stderr
