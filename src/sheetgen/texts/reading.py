"""Sentences as they are understood: their phrases, figures and subjects, and what carries over."""

import re
from collections.abc import Iterator

from sheetgen.language.number_marks import Marks
from sheetgen.model.text import Passage, Sentence
from sheetgen.records import Struct, replace
from sheetgen.texts.carried_over import with_carried, years_in
from sheetgen.texts.cut_sentences import sentences_of
from sheetgen.texts.figures_in_text import Number, numbers_of
from sheetgen.texts.mention import Mention
from sheetgen.texts.overlaps import JUDGED, standing
from sheetgen.texts.own_names import without
from sheetgen.texts.phrase import Mark
from sheetgen.texts.phrase_language import Language, plain
from sheetgen.texts.spans import Span, but_months, spans_of
from sheetgen.texts.subjects import Subjects

_MOST_HEADING = 12
_SEVERAL = 2
_IN = r"\s*(?:[^\W\d]+\s+)?<in>\s+(?:<the>\s+)?"
"""Between a figure and its subject behind it: "448 empresas en la Actividad 1.2"."""
_TO = r"\s*(?:[^\W\d]+\s+)?<to>\s+(?:<the>\s+)?"
_OF = r"\s*<of>\s+(?:<the>\s+)?"
_AS_TO = r"l?\s+(?:(?:<the>|<one>|<to-the>|<of>)\s+)*(?:<soles>\s*)?"
_LISTED = (
    r"\s*(?:\([^()]*\)\s*)?(?:,?\s*<like>|,|,?\s*<and>|,?\s*<neither>|/)\s*"
    r"(?:(?:<of>|<by>|<to>)\s+)?(?:(?:<the>|<one>|<to-the>|<kind>)\s+)*(?:<soles>\s*)?"
)
"""Between subjects, or figures, of one list."""
_ENDS_IN = r"\s<in>\s+(?:<the>\s+)?$"
_WITH = r"\s*<with>\s"
_COMPARES = (
    "above", "below", "not-above", "not-below", "reference", "last-year", "apart", "more", "fewer",
    "part-of", "whole-of", "unlike",
)  # fmt: skip
_OPENED = re.compile(r"\s*\(\s*")
_REFERENCES = re.compile(r"\[[^\[\]]*\]")
"""What stands in square brackets refers to something, and says nothing."""


class Section(Struct, frozen=True):
    """What the headings say of the sentences below: whom they are about, what figures they hold."""

    number: int = 0
    subject: Mention | None = None
    of: str = ""
    months: Span | None = None


