"""The report for programs: ``results.json``, version 1, additive only (DESIGN 5)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sheetgen.disk.lasting import naming
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Gap
from sheetgen.model.finding import Finding
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Indicator, Item
from sheetgen.model.problem import Problem
from sheetgen.model.quantity import OWN
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.model.submission import Account, Submission, Unplanned
from sheetgen.model.summary import Alert, ElementSummary, Index
from sheetgen.model.waiver import WaivedAlert, WaiverUse
from sheetgen.telling.exact import exact
from sheetgen.telling.followed import (
    acknowledged_records,
    decision_records,
    life_record,
)
from sheetgen.telling.revised import revision_records
from sheetgen.writing.compared import comparison_record
from sheetgen.writing.population import population_record

VERSION = 1
_CORRECTED = "correction"
"""A note of ours; corrections stand in a list of their own."""
_DERIVED = ("progress_2", "physical", BUDGET, SPENT, "financial", "lag")


def write_results(report: Report, path: Path, say: Speaker) -> None:
    """Write ``results.json``: UTF-8, keys in the contract's order, a newline at the end.

    What a list holds is written one by one, a line each: neither the document nor its text is ever
    whole in memory.
    """
    with naming(path), path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(_parts(report, say)))


def _lines(parts: Mapping[str, object]) -> Iterator[str]:
    written = json.JSONEncoder(ensure_ascii=False).encode
    before = "{"
    for key, part in parts.items():
        yield f"{before}\n{written(key)}: "
        before = ","
        if not isinstance(part, list | Iterator):
            yield written(part)
            continue
        between = "["
        for each in part:
            yield f"{between}\n{written(each)}"
            between = ","
        yield "[]" if between == "[" else "\n]"
    yield "\n}\n"


def results(report: Report, say: Speaker) -> dict[str, object]:
    """The report as plain data; figures are strings of exact decimals, or None."""
    return {
        key: list(part) if isinstance(part, Iterator) else part
        for key, part in _parts(report, say).items()
    }


def _parts(report: Report, say: Speaker) -> dict[str, object]:
    """The report part by part; what grows with its items is made as it is asked for."""
    return {
        "version": VERSION,
        "plan": report.plan.code,
        "period": str(report.period),
        "items": (_item(each, report, say) for each in report.items),
        "elements": (_element(each) for each in report.elements),
        "index": None if report.index is None else _index(report.index),
        "alerts": (
            {**alert_record(each, say), **life_record(report, each.id)} for each in report.alerts
        ),
        "narrative": [
            {
                "element": each.element,
                "text": say.say(each.text),
                "alerts": list(each.alerts),
                "sentences": [
                    {"text": say.say(sentence.text), "alerts": list(sentence.alerts)}
                    for sentence in each.sentences
                ],
            }
            for each in report.narrative
        ],
        "submissions": [_submission(each) for each in report.submissions],
        "problems": (_problem(each, say) for each in report.problems),
        "engine": {
            "judged_by": report.judging.judged_by,
            "rows": report.judging.rows,
            "events": [
                {"kind": event.kind, "message": say.say(event.message)}
                for event in report.judging.events
            ],
        },
        "reconciliation": _account(report.account),
        "waived": [_waived(each, say) for each in report.waived],
        "waivers": [_waiver(each) for each in report.waivers],
        "acknowledged": acknowledged_records(report),
        "decisions": decision_records(report),
        "after_closing": [
            {"period": str(each.period), "edition": each.edition, "place": each.place}
            for each in report.after_closing
        ],
        "beta": [_on_trial(each, say) for each in report.beta],
        "note": report.plan.note,
        "plan_oddities": [
            {
                "code": each.code,
                "place": str(each.place),
                "message": say.say(each.message),
                "remedy": say.say(each.remedy),
            }
            for each in report.oddities
        ],
        "owing": [
            {
                "office": each.office,
                "code": each.code,
                "since": str(each.since),
                "count": each.count,
            }
            for each in report.owing
        ],
        "unplanned": [
            _unplanned(row, each.office) for each in report.submissions for row in each.unplanned
        ],
        **({} if report.comparison is None else {"changes": comparison_record(report.comparison)}),
        "history": [
            {
                "period": str(each.period),
                "closed": each.is_sealed,
                "index": exact(each.index),
                "items": {
                    code: {"status": state.status.value, "progress": exact(state.progress)}
                    for code, state in each.items.items()
                },
            }
            for each in report.states[:-1]
        ],
        **({} if report.served is None else {"population": population_record(report.served)}),
    }


def _item(judged: JudgedItem, report: Report, say: Speaker) -> dict[str, object]:
    measured, verdict = judged.measured, judged.verdict
    item, gap = measured.item, measured.gap
    return {
        "code": item.code,
        "kind": item.kind.value,
        "name": item.name,
        "element": item.element,
        "offices": list(item.offices),
        "unit": item.unit_name,
        "target": _measured(judged, "target"),
        "actual": _measured(judged, "actual"),
        "progress": _measured(judged, "progress"),
        "gap": None if gap is None else gap.value,
        "status": verdict.status.value,
        "band": None if verdict.band is None else verdict.band.value,
        **{name: _measured(judged, name) for name in _DERIVED},
        "baseline": _baseline(item),
        "target_year": _measured(judged, "target_year"),
        "own_unit": (item.own_unit or None) if isinstance(item, Indicator) else None,
        **_own(measured),
        "notes": [
            {"field": field, "text": text} for field, text in measured.notes if field != _CORRECTED
        ],
        "revisions": list(revision_records(report, item.code)),
        "corrections": [_correction(each) for each in measured.measures if each.correction],
        "rule": verdict.rule,
        "findings": [_finding(each, say) for each in verdict.findings if not each.beta],
        "places": _places(measured.places),
    }


def _own(measured: MeasuredItem) -> dict[str, object]:
    """The figures that forms ask for on their own account, where they do."""
    found = {
        each.name.removeprefix(OWN): exact(each.figure)
        for each in measured.measures
        if each.quantity.is_own
    }
    return {"figures": found} if found else {}


def _correction(measure: Measure) -> dict[str, object]:
    """What was sent and what is judged in its place."""
    correction = measure.correction
    return {
        "field": measure.name.removeprefix(OWN),
        "typed": measure.typed,
        "figure": exact(measure.figure),
        "reason": correction.reason if correction else "",
        "approver": correction.approver if correction else "",
    }


def _measured(judged: JudgedItem, name: str) -> str | None:
    return exact(judged.measured.figure(name))


def _baseline(item: Item) -> str | None:
    return None if isinstance(item, Activity) else exact(item.baseline)


def _finding(finding: Finding, say: Speaker) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": None if finding.severity is None else finding.severity.value,
        "message": say.say(finding.message),
    }


def _on_trial(finding: Finding, say: Speaker) -> dict[str, object]:
    """What a rule on trial found: it is no alert and counts nowhere."""
    return {
        "rule": finding.rule,
        "subject": finding.subject,
        **_finding(finding, say),
        "places": _places(finding.places),
    }


def _element(summary: ElementSummary) -> dict[str, object]:
    element, progress = summary.element, summary.progress
    return {
        "code": element.code,
        "level": element.level,
        "name": element.name,
        "progress": exact(progress.figure),
        "band": None if summary.band is None else summary.band.value,
        "counts": {status.value: n for status, n in summary.counts},
        "n": progress.n,
        "left_out": progress.left_out,
        "capped": progress.capped,
        BUDGET: exact(summary.money.budget.figure),
        SPENT: exact(summary.money.spent.figure),
        "physical_sum": exact(summary.physical.figure if summary.physical else Gap.NOT_COMPUTED),
        "overlap": exact(summary.overlap),
        "rule": summary.rule,
        "coverage": exact(progress.coverage),
    }


def _index(index: Index) -> dict[str, object]:
    declared = index.declared
    return {
        "value": exact(declared.figure),
        "n": declared.n,
        "left_out": declared.left_out,
        "capped": declared.capped,
        "sensitivity": {
            "declared": exact(declared.figure),
            **{name: exact(figure) for name, figure in index.sensitivity},
        },
    }


def alert_record(alert: Alert, say: Speaker) -> dict[str, object]:
    """An alert for programs."""
    return {
        "id": alert.id,
        "rule": alert.rule,
        "subject": alert.subject,
        "severity": alert.severity.value,
        "offices": list(alert.offices),
        "message": say.say(alert.message),
        "remedy": say.say(alert.remedy),
        "places": _places(alert.places),
        "weight": exact(alert.weight),
        "cause": alert.cause,
        "since": None if alert.since is None else str(alert.since),
        "matter": alert.matter,
        "rank": alert.rank,
        "urgency": alert.level.value,
    }


def _waived(waived: WaivedAlert, say: Speaker) -> dict[str, object]:
    waiver = waived.waiver
    return {
        **alert_record(waived.alert, say),
        "reason": waiver.reason,
        "approver": waiver.approver,
        "until": waiver.until.isoformat(),
        "waiver": str(waiver.place),
    }


def _waiver(use: WaiverUse) -> dict[str, object]:
    waiver = use.waiver
    return {
        "scope": waiver.scope,
        "rule": waiver.rule,
        "reason": waiver.reason,
        "approver": waiver.approver,
        "until": waiver.until.isoformat(),
        "state": use.standing.value,
        "alerts": use.alerts,
        "cells": use.cells,
        "place": str(waiver.place),
    }


def _submission(submission: Submission) -> dict[str, object]:
    return {
        "office": submission.office,
        "file": submission.file,
        "sha256": submission.sha256,
        "state": submission.state.value,
        "problems": len(submission.problems),
        "received": None if submission.received is None else submission.received.isoformat(),
        "days_late": submission.days_late,
    }


def _unplanned(row: Unplanned, office: str) -> dict[str, object]:
    return {
        "office": office,
        "plan": row.plan,
        "code": row.code,
        "name": row.name,
        "place": str(row.place),
        "said": {column.field: typed for column, typed in row.said},
    }


def _problem(problem: Problem, say: Speaker) -> dict[str, object]:
    return {
        "code": problem.code,
        "place": str(problem.place),
        "message": say.say(problem.message),
        "remedy": say.say(problem.remedy),
        "weight": problem.weight.value,
        "office": problem.office,
    }


def _account(account: Account) -> dict[str, int]:
    return {
        "expected": account.expected,
        "read": account.read,
        "blank": account.blank,
        "unreadable": account.unreadable,
        "waived": account.waived,
        "not_submitted": account.not_submitted,
    }


def _places(places: Iterable[Place]) -> list[str]:
    return [str(place) for place in places]
