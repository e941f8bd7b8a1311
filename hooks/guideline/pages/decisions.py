"""What a working group has to decide before the concepts can be authorised, as a sheet to sign: by risk, each
with its place, what it rests on, and a line for who decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from guideline.model.guideline import Guideline, Value
from guideline.model.metadata import Certainty, Strength
from guideline.model.page import Page
from guideline.model.values import expand_values
from guideline.pages.material import Material
from guideline.pages.templating import link, render
from guideline.reading.plain_text import plain_lines

OPEN_POINTS = "Kennislacunes en open punten"
"""The section of a module in which its open points stand, one to an item of a list."""

NOT_FROM_A_SOURCE = re.compile(
    r"mening van deskundigen|(?:voorstel|keuze|schatting) van de (?:redactie|werkgroep)|door derden"
    r"|derden noem|niet gelezen|afgeleid",
    re.IGNORECASE,
)
"""The words with which editors say openly that they chose a text, or did not read the source themselves."""

_POINT = re.compile(r"^(?:[-*]|\d{1,3}\.)[ \t]+(.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to decide: what it says, where it stands, and what it rests on, in words or as keys of
    sources."""

    text: str
    place: Markup
    ground: str


def decisions(page: Page, material: Material) -> str:
    """Return the values and recommendations that are to be decided, in groups from the most to the least
    risk."""
    guideline = material.guideline
    opinions = list(_opinions(page, guideline))
    groups = (
        ("Doses, termijnen en grenzen", list(_values(page, guideline))),
        ("Sterke aanbevelingen op mening van deskundigen", [one for strong, one in opinions if strong]),
        ("Zwakke aanbevelingen op mening van deskundigen", [one for strong, one in opinions if not strong]),
    )
    return _sheet(groups)


def open_points(page: Page, material: Material) -> str:
    """Return what editors chose in running text, and what is still open, for a sheet of its own: there are
    too many for one page."""
    guideline = material.guideline
    groups = (
        ("Keuzes van de redactie in de tekst", list(_choices(page, guideline))),
        ("Open punten", list(_open_points(page, guideline))),
    )
    return _sheet(groups)


def _sheet(groups: Iterable[tuple[str, list[Decision]]]) -> str:
    line = Markup('<span class="schrijfruimte"></span>')
    return render("besluiten.md", groups=[group for group in groups if group[1]], line=line)


def _values(page: Page, guideline: Guideline) -> Iterator[Decision]:
    """Yield the registered values of which their meaning says that they are no figure from a source read."""
    for value in guideline.values:
        if NOT_FROM_A_SOURCE.search(value.meaning):
            module = _module_of(value, guideline)
            place = link(value.name, page, module.path) if module else Markup(value.name)
            yield Decision(f"{value.text}: {value.meaning}", place, value.source)


def _module_of(value: Value, guideline: Guideline) -> Page | None:
    return next(
        (page for page in guideline.modules if page.module and page.module.module == value.module), None
    )


def _opinions(page: Page, guideline: Guideline) -> Iterator[tuple[bool, Decision]]:
    """Yield whether it is strong with each recommendation that rests on the opinion of experts."""
    for module in guideline.modules:
        for item in module.recommendations:
            options = item.options
            if options and options.certainty is Certainty.EXPERT_OPINION:
                text = _first_sentence(expand_values(item.text, guideline.value_texts))
                place = link(options.id, page, f"{module.path}#{options.id}")
                yield options.strength is Strength.STRONG, Decision(text, place, ", ".join(options.sources))


def _choices(page: Page, guideline: Guideline) -> Iterator[Decision]:
    """Yield the sentences of the modules that say themselves that editors chose them."""
    for module in guideline.modules:
        text = module.body.partition(f"\n## {OPEN_POINTS}")[0]
        for paragraph in plain_lines(expand_values(_without_blocks(text), guideline.value_texts)):
            for sentence in _SENTENCE_END.split(paragraph):
                if NOT_FROM_A_SOURCE.search(sentence):
                    yield Decision(sentence, link(module.title, page, module.path), "")


def _without_blocks(text: str) -> str:
    """Return a text without its recommendations, which have a group of their own."""
    return re.sub(r"^///.*?^///$", "", text, flags=re.MULTILINE | re.DOTALL)


def _open_points(page: Page, guideline: Guideline) -> Iterator[Decision]:
    for module in guideline.modules:
        section = module.body.partition(f"\n## {OPEN_POINTS}")[2].partition("\n## ")[0]
        for item in _POINT.finditer(section):
            text = " ".join(plain_lines(expand_values(item[1], guideline.value_texts)))
            yield Decision(text, link(module.title, page, module.path), "")


def _first_sentence(markdown: str) -> str:
    return _SENTENCE_END.split(next(plain_lines(markdown), ""), maxsplit=1)[0]
