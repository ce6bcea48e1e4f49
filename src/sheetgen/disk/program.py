"""The program itself by its digest, for what is noted beside what it made."""

import os
from functools import cache
from hashlib import sha256
from pathlib import Path

import sheetgen

CODE = (".py", ".mo")
WHOLE = (*CODE, ".yaml")


@cache
def program_digest(kinds: tuple[str, ...]) -> str:
    """The digest of all files of these kinds (of those in WHOLE) that the program consists of."""
    whole = sha256()
    for name, digest in _files():
        if name.endswith(kinds):
            whole.update(f"{name}\0{digest}\n".encode())
    return whole.hexdigest()


@cache
def _files() -> tuple[tuple[str, str], ...]:
    """Each file of the program with its digest, read once for all who ask.

    Hundreds of small ones: they are told by their names, which are quicker than paths.
    """
    home = str(Path(sheetgen.__file__).parent)
    names = sorted(
        f"{folder}/{name}"
        for folder, _, inside in os.walk(home)
        for name in inside
        if name.endswith(WHOLE)
    )
    return tuple((name.removeprefix(home).replace(os.sep, "/"), _digest(name)) for name in names)


def _digest(name: str) -> str:
    with open(name, "rb", buffering=0) as file:  # noqa: PTH123 - a path takes longer than its file
        return sha256(file.read()).hexdigest()