class Read(Struct, frozen=True, kw_only=True):
    """A sentence read. ``text`` is its plain form, sign for sign.

    ``carried`` is the subject of the sentence before in its passage, ``months`` those that it was
    told of; those of a heading stand in ``section``. ``holders`` are named only to say where a
    subject belongs: "la 2.3, única del Producto 2".
    """

    sentence: Sentence
    text: str
    marks: tuple[Mark, ...]
    mentions: tuple[Mention, ...]
    holders: tuple[Mention, ...]
    numbers: tuple[Number, ...]
    years: tuple[tuple[int, int, int], ...]
    section: Section
    carried: Mention | None
    spans: tuple[Span, ...]
    months: Span | None
    is_heading: bool
    language: Language

    def shape(self, template: str) -> re.Pattern[str]:
        """A regular expression with the words of the language in it (``Language.shape``)."""
        return self.language.shape(template)

    def within(self, start: int, end: int, *means: str) -> tuple[Mark, ...]:
        """The marks of these meanings between two signs, in order."""
        found = (
            each
            for each in self.marks
            if start <= each.start and each.end <= end and (not means or each.means in means)
        )
        return tuple(sorted(found, key=lambda each: (each.start, -each.end)))

    def begins(self, number: Number) -> int:
        """Where a figure begins, with its sign of money."""
        before = len(self.text[: number.start].rstrip())
        signs = (each for each in self.marks if each.means == "soles" and each.end == before)
        return next((each.start for each in signs), number.start)

    def words(self, start: int, end: int) -> str:
        """A stretch of the sentence as it was written."""
        return self.sentence.text[start:end]

    def about_number(self, number: Number) -> Mention | None:
        """Whom a figure is about: as "respectivamente" pairs them, or named right behind it."""
        paired = self._paired(number) or self._in_list(number) or self.in_brackets(number)
        if paired is not None:
            return paired
        behind = next((each for each in self.mentions if each.start >= number.end), None)
        if behind is not None and (
            self._is_versus(number, behind)
            or self.shape(_IN).fullmatch(self.text, number.end, behind.start)
            or self._belongs(number.end, behind.start)
        ):
            return behind
        return self._closing(number) or self.about(number.start)

    def _closing(self, number: Number) -> Mention | None:
        """Who ends what a figure opens: "La meta es 0 y no se puede calcular en la 4.2"."""
        first = next(iter(self.mentions), None)
        if first is None or first.start < number.end:
            return None
        between = self.within(number.end, first.start, *_COMPARES)
        is_plain = not between and not any(
            number.end <= each.start < first.start for each in self.numbers
        )
        way = self.text[number.end : first.start]
        has_clauses = ";" in way or ("," in way and not self.shape(_WITH).match(self.text))
        is_in = self.shape(_ENDS_IN).search(way) is not None
        return first if is_plain and is_in and not has_clauses else None

    def _is_versus(self, number: Number, behind: Mention) -> bool:
        """As in "frente al 14.0 % del indicador ISS.02.04.02.02"."""
        if not self.shape(_OF).fullmatch(self.text, number.end, behind.start):
            return False
        told = self.within(0, number.start, "reference")
        return (
            bool(told)
            and self.shape(_AS_TO).fullmatch(self.text, told[-1].end, number.start) is not None
        )

    def _belongs(self, start: int, end: int) -> bool:
        """As in "S/ 25.5 millones corresponden a la Actividad 4.1 y S/ 6.5 millones a la 4.2"."""
        told = self.within(0, end, "belongs")
        if not told or any(start <= each.start < end for each in self.numbers):
            return False
        return (
            told[-1].start >= start or self.shape(_TO).fullmatch(self.text, start, end) is not None
        )

    def _paired(self, number: Number) -> Mention | None:
        """The one of several subjects that a figure of as many is of."""
        ends = [each.start for each in self.marks if each.means == "respectively"]
        if not ends or number.start > ends[0]:
            return None
        before = [each for each in self.numbers if each.end <= ends[0]]
        first = min(each.start for each in before)
        named = [each for each in self.mentions if each.start < first and not each.is_carried]
        last = before[-len(named) :] if named else []
        if len(named) < _SEVERAL or number not in last or len(last) != len(named):
            return None
        return named[last.index(number)]

    def _in_list(self, number: Number) -> Mention | None:
        """One of several subjects with as many figures: "la 1.2 y la 1.3 (99.6 % y 99.2 %)"."""
        run = next((each for each in self.runs() if number in each), ())
        before = [each for each in self.mentions if run and each.start < run[0].start]
        subjects = self.listed(before[-1]) if before else ()
        if not _SEVERAL <= len(run) == len(subjects) or subjects[-1].end > run[0].start:
            return None
        if any(subjects[0].end <= each.start < run[0].start for each in self.numbers):
            return None
        return subjects[run.index(number)]

    def runs(self) -> Iterator[tuple[Number, ...]]:
        """The figures of one unit that stand side by side, joined by commas and "y"."""
        run: tuple[Number, ...] = ()
        for each in self.numbers:
            if run and not (
                run[-1].unit == each.unit
                and self.shape(_LISTED).fullmatch(self.text, run[-1].end, each.start)
            ):
                yield run
                run = ()
            run = (*run, each)
        yield run

    def listed(self, mention: Mention) -> tuple[Mention, ...]:
        """The subjects that are told of together with one: "las actividades 1.1, 2.3 y 4.2"."""
        found: tuple[Mention, ...] = ()
        for each in self.mentions:
            if found and (
                found[-1].is_apart
                or each.others
                or not self.shape(_LISTED).fullmatch(self.text, found[-1].end, each.start)
            ):
                if mention in found:
                    break
                found = ()
            found = (*found, each)
        return found if mention in found else (mention,)

    def in_brackets(self, number: Number) -> Mention | None:
        """The subject alone in the brackets behind a figure: "entre 84.9 % (Producto 2) y"."""
        end = number.end
        return next(
            (
                each
                for each in self.mentions
                if _OPENED.fullmatch(self.text, end, each.start)
                and self.text[each.end :].lstrip().startswith(")")
            ),
            None,
        )

    def about(self, at: int) -> Mention | None:
        """Whom a figure or phrase at this sign is about."""
        before = [each for each in self.mentions if each.start <= at]
        if before:
            return before[-1]
        behind = [each for each in self.mentions if each.start > at and not each.is_alluded]
        if behind and self.carried is None and self.section.subject is None:
            return behind[0]
        return self.carried or (
            replace(self.section.subject, is_carried=True) if self.section.subject else None
        )


