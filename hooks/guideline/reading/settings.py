"""What the checks need from ``mkdocs.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from guideline.model.guideline import Settings
from guideline.model.metadata import Text
from guideline.model.own_settings import OwnSettings
from guideline.model.places import At, KeyPath, Problem
from guideline.model.validation import validate
from guideline.reading.data_file import data_text
from guideline.reading.source_text import tag_problem, yaml_problems
from guideline.reading.yaml_source import YamlSource, read_settings_yaml

SETTINGS = "mkdocs.yml"

_OWN: KeyPath = ("extra", "richtlijn")


class _Known(BaseModel):
    """The settings of MkDocs that are used here; MkDocs itself judges the others."""

    docs_dir: Text = "docs"
    site_url: str | None = None
    nav: list[Any] | None = None
    extra: dict[Any, Any] | None = None


def read_settings(root: Path) -> Settings:
    """Read what the checks need from ``mkdocs.yml``.

    A wrong setting is a problem at its line, and counts as not typed. Raises FileNotFoundError when there is
    no such file.
    """
    text = data_text(root / SETTINGS)
    if text is None:
        raise FileNotFoundError(root / SETTINGS)
    source = YamlSource() if isinstance(text, Problem) else read_settings_yaml(text)
    problems = [text] if isinstance(text, Problem) else list(yaml_problems(source))
    known = _valid(_Known, source.data, source, (), problems)
    own = _valid(OwnSettings, (known.extra or {}).get("richtlijn"), source, _OWN, problems)
    problems.extend(tag_problem(source.place(path)) for path in source.tags if set(_OWN) <= set(path))
    return Settings(
        path=SETTINGS,
        docs_dir=known.docs_dir,
        site_url=f"{known.site_url.rstrip('/')}/" if known.site_url else "",
        navigation=dict(_navigation(known.nav, source, ("nav",))),
        owners=tuple(own.owners),
        domains=tuple(own.domains),
        source_sites=tuple(own.source_sites),
        markdown=dict(_extensions(source.data)),
        soon_due_days=own.soon_due_days,
        grace_days=own.grace_days,
        minimum_interval=own.interval.minimum,
        maximum_interval=own.interval.maximum,
        problems=tuple(problems),
    )


def _valid(
    model: type[BaseModel], data: Any, source: YamlSource, path: KeyPath, problems: list[Problem]
) -> Any:
    """Return the settings at ``path`` as a ``model``, the standard ones when something is wrong, which is
    added to ``problems``."""
    typed = {str(key): value for key, value in data.items()} if isinstance(data, dict) else data
    found, wrong = validate(model, {} if typed is None else typed)
    problems.extend(
        Problem("setting", source.place((*path, *item.path)), item.message, item.suggestion) for item in wrong
    )
    return found or model()


def _navigation(items: Any, source: YamlSource, path: KeyPath) -> Iterator[tuple[str, At]]:
    if isinstance(items, str):
        yield items, source.place(path)
    elif isinstance(items, list):
        for index, item in enumerate(items):
            yield from _navigation(item, source, (*path, index))
    elif isinstance(items, dict):
        for key, item in items.items():
            yield from _navigation(item, source, (*path, str(key)))


def _extensions(data: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the name and the settings of each extension; MkDocs itself says what is wrong with the list."""
    items = data.get("markdown_extensions") if isinstance(data, dict) else None
    for item in items if isinstance(items, list) else ():
        for name, settings in item.items() if isinstance(item, dict) else ((item, None),):
            yield str(name), settings if isinstance(settings, dict) else {}
