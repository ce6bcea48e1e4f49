"""The impact of new rules as a page."""

from collections.abc import Iterator

from sheetgen.cli.terminal_page import Page
from sheetgen.language.message import Message, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.impact import WANTING_RATED, AlertChange, Change, Impact, NewAlert, PeriodImpact
from sheetgen.telling.impact_words import (
    EDITS,
    ORDER,
    counts,
    judged_how,
    memo,
    outcome_words,
    trial_words,
)
from sheetgen.telling.words import percentage_words

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
    for each_tried in trial_words(impact):
        page.text(each_tried)
    page.text(judged_how())
    for doubt in impact.doubts[:_MOST]:
        page.row(message("Not proved"), doubt)
    for each in impact.periods:
        _period(page, each)
    _alerts(page, impact)
    _months(page, impact)
    _first_months(page, impact)
    if impact.offices:
        page.section(message("Offices most affected"))
        page.table(
            (
                each.office,
                message_n("{n} item changes", "{n} items change", each.changed),
                *(
                    message(
                        "{came} come to be {status}, {ceased} cease",
                        came=came,
                        ceased=ceased,
                        status=status.entry.adjective,
                    )
                    for status, (came, ceased) in zip(WANTING_RATED, each.moved, strict=True)
                ),
            )
            for each in impact.offices
        )
    page.section(message("For a memo"))
    page.text(memo(impact))
    return page.lines


def _period(page: Page, period: PeriodImpact) -> None:
    page.section(
        message_n(
            "{plan} · {period}: {n} item",
            "{plan} · {period}: {n} items",
            period.items,
            plan=period.plan,
            period=period.period,
        )
    )
    page.table(_matrix(page, period))
    page.row(message("Alerts"), _from_to(period.alerts_before, period.alerts_after))
    if period.index_before is not None and period.index_after is not None:
        page.row(
            message("Management index"),
            message(
                "{before} → {after}",
                before=percentage_words(period.index_before),
                after=percentage_words(period.index_after),
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
        percentage_words(change.progress),
        message("{who}", who=" - ".join(change.offices)),
    )


def _alerts(page: Page, impact: Impact) -> None:
    """Every alert that comes or goes, by office and month."""
    found: dict[str, list[tuple[PeriodImpact, AlertChange]]] = {}
    for period in impact.periods:
        for alert in period.alerts:
            found.setdefault(" - ".join(alert.offices) or period.plan, []).append((period, alert))
    if not found:
        return
    page.section(message("Alerts that come (+) or go (−), by office and month"))
    for office in sorted(found):
        page.text(office)
        rows = sorted(found[office], key=lambda each: (each[0].period, not each[1].comes))
        page.table(
            (
                f"  {period.period}",
                "+" if alert.comes else "−",
                alert.id,
                alert.said,
            )
            for period, alert in rows
        )


def _months(page: Page, impact: Impact) -> None:
    """One table over the months: what changes, comes, goes, and is cured a month later."""
    if not impact.new_alerts and not any(each.went for each in impact.months):
        return
    page.section(message("Month by month"))
    heads = (
        message("plan"),
        message("month"),
        message("items"),
        message("come"),
        message("for the first time"),
        message("go"),
        message("cured a month later"),
    )
    page.table(
        [
            heads,
            *(
                (
                    each.plan,
                    str(each.period),
                    str(each.changed),
                    str(each.came),
                    str(each.first),
                    str(each.went),
                    _cured(each.came, each.cured),
                )
                for each in impact.months
            ),
        ]
    )


def _cured(came: int, cured: int | None) -> Message:
    if cured is None:
        return message("not known yet: it is the last month") if came else message("—")
    return message("{cured} of {came}", cured=cured, came=came) if came else message("—")


def _first_months(page: Page, impact: Impact) -> None:
    """Since when each alert would have been told, and whether it went by itself."""
    if not impact.new_alerts:
        return
    page.section(message("First month of each alert that would have come"))
    page.table(
        (str(each.first), each.id, " - ".join(each.offices) or each.plan, _lasted(each))
        for each in impact.new_alerts
    )


def _lasted(alert: NewAlert) -> Message:
    n = len(alert.months)
    if not alert.followed:
        return message_n("{n} month", "{n} months", n)
    return message(
        "{months}; cured a month later {cured} of {followed} times",
        months=message_n("{n} month", "{n} months", n),
        cured=alert.cured,
        followed=alert.followed,
    )
