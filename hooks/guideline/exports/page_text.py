"""A page as one text file for search and language models: what was typed, with the values filled in and a
head that says what it is of, how settled and how old. It stands beside the page: ``diagnostiek/x.md``.

What only the site can show is put in words or left out: a flowchart becomes numbered sentences, and lists
that the site makes, among them what a hospital adds, stay away.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import yaml

from guideline.exports.chunks import caution
from guideline.exports.richtlijn_json import Address
from guideline.flowcharts.graph import Flowchart
from guideline.flowcharts.steps import sentences
from guideline.model.addresses import address
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.model.standing import standing
from guideline.model.values import expand_values
from guideline.reading.dialect import MARKER, without_marks, without_remarks
from guideline.rendering.page import citation_numbers
from guideline.rendering.words import CERTAINTIES, VERDICTS

Target = Callable[[Page, str], str]
"""``target(page, path)``: where a link typed on a page leads from the text of that page."""

_SIGN = re.compile(r"[ ]{0,3}/{3,}+[ \t]*+(\S.*+)?")
_FENCE = re.compile(r"\A[ ]{0,3}(`{3,}+|~{3,}+)[ \t]*+mermaid[ \t]*+")
_LINK = re.compile(r"\]\(([^()\s:#]+[.]md)")
_EMPTY_LINES = re.compile(r"\n{3,}+")


def page_texts(guideline: Guideline, today: date, place: Address) -> dict[str, str]:
    """Return the text of every page with text of its own, but those for editors, by its path; ``place`` gives
    the address, from the root of the site, of a page that has no such text."""
    pages = {
        page.path: page
        for page in guideline.pages
        if page.body.strip() and not page.has_unreadable_data and not page.is_for_editors
    }
    target = partial(_target, frozenset(pages), place)
    return {path: _text(page, guideline, today, target) for path, page in pages.items()}


def _target(present: frozenset[str], place: Address, page: Page, target: str) -> str:
    """Return where a link to a page leads from the text of ``page``: to the text of that page when it has
    one."""
    path = posixpath.normpath(posixpath.join(page.folder, target))
    if path in present:
        return target
    found = place(path, "")
    return posixpath.relpath(found or ".", page.folder or ".") + ("/" if found.endswith("/") else "")


def _text(page: Page, guideline: Guideline, today: date, target: Target) -> str:
    head = yaml.safe_dump(_head(page, guideline, today), allow_unicode=True, sort_keys=False, width=10**6)
    question = [f"**Uitgangsvraag.** {page.module.question}"] if page.module else []
    told = [f"---\n{head}---", f"# {page.title}", *question, _body(page, guideline, target)]
    if sources := [*_sources(page, guideline)]:
        told += ["## Literatuur", "\n".join(sources)]
    return "\n\n".join(told) + "\n"


def _head(page: Page, guideline: Guideline, today: date) -> dict[str, str]:
    found = standing(page, guideline, today)
    authorisation = page.maintained.authorisation if page.maintained else None
    facts = {
        "richtlijn": guideline.settings.name,
        "pagina": page.title,
        "adres": f"{guideline.settings.site_url}{address(page.path)}",
        "status": found.status.value if found else "",
        "laatst_beoordeeld": found.last.isoformat() if found and found.last else "",
        "volgende_beoordeling": found.due.isoformat() if found and found.due else "",
        "gebouwd": today.isoformat(),
        "licentie": guideline.settings.licence,
        "let_op": caution(found.status, authorisation) if found else "",
    }
    return {name: fact for name, fact in facts.items() if fact}


def _body(page: Page, guideline: Guideline, target: Target) -> str:
    text = without_remarks(MARKER.sub("", "\n".join(_lines(page, guideline))))
    text = without_marks(expand_values(text, guideline.value_texts))

    text = _LINK.sub(lambda match: f"]({target(page, match[1])}", text)
    return _EMPTY_LINES.sub("\n\n", text).strip()


def _lines(page: Page, guideline: Guideline) -> Iterator[str]:
    """Yield the lines of a page, with words in the place of blocks and drawings."""
    recommendations = {item.at[0] - page.body_line: item for item in page.recommendations}
    drawings = iter(guideline.drawings.get(page.path, ()))
    until, options = "", False
    for index, line in enumerate(page.body.split("\n")):
        if until:
            until = "" if line.strip() == until else until
            continue
        if options and line.startswith("    "):
            continue
        options = False
        if fence := _FENCE.fullmatch(line):
            drawing = next(drawings, None)
            until = fence[1]
            yield from sentences(drawing) if isinstance(drawing, Flowchart) else ()
        elif sign := _SIGN.fullmatch(line):
            item = recommendations.get(index)
            if sign[1] and item and item.options:
                options = True
                chosen = item.options
                number = guideline.numbers.get(chosen.id)
                yield (
                    f"**Aanbeveling {f'{number} ' if number else ''}({chosen.id}).**"
                    f" {VERDICTS[chosen.strength, chosen.direction]}. {CERTAINTIES[chosen.certainty]}."
                )
                yield ""
        else:
            yield line


def _sources(page: Page, guideline: Guideline) -> Iterator[str]:
    for key in citation_numbers(page, guideline):
        fields = guideline.by_key[key].fields
        where = next((f"{name}:{fields[name]}" for name in ("doi", "pmid", "url") if fields.get(name)), "")
        told = (fields.get("title", ""), fields.get("year", ""), where)
        yield f"- [@{key}]: {'. '.join(part for part in told if part)}"
