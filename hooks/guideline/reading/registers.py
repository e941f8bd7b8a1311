"""The registers beside the pages: glossary, registered values, English terms, search words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field, RootModel

from guideline.model.guideline import EnglishTerm, SearchWords, Term, Value, term_key
from guideline.model.measures import UNITS
from guideline.model.metadata import Number, OneOrMore, StrictModel, Text
from guideline.model.places import START, At, KeyPath, Problem
from guideline.model.validation import validate
from guideline.model.values import Measure, SecondReading
from guideline.reading.records import read_rows
from guideline.reading.yaml_explained import yaml_problems
from guideline.reading.yaml_source import YamlSource, read_yaml

GLOSSARY = "woordenlijst.yml"
VALUES = "waarden.yml"
ENGLISH_TERMS = "engelse-termen.yml"
SEARCH_WORDS = "zoekwoorden.yml"

Amount = Annotated[Number, Field(ge=0)]
"""A number that is not negative."""


_Phrase = Annotated[Text, Field(max_length=100)]
"""What readers search for: a word or some words."""


class _TermRow(StrictModel):
    term: Text
    definition: Text = Field(alias="definitie")
    abbreviation: str = Field("", alias="afkorting")
    synonyms: list[Text] = Field(default_factory=list, alias="synoniemen")
    audience: Literal["professional"] | None = Field(None, alias="doelgroep")


class _EnglishTermRow(RootModel[Annotated[Text, Field(max_length=200)]]):
    """One term."""


class _SearchWordsRow(StrictModel):
    words: list[_Phrase] = Field(alias="woord", min_length=1)
    anyone: list[_Phrase] = Field(default_factory=list, alias="ook")
    patients: list[_Phrase] = Field(default_factory=list, alias="leken")
    professionals: list[_Phrase] = Field(default_factory=list, alias="vak")


class _ValueRow(StrictModel):
    name: Text = Field(alias="naam")
    text: Text = Field(alias="tekst", max_length=300)
    meaning: Text = Field(alias="betekenis")
    source: Text = Field(alias="bron")
    module: Text
    number: Amount | None = Field(None, alias="getal")
    unit: Literal[UNITS] | None = Field(None, alias="eenheid")  # type: ignore[valid-type]
    least: Amount | None = Field(None, alias="van")
    most: Amount | None = Field(None, alias="tot")
    kind: Literal["telefoon", "frase"] | None = Field(None, alias="soort")
    drug: str = Field("", alias="middel", max_length=80)
    read_again: SecondReading | None = Field(
        None,
        alias="nagelezen",
        examples=["nagelezen: {rol: neuroloog, datum: 2026-11-30, bron: richtlijn2015}"],
    )
    situations: OneOrMore = Field(default_factory=list, alias="situatie")
    task: str = Field("", alias="handeling", max_length=80)
    owner: str = Field("", alias="aanbeveling", max_length=200)

    def measure(self) -> Measure | None:
        """Return the guarded number, as far as it was typed; None when nothing of it was."""
        found = Measure(self.number, self.unit or "", self.least, self.most)
        return found if found != Measure(None, "", None, None) else None


def read_glossary(text: str) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Return what stands in the text of the file, and what is wrong with it."""
    terms, problems = read_rows(text, _TermRow, _term)
    named = [((term.term, *term.synonyms), term.at) for term in terms if term.abbreviation or term.synonyms]
    alike = too_many_alike(named, "laat synoniemen weg die niemand leest of typt")
    return terms, (*problems, *alike)


def _term(row: _TermRow, source: YamlSource, path: KeyPath) -> Term:
    return Term(
        term=row.term,
        abbreviation=row.abbreviation,
        definition=row.definition,
        synonyms=tuple(row.synonyms),
        for_professionals=row.audience is not None,
        at=source.place(path),
    )


def read_values(text: str) -> tuple[tuple[Value, ...], tuple[Problem, ...]]:
    """Return what stands in the text of the file, and what is wrong with it."""
    return read_rows(text, _ValueRow, _value)


