"""The report for programs: ``results.json``, version 1, additive only (DESIGN 5)."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from sheetgen.disk.lasting import naming
from sheetgen.json_lines import spaced
from sheetgen.language.speaker import Speaker
from sheetgen.model.past_state import ItemState
from sheetgen.model.report import Report
from sheetgen.telling.exact_text import exact
from sheetgen.telling.follow_words import (
    acknowledged_records,
    decision_records,
    life_record,
)
from sheetgen.writing.records.change_records import (
    comparison_record,
    late_records,
    otherwise_records,
)
from sheetgen.writing.records.commitment_records import commitment_record
from sheetgen.writing.records.found import (
    alert_record,
    trial_record,
    waived_record,
    waiver_record,
)
from sheetgen.writing.records.item_records import element_record, index_record, item_record
from sheetgen.writing.records.served import population_record
from sheetgen.writing.records.submission_records import (
    account_record,
    problem_record,
    submission_record,
    unplanned_record,
)
from sheetgen.writing.same import NOTHING_SAME, Same
from sheetgen.writing.standing_results import StandingResults

VERSION = 1
R = TypeVar("R")


class _Line(str):
    """What is written already."""

    __slots__ = ()


def write_results(report: Report, path: Path, say: Speaker, same: Same = NOTHING_SAME) -> None:
    """Write ``results.json``: UTF-8, keys in the contract's order, a newline at the end.

    What a list holds is written one by one, a line each: neither the document nor its text is ever
    whole in memory. Those that say the ``same`` as before are copied.
    """
    with (
        naming(path),
        path.open("w", encoding="utf-8", newline="\n") as file,
        StandingResults(same) as stood,
    ):
        file.writelines(_lines({**_parts(report, say), **_copied(report, say, same, stood)}))


def _copied(
    report: Report, say: Speaker, same: Same, stood: StandingResults
) -> dict[str, Iterator[dict[str, object] | _Line]]:
    """The lists of which lines are copied where they stand."""
    codes = [each.measured.item.code for each in report.items]
    before = [code if code in same.codes else "" for code in codes]
    known = same.alerts
    alerts = [each.id if each.id in known else "" for each in report.alerts]
    problems = same.told.problems or [""] * len(report.problems)
    return {
        "items": _mixed(
            report.items,
            stood.lines("items", codes, before),
            lambda each: item_record(each, report, say),
        ),
        "alerts": _mixed(
            report.alerts,
            stood.lines("alerts", alerts, [*same.stood.alerts]),
            lambda each: {**alert_record(each, say), **life_record(report, each.id)},
        ),
        "problems": _mixed(
            report.problems,
            stood.lines("problems", problems, same.stood.problems),
            lambda each: problem_record(each, say),
        ),
    }


def _mixed(
    records: Iterable[R], lines: Iterator[str | None], told: Callable[[R], dict[str, object]]
) -> Iterator[dict[str, object] | _Line]:
    for each, line in zip(records, lines, strict=True):
        yield told(each) if line is None else _Line(line)


def _lines(parts: Mapping[str, object]) -> Iterator[str]:
    before = "{"
    for key, part in parts.items():
        yield f"{before}\n{spaced(key)}: "
        before = ","
        if not isinstance(part, list | Iterator):
            yield spaced(part)
            continue
        between = "["
        for each in part:
            yield f"{between}\n{each if type(each) is _Line else spaced(each)}"
            between = ","
        yield "[]" if between == "[" else "\n]"
    yield "\n}\n"


def _tables(report: Report) -> dict[str, str]:
    """The digest of each table of the plan behind a figure."""
    found: dict[str, str] = {}
    came = {each.file for each in report.submissions}
    for judged in report.items:
        for measure in judged.measured.measures:
            for place in measure.places:
                file = place.file
                if file in came or file in found:
                    continue
                if (cell := report.tables(place)) is not None:
                    found[file] = cell.sha256
    return dict(sorted(found.items()))


def _states(items: Mapping[str, ItemState]) -> dict[str, dict[str, str | None]]:
    """How items stood in a month; what many stood at is told once."""
    told: dict[int, dict[str, str | None]] = {}
    for state in items.values():
        if id(state) not in told:
            told[id(state)] = {"status": state.status.value, "progress": exact(state.progress)}
    return {code: told[id(state)] for code, state in items.items()}


def results(report: Report, say: Speaker, only: Container[str] | None = None) -> dict[str, object]:
    """The report as plain data; figures are strings of exact decimals, or None.

    ``only`` are the keys wanted, None for all.
    """
    return {
        key: list(part) if isinstance(part, Iterator) else part
        for key, part in _parts(report, say).items()
        if only is None or key in only
    }


def _parts(report: Report, say: Speaker) -> dict[str, object]:
    """The report part by part; what grows with its items is made as it is asked for."""
    return {
        "version": VERSION,
        "plan": report.plan.code,
        "period": str(report.period),
        "items": (item_record(each, report, say) for each in report.items),
        "elements": (element_record(each) for each in report.elements),
        "index": None if report.index is None else index_record(report.index),
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
        "submissions": (submission_record(each) for each in report.submissions),
        "problems": (problem_record(each, say) for each in report.problems),
        "engine": {
            "judged_by": report.judging.judged_by,
            "rows": report.judging.rows,
            "events": [
                {"kind": event.kind, "message": say.say(event.message)}
                for event in report.judging.events
            ],
        },
        "reconciliation": account_record(report.account),
        "waived": [waived_record(each, say) for each in report.waived],
        "waivers": [waiver_record(each) for each in report.waivers],
        "acknowledged": acknowledged_records(report),
        "decisions": decision_records(report),
        "commitments": (commitment_record(each, report.as_of, say) for each in report.commitments),
        "after_closing": late_records(report.after_closing),
        **otherwise_records(report.otherwise),
        "beta": [trial_record(each, say) for each in report.beta],
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
        "owing": (
            {
                "office": each.office,
                "code": each.code,
                "since": str(each.since),
                "count": each.count,
            }
            for each in report.owing
        ),
        "unplanned": (
            unplanned_record(row, each.office)
            for each in report.submissions
            for row in each.unplanned
        ),
        "tables": _tables(report),
        **({} if report.comparison is None else {"changes": comparison_record(report.comparison)}),
        "history": [
            {
                "period": str(each.period),
                "recalled": each.is_recalled,
                "index": exact(each.index),
                "items": _states(each.items),
            }
            for each in report.states[:-1]
        ],
        **({} if report.served is None else {"population": population_record(report.served)}),
    }
