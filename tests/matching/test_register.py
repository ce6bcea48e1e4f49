"""Who sent what and when, and which of several files counts."""

from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import DECEMBER, at, codes, fill, said, send
from sheetgen.delivery import take_in
from sheetgen.errors import PlanError, WorkspaceError
from sheetgen.intake import check
from sheetgen.language.speaker import speaker
from sheetgen.model.deadlines import Deadlines
from sheetgen.model.period import Period
from sheetgen.model.submission import State, Submission
from sheetgen.planning.receipts import read_receipts
from sheetgen.planning.settings import read_workspace
from sheetgen.receiving import receive
from sheetgen.setup import Setup, open_setup
from small import make_workspace


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    return open_setup(read_workspace(make_workspace(tmp_path)))


def note(setup: Setup, *lines: str) -> None:
    folder = setup.workspace.input / "2025-12"
    text = "\n".join(("file,sha256,office,period,received", *lines))
    (folder / "received.csv").write_text(text + "\n", encoding="utf-8")


def sent_by(setup: Setup, office: str = "NORTE") -> dict[str, Submission]:
    sent = [each for each in take_in(setup, DECEMBER) if each.office == office and each.file]
    return {each.file.rpartition("/")[2]: each for each in sent}


def two_files(setup: Setup) -> dict[str, str]:
    """b.xlsx says 160 and a.xlsx says 150; gives their digests."""
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45), "a.xlsx")
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=160, I_2=0.45), "b.xlsx")
    return {name: each.sha256 for name, each in sent_by(setup).items()}


@pytest.mark.parametrize(
    ("deadlines", "period", "due"),
    [
        (Deadlines(), Period(2025, 12), date(2026, 1, 31)),
        (Deadlines(), Period(2024, 1), date(2024, 2, 29)),
        (Deadlines(months=0), Period(2025, 2), date(2025, 2, 28)),
        (Deadlines(months=2, day=15), Period(2025, 11), date(2026, 1, 15)),
        (Deadlines(day=31), Period(2025, 1), date(2025, 2, 28)),
        (
            Deadlines(fixed=((Period(2025, 12), date(2026, 3, 2)),)),
            Period(2025, 12),
            date(2026, 3, 2),
        ),
    ],
)
def test_when_a_period_closes(deadlines: Deadlines, period: Period, due: date) -> None:
    assert due == deadlines.due(period)


@pytest.mark.parametrize(
    ("received", "late"), [(date(2026, 1, 31), 0), (date(2026, 2, 1), 1), (date(2025, 12, 1), 0)]
)
def test_days_late_count_from_the_day_after_the_deadline(received: date, late: int) -> None:
    assert late == Deadlines().days_late(DECEMBER, received)


def test_deadlines_are_read_from_the_settings(setup: Setup) -> None:
    settings = setup.workspace.root / "sheetgen.toml"
    text = settings.read_text("utf-8")
    settings.write_text(
        f'{text}\n[deadlines]\nday = 15\n[deadlines.periods]\n"2025-12" = 2026-02-10\n', "utf-8"
    )
    deadlines = read_workspace(setup.workspace.root).deadlines

    assert date(2026, 2, 10) == deadlines.due(DECEMBER)
    assert date(2025, 12, 15) == deadlines.due(Period(2025, 11))


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ("days = 3", "deadlines: days"),
        ("months = -1", "deadlines: months"),
        ('periods = {"2025" = 2026-01-01}', "2025"),
        ('periods = {"2025-12" = "2026-01-01"}', "2025-12"),
    ],
)
def test_a_wrong_deadline_stops_the_run_at_its_key(setup: Setup, wrong: str, where: str) -> None:
    settings = setup.workspace.root / "sheetgen.toml"
    settings.write_text(f"{settings.read_text('utf-8')}\n[deadlines]\n{wrong}\n", "utf-8")

    with pytest.raises(WorkspaceError) as stopped:
        read_workspace(setup.workspace.root)

    assert where in stopped.value.where


def test_the_latest_received_counts_whatever_its_name(setup: Setup) -> None:
    digests = two_files(setup)
    note(
        setup,
        f"a.xlsx,{digests['a.xlsx']},NORTE,2025-12,2026-02-03",
        f"b.xlsx,{digests['b.xlsx']},NORTE,2025-12,2026-01-20",
    )

    sent = sent_by(setup)

    assert (State.ACCEPTED, State.SUPERSEDED) == (sent["a.xlsx"].state, sent["b.xlsx"].state)
    assert Decimal(150) == said(sent["a.xlsx"])["I.1"]
    assert (date(2026, 2, 3), 3) == (sent["a.xlsx"].received, sent["a.xlsx"].days_late)
    assert (date(2026, 1, 20), 0) == (sent["b.xlsx"].received, sent["b.xlsx"].days_late)


