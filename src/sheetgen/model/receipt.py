"""That a file came, and when."""

import re
from datetime import date

from sheetgen.records import Struct

_DIGEST = re.compile(r"\.[0-9a-f]{12}(?=(\.\w+)?$)")


class Receipt(Struct, frozen=True, kw_only=True):
    """One line of ``received.csv``: a file is known by its digest, its name may change."""

    file: str
    sha256: str
    office: str
    period: str
    received: date


def filed_digest(name: str) -> str | None:
    """The digest that a file was filed by, where its name bears one."""
    found = _DIGEST.search(name)
    return found[0].lstrip(".") if found else None


def own_name(file: str) -> str:
    """The name that the office gave its file: without the folder and the digest it is filed by."""
    return _DIGEST.sub("", file.rpartition("/")[2])


def was_filed(name: str) -> bool:
    """Whether a file of this name was filed by ``receive``, which gives it its digest."""
    return _DIGEST.search(name) is not None
