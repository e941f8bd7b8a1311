"""The anchor of a heading: one function for the site (Python-Markdown's ``toc``) and for the checks; and what
else an editor may give a heading between braces."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pymdownx.slugs import slugify

_PART = r"#[\w-]++|bij=(?:\"[^\"{}\n]*+\"|[\w-]++)"
EXPLICIT = re.compile(rf"(?<!\s)\s*+\{{:?((?:\s*+(?:{_PART}))++)\s*+\}}\s*$")
"""What an editor gave a heading: an id (``## Kop {#mijn-id}``), the recommendation it belongs to
(``#### Kop { bij=doe-dit }``), or both."""

BESIDE = "bij"
"""The name of the recommendation that a heading belongs to."""

slug = slugify(case="lower", normalize="NFKD")
"""``slug(text, separator)``: the anchor of a heading without an id of its own, in plain ASCII letters."""


@dataclass(frozen=True, slots=True)
class HeadingParts:
    """The visible text of a heading, its anchor, and the id of the recommendation it belongs to (or none)."""

    text: str
    anchor: str
    beside: str


def heading_parts(text: str) -> HeadingParts:
    """Return what a heading consists of, given its text without other markup."""
    match = EXPLICIT.search(text)
    visible = (text[: match.start()] if match else text).strip()
    given = re.findall(_PART, match[1]) if match else []
    ids = [part[1:] for part in given if part[0] == "#"]
    beside = [part.partition("=")[2].strip('"') for part in given if part[0] != "#"]
    return HeadingParts(visible, ids[-1] if ids else slug(visible, "-"), beside[-1] if beside else "")


def given_id(text: str) -> str:
    """Return the id that braces at the end of a text give to what stands before them; empty for none."""
    match = EXPLICIT.search(text)
    ids = [part[1:] for part in re.findall(_PART, match[1]) if part[0] == "#"] if match else []
    return ids[-1] if ids else ""
