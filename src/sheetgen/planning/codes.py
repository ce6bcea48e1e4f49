"""Codes that name files: what they may hold, and that no two differ by case alone."""

import re
from collections.abc import Iterable, Iterator

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.language.signs import is_reserved
from sheetgen.model.place import Place

_LONGEST = 60
_CODE = re.compile(r"\w[\w .\-&+]*")


def check_code(code: str, where: str) -> None:
    """Raises PlanError where a code could not be part of a file's name on every machine."""
    if _CODE.fullmatch(code) is None or code.endswith((" ", ".")):
        raise PlanError(
            where,
            message("holds {found}, which cannot name a file.", found=repr(code)),
            message("Use letters, digits, points, hyphens and spaces, a letter or digit first."),
        )

    if is_reserved(code):
        raise PlanError(
            where,
            message(
                "holds {found}, which Windows keeps for a device of its own.", found=repr(code)
            ),
            message(
                "Choose another code: {example}, for example.", example=f"{code[:3]}_{code[3:]}"
            ),
        )
    if len(code) > _LONGEST:
        raise PlanError(
            where,
            message(
                "holds a code of {n} signs, and at most {most} can be part of a file's name.",
                n=len(code),
                most=_LONGEST,
            ),
            message("Shorten it; the name beside it may be as long as it needs."),
        )


def faults_of_codes(codes: Iterable[tuple[str, Place]]) -> Iterator[PlanError]:
    """The same for many, which on some machines must differ by more than their case."""
    seen: dict[str, str] = {}
    for code, place in codes:
        try:
            check_code(code, str(place))
        except PlanError as fault:
            yield fault
        other = seen.setdefault(code.casefold(), code)
        if other != code:
            yield PlanError(
                str(place),
                message("{code} and {other} differ by case alone.", code=code, other=other),
                message("Give each a code of its own."),
            )
