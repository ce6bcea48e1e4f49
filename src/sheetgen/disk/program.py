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
    """The digest of all files of these kinds that the program consists of."""
    home = Path(sheetgen.__file__).parent
    whole = sha256()
    for path in sorted(home.rglob("*")):
        if path.suffix in kinds:
            whole.update(f"{path.relative_to(home).as_posix()}\0{digest_of(path)}\n".encode())
    return whole.hexdigest()
