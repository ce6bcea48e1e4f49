"""An explanation for programs: figures are strings of exact decimals, or null (DESIGN 5)."""

from datetime import date
from decimal import Decimal

from sheetgen.language.message import own_message
from sheetgen.language.speaker import Speaker
from sheetgen.model.explanation import (
    ElementExplanation,
    Explanation,
    ItemExplanation,
    Ladder,
    Near,
    Owed,
    Stood,
)
from sheetgen.model.forecasting import why_not
from sheetgen.model.formulas.read import Leaf
from sheetgen.model.measure import Measure
from sheetgen.model.observation import Observation
from sheetgen.model.plan import Item
from sheetgen.model.quantities_pace import AHEAD
from sheetgen.model.rule import Bound, Rule
from sheetgen.model.summary import Alert, MeanOf
from sheetgen.model.table_cell import TableCells
from sheetgen.model.waiver import WaivedAlert, Waiver
from sheetgen.records import Struct
from sheetgen.telling.as_data import as_data, parts_of
from sheetgen.telling.condition_words import in_words
from sheetgen.telling.exact_text import exact
from sheetgen.writing.records.commitment_records import commitment_record
from sheetgen.writing.records.found import places

VERSION = 1


def explanation_record(answer: Explanation, say: Speaker) -> dict[str, object]:
    """The whole answer as plain data."""
    writer = _Writer(say, answer.tables, answer.as_of)
    return {
        "version": VERSION,
        "plan": answer.plan.code,
        "period": str(answer.period),
        "as_of": answer.as_of.isoformat(),
        "code": answer.code,
        "item": None if answer.item is None else writer.item(answer.item),
        "element": None if answer.element is None else writer.element(answer.element),
    }


class _Writer(Struct, frozen=True):
    """Writes the parts, its sentences by one speaker."""

    say: Speaker
    tables: TableCells
    day: date

    def item(self, item: ItemExplanation) -> dict[str, object]:
        measured, verdict = item.judged.measured, item.judged.verdict
        why = why_not(measured, item.least_points)
        return {
            **parts_of(measured.item, "name kind unit=unit_name offices"),
            **parts_of(verdict, "status band"),
            "gap": None if measured.gap is None else measured.gap.value,
            "computed": [self.working(each, measured.item) for each in item.workings],
            "forecast": {
                each.name: exact(each.figure) for each in measured.measures if each.name in AHEAD
            },
            "unforecast": why and why.value,
            "inputs": [_input(each, self.tables) for each in measured.measures if _is_input(each)],
            "thresholds": [_bound(each) for each in item.bounds],
            "rule": self.rule(item.rule),
            "near": [self.near(each) for each in item.near],
            "alerts": [self.alert(each) for each in item.alerts],
            "waived": [self.waived(each) for each in item.waived],
            "counterfactual": _ladder(item.ladder),
            "owed": None if item.owed is None else self.owed(item.owed),
            "said": [_observation(each) for each in item.said],
            "notes": [_observation(each) for each in item.notes],
            "past": [_stood(each) for each in item.past],
            "commitments": [
                commitment_record(each, self.day, self.say) for each in item.commitments
            ],
        }

    def element(self, element: ElementExplanation) -> dict[str, object]:
        summary = element.summary
        return {
            **parts_of(summary, "name=element.name level=element.level"),
            **parts_of(summary, "progress=progress.figure band n=progress.n"),
            **parts_of(summary.progress, "left_out capped"),
            "counts": {status.value: n for status, n in summary.counts},
            **{each.name: exact(each.figure) for each in summary.measures},
            "by_product": summary.progress.of is MeanOf.PRODUCT,
            "cap": exact(element.cap),
            "parts": [
                parts_of(each, "code progress counted weight=weight_shown")
                for each in summary.progress.parts
            ],
            "lifts": [
                {
                    **parts_of(each, "progress status band points"),
                    "alone": [
                        {"code": code, "from": exact(now), "to": exact(needed)}
                        for code, now, needed in each.alone
                    ],
                }
                for each in element.lifts
            ],
            "thresholds": [_bound(each) for each in element.bounds],
            "rule": self.rule(element.rule),
            "near": [self.near(each) for each in element.near],
            "alerts": [self.alert(each) for each in element.alerts],
            "waived": [self.waived(each) for each in element.waived],
        }

    def working(self, working: Measure, item: Item) -> dict[str, object]:
        numbers = working.worked(item)
        return {
            "name": working.name,
            "figure": exact(working.figure),
            "gap": None if isinstance(working.figure, Decimal) else working.figure.value,
            "unit": working.unit,
            "formula": working.formula.written,
            "numbers": None if numbers is None else self.say.say(numbers),
            "places": places(working.places),
        }

    def rule(self, rule: Rule) -> dict[str, object]:
        return {
            **parts_of(rule, "code name file since until"),
            "condition": in_words(rule.test, self.say),
            "why": self.say.say(own_message(rule.why)),
            "source": self.say.say(own_message(rule.source)),
            "wrong_when": self.say.say(own_message(rule.wrong_when)),
        }

    def near(self, near: Near) -> dict[str, object]:
        return {
            "rule": near.rule.code,
            "condition": in_words(near.rule.test, self.say),
            **parts_of(near, "fact unit figure bound distance"),
        }

    def alert(self, alert: Alert) -> dict[str, object]:
        return parts_of(alert, "id rule severity message remedy places", self.say)

    def waived(self, waived: WaivedAlert) -> dict[str, object]:
        return {**self.alert(waived.alert), **_waiver(waived.waiver)}

    def owed(self, owed: Owed) -> dict[str, object]:
        return {
            **parts_of(owed, "offices since periods=count cells"),
            "waiver": None if owed.waiver is None else _waiver(owed.waiver),
        }


def _stood(stood: Stood) -> dict[str, object]:
    actual, state = stood.actual, stood.state
    return {
        "period": str(stood.period),
        "actual": None if actual is None else exact(actual.actual),
        "source": "" if actual is None else actual.source,
        "places": [] if actual is None else places(actual.places),
        "status": None if state is None else state.status.value,
        "band": None if state is None else as_data(state.band),
        "progress": None if state is None else exact(state.progress),
        "due": stood.is_due,
        "sealed": stood.is_sealed,
    }


def _is_input(measure: Measure) -> bool:
    return isinstance(measure.formula, Leaf) or measure.correction is not None


def _input(measure: Measure, tables: TableCells) -> dict[str, object]:
    return {
        "name": measure.name,
        "figure": exact(measure.figure),
        "gap": None if isinstance(measure.figure, Decimal) else measure.figure.value,
        "unit": measure.unit,
        "typed": measure.typed,
        "correction": measure.correction and parts_of(measure.correction, "reason approver"),
        "places": places(measure.places),
        "tables": [
            {"place": str(place), "typed": cell.typed, "sha256": cell.sha256}
            for place in measure.places
            if (cell := tables(place)) is not None
        ],
    }


def _ladder(ladder: Ladder) -> dict[str, object]:
    return {
        **parts_of(ladder, "step current also_reads"),
        "values": [parts_of(each, "from=first to=last status band rule") for each in ladder.rungs],
    }


def _observation(said: Observation) -> dict[str, object]:
    figure = None if isinstance(said.said, str) else exact(said.said)
    return {**parts_of(said, "office field"), "figure": figure, **parts_of(said, "typed place")}


def _bound(bound: Bound) -> dict[str, object]:
    return parts_of(bound, "name figure set_by")


def _waiver(waiver: Waiver) -> dict[str, object]:
    return parts_of(waiver, "scope waives=rule reason approver until place")
