"""From what to what the figures of several subjects go: "los avances van de 84.9 % a 98.3 %"."""

from collections.abc import Iterator

from sheetgen.language.message import message
from sheetgen.model.text import Claim, Said
from sheetgen.records import Struct
from sheetgen.texts.compared_quantity import Quantity, figure_of, has, quantity_in, said, verdict
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.held_back import withheld
from sheetgen.texts.in_words import words_claim
from sheetgen.texts.mention import Mention
from sheetgen.texts.peers import begun_at
from sheetgen.texts.phrase import Mark
from sheetgen.texts.printing import prints
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact, Known

_TO = r"\s*(?:\([^()]*\)\s*)?(?:<and>|<to>)\s+(?:(?:<the>|<one>)\s+)?(?:<soles>\s*)?"
_AT = r"\s+(?:(?:<the>|<one>|<to>)\s+)?(?:<soles>\s*)?"
_LEAST = 2


class Range(Struct, frozen=True):
    """The least and the most of what subjects of a kind have, below one or of all."""

    mark: Mark
    kind: str
    of: Mention | None
    lower: Number
    upper: Number
    quantity: Quantity

    @property
    def told(self) -> tuple[Number, Number]:
        """Both figures."""
        return self.lower, self.upper


def ranges_of(read: Read, known: Known) -> tuple[Range, ...]:
    """The ranges of a sentence."""
    return tuple(_found(read, known))


def _found(read: Read, known: Known) -> Iterator[Range]:
    for mark in read.within(0, len(read.text), "ranges"):
        behind = [each for each in read.numbers if each.start >= mark.end][:_LEAST]
        begun = begun_at(read, mark)
        kinds = read.within(begun, mark.start, "kind")
        named = {each.start for each in read.mentions}
        plain = [each for each in kinds if each.start not in named]
        if len(behind) < _LEAST or not plain:
            continue
        lower, upper = behind
        quantity = quantity_in(read, known, (begun, lower.start)).printed_in(lower.unit)
        if (
            lower.unit == upper.unit
            and read.shape(_AT).fullmatch(read.text, mark.end, lower.start)
            and read.shape(_TO).fullmatch(read.text, lower.end, upper.start)
            and quantity.readings
        ):
            of = [each for each in read.mentions if begun <= each.start < mark.start]
            yield Range(mark, plain[-1].kind, of[-1] if of else None, lower, upper, quantity)


def range_claims(read: Read, ranges: tuple[Range, ...], known: Known) -> Iterator[Claim]:
    """Each held against the least and the most that the table has of them."""
    for each in ranges:
        yield withheld(_claim(read, each, known), read, each.mark, known)


def _claim(read: Read, each: Range, known: Known) -> Claim:
    verdicts: list[Said | None] = []
    ends: list[Fact] = []
    codes = known.of_kind(each.kind, each.of.code if each.of else None)
    for reading in each.quantity.readings:
        facts = [fact for code in codes if (fact := figure_of(code, reading, known)) is not None]
        facts = [fact for fact in facts if fact.unit == each.lower.unit]
        if len(facts) < _LEAST:
            verdicts.append(None)
            continue
        least, most = (end(facts, key=lambda fact: fact.figure) for end in (min, max))
        ends = ends or [least, most]
        verdicts.append(said(prints(each.lower, least.figure) and prints(each.upper, most.figure)))
    found = verdict(verdicts)
    is_known = found is not Said.NOT_IN_DATA
    return words_claim(
        read, each.mark, each.of, found,
        message("the table has {facts}", facts=tuple(map(has, ends))) if is_known else None,
        tuple(place for fact in ends for place in fact.cells) if is_known else (),
        each.upper.end,
    )  # fmt: skip
