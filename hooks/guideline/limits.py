"""How much processor time a piece of work may take, for what a text can make as slow as it likes."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OverTimeError(BaseException):
    """The work took more than it may. No ``Exception``, so that no library takes it for one of its own."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise OverTimeError in the work inside when this process has used ``seconds`` of processor time on it.

    Where the platform has no such clock (Windows), or outside the main thread, nothing is limited.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise OverTimeError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class Allowance:
    """How much processor time many pieces of work may take together, beyond what each may ordinarily take: a
    large guideline is many pieces of ordinary work."""

    def __init__(self, together: float, ordinary: float) -> None:
        """Allow ``together`` seconds, of which a piece of up to ``ordinary`` seconds takes nothing."""
        self._left = together
        self._ordinary = ordinary

    @property
    def used_up(self) -> bool:
        """Whether no more may be done."""
        return self._left <= 0

    @contextmanager
    def spend(self) -> Iterator[None]:
        """Count the work inside."""
        began = time.process_time()
        try:
            yield
        finally:
            self._left -= max(0.0, time.process_time() - began - self._ordinary)
