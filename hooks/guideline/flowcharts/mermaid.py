"""The real Mermaid, as packed in mermaidx, in a JavaScript engine: its parser and its drawing.

It runs with a fixed seed and fixed ids, so the same source gives the same bytes. ``engine.py`` starts this
file as a process of its own, with the memory it may use: a line of JSON in, a line of JSON out, until the
input ends.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from mermaidx.engines._common import collect_svg, mermaid_config, render_script, run_event_loop  # noqa: PLC2701
from mermaidx.engines.quickjs_engine import Engine

_CONFIGURATION = {
    "handDrawnSeed": 1,
    "deterministicIds": True,
    "flowchart": {
        "htmlLabels": True,
        "nodeSpacing": 18,
        "rankSpacing": 30,
        "padding": 10,
        "wrappingWidth": 300,
    },
}
"""A drawing that fits a page: editors end the lines of a label with ``<br/>``."""

_GRAPH_SCRIPT = """
globalThis.__graph = null;
mermaid.mermaidAPI.getDiagramFromText(%s).then((diagram) => {
  const db = diagram.db;
  const nodes = [];
  db.getVertices().forEach((node) => nodes.push({
    id: node.id, text: node.text || node.id, shape: node.type || 'square', classes: node.classes || [],
    target: node.link || '', tooltip: db.getTooltip(node.id) || '',
  }));
  globalThis.__graph = JSON.stringify({
    title: db.getAccTitle(), description: db.getAccDescription(), nodes,
    groups: db.getSubGraphs().map((group) => ({
      id: group.id, title: group.title || '', inside: group.nodes,
    })),
    edges: db.getEdges().map((edge) => ({
      start: edge.start, end: edge.end, text: edge.text || '', dotted: edge.stroke === 'dotted',
      head: edge.type,
    })),
  });
}).catch((error) => { globalThis.__graph = JSON.stringify({error: String(error)}); });
"""

_PARSE_SCRIPT = """
globalThis.__parsed = null;
mermaid.parse(%s).then(
  () => { globalThis.__parsed = 'ok'; },
  (error) => { globalThis.__parsed = String(error); },
);
"""

MATCH_SCRIPT = """
(() => {
  'use strict';
  const match = String.prototype.match;
  const known = new WeakMap();
  const isOneGroup = (source) => {
    let depth = 0, inClass = false;
    for (let i = 1; i < source.length; i++) {
      if (source[i] === '\\\\') i++;
      else if (inClass) inClass = source[i] !== ']';
      else if (source[i] === '[') inClass = true;
      else if (source[i] === '(') depth++;
      else if (source[i] === ')' && --depth === 0) return i === source.length - 1;
    }
    return false;
  };
  const atStart = (rule) =>
    (rule.flags === '' || rule.flags === 'i') && rule.source.startsWith('^(?:') && isOneGroup(rule.source)
      ? new RegExp(rule.source, rule.flags + 'y') : null;
  String.prototype.match = function (rule) {
    if (!(rule instanceof RegExp)) return match.call(this, rule);
    if (!known.has(rule)) known.set(rule, atStart(rule));
    const sticky = known.get(rule);
    if (sticky === null) return match.call(this, rule);
    sticky.lastIndex = 0;
    return sticky.exec(this);
  };
})();
"""
"""Mermaid's lexer tries some hundred rules ``^(?:...)`` on the rest of the source for every token. QuickJS
looks for such a rule at every place of that rest; told to look at its start only, it gives the same answer in
less than half the time."""


class MermaidEngine(Engine):  # type: ignore[misc]
    """Mermaidx' engine, which also parses alone and hands out the parsed graph: its public door gives the
    drawing only."""

    def _build_context(self) -> Any:
        context = super()._build_context()
        context.eval(MATCH_SCRIPT)
        context.eval(f"mermaid.initialize({json.dumps(mermaid_config('default', _CONFIGURATION))})")
        return context

    def submit(self, task: str, source: str) -> Any:
        """Start a task (``parse``, ``graph`` or ``draw``) on the engine's thread and return its future."""
        tasks: dict[str, Callable[[str], Any]] = {
            "parse": self._parse,
            "graph": self._graph,
            "draw": self._draw,
        }
        return self._executor.submit(tasks[task], source)

    def _parse(self, source: str) -> None:
        message = self._answer(_PARSE_SCRIPT, source, "globalThis.__parsed")
        if message != "ok":
            raise ValueError(message)

    def _graph(self, source: str) -> Any:
        graph = json.loads(self._answer(_GRAPH_SCRIPT, source, "globalThis.__graph"))
        if "error" in graph:
            raise ValueError(graph["error"])
        return graph

    def _draw(self, source: str) -> str:
        self._ensure_fresh_context()
        context = self._ctx
        self._ctx_used = True
        context.eval(render_script(source, "default", _CONFIGURATION, None))
        run_event_loop(context.eval, self._run_job)
        return str(collect_svg(lambda script: context.eval(f"__flat({script})")))

    def _answer(self, script: str, source: str, result: str) -> str:
        """Run a script on a source and return the text that it leaves in ``result``."""
        self._ensure_fresh_context()
        context = self._ctx
        context.eval(script % json.dumps(source))
        while not context.eval(f"!!{result}"):
            if not self._run_job() and not context.eval("__runNextTimer()"):
                raise RuntimeError("Mermaid gave no answer")
        return str(context.eval(f"__flat({result})"))


class _Answers:
    """The one way out: an answer to each question, or the word that the time for it is up."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.until: float | None = None

    def begin(self, seconds: float) -> None:
        with self.lock:
            self.until = time.process_time() + seconds

    def give(self, answer: dict[str, Any]) -> None:
        with self.lock:
            self.until = None
            print(json.dumps(answer), flush=True)

    def watch(self) -> None:
        """End the process when a question has had its time of the processor; JavaScript cannot be interrupted
        otherwise."""
        while True:
            time.sleep(0.1)
            with self.lock:
                if self.until is not None and time.process_time() > self.until:
                    print(json.dumps({"over": "time"}), flush=True)
                    os._exit(1)


def _limit_memory(size: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    except (ImportError, OSError, ValueError):  # a platform without this limit
        pass


def _answer_of(task: Any) -> dict[str, Any]:
    try:
        return {"result": task.result()}
    except MemoryError:
        return {"over": "memory"}
    except Exception as error:
        return {"over": "memory"} if "out of memory" in str(error) else {"error": str(error)}


def serve(memory: int) -> None:
    """Answer the questions on standard input, each within its processor time and all within ``memory``
    bytes; end with the input, also amidst a drawing: then the process that asked is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # that is for the one that asked
    _limit_memory(memory)
    answers = _Answers()
    engine = MermaidEngine()
    engine.start()
    threading.Thread(target=answers.watch, daemon=True).start()
    for line in sys.stdin:
        question = json.loads(line)
        answers.begin(question["seconds"])
        task = engine.submit(question["task"], question["source"])
        task.add_done_callback(lambda done: answers.give(_answer_of(done)))
    os._exit(0)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
