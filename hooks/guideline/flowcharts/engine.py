"""Mermaid in a process of its own: started on the first question, used for the next ones, and ended when a
drawing asks too much.

JavaScript cannot be interrupted from outside, and a limit of the system counts for a whole process. The
process therefore looks at its own processor time, which is the same however busy the machine is. That the
clock also has a limit is for a process that stands still.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

READING_SECONDS = 10
DRAWING_SECONDS = 40
"""How long the processor may work on a source; the largest real chart takes one and eight."""

MEMORY = 3 * 1024**3
"""How many bytes of addresses the process may use, where the platform can limit that; the largest real chart
takes a tenth."""

_CLOCK_SECONDS = 20 * DRAWING_SECONDS

_OVER = {
    "time": f"het kost meer dan {READING_SECONDS} seconden rekentijd om te lezen, of {DRAWING_SECONDS} om te"
    " tekenen",
    "memory": "het kost te veel geheugen",
    "silence": "Mermaid is ermee vastgelopen",
}
"""Why a question got no answer, by the word of the process; ``silence`` when it ended without one."""


class OverLimitError(Exception):
    """A source asks more than one drawing may; the text says of what, in Dutch."""


def parse(source: str) -> None:
    """Raise ValueError with Mermaid's own message when it does not understand a source, OverLimitError when
    that takes too much."""
    _mermaid.ask("parse", source, READING_SECONDS)


def graph(source: str) -> dict[str, Any]:
    """Return the graph of a flowchart source: title, description, nodes, edges and groups.

    Raises as ``parse``.
    """
    result: dict[str, Any] = _mermaid.ask("graph", source, READING_SECONDS)
    return result


def draw(source: str) -> str:
    """Return the SVG of a flowchart source; raises as ``parse``."""
    return str(_mermaid.ask("draw", source, DRAWING_SECONDS))


def script() -> Path:
    """Return the Mermaid that draws here, as a script for browsers, from the installed package."""
    import mermaidx

    return Path(mermaidx.__file__).parent / "assets" / "mermaid.js"


class _Mermaid:
    """The process, which answers one question at a time, whichever thread asks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def ask(self, task: str, source: str, seconds: int) -> Any:
        """Return the result of a task on a source, for which the processor gets some seconds."""
        with self._lock:
            answer = self._exchange(json.dumps({"task": task, "source": source, "seconds": seconds}))
        if "result" in answer:
            return answer["result"]
        if "error" in answer:
            raise ValueError(answer["error"])
        raise OverLimitError(_OVER[answer["over"]])

    def _exchange(self, question: str) -> dict[str, Any]:
        """Send a question and wait for its answer; a process that is over its limits is not used again."""
        if self._process and self._process.poll() is not None:
            self.stop()  # something else ended it while it had nothing to do
        process = self._process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        patience = threading.Timer(_CLOCK_SECONDS, process.kill)
        patience.daemon = True
        patience.start()
        answer: dict[str, Any] = {"over": "silence"}
        try:
            print(question, file=process.stdin, flush=True)
            if (line := process.stdout.readline()).endswith("\n"):
                answer = json.loads(line)
        except OSError:  # it ended before it had the question
            pass
        finally:
            patience.cancel()
            if "over" in answer:
                self.stop()
        return answer

    @staticmethod
    def _start() -> subprocess.Popen[str]:
        command = [sys.executable, "-P", str(Path(__file__).with_name("mermaid.py"))]
        return subprocess.Popen(
            [*command, str(MEMORY)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )

    def stop(self) -> None:
        """End the process, if there is one, and leave nothing of it."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()

    def forget(self) -> None:
        """Leave the process to whoever started it: after a fork it is another's, which goes on asking."""
        self._lock = threading.Lock()
        self._process = None


_mermaid = _Mermaid()
atexit.register(_mermaid.stop)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_mermaid.forget)
