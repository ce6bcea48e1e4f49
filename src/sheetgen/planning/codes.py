"""Codes that name files: what they may hold, and that no two differ by case alone."""

import re
from collections.abc import Iterable

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.place import Place

_CODE = re.compile(r"\w[\w .\-&+]*")


def check_code(code: str, where: str) -> None:
    """A PlanError where a code could not be part of a file's name on every machine."""
    if _CODE.fullmatch(code) is None or code.endswith((" ", ".")):
        raise PlanError(
            where,
            message("holds {found}, which cannot name a file.", found=repr(code)),
            message("Use letters, digits, points, hyphens and spaces, a letter or digit first."),
        )


def check_codes(codes: Iterable[tuple[str, Place]]) -> None:
    """The same for many, which on some machines must differ by more than their case."""
    seen: dict[str, str] = {}
    for code, place in codes:
        check_code(code, str(place))
        other = seen.setdefault(code.casefold(), code)
        if other != code:
            raise PlanError(
                str(place),
                message("{code} and {other} differ by case alone.", code=code, other=other),
                message("Give each a code of its own."),
            )
