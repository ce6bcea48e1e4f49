"""A figure, or the reason why there is none."""

from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext
from functools import lru_cache
from typing import TypeAlias

from sheetgen.language.message import Message, message, term
from sheetgen.model.coded import Coded
from sheetgen.model.place import Place
from sheetgen.records import Struct

HUNDRED = Decimal(100)
counted = lru_cache(maxsize=1 << 10)(Decimal)
"""A count as a figure: one for all that count as many."""
_told = lru_cache(maxsize=1 << 12)(Decimal)
_STEP = Decimal("1e-9")
_DIGITS = 60
_SEEN = Context(prec=15, rounding=ROUND_HALF_EVEN)
_LEAST = Decimal("2.2250738585072014E-308")
"""A spreadsheet takes what is nearer to 0 for 0."""


class GapEntry(Struct, frozen=True, kw_only=True):
    """All there is to say of a reason.

    ``words`` say it in full, ``short`` in a cell, ``meaning`` in a rule's sentences. ``is_owed``
    where an office owes the figure, ``is_silence`` where its cell or file says nothing,
    ``is_typed`` where what stands in a cell may mean it, ``is_claim`` where the plan must agree to
    what was typed, ``is_kept`` where the manager's cell holds its word and a formula hands it on.
    """

    words: Message
    short: Message
    meaning: Message
    is_owed: bool = False
    is_silence: bool = False
    is_typed: bool = False
    is_claim: bool = False
    is_kept: bool = False


class Gap(Coded):
    """Why there is no figure (METHOD 2). A gap is never zero, empty text, None or NaN.

    The order is that of METHOD 2: where several reasons apply, the first one is given.
    """

    entry: GapEntry

    NOT_DUE = (
        "not-due",
        GapEntry(
            words=message("Not judged in this period"),
            short=message("not due"),
            meaning=term("fact", "not due in this period"),
        ),
    )
    NOT_APPLICABLE = (
        "not-applicable",
        GapEntry(
            words=message("Does not apply"),
            short=message("n/a"),
            meaning=term("fact", "not applicable"),
            is_typed=True,
            is_claim=True,
        ),
    )
    NO_TARGET = (
        "no-target",
        GapEntry(
            words=message("No target"),
            short=message("no target"),
            meaning=term("fact", "no target for this period"),
        ),
    )
    NOT_PROGRAMMED = (
        "not-programmed",
        GapEntry(
            words=message("Nothing programmed to date"),
            short=message("not programmed"),
            meaning=term("fact", "nothing programmed to date"),
            is_typed=True,
            is_claim=True,
        ),
    )
    ZERO_TARGET = (
        "zero-target",
        GapEntry(
            words=message("The target is zero"),
            short=message("zero target"),
            meaning=term("fact", "the target is 0"),
        ),
    )
    NOT_SUBMITTED = (
        "not-submitted",
        GapEntry(
            words=message("The office did not send this figure"),
            short=message("not sent"),
            meaning=term("fact", "the figure was not received"),
            is_owed=True,
            is_silence=True,
            is_kept=True,
        ),
    )
    UNREADABLE = (
        "unreadable",
        GapEntry(
            words=message("The cell could not be read"),
            short=message("unreadable"),
            meaning=term("fact", "what was typed cannot be understood"),
            is_owed=True,
            is_typed=True,
        ),
    )
    CLAIMED_NOT_APPLICABLE = (
        "claimed-not-applicable",
        GapEntry(
            words=message("The office says that it does not apply, and the plan says that it does"),
            short=message("said not to apply"),
            meaning=term("fact", "said not to apply, which the plan does not say"),
            is_owed=True,
            is_kept=True,
        ),
    )
    NO_DATA = (
        "no-data",
        GapEntry(
            words=message("The office says there is no data (ND)"),
            short=message("ND"),
            meaning=term("fact", "reported as not available"),
            is_owed=True,
            is_typed=True,
            is_kept=True,
        ),
    )
    BLANK = (
        "blank",
        GapEntry(
            words=message("The office left the cell empty"),
            short=message("left empty"),
            meaning=term("fact", "the cell was left empty"),
            is_owed=True,
            is_silence=True,
            is_typed=True,
            is_kept=True,
        ),
    )
    NOT_COMPUTED = (
        "not-computed",
        GapEntry(
            words=message("The method does not define it"),
            short=message("—"),
            meaning=term("fact", "not computed in this case"),
        ),
    )
    """The method defines no such figure here (METHOD 3); never the reason for a status."""


OWED = frozenset(gap for gap in Gap if gap.entry.is_owed)
"""The reasons that are an office's."""

SILENCE = frozenset(gap for gap in Gap if gap.entry.is_silence)
"""The reasons where nothing was said."""

CLAIMS = frozenset(gap for gap in Gap if gap.entry.is_claim)
"""What an office may say only where the plan agrees, or a waiver does."""

_ORDER = {gap: rank for rank, gap in enumerate(Gap)}

Figure: TypeAlias = Decimal | Gap


def is_judged(progress: Figure) -> bool:
    """Whether anything is judged by a progress: it is known, or an office owes it."""
    return isinstance(progress, Decimal) or progress in OWED


class Value(Struct, frozen=True):
    """A figure and every cell it came from."""

    figure: Figure
    places: tuple[Place, ...]


def once(figure: Figure) -> Figure:
    """The same figure to its last digit, one for all that are: many are worked out again."""
    return number_once(figure) if isinstance(figure, Decimal) else figure


def number_once(number: Decimal) -> Decimal:
    """The same of what is no gap."""
    return _told(str(number))


def first_gap(*figures: Figure) -> Gap | None:
    """The reason that METHOD 2 names first among those present, or None where all are figures."""
    gaps = [figure for figure in figures if isinstance(figure, Gap)]
    return min(gaps, key=_ORDER.__getitem__) if gaps else None


def as_spreadsheets_see(figure: Decimal) -> Decimal:
    """A cell's number at the 15 significant digits that spreadsheets show and compare (METHOD 2).

    So that ``=0.1+0.2``, stored as 0.30000000000000004, meets a maximum of 0.3 as it does there.
    """
    return _SEEN.plus(figure) if abs(figure) >= _LEAST else Decimal(0)


@lru_cache(maxsize=1 << 12)
def quotient(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A ratio, quantised once to 9 places, half to even (METHOD 2). The only rounding there is."""
    with localcontext() as context:
        context.prec = _DIGITS
        ratio = (numerator / denominator).quantize(_STEP, rounding=ROUND_HALF_EVEN)
        return ratio or abs(ratio)  # Decimal knows a -0, and nobody else does


def percent_of(numerator: Decimal, denominator: Decimal) -> Decimal:
    """``numerator`` as a percentage of ``denominator``, quantised once (METHOD 2)."""
    return quotient(numerator * HUNDRED, denominator)
