"""The anchor of a heading: one function for the site (Python-Markdown's ``toc``) and for the checks."""

from __future__ import annotations

import re

from pymdownx.slugs import slugify

EXPLICIT = re.compile(r"(?<!\s)\s*+\{:?\s*#([\w-]++)[^{}]*\}\s*$")
"""An id that an editor gave a heading: ``## Kop {#mijn-id}``."""

slug = slugify(case="lower", normalize="NFKD")
"""``slug(text, separator)``: the anchor of a heading without an id of its own, in plain ASCII letters."""


def heading_anchor(text: str) -> tuple[str, str]:
    """Return the visible text of a heading and its anchor, given its text without other markup."""
    if match := EXPLICIT.search(text):
        return text[: match.start()].strip(), match[1]
    return text.strip(), slug(text.strip(), "-")
