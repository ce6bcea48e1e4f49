"""The whole plan in one sentence: how many of its items call for attention, of how many.

Counted from the verdicts that the tables count, so that no figure can differ from theirs.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from sheetgen.language.message import Message, filled, joined, message, message_n
from sheetgen.model.kinds import Kind
from sheetgen.model.matter import Matter, counted_of
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import TOLD, Status
from sheetgen.model.summary import Alert
from sheetgen.summing.sentences import count_words


def as_a_whole(
    items: Sequence[JudgedItem],
    alerts: Sequence[Alert],
    office: str | None = None,
    noted: Collection[str] = (),
) -> Message:
    """How many items are low, missing or atypical, how many alerts there are, in how many matters.

    ``office`` where they are only what that office reports. Alerts that were ``noted`` are counted
    apart, as on the first page.
    """
    counts = _counts(items)
    if office is None:
        said = message("Overall, {counts}", counts=counts)
    else:
        said = message("Of what {office} reports, {counts}", office=office, counts=counts)
    counted = tuple(each for each in alerts if each.id not in noted)
    return joined([*_of_alerts(said, counted, counted_of(alerts, noted)), *_apart(alerts, counted)])


def _of_alerts(
    said: Message, alerts: Sequence[Alert], matters: Sequence[Matter]
) -> Iterator[Message]:
    if not alerts:
        yield message("{said}; there are no alerts.", said=said)
        return
    yield message_n(
        "{said}; there is {alerts}.",
        "{said}; there are {alerts}.",
        len(alerts),
        said=said,
        alerts=count_words(alerts),
    )
    if len(matters) != len(alerts):
        yield _matters(matters)


def _apart(alerts: Sequence[Alert], counted: Sequence[Alert]) -> Iterator[Message]:
    noted = len(alerts) - len(counted)
    if noted:
        yield message_n(
            "Apart from these, one alert is acknowledged.",
            "Apart from these, {n} alerts are acknowledged.",
            noted,
        )


def _matters(matters: Sequence[Matter]) -> Message:
    """What the workbook numbers and counts: alerts of one cause are one matter."""
    urgent = sum(each.level.is_urgent for each in matters)
    total = message_n("one matter", "{n} matters", len(matters))
    if not urgent:
        return message_n("It is {matters}.", "They are {matters}.", len(matters), matters=total)
    if urgent == len(matters):
        return message_n("It is one urgent matter.", "They are {n} matters, all urgent.", urgent)
    return message_n(
        "They are {matters}, one of them urgent.",
        "They are {matters}, {n} of them urgent.",
        urgent,
        matters=total,
    )


def _counts(items: Sequence[JudgedItem]) -> Message:
    of = Counter(each.measured.item.kind for each in items)
    counts = Counter((each.measured.item.kind, each.verdict.status) for each in items)
    calling = [kind for kind in Kind if any(counts[kind, status] for status in TOLD)]
    if not calling:
        return _nothing(of, due=any(each.measured.due for each in items))
    if len(calling) == 1:
        (kind,) = calling
        so_many = {status: n for status in TOLD if (n := counts[kind, status])}
        return message("{clauses}", clauses=list(_of_one_kind(kind, so_many, of[kind])))
    return joined(list(_of_several_kinds(calling, counts, of)), "; ")


def _nothing(of: Mapping[Kind, int], *, due: bool) -> Message:
    """Nothing calls for attention: all is well, or nothing is due."""
    match [*of]:
        case [Kind.INDICATOR]:
            if not due:
                return message("no indicator is due in this period")
            return message("no indicator shows low or atypical progress or lacks information")
        case [Kind.ACTIVITY]:
            if not due:
                return message("no activity is due in this period")
            return message("no activity shows low or atypical progress or lacks information")
        case _:
            pass
    if not due:
        return message("no item is due in this period")
    return message("no item shows low or atypical progress or lacks information")


def _of_one_kind(kind: Kind, so_many: Mapping[Status, int], of: int) -> Iterator[Message]:
    """A clause for each status; the first says of how many, the others their number alone."""
    for position, (status, n) in enumerate(so_many.items()):
        yield _verb(status, n, _so_many(kind, n) if position else _of_how_many(kind, n, of))


def _of_several_kinds(
    kinds: Sequence[Kind], counts: Mapping[tuple[Kind, Status], int], of: Mapping[Kind, int]
) -> Iterator[Message]:
    """A clause for each status, with all the kinds that have it."""
    for status in TOLD:
        so_many = {kind: n for kind in kinds if (n := counts[kind, status])}
        if so_many:
            named = [_of_how_many(kind, n, of[kind]) for kind, n in so_many.items()]
            yield _verb(status, sum(so_many.values()), message("{clauses}", clauses=named))


def _verb(status: Status, n: int, who: Message) -> Message:
    clause = status.entry.clause
    return who if clause is None else filled(clause, n=n, who=who)


def _of_how_many(kind: Kind, n: int, of: int) -> Message:
    return kind.nouns.only if of == 1 else filled(kind.nouns.among, n=n, of=of)


def _so_many(kind: Kind, n: int) -> Message:
    """The others of the same kind, by their number alone."""
    if kind is Kind.ACTIVITY:
        return message_n("one activity", "{n}", n)
    return message_n("one", "{n}", n)
