"""Holds each figure of a sentence against the table, to the precision that it was printed with."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import Message, filled, message
from sheetgen.model.kinds import Kind
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.role import SPENT
from sheetgen.model.text import Claim, Said
from sheetgen.records import replace
from sheetgen.texts.answer import NOTHING, Answer
from sheetgen.texts.around import is_earlier
from sheetgen.texts.aspect import ANY, PHYSICAL, Aspect
from sheetgen.texts.aspects import aspect_of
from sheetgen.texts.counted_words import counts_subjects
from sheetgen.texts.differences import came_from, change, difference, in_series
from sheetgen.texts.doubts import doubted, in_own_brackets
from sheetgen.texts.figures_in_text import BARE, COUNT, Number
from sheetgen.texts.in_words import holds
from sheetgen.texts.index_told import of_index
from sheetgen.texts.items_below import counts_items, of_items
from sheetgen.texts.mention import Mention
from sheetgen.texts.other_months import (
    first_of_range,
    month_told,
    of_month,
    of_own_month,
    own_month,
)
from sheetgen.texts.printing import UNSPENT, it_is, prints, rounded_from
from sheetgen.texts.reading import Read
from sheetgen.texts.rough_figures import is_nearly, keeps
from sheetgen.texts.shares_in_brackets import of_whole, portion
from sheetgen.texts.table_figures import POINTS, Fact, Known
from sheetgen.texts.unit_of import counts_soles
from sheetgen.texts.units import same_unit, slip, unit_lost

_OF_PARTS = frozenset({"share", "part", "portion", "of-whole"})
_APART = {"difference": difference, "change": change, "before": came_from, "series": in_series}
_DIFFERENCE = message("Difference from the target")
_CHANGE = message("Change against {year}")
_SHARE = message("Share")
_COUNT = message("Figure")
_INDEX = message("Management index")


def figure_claim(
    read: Read,
    number: Number,
    known: Known,
    wholes: frozenset[Decimal],
    of: Mention | None = None,
) -> Claim:
    """What the table says to one figure of a sentence.

    ``wholes`` are the counts and sums of the text, of which it may be a share; ``of`` is one of
    several subjects that share it.
    """
    mention = _only_item(read, of or _with_money(read, number, known), number, known)
    code = mention.code if mention is not None else None
    aspect = aspect_of(read, number, known.item(code), known.year)
    answer = of_items(read, number, code, known)
    if aspect.kind == "portion" and mention is not None and mention.conflict is None:
        answer = portion(read, number, aspect, mention, known, wholes)
    answer = answer or _answer(read, number, aspect, mention, known)
    if answer.said in {Said.CONTRADICTED, Said.SCALE_LOST}:
        answer = in_own_brackets(read, number, code, known) or answer
    if answer.said is Said.CONTRADICTED:
        answer = doubted(read, number, aspect, mention, answer, known)
    return Claim(
        sentence=read.sentence,
        says=_says(read.words(read.begins(number), number.end), aspect, mention, number),
        subject=code,
        value=number.value,
        unit=number.noun if number.unit == COUNT else number.unit,
        said=answer.said,
        expected=answer.expected,
        cells=answer.cells,
    )


def _only_item(read: Read, mention: Mention | None, number: Number, known: Known) -> Mention | None:
    """The one item of an element that has no more: "el servicio 02.05.01, con 130 proyectos"."""
    code = mention.code if mention is not None else None
    below = known.below(code) if code and known.item(code) is None else ()
    is_count = number.unit in {COUNT, BARE} and not counts_items(read, number)
    if mention is None or len(below) != 1 or not is_count:
        return mention
    return replace(mention, code=below[0].measured.item.code)


def _with_money(read: Read, number: Number, known: Known) -> Mention | None:
    """Whom it is about; money is of who has a budget: "...su indicador P3.2; su gasto fue"."""
    mention = read.about_number(number)
    if number.unit != "soles" or mention is None or mention.is_carried:
        return mention
    item = known.item(mention.code)
    of = item.measured.item if item is not None else None
    if of is None or of.kind is not Kind.INDICATOR or counts_soles(of):
        return mention
    before = [each for each in read.mentions if each.end <= mention.start]
    return next((each for each in before[::-1] if known.fact(each.code, SPENT)), mention)


def _says(words: str, aspect: Aspect, mention: Mention | None, number: Number) -> Message:
    what = _word(aspect, number)
    who = mention.code or mention.named if mention is not None else ""
    if not who:
        return message("{what}: {figure}", what=what, figure=words)
    return message("{who}, {what}: {figure}", who=who, what=what, figure=words)


def _word(aspect: Aspect, number: Number) -> Message:
    match aspect.kind:
        case "difference":
            return _DIFFERENCE
        case "change":
            return filled(_CHANGE, year=str(aspect.base)) if aspect.base else message("Change")
        case "index":
            return _INDEX
        case _:
            pass
    if aspect.kind in {"share", "of-whole"} or (not aspect.names and number.unit == "percent"):
        return _SHARE
    if aspect.names == ("unspent",):
        return UNSPENT
    is_known = aspect.names and (aspect.is_explicit or len(aspect.names) == 1)
    return QUANTITIES[aspect.names[0]].word if is_known else _COUNT


def _answer(
    read: Read, number: Number, aspect: Aspect, mention: Mention | None, known: Known
) -> Answer:
    if aspect.kind == "index":
        return of_index(number, known)
    if mention is None or mention.code is None or counts_subjects(read, number, known):
        return NOTHING
    if mention.conflict is not None and aspect.names and aspect.kind not in _OF_PARTS:
        said = message(
            "the code is of {code}, and the name beside it of {other}",
            code=mention.code,
            other=mention.conflict,
        )
        return Answer(Said.AMBIGUOUS, said)
    return _of_subject(read, number, aspect, mention, mention.code, known)


def _of_subject(
    read: Read, number: Number, aspect: Aspect, mention: Mention, code: str, known: Known
) -> Answer:
    """What the table says to a figure of a subject of the plan, of the month it is told of."""
    span = None if aspect.months else month_told(read, number, code, known)
    if aspect.kind == "before":
        span = first_of_range(read, number) or span
    if span is not None:
        return of_month(span, number, aspect, code, known)
    answer = _of_the_month(read, number, aspect, mention, code, known)
    own = own_month(read, number, known)
    return answer if own is None else of_own_month(own, number, aspect, code, answer, known)


def _of_the_month(
    read: Read, number: Number, aspect: Aspect, mention: Mention, code: str, known: Known
) -> Answer:
    """What the table says to a figure of the table's own month, or of a year."""
    year = known.year if aspect.names == ("baseline",) else aspect.year or known.year
    if aspect.kind == "of-whole":
        return of_whole(read, number, aspect, code, known)
    if aspect.kind in _APART:
        return _APART[aspect.kind](number, aspect, code, known)
    of_items = any(each.kind == "indicador" for each in read.marks)
    is_leaf = known.item(code) is None and known.is_leaf(code)
    if known.item(code) is None and (aspect.names == ANY or (is_leaf and aspect.names == PHYSICAL)):
        return _among_items(number, code, known)
    if aspect.kind in _OF_PARTS or not aspect.names:
        return _among_items(number, code, known) if of_items else NOTHING
    if year != known.year:
        return _then(number, aspect, code, known, year)
    return _now(read, number, aspect, mention, known)


