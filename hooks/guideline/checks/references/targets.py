"""What the pages refer to, in links and in nodes of diagrams, and where that leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from guideline.checks.registry import Context
from guideline.flowcharts.graph import Flowchart, Node
from guideline.model.page import DiagramSource, Page
from guideline.model.places import At
from guideline.model.suggestions import nearest

_PLACEHOLDER = re.compile(
    r"#?|(?:https?://)?(?:www\.)?example\.\w+/?.*|(?i:todo|tbd|xxx|link|url|volgt|invullen|\?+|\.\.\.|…)"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A link in a page or of a node in a diagram."""

    target: str
    text: str
    at: At
    image: bool = False

    @property
    def path(self) -> str:
        """The path as typed, empty for a place on the page itself."""
        return unquote(self.target.partition("#")[0])

    @property
    def fragment(self) -> str:
        """What stands after the #, empty when there is none."""
        return unquote(self.target.partition("#")[2])

    @property
    def internal(self) -> bool:
        """Whether it leads to a file of this site by a relative path."""
        return not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", self.target) and not self.target.startswith("/")


def all_references(context: Context) -> Iterator[tuple[Page, Reference]]:
    """Yield every reference of every page: first its links, then the nodes of its diagrams."""
    for page in context.guideline.pages:
        for link in page.links:
            yield page, Reference(link.target, link.text, link.at, link.image)
        drawings = context.guideline.drawings.get(page.path, ())
        for diagram, drawing in zip(page.diagrams, drawings, strict=False):
            if isinstance(drawing, Flowchart):
                for node in drawing.nodes:
                    if node.target:
                        yield page, Reference(node.target, node.plain_text, _click_place(diagram, node))


def _click_place(diagram: DiagramSource, node: Node) -> At:
    """Return where the target of a node stands in the source of its diagram."""
    lines = diagram.source.splitlines()
    click = ["click", node.id]
    number = next((number for number, line in enumerate(lines) if line.split()[:2] == click), 0)
    return diagram.at[0] + number, max(lines[number].find(node.target), 0) + 1


def resolve(page: Page, reference: Reference) -> str:
    """Return the path relative to the docs folder that an internal reference leads to."""
    if not reference.path:
        return page.path
    return posixpath.normpath(posixpath.join(page.folder, reference.path))


def is_placeholder(reference: Reference) -> bool:
    """Return whether somebody still has to fill in where the reference leads."""
    return bool(_PLACEHOLDER.fullmatch(reference.target.strip()))


class Advice:
    """The Dutch advice for references to what does not exist: the nearest of the ``candidates`` (paths
    relative to the docs folder), looked up in what is made once for all of them."""

    def __init__(self, context: Context, candidates: frozenset[str] | set[str]) -> None:
        """Take note of the candidates by their path and name, and of who holds each recommendation."""
        self._by_name = {
            candidate.rsplit("/", 1)[-1].rsplit(".", 1)[0]: candidate
            for candidate in sorted(candidates, reverse=True)
        }
        self._by_path = {candidate.rsplit(".", 1)[0]: candidate for candidate in candidates}
        self._holders = {
            item.id: page.path
            for page in reversed(context.guideline.pages)
            for item in page.recommendations
            if item.id
        }

    def on(self, page: Page, path: str, fragment: str) -> str:
        """Return the advice for a reference on ``page`` to ``path``, as it must be typed, with the
        fragment."""
        if path.casefold().startswith("www."):
            return f"zet https:// ervoor: ‘https://{path}’"
        bare = path.removesuffix("/index.html").removesuffix(".html").removesuffix(".md").rstrip("/")
        name = bare.rsplit("/", 1)[-1]
        match = self._by_path.get(bare) or self._by_name.get(name) or self._holders.get(fragment)
        if not match and (close := nearest(name, self._by_name)):
            match = self._by_name[close]
        if not match:
            return "controleer de naam en de map"
        typed = posixpath.relpath(match, page.folder or ".")
        return f"bedoelde u ‘{typed}{'#' + fragment if fragment else ''}’?"
