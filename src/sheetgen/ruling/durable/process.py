"""Where durable-rules runs: in a process of its own, which may crash or hang without the build."""

import signal
import subprocess
import sys
import weakref
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import IO

from sheetgen.language.message import Message, message
from sheetgen.records import Struct
from sheetgen.ruling.durable import driving
from sheetgen.ruling.durable.engine import Answer, EngineFault, Facts, Fired, Masks, Program

_SECONDS = 20.0
"""A batch takes a hundredth of a second; one that takes this long hangs."""
_MOST_DEATHS = 3
"""After so many the process is not started again: the plain evaluator judges the rest alone."""


class _Waiting(Struct, frozen=True):
    """A batch whose answer is still to be asked for."""

    program: Program
    requests: tuple[bytes, ...]


class EngineProcess:
    """The engine's process: started once, given batches, started again where it died.

    The batch it died of is the one whose answer was being read: that is a fault, and the batches
    begun after it are given to the next process.
    """

    def __init__(self, extension: str | None = None, seconds: float = _SECONDS) -> None:
        self._extension = extension or driving.extension_file()
        self._seconds = seconds
        self._waiting: deque[_Waiting] = deque()
        self._child: subprocess.Popen[bytes] | None = None
        self._ready = False
        self._deaths = 0
        self._died_at_start: Message | None = None

    def start(self) -> None:
        """Start the process, if it is not there yet; it gets ready while others work."""
        if self._child is not None or self._extension is None or self._deaths == _MOST_DEATHS:
            return
        self._child = subprocess.Popen(  # noqa: S603 - this interpreter, our own file
            [sys.executable, "-S", "-E", driving.__file__, self._extension, str(self._seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._ready = False
        weakref.finalize(self, _end, self._child)

    def rest(self) -> None:
        """End the process where all is judged: its memory is free; asked again, it starts anew."""
        if self._child is not None and not self._waiting:
            _end(self._child)
            self._child = None

    @property
    def died_at_start(self) -> Message | None:
        """What the process died of before it was ready: killed, and not for want of the library."""
        return self._died_at_start

    @property
    def gave_up(self) -> bool:
        """Whether it died so often that it was not started again."""
        return self._deaths == _MOST_DEATHS

    @property
    def usable(self) -> bool:
        """Whether the extension is here and can be imported."""
        self.start()
        if self._child is None:
            return False
        if not self._ready:
            self._ready = _out_of(self._child).readline() == driving.READY
        if not self._ready:
            status = self._child.wait()
            self._died_at_start = _died_of(status, self._seconds) if status < 0 else None
            _end(self._child)
            self._child = self._extension = None
        return self._ready

    def begin(self, program: Program, rows: Sequence[Facts]) -> Answer:
        """Give the batch to the process; its answer is read when asked for."""
        requests = tuple(
            _request(part.definition, events, len(rows))
            for part, events in zip(program.parts, program.events(rows), strict=True)
        )
        waiting = _Waiting(program, requests)
        self._waiting.append(waiting)
        self._send(waiting)
        return lambda: self._answer(waiting)

    def _answer(self, waiting: _Waiting) -> Fired:
        if self._waiting.popleft() is not waiting:
            raise RuntimeError("answers are asked for in the order begun")
        lines = [self._line() for _ in waiting.requests]
        return waiting.program.fired([_masks(line) for line in lines])

    def _line(self) -> str:
        """One line of the process, or a fault where it died instead."""
        if self._child is None:
            raise EngineFault(
                message("its process ended {n} times and was not started again", n=self._deaths)
            )
        line = _out_of(self._child).readline()
        if line.endswith(b"\n"):
            return line.decode()
        raise EngineFault(self._buried(self._child))

    def _buried(self, child: "subprocess.Popen[bytes]") -> Message:
        """What the process died of; the batches that wait are given to a new one."""
        died_of = _died_of(child.wait(), self._seconds)
        _end(child)
        self._child = None
        self._deaths += 1
        if self.usable:
            for waiting in self._waiting:
                self._send(waiting)
        return died_of

    def _send(self, waiting: _Waiting) -> None:
        if self._child is None or self._child.stdin is None:
            return
        with suppress(BrokenPipeError):  # it died: reading its answer says of which batch
            self._child.stdin.writelines(waiting.requests)
            self._child.stdin.flush()


def _request(definition: str, events: str, rows: int) -> bytes:
    rules, batch = definition.encode(), events.encode()
    return b"%d %d %d\n%b%b" % (len(rules), len(batch), rows, rules, batch)


def _masks(line: str) -> Masks:
    word, _, rest = line.partition(" ")
    if word != "ok":
        raise EngineFault(rest.strip())
    try:
        return [int(mask, 16) for mask in rest.split()]
    except ValueError as error:
        raise EngineFault(
            message("its answer cannot be read: {answer}", answer=rest[:40])
        ) from error


def _out_of(child: "subprocess.Popen[bytes]") -> IO[bytes]:
    if child.stdout is None:
        raise RuntimeError("the process was started without a pipe")
    return child.stdout


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Leave no process and no pipe behind."""
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):  # what was never read is not missed
                pipe.close()


def _died_of(status: int, seconds: float) -> Message:
    if status < 0:
        name = signal.Signals(-status).name
        return message("its process was ended by the signal {name}", name=name)
    if status == 1:
        return message("its process gave no answer in {seconds} s", seconds=f"{seconds:g}")
    return message("its process ended with status {status}", status=str(status))
