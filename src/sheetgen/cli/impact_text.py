"""The impact of new rules as a page, and for programs."""

from collections.abc import Iterator

from sheetgen.cli.page import Page
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.impact import Change, Impact, Outcome, PeriodImpact
from sheetgen.writing.impact_words import EDITS, ORDER, counts, memo, outcome_words
from sheetgen.writing.results import exact
from sheetgen.writing.words import GAPS

_MOST = 25


def impact_lines(impact: Impact, say: Speaker) -> list[str]:
    """The whole page."""
    page = Page(say)
    page.title(message("Impact of new rules"))
    page.table((each.code, EDITS[each.edit], each.name) for each in impact.edits)
    page.table(
        (name, message("tried"), message("{figure}", figure=figure))
        for name, figure in impact.tried
    )
    for doubt in impact.doubts[:_MOST]:
        page.row(message("Not proved"), doubt)
    for each in impact.periods:
        _period(page, each)
    if impact.offices:
        page.section(message("Offices most affected"))
        page.table(
            (
                each.office,
                message_n("{n} item changes", "{n} items change", each.changed),
                message(
                    "{to_low} come to be low, {from_low} cease",
                    to_low=each.to_low,
                    from_low=each.from_low,
                ),
            )
            for each in impact.offices
        )
    page.section(message("For a memo"))
    page.text(memo(impact))
    return page.lines


def _period(page: Page, period: PeriodImpact) -> None:
    page.section(
        message(
            "{plan} · {period}: {n} items", plan=period.plan, period=period.period, n=period.items
        )
    )
    page.table(_matrix(page, period))
    page.row(message("Alerts"), _from_to(period.alerts_before, period.alerts_after))
    if period.index_before is not None and period.index_after is not None:
        page.row(
            message("Management index"),
            message(
                "{before} → {after}",
                before=_figure(period.index_before),
                after=_figure(period.index_after),
            ),
        )
    shown = period.changed[:_MOST]
    if not shown:
        page.text(message("No item changes."))
    page.table(_changed(each) for each in shown)
    if len(period.changed) > _MOST:
        page.text(
            message("… and {n} more: --out DIR writes them all.", n=len(period.changed) - _MOST)
        )


def _from_to(before: int, after: int) -> Message:
    return message("{before} → {after}", before=before, after=after)


def _matrix(page: Page, period: PeriodImpact) -> Iterator[tuple[str, ...]]:
    """Today down, the new rules across, only those that occur."""
    found = counts(period)
    there = [tone for tone in ORDER if any(tone.symbol in pair for pair in found)]
    names = {tone.symbol: f"{tone.symbol} {page.words(tone.word)}" for tone in there}
    yield (page.words(message("Today ↓   New →")), *names.values())
    for before in there:
        cells = (found.get((before.symbol, after.symbol), 0) for after in there)
        yield (names[before.symbol], *(str(n) if n else "·" for n in cells))


def _changed(change: Change) -> tuple[str | Message, ...]:
    return (
        change.code,
        outcome_words(change.before),
        "→",
        outcome_words(change.after),
        _figure(change.progress),
        message("{who}", who=" - ".join(change.offices)),
    )


def _figure(figure: Figure) -> Message:
    return (
        GAPS[figure] if isinstance(figure, Gap) else message("{figure:percentage}", figure=figure)
    )


def impact_record(impact: Impact, say: Speaker) -> dict[str, object]:
    """The impact as plain data; figures are strings of exact decimals, or null."""
    return {
        "version": 1,
        "rules": [
            {"code": each.code, "name": each.name, "edit": each.edit.value} for each in impact.edits
        ],
        "tried": {name: exact(figure) for name, figure in impact.tried},
        "doubts": [say.say(each) for each in impact.doubts],
        "periods": [_period_record(each) for each in impact.periods],
        "offices": [
            {
                "office": each.office,
                "changed": each.changed,
                "to_low": each.to_low,
                "from_low": each.from_low,
            }
            for each in impact.offices
        ],
        "memo": say.say(memo(impact)),
    }


def _period_record(period: PeriodImpact) -> dict[str, object]:
    return {
        "plan": period.plan,
        "period": str(period.period),
        "items": period.items,
        "matrix": [
            {"before": _outcome(each.before), "after": _outcome(each.after), "n": each.n}
            for each in period.matrix
        ],
        "changed": [
            {
                "kind": each.kind,
                "code": each.code,
                "offices": list(each.offices),
                "progress": exact(each.progress),
                "before": _outcome(each.before),
                "after": _outcome(each.after),
                "rule_before": each.rule_before,
                "rule_after": each.rule_after,
            }
            for each in period.changed
        ],
        "alerts": {
            "before": period.alerts_before,
            "after": period.alerts_after,
            "came": list(period.came),
            "went": list(period.went),
        },
        "index": None
        if period.index_before is None
        else {"before": exact(period.index_before), "after": exact(period.index_after)},
    }


def _outcome(outcome: Outcome) -> dict[str, str | None]:
    return {
        "status": outcome.status.value,
        "band": None if outcome.band is None else outcome.band.value,
    }