def test_two_files_of_one_day_count_in_the_order_of_the_table(setup: Setup) -> None:
    digests = two_files(setup)
    note(setup, *(f"{n},{digests[n]},NORTE,2025-12,2026-01-20" for n in ("b.xlsx", "a.xlsx")))

    assert State.ACCEPTED is sent_by(setup)["a.xlsx"].state


def test_of_two_files_of_one_day_the_notice_invents_no_order(setup: Setup) -> None:
    digests = two_files(setup)
    note(setup, *(f"{n},{digests[n]},NORTE,2025-12,2026-01-20" for n in ("b.xlsx", "a.xlsx")))

    (told, *_) = sent_by(setup)["b.xlsx"].problems

    assert "READ-312" == told.code
    assert "same day" in told.message.text
    assert "later" not in told.message.text


BLANK: dict[str, object] = {}


@pytest.mark.parametrize(
    "days",
    [
        ("2026-01-20", "2026-01-25"),
        ("2026-01-25", "2026-01-20"),
        ("2026-01-20", "2026-01-20"),
        (None, None),
    ],
)
def test_a_blank_file_never_takes_the_place_of_one_with_figures(
    setup: Setup, days: tuple[str | None, str | None]
) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45), "a.xlsx")
    send(setup, "NORTE", lambda sheet: fill(sheet, **BLANK), "b.xlsx")
    digests = {name: each.sha256 for name, each in sent_by(setup).items()}
    lines = zip(("a.xlsx", "b.xlsx"), days, strict=True)
    note(setup, *(f"{n},{digests[n]},NORTE,2025-12,{day}" for n, day in lines if day))

    sent = sent_by(setup)

    assert (State.ACCEPTED, State.SUPERSEDED) == (sent["a.xlsx"].state, sent["b.xlsx"].state)
    assert ["READ-332"] == codes(sent["b.xlsx"])
    assert "ND" in sent["b.xlsx"].problems[0].remedy.text


def test_words_without_a_figure_do_not_take_figures_away(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45), "a.xlsx")

    def only_words(sheet: Worksheet) -> None:
        row, column = at(sheet, "I.1", "Motivo")
        sheet.cell(row, column).value = "La demanda fue menor"

    send(setup, "NORTE", only_words, "b.xlsx")

    assert State.ACCEPTED is sent_by(setup)["a.xlsx"].state


def test_nd_in_each_cell_takes_the_figures_back(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45), "a.xlsx")
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1="ND", I_2="ND"), "b.xlsx")

    sent = sent_by(setup)

    assert (State.SUPERSEDED, State.ACCEPTED) == (sent["a.xlsx"].state, sent["b.xlsx"].state)


def test_a_blank_file_alone_counts_as_what_the_office_sent(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, **BLANK), "a.xlsx")

    assert State.OBSERVED is sent_by(setup)["a.xlsx"].state


@pytest.mark.parametrize(
    "name", ["Thumbs.db", "desktop.ini", ".DS_Store", "~$envío.xlsx", "received.csv"]
)
def test_what_programs_leave_in_a_folder_is_no_delivery(setup: Setup, name: str) -> None:
    folder = setup.workspace.input / "2025-12"
    folder.mkdir(parents=True)
    (folder / name).write_bytes(b"file,sha256,office,period,received\n")

    assert [] == [each.file for each in take_in(setup, DECEMBER) if each.file]


def test_without_a_date_of_each_the_last_by_name_counts_and_the_notice_says_why(
    setup: Setup,
) -> None:
    digests = two_files(setup)
    note(setup, f"a.xlsx,{digests['a.xlsx']},NORTE,2025-12,2026-02-03")

    sent = sent_by(setup)

    assert State.ACCEPTED is sent["b.xlsx"].state
    assert (None, None) == (sent["b.xlsx"].received, sent["b.xlsx"].days_late)
    assert "last by name" in str(sent["a.xlsx"].problems[0].message)


