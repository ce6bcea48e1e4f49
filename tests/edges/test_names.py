"""Names of files that no terminal may get as they are, and codes that Windows takes for devices."""

import json
import os
from pathlib import Path

import pytest

from edges.typed import sheetgen, template
from sheetgen.language.signs import file_name, visible
from small import POLICY, make_workspace

pytestmark = pytest.mark.sweep

NAMES = {
    "not UTF-8": (os.fsdecode(b"informaci\xf3n.xlsx"), "informaci‹xF3›n.xlsx"),
    "escape": ("a\x1b[2Jb.xlsx", "a‹U+001B›[2Jb.xlsx"),
    "turned": ("a\u202exslx.xlsx", "a‹U+202E›xslx.xlsx"),
    "line end": ("a\nb.xlsx", "a‹U+000A›b.xlsx"),
    "255 bytes": (f"{'x' * 250}.xlsx", f"{'x' * 250}.xlsx"),
}


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_name_stops_no_command_and_is_written_out(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_workspace(tmp_path)
    given, shown = NAMES[name]
    (tmp_path / given).write_bytes(template(tmp_path))

    for args in (
        ("check", "--annotate", "vuelta", "--letter", given),
        ("receive", given),
        ("build", "--period", "2025-12"),
    ):
        assert 1 == sheetgen(tmp_path, *args, monkeypatch=monkeypatch), args

    said = "".join(capsys.readouterr())
    assert "\x1b" not in said
    assert "\u202e" not in said
    written = [path.name for path in (tmp_path / "vuelta").iterdir()]
    kept = [path.name for path in (tmp_path / "input" / "2025-12").iterdir()]
    assert 2 == len(written)
    for each in (*written, *kept):
        assert each == visible(each)
        assert len(each.encode()) <= 255
    if len(shown) < 200:
        assert shown in written
        results = tmp_path / "output" / "2025-12" / "agua" / "results.json"
        (sent,) = [
            each["file"]
            for each in json.loads(results.read_bytes())["submissions"]
            if each["office"] == "NORTE"
        ]
        assert sent.startswith(f"input/2025-12/{shown.removesuffix('.xlsx')}.")


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_name_that_was_put_there_by_hand_is_read(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_workspace(tmp_path)
    given, shown = NAMES[name]
    (tmp_path / "input" / "2025-12").mkdir(parents=True)
    (tmp_path / "input" / "2025-12" / given).write_bytes(template(tmp_path))

    assert 1 == sheetgen(
        tmp_path, "build", "--period", "2025-12", "--offices", monkeypatch=monkeypatch
    )
    results = (tmp_path / "output" / "2025-12" / "agua" / "results.json").read_text("utf-8")
    assert f'"input/2025-12/{shown}"' in results


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("informe.xlsx", "informe.xlsx"),
        ("con.xlsx", "_con.xlsx"),
        ("LPT1", "_LPT1"),
        ("CONTIGO.xlsx", "CONTIGO.xlsx"),
        ("a<b>:c?.xlsx", "a-b--c-.xlsx"),
        ("informe. ", "informe"),
        ("", "_"),
    ],
)
def test_what_a_file_may_be_called_on_every_system(text: str, name: str) -> None:
    assert name == file_name(text)


def test_two_long_names_that_begin_alike_stay_two() -> None:
    first, second = (file_name(f"{'ñ' * 150}{end}.xlsx") for end in ("a", "b"))

    assert first != second
    assert {(200, ".xlsx")} == {(len(each.encode()), each[-5:]) for each in (first, second)}


@pytest.mark.parametrize("code", ["CON", "aux", "NUL", "COM1", "LPT9", "COM²", "PRN.2"])
def test_a_device_s_name_is_no_code_of_an_office_or_a_plan(
    tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    offices = POLICY | {"offices.csv": POLICY["offices.csv"] + f"{code},Una\n"}
    plan = POLICY | {"plan.toml": POLICY["plan.toml"].replace('"agua"', f'"{code}"')}
    for name, tables, where in (
        ("a", offices, "plans/agua/offices.csv!line 4!code: "),
        ("b", plan, "plans/agua/plan.toml: code: "),
    ):
        folder = make_workspace(tmp_path / name, {"agua": tables})

        assert 2 == sheetgen(folder, "template", monkeypatch=monkeypatch)
        said = capsys.readouterr().err
        assert f"{where}tiene '{code}', que Windows reserva" in said
        assert f"Elija otro código: {code[:3]}_{code[3:]}, por ejemplo." in said


@pytest.mark.parametrize("sign", ["\x07", "\x1b", "\x00", "\u202e", "\ufffe"])
@pytest.mark.parametrize(
    ("table", "before", "where"),
    [
        ("indicators.csv", "Hogares conectados", "plans/agua/indicators.csv!line 2!name"),
        ("elements.csv", "Redes", "plans/agua/elements.csv!line 3!name"),
        ("offices.csv", "Oficina Sur", "plans/agua/offices.csv!line 3!name"),
        ("plan.toml", "Servicio", "plans/agua/plan.toml: levels: SS"),
    ],
)
def test_a_sign_that_nobody_sees_is_refused_when_the_plan_is_read(
    tmp_path: Path,
    table: str,
    before: str,
    where: str,
    sign: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed = f"\\u{ord(sign):04X}" if table == "plan.toml" else sign
    tables = POLICY | {table: POLICY[table].replace(before, f"{before[:3]}{typed}{before[3:]}")}
    make_workspace(tmp_path, {"agua": tables})

    assert 2 == sheetgen(tmp_path, "template", monkeypatch=monkeypatch)
    assert f"{where}: tiene el signo ‹U+{ord(sign):04X}›" in capsys.readouterr().err
