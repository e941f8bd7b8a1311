"""Make a larger guideline than there is, to measure what happens as the guideline grows.

Each module and each page for patients, the flowcharts excepted, is copied until there are enough. A copy has
its own id, recommendations, situations, links, sources and values, so that lists and texts grow together as
they do in real life; the glossary grows with the square root. The checks find nothing in the result.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

import yaml
from guideline.finishing.english import EnglishTerms
from guideline.model.classification import EXPERT_OPINION, Situation, wider_of
from guideline.model.guideline import Guideline, Reference, Value
from guideline.model.measures import UNITS, measures_in, unit_key
from guideline.model.page import Page
from guideline.model.values import VALUE_USE
from guideline.reading.bibliography import BIBLIOGRAPHY
from guideline.reading.classification import SITUATIONS
from guideline.reading.dialect import CITATION, CITATION_KEY
from guideline.reading.module_map import MODULE_MAP
from guideline.reading.project import read_guideline
from guideline.reading.registers import GLOSSARY, VALUES

_SKIPPED = ("doi", "pmid", "note")
"""The fields of a source that its copy cannot have as they are, or that come last."""

_RELATION = re.compile(r"^ +(?:volgt|uitzondering_op|alternatief_voor): .*$", re.MULTILINE)
_RELATED = re.compile(r"(?<=[ \[])[\w-]+(?=[\],}]|$)")
"""A line that says how a recommendation hangs together with others, and each recommendation named on it."""

_BESIDE = re.compile(r"(\bbij=)([\w-]+)")
"""The recommendation that a heading belongs to."""

_DEFINES = re.compile(r" betekent(?= (?:hier|in deze)\b|:)")
"""The middle of a sentence that says what a term means: a term is explained once."""

_SITUATION = re.compile(r"(^ +situatie: |<!-- situatie: )([\w-]+)", re.MULTILINE)
"""The situation of a row, or of a line of running text."""


@dataclass(frozen=True)
class _Round:
    """One round of copies: the pages that are copied, and what their modules and rules are called in the
    copy; a rule is a recommendation, or a row of one."""

    number: int
    pages: tuple[Page, ...]
    modules: Mapping[str, str]
    rules: Mapping[str, str]

    def own(self, name: str) -> str:
        """Return what a part with this name is called in this round."""
        return f"{name}-{self.number}"


def make_larger(root: Path, target: Path, size: int) -> None:
    """Write the project in ``root`` to the empty folder ``target``, with ``size`` modules and pages for
    patients (at least as many as there are)."""
    guideline = read_guideline(root)
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(root / name, target / name)
    rounds = list(_rounds(guideline, size - len(guideline.maintained)))
    for item in rounds:
        for page in item.pages:
            source = (root / "docs" / page.path).read_text(encoding="utf-8")
            path = target / "docs" / page.folder / f"{item.modules[page.name]}.md"
            path.write_text(_copied(source, item), encoding="utf-8")
    _append(target / "docs" / SITUATIONS, [row for item in rounds for row in _situations(guideline, item)])
    _append(target / "docs" / VALUES, [value for item in rounds for value in _values(guideline, item)])
    with (target / "docs" / BIBLIOGRAPHY).open("a", encoding="utf-8") as bibliography:
        bibliography.writelines(_references(guideline, rounds))
    wanted = round(len(guideline.terms) * sqrt(size / len(guideline.maintained)))
    _append(target / "docs" / GLOSSARY, list(_terms(guideline, wanted - len(guideline.terms))))
    _extend_map(target / "docs" / MODULE_MAP, rounds)
    _extend_menu(target / "mkdocs.yml", rounds)


def _rounds(guideline: Guideline, wanted: int) -> Iterator[_Round]:
    models = [page for page in guideline.maintained if not page.diagrams]
    number = 2
    while wanted > 0:
        pages = tuple(models[:wanted])
        yield _Round(
            number,
            pages,
            {page.name: f"{page.name}-{number}" for page in pages},
            {name: f"{name}-{number}" for page in pages for name in _rules(page)},
        )
        wanted -= len(pages)
        number += 1


def _rules(page: Page) -> Iterator[str]:
    """Yield the ids of the recommendations on a page, and of the rows that are rules of their own."""
    for item in page.recommendations:
        yield item.id
        if item.options:
            yield from (row.id for row in item.options.rows)


def _copied(source: str, item: _Round) -> str:
    """Return the source of a page with everything in it called as in this round."""
    _, head, body = source.split("---\n", 2)
    data = yaml.safe_load(head)
    head = _replaced(head, "title", lambda _: f"{data['title']} {item.number}")
    head = _replaced(head, "module", item.own)
    head = _listed(head, "verwant", lambda name: item.modules.get(name, name))
    head = _listed(head, "steunt_op", lambda name: item.rules.get(name, name))
    body = re.sub(
        r"^(\s+(?:- )?id: )(\S+)$", lambda match: match[1] + item.own(match[2]), body, flags=re.MULTILINE
    )
    body = _listed(body, "bronnen", item.own)
    body = _listed(body, "situaties", item.own)
    body = _BESIDE.sub(lambda match: match[1] + item.rules.get(match[2], match[2]), body)
    body = _DEFINES.sub(lambda match: f" {item.number}{match[0]}", body)
    body = _SITUATION.sub(lambda match: match[1] + item.own(match[2]), body)
    body = _RELATION.sub(
        lambda line: _RELATED.sub(lambda name: item.rules.get(name[0], name[0]), line[0]), body
    )
    body = CITATION.sub(lambda match: CITATION_KEY.sub(lambda key: item.own(key[0]), match[0]), body)
    body = VALUE_USE.sub(lambda match: f"{{waarde:{item.own(match[1].strip())}}}", body)
    body = re.sub(r"\]\(([^)#\s]*?)([\w-]*)(\.md)?(#[\w-]+)?\)", lambda match: _link(match, item), body)
    return f"---\n{head}---\n{body}"


def _replaced(head: str, key: str, change: Callable[[str], str]) -> str:
    """Return front matter in which the value of one key is changed."""

    def changed(match: re.Match[str]) -> str:
        return f"{key}: {json.dumps(change(match[1]), ensure_ascii=False)}"

    return re.sub(rf"^{key}: (.*)$", changed, head, count=1, flags=re.MULTILINE)


def _listed(text: str, key: str, change: Callable[[str], str]) -> str:
    """Return a text in which every member of each list ``key: [a, b]`` is changed."""

    def changed(match: re.Match[str]) -> str:
        names = [name.strip() for name in match[2].split(",") if name.strip()]
        return f"{match[1]}[{', '.join(map(change, names))}]"

    return re.sub(rf"^(\s*{key}: )\[([^\]]*)\]", changed, text, flags=re.MULTILINE)


def _link(match: re.Match[str], item: _Round) -> str:
    """Return a link that leads to the copies of this round, where there are any."""
    folder, name, extension, fragment = (part or "" for part in match.groups())
    if extension and name in item.modules:
        name = item.modules[name]
    elif extension or folder:
        return match[0]  # to a page that has no copy, or out of the site
    anchor = fragment.removeprefix("#")
    fragment = f"#{item.rules.get(anchor, anchor)}" if anchor else ""
    return f"]({folder}{name}{extension}{fragment})"


def _situations(guideline: Guideline, item: _Round) -> Iterator[dict[str, Any]]:
    """Yield the situations that the pages and values of a round name, and those they are a part of."""
    options = [one.options for page in item.pages for one in page.recommendations if one.options]
    named = {name for one in options for name in (*one.situations, *(row.situation for row in one.rows))}
    named |= {match[2] for page in item.pages for match in _SITUATION.finditer(page.body)}
    named |= {name for value in _used(guideline, item) for name in value.situations}
    named |= {wider for name in named for wider in wider_of(name, guideline.situations_by_id)}
    for situation in guideline.situations:
        if situation.id in named:
            yield _situation(situation, item)


def _situation(situation: Situation, item: _Round) -> dict[str, Any]:
    definition = f"{situation.definition.removesuffix('.')} ({item.number})."
    return {
        "id": item.own(situation.id),
        "naam": f"{situation.name} {item.number}",
        **({"woordenlijst": situation.term} if situation.term else {"definitie": definition}),
        "bron": situation.source,
        **({"ruimer": item.own(situation.wider)} if situation.wider else {}),
    }


def _used(guideline: Guideline, item: _Round) -> Iterator[Value]:
    """Yield the values that the pages of a round use."""
    used = {use.name for page in item.pages for use in page.values}
    return (value for value in guideline.values if value.name in used)


def _values(guideline: Guideline, item: _Round) -> Iterator[dict[str, Any]]:
    """Yield the values that the pages of a round use, each with a number that occurs nowhere else.

    The emergency number stays as it is: another would be a telephone number of nobody.
    """
    for value in _used(guideline, item):
        text = re.sub(r"\b(?!112\b)\d+", rf"{item.number}00\g<0>", value.text, count=1)
        yield {
            "naam": item.own(value.name),
            "tekst": text,
            "betekenis": value.meaning,
            "bron": item.own(_source(value, guideline)),
            "module": item.modules.get(value.module, value.module),
            **({"situatie": [item.own(name) for name in value.situations]} if value.situations else {}),
            **({"handeling": value.task} if value.task else {}),
            **_bounds(value, text),
        }


def _source(value: Value, guideline: Guideline) -> str:
    """Return the source of a value; a phrase of experts gets that of another, as its copy is no phrase."""
    return value.source if value.source != EXPERT_OPINION else guideline.references[0].key


def _bounds(value: Value, text: str) -> dict[str, Any]:
    """Return the number in the new text of a value with bounds around all in its unit, as far as it has
    one."""
    found = list(measures_in(text))
    if not found:
        return {}
    unit = value.measure.unit if value.measure else ""
    if unit_key(unit) not in {one.unit for one in found}:
        unit = next(way for way in UNITS if unit_key(way) == found[0].unit)
    numbers = [number for one in found if one.unit == unit_key(unit) for number in one.numbers]
    return {"getal": numbers[0], "eenheid": unit, "van": min(numbers) / 2, "tot": max(numbers) * 2}


def _references(guideline: Guideline, rounds: list[_Round]) -> Iterator[str]:
    """Yield the sources that the pages and values of each round cite, as BibTeX."""
    for item in rounds:
        cited = {citation.key for page in item.pages for citation in page.citations}
        cited |= {_source(value, guideline) for value in _used(guideline, item)}
        for reference in guideline.references:
            if reference.key in cited:
                yield _reference(reference, item)


def _reference(reference: Reference, item: _Round) -> str:
    fields = {name: text for name, text in reference.fields.items() if name not in _SKIPPED}
    if doi := reference.fields.get("doi"):
        fields["doi"] = f"{doi}.{item.number}"
    elif pmid := reference.fields.get("pmid"):
        fields["pmid"] = f"{50 + item.number}{pmid[-7:]}"  # higher than any there is
    fields["title"] = f"{fields['title']} ({item.number})"
    if note := reference.fields.get("note"):
        fields["note"] = note
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items())
    return f"\n@{reference.kind}{{{item.own(reference.key)},\n{lines}}}\n"


def _terms(guideline: Guideline, wanted: int) -> Iterator[dict[str, Any]]:
    """Yield so many more terms of the glossary, made of words that stand in no text."""
    english = EnglishTerms(term.text for term in guideline.english_terms)
    models = [term for term in guideline.terms if not list(english.finditer(term.full_name))]
    for number in range(wanted):
        term, turn = models[number % len(models)], number // len(models) + 2
        yield {
            "term": _new_word(term.term, turn),
            **({"afkorting": _new_word(term.abbreviation, turn)} if term.abbreviation else {}),
            "definitie": term.definition,
            "synoniemen": [_new_word(name, turn) for name in term.synonyms],
            **({"doelgroep": "professional"} if term.for_professionals else {}),
        }


def _new_word(name: str, turn: int) -> str:
    return re.sub(r"\w+", rf"\g<0>q{turn}", name, count=1)


def _append(file: Path, items: list[dict[str, Any]]) -> None:
    if items:
        text = yaml.safe_dump(items, allow_unicode=True, sort_keys=False, width=10**6)
        file.write_text(file.read_text(encoding="utf-8").rstrip("\n") + f"\n{text}", encoding="utf-8")


def _extend_map(file: Path, rounds: list[_Round]) -> None:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    for chapter in data["rubrieken"]:
        chapter["modules"] += [
            {**module, "id": item.modules[module["id"]], "titel": f"{module['titel']} {item.number}"}
            for item in rounds
            for module in list(chapter["modules"])
            if module["id"] in item.modules
        ]
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _extend_menu(file: Path, rounds: list[_Round]) -> None:
    lines = []
    for line in file.read_text(encoding="utf-8").splitlines(keepends=True):
        lines.append(line)
        if entry := re.match(r"(\s+- \w+/)([\w-]+)\.md$", line):
            names = (item.modules[entry[2]] for item in rounds if entry[2] in item.modules)
            lines += [f"{entry[1]}{name}.md\n" for name in names]
    file.write_text("".join(lines), encoding="utf-8")
