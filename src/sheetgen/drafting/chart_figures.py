"""The charts of a draft: the same figures as its sentences, and what they show in a sentence."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sheetgen.drafting.report_view import Subject, View, cited
from sheetgen.language.message import Message, message
from sheetgen.model.draft import Chart, Cited, Series, Told
from sheetgen.model.draft_plan import Drawing, Each
from sheetgen.model.kinds import Kind
from sheetgen.model.period import month_of
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import TONES
from sheetgen.model.tone import NOT_RATED, Tone
from sheetgen.telling.served_words import class_word

PHYSICAL, FINANCIAL = "#1B365D", "#8FA9C7"
"""As the workbook draws work and money."""
MOST_GROUPS = 20
"""Of which a picture can be read; more elements are told by the annex alone."""


def chart(view: View, subject: Subject, drawing: Drawing) -> Chart | None:
    """A chart of a subject; None where there is nothing to draw."""
    match drawing:
        case Drawing.WORK_AND_MONEY:
            return _work_and_money(view, subject)
        case Drawing.STATUSES:
            return _statuses(view, subject)
        case Drawing.SERVED:
            return _served(view, subject)


def _work_and_money(view: View, subject: Subject) -> Chart | None:
    """Each activity's physical beside its financial percentage; the farthest apart is named."""
    work = [each for each in view.below(subject) if each.measured.item.kind is Kind.ACTIVITY]
    drawn = [
        each
        for each in work
        if each.measured.figure("physical") is not None
        or each.measured.figure("financial") is not None
    ]
    if not drawn:
        return None
    shown = drawn
    title = message("Physical and financial progress of the year, by activity (%)")
    if len(drawn) > MOST_GROUPS:
        farthest = sorted(drawn, key=lambda each: -abs(each.measured.figure("lag") or Decimal(0)))
        kept = {each.measured.item.code for each in farthest[:MOST_GROUPS]}
        shown = [each for each in drawn if each.measured.item.code in kept]
        title = message(
            "Physical and financial progress of the year (%): the {shown} of {n} activities whose "
            "work and money lie farthest apart",
            shown=len(shown),
            n=len(drawn),
        )
    return Chart(
        title=title,
        finding=_widest(subject, drawn),
        groups=tuple(message("{code}", code=each.measured.item.code) for each in shown),
        series=tuple(_series(shown)),
        stacked=False,
    )


def _series(shown: Sequence[JudgedItem]) -> Iterator[Series]:
    """Work and money; neither where no figure of it is known."""
    for name, word, colour in (
        ("physical", message("Physical goal"), PHYSICAL),
        ("financial", message("Budget (PIM)"), FINANCIAL),
    ):
        figures = _figures(shown, name)
        if any(each is not None for each in figures):
            yield Series(word, colour, figures)


def _figures(items: Sequence[JudgedItem], name: str) -> tuple[Decimal | None, ...]:
    return tuple(each.measured.figure(name) for each in items)


def _widest(subject: Subject, drawn: Sequence[JudgedItem]) -> Told:
    """Where money and work lie farthest apart."""
    lags = [(each, lag) for each in drawn if (lag := each.measured.figure("lag")) is not None]
    who = message("{code}", code=subject.code)
    if not lags:
        text = message("Bars of the activities of {who}: {n} in all.", who=who, n=len(drawn))
        return Told(text, ())
    widest, _ = max(lags, key=lambda pair: abs(pair[1]))
    measured = widest.measured
    of = [measured.measure(name) for name in ("physical", "financial", "lag")]
    text = message(
        "Bars of the activities of {who}: work and money lie farthest apart in {code}, with "
        "{physical:percent} of its physical goal and {financial:percent} of its budget.",
        who=who,
        code=measured.item.code,
        physical=measured.figure("physical"),
        financial=measured.figure("financial"),
    )
    return Told(text, tuple(cited(each, measured.item) for each in of if each is not None))


def _statuses(view: View, subject: Subject) -> Chart | None:
    """How many items of each element have each status."""
    subjects = [each for each in _groups(view, subject) if view.tree.below(each.code)]
    counted = [Counter(map(_tone, view.tree.below(each.code))) for each in subjects]
    total = sum(counted, Counter[Tone]())
    if not total.keys() - {NOT_RATED} or len(subjects) > MOST_GROUPS:
        return None  # bars of what is not rated show nothing
    series = tuple(
        Series(tone.word, tone.solid, tuple(Decimal(each[tone]) for each in counted))
        for tone in TONES
        if total[tone]
    )
    counts: list[Message] = [
        message("{word}: {n}", word=tone.word, n=total[tone]) for tone in TONES if total[tone]
    ]
    text = message("Bars of items by status: {counts}.", counts=counts)
    return Chart(
        title=message("Items by status"),
        finding=Told(text, ()),
        groups=tuple(message("{code}", code=each.code) for each in subjects),
        series=series,
        stacked=True,
    )


def _groups(view: View, subject: Subject) -> Sequence[Subject]:
    return view.each(Each.TOP if subject.is_plan else Each.ELEMENT, subject)


def _tone(judged: JudgedItem) -> Tone:
    return judged.verdict.status.tone_for(judged.verdict.band)


def _served(view: View, subject: Subject) -> Chart | None:
    """The shares of the first band of those served."""
    found = view.report.served
    if found is None or not subject.is_plan or not found.by:
        return None
    name, parts = next(iter(found.by.items()))
    known = [(each, part.share) for each, part in parts.items() if part.share is not None]
    if not known:
        return None
    most, share = max(known, key=lambda pair: pair[1])
    text = message(
        "Bars of those served by {name}: the most are {most}, {share:percent}.",
        name=name,
        most=class_word(most),
        share=share,
    )
    shown = message("{share:percentage}", share=share)
    return Chart(
        title=message("Those served by {name} (%), {month}", name=name,
                      month=month_of(view.report.period)),
        finding=Told(text, (Cited(most, message("Share (%)"), shown, ()),)),
        groups=tuple(message("{name}", name=class_word(each)) for each, _ in known),
        series=(Series(message("Share (%)"), PHYSICAL, tuple(each for _, each in known)),),
        stacked=False,
    )  # fmt: skip
