"""Work counted in calls of functions, which says the same on every machine, unlike seconds."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable


def calls(action: Callable[[], object], *names: str) -> int:
    """Return how many functions ``action`` calls, of Python and of C, or how often those with these names."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        if event == "call":
            name = frame.f_code.co_name  # type: ignore[attr-defined]
        elif event == "c_call":
            name = argument.__name__  # type: ignore[attr-defined]
        else:
            return
        count += not names or name in names

    re.purge()  # how many patterns Python still knows depends on the tests before
    action()  # what is made once, at first use, is no work of the second time
    before = sys.getprofile()
    collects = gc.isenabled()
    gc.disable()  # when it collects depends on the tests before, and others may have asked to be told of it
    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(before)
        if collects:
            gc.enable()
    return count


def grows_together(work: Callable[[int, int], int], few: int = 10, many: int = 100) -> int:
    """Return how much of ``work(a, b)`` is due to each of ``a`` meeting each of ``b``.

    That is 0 when what one more of ``a`` costs does not depend on how many there are of ``b``.
    """
    return work(many, many) - work(many, few) - work(few, many) + work(few, few)