def _value(row: _ValueRow, source: YamlSource, path: KeyPath) -> Value:
    return Value(
        name=row.name,
        text=row.text,
        meaning=row.meaning,
        source=row.source,
        module=row.module,
        at=source.place(path),
        kind=row.kind or "",
        measure=row.measure(),
        drug=row.drug,
        read_again=row.read_again,
        situations=tuple(row.situations),
        task=row.task,
        owner=row.owner,
        places={key: source.place((*path, key)) for key in row.model_dump(by_alias=True)},
    )


def read_search_words(text: str) -> tuple[tuple[SearchWords, ...], tuple[Problem, ...]]:
    """Return what stands in the text of the file, and what is wrong with it."""
    rows, problems = read_rows(text, _SearchWordsRow, _search_words)
    remedy = "houd de gewoonste, en zet wat alleen lezers typen bij ‘ook’, ‘leken’ of ‘vak’"
    return rows, (*problems, *too_many_alike(((row.words, row.at) for row in rows), remedy))


def _search_words(row: _SearchWordsRow, source: YamlSource, path: KeyPath) -> SearchWords:
    return SearchWords(
        words=tuple(row.words),
        anyone=tuple(row.anyone),
        patients=tuple(row.patients),
        professionals=tuple(row.professionals),
        at=source.place(path),
    )


def too_many_alike(rows: Iterable[tuple[Iterable[str], At]], remedy: str) -> Iterator[Problem]:
    """Yield the first row, given the phrases of each that texts are searched for and its place, with more
    phrases around one word than the search can look for wherever that word stands. It looks a phrase up by
    its longest word."""
    known: Counter[str] = Counter()
    for phrases, at in rows:
        for phrase in phrases:
            words = phrase.casefold().split()
            longest = max(words, key=len, default="")
            known[longest] += len(words) > 1
            if known[longest] > MOST_ALIKE:
                message = f"rond ‘{longest}’ staan meer dan {MOST_ALIKE} namen van meer woorden"
                yield Problem("data-shape", at, message, remedy)
                return


MOST_ALIKE = 50
"""How many phrases around one word the texts are searched for; the real guideline has twelve."""


def read_english_terms(text: str) -> tuple[tuple[EnglishTerm, ...], tuple[Problem, ...]]:
    """Return what stands in the text of the file, and what is wrong with it."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    terms: dict[str, EnglishTerm] = {}
    first_words: Counter[str] = Counter()
    if source.data is not None and not isinstance(source.data, list):
        message, remedy = "hier hoort een lijst van termen", "zet elke term op een regel na ‘- ’"
        problems.append(Problem("data-shape", START, message, remedy))
    for index, item in enumerate(source.data if isinstance(source.data, list) else ()):
        at = source.place((index,))
        if problem := _wrong_term(item, at, terms):
            problems.append(problem)
        else:
            first = "".join(re.findall(r"\w+", term_key(item))[:1])
            first_words[first] += 1
            if first_words[first] <= MOST_OF_ONE_WORD:
                terms[term_key(item)] = EnglishTerm(item, at)
            elif first_words[first] == MOST_OF_ONE_WORD + 1:
                message = f"meer dan {MOST_OF_ONE_WORD} termen beginnen met ‘{first}’"
                problems.append(
                    Problem("data-shape", at, message, "verwijder wat er vanaf hier niet in hoort")
                )
    return tuple(terms.values()), tuple(problems)


MOST_OF_ONE_WORD = 50
"""How many English terms may begin with the same word: each of them is tried wherever that word stands."""


def _wrong_term(item: object, at: At, terms: dict[str, EnglishTerm]) -> Problem | None:
    """Return what is wrong with an item of the list of English terms, given those before it."""
    row, _ = validate(_EnglishTermRow, item)
    if row is None:
        return Problem(
            "data-shape",
            at,
            "hier hoort één Engelse term",
            "schrijf ‘- pain flare’; zet een term met een dubbele punt tussen aanhalingstekens",
        )
    if same := terms.get(term_key(row.root)):
        return Problem(
            "data-shape",
            at,
            f"de term ‘{row.root}’ staat er twee keer (ook op regel {same.at[0]})",
            "verwijder een van beide regels",
        )
    return None
