"""The registers beside the pages: glossary, registered values, English terms."""

from __future__ import annotations

from guideline.model.guideline import EnglishTerm, Term, Value, term_key
from guideline.model.places import Problem
from guideline.reading.records import records
from guideline.reading.source_text import yaml_problems
from guideline.reading.yaml_source import read_yaml

GLOSSARY = "woordenlijst.yml"
VALUES = "waarden.yml"
ENGLISH_TERMS = "engelse-termen.yml"


def read_glossary(text: str) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Return what stands in the text of the file, and what is wrong with it."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    terms: list[Term] = []
    if source.data is not None:
        for record in records(
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


def read_values(text: str) -> tuple[tuple[Value, ...], tuple[Problem, ...]]:
    """Return what stands in the text of the file, and what is wrong with it."""
    source = read_yaml(text)
    problems = list(yaml_problems(source))
    values: list[Value] = []
    if source.data is not None:
        for record in records(source.data, source, (), ("naam", "tekst", "betekenis", "bron", "module"), ()):
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


def read_english_terms(text: str) -> tuple[tuple[EnglishTerm, ...], tuple[Problem, ...]]:
    """Return what stands in the text of the file, and what is wrong with it."""
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
