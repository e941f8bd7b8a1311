"""Read a whole project folder into one ``Guideline``: settings, map of modules, pages, bibliography,
glossary, values, English terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from guideline.flowcharts.graph import DiagramError, Flowchart, draw
from guideline.model.addresses import RESERVED_NAMES
from guideline.model.guideline import (
    Chapter,
    DataFile,
    EnglishTerm,
    Guideline,
    PlannedModule,
    Settings,
    Term,
    Value,
    term_key,
)
from guideline.model.hospital import FILE as LOCAL
from guideline.model.hospital import LocalAgreements, LocalFile
from guideline.model.metadata import validate
from guideline.model.page import Page
from guideline.model.places import At, KeyPath, Problem
from guideline.model.suggestions import did_you_mean_or_list
from guideline.model.values import expand_values
from guideline.reading.bibliography import read_bibliography
from guideline.reading.cache import Cache
from guideline.reading.page import read_page
from guideline.reading.source_text import decoded, yaml_problems
from guideline.reading.yaml_source import YamlSource, read_yaml

BIBLIOGRAPHY = "literatuur.bib"
GLOSSARY = "woordenlijst.yml"
VALUES = "waarden.yml"
ENGLISH_TERMS = "engelse-termen.yml"
MODULE_MAP = "modules.yml"

KINDS = ("module", "stroomschema", "patient")

Made = TypeVar("Made")


def read_guideline(root: Path, generated: Mapping[str, frozenset[str]] | None = None) -> Guideline:
    """Read the project in folder ``root`` (where ``mkdocs.yml`` stands).

    ``generated`` gives the pages that the site adds by itself, path to anchors, so that links to them count
    as good. Bad input never raises: it becomes problems of the page or data file. Only a missing
    ``mkdocs.yml`` or docs folder raises FileNotFoundError.
    """
    cache = Cache(root / ".cache" / "bronnen")
    settings = read_settings(root)
    docs = root / settings.docs_dir
    if not docs.is_dir():
        raise FileNotFoundError(docs)
    pages: list[Page] = []
    others: set[str] = set()
    for path in sorted(docs.rglob("*")):
        if not path.is_file():
            continue
        relative = path.relative_to(docs).as_posix()
        if path.suffix.casefold() == ".md":
            pages.append(_read_cached(cache, relative, path))
        else:
            others.add(relative)
    references, bibliography = _read_data(cache, docs, settings, BIBLIOGRAPHY, read_bibliography)
    terms, glossary = _read_data(cache, docs, settings, GLOSSARY, _read_glossary)
    values, registry = _read_data(cache, docs, settings, VALUES, _read_values)
    english_terms, english = _read_data(cache, docs, settings, ENGLISH_TERMS, _read_english_terms)
    chapters, module_map = _read_data(cache, docs, settings, MODULE_MAP, _read_map)
    local, local_file = _read_local(root)
    texts = {value.name: value.text for value in values}
    return Guideline(
        settings=settings,
        pages=tuple(pages),
        chapters=chapters,
        references=references,
        terms=terms,
        values=values,
        data_files=(
            DataFile(settings.path, settings.problems),
            *(file for file in (bibliography, glossary, registry, english, module_map, local_file) if file),
        ),
        other_files=frozenset(others),
        drawings={page.path: _drawings(cache, page, texts) for page in pages if page.diagrams},
        english_terms=english_terms,
        local=local,
        generated=dict(generated or {}),
    )


def _read_cached(cache: Cache, relative: str, path: Path) -> Page:
    content = path.read_bytes()
    return cache.get(f"page:{relative}", content, lambda: read_page(relative, content))


def _drawings(cache: Cache, page: Page, texts: Mapping[str, str]) -> tuple[Flowchart | DiagramError, ...]:
    sources = [expand_values(diagram.source, texts) for diagram in page.diagrams]
    return tuple(cache.get("diagram", source.encode(), partial(draw, source)) for source in sources)


def _read_data(
    cache: Cache,
    docs: Path,
    settings: Settings,
    name: str,
    parse: Callable[[str], tuple[tuple[Made, ...], tuple[Problem, ...]]],
) -> tuple[tuple[Made, ...], DataFile | None]:
    path = docs / name
    if not path.is_file():
        return (), None
    shown = f"{settings.docs_dir}/{name}"
    content = path.read_bytes()
    text = decoded(content)
    if isinstance(text, Problem):
        return (), DataFile(shown, (text,))
    made, problems = cache.get(f"data:{name}", content, partial(parse, text))
    return made, DataFile(shown, problems)


# -- settings


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


# -- what the hospital adds


def _read_local(root: Path) -> tuple[LocalFile | None, DataFile | None]:
    path = root / LOCAL
    if not path.is_file():
        return None, None
    text = decoded(path.read_bytes())
    if isinstance(text, Problem):
        return None, DataFile(LOCAL, (text,))
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    if problems:
        return None, DataFile(LOCAL, tuple(problems))
    agreements, found = validate(LocalAgreements, source.data if source.data is not None else {})
    problems = [
        Problem("data-shape", source.place(item.path), item.message, item.suggestion) for item in found
    ]
    return (LocalFile(agreements, source.places) if agreements else None), DataFile(LOCAL, tuple(problems))


# -- YAML data files


def _records(
    items: Any, source: YamlSource, path: KeyPath, required: tuple[str, ...], optional: tuple[str, ...]
) -> Iterator[tuple[dict[str, Any], KeyPath] | Problem]:
    """Yield every mapping of a list with its path, or a problem where it has a wrong, missing or misspelt
    key."""
    if not isinstance(items, list):
        yield Problem(
            "data-shape",
            source.place(path),
            "hier hoort een lijst: regels die met ‘- ’ beginnen",
            "zie de andere regels van dit bestand",
        )
        return
    for index, item in enumerate(items):
        at = source.place((*path, index))
        if not isinstance(item, dict):
            yield Problem(
                "data-shape",
                at,
                "hier hoort een groep sleutels",
                f"sleutels: {', '.join(required + optional)}",
            )
            continue
        problems = [
            Problem(
                "data-shape",
                source.place((*path, index, str(key))),
                f"de sleutel ‘{key}’ bestaat niet",
                did_you_mean_or_list(str(key), required + optional),
            )
            for key in item
            if key not in required + optional
        ]
        problems += [
            Problem("data-shape", at, f"de verplichte sleutel ‘{key}’ ontbreekt", f"voeg ‘{key}: …’ toe")
            for key in required
            if not str(item.get(key) or "").strip()
        ]
        if problems:
            yield from problems
        else:
            yield item, (*path, index)


def _read_glossary(text: str) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    terms: list[Term] = []
    if source.data is not None:
        for record in _records(
            source.data, source, (), ("term", "definitie"), ("afkorting", "synoniemen", "doelgroep")
        ):
            if isinstance(record, Problem):
                problems.append(record)
                continue
            item, path = record
            terms.append(
                Term(
                    term=str(item["term"]),
                    abbreviation=str(item.get("afkorting") or ""),
                    definition=str(item["definitie"]),
                    synonyms=tuple(map(str, item.get("synoniemen") or ())),
                    for_professionals=item.get("doelgroep") == "professional",
                    at=source.place(path),
                )
            )
    return tuple(terms), tuple(problems)


def _read_values(text: str) -> tuple[tuple[Value, ...], tuple[Problem, ...]]:
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    values: list[Value] = []
    if source.data is not None:
        for record in _records(source.data, source, (), ("naam", "tekst", "betekenis", "bron", "module"), ()):
            if isinstance(record, Problem):
                problems.append(record)
                continue
            item, path = record
            values.append(
                Value(
                    name=str(item["naam"]),
                    text=str(item["tekst"]),
                    meaning=str(item["betekenis"]),
                    source=str(item["bron"]),
                    module=str(item["module"]),
                    at=source.place(path),
                    places={key: source.place((*path, key)) for key in item},
                )
            )
    return tuple(values), tuple(problems)


def _read_english_terms(text: str) -> tuple[tuple[EnglishTerm, ...], tuple[Problem, ...]]:
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    terms: dict[str, EnglishTerm] = {}
    if source.data is not None and not isinstance(source.data, list):
        problems.append(
            Problem(
                "data-shape", (1, 1), "hier hoort een lijst van termen", "zet elke term op een regel na ‘- ’"
            )
        )
    for index, item in enumerate(source.data if isinstance(source.data, list) else ()):
        at = source.place((index,))
        same = terms.get(term_key(item)) if isinstance(item, str) else None
        if not isinstance(item, str) or not item.strip():
            problems.append(
                Problem(
                    "data-shape",
                    at,
                    "hier hoort één Engelse term",
                    "schrijf ‘- pain flare’; zet een term met een dubbele punt tussen aanhalingstekens",
                )
            )
        elif same:
            problems.append(
                Problem(
                    "data-shape",
                    at,
                    f"de term ‘{item}’ staat er twee keer (ook op regel {same.at[0]})",
                    "verwijder een van beide regels",
                )
            )
        else:
            terms[term_key(item)] = EnglishTerm(item, at)
    return tuple(terms.values()), tuple(problems)


def _read_map(text: str) -> tuple[tuple[Chapter, ...], tuple[Problem, ...]]:
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    chapters: list[Chapter] = []
    items = source.data.get("rubrieken") if isinstance(source.data, dict) else None
    if items is None:
        return (), tuple(problems)
    for record in _records(items, source, ("rubrieken",), ("id", "titel", "modules"), ()):
        if isinstance(record, Problem):
            problems.append(record)
            continue
        chapter, path = record
        modules: list[PlannedModule] = []
        for entry in _records(
            chapter["modules"], source, (*path, "modules"), ("id", "titel"), ("soort", "gepland")
        ):
            if isinstance(entry, Problem):
                problems.append(entry)
                continue
            item, module_path = entry
            at = source.place(module_path)
            if f"{item['id']}.md" in RESERVED_NAMES:
                problems.append(
                    Problem(
                        "data-shape",
                        at,
                        f"‘{item['id']}’ is de naam van een pagina die de site zelf maakt",
                        "kies een andere id",
                    )
                )
                continue
            kind = str(item.get("soort", KINDS[0]))
            if kind not in KINDS:
                problems.append(
                    Problem(
                        "data-shape", at, f"‘{kind}’ is geen geldige soort", did_you_mean_or_list(kind, KINDS)
                    )
                )
                continue
            modules.append(
                PlannedModule(
                    str(item["id"]),
                    str(item["titel"]),
                    str(chapter["id"]),
                    kind,
                    bool(item.get("gepland")),
                    at,
                )
            )
        chapters.append(Chapter(str(chapter["id"]), str(chapter["titel"]), tuple(modules)))
    return tuple(chapters), tuple(problems)
