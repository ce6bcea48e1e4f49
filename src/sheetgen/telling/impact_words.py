"""The impact of new rules in words: a paragraph for a memo, and what its parts are called."""

from sheetgen.language.message import Message, first_few, joined, message, message_n
from sheetgen.model.figure import Gap
from sheetgen.model.impact import Change, Edit, Impact, Outcome, PeriodImpact
from sheetgen.model.kinds import Kind
from sheetgen.model.status import TONES
from sheetgen.model.tone import Tone

EDITS = {
    Edit.ADDED: message("added"),
    Edit.REMOVED: message("removed"),
    Edit.CHANGED: message("changed"),
}
ORDER: tuple[Tone, ...] = TONES
"""The outcomes of a matrix, in the order of its rows and columns."""
_MOST_OFFICES = 3
_MOST_ITEMS = 8


def counts(impact: PeriodImpact) -> dict[tuple[str, str], int]:
    """How many items go from one colour family to another, by their symbols."""
    found: dict[tuple[str, str], int] = {}
    for each in impact.matrix:
        key = (each.before.tone.symbol, each.after.tone.symbol)
        found[key] = found.get(key, 0) + each.n
    return found


def judged_how() -> Message:
    """As of when past months are judged, and by whom."""
    return message(
        "Each month is judged as of its own last day: by the plan, the rules and the thresholds in "
        "force in it and by the waivers of that day, from the files as they lie there today. The "
        "plain evaluator judges."
    )


def trial_words(impact: Impact) -> list[Message]:
    """What is tried beside rules and single thresholds."""
    trial = impact.trial
    said = []
    if trial.scale:
        said.append(message("scale {scale}", scale=trial.scale))
    if trial.settings:
        said.append(message("the thresholds of {file}", file=trial.settings))
    if trial.with_beta:
        said.append(message("the rules on trial counted like the others"))
    return said


def memo(impact: Impact) -> Message:
    """One paragraph, to be pasted into a memo."""
    sentences = [_what(impact), _how_many(impact)]
    sentences += [
        _of_period(each)
        for each in impact.periods
        if each.changed or each.alerts_before != each.alerts_after
    ]
    if impact.offices:
        sentences.append(_offices(impact))
    if impact.doubts:
        sentences.append(
            message_n(
                "The new rules are not proved yet ({n} fault): a build would refuse them.",
                "The new rules are not proved yet ({n} faults): a build would refuse them.",
                len(impact.doubts),
            )
        )
    return joined(sentences)


def _what(impact: Impact) -> Message:
    parts = [
        message("{name} = {figure}", name=name, figure=figure) for name, figure in impact.tried
    ]
    edited = [
        message("{code} ({edit})", code=each.code, edit=EDITS[each.edit]) for each in impact.edits
    ]
    parts = [*trial_words(impact), *parts]
    if not parts and not edited:
        return message("The new rules are those of today.")
    return message("It was tried what would happen with {what}.", what=[*parts, *edited])


def _how_many(impact: Impact) -> Message:
    n = len(impact.changed)
    said = message_n("{n} stored report", "{n} stored reports", len(impact.periods))
    if not n:
        return message_n(
            "In {reports}, with {n} item judged, it would not change.",
            "In {reports}, with {n} items judged, none would change.",
            impact.items,
            reports=said,
        )
    return message_n(
        "In {reports}, {n} of {items} items judged would change.",
        "In {reports}, {n} of {items} items judged would change.",
        n,
        reports=said,
        items=impact.items,
    )


def _of_period(impact: PeriodImpact) -> Message:
    moves = [
        message_n(
            "{n} from «{before}» to «{after}»",
            "{n} from «{before}» to «{after}»",
            n,
            before=_word(before),
            after=_word(after),
        )
        for (before, after), n in counts(impact).items()
        if before != after
    ]
    body = [message("{plan}, {period}:", plan=impact.plan, period=impact.period)]
    if moves:
        body.append(message("{moves} ({items});", moves=moves, items=_items(impact)))
    body += [_elements(impact), _alerts(impact), _index(impact)]
    return joined([each for each in body if each.text])


def _word(symbol: str) -> Message:
    return next(each.word for each in ORDER if each.symbol == symbol)


def _items(impact: PeriodImpact) -> Message:
    codes = [each.code for each in impact.changed if each.kind != "element"]
    return first_few(codes, _MOST_ITEMS)


def _elements(impact: PeriodImpact) -> Message:
    n = sum(each.kind == "element" for each in impact.changed)
    return (
        message_n("{n} element changes its band;", "{n} elements change their band;", n)
        if n
        else Message("")
    )


def _alerts(impact: PeriodImpact) -> Message:
    if impact.alerts_before == impact.alerts_after:
        return message("the alerts stay at {n}", n=impact.alerts_before)
    return message(
        "the alerts go from {before} to {after}",
        before=impact.alerts_before,
        after=impact.alerts_after,
    )


def _index(impact: PeriodImpact) -> Message:
    before, after = impact.index_before, impact.index_after
    if before is None or after is None:
        return message("(the plan has no index).")
    if isinstance(before, Gap) or isinstance(after, Gap):
        return message("and the index has no figure.")
    if before == after:
        return message("and the index stays at {figure:percent}.", figure=before)
    return message(
        "and the index goes from {before:percent} to {after:percent}.", before=before, after=after
    )


def _offices(impact: Impact) -> Message:
    named = [
        message("{office} ({n})", office=each.office, n=each.changed)
        for each in impact.offices[:_MOST_OFFICES]
    ]
    return message("Most affected: {offices}.", offices=named)


def outcome_words(outcome: Outcome) -> Message:
    """An outcome with its symbol."""
    found = outcome.tone
    return message("{symbol} {word}", symbol=found.symbol, word=found.word)


def kind_word(change: Change) -> Message:
    """What changes."""
    return _KINDS[change.kind]


_KINDS = {
    **{kind.value: kind.word for kind in Kind},
    "element": message("Element"),
}
