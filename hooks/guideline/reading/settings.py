"""What the checks need from ``mkdocs.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from guideline.model.guideline import Settings
from guideline.model.places import At, KeyPath, Problem
from guideline.reading.source_text import decoded, yaml_problems
from guideline.reading.yaml_source import YamlSource, read_yaml


def read_settings(root: Path) -> Settings:
    """Read what the checks need from ``mkdocs.yml``; Python tags in it are ignored."""
    text = decoded((root / "mkdocs.yml").read_bytes())
    source = YamlSource() if isinstance(text, Problem) else read_yaml(text)
    data = source.data if isinstance(source.data, dict) else {}
    own = data.get("extra", {}).get("richtlijn", {}) if isinstance(data.get("extra"), dict) else {}
    interval = own.get("interval_maanden", {})
    return Settings(
        path="mkdocs.yml",
        docs_dir=str(data.get("docs_dir", "docs")),
        site_url=str(data.get("site_url") or ""),
        navigation=dict(_navigation(data.get("nav") or [], source, ("nav",))),
        owners=tuple(map(str, own.get("regiehouders", ()))),
        domains=tuple(map(str, own.get("domeinen", ()))),
        markdown=dict(_extensions(data.get("markdown_extensions"))),
        soon_due_days=int(own.get("bijna_verlopen_dagen", 60)),
        grace_days=int(own.get("respijt_dagen", 90)),
        minimum_interval=int(interval.get("minimum", 1)),
        maximum_interval=int(interval.get("maximum", 60)),
        problems=(text,) if isinstance(text, Problem) else tuple(yaml_problems(source)),
    )


def _navigation(items: Any, source: YamlSource, path: KeyPath) -> Iterator[tuple[str, At]]:
    if isinstance(items, str):
        yield items, source.place(path)
    elif isinstance(items, list):
        for index, item in enumerate(items):
            yield from _navigation(item, source, (*path, index))
    elif isinstance(items, dict):
        for key, item in items.items():
            yield from _navigation(item, source, (*path, str(key)))


def _extensions(items: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the name and the settings of each extension; MkDocs itself says what is wrong with the list."""
    for item in items if isinstance(items, list) else ():
        for name, settings in item.items() if isinstance(item, dict) else ((item, None),):
            yield str(name), settings if isinstance(settings, dict) else {}
