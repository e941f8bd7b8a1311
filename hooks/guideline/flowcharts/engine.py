"""The real Mermaid, as packed in mermaidx, in a JavaScript engine inside this process: its parser and its
drawing.

It runs with a fixed seed and fixed ids, so the same source gives the same bytes.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

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
    edges: db.getEdges().map((edge) => ({
      start: edge.start, end: edge.end, text: edge.text || '', dotted: edge.stroke === 'dotted',
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


def parse(source: str) -> None:
    """Raise an exception with Mermaid's own message when it does not understand a source."""
    _engine().parse(source)


def parse_and_draw(source: str) -> tuple[str, dict[str, Any]]:
    """Return the SVG of a flowchart source and its graph (title, description, nodes, edges, or error).

    Raises an exception with Mermaid's own message when it cannot draw the source.
    """
    result: tuple[str, dict[str, Any]] = _engine().parse_and_draw(source)
    return result


def script() -> Path:
    """Return the Mermaid that draws here, as a script for browsers, from the installed package."""
    import mermaidx

    return Path(mermaidx.__file__).parent / "assets" / "mermaid.js"


@lru_cache(maxsize=1)
def _engine() -> Any:
    """Return the one engine of this process; starting it takes half a second, so it starts on the first
    drawing."""
    # The public door of mermaidx gives the drawing alone; the parsed graph is behind these.
    from mermaidx.engines._common import collect_svg, render_script, run_event_loop  # noqa: PLC2701
    from mermaidx.engines.quickjs_engine import Engine

    class GraphEngine(Engine):  # type: ignore[misc]
        """Mermaidx' engine, which also hands out the parsed graph of what it draws."""

        def _build_context(self) -> Any:
            context = super()._build_context()
            context.eval(MATCH_SCRIPT)
            return context

        def parse(self, source: str) -> None:
            self._executor.submit(self._parse, source).result()

        def _parse(self, source: str) -> None:
            self._ensure_fresh_context()
            context = self._ctx
            context.eval(_PARSE_SCRIPT % json.dumps(source))
            self._await("globalThis.__parsed")
            message = context.eval("__flat(globalThis.__parsed)")
            if message != "ok":
                raise ValueError(message)

        def _await(self, result: str) -> None:
            while not self._ctx.eval(f"!!{result}"):
                if not self._run_job() and not self._ctx.eval("__runNextTimer()"):
                    raise RuntimeError("Mermaid gave no answer")

        def parse_and_draw(self, source: str) -> tuple[str, dict[str, Any]]:
            result: tuple[str, dict[str, Any]] = self._executor.submit(self._parse_and_draw, source).result()
            return result

        def _parse_and_draw(self, source: str) -> tuple[str, dict[str, Any]]:
            self._ensure_fresh_context()
            context = self._ctx
            self._ctx_used = True
            context.eval(render_script(source, "default", _CONFIGURATION, None))
            run_event_loop(context.eval, self._run_job)
            svg = collect_svg(lambda script: context.eval(f"__flat({script})"))
            context.eval(_GRAPH_SCRIPT % json.dumps(source))
            self._await("globalThis.__graph")
            return svg, json.loads(context.eval("__flat(globalThis.__graph)"))

    engine = GraphEngine()
    engine.start()
    return engine
