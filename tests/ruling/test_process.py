"""The engine's process crashes, hangs or is not there: an event, and the plain verdict stands."""

import gc
import os
import signal
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

import spent
from ruling.in_process import extension
from sheetgen.errors import EngineError
from sheetgen.language.speaker import speaker
from sheetgen.records import replace
from sheetgen.ruling.confirm import Row, judge_rows
from sheetgen.ruling.durable.engine import Answer, EngineFault, Facts, Fired, Program
from sheetgen.ruling.durable.process import EngineProcess, _masks
from sheetgen.ruling.rule_files import read_rules
from sheetgen.ruling.thresholds import shipped_bounds

ROOT = Path(__file__).parents[2]
RULES = read_rules(ROOT / "rules", ROOT)
ROWS = tuple(
    Row(
        subject=f"I.{number}",
        kind="indicator",
        facts={"progress": Decimal(number % 200)},
        bounds=shipped_bounds(),
    )
    for number in range(1000)
)
PLAIN, _ = judge_rows(ROWS, RULES, None, strict=False)
ENDLESS = ",".join(
    f'"r{number}":{{"all":[{{"m":{{"$gt":{{"f_progress":{number}.5}}}}}}]}}'
    for number in range(1500)
)


class Spoilt(EngineProcess):
    """The real process; the batches numbered here are too much for it.

    It dies of each while it is at it, or, where it has so many ``seconds`` alone, is ended by them:
    before it is asked for an answer, too, where the batches behind fill its pipe.
    """

    def __init__(self, spoilt: range, *, dies: bool = True, seconds: float = 20) -> None:
        extension()
        super().__init__(seconds=seconds)
        self.spoilt = spoilt
        self.dies = dies
        self.begun = 0

    def begin(self, program: Program, rows: Sequence[Facts]) -> Answer:
        self.begun += 1
        if self.begun - 1 not in self.spoilt:
            return super().begin(program, rows)
        (part,) = program.parts
        slow = replace(part, definition=f"{{{ENDLESS}}}")
        answer = super().begin(replace(program, parts=(slow,)), rows)

        def answered() -> Fired:
            if self.dies and self._child is not None:
                self._child.send_signal(signal.SIGSEGV)
            return answer()

        return answered


def test_the_process_judges_as_the_plain_evaluator_does() -> None:
    extension()

    found, judging = judge_rows(ROWS, RULES, EngineProcess(), strict=True)

    assert PLAIN == found
    assert ("durable-rules", 1000, ()) == (judging.judged_by, judging.rows, judging.events)


def test_a_crash_is_an_event_of_its_batch_and_the_others_are_judged() -> None:
    found, judging = judge_rows(ROWS, RULES, Spoilt(range(1, 2)), strict=False)

    assert PLAIN == found
    (event,) = judging.events
    assert "error" == event.kind
    figures = dict(event.message.figures)
    assert (200, "I.200", "I.399") == (figures["n"], figures["first"], figures["last"])
    assert "SIGSEGV" in str(figures["said"])
    assert ("mixed", 800) == (judging.judged_by, judging.confirmed)


def test_a_process_that_keeps_dying_is_not_started_for_ever() -> None:
    engine = Spoilt(range(100), seconds=0.5)

    found, judging = judge_rows(ROWS, RULES, engine, strict=False)

    assert PLAIN == found
    assert 5 == len(judging.events)
    assert "not started again" in str(judging.events[-1].message)
    assert "plain" == judging.judged_by
    assert not engine.usable


def test_an_engine_that_gave_up_is_not_said_to_be_absent() -> None:
    engine = Spoilt(range(100), seconds=0.5)
    judge_rows(ROWS, RULES, engine, strict=False)

    found, judging = judge_rows(ROWS, RULES, engine, strict=False)

    assert PLAIN == found
    assert ["error"] == [event.kind for event in judging.events]
    assert "died too often" in str(judging.events[0].message)


def test_an_answer_that_cannot_be_read_is_a_fault_of_its_batch() -> None:
    with pytest.raises(EngineFault, match="cannot be read"):
        _masks("ok 1f zz")


def test_a_crash_stops_a_strict_run() -> None:
    with pytest.raises(EngineError):
        judge_rows(ROWS, RULES, Spoilt(range(1)), strict=True)


def test_a_hang_is_an_event_after_its_time_is_up() -> None:
    with spent.at_most(400):
        found, judging = judge_rows(
            ROWS, RULES, Spoilt(range(1), dies=False, seconds=0.5), strict=False
        )

    assert PLAIN == found
    (event,) = judging.events
    assert "no respondió en 0.5 s" in speaker("es", "es_PE").say(event.message)


def test_an_extension_that_cannot_be_imported_is_said_to_be_absent(tmp_path: Path) -> None:
    broken = tmp_path / "durable_rules_engine.so"
    broken.write_bytes(b"not an extension")

    found, judging = judge_rows(ROWS, RULES, EngineProcess(str(broken)), strict=False)

    assert PLAIN == found
    assert ("plain", ["absent"]) == (judging.judged_by, [each.kind for each in judging.events])


def test_no_process_and_no_pipe_is_left_behind() -> None:
    extension()
    engine = EngineProcess()
    assert engine.usable
    child = engine._child
    assert child is not None

    del engine
    gc.collect()

    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)


def test_a_process_that_rests_leaves_nothing_behind_and_is_started_again_when_asked() -> None:
    extension()
    engine = EngineProcess()
    first, _ = judge_rows(ROWS, RULES, engine, strict=True)
    child = engine._child
    assert child is not None

    engine.rest()

    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)
    again, judging = judge_rows(ROWS, RULES, engine, strict=True)
    assert (PLAIN, PLAIN, ()) == (first, again, judging.events)


def test_a_figure_that_is_not_finite_never_reaches_the_engine() -> None:
    extension()
    rows = (replace(ROWS[0], facts={"progress": Decimal("Infinity")}), *ROWS[:3])

    _, judging = judge_rows(rows, RULES, EngineProcess(), strict=False)

    (event,) = judging.events
    assert "not a finite number" in str(event.message)


def test_answers_are_asked_for_in_the_order_begun() -> None:
    extension()
    engine = EngineProcess()
    rules = Program("indicator", ())
    engine.begin(rules, [])
    second = engine.begin(rules, [])

    with pytest.raises(RuntimeError):
        second()


def test_a_process_killed_before_it_is_ready_is_called_killed_and_not_absent() -> None:
    extension()
    engine = EngineProcess()
    engine.start()
    assert engine._child is not None
    engine._child.kill()
    engine._child.wait()
    if engine._child.stdout is not None:
        engine._child.stdout.read()  # whatever it managed to say before

    found, judging = judge_rows(ROWS, RULES, engine, strict=False)

    (event,) = judging.events
    assert (PLAIN, "error", "plain") == (found, event.kind, judging.judged_by)
    said = speaker("es", "es_PE").say(event.message)
    assert "no pudo arrancar (su proceso terminó por la señal SIGKILL)" in said
