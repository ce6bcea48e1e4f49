"""Drives the C extension of durable-rules: its soft failures made hard.

Directly: no host, no threads, no clock, no actions. Every batch has a fresh state; a rule that
always holds counts the rows, so a row that was not judged is noticed. After any error the handle is
abandoned and never freed: freeing a half-run state can end the process.

Run as a script it is the engine's own process, which may die without the build. It needs nothing
but the standard library then, not even this package: it starts in a few milliseconds.
"""

import faulthandler
import importlib.util
import os
import sys
from typing import Any, BinaryIO

SENTINEL = "row"
STATE = "batch"
READY = b"ready\n"
_MOST_HANDLES = 16
"""Sets of rules kept ready; each costs the engine a millisecond to read."""


class DrivingFault(Exception):  # noqa: N818 - it is not an error of the run: the plain verdict stands
    """The engine did something it must not, and its answer for this batch is worth nothing."""


class Driver:
    """Keeps sets of rules ready for one extension module."""

    def __init__(self, module: Any) -> None:  # noqa: ANN401 - as untyped as the extension
        self._module = module
        self._handles: dict[str, int] = {}

    def masks(self, definition: str, events: str, rows: int) -> list[int]:
        """For each row in order the rules that hold: rule ``r3`` is the bit of 2 ** 3.

        Raises DrivingFault where the extension fails, or answers otherwise than it was asked.
        """
        try:
            return self._judged(self._handle(definition), events, rows)
        except (self._module.error, ValueError, TypeError, KeyError, IndexError) as error:
            self._handles.pop(definition, None)
            raise DrivingFault(str(error)) from error
        except DrivingFault:
            self._handles.pop(definition, None)
            raise

    def _handle(self, definition: str) -> int:
        if definition not in self._handles:
            if len(self._handles) == _MOST_HANDLES:
                for handle in self._handles.values():
                    self._module.delete_ruleset(handle)
                self._handles.clear()
            self._handles[definition] = self._module.create_ruleset("rules", definition)
        return self._handles[definition]

    def _judged(self, handle: int, events: str, rows: int) -> list[int]:
        """Assert, drain, delete; each row fires the sentinel exactly once."""
        if not rows:
            return []  # an empty batch ends the process
        code, state = self._module.assert_facts(handle, events)
        if code != 0 or state < 1:
            raise DrivingFault(f"assert_facts returned {code}, state {state}")
        found, counted = [0] * rows, [0] * rows
        started = self._module.start_action_for_state(handle, state)
        said = started[1] if started else None
        while said:
            name, row = _read(said)
            if name == SENTINEL:
                counted[row] += 1
            else:
                found[row] |= 1 << int(name[1:])
            said = self._module.complete_and_start_action(handle, state)
        self._module.delete_state(handle, STATE)
        if counted != [1] * rows:
            raise DrivingFault(f"{rows} rows in, {sum(counted)} rows out")
        return found


def _read(said: str) -> tuple[str, int]:
    """The rule and the row of a firing, ``{"r3":{"m":{"id":"0","sid":"batch","row":7.0,...``.

    We wrote the row, and its first fields hold no text of others: it need not be parsed whole.
    """
    end = said.index('"', 2)
    start = said.index(f'"{SENTINEL}":', end) + len(SENTINEL) + 3
    return said[2:end], int(said[start : said.index(".", start)])


def extension_file() -> str | None:
    """Where the extension is installed, or None."""
    found = importlib.util.find_spec("durable_rules_engine")
    return None if found is None else found.origin


def _load(file: str) -> Any:  # noqa: ANN401 - as untyped as the extension
    spec = importlib.util.spec_from_file_location("durable_rules_engine", file)
    if spec is None or spec.loader is None:
        raise ImportError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _serve(driver: Driver, asked: BinaryIO, answers: BinaryIO, seconds: float) -> None:
    """Answer each request: a line with three sizes, the rules, the events; one line back."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - pathlib costs the start
        while header := asked.readline():
            rules, events, rows = map(int, header.split())
            definition = asked.read(rules).decode()
            batch = asked.read(events).decode()
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)  # a hang is a death
            try:
                masks = driver.masks(definition, batch, rows)
                answer = "ok " + " ".join(f"{mask:x}" for mask in masks)
            except DrivingFault as fault:
                answer = "fault " + " ".join(str(fault).split())
            faulthandler.cancel_dump_traceback_later()
            answers.write(f"{answer}\n".encode())
            answers.flush()


def main(file: str, seconds: str) -> None:
    """Say whether the extension can be imported, then judge until the input ends."""
    answers = sys.stdout.buffer
    try:
        module = _load(file)
    except ImportError as error:
        answers.write(f"absent {' '.join(str(error).split())}\n".encode())
        return
    answers.write(READY)
    answers.flush()
    _serve(Driver(module), sys.stdin.buffer, answers, float(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
