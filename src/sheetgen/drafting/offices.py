"""What is said of offices: who delivered, what lacks, what is owed, and what they wrote."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from sheetgen.drafting.report_view import Said, Subject, View, cited
from sheetgen.language.message import Message, first_few, message, message_n, term
from sheetgen.model.draft import Cited, Quotation, Told
from sheetgen.model.kinds import Kind
from sheetgen.model.observation import Observation
from sheetgen.model.owing import debts
from sheetgen.model.period import month_of
from sheetgen.model.place import Place
from sheetgen.model.report import JudgedItem
from sheetgen.model.submission import State, Submission
from sheetgen.telling.subject_words import place

_FIELDS = {
    "reason": term("field", "reason"),
    "corrective": term("field", "corrective measure"),
    "evidence": term("field", "evidence"),
    "comment": term("field", "comment"),
}
"""What the columns of the shipped forms ask for; those of others are quoted without a word."""
_EXPLANATION = message("explanation that is owed")


def deliveries(view: View, subject: Subject) -> Said:
    """How many of the offices delivered, and which did not."""
    if not subject.is_plan:
        return None
    current = [each for each in view.report.submissions if each.state is not State.SUPERSEDED]
    came = {each.office for each in current if each.office and each.state is not State.MISSING}
    absent = tuple(dict.fromkeys(each.office for each in current if each.is_owed))
    n = len(came.union(absent))
    if not current:
        return None
    if not n:
        text = message("No office has anything to report {when}.", when=view.when)
    elif not absent:
        text = message_n(
            "The only office that reports delivered its file.",
            "All {n} offices that report delivered their files.",
            n,
        )
    elif not came:
        text = message_n(
            "The only office that reports, {absent}, did not deliver its file.",
            "None of the {n} offices that report delivered its file: {absent}.",
            n,
            absent=first_few(absent),
        )
    else:
        text = message_n(
            "{came} of {of} offices delivered their files; that of {absent} did not come.",
            "{came} of {of} offices delivered their files; those of {absent} did not come.",
            len(absent),
            came=len(came),
            of=n,
            absent=first_few(absent),
        )
    return Told(text, tuple(_files(current)))


def _files(submissions: Iterable[Submission]) -> Iterator[Cited]:
    """Each file that came, by its office."""
    for each in submissions:
        if each.file:
            shown = message("{file}", file=PurePosixPath(each.file).name)
            yield Cited(each.office, message("File"), shown, (Place(each.file, "", ""),))


def missing(view: View, subject: Subject) -> Iterator[Said]:
    """The items without information, one sentence for each office that is the first to report."""
    by_office: dict[str, list[JudgedItem]] = {}
    for judged in view.below(subject):
        if judged.verdict.status.entry.is_absence:
            office = next(iter(judged.measured.item.offices), "")
            by_office.setdefault(office, []).append(judged)
    for office, items in by_office.items():
        codes = [each.measured.item.code for each in items]
        text = message_n(
            "{office} gave no information on {n} item: {codes}.",
            "{office} gave no information on {n} items: {codes}.",
            len(items),
            office=office,
            codes=first_few(codes),
        )
        yield Told(text, tuple(_absent(items)))


def _absent(items: list[JudgedItem]) -> Iterator[Cited]:
    for judged in items:
        measured = judged.measured
        actual = measured.measure("actual")
        if actual is not None and measured.gap is not None:
            yield cited(actual, measured.item, measured.gap.entry.words)


def owed(view: View, subject: Subject) -> Iterator[Said]:
    """The explanations that offices owe of what is low, missing or atypical."""
    if subject.is_plan:
        cites = tuple(_owed(view))
        yield from (Told(each, cites) for each in debts(view.report.owing))


def _owed(view: View) -> Iterator[Cited]:
    """The cell of each explanation that was left empty, where a file came with it."""
    empty = {
        (submission.office, each.code): each.place
        for submission in view.report.submissions
        for each in submission.untold
        if each.plan == view.report.plan.code
    }
    for each in view.report.owing:
        place = empty.get((each.office, each.code))
        since = message("since {month}", month=month_of(each.since))
        yield Cited(each.code, _EXPLANATION, since, () if place is None else (place,))


def quotations(view: View, subject: Subject, fields: tuple[str, ...]) -> Iterator[Quotation]:
    """What offices wrote of an item, word for word, and who, in which cell."""
    if subject.item is None:
        return
    for field in fields:
        for said in view.typed.get((subject.code, field), ()):
            yield Quotation(_whose(view, subject.item, said), str(said.said))


def _whose(view: View, judged: JudgedItem, said: Observation) -> Told:
    item = judged.measured.item
    names = {each.code: each.name for each in view.report.plan.offices}
    office = names.get(said.office, said.office)
    where = place(item.kind, (message("{code}", code=item.code),))
    field = _FIELDS.get(said.field)
    if field is None:
        text = message("{office}, {where}:", office=office, where=where)
    else:
        text = message("{office}, {where} ({field}):", office=office, where=where, field=field)
    what = message("what the office wrote")
    return Told(text, (Cited(item.code, what, message("{text}", text=said.typed), (said.place,)),))


def comprises(view: View, subject: Subject) -> Said:
    """Of how many activities or indicators an element is made, and who answers for them."""
    if subject.element is None:
        return None
    below = [each.measured.item for each in view.below(subject)]
    work = [each for each in below if each.kind is Kind.ACTIVITY]
    items = work or [each for each in below if each.kind is Kind.INDICATOR]
    if not items:
        return None
    offices = tuple(dict.fromkeys(office for each in items for office in each.offices))
    said = {"who": view.who(subject), "responsible": _responsible(offices)}
    if work:
        text = message_n(
            "{who} comprises {n} activity; {responsible}.",
            "{who} comprises {n} activities; {responsible}.",
            len(items),
            **said,
        )
    else:
        text = message_n(
            "{who} is followed by {n} indicator; {responsible}.",
            "{who} is followed by {n} indicators; {responsible}.",
            len(items),
            **said,
        )
    named = [Cited(each.code, each.kind.word, message("{name}", name=each.name), (each.place,))
             for each in items]  # fmt: skip
    return Told(text, tuple(named))


def _responsible(offices: tuple[str, ...]) -> Message:
    return message_n(
        "{offices} is responsible", "{offices} are responsible", len(offices), offices=offices
    )
