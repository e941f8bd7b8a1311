"""What the checks need from ``mkdocs.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from guideline.model.guideline import Settings
from guideline.model.metadata import Text, identifier_of
from guideline.model.own_settings import ROLES, URGENT_ACTIONS, OwnSettings
from guideline.model.places import At, KeyPath, Problem
from guideline.model.roles import Roles
from guideline.model.validation import validate
from guideline.reading.data_file import data_text
from guideline.reading.yaml_explained import tag_problem, yaml_problems
from guideline.reading.yaml_source import YamlSource, read_settings_yaml

SETTINGS = "mkdocs.yml"

_OWN: KeyPath = ("extra", "richtlijn")


class _Known(BaseModel):
    """The settings of MkDocs that are used here; MkDocs itself judges the others."""

    site_name: Text = "Richtlijn"
    docs_dir: Text = "docs"
    site_url: str | None = None
    nav: list[Any] | None = None
    extra: dict[Any, Any] | None = None


def read_settings(root: Path) -> Settings:
    """Read what the checks need from ``mkdocs.yml``.

    A wrong setting is a problem at its line, and counts as not typed. Raises FileNotFoundError when there is
    no such file.
    """
    found = data_text(root / SETTINGS)
    if found is None:
        raise FileNotFoundError(root / SETTINGS)
    source = YamlSource() if found.text is None else read_settings_yaml(found.text)
    problems = [*([found.problem] if found.problem else []), *yaml_problems(source)]
    known = _valid(_Known, source.data, source, (), problems)
    own = _valid(OwnSettings, _typed_at(source, _OWN) if known.extra else None, source, _OWN, problems)
    roles = _valid(Roles, own.roles, source, (*_OWN, ROLES), problems)
    problems.extend(tag_problem(source.place(path)) for path in source.tags if set(_OWN) <= set(path))
    return Settings(
        path=SETTINGS,
        name=known.site_name,
        whom_to_call=own.whom_to_call,
        file_name=own.file_name or identifier_of(known.site_name) or "richtlijn",
        subject=own.subject.model_dump(by_alias=True) if own.subject else {},
        docs_dir=known.docs_dir,
        site_url=f"{known.site_url.rstrip('/')}/" if known.site_url else "",
        navigation=dict(_navigation(known.nav, source, ("nav",))),
        owners=tuple(own.owners),
        domains=tuple(own.domains),
        source_sites=tuple(own.source_sites),
        markdown=dict(_extensions(source.data)),
        keeps_offline=own.keeps_offline,
        embedder=own.embedder or "",
        soon_due_days=own.soon_due_days,
        grace_days=own.grace_days,
        minimum_interval=own.interval.minimum,
        maximum_interval=own.interval.maximum,
        retraction_grace_days=own.retraction_grace_days,
        other_diagrams=tuple(own.other_diagrams),
        problems=tuple(problems),
        publisher=own.publisher or f"Redactie {known.site_name}",
        licence=own.licence or "",
        emergency_button=own.emergency_button,
        urgent_actions=tuple(own.urgent_actions),
        roles=roles,
        named_at={
            **{key: source.place((*_OWN, ROLES, key)) for key in _typed_keys(roles)},
            URGENT_ACTIONS: source.place((*_OWN, URGENT_ACTIONS)),
        },
    )


def _typed_keys(model: BaseModel) -> Iterator[str]:
    """Yield the keys, as editors type them, of what was typed and counts."""
    for name, info in type(model).model_fields.items():
        if name in model.model_fields_set:
            yield info.alias or name


def _typed_at(source: YamlSource, path: KeyPath) -> Any:
    """Return what was typed at ``path``, None when nothing was."""
    data = source.typed
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _valid(
    model: type[BaseModel], data: Any, source: YamlSource, path: KeyPath, problems: list[Problem]
) -> Any:
    """Return the settings at ``path`` as a ``model``, with the standard for each that is wrong, which is
    added to ``problems``."""
    typed = {str(key): value for key, value in data.items()} if isinstance(data, dict) else data
    found, wrong = validate(model, {} if typed is None else typed)
    problems.extend(
        Problem("setting", source.place((*path, *item.path)), item.message, item.suggestion) for item in wrong
    )
    if found is None and isinstance(typed, dict):
        found, _ = validate(model, _without(typed, [item.path for item in wrong if item.path]))
    return found or model()


def _without(typed: dict[str, Any], refused: list[KeyPath]) -> dict[str, Any]:
    """Return what was typed without what is wrong in it: an item of a list, or else a whole key."""
    keys = {path[0] for path in refused if len(path) == 1 or not isinstance(path[1], int)}
    items = {path[:2] for path in refused}
    return {
        key: [item for index, item in enumerate(value) if (key, index) not in items]
        if isinstance(value, list)
        else value
        for key, value in typed.items()
        if key not in keys
    }


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
