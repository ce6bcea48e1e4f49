"""That a file came, and when."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One line of ``received.csv``: a file is known by its digest, its name may change."""

    file: str
    sha256: str
    office: str
    period: str
    received: date
