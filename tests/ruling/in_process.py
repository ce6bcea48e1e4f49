"""The engine driven in the tests' own process, over an extension that a test may have broken."""

from collections.abc import Sequence
from typing import Any

import pytest

from sheetgen.ruling.durable.driving import Driver, DrivingFault
from sheetgen.ruling.durable.engine import (
    Alternatives,
    Answer,
    EngineFault,
    Facts,
    Fired,
    Program,
    program,
)


def extension() -> Any:  # noqa: ANN401 - as untyped as the extension
    return pytest.importorskip("durable_rules_engine", reason="durable-rules is not installed here")


class Here:
    usable = True

    def __init__(self, module: Any) -> None:  # noqa: ANN401 - as untyped as the extension
        self.driver = Driver(module)

    def begin(self, rules: Program, rows: Sequence[Facts]) -> Answer:
        events = rules.events(rows)

        def answer() -> Fired:
            try:
                return rules.fired(
                    [
                        self.driver.masks(part.definition, batch, len(rows))
                        for part, batch in zip(rules.parts, events, strict=True)
                    ]
                )
            except DrivingFault as fault:
                raise EngineFault(str(fault)) from fault

        return answer


def fire(kind: str, rules: Alternatives, rows: Sequence[Facts]) -> Fired:
    """The codes that hold, batch by batch."""
    engine, compiled = Here(extension()), program(kind, rules)
    return tuple(
        codes
        for start in range(0, len(rows), 200)
        for codes in engine.begin(compiled, rows[start : start + 200])()
    )
