"""What a piece of work costs, in a measure that neither a busy nor a slow machine changes.

It is counted in processor time, and in *paces*: what a fixed piece of work takes on the same
machine at the same time. A bound stands far above what the work takes, and far below what it takes
when it grows with the square of its input, or never ends.
"""

import gc
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

_STEPS = 2_000_000
"""A fortieth of a second on a machine of today."""


def seconds() -> float:
    """Processor time of this process and of the ones it started and waited for."""
    now = os.times()
    return time.process_time() + now.children_user + now.children_system


@contextmanager
def at_most(paces: int) -> Iterator[None]:
    """Fail where what is done inside takes more than so many paces.

    What other tests still hold is kept out of the collector's way: walking it is not this work.
    """
    gc.freeze()
    try:
        pace = _pace()
        before = seconds()
        yield
        taken = seconds() - before
    finally:
        gc.unfreeze()
    assert taken < paces * pace, f"{taken / pace:.0f} paces, and {paces} are the bound"


def _pace() -> float:
    before = time.process_time()
    for _ in range(_STEPS):
        pass
    return time.process_time() - before
