"""All that a text claims, with what the table says to each."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.number_marks import Marks
from sheetgen.model.text import Claim, Passage, Said
from sheetgen.texts.across_sentences import between
from sheetgen.texts.alerts_counted import alert_counts
from sheetgen.texts.alerts_held import alert_claims
from sheetgen.texts.best_years import best_year_claims
from sheetgen.texts.counts_of_items import count_claims
from sheetgen.texts.counts_of_report import report_counts
from sheetgen.texts.document_tables import table_claims
from sheetgen.texts.figures_in_text import BARE, COUNT
from sheetgen.texts.fractions_in_words import fraction_claims, is_told_as_multiple, multiples
from sheetgen.texts.held_back import withheld
from sheetgen.texts.index_since import index_since
from sheetgen.texts.move_sizes import size_claims, sizes_of
from sheetgen.texts.omissions import omitted
from sheetgen.texts.only_ones import only_claims, only_ones
from sheetgen.texts.ordinals import with_ordinals
from sheetgen.texts.parts_of_whole import part_claims, parts_of
from sheetgen.texts.peer_claims import peer_claims
from sheetgen.texts.peers import peers_of
from sheetgen.texts.phrase_language import Language
from sheetgen.texts.quantifiers import counts_of
from sheetgen.texts.ranges import range_claims, ranges_of
from sheetgen.texts.reading import Read, read
from sheetgen.texts.relations import relation_claims
from sheetgen.texts.several_subjects import figure_claims
from sheetgen.texts.since_figures import since_figures
from sheetgen.texts.statuses import status_claims
from sheetgen.texts.subjects import PROGRAMME, Subjects
from sheetgen.texts.superlatives import superlative_claims
from sheetgen.texts.table_figures import Known
from sheetgen.texts.those_served import of_those_served
from sheetgen.texts.what_became import became_claims


def claims_of(
    passages: tuple[Passage, ...], known: Known, language: Language, by: Marks
) -> tuple[Claim, ...]:
    """The claims of a text in its order, then what it leaves out."""
    subjects = Subjects(known.report.plan, language)
    sentences = tuple(map(with_ordinals, read(passages, language, subjects, by, known.year)))
    partial = _partial(sentences, known)
    wholes = frozenset(
        number.value
        for each in sentences
        for number in each.numbers
        if number.unit in {COUNT, BARE, "soles"}
    )
    by_table = tuple(
        claim for each in sentences for claim in _of_sentence(each, known, partial, wholes)
    )
    if _is_foreign(sentences):
        by_table = tuple(_unknown(each) for each in by_table)
        return _in_order((*by_table, *between(sentences, by_table, known)))
    of_text = between(sentences, by_table, known)
    of_tables = table_claims(passages, known, language, subjects, by)
    return (
        *_in_order((*by_table, *of_text, *of_tables)),
        *omitted(sentences, by_table, known),
    )


def _of_sentence(
    sentence: Read, known: Known, partial: frozenset[str], wholes: frozenset[Decimal]
) -> Iterator[Claim]:
    peers = peers_of(sentence, known)
    of_peers = frozenset(each.mark for each in peers)
    only = only_ones(sentence, known)
    counts = counts_of(sentence, frozenset(each.count.mark for each in only))
    counted = {each.start for each in counts}
    counted |= {each.gap.start for each in peers if each.gap}
    parts, sizes = parts_of(sentence, known), sizes_of(sentence)
    ranges = ranges_of(sentence, known)
    counted |= {each.start for one in ranges for each in one.told if not sentence.in_brackets(each)}
    counted |= {each.number.start for each in sizes if each.number}
    shares = [each.mark for each in multiples(sentence) if not each.is_multiple]
    counted |= {each.start for each in sentence.numbers
                if any(one.start <= each.start < one.end for one in shares)}  # fmt: skip
    counted |= {each.mark.start for each in parts}
    told = (*counts, *(each.count for each in only))
    counted |= {each.bound.start for each in told if each.bound}
    alerts = alert_counts(sentence)
    spans = [*((each.start, each.end) for each in alerts),
             *((each.start, each.end) for each in counts)]  # fmt: skip
    counted |= {each.start for each in sentence.numbers
                if any(start <= each.start < end for start, end in spans)}  # fmt: skip
    since = (
        *since_figures(sentence, known),
        *index_since(sentence, known),
        *report_counts(sentence, known),
    )
    counted |= {each.start for each, _ in since}
    became = tuple(became_claims(sentence, known))
    counted |= {each.start for each in sentence.numbers
                if any(mark.start <= each.start < mark.end for mark, _ in became)}  # fmt: skip
    for number in sentence.numbers:
        if number.start not in counted and not is_told_as_multiple(sentence, number):
            for claim in figure_claims(sentence, number, known, wholes):
                held = withheld(claim, sentence, number, known)
                yield of_those_served(held, sentence, number, known)
    yield from (claim for _, claim in (*since, *became))
    yield from count_claims(sentence, counts, known)
    yield from alert_claims(sentence, alerts, known)
    marks = of_peers.union(each.mark for each in told)
    yield from only_claims(sentence, only, known)
    yield from peer_claims(sentence, peers, known)
    yield from superlative_claims(sentence, peers, known)
    yield from best_year_claims(sentence, known)
    yield from relation_claims(sentence, known, marks)
    yield from part_claims(sentence, parts, known)
    yield from range_claims(sentence, ranges, known)
    yield from size_claims(sentence, sizes)
    told_apart = of_peers.union(each.mark for each in parts)
    told_apart |= {each.mark for each in sizes if each.mark}
    yield from fraction_claims(sentence, known, told_apart)
    yield from status_claims(sentence, known, partial, marks)


def _in_order(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda each: (each.sentence.passage, each.sentence.start)))


def _partial(sentences: tuple[Read, ...], known: Known) -> frozenset[str]:
    """The elements of which the text names parts that the plan does not have, by their codes."""
    codes = {_digits(each.element.code): each.element.code for each in known.report.elements}
    found: set[str] = set()
    for sentence in sentences:
        for mention in sentence.mentions:
            digits = _digits(mention.named)
            for n in range(1, len(digits)):
                if mention.code is None and digits[:n] in codes:
                    found.add(codes[digits[:n]])
    return frozenset(found)


def _digits(code: str) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall(r"\d+", code))


def _is_foreign(sentences: tuple[Read, ...]) -> bool:
    """Whether the text names another programme as its own, and never this one."""
    named = [each for one in sentences for each in one.mentions if each.kind == PROGRAMME]
    return bool(named) and all(each.code is None for each in named)


def _unknown(claim: Claim) -> Claim:
    """A claim of a text about another plan: there is nothing to compare it with."""
    return Claim(
        sentence=claim.sentence,
        says=claim.says,
        subject=None,
        value=claim.value,
        unit=claim.unit,
        said=Said.NOT_IN_DATA,
    )
