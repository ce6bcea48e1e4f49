"""What a reader is told of a month: alerts with their dates and answers, waivers, the narrative."""

from collections.abc import Callable
from datetime import date

from sheetgen.asking.ask import Inquiry
from sheetgen.judged import Judged
from sheetgen.model.commitment import Commitment
from sheetgen.model.finding import Finding
from sheetgen.model.follow import Following
from sheetgen.model.form import Form
from sheetgen.model.summary import Alert, Paragraph
from sheetgen.model.waiver import WaivedAlert, WaiverUse
from sheetgen.records import Struct, replace
from sheetgen.ruling.decisions import ASIDE, judge_decisions, judge_measures, overdue_since
from sheetgen.ruling.thresholds import Scale, thresholds_of
from sheetgen.summing.alert_lives import Notes, follow
from sheetgen.summing.alerts import alerts_of, collect, on_trial
from sheetgen.summing.commitments import Told, commitments
from sheetgen.summing.matters import ranked
from sheetgen.summing.narrative import narrate
from sheetgen.summing.persistence import Past, date_alerts
from sheetgen.summing.remedies import with_answers
from sheetgen.summing.waiving import name_waived, set_apart


class Summed(Struct, frozen=True, kw_only=True):
    """The alerts that count, those that a waiver set apart, and what is said of both.

    ``beta`` is what the rules on trial found: it counts nowhere.
    """

    alerts: tuple[Alert, ...]
    waived: tuple[WaivedAlert, ...]
    waivers: tuple[WaiverUse, ...]
    narrative: tuple[Paragraph, ...]
    beta: tuple[Finding, ...]
    following: Following
    commitments: tuple[Commitment, ...]


class Notebook(Struct, frozen=True, kw_only=True):
    """What was noted and decided, and the report's date that it is held against."""

    notes: Notes
    day: date


def raised(judged: Judged, uses: tuple[WaiverUse, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The ids of the alerts on items that no waiver takes out, and of those that one does."""
    by = judged.standards
    counted, waived, _ = set_apart(alerts_of(judged.items), by.plan, by.in_force, uses)
    return frozenset(each.id for each in counted), frozenset(each.alert.id for each in waived)


def told_of(
    judged: Judged,
    of_elements: tuple[Finding, ...],
    forms: tuple[Form, ...],
    uses: tuple[WaiverUse, ...],
    inquiry: Inquiry,
) -> tuple[tuple[Alert, ...], tuple[WaivedAlert, ...]]:
    """The alerts on items and on elements, not dated, and those that a waiver sets apart."""
    plan, rules = judged.standards.plan, judged.standards.in_force
    alerts = collect(judged.items, of_elements, plan, rules)
    counted, waived, _ = set_apart(alerts, plan, rules, uses)
    return with_answers(counted, judged.items, forms, rules, inquiry.doubted), waived


def sum_up(
    judged: Judged,
    forms: tuple[Form, ...],
    uses: tuple[WaiverUse, ...],
    inquiry: Inquiry,
    past: Callable[[tuple[Alert, ...]], Past],
    noted: Notebook,
) -> Summed:
    """Sum up what was judged; ``past`` tells what is known of the periods before these alerts.

    What is overdue of what offices promised is known once the alerts are: where a rule raises it,
    they are gone through again with it.
    """
    by, day = judged.standards, noted.day
    scale = Scale.of(by.plan, by.settings, by.period, thresholds_of(by.rules))
    due = (day, by.in_force, by.period, scale.general_bounds())
    late = judge_decisions(noted.notes.decisions, *due)
    summing = _Summing(judged, forms, uses, inquiry, past, noted)
    summed = summing.of(late)
    measures = judge_measures(summed.commitments, *due)
    if any(not each.beta for each in measures):
        return summing.of((*late, *measures), summed.commitments)
    return replace(summed, beta=(*summed.beta, *measures))


class _Summing(Struct, frozen=True):
    """A month summed up, with what is overdue in it."""

    judged: Judged
    forms: tuple[Form, ...]
    uses: tuple[WaiverUse, ...]
    inquiry: Inquiry
    past: Callable[[tuple[Alert, ...]], Past]
    noted: Notebook

    def of(self, late: tuple[Finding, ...], promised: tuple[Commitment, ...] = ()) -> Summed:
        """With these findings on decisions and, of those that were ``promised``, on measures."""
        by, items, notes, day = (
            self.judged.standards, self.judged.items, self.noted.notes, self.noted.day,
        )  # fmt: skip
        plan, rules, others = by.plan, by.in_force, (*self.judged.findings, *late)
        alerts = collect(items, others, plan, rules)
        known = self.past(alerts)
        since = overdue_since(notes.decisions, promised, day)
        known = replace(known, counted={**known.counted, **since})
        dated = date_alerts(alerts, items, known, by.period, plan, rules)
        counted, waived, waivers = set_apart(dated, plan, rules, self.uses)
        told = with_answers(counted, items, self.forms, rules, self.inquiry.doubted)
        answered = ranked(tuple(told), items, by.period)
        following = follow(answered, items, known, notes, by.period, day)
        noted = following.noted
        narrative = narrate(plan, items, self.judged.elements, answered, rules, noted)
        asides = {each.code for each in rules if ASIDE.intersection(each.applies_to)}
        return Summed(
            alerts=answered,
            waived=waived,
            waivers=waivers,
            narrative=name_waived(narrative, waived, plan),
            beta=on_trial(items, others),
            following=following,
            commitments=commitments(
                answered, items, following, Told.of(notes.earlier, known.stood, asides), day
            ),
        )
