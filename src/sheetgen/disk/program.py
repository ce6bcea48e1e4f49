"""The program itself by its digest, for what is noted beside what it made."""

from functools import cache
from hashlib import sha256
from pathlib import Path

import sheetgen
from sheetgen.disk.ours import digest_of

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
    """Each file of the program with its digest, read once for all who ask."""
    home = Path(sheetgen.__file__).parent
    paths = (path for path in sorted(home.rglob("*")) if path.suffix in WHOLE)
    return tuple((path.relative_to(home).as_posix(), digest_of(path)) for path in paths)
