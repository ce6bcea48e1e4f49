"""What a rule said of an item."""

from decimal import Decimal

from sheetgen.language.message import Message
from sheetgen.model.place import Place
from sheetgen.model.severity import Severity
from sheetgen.model.status import Band, Status
from sheetgen.records import Struct


class Finding(Struct, frozen=True, kw_only=True):
    """A rule that fired on a subject. ``severity`` is None where it raises no alert.

    ``beta``: the rule is on trial; what it finds is reported apart and never counted. ``weight``
    orders findings of one severity: how far past its bound, times the periods in a row.
    """

    rule: str
    subject: str
    severity: Severity | None
    message: Message
    remedy: Message
    places: tuple[Place, ...]
    beta: bool = False
    weight: Decimal = Decimal(1)


class Verdict(Struct, frozen=True, kw_only=True):
    """The one status of a subject, the rule that gave it, and all that fired.

    ``bounds`` are the thresholds in force, as (name, figure, set by) in :class:`model.rule.Bound`.
    """

    subject: str
    status: Status
    band: Band | None
    rule: str
    findings: tuple[Finding, ...]
