"""Longer than the tests: filled templates, spoilt at random, through every command. ``make fuzz``.

    PYTHONPATH=tests python scripts/fuzz_files.py [files] [seed]

Bits are turned in the file and in its parts before they are packed again, parts are cut, dropped
or exchanged, and odd XML is put among theirs. ``check --annotate --letter`` and ``build`` must end
with 0 or 1 and no traceback, and what was returned marked must be read again. A file that does not
is kept in the folder that is named.
"""

import contextlib
import io
import os
import random
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path

from edges.typed import cell_of, template, typed
from sheetgen.cli.main import main as sheetgen
from small import make_workspace

SEED = 2025
ODD = (
    b"<!-- x -->", b"<?x y?>", b"<c r='ZZZ99999999'/>", b"<c r=''/>", b"<c t='s'><v>-1</v></c>",
    b"<c r='A1' s='99999' t='s'><v>9999999</v></c>", b"<row r='-1'/>", b"<v/>", b"&#0;", b"&lol;",
    b"<![CDATA[<x>]]>", b"\xff\xfe", b"\x00", b"</sheetData>", b"<sheetData>", b"xmlns=''",
)  # fmt: skip
Parts = dict[str, bytes]
Spoil = Callable[[random.Random, Parts], None]


def main(files: int = 2_000, seed: int = SEED) -> int:
    """Try so many files; gives the exit status."""
    draw = random.Random(seed)  # noqa: S311 - files to try, not a secret
    folder = Path(tempfile.mkdtemp(prefix="sheetgen-fuzz-"))
    make_workspace(folder)
    blank = template(folder)
    texts = {"Valor obtenido": "muchos", "Motivo": "porque sí", "Comentario": "{x}"}
    sound = typed(blank, {cell_of(blank, name, "I.1"): text for name, text in texts.items()})
    sent = folder / "input" / "2025-12" / "a.xlsx"
    sent.parent.mkdir(parents=True)
    faults = 0
    for number in range(files):
        sent.write_bytes(spoilt(draw, sound))
        said = tried(folder, sent)
        if said:
            faults += 1
            kept = folder / f"fault-{number}.xlsx"
            kept.write_bytes(sent.read_bytes())
            print(f"{kept}: {said}")
    print(f"{files} files, seed {seed}: {faults} faults")
    return 1 if faults else 0


def tried(folder: Path, sent: Path) -> str:
    """What went wrong with a file, empty where nothing did."""
    runs = (
        ("check", "--annotate", "marked", "--letter", str(sent)),
        ("build", "--period", "2025-12"),
    )
    marked = folder / "marked"
    for path in marked.glob("*") if marked.is_dir() else ():
        path.unlink()
    for args in runs:
        status, said = run(folder, args)
        if status not in {0, 1} or "Traceback" in said:
            return f"{args[0]} {status}: {said[-600:]}"
    if (marked / "a.xlsx").exists():
        status, said = run(folder, ("check", "marked/a.xlsx"))
        if status not in {0, 1} or "READ-1" in said:
            return f"marked and not read again, {status}: {said[-600:]}"
    return ""


def run(folder: Path, args: tuple[str, ...]) -> tuple[object, str]:
    """A command in this process; its status and all that it said."""
    os.chdir(folder)
    sys.argv = ["sheetgen", *args]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            sheetgen()
        except SystemExit as ended:
            return ended.code, said.getvalue()
        except BaseException:  # noqa: BLE001 - whatever gets out of the command is what is sought
            return "out", traceback.format_exc()
    return None, said.getvalue()


def spoilt(draw: random.Random, sound: bytes) -> bytes:
    """One file with one to four faults."""
    if draw.random() < 0.3:  # noqa: PLR2004 - a share of the files
        return in_the_file(draw, bytearray(sound))
    with zipfile.ZipFile(io.BytesIO(sound)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    for _ in range(draw.randint(1, 4)):
        draw.choice(SPOILS)(draw, parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def in_the_file(draw: random.Random, data: bytearray) -> bytes:
    """Bits turned where the file is packed, or its end missing."""
    if draw.random() < 0.1:  # noqa: PLR2004 - as above
        return bytes(data[: draw.randrange(len(data))])
    if draw.random() < 0.5:  # noqa: PLR2004 - as above
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            part = draw.choice(opened.infolist())
        start = part.header_offset + 30 + len(part.filename)
        data[start : start + min(part.compress_size, 40)] = b"\xff" * min(part.compress_size, 40)
        return bytes(data)
    for _ in range(draw.randint(1, 8)):
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    return bytes(data)


def _turned(draw: random.Random, parts: Parts) -> None:
    name = draw.choice(list(parts))
    data = bytearray(parts[name])
    for _ in range(draw.randint(1, 4) if data else 0):
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    parts[name] = bytes(data)


def _cut(draw: random.Random, parts: Parts) -> None:
    name = draw.choice(list(parts))
    parts[name] = parts[name][: draw.randrange(len(parts[name]) + 1)]


def _dropped(draw: random.Random, parts: Parts) -> None:
    if len(parts) > 1:
        del parts[draw.choice(list(parts))]


def _exchanged(draw: random.Random, parts: Parts) -> None:
    first, second = draw.choice(list(parts)), draw.choice(list(parts))
    parts[first], parts[second] = parts[second], parts[first]


def _odd(draw: random.Random, parts: Parts) -> None:
    """Something odd after any tag of a part."""
    name = draw.choice(list(parts))
    ends = [at for at, sign in enumerate(parts[name]) if sign == ord(">")]
    at = draw.choice(ends) + 1 if ends else 0
    parts[name] = parts[name][:at] + draw.choice(ODD) + parts[name][at:]


def _renumbered(draw: random.Random, parts: Parts) -> None:
    """A figure of an attribute becomes another, or none."""
    name = draw.choice(list(parts))
    digits = [at for at, sign in enumerate(parts[name]) if chr(sign).isdigit()]
    if digits:
        at = draw.choice(digits)
        other = draw.choice((b"0", b"9", b"-1", b"x", b"", b"99999999999"))
        parts[name] = parts[name][:at] + other + parts[name][at + 1 :]


SPOILS: tuple[Spoil, ...] = (_turned, _cut, _dropped, _exchanged, _odd, _renumbered)


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
