"""Why a figure that is not the table's is not called wrong: it may be something else.

It is exactly another thing (``explained.py``), or far off and not said to be the same.

Who copies a figure mistakes a digit or takes another's; what is far off and not said to be what was
reached, spent or aimed at is rather another thing.
"""

from collections import Counter
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.text import Said
from sheetgen.records import replace
from sheetgen.texts.answer import Answer
from sheetgen.texts.around import Around
from sheetgen.texts.aspect import STRONG, Aspect
from sheetgen.texts.explained import other_reading
from sheetgen.texts.figures_in_text import BARE, COUNT, Number
from sheetgen.texts.mention import Mention
from sheetgen.texts.printing import it_is, prints, rounded_from
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact, Known

_TWICE = Decimal(2)
_SAY_IT = (
    "done", "value", "target", "programmed", "planned", "baseline", "cumulative", "work",
    "execution", "above", "below", "not-above", "not-below", "change-up", "change-down", "moved",
    "reaches", "highest", "lowest", "money", "budget", "pim",
)  # fmt: skip
"""What says of a count that it is what its subject reached or aimed at."""


_PLAIN = frozenset({"figure", "bound", "portion"})


def doubted(
    read: Read,
    number: Number,
    aspect: Aspect,
    mention: Mention | None,
    answer: Answer,
    known: Known,
) -> Answer:
    """What contradicts a figure, or that it has another reading."""
    code = mention.code if mention is not None else None
    is_alluded = mention is not None and mention.is_alluded and aspect.kind in _PLAIN
    if mention is not None and is_alluded and not _is_like_any(number, answer.facts):
        why = message("only some words of the name of {who} stand in it", who=mention.code or "")
        return Answer(Said.NOT_IN_DATA, why)
    if code is not None and aspect.kind in _PLAIN:
        other = other_reading(read, number, code, known)
        if other is not None:
            return replace(answer, said=Said.AMBIGUOUS, expected=other)
    if _is_far_off(read, number, aspect, answer.facts):
        is_ = it_is(answer.facts, number)
        why = message("if it is that, {is_}; the sentence does not say so", is_=is_)
        return replace(answer, said=Said.AMBIGUOUS, expected=why)
    return answer


def in_own_brackets(read: Read, number: Number, code: str | None, known: Known) -> Answer | None:
    """What else of its subject stands in brackets behind its name, and is not said to be a thing.

    As in "Se devengó más que el PIM en la 1.1 (S/ 60 frente a S/ 50; diferencia de S/ 10)".
    """
    around = Around(read, number)
    opened = around.in_brackets_of
    if opened is None or not around.is_of_named or number.unit == "percent":
        return None
    if read.within(opened, number.start, *STRONG) or around.after(*STRONG):
        return None
    same = (each for each in known.facts(code) if each.unit == number.unit)
    fact = next((each for each in same if prints(number, each.figure)), None)
    return None if fact is None else Answer(Said.CONFIRMED, rounded_from(number, fact), (fact,))


def _is_far_off(read: Read, number: Number, aspect: Aspect, facts: tuple[Fact, ...]) -> bool:
    """Whether a figure is not said to be what it was taken for, and is nowhere near it."""
    if (
        not facts
        or aspect.kind == "portion"
        or number.is_part
        or (aspect.is_explicit and not _is_bare(read, number, aspect))
    ):
        return False
    return not _is_like_any(number, facts)


def _is_like_any(number: Number, facts: tuple[Fact, ...]) -> bool:
    return any(_is_like(number, each.figure) for each in facts)


def _is_bare(read: Read, number: Number, aspect: Aspect) -> bool:
    """Whether a count is taken for what was reached by no word beside it."""
    if number.unit not in {COUNT, BARE} or aspect.names != ("actual",):
        return False
    around = Around(read, number)
    return around.near(*_SAY_IT) is None and around.after(*_SAY_IT) is None


def _is_like(number: Number, figure: Decimal) -> bool:
    """Of the same size, or of the same digits."""
    one, other = abs(number.value), abs(figure)
    if other and one and other / _TWICE <= one <= other * _TWICE:
        return True
    return one != 0 and Counter(_digits(one)) == Counter(_digits(other))


def _digits(figure: Decimal) -> str:
    return "".join(each for each in str(figure.normalize()) if each.isdigit()).strip("0")
