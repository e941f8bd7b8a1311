"""Read a whole project folder into one ``Guideline``: settings, map of modules, pages, registers,
bibliography."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar, get_type_hints

from guideline.limits import TOO_MUCH, Allowance, at_most
from guideline.model.accounts import MakersFile
from guideline.model.addresses import download_path
from guideline.model.guideline import DataFile, Guideline, Settings
from guideline.model.hospital import FILE as LOCAL
from guideline.model.hospital import LocalFile
from guideline.model.page import Page
from guideline.model.places import Problem
from guideline.model.proofs import ACCOUNTS, HAZARDS, QUALITY
from guideline.model.retractions import RETRACTIONS
from guideline.model.roles import Audience, Roles
from guideline.reading.accounts import MAKERS, read_answers, read_makers
from guideline.reading.bibliography import BIBLIOGRAPHY, read_bibliography
from guideline.reading.cache import Cache
from guideline.reading.characters import untrue_characters
from guideline.reading.classification import (
    ACTIONS,
    DISCIPLINES,
    SITUATIONS,
    read_actions,
    read_disciplines,
    read_situations,
)
from guideline.reading.data_file import MAXIMUM_SIZE, data_text
from guideline.reading.docs_folder import kept_by_site, read_docs_folder
from guideline.reading.drawings import read_drawings
from guideline.reading.editions import EDITIONS, read_editions
from guideline.reading.hazards import read_hazards
from guideline.reading.local_file import read_local
from guideline.reading.module_map import MODULE_MAP, read_module_map
from guideline.reading.page import NOT_YET, SECONDS, TOO_COSTLY, read_page_in_time
from guideline.reading.proofs import tests_there
from guideline.reading.published import MOVED, RECORD, read_moves, read_record
from guideline.reading.quality import commands_there, read_promises
from guideline.reading.registers import (
    ENGLISH_TERMS,
    GLOSSARY,
    SEARCH_WORDS,
    VALUES,
    read_english_terms,
    read_glossary,
    read_search_words,
    read_values,
)
from guideline.reading.retractions import read_retractions
from guideline.reading.settings import read_settings
from guideline.reading.source_text import UNREADABLE

Made = TypeVar("Made")

Generated = Callable[[Roles], Mapping[str, frozenset[str]]]
"""What gives the pages and files that the site adds by itself, path to anchors, given what has a task."""

TOGETHER, ORDINARY = 30, 2
"""How long the processor may work on reading all pages together beyond what each may take anyway."""

DATA_FILES = frozenset(
    {
        *(BIBLIOGRAPHY, GLOSSARY, VALUES, ENGLISH_TERMS, MODULE_MAP, RECORD, MOVED),
        *(SITUATIONS, ACTIONS, DISCIPLINES, SEARCH_WORDS, HAZARDS, ACCOUNTS, MAKERS, RETRACTIONS, EDITIONS),
        QUALITY,
    }
)
"""The names of the data files, which stand at the root of the docs folder."""


def read_guideline(
    root: Path,
    generated: Generated = lambda _roles: {},
    tell: Callable[[str], None] = lambda _message: None,
    kept: Path | None = None,
    drawn: bool = True,
) -> Guideline:
    """Read the project in folder ``root`` (where ``mkdocs.yml`` stands).

    ``generated`` gives the pages that the site adds by itself, so that links to them count as good. ``tell``
    gets a Dutch line before each thing that takes seconds. What was computed before is kept in the folder
    ``kept``, ``root`` when it is not given. Flowcharts come without a drawing when they need not be
    ``drawn``.

    Bad input never raises: it becomes problems of the page or data file. Only a missing ``mkdocs.yml`` or
    docs folder raises FileNotFoundError, and a docs folder that is a link ValueError.
    """
    cache = Cache((kept or root) / ".cache" / "bronnen")
    settings = read_settings(root)
    docs = root / settings.docs_dir
    if docs.is_symlink():
        raise ValueError(
            f"‘{settings.docs_dir}’ is een koppeling naar elders; zet de map zelf in het project."
        )
    if not docs.is_dir():
        raise FileNotFoundError(docs)
    situations, situation_file = _read_data(cache, docs, settings, SITUATIONS, read_situations)
    roles = settings.roles
    of_situations = {roles.situation(situation.id): frozenset[str]() for situation in situations}
    made = {**generated(roles), **of_situations}
    folder = read_docs_folder(docs, DATA_FILES, made.keys())
    allowance = Allowance(TOGETHER, ORDINARY)
    pages = [_placed(cache, relative, docs / relative, allowance, roles) for relative in folder.pages]
    references, bibliography = _read_data(cache, docs, settings, BIBLIOGRAPHY, read_bibliography)
    terms, glossary = _read_data(cache, docs, settings, GLOSSARY, read_glossary)
    values, registry = _read_data(cache, docs, settings, VALUES, read_values)
    english_terms, english = _read_data(cache, docs, settings, ENGLISH_TERMS, read_english_terms)
    chapters, module_map = _read_data(cache, docs, settings, MODULE_MAP, read_module_map)
    published, record = _read_data(cache, docs, settings, RECORD, read_record)
    moves, moved = _read_data(cache, docs, settings, MOVED, read_moves)
    actions, action_file = _read_data(cache, docs, settings, ACTIONS, read_actions)
    disciplines, discipline_file = _read_data(cache, docs, settings, DISCIPLINES, read_disciplines)
    search_words, search_file = _read_data(cache, docs, settings, SEARCH_WORDS, read_search_words)
    editions, edition_file = _read_data(cache, docs, settings, EDITIONS, read_editions)
    hazards, hazard_file = _read_data(cache, docs, settings, HAZARDS, read_hazards)
    answers, answer_file = _read_data(cache, docs, settings, ACCOUNTS, read_answers)
    promises, promise_file = _read_data(cache, docs, settings, QUALITY, read_promises)
    makers, makers_file = _read_data(cache, docs, settings, MAKERS, read_makers)
    retractions, retraction_file = _read_data(cache, docs, settings, RETRACTIONS, read_retractions)
    proofs = [proof for hazard in hazards for control in hazard.controls for proof in control.proofs]
    proofs += [proof for answer in answers for proof in answer.proofs]
    proofs += [proof for promise in promises for proof in promise.proofs]
    local, local_file = _read_local(root)
    files = (
        *(bibliography, glossary, registry, english, module_map, record, moved),
        *(situation_file, action_file, discipline_file, search_file, hazard_file, local_file),
        *(answer_file, promise_file, makers_file, retraction_file, edition_file),
    )
    texts = {value.name: value.text for value in values}
    charts = {
        download_path(page.path, number, "svg")
        for page in pages
        for number, _ in enumerate(page.diagrams, start=1)
    }
    replaced = sorted(folder.pictures & charts)
    problems = (*folder.problems, *((path, kept_by_site(path)) for path in replaced))
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
            *(DataFile(f"{settings.docs_dir}/{path}", (problem,)) for path, problem in problems),
        ),
        pictures=folder.pictures - charts,
        leads_out=folder.linked,
        drawings=read_drawings(cache, pages, texts, tell, drawn),
        english_terms=english_terms,
        search_words=search_words,
        local=local,
        generated=made,
        published=published[0] if published else None,
        moves=moves,
        situations=situations,
        actions=actions,
        disciplines=disciplines,
        hazards=hazards,
        answers=answers,
        promises=promises,
        makers=makers[0] if makers else MakersFile(),
        retractions=retractions[0] if retractions else None,
        tests=tests_there(root, proofs),
        commands=commands_there(root) if promises else None,
        editions=editions,
    )


def _placed(cache: Cache, relative: str, path: Path, allowance: Allowance, roles: Roles) -> Page:
    """Return a page with its task and whom it is for, which follow from the settings."""
    role, audience = roles.role_of(relative), roles.audience_of(relative)
    page = _read_cached(cache, relative, path, allowance, audience is Audience.PATIENTS)
    return replace(page, role=role, audience=audience)


def _read_cached(cache: Cache, relative: str, path: Path, allowance: Allowance, for_patients: bool) -> Page:
    try:
        content = path.read_bytes()
    except OSError:
        return Page(relative, problems=(UNREADABLE,))
    with allowance.spend():
        if not allowance.used_up:
            read = partial(read_page_in_time, relative, content, for_patients=for_patients)
            return cache.get(Page, f"page:{relative}:{for_patients}", content, read)
    return Page(relative, problems=(NOT_YET,))


def _read_data(
    cache: Cache,
    docs: Path,
    settings: Settings,
    name: str,
    parse: Callable[[str], tuple[tuple[Made, ...], tuple[Problem, ...]]],
) -> tuple[tuple[Made, ...], DataFile | None]:
    text = data_text(docs / name)
    if text is None:
        return (), None
    shown = f"{settings.docs_dir}/{name}"
    wrong = (text.problem,) if text.problem else ()
    if text.text is None:
        return (), DataFile(shown, wrong, typed=_as_far_as_readable(docs / name))
    kind = get_type_hints(parse)["return"]
    try:
        with at_most(SECONDS):
            made, problems = cache.get(kind, f"data:{name}", text.text.encode(), partial(parse, text.text))
    except TOO_MUCH:
        return (), DataFile(shown, (TOO_COSTLY,))
    problems = (*wrong, *problems, *untrue_characters(text.text))
    return made, DataFile(shown, problems, typed=text.text if problems else "")


def _read_local(root: Path) -> tuple[LocalFile | None, DataFile | None]:
    try:
        with at_most(SECONDS):
            return read_local(root)
    except TOO_MUCH:
        return None, DataFile(LOCAL, (TOO_COSTLY,))


def _as_far_as_readable(path: Path) -> str:
    """Return the text of a file that is no good text, with a mark for each character that is none."""
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open("rb") as file:
        return file.read(MAXIMUM_SIZE).decode(errors="replace")
