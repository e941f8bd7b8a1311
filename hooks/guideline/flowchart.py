"""Flowcharts: Mermaid's own parser and layout, run at build time, give the graph and the drawing of a source.

The real Mermaid (as packed in mermaidx) runs in QuickJS with a fixed seed, so the same source gives the same
bytes. Its style sheet is dropped: the site's own colours the drawing for light, dark and paper. Each label,
node, arrow and link of the source is proven to be in the drawing before it is used.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
XHTML = "{http://www.w3.org/1999/xhtml}"
XLINK = "{http://www.w3.org/1999/xlink}"

_DRAWN_ID = "my-svg"

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
"""The same bytes for the same source, and a drawing that fits a page: editors end the lines of a label with
``<br/>``."""

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


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a flowchart.

    ``target`` is its link as typed, or empty; ``text`` is its label with ``<br/>`` for line ends.
    """

    id: str
    text: str
    shape: str
    classes: tuple[str, ...]
    target: str
    tooltip: str

    @property
    def plain_text(self) -> str:
        """The label on one line, without markup."""
        return _plain(self.text)


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow of a flowchart; ``text`` is its label, or empty. A ``dotted`` arrow is meant to lead back."""

    start: str
    end: str
    text: str
    dotted: bool = False

    @property
    def plain_text(self) -> str:
        """The label on one line, without markup."""
        return _plain(self.text)


@dataclass(frozen=True, slots=True)
class Flowchart:
    """A parsed and drawn flowchart.

    ``svg`` still has its links as typed; ``embed`` makes it ready for a page.
    """

    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    svg: str


@dataclass(frozen=True, slots=True)
class DiagramError:
    """Why a source was not drawn: ``line`` counts from 1 within the source.

    ``understood`` when Mermaid can read the source, so that a browser can draw it.
    """

    line: int
    message: str
    understood: bool = False


def draw(source: str) -> Flowchart | DiagramError:
    """Parse and draw the Mermaid source of a flowchart.

    Returns the flowchart, or an error with the line when Mermaid refuses the source, when it is another type
    of diagram, or when the drawing lacks something that stands in the source. Takes about a second.
    """
    kind = next(
        (
            line.split()[0]
            for line in source.splitlines()
            if line.strip() and not line.lstrip().startswith("%%")
        ),
        "",
    )
    if kind not in ("flowchart", "graph"):
        return _other_diagram(kind, source)
    try:
        raw, graph = _engine().parse_and_draw(source)
    except Exception as error:
        return _dutch_error(str(error))
    if "error" in graph:
        return _dutch_error(graph["error"])
    nodes = tuple(
        Node(
            item["id"],
            item["text"],
            item["shape"],
            tuple(c for c in item["classes"] if c != "clickable"),
            item["target"],
            item["tooltip"],
        )
        for item in graph["nodes"]
    )
    edges = tuple(Edge(item["start"], item["end"], item["text"], item["dotted"]) for item in graph["edges"])
    tree = _clean(raw)
    flowchart = Flowchart(graph["title"], graph["description"], nodes, edges, _serialise(tree))
    lost = list(missing_from_drawing(flowchart))
    if lost:
        return DiagramError(1, f"in de tekening ontbreekt: {'; '.join(lost)}", understood=True)
    return flowchart


def _other_diagram(kind: str, source: str) -> DiagramError:
    try:
        _engine().parse(source)
    except Exception as error:
        return _dutch_error(str(error))
    return DiagramError(
        1, f"‘{kind}’ is geen stroomschema en wordt niet bij het bouwen getekend", understood=True
    )


def missing_from_drawing(flowchart: Flowchart) -> Iterable[str]:
    """Yield, in Dutch, every node, label, arrow and link of the source that the drawing lacks."""
    tree = etree.fromstring(flowchart.svg.encode())
    drawn = {
        match[1]: group
        for group in tree.iter(f"{SVG}g")
        if (match := re.fullmatch(r".*flowchart-(.+)-\d+", group.get("id", "")))
    }
    for node in flowchart.nodes:
        group = drawn.get(node.id)
        if group is None:
            yield f"knoop ‘{node.id}’"
        elif _letters(node.plain_text) != _drawn_text(group):
            yield f"de tekst van knoop ‘{node.id}’"
    labels = [
        _drawn_text(label) for label in tree.iter(f"{SVG}g") if "edgeLabel" in label.get("class", "").split()
    ]
    for edge in flowchart.edges:
        wanted = _letters(_plain(edge.text))
        if wanted and wanted not in labels:
            yield f"de tekst ‘{edge.text}’ bij de pijl van ‘{edge.start}’ naar ‘{edge.end}’"
    arrows = [path for path in tree.iter(f"{SVG}path") if "flowchart-link" in path.get("class", "").split()]
    if len(arrows) != len(flowchart.edges):
        yield f"{len(flowchart.edges) - len(arrows)} van de {len(flowchart.edges)} pijlen"
    links = sorted(link.get("href", "") for link in tree.iter(f"{SVG}a"))
    if links != sorted(node.target for node in flowchart.nodes if node.target):
        yield "een of meer links"


def embed(svg: str, identifier: str, resolve: Callable[[str], str]) -> str:
    """Return the drawing for a page: ids start with ``identifier``, and each link is what ``resolve`` makes
    of it as typed."""
    tree = etree.fromstring(svg.replace(_DRAWN_ID, identifier).encode())
    for link in tree.iter(f"{SVG}a"):
        link.set("href", resolve(link.get("href", "")))
    return _serialise(tree)


def _clean(raw: str) -> etree._Element:
    """Drop Mermaid's style sheet and inline colours, round the coordinates, and mend what is no valid
    HTML."""
    tree = etree.fromstring(raw.encode())
    for style in list(tree.iter(f"{SVG}style")):
        style.getparent().remove(style)
    width, height = (float(part) for part in tree.get("viewBox", "0 0 0 0").split()[2:])
    for name in ("style", "width", "height", "aria-roledescription"):
        tree.attrib.pop(name, None)
    tree.set("role", "group")
    tree.set("width", f"{width:.0f}")
    tree.set("height", f"{height:.0f}")
    used = set(re.findall(r"url\(#([^)]+)\)", raw))
    for marker in list(tree.iter(f"{SVG}marker")):
        if marker.get("id") not in used:
            marker.getparent().remove(marker)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        _clean_element(element)
    return tree


def _clean_element(element: etree._Element) -> None:
    for name, value in list(element.attrib.items()):
        if name.startswith("data-") or (name == "style" and element.tag != f"{SVG}text"):
            del element.attrib[name]
        elif name in ("d", "points", "transform", "x", "y", "width", "height", "cx", "cy", "rx", "ry", "r"):
            element.set(
                name,
                re.sub(
                    r"-?\d+\.\d{3,}", lambda match: f"{float(match[0]):.2f}".rstrip("0").rstrip("."), value
                ),
            )
        elif name == f"{XLINK}href":
            del element.attrib[name]
            element.set("href", value)
    if element.tag.startswith(SVG):
        element.attrib.pop(
            "title", None
        )  # a tooltip would take the place of the label as the name of the link
    for paragraph in list(element.findall(f"{XHTML}p")):
        paragraph.tag = f"{XHTML}span"


def _serialise(tree: etree._Element) -> str:
    for element in tree.iter(f"{XHTML}div", f"{XHTML}span"):
        if element.text is None and not len(element):
            element.text = ""
    etree.cleanup_namespaces(tree)
    return str(etree.tostring(tree, encoding="unicode"))


def _plain(label: str) -> str:
    """Return a label without ``<br/>``, entities (also Mermaid's ``#lt;`` form) and soft hyphens."""
    text = re.sub(r"<br\s*/?>", " ", label)
    text = html.unescape(re.sub(r"ﬂ°°?(\w+)¶ß", r"&\1;", re.sub(r"#(\w+);", r"&\1;", text)))
    return " ".join(text.replace("\u00ad", "").split())


def _drawn_text(group: etree._Element) -> str:
    return _letters("".join(group.itertext()))


def _letters(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)


def _dutch_error(message: str) -> DiagramError:
    if match := re.search(
        r"(?:Parse error|Lexical error) on line (\d+)[.:]?\s*\n?(.*?)\n(-*)\^", message, re.DOTALL
    ):
        shown = match[2].strip()
        return DiagramError(int(match[1]), f"Mermaid begrijpt de regel niet, ter hoogte van ‘{shown[-60:]}’")
    line = re.search(r"on line:? (\d+)", message)
    return DiagramError(
        int(line[1]) if line else 1, f"Mermaid kan dit schema niet tekenen: {message.splitlines()[0][:120]}"
    )


def mermaid_script() -> Path:
    """Return the Mermaid that draws here, as a script for browsers, from the installed package."""
    import mermaidx

    return Path(mermaidx.__file__).parent / "assets" / "mermaid.js"


@lru_cache(maxsize=1)
def _engine() -> Any:
    """Return the one engine of this process; starting it takes half a second, so it starts on the first
    drawing."""
    from mermaidx.engines._common import collect_svg, render_script, run_event_loop
    from mermaidx.engines.quickjs_engine import Engine

    class GraphEngine(Engine):  # type: ignore[misc]
        """Mermaidx' engine, which also hands out the parsed graph of what it draws."""

        def parse(self, source: str) -> None:
            """Raise an exception with Mermaid's own message when it does not understand a source."""
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
            """Return the SVG and the graph (title, description, nodes, edges, or error) of a flowchart
            source."""
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