def read(
    passages: tuple[Passage, ...], language: Language, subjects: Subjects, by: Marks, year: int
) -> Iterator[Read]:
    """Every sentence of a text, read in order; ``year`` is that of the table."""
    section, count = Section(), 0
    carried: Mention | None = None
    months: Span | None = None
    last: dict[str, Mention] = {}
    passage = -1
    names = subjects.names
    for sentence in sentences_of(passages, language, names):
        text = plain(sentence.text)
        quoted = names.quoted(text)
        text = names.without_units(without(text, quoted))
        text = _REFERENCES.sub(lambda found: " " * len(found[0]), text)
        marks = standing(language.marks(text))
        heading = passages[sentence.passage].is_heading
        if sentence.passage != passage:
            passage, carried, months = sentence.passage, None, section.months
        named = subjects.mentions(text, marks, quoted)
        mentions = tuple(each for each in named if not each.only_holds)
        mentions = with_carried(mentions, tuple(subjects.kinds(text, marks)), marks, last)
        goes_on = heading or named or any(each.means == "part-of" for each in marks)
        mentions = mentions or (() if goes_on else subjects.alluded(text))
        for each in mentions:
            if not each.is_alluded:
                last[each.kind] = each
        spans = spans_of(text, marks, language)
        marks = but_months(marks, spans)
        if heading and not any(each.means == "aside" for each in marks):
            count += 1
            section = _section(section, count, text, marks, mentions)
            section = replace(section, months=spans[-1] if spans else None)
            if section.subject is not None:
                last[section.subject.kind] = section.subject
        years = years_in(text, marks, year)
        taken = (
            *((each.start, each.end) for each in named),
            *((start, end) for start, end, _ in years),
            *((each.start, each.end) for each in spans),
            *((each.start, each.end) for each in marks if each.means in JUDGED),
        )
        yield Read(
            sentence=sentence,
            text=text,
            marks=marks,
            mentions=mentions,
            holders=tuple(each for each in named if each.only_holds),
            numbers=numbers_of(text, marks, taken, by, language),
            years=years,
            section=section,
            carried=carried,
            spans=spans,
            months=months,
            is_heading=heading,
            language=language,
        )
        if mentions and not mentions[-1].is_alluded:
            carried = mentions[-1]
        if spans or years or any(each.means == "whole-year" for each in marks):
            months = spans[-1] if spans else None


def _section(
    before: Section, count: int, text: str, marks: tuple[Mark, ...], mentions: tuple[Mention, ...]
) -> Section:
    named = next(iter(mentions), None)
    of = next((each.means for each in marks if each.means.startswith("section-")), "")
    if named is not None:
        return Section(count, named, of)
    if of and len(text.split()) <= _MOST_HEADING:
        return replace(before, number=count, of=of)
    return Section(count)
