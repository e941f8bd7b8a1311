"""The graph of a flowchart: its nodes and arrows, with the drawing of it; or why there is none."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

CLASSES = ("spoed", "keuze", "einde")
"""The classes of nodes; the style sheet colours them for light, dark and paper."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a flowchart.

    ``target`` is its link as typed, or empty; ``text`` is its label with ``<br/>`` for line ends; ``group``
    the title of the frame that it stands in, after those of the frames around it.
    """

    id: str
    text: str
    shape: str
    classes: tuple[str, ...]
    target: str
    tooltip: str
    group: str = ""

    @property
    def plain_text(self) -> str:
        """The label on one line, without markup."""
        return plain(self.text)


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
        return plain(self.text)


@dataclass(frozen=True, slots=True)
class Flowchart:
    """A parsed and drawn flowchart, its nodes in the order in which a reader comes by them.

    ``svg`` still has its links as typed; ``embed`` makes it ready for a page. ``groups`` are the titles of
    its frames.
    """

    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    svg: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DiagramError:
    """Why a source was not drawn: ``line`` counts from 1 within the source.

    ``understood`` when Mermaid can read the source, which is a diagram of another ``kind``, so that a
    browser can draw it. ``costly`` when it was stopped amidst its work. ``unreadable`` when the line itself
    says most.
    """

    line: int
    message: str
    remedy: str = "zet elke tekst tussen aanhalingstekens en sluit elk haakje"
    understood: bool = False
    costly: bool = False
    unreadable: bool = False
    kind: str = ""


def plain(label: str) -> str:
    """Return a label without ``<br/>``, entities (also Mermaid's ``#lt;`` form) and soft hyphens."""
    text = re.sub(r"<br\s*/?>", " ", label)
    text = re.sub(r"ﬂ°(°?)(\w+)¶ß", lambda match: f"#{match[2]};", text)
    text = html.unescape(
        re.sub(r"#(?:(\d+)|(\w+));", lambda match: f"&#{match[1]};" if match[1] else f"&{match[2]};", text)
    )
    return " ".join(text.replace("\u00ad", "").split())