def test_a_superseded_file_lists_the_figures_that_differ(setup: Setup) -> None:
    two_files(setup)

    superseded = sent_by(setup)["a.xlsx"]

    assert ["READ-312", "READ-324"] == codes(superseded)
    figures = dict(superseded.problems[1].message.figures)
    assert ("I.1", "150", "160") == (figures["code"], figures["said"], figures["counted"])
    assert "a.xlsx!Indicadores!G9" in str(superseded.problems[1].place)


def test_the_same_file_twice_is_recognised(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45), "a.xlsx")
    folder = setup.workspace.input / "2025-12"
    (folder / "b.xlsx").write_bytes((folder / "a.xlsx").read_bytes())

    sent = sent_by(setup)

    assert ["READ-325"] == codes(sent["a.xlsx"])
    assert State.ACCEPTED is sent["b.xlsx"].state


def test_a_rejected_file_never_supersedes(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45), "a.xlsx")
    (setup.workspace.input / "2025-12" / "b.xlsx").write_bytes(b"broken")

    assert State.ACCEPTED is sent_by(setup)["a.xlsx"].state


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("a.xlsx,abc,NORTE,2025-12,ayer", "received.csv!line 2!received"),
        ("a.xlsx,,NORTE,2025-12,2026-01-20", "received.csv!line 2!sha256"),
    ],
)
def test_a_wrong_line_of_the_table_stops_the_run(setup: Setup, line: str, where: str) -> None:
    (setup.workspace.input / "2025-12").mkdir(parents=True)
    note(setup, line)

    with pytest.raises(PlanError) as stopped:
        take_in(setup, DECEMBER)

    assert where in stopped.value.where


def outside(setup: Setup, name: str = "envío.xlsx", value: int = 150) -> Path:
    """A filled file that has not been filed yet."""
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=value, I_2=0.45), name)
    lies = setup.workspace.input / "2025-12" / name
    path = setup.workspace.root / "downloads" / name
    path.parent.mkdir(exist_ok=True)
    return lies.rename(path)


def test_a_delivery_is_filed_by_its_digest_under_its_own_period(setup: Setup) -> None:
    path = outside(setup)

    receive(setup, [path], None, date(2026, 2, 2))

    ((name, sent),) = sent_by(setup).items()
    assert f"envío.{sent.sha256[:12]}.xlsx" == name
    assert (State.ACCEPTED, date(2026, 2, 2), 2) == (sent.state, sent.received, sent.days_late)
    assert path.exists()


def test_a_second_delivery_of_the_same_name_stands_beside_the_first(setup: Setup) -> None:
    receive(setup, [outside(setup)], None, date(2026, 1, 20))
    receive(setup, [outside(setup, value=160)], None, date(2026, 1, 25))

    states = [(each.state, each.received) for each in sent_by(setup).values()]

    assert {
        (State.SUPERSEDED, date(2026, 1, 20)),
        (State.ACCEPTED, date(2026, 1, 25)),
    } == set(states)


def test_the_same_delivery_again_changes_nothing(setup: Setup) -> None:
    path = outside(setup)
    receive(setup, [path], None, date(2026, 1, 20))
    folder = setup.workspace.input / "2025-12"
    before = {each.name: each.read_bytes() for each in folder.iterdir()}

    (again,), _ = receive(setup, [path], None, date(2026, 3, 1))

    assert before == {each.name: each.read_bytes() for each in folder.iterdir()}
    assert "same file" in again.said.text


def test_a_file_dropped_by_hand_gets_its_date_where_it_lies(setup: Setup) -> None:
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=150, I_2=0.45), "a.xlsx")
    path = setup.workspace.input / "2025-12" / "a.xlsx"

    receive(setup, [path], None, date(2026, 1, 20))

    assert [("a.xlsx", date(2026, 1, 20))] == [
        (name, each.received) for name, each in sent_by(setup).items()
    ]


def test_a_file_that_cannot_be_filed_is_named_and_stops_no_other(setup: Setup) -> None:
    good, bad = outside(setup), setup.workspace.root / "bad.xlsx"
    bad.write_bytes(b"broken")

    (filed,), (left,) = receive(setup, [bad, good], None, date(2026, 1, 20))

    assert (good, "bad.xlsx") == (filed.checked.path, left.file)
    assert [f"envío.{filed.checked.submission.sha256[:12]}.xlsx"] == list(sent_by(setup))


