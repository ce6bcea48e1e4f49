"""Sentences that are written in a plan of paragraphs itself, filled with the report's figures."""

from collections.abc import Iterator, Mapping

from sheetgen.drafting.amount_words import money
from sheetgen.drafting.report_view import Said, Subject, View
from sheetgen.language.message import Message, message, own_message
from sheetgen.model.draft import Cited, Told, Unsaid
from sheetgen.model.draft_plan import OwnSentence
from sheetgen.model.figure import Gap
from sheetgen.model.measure import Measure
from sheetgen.model.quantities import QUANTITIES

WORDS = ("code", "name", "when", "year")
"""What such a sentence may hold besides figures."""
MONEY = "money"
"""Behind the name of a figure in soles: in millions or thousands."""


def figures_of_sentences() -> tuple[str, ...]:
    """The names of all figures that one may hold."""
    return (*WORDS, *QUANTITIES)


def own_sentence(view: View, subject: Subject, sentence: OwnSentence) -> Said:
    """The sentence of one subject; not said where a figure of it is not known."""
    if sentence.of and subject.code not in sentence.of:
        return None
    found = dict(_measures(view, subject))
    values: dict[str, object] = {
        "code": subject.code,
        "name": subject.name,
        "when": view.when,
        "year": str(view.report.period.year),
    }
    cites = []
    for name in sentence.figures:
        if name in WORDS:
            continue
        measure = found.get(name)
        if measure is None or isinstance(measure.figure, Gap):
            return _unsaid(subject, sentence, name, measure)
        values[name] = measure.figure
        cites.append(Cited(subject.code, measure.quantity.word, _shown(subject, measure),
                           measure.places))  # fmt: skip
    texts, values = _in_words(sentence, values)
    return Told(own_message(texts, **values), tuple(cites))


def _in_words(
    sentence: OwnSentence, values: Mapping[str, object]
) -> tuple[tuple[tuple[str, str], ...], dict[str, object]]:
    """``{accrued:money}`` is said in millions or thousands; the rest as a message says it."""
    filled = dict(values)
    texts = []
    for language, text in sentence.texts:
        said = text
        for name, value in values.items():
            mark = f"{{{name}:{MONEY}}}"
            if mark in said:
                filled[f"{name}_{MONEY}"] = money(value)  # type: ignore[arg-type]  # a figure
                said = said.replace(mark, f"{{{name}_{MONEY}}}")
        texts.append((language, said))
    return tuple(texts), filled


def _measures(view: View, subject: Subject) -> Iterator[tuple[str, Measure]]:
    """The figures of a subject by name: of its item, or the money of an element or the plan."""
    if subject.item is not None:
        for each in subject.item.measured.measures:
            yield each.name, each
        return
    whole = view.report.money if subject.element is None else subject.element.money
    for each in () if whole is None else whole.measures:
        yield each.name, each


def _shown(subject: Subject, measure: Measure) -> Message:
    if subject.item is not None:
        return measure.shown(subject.item.measured.item)
    return message("{figure}", figure=measure.figure)


def _unsaid(subject: Subject, sentence: OwnSentence, name: str, measure: Measure | None) -> Unsaid:
    text = own_message(sentence.texts, **{each: f"{{{each}}}" for each in sentence.figures})
    quantity = QUANTITIES[name].word
    if measure is None or not isinstance(measure.figure, Gap):
        why = message("it has no figure «{name}»", name=quantity)
    else:
        why = message("{name}: {why}", name=quantity, why=measure.figure.entry.meaning)
    return Unsaid(subject.code, text, why)
