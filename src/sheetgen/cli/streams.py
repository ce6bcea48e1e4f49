"""The three streams of a run, whatever it was started with."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO, cast

STEP = "…"
"""How a line begins that says what a long run does now."""


def open_streams() -> None:
    """Let a run have all three, in UTF-8, and none stop it because nobody hears what went wrong.

    A run may be started without one of them. Then the next file opened would take its number, and
    what is printed would land in that file.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # it takes the lowest free number: this one
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - until the run ends
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if not isinstance(sys.stderr, _Unheard):
        sys.stderr = cast("TextIO", _Unheard(sys.stderr))


def leave_output() -> None:
    """Print nothing more: what is still kept for the output would fail again when the run ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def overheard() -> Iterator[list[str]]:
    """What is written to the stream of complaints meanwhile, steps of a long run apart."""
    heard: list[str] = []
    stream = sys.stderr
    sys.stderr = cast("TextIO", _Overheard(stream, heard))
    try:
        yield heard
    finally:
        sys.stderr = stream


class _Overheard:
    """A stream of which is kept what is written to it."""

    def __init__(self, stream: TextIO, heard: list[str]) -> None:
        self._stream, self._heard = stream, heard

    def write(self, text: str) -> int:
        if not text.startswith(STEP):
            self._heard.append(text)
        return self._stream.write(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


class _Unheard:
    """The stream of complaints, which may be full or closed at its other end: no fault of ours."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)