def refusal(setup: Setup, paths: list[Path], period: Period | None = None) -> str:
    """Why nothing of it is filed, as an analyst reads it."""
    with pytest.raises(WorkspaceError) as stopped:
        receive(setup, paths, period, date(2026, 1, 20))
    assert {} == sent_by(setup)
    return speaker("en", "es_PE").say(stopped.value.message())


def test_what_can_be_filed_is_filed_and_every_other_file_is_named(setup: Setup) -> None:
    good, table = outside(setup), setup.workspace.root / "datos.csv"
    table.write_text("código;valor\n", encoding="utf-8")
    memo = setup.workspace.root / "notas.txt"
    memo.write_text("para mañana", encoding="utf-8")

    said = refusal(setup, [table, memo])
    other = refusal(setup, [good, memo], Period(2025, 11))
    (filed,), left = receive(setup, [memo, good, table], None, date(2026, 1, 20))

    assert "2 files cannot be filed" in said
    assert "datos.csv: does not say which period it is for" in said
    assert "notas.txt: it is no delivery" in said
    assert "envío.xlsx: is for 2025-12, and --period says 2025-11" in other
    assert good == filed.checked.path
    assert ["notas.txt", "datos.csv"] == [each.file for each in left]
    assert 1 == len(sent_by(setup))


@pytest.mark.parametrize(("name", "data"), [("a.xlsx", b""), ("notas.txt", b"para el lunes")])
def test_what_no_office_would_send_is_not_filed_even_with_a_period(
    setup: Setup, name: str, data: bytes
) -> None:
    path = setup.workspace.root / name
    path.write_bytes(data)

    assert f"{name}: it is no delivery" in refusal(setup, [path], DECEMBER)


def test_two_different_files_of_one_office_are_not_filed_together(setup: Setup) -> None:
    paths = [outside(setup, "a.xlsx"), outside(setup, "b.xlsx", value=160)]

    said = refusal(setup, paths)

    assert "a.xlsx, b.xlsx: are different files of NORTE for 2025-12" in said


def test_one_that_was_filed_before_does_not_stop_the_next(setup: Setup) -> None:
    first, second = outside(setup, "a.xlsx"), outside(setup, "b.xlsx", value=160)
    receive(setup, [first, first], None, date(2026, 1, 20))

    receive(setup, [first, second], None, date(2026, 1, 20))

    states = [each.state for each in sent_by(setup).values()]
    assert [State.SUPERSEDED, State.ACCEPTED] == states


def test_a_file_that_cannot_be_read_is_filed_where_its_period_is_named(setup: Setup) -> None:
    bad = setup.workspace.root / "bad.xlsx"
    bad.write_bytes(b"broken")

    receive(setup, [bad], DECEMBER, date(2026, 1, 20))

    rejected = take_in(setup, DECEMBER)[-1]
    assert (State.REJECTED, date(2026, 1, 20)) == (rejected.state, rejected.received)


def test_a_period_that_is_not_the_files_own_is_refused(setup: Setup) -> None:
    with pytest.raises(WorkspaceError) as stopped:
        receive(setup, [outside(setup)], Period(2025, 11), date(2026, 1, 20))

    assert DECEMBER == dict(stopped.value.fault.figures)["stamped"]


def test_a_filed_delivery_that_somebody_changed_stays_and_is_filed_again_beside_it(
    setup: Setup,
) -> None:
    path = outside(setup)
    receive(setup, [path], None, date(2026, 1, 20))
    filed = next((setup.workspace.input / "2025-12").glob("*.xlsx"))
    filed.write_bytes(b"changed by hand")

    receive(setup, [path], None, date(2026, 1, 21))

    assert b"changed by hand" == filed.read_bytes()
    digest = sha256(path.read_bytes()).hexdigest()
    again = filed.with_name(f"{path.stem} (2).{digest[:12]}.xlsx")
    assert path.read_bytes() == again.read_bytes()
    (noted,) = read_receipts(filed.parent, "input/2025-12")
    assert (again.name, digest, date(2026, 1, 20)) == (noted.file, noted.sha256, noted.received)


def test_only_what_came_before_is_compared_with(setup: Setup) -> None:
    receive(setup, [outside(setup)], None, date(2026, 1, 20))
    receive(setup, [outside(setup, value=160)], None, date(2026, 1, 25))
    by_day = {each.received: each.file for each in sent_by(setup).values()}
    paths = [setup.workspace.root / by_day[day] for day in sorted(by_day)]

    first, second = check(setup, paths)

    assert first.changes is None
    assert by_day[date(2026, 1, 20)] == second.changes.earlier
