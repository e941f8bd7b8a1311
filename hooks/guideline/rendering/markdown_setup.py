"""How Markdown is set up: the same for the checks and for the site generator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markdown import Markdown

from guideline.model.anchors import slug
from guideline.rendering.extension import GuidelineMarkdown

_BUILT_IN = ("toc", "tables", "fenced_code")
"""The extensions that MkDocs loads before those of ``mkdocs.yml`` (MkDocs, ``markdown_extensions``)."""


def with_guideline(
    configs: dict[str, dict[str, Any]], own: GuidelineMarkdown, abbreviations: Mapping[str, str]
) -> None:
    """Complete the settings of the extensions, by name, with what the guideline's Markdown asks of them."""
    configs.setdefault("toc", {})["slugify"] = slug
    configs.setdefault("abbr", {})["glossary"] = dict(abbreviations)
    configs.setdefault("pymdownx.superfences", {})["custom_fences"] = [
        {"name": "mermaid", "class": "stroomschema", "format": own.draw_fence}
    ]


def markdown(
    typed: Mapping[str, Mapping[str, Any]], own: GuidelineMarkdown, abbreviations: Mapping[str, str]
) -> Markdown:
    """Return what makes HTML of the page that ``own`` is set to; ``typed`` holds the extensions and their
    settings as in ``mkdocs.yml``.

    Raises ImportError and what an extension raises when ``mkdocs.yml`` asks for what is not there.
    """
    configs = {name: dict(settings) for name, settings in typed.items()}
    with_guideline(configs, own, abbreviations)
    names = dict.fromkeys((*_BUILT_IN, *typed))
    return Markdown(extensions=[*names, own], extension_configs=configs)
