"""What came, or was changed, once a month was closed: it changes nothing of it until reopened."""

from itertools import groupby

from sheetgen.language.message import Message, first_few, joined, message
from sheetgen.model.closed import Closed, Late, LateFigure, Otherwise
from sheetgen.model.comparison import State
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.period import Period
from sheetgen.telling.words import measure_word


def late_line(late: Late) -> Message:
    """What came after its month was closed."""
    said = message(
        "After {period} was closed: {place}. It changes nothing until sheetgen close {period} "
        "--reopen --reason TEXT.",
        period=late.period,
        place=late.place,
    )
    if not (items := late_figures(late)):
        return said
    return joined([said, message("It says: {items}.", items=first_few(items, _MOST, "; "))])


def older_line(closed: Closed) -> Message:
    """That an older sheetgen sealed a month, and what it did not keep of it."""
    return message(
        "{file} was sealed by an older sheetgen and does not hold {what}: whether that was changed "
        "since cannot be told. To seal it with that: sheetgen close {period} --reopen --reason "
        "TEXT",
        file=closed.file,
        what=tuple(each.word for each in closed.lacking),
        period=closed.period,
    )


def late_figures(late: Late) -> list[Message]:
    """What it says otherwise than was sealed, item by item, by what a person calls it."""
    return [
        message(
            "{code} {name}: {figures}",
            code=code,
            name=figures[0].name,
            figures=joined([_changed(each) for each in figures], ", "),
        )
        for code, mine in groupby(late.figures, lambda each: each.code)
        for figures in [list(mine)]
    ]


def _changed(figure: LateFigure) -> Message:
    return message(
        "{figure} {before} → {after}",
        figure=measure_word(figure.field),
        before=_in_unit(figure.before, figure.unit),
        after=_in_unit(figure.after, figure.unit),
    )


def _in_unit(figure: Figure | None, unit: str) -> Message | str:
    if figure is None:
        return "—"
    if isinstance(figure, Gap):
        return figure.entry.short
    if unit == "percent":
        return message("{figure:percentage}", figure=figure)
    if unit == "soles":
        return message("{figure:soles}", figure=figure)
    return message("{figure}", figure=figure)


def otherwise_line(plan: str, period: Period, otherwise: Otherwise) -> Message:
    """That a report of a closed month says what was not sealed."""
    lines = otherwise_lines(otherwise, _MOST)
    return message(
        "{plan} {period} was closed otherwise: what it follows from was changed since. {changes} "
        "The report says what holds now; later months are compared with what was sealed. To seal "
        "it again: sheetgen close {period} --reopen --reason TEXT.",
        plan=plan,
        period=period,
        changes=joined(lines, " "),
    )


def otherwise_lines(otherwise: Otherwise, most: int | None = None) -> list[Message]:
    """What was sealed and what is told now: items, the index, alerts; all of them, or ``most``."""
    items = [
        message("{code} ({before} → {after})", code=code, before=was, after=now)
        for code, *states in otherwise.items
        for was, now in [_states(*states)]
    ]
    lines = [message("Sealed → now: {items}.", items=first_few(items, most))] if items else []
    if otherwise.index is not None:
        was, now = ("—" if each is None else _figure(each) for each in otherwise.index)
        lines.append(message("Index: {before} → {after}.", before=was, after=now))
    if otherwise.raised:
        ids = first_few(otherwise.raised, most)
        lines.append(message("Alerts not sealed: {ids}.", ids=ids))
    if otherwise.gone:
        ids = first_few(otherwise.gone, most)
        lines.append(message("Alerts sealed and not told now: {ids}.", ids=ids))
    return lines


_MOST = 5


def _states(was: State | None, now: State | None) -> tuple[Message | str, Message | str]:
    """Both sides of an item: by its progress, and by its status too where that is another."""
    if was is None or now is None or was.tone is not now.tone:
        return _state(was), _state(now)
    return _figure(was.progress), _figure(now.progress)


def _state(state: State | None) -> Message | str:
    if state is None:
        return "—"
    return joined([state.tone.word, _figure(state.progress)], " ")


def _figure(figure: Figure) -> Message:
    return figure.entry.short if isinstance(figure, Gap) else message("{p:percent}", p=figure)


def recount_line(period: Period, file: str) -> Message:
    """That a closed month keeps no counts of those served, and what they are counted from."""
    return message(
        "{file}: {period} was closed without the counts of those served. They are counted by what "
        "is known now, from the lists that it was closed with, and may differ from what was told "
        "then. To seal them: sheetgen close {period} --reopen --reason TEXT.",
        file=file,
        period=period,
    )


def registry_line(period: Period, registry: str) -> Message:
    """That a closed month does not know its registry as it is now."""
    return message(
        "{registry} was changed since {period} was closed: those served stand as they were sealed. "
        "To count them by it: sheetgen close {period} --reopen --reason TEXT.",
        registry=registry,
        period=period,
    )
