"""Mermaid works within limits; the shortcut for the rules of its lexer gives what JavaScript itself gives."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import threading
import time

import pytest
import quickjs
from guideline.flowcharts import engine
from guideline.flowcharts.drawing import draw
from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.flowcharts.mermaid import MATCH_SCRIPT

SMALL = "flowchart TD\n  a --> b\n"
LONG = "flowchart TD\n  " + "a;" * 2000

NAMES_ITS_PROCESS = """
import subprocess
from guideline.flowcharts import engine

class Named(subprocess.Popen):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        print(self.pid, flush=True)

subprocess.Popen = Named
engine.READING_SECONDS = 600
engine.graph({source!r})
"""

CASES = [
    pytest.param("/^(?:ab+)/", "abbc", id="at the start"),
    pytest.param("/^(?:ab+)/", "cabb", id="not at the start"),
    pytest.param("/^(?:a|b)/i", "Bx", id="capitals"),
    pytest.param(r"/^(?:\s+(x)?(y)?)/", "  y", id="groups"),
    pytest.param(r"/^(?:[)(]+\))/", "()) ", id="brackets as text"),
    pytest.param("/^(?:a)|(?:b)/", "xb", id="two alternatives"),
    pytest.param("/^(?:a)|(?:b)/", "ab", id="first of two alternatives"),
    pytest.param("/^(?:a)+/", "aab", id="repeated group"),
    pytest.param("/^(?:a)/g", "aa", id="all"),
    pytest.param("/^(?:a)/m", "b\na", id="each line"),
    pytest.param("/^(?:ë)/u", "ëa", id="unicode"),
    pytest.param("/(?:a)/", "xa", id="anywhere"),
    pytest.param("/^(?:)/", "x", id="empty rule"),
    pytest.param('"b"', "ab", id="text as rule"),
    pytest.param("undefined", "ab", id="no rule"),
]


@pytest.mark.parametrize(("rule", "text"), CASES)
def test_a_match_is_the_same(rule: str, text: str) -> None:
    ask = f"""(() => {{
        const rule = {rule}, text = {json.dumps(text)};
        const once = text.match(rule), again = text.match(rule);
        return JSON.stringify([once, once && once.index, once && once.input, again, rule && rule.lastIndex]);
    }})()"""
    plain, quick = quickjs.Context(), quickjs.Context()
    quick.eval(MATCH_SCRIPT)
    assert quick.eval(ask) == plain.eval(ask)


@pytest.mark.parametrize(("name", "limit"), [("READING_SECONDS", 0.05), ("DRAWING_SECONDS", 0.05)])
def test_a_drawing_over_the_limit_is_an_error_and_the_next_one_is_drawn(
    monkeypatch, capfd: pytest.CaptureFixture[str], name: str, limit: float
) -> None:
    with monkeypatch.context() as small:
        small.setattr(engine, name, limit)
        result = draw(LONG if name == "READING_SECONDS" else SMALL)
    assert isinstance(result, DiagramError)
    assert (result.line, result.costly) == (1, True)
    assert "rekentijd" in result.message
    assert "verdeel" in result.remedy
    assert isinstance(draw(SMALL), Flowchart)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit addresses")
def test_a_process_without_memory_is_an_error(monkeypatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(engine, "MEMORY", 40 * 1024**2)
    fresh = type(engine._mermaid)()
    monkeypatch.setattr(engine, "_mermaid", fresh)
    result = draw(SMALL)
    assert isinstance(result, DiagramError)
    assert result.costly
    assert capfd.readouterr() == ("", "")


def test_a_process_that_something_else_ended_is_started_again() -> None:
    assert isinstance(draw(SMALL), Flowchart)
    process = engine._mermaid._process
    assert process
    process.kill()
    process.wait()
    assert isinstance(draw(SMALL), Flowchart)


def test_threads_get_the_answer_to_their_own_question() -> None:
    found: dict[str, str] = {}

    def ask(name: str) -> None:
        result = draw(f"flowchart TD\n  {name} --> b\n")
        assert isinstance(result, Flowchart)
        found[name] = result.nodes[0].id

    threads = [threading.Thread(target=ask, args=(name,)) for name in ("x", "y", "z")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {"x": "x", "y": "y", "z": "z"}


@pytest.mark.skipif(os.name != "posix", reason="asks for a process by its number")
def test_the_process_ends_with_the_one_that_asks() -> None:
    script = NAMES_ITS_PROCESS.format(source=LONG * 8)
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout
        number = int(asking.stdout.readline())
        asking.kill()
    for _ in range(1000):
        if not _runs(number):
            return
        time.sleep(0.05)
    pytest.fail(f"process {number} still runs")


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    status = f"/proc/{number}/stat"
    if not os.path.exists(status):
        return True
    with open(status, encoding="utf-8") as file:
        return file.read().rpartition(")")[2].split()[0] != "Z"  # in a container nobody may collect it


@pytest.mark.skipif(not hasattr(os, "fork"), reason="elsewhere no process is forked")
def test_each_forked_process_asks_a_mermaid_of_its_own() -> None:
    sources = [f"flowchart TD\n  a --> node{number}\n" for number in range(12)]
    one_by_one = [engine.graph(source) for source in sources]
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map_async(engine.graph, sources, chunksize=1).get(timeout=120) == one_by_one
    assert engine.graph(sources[0]) == one_by_one[0]
