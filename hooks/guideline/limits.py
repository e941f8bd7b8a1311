"""How much processor time and memory work may take, for what a text can make as slow or large as it likes."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

MEMORY = 4 * 1024**3
"""How many bytes of addresses a whole run may use, where the platform can limit that; the checks of the real
guideline take a tenth, a build a fifth."""


NO_MEMORY = "De opdracht is gestopt: de teksten kosten te veel geheugen; maak het grootste bestand kleiner."
"""What is said when no file can be blamed."""


class OverTimeError(BaseException):
    """The work took more than it may. No ``Exception``, so that no library takes it for one of its own."""


TOO_MUCH = (OverTimeError, RecursionError, MemoryError)
"""What work raises that asks more than there is."""


def limit_memory(most: int = MEMORY) -> None:
    """Let this process raise MemoryError when it wants more than ``most`` bytes, and not stop the machine."""
    try:
        import resource  # not on Windows

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        known = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min([most, *known]), hard))
    except (ImportError, ValueError, OSError):
        return


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
