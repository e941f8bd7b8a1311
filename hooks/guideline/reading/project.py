"""Read a whole project folder into one ``Guideline``: settings, map of modules, pages, registers,
bibliography."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from guideline.flowcharts.drawing import draw
from guideline.flowcharts.graph import DiagramError, Flowchart
from guideline.model.guideline import DataFile, Guideline, Settings
from guideline.model.page import Page
from guideline.model.places import Problem
from guideline.model.values import expand_values
from guideline.reading.bibliography import BIBLIOGRAPHY, read_bibliography
from guideline.reading.cache import Cache
from guideline.reading.local_file import read_local
from guideline.reading.docs_folder import read_docs_folder
from guideline.reading.module_map import MODULE_MAP, read_module_map
from guideline.reading.page import read_page
from guideline.reading.published import MOVED, RECORD, read_moves, read_record
from guideline.reading.registers import (
    ENGLISH_TERMS,
    GLOSSARY,
    VALUES,
    read_english_terms,
    read_glossary,
    read_values,
)
from guideline.reading.settings import read_settings
from guideline.reading.source_text import UNREADABLE, decoded

Made = TypeVar("Made")

DATA_FILES = frozenset({BIBLIOGRAPHY, GLOSSARY, VALUES, ENGLISH_TERMS, MODULE_MAP, RECORD, MOVED})
"""The names of the data files, which stand at the root of the docs folder."""


MOST_CHARTS = 10
"""How many diagrams of a page are drawn."""

_ONE_TOO_MANY = DiagramError(
    1, f"op een pagina worden hoogstens {MOST_CHARTS} schema’s getekend", "zet dit op een andere pagina"
)


def read_guideline(
    root: Path,
    generated: Mapping[str, frozenset[str]] | None = None,
    tell: Callable[[str], None] = lambda _message: None,
) -> Guideline:
    """Read the project in folder ``root`` (where ``mkdocs.yml`` stands).

    ``generated`` gives the pages that the site adds by itself, path to anchors, so that links to them count
    as good. ``tell`` gets a Dutch line before each thing that takes seconds. Bad input never raises: it
    becomes problems of the page or data file. Only a missing ``mkdocs.yml`` or docs folder raises
    FileNotFoundError.
    """
    cache = Cache(root / ".cache" / "bronnen")
    settings = read_settings(root)
    docs = root / settings.docs_dir
    if docs.is_symlink() or not docs.is_dir():
        raise FileNotFoundError(docs)
    folder = read_docs_folder(docs, DATA_FILES)
    pages = [_read_cached(cache, relative, docs / relative) for relative in folder.pages]
    references, bibliography = _read_data(cache, docs, settings, BIBLIOGRAPHY, read_bibliography)
    terms, glossary = _read_data(cache, docs, settings, GLOSSARY, read_glossary)
    values, registry = _read_data(cache, docs, settings, VALUES, read_values)
    english_terms, english = _read_data(cache, docs, settings, ENGLISH_TERMS, read_english_terms)
    chapters, module_map = _read_data(cache, docs, settings, MODULE_MAP, read_module_map)
    published, record = _read_data(cache, docs, settings, RECORD, read_record)
    moves, moved = _read_data(cache, docs, settings, MOVED, read_moves)
    local, local_file = read_local(root)
    files = (bibliography, glossary, registry, english, module_map, record, moved, local_file)
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
            *(file for file in files if file),
            *(DataFile(f"{settings.docs_dir}/{path}", (problem,)) for path, problem in folder.problems),
        ),
        pictures=folder.pictures,
        drawings=_drawings(cache, pages, texts, tell),
        english_terms=english_terms,
        local=local,
        generated=dict(generated or {}),
        published=published[0] if published else None,
        moves=moves,
    )


def _read_cached(cache: Cache, relative: str, path: Path) -> Page:
    try:
        content = path.read_bytes()
    except OSError:
        return Page(relative, problems=(UNREADABLE,))
    return cache.get(f"page:{relative}", content, lambda: read_page(relative, content))


def _drawings(
    cache: Cache, pages: Iterable[Page], texts: Mapping[str, str], tell: Callable[[str], None]
) -> dict[str, tuple[Flowchart | DiagramError, ...]]:
    """Return the drawings of each page that has diagrams.

    A page has room for some, each of which may take seconds. After one that was stopped because it costs too
    much no new one is begun: each could cost as much again.
    """
    drawings: dict[str, tuple[Flowchart | DiagramError, ...]] = {}
    stopped = ""

    def first_time(source: str) -> Flowchart | DiagramError:
        if stopped:
            raise _WaitsError
        tell(f"Het stroomschema op {page.path} wordt getekend, eenmalig en enkele seconden …")
        return draw(source)

    for page in pages:
        for diagram in page.diagrams[:MOST_CHARTS]:
            source = expand_values(diagram.source, texts)
            try:
                content = source.encode(errors="surrogatepass")
                drawing = cache.get("diagram", content, partial(first_time, source))
            except _WaitsError:
                drawing = DiagramError(1, f"nog niet getekend: dat stopte bij {stopped}", "herstel dat eerst")
            drawings[page.path] = (*drawings.get(page.path, ()), drawing)
            if isinstance(drawing, DiagramError) and drawing.costly:
                stopped = stopped or f"het schema op ‘{page.path}’"
        if more := len(page.diagrams[MOST_CHARTS:]):
            drawings[page.path] += (_ONE_TOO_MANY,) * more
    return drawings


class _WaitsError(Exception):
    """A drawing is not made now."""


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