def _among_items(number: Number, code: str, known: Known) -> Answer:
    """A percentage beside an element: its mean, its money, or the progress of one of its items."""
    if number.unit != "percent" or known.item(code) is not None:
        return NOTHING
    items = tuple(
        fact
        for each in known.below(code)
        if (fact := known.fact(each.measured.item.code, "progress")) is not None
    )
    own = tuple(each for each in known.facts(code) if each.unit == "percent")
    close = next((each for each in (*own, *items) if prints(number, each.figure)), None)
    if close is not None:
        return Answer(Said.CONFIRMED, rounded_from(number, close), (close,))
    if not items or not known.is_leaf(code):
        return NOTHING
    return Answer(Said.CONTRADICTED, it_is((*own, *items), number), (*own, *items))


def _now(read: Read, number: Number, aspect: Aspect, mention: Mention, known: Known) -> Answer:
    """A figure of the month."""
    facts = tuple(_facts(read, number, aspect, mention.code, known))
    same = tuple(each for each in facts if same_unit(number, each, known))
    if aspect.kind == "bound":
        return _bound(number, aspect, same, known)
    for fact in same:
        if keeps(read, number, fact) and (
            prints(number, fact.figure) or is_nearly(read, number, fact)
        ):
            return Answer(Said.CONFIRMED, rounded_from(number, fact), (fact,))
    if aspect.names == ANY:
        same = tuple(each for each in same if each.aspect in ANY and number.unit != "points")
    lost = unit_lost(number, facts, known)
    if lost is not None or not same:
        return lost or NOTHING
    slips = (slip(number, each) for each in same)
    slipped = next((each for each in slips if each is not None), None)
    if slipped is not None:
        return slipped
    is_guess = mention.is_carried and not _is_pointed_at(read, number, mention)
    if is_guess and read.about_number(number) is not read.carried:
        said = message(
            "if it is about {who}, {is_}; the sentence does not say whom it is about",
            who=mention.code,
            is_=it_is(same, number),
        )
        return Answer(Said.AMBIGUOUS, said, same)
    return Answer(Said.CONTRADICTED, it_is(same, number), same)


