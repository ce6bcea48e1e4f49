"""Makes one wheel of the rule engine for all desktops of an institution, from the published source.

durable-rules is published as source alone. Built for Python's limited API (3.11) one wheel serves
every Python from 3.11 on of one system and processor, so that the compiler is needed once, here:

    python scripts/engine_wheel.py wheels              writes wheels/durable_rules-...-abi3-....whl
    pip install durable-rules --find-links wheels      on each desktop, without a compiler

Two things are changed in the source, both in how it is built: the extension asks for the limited
API, and a name that Python 3.13 dropped is called by the one that stands for it since 3.9.
"""

import argparse
import subprocess
import sys
import tarfile
import tempfile
from os import environ
from pathlib import Path

from engine import NAME, RENAMED, REQUIREMENTS

LIMITED, TAG = "0x030b0000", "cp311"
EXTENSION = "sources = ['src/rulespy/rules.c'],"
LIMITED_EXTENSION = (
    f"{EXTENSION} py_limited_api=True, define_macros=[('Py_LIMITED_API', '{LIMITED}')],"
)
WHEEL = f"\n[bdist_wheel]\npy_limited_api={TAG}\n"


class Stopped(Exception):  # noqa: N818 - it says what happened
    """The wheel cannot be made here."""


def main() -> int:
    """Write the wheel into the folder named; 2 where it cannot be made."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the wheel is written")
    parser.add_argument("--source", type=Path, help="a published source that is here already")
    chosen = parser.parse_args()
    try:
        print(made(chosen.folder, chosen.source))
    except Stopped as stop:
        print(stop, file=sys.stderr)
        return 2
    return 0


def made(folder: Path, source: Path | None) -> Path:
    """The wheel, built apart, so that the folder gets a whole one or none."""
    with tempfile.TemporaryDirectory() as apart:
        place = Path(apart)
        tree = unpacked(source or fetched(place), place)
        limit(tree)
        pip("wheel", "--no-deps", "--no-cache-dir", str(tree), "-w", str(place / "dist"))
        built = list((place / "dist").glob(f"*-{TAG}-abi3-*.whl"))
        if len(built) != 1:
            found = [each.name for each in (place / "dist").iterdir()]
            raise Stopped(f"expected one wheel for the limited API, found {found}")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / built[0].name).write_bytes(built[0].read_bytes())
        return folder / built[0].name


def fetched(place: Path) -> Path:
    """The published source of the version that sheetgen is tried with."""
    pip("download", "--no-deps", "--no-binary", NAME, "-r", str(REQUIREMENTS), "-d", str(place))
    return next(place.glob("durable*.tar.gz"))


def unpacked(source: Path, place: Path) -> Path:
    """The folder of the source."""
    with tarfile.open(source) as archive:
        archive.extractall(place / "source", filter="data")
    return next((place / "source").iterdir())


def limit(tree: Path) -> None:
    """Ask for the limited API; a source that is not the one known is not touched."""
    setup = tree / "setup.py"
    text = setup.read_text("utf-8")
    if text.count(EXTENSION) != 1:
        raise Stopped(
            f"{setup.name} of {tree.name} is not the one known: its extension is not found"
        )
    setup.write_text(text.replace(EXTENSION, LIMITED_EXTENSION), encoding="utf-8")
    with (tree / "setup.cfg").open("a", encoding="utf-8") as settings:
        settings.write(WHEEL)


def pip(*words: str) -> None:
    """This interpreter's pip, with the name that Python 3.13 dropped given its new one."""
    flags = f"{environ.get('CPPFLAGS', '')} {RENAMED}".strip()
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *words],
        env=environ | {"CPPFLAGS": flags}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise Stopped(f"pip {words[0]} failed:\n{done.stderr.strip()[-1500:]}")


if __name__ == "__main__":
    raise SystemExit(main())
