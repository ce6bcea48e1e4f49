"""Counts the steps and calls of code, so that a test may hold how they grow; never the time."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import sheetgen

_HOME = str(Path(sheetgen.__file__).parent)


def steps(run: Callable[[], object]) -> Counter[str]:
    """How many instructions each function of sheetgen carried out, by file and name."""
    counted: Counter[str] = Counter()

    def enter(frame: FrameType, _event: str, _arg: object) -> Any:  # noqa: ANN401 - as sys has it
        if not frame.f_code.co_filename.startswith(_HOME):
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        name = f"{frame.f_code.co_filename.removeprefix(_HOME)}:{frame.f_code.co_qualname}"

        def step(_frame: FrameType, event: str, _arg: object) -> Any:  # noqa: ANN401 - as sys has it
            counted[name] += event == "opcode"
            return step

        return step

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        run()
    finally:
        sys.settrace(before)
    return counted


def calls(run: Callable[[], object]) -> Counter[str]:
    """How often each function of sheetgen was called, by file and name."""
    counted: Counter[str] = Counter()

    def enter(frame: FrameType, event: str, _arg: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(_HOME):
            counted[f"{code.co_filename.removeprefix(_HOME)}:{code.co_qualname}"] += 1

    before = sys.getprofile()
    sys.setprofile(enter)
    try:
        run()
    finally:
        sys.setprofile(before)
    return counted


def grown(small: Counter[str], large: Counter[str], at_least: int) -> dict[str, float]:
    """By how much each function of so many steps takes more in the larger run."""
    return {name: count / max(1, small[name]) for name, count in large.items() if count >= at_least}
