"""A figure that a sentence gives several subjects: each has it, or all together."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.text import Claim, Said
from sheetgen.records import replace
from sheetgen.texts.around import Around
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.fractions_in_words import bound_before
from sheetgen.texts.in_words import holds, is_denied
from sheetgen.texts.mention import Mention
from sheetgen.texts.overlaps import DENIED, RELATIONS
from sheetgen.texts.phrase import Mark
from sheetgen.texts.printing import prints
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known
from sheetgen.texts.verdicts import figure_claim

_LEAST = 2
_SIGN = r"\s*(?:<the>\s+)?(?:<soles>\s*)?"
_RATIOS = frozenset({"percent", "points"})


def figure_claims(
    read: Read, number: Number, known: Known, wholes: frozenset[Decimal]
) -> Iterator[Claim]:
    """What the table says to a figure, of each of several subjects that share it."""
    of = _sharing(read, number)
    if len(of) < _LEAST:
        yield figure_claim(read, number, known, wholes)
        return
    each_of = [figure_claim(read, number, known, wholes, each) for each in of]
    is_bound = bool(bound_before(read, Mark(number.start, number.end, "")))
    if is_bound or number.unit in _RATIOS or all(each.said is Said.CONFIRMED for each in each_of):
        yield from each_of
        return
    yield _together(read, each_of[-1], of, number, known)


def _sharing(read: Read, number: Number) -> tuple[Mention, ...]:
    """The subjects of one list before it that share a figure: "las actividades 1.2 y 1.3"."""
    mention = read.about_number(number)
    if mention is None or mention not in read.mentions or mention.start > number.start:
        return ()
    listed = read.listed(mention)
    run = next((each for each in read.runs() if number in each), ())
    between = [each for each in read.numbers if listed[0].start <= each.start < number.start]
    return listed if mention == listed[-1] and len(run) == 1 and not between else ()


def _together(
    read: Read, claim: Claim, of: tuple[Mention, ...], number: Number, known: Known
) -> Claim:
    """The claim on the last of them as one on the sum of all."""
    name = next((fact.aspect for fact in known.facts(of[-1].code) if fact.cells and
                 set(fact.cells) & set(claim.cells)), None)  # fmt: skip
    facts = [fact for each in of if name and (fact := known.fact(each.code, name))]
    if len(facts) < len(of) or len({each.unit for each in facts}) > 1:
        return replace(claim, said=Said.NOT_IN_DATA, expected=None, cells=())
    total = sum((each.figure for each in facts), Decimal(0))
    bound = Around(read, number).near(*RELATIONS)
    if bound is not None and read.shape(_SIGN).fullmatch(read.text, bound.end, number.start):
        is_so = holds(
            DENIED[bound.means] if is_denied(read, bound) else bound.means, total, number.value
        )
    else:
        is_so = prints(number, total)
    said = Said.CONFIRMED if is_so else Said.CONTRADICTED
    expected = message("together the table has {total}", total=total)
    cells = tuple(dict.fromkeys(place for each in facts for place in each.cells))
    return replace(claim, said=said, expected=expected, cells=cells)