def _facts(
    read: Read, number: Number, aspect: Aspect, code: str | None, known: Known
) -> Iterator[Fact]:
    """What the figure may be: the measures named, an element's mean, what was before.

    Where nothing is named it may be any figure that the table has of the subject.
    """
    every = tuple(known.facts(code))
    named = [fact for name in aspect.names for fact in every if fact.aspect == name]
    yield from named
    if number.unit == "percent" and {"physical", "progress"} & set(aspect.names):
        yield from known.counted_in_percent(code)
    if number.unit == "points":
        yield from (each for each in every if each.aspect in POINTS and each not in named)
    if aspect.names == ("unspent",):
        yield from known.unspent(code)
    if aspect.names == ANY:
        yield from (each for each in every if each not in named)
    mean = known.fact(code, "mean")
    if mean is not None and known.item(code) is None and "progress" in aspect.names:
        yield mean
    if is_earlier(read) and code is not None:
        yield from _before(aspect, code, known)


def _is_pointed_at(read: Read, number: Number, mention: Mention) -> bool:
    """Whether the sentence itself points to it: "este producto"."""
    return any(
        each.start == mention.start and each.code == mention.code and each.start <= number.start
        for each in read.mentions
    )


def _bound(number: Number, aspect: Aspect, facts: tuple[Fact, ...], known: Known) -> Answer:
    """A figure that is only the bound of what is said: "superó el 100 %"."""
    if any(holds(aspect.direction, each.figure, number.value) for each in facts):
        return Answer(Said.CONFIRMED, it_is(facts, number), facts)
    if not facts or not aspect.is_explicit or known.item(facts[0].code) is None:
        return NOTHING
    return Answer(Said.CONTRADICTED, it_is(facts, number), facts)


def _then(number: Number, aspect: Aspect, code: str, known: Known, year: int) -> Answer:
    """A figure of another year."""
    found = (known.then(code, name, year) for name in aspect.names)
    facts = tuple(fact for fact in found if fact is not None and same_unit(number, fact, known))
    for fact in facts:
        if prints(number, fact.figure):
            return Answer(Said.CONFIRMED, rounded_from(number, fact), (fact,))
    if facts:
        return Answer(Said.CONTRADICTED, it_is(facts, number), facts)
    now = (known.fact(code, name) for name in aspect.names)
    others = (*(fact for fact in now if fact is not None), *_before(aspect, code, known))
    same = next((fact for fact in others if prints(number, fact.figure)), None)
    if same is None:
        return NOTHING
    said = message(
        "it is the figure of {year}; of {other} nothing is known",
        year=str(known.year if same.period is None else same.period.year),
        other=str(year),
    )
    return Answer(Said.AMBIGUOUS, said, (same,))


def _before(aspect: Aspect, code: str, known: Known) -> Iterator[Fact]:
    """What was obtained in other periods, where that may be spoken of."""
    if "actual" in aspect.names:
        yield from known.earlier(code)
