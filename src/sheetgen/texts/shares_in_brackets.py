"""Percentages of a whole: in brackets behind a figure, or of the money of another subject."""

from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.figure import percent_of
from sheetgen.model.role import SPENT
from sheetgen.model.text import Said
from sheetgen.texts.answer import NOTHING, Answer
from sheetgen.texts.aspect import Aspect
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.mention import Mention
from sheetgen.texts.printing import it_is, prints, rounded_from
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact, Known


def portion(
    read: Read,
    number: Number,
    aspect: Aspect,
    mention: Mention,
    known: Known,
    wholes: frozenset[Decimal],
) -> Answer:
    """What the table says to "918 empresas (90.3 %)".

    It is wrong where the figure before it is the subject's own, and no total of the text or the
    table makes it a share; where the subject was only carried on, that is a guess, and said so.
    """
    facts = tuple(_facts(aspect, mention.code, known))
    for fact in facts:
        if prints(number, fact.figure):
            return Answer(Said.CONFIRMED, rounded_from(number, fact), (fact,))
    of = read.numbers[read.numbers.index(number) - 1]
    if not facts or not _is_own(of, mention.code, known) or _is_share(number, of, known, wholes):
        return NOTHING
    if mention not in read.mentions:
        said = message("if it is the share of its goal, {is_}", is_=it_is(facts, number))
        return Answer(Said.AMBIGUOUS, said, facts)
    return Answer(Said.CONTRADICTED, it_is(facts, number), facts)


def of_whole(read: Read, number: Number, aspect: Aspect, code: str, known: Known) -> Answer:
    """As in "el Producto 4 concentra el 84.0 % del gasto del programa"."""
    whole = next((each for each in read.mentions if each.start >= number.end), None)
    shares: list[tuple[Fact, Fact]] = []
    for name in aspect.names:
        part = known.fact(code, name)
        of = known.fact(whole.code, name) if whole is not None else None
        if part is not None and of is not None and of.figure and part.code != of.code:
            shares.append((part, of))
    for pair in shares:
        if prints(number, percent_of(pair[0].figure, pair[1].figure)):
            return Answer(Said.CONFIRMED, None, pair)
    if not shares:
        return NOTHING
    part, of = shares[0]
    said = message(
        "{part:soles} of {whole:soles} is {share:percent}",
        part=part.figure,
        whole=of.figure,
        share=percent_of(part.figure, of.figure),
    )
    return Answer(Said.CONTRADICTED, said, (part, of))


def _facts(aspect: Aspect, code: str | None, known: Known) -> list[Fact]:
    return [fact for name in aspect.names if (fact := known.fact(code, name)) is not None]


def _is_own(of: Number, code: str | None, known: Known) -> bool:
    """Whether the figure before it is what the subject reached or spent, or its goal."""
    facts = (known.fact(code, name) for name in (_measure(of), "target"))
    return any(each is not None and prints(of, each.figure) for each in facts)


def _measure(of: Number) -> str:
    return SPENT if of.unit == "soles" else "actual"


def _is_share(number: Number, of: Number, known: Known, wholes: frozenset[Decimal]) -> bool:
    """Whether some total of the text or the table would make it a share."""
    codes = (
        *(each.measured.item.code for each in known.report.items),
        *(each.element.code for each in known.report.elements),
    )
    facts = (known.fact(code, _measure(of)) for code in codes)
    totals = {each.figure for each in facts if each is not None}
    return any(
        prints(number, percent_of(of.value, whole))
        for whole in (*wholes, *totals)
        if whole > of.value
    )
