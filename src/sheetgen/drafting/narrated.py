"""What the narrative says of elements and of the plan: the same sentences as the alerts text.

They rest on alerts, so what they cite is each alert with its cells; the standing of an element
cites its progress besides.
"""

from collections.abc import Iterable, Iterator

from sheetgen.drafting.report_view import Said, Subject, View
from sheetgen.drafting.spending import cited_money
from sheetgen.language.message import Message, message, message_n
from sheetgen.model.comparison import Change, Comparison
from sheetgen.model.draft import Cited, Told
from sheetgen.model.figure import Gap
from sheetgen.model.formula import in_signs
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.summary import Mean, Sentence

PROGRESS, INDEX = QUANTITIES["progress"], QUANTITIES["index"]


def standing(view: View, subject: Subject) -> Said:
    """How an element stands, and how many alerts are told of it; the plan as a whole."""
    for sentence in _sentences(view, subject)[:1]:
        standing_of = () if subject.is_plan else (*_progress(subject), *_money(view, subject))
        return Told(sentence.text, (*standing_of, *_alerts(view, sentence.alerts)))
    return None


def alerts(view: View, subject: Subject) -> Iterator[Said]:
    """What calls for attention, every alert of the element in some sentence."""
    for sentence in _sentences(view, subject)[1:]:
        cites = tuple(_alerts(view, sentence.alerts)) or tuple(_money(view, subject))
        yield Told(sentence.text, cites)


def moved(view: View, subject: Subject) -> Said:
    """What moved since the stored month before, where there is one."""
    if not subject.is_plan:
        return None
    for paragraph in view.paragraphs.get(subject.code, ()):
        if not paragraph.alerts and view.report.comparison is not None:
            return Told(paragraph.text, tuple(_moved(view.report.comparison)))
    return None


def _moved(comparison: Comparison) -> Iterator[Cited]:
    """Each item that stands otherwise, with the cells of what moved it."""
    for each in comparison.items:
        places = tuple(dict.fromkeys(place for cause in each.causes for place in cause.places))
        if each.word != Change.SAME.word and places:
            yield Cited(each.code, each.word, message("{name}", name=each.name), places)


def _sentences(view: View, subject: Subject) -> tuple[Sentence, ...]:
    """Those of the paragraph on the subject; what moved is told by a sentence of its own."""
    found = view.paragraphs.get(subject.code, ())
    told = [each for each in found if each.alerts or view.report.comparison is None]
    return told[0].sentences if told else ()


def _progress(subject: Subject) -> Iterator[Cited]:
    summary = subject.element
    if summary is not None and not isinstance(summary.progress.figure, Gap):
        shown = message("{figure:percentage}", figure=summary.progress.figure)
        yield Cited(subject.code, PROGRESS.word, shown, summary.progress.places)


def _money(view: View, subject: Subject) -> Iterator[Cited]:
    """The money of an element or the plan: what a sentence says of it."""
    whole = view.report.money if subject.element is None else subject.element.money
    if whole is not None and view.report.plan.kind.tells_money:
        yield from cited_money(subject.code, *whole.measures)


def _alerts(view: View, ids: Iterable[str]) -> Iterator[Cited]:
    for alert in (view.alerts[each] for each in ids if each in view.alerts):
        what = message("alert {rule}", rule=alert.rule)
        yield Cited(alert.subject, what, alert.message, alert.places)


def index(view: View, subject: Subject) -> Said:
    """The index of a policy, what it is a mean of, and what it leaves out."""
    found = view.report.index
    if found is None or not subject.is_plan or isinstance(found.declared.figure, Gap):
        return None
    mean = found.declared
    text = message_n(
        "The management index is {figure:percent}, of {n} item.",
        "The management index is {figure:percent}, a mean of {n} items{notes}.",
        mean.n,
        figure=mean.figure,
        notes=_notes(mean),
    )
    shown = message("{figure:percentage}", figure=mean.figure)
    places = dict(found.places).get("declared", mean.places)
    return Told(text, (Cited(subject.code, INDEX.word, shown, places),))


def _notes(mean: Mean) -> Message:
    """How many count for no more than the cap, and how many not at all."""
    notes = [
        message_n("{n} counts up to the cap", "{n} count up to the cap", mean.capped)
        if mean.capped
        else None,
        message_n(
            "{n} is left out for want of a figure",
            "{n} are left out for want of a figure",
            mean.left_out,
        )
        if mean.left_out
        else None,
    ]
    known = [each for each in notes if each is not None]
    return message(" ({notes})", notes=known) if known else in_signs("")
