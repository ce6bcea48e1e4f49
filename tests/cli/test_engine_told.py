"""Two evaluators that differ are told wherever the build answers, and end it with 1."""

from sheetgen.cli.build_done import to_fix
from sheetgen.cli.build_summary import summary_lines, summary_record
from sheetgen.language.message import message
from sheetgen.language.speaker import speaker
from sheetgen.model.report import Judging, Report
from sheetgen.model.rule import EngineEvent
from sheetgen.records import replace
from sheetgen.writing.sheets.method import _who_judged
from writing.builder_writing import policy

SAY = speaker("es", "es_PE")
DIFFERS = EngineEvent(
    "difference", message("{rows} rows judged by the plain evaluator alone.", rows=7)
)


def judged(judging: Judging) -> Report:
    return replace(policy(), judging=judging, problems=())


def test_a_difference_ends_the_build_with_1_and_an_absent_engine_does_not() -> None:
    assert to_fix(judged(Judging(5, 4, (DIFFERS,))))
    assert not to_fix(judged(Judging(5, 0, (EngineEvent("absent", DIFFERS.message),))))
    assert not to_fix(judged(Judging(5, 5, ())))


def test_the_terminal_and_its_json_tell_the_event_itself() -> None:
    report = judged(Judging(5, 4, (DIFFERS,)))
    record = summary_record(report, [], SAY)

    assert "    7 filas calificadas solo por el evaluador simple." in list(
        summary_lines(report, [], SAY)
    )
    assert "mixed" == record["judged_by"]
    assert [
        {"kind": "difference", "message": "7 filas calificadas solo por el evaluador simple."}
    ] == record["events"]


def test_the_methodology_never_says_that_all_was_confirmed_above_a_difference() -> None:
    assert "confirmó cada veredicto" in SAY.say(_who_judged(Judging(5, 5, ())))
    assert "4 veredictos de durable-rules" in SAY.say(_who_judged(Judging(5, 4, (DIFFERS,))))
    assert "solo por el evaluador simple" in SAY.say(_who_judged(Judging(5, 0, ())))
