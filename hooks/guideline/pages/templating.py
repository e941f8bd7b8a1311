"""The templates of what the site writes into pages, and the one way in which text gets into them.

A template ends in ``.md`` or ``.html``. Whatever is inserted is text: it is escaped for the kind of the
template, so that a ``|``, ``<``, ``*`` or ``[`` that an editor typed shows as typed. Only ``Markup``, made
by this package, passes as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from posixpath import relpath
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from guideline.model.metadata import Outcome
from guideline.model.page import Page
from guideline.model.review import in_words
from guideline.rendering.calls import call_address

OUTCOME_TEXTS: Mapping[Outcome, str] = {
    Outcome.NEW: "nieuw",
    Outcome.UNCHANGED: "ongewijzigd",
    Outcome.CHANGED: "aangepast",
    Outcome.WITHDRAWN: "vervalt",
}
"""What a review decided, in words."""

_TEMPLATES = Path(__file__).with_name("templates")

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|#~^]|^(?:[-+=:!/]|\d+(?=[.)]))")
"""What Markdown may take for markup, anywhere or at the start of a line."""


def escape_markdown(text: object) -> Markup:
    """Return ``text`` on one line, as Markdown that shows it as typed; ``Markup`` is returned as it is."""
    if isinstance(text, Markup):
        return text
    return Markup(_SPECIAL.sub(_as_entities, " ".join(str(text).split())))


def _as_entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])


def link(title: str, page: Page, target: str) -> Markup:
    """Return a Markdown link from ``page`` to the path ``target`` (with or without ``#anchor``), both
    relative to the docs folder."""
    path, mark, fragment = target.partition("#")
    address = f"{quote(relpath(path, page.folder or '.'))}{mark}{quote(fragment)}"
    return Markup(f"[{escape_markdown(title)}]({address})")


def render(name: str, **data: Any) -> str:
    """Return the template ``name`` filled with ``data``.

    Raises jinja2.TemplateNotFound and jinja2.UndefinedError when the template is not there or asks for more.
    """
    return _environment().get_template(name).render(**data)


def _to_call(number: str) -> Markup:
    """Return a telephone number as HTML: a link that calls it where it is a whole number."""
    address = call_address(number)
    return Markup('<a class="bellen" href="{}">{}</a>' if address else "{1}").format(address, number)


@pass_eval_context
def _finalize(context: EvalContext, value: object) -> object:
    return value if context.autoescape else escape_markdown(value)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=lambda name: bool(name and name.endswith(".html")),
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["lower_first"] = lambda text: text[:1].lower() + text[1:]
    environment.filters["in_words"] = in_words
    environment.filters["outcome"] = OUTCOME_TEXTS.__getitem__
    environment.filters["to_call"] = _to_call
    environment.filters["comma_separated"] = Markup(", ").join
    return environment
