"""What activities and products did: their quantity against their goal, in exact words."""

from decimal import Decimal

from sheetgen.drafting.amount_words import bare, money, quantity
from sheetgen.drafting.report_view import Said, Subject, View, cited
from sheetgen.language.message import Message, message
from sheetgen.model.draft import Told
from sheetgen.model.figure import Gap
from sheetgen.model.kinds import Kind
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.role import SPENT


def work_of(subject: Subject) -> MeasuredItem | None:
    """The activity or product that is spoken of, where it is one."""
    if subject.item is None or subject.item.measured.item.kind is Kind.INDICATOR:
        return None
    return subject.item.measured


def reach(view: View, subject: Subject) -> Said:
    """How much was reached, of what goal, and whether that is above it, below it, or all of it."""
    work = work_of(subject)
    if work is None:
        return None
    actual, goal = work.to_date, work.measure("target")
    who = view.who(subject, named=subject.element is None)
    if actual is None or isinstance(actual.figure, Gap):
        return _unknown(view, who, subject, work, actual)
    if goal is None or isinstance(goal.figure, Gap):
        text = message(
            "{who} reached {actual} {when}; it has no goal.",
            who=who,
            actual=quantity(actual.figure, work.item),
            when=view.when,
        )
        return told(text, work, (actual,))
    return _of_goal(view, who, work, actual, goal)


def _unknown(
    view: View, who: Message, subject: Subject, work: MeasuredItem, actual: Measure | None
) -> Told:
    text = message("{stands}.", stands=absent(view, who, subject, actual))
    return told(text, work, () if actual is None else (actual,))


def absent(view: View, who: Message, subject: Subject, actual: Measure | None) -> Message:
    """That an item has no figure, and why: information lacks only where an office owes it."""
    judged = subject.item
    gap = actual.figure if actual is not None and isinstance(actual.figure, Gap) else Gap.NO_DATA
    if judged is not None and not judged.verdict.status.entry.is_absence:
        why = judged.measured.gap or gap
        return message(
            "{who} shows no value {when} and is not rated ({why})",
            who=who,
            when=view.when,
            why=why.entry.meaning,
        )
    return message(
        "{who} has no information {when} ({why})", who=who, when=view.when, why=gap.entry.meaning
    )


def _of_goal(view: View, who: Message, work: MeasuredItem, actual: Measure, goal: Measure) -> Told:
    programmed, progress = work.measure("programmed"), work.measure("progress")
    physical = work.measure("physical")
    if actual.figure == 0:
        text = message(
            "{who} shows no physical progress {when}: 0 of the {goal} of its goal of the year.",
            who=who,
            when=view.when,
            goal=quantity(figure_of(goal), work.item),
        )
        return told(text, work, (actual, goal))
    if physical is None or isinstance(physical.figure, Gap):
        text = message(
            "{who} reached {actual} {when}; its goal of the year is {goal}.",
            who=who,
            actual=quantity(figure_of(actual), work.item),
            when=view.when,
            goal=bare(figure_of(goal), work.item),
        )
        return told(text, work, (actual, goal))
    stands = message(
        "{who} reached {actual} {when}, {physical:percent} of its goal of the year ({goal})",
        who=who,
        actual=quantity(figure_of(actual), work.item),
        when=view.when,
        physical=physical.figure,
        goal=bare(figure_of(goal), work.item),
    )
    figures = (actual, physical, goal)
    if not work.due or progress is None:
        return told(message("{stands}, which is not yet due.", stands=stands), work, figures)
    if progress.figure is Gap.NOT_PROGRAMMED:
        text = message("{stands}, though nothing was programmed to date.", stands=stands)
        return told(text, work, figures)
    has_schedule = programmed is not None and programmed.figure != goal.figure
    if has_schedule and programmed is not None and isinstance(programmed.figure, Decimal):
        return _of_schedule(stands, work, figures, programmed, progress)
    return told(_against(stands, figure_of(actual), figure_of(goal)), work, figures)


def _against(stands: Message, actual: Decimal, goal: Decimal) -> Message:
    """Above, below, or exactly the goal: never "exceeding it by 99.2 %" of what falls short."""
    if actual > goal:
        return message("{stands}: it exceeded its goal.", stands=stands)
    if actual < goal:
        return message("{stands}: it fell short of its goal.", stands=stands)
    return message("{stands}: it met its goal.", stands=stands)


def _of_schedule(
    stands: Message,
    work: MeasuredItem,
    figures: tuple[Measure, ...],
    programmed: Measure,
    progress: Measure,
) -> Told:
    if isinstance(progress.figure, Gap):
        return told(message("{stands}.", stands=stands), work, figures)
    known = {
        "stands": stands,
        "programmed": bare(figure_of(programmed), work.item),
        "progress": progress.figure,
    }
    hundred = Decimal(100)
    if progress.figure > hundred:
        text = message(
            "{stands}; it is ahead of the {programmed} programmed to date, of which it makes "
            "{progress:percent}.",
            **known,
        )
    elif progress.figure < hundred:
        text = message(
            "{stands}; of what was programmed to date ({programmed}) it reached "
            "{progress:percent}: it is behind.",
            **known,
        )
    else:
        text = message("{stands}; it met the {programmed} programmed to date.", **known)
    return told(text, work, (*figures, programmed, progress))


def contradiction(view: View, subject: Subject) -> Said:
    """Money without work, or work without money, plainly; nothing where there is no such thing."""
    work = work_of(subject)
    if work is None:
        return None
    physical, financial = work.measure("physical"), work.measure("financial")
    spent = work.measure(SPENT)
    if physical is None or financial is None or spent is None:
        return None
    match physical.figure, financial.figure, spent.figure:
        case Decimal() as done, Decimal() as share, Decimal() as soles if done == 0 and soles > 0:
            text = _idle(view, subject, {"financial": share, SPENT: money(soles)})
        case Decimal() as done, Decimal(), Decimal() as soles if done > 0 and soles == 0:
            text = _unpaid(view, subject, done)
        case _:
            return None
    return told(text, work, (physical, financial, spent))


def _idle(view: View, subject: Subject, said: dict[str, object]) -> Message:
    if subject.is_known:
        return message(
            "That is, it spent {financial:percent} of its budget ({accrued}) without physical "
            "progress.",
            **said,
        )
    return message(
        "{who} spent {financial:percent} of its budget ({accrued}) without physical progress.",
        who=view.who(subject),
        **said,
    )


def _unpaid(view: View, subject: Subject, done: Decimal) -> Message:
    if subject.is_known:
        return message(
            "That is, it made {physical:percent} of its physical goal without accruing any of its "
            "budget.",
            physical=done,
        )
    return message(
        "{who} made {physical:percent} of its physical goal without accruing any of its budget.",
        who=view.who(subject),
        physical=done,
    )


def told(text: Message, measured: MeasuredItem, figures: tuple[Measure, ...]) -> Told:
    """A sentence with the measures of an item that it rests on."""
    return Told(text, tuple(cited(each, measured.item) for each in figures))


def figure_of(measure: Measure) -> Decimal:
    """The figure of a measure that is known to have one; raises TypeError where it has none."""
    if isinstance(measure.figure, Gap):
        raise TypeError(measure)
    return measure.figure
