"""Every text that an editor typed, line by line with its place: the whole of a page, also what is no running
text, and the texts in data files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from guideline.checks.registry import Context
from guideline.model.findings import Place
from guideline.model.hospital import FILE as LOCAL
from guideline.model.places import KeyPath
from guideline.model.proofs import ACCOUNTS, HAZARDS, QUALITY
from guideline.reading.accounts import MAKERS
from guideline.reading.bibliography import BIBLIOGRAPHY
from guideline.reading.classification import ACTIONS, SITUATIONS
from guideline.reading.module_map import MODULE_MAP
from guideline.reading.registers import ENGLISH_TERMS, GLOSSARY, SEARCH_WORDS, VALUES


class TypedText(NamedTuple):
    """A text without the end of its line, and where it stands: ``exact`` when its first character stands
    there, and not the key that it belongs to."""

    place: Place
    text: str
    exact: bool = False

    def place_of(self, index: int) -> Place:
        """Return the place of the character with this index, as near as it is known."""
        return Place(self.place.path, self.place.line, self.place.column + (index if self.exact else 0))


_OF_A_SOURCE = frozenset(
    {
        *("author", "editor", "doi", "pmid", "pmcid", "isbn", "issn", "url", "eprint"),
        *("pages", "volume", "number", "eid", "year", "date", "urldate"),
    }
)
"""The fields of a source that hold names and numbers of the publication itself."""


def typed_pages(context: Context) -> Iterator[TypedText]:
    """Yield every line of every page, and every text in its front matter."""
    for page in context.guideline.pages:
        for path, text in _texts(page.raw_metadata):
            yield from _lines(context.place(page, page.place(*path)), text)
        for number, line in enumerate(page.body.split("\n")):
            yield TypedText(context.place(page, (page.body_line + number, 1)), line, exact=True)


def shown_on_pages(context: Context) -> Iterator[TypedText]:
    """Yield every text of pages that readers see: running text by piece, the texts in the front matter, and
    the lines of flowcharts."""
    for page in context.guideline.pages:
        for path, text in _texts(page.raw_metadata):
            yield from _lines(context.place(page, page.place(*path)), text)
        for run in page.texts:
            yield TypedText(context.place(page, run.at), run.text, exact=True)
        for diagram in page.diagrams:
            for number, line in enumerate(diagram.source.splitlines()):
                if not line.lstrip().startswith("%%"):
                    yield TypedText(context.place(page, (diagram.at[0] + number, 1)), line, exact=True)


def typed_data(context: Context) -> Iterator[TypedText]:
    """Yield every text in the data files of the docs folder, but for what identifies a publication."""
    guideline = context.guideline
    for chapter in guideline.chapters:
        for module in chapter.modules:
            yield TypedText(context.data_place(MODULE_MAP, module.at), module.title)
    for term in guideline.terms:
        for text in (term.term, term.abbreviation, term.definition, *term.synonyms):
            yield from _lines(context.data_place(GLOSSARY, term.at), text)
    for value in guideline.values:
        for key, text in (("tekst", value.text), ("betekenis", value.meaning)):
            yield from _lines(context.data_place(VALUES, value.places.get(key, value.at)), text)
        if read := value.read_again:
            place = context.data_place(VALUES, value.places.get("nagelezen", value.at))
            yield from _lines(place, f"{read.role}, {read.source}")
    for name, rows in ((SITUATIONS, guideline.situations), (ACTIONS, guideline.actions)):
        for row in rows:
            for text in (row.name, row.definition):
                yield from _lines(context.data_place(name, row.at), text)
    for name, sets in (
        (HAZARDS, [hazard.texts for hazard in guideline.hazards]),
        (ACCOUNTS, [answer.texts for answer in guideline.answers]),
        (QUALITY, [promise.texts for promise in guideline.promises]),
        (MAKERS, [guideline.makers.texts]),
    ):
        for at, text in chain.from_iterable(sets):
            yield from _lines(context.data_place(name, at), text)
    for english in guideline.english_terms:
        yield TypedText(context.data_place(ENGLISH_TERMS, english.at), english.text)
    for words in guideline.search_words:
        for text in (*words.words, *words.typed):
            yield from _lines(context.data_place(SEARCH_WORDS, words.at), text)
    for source in guideline.references:
        for name, text in source.fields.items():
            if name not in _OF_A_SOURCE:
                at = (source.lines.get(name, source.at[0]), 1)
                yield from _lines(context.data_place(BIBLIOGRAPHY, at), text)


def typed_by_hospital(context: Context) -> Iterator[TypedText]:
    """Yield every text in the agreements of the hospital."""
    if local := context.guideline.local:
        for path, text in _texts(local.agreements.model_dump(by_alias=True)):
            yield from _lines(Place(LOCAL, *local.place(*path)), text)


def _texts(data: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield every text in data as YAML gives it, with its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _texts(value, (*path, str(key)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*path, index))


def _lines(place: Place, text: str) -> Iterator[TypedText]:
    """Yield the lines of a text that starts at a place; a text that YAML folded is one line."""
    for number, line in enumerate(text.split("\n")):
        yield TypedText(Place(place.path, place.line + number, place.column if number == 0 else 1), line)
