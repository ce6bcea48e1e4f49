"""Writes the draft: a plan of paragraphs gone through, each sentence made from the report."""

from collections.abc import Container, Iterator

from sheetgen.drafting.chart_figures import chart
from sheetgen.drafting.offices import quotations
from sheetgen.drafting.own_sentences import own_sentence
from sheetgen.drafting.report_view import Said, Subject, View
from sheetgen.drafting.sentence_table import SENTENCES
from sheetgen.language.message import Message, joined, message, own_message
from sheetgen.model.draft import AnnexTable, Block, Draft, Head, Passage, Told, Unsaid
from sheetgen.model.draft_plan import (
    Annex,
    DraftPlan,
    Drawn,
    Fact,
    OwnSentence,
    Part,
    Quotes,
    Saying,
    Section,
    Words,
)
from sheetgen.model.period import month_of
from sheetgen.model.report import Report
from sheetgen.records import Struct, field, replace
from sheetgen.telling.words import date_of


def draft(
    report: Report,
    plan: DraftPlan,
    institution: str,
    beside: str = "",
    empty: Container[str] = (),
) -> Draft:
    """The report in words, by its plan of paragraphs; ``institution`` is whose it is.

    ``beside`` is the file that says what each sentence rests on, ``empty`` are the annexes that
    would list nothing.
    """
    view = View.of(report)
    writing = _Writing(view, empty)
    blocks = tuple(writing.body(plan.body, view.plan, 1))
    return Draft(
        title=own_message(plan.title, name=report.plan.name, year=str(report.period.year)),
        cover=tuple(_fact(view, each, institution, beside) for each in plan.cover),
        blocks=blocks,
        unsaid=tuple(writing.unsaid),
        template=plan.template,
        file=plan.file,
    )


def _fact(view: View, fact: Fact, institution: str, beside: str) -> Message:
    """A line of the cover; one without anything to say is empty."""
    report = view.report
    texts = {
        Fact.INSTITUTION: institution,
        Fact.PLAN: report.plan.name,
        Fact.NOTE: report.plan.note,
    }
    match fact:
        case Fact.PERIOD:
            return month_of(report.period)
        case Fact.AS_OF:
            return message("Data as of {day}", day=date_of(report.as_of))
        case Fact.OFFICES:
            names = [each.name for each in report.plan.offices]
            return message("Offices that report: {names}", names=names)
        case Fact.DRAFT:
            return message(
                "Draft. {file} names the figures and cells of every sentence; what is changed by "
                "hand is checked with: sheetgen text.",
                file=beside,
            )
        case Fact.INSTITUTION | Fact.PLAN | Fact.NOTE:
            return message("{text}", text=texts[fact])


_WITH_CODE, _NAMED = "{level} {code}: {name}", ": {name}"
_SHORT_CODE = 2
"""Signs: a code as short as this is found in many a name."""


class _Writing(Struct):
    """What was not said is kept, so that the draft can say so."""

    view: View
    empty: Container[str]
    unsaid: list[Unsaid] = field(default_factory=list)

    def body(self, parts: tuple[Part, ...], subject: Subject, depth: int) -> Iterator[Block]:
        """All of some parts, said within a subject."""
        for part in parts:
            if isinstance(part, Annex):
                if part.layout not in self.empty:
                    yield AnnexTable(part.layout)
                continue
            for each in self.view.each(part.each, subject):
                match part:
                    case Words():
                        yield from self._words(part, each)
                    case Quotes():
                        yield from quotations(self.view, each, part.fields)
                    case Drawn():
                        drawn = chart(self.view, each, part.drawing)
                        yield from () if drawn is None else (drawn,)
                    case Section():
                        is_same = part.each is not None and each.code == subject.code
                        yield from self._section(part, each, depth, is_headed=not is_same)

    def _section(
        self, section: Section, subject: Subject, depth: int, *, is_headed: bool
    ) -> Iterator[Block]:
        """A heading with what is below it; neither where nothing is.

        It is not ``is_headed`` where the heading above is of the same subject.
        """
        below = tuple(self.body(section.body, subject, depth + is_headed))
        if below and is_headed:
            yield Head(depth, self._heading(section, subject))
        yield from below

    def _heading(self, section: Section, subject: Subject) -> Message:
        """A heading of its subject, where code and name do not say the same twice.

        A name that only repeats the code is left out; one that holds it stands alone.
        """
        name = subject.name if subject.name != subject.code else ""
        is_told = subject.code in name.split() and len(subject.code) > _SHORT_CODE
        twice, once = (_WITH_CODE, "{name}") if is_told else (_NAMED if not name else "", "")
        texts = tuple(
            (language, text.replace(twice, once) if twice else text)
            for language, text in section.heading
        )
        level = self.view.level(subject)
        return own_message(texts, level=level, code=subject.code, name=name)

    def _words(self, words: Words, subject: Subject) -> Iterator[Passage]:
        """A paragraph; of a list that is of nobody in particular an entry for each sentence."""
        told: list[Told] = []
        for saying in words.sayings:
            known = replace(subject, is_known=bool(told))
            told += self._said(saying, known)
        if words.listed and words.each is None:
            yield from (Passage((each,), listed=True) for each in told)
        elif told:
            yield Passage(tuple(told), listed=words.listed)

    def _said(self, saying: Saying, subject: Subject) -> Iterator[Told]:
        said: Said | Iterator[Said]
        if isinstance(saying, OwnSentence):
            said = own_sentence(self.view, subject, saying)
        else:
            said = SENTENCES[saying].say(self.view, subject)
        for each in (said,) if isinstance(said, Told | Unsaid) or said is None else said:
            if isinstance(each, Told):
                yield each
            elif each is not None:
                self.unsaid.append(each)


def text_of(passage: Passage) -> Message:
    """A passage as one text."""
    return joined([each.text for each in passage.told])
