"""Texts from the templates in ``templates/``, with one escape for everything that is filled in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+\-.!|]")
"""What may mean something in Markdown, and loses that with a backslash in front."""


def escape_markdown(value: Any) -> Markup:
    """Return a text as Markdown that shows just that text; what is ``Markup`` stays as it is."""
    if hasattr(value, "__html__"):
        return Markup(value)
    text = " ".join(str(value).split())
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(_MARKDOWN.sub(r"\\\g<0>", text))


_LOADER = FileSystemLoader(Path(__file__).parent / "templates")
_HTML = Environment(loader=_LOADER, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
_MARKDOWN_PAGES = _HTML.overlay(finalize=escape_markdown)


def render(name: str, **data: Any) -> str:
    """Return the template ``name`` filled in with ``data``.

    Values are escaped for what the name says: ``.md`` or ``.html``. A value of type ``Markup`` is not.
    """
    environment = _MARKDOWN_PAGES if name.endswith(".md") else _HTML
    return environment.get_template(name).render(data)
