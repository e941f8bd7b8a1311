"""Why the search of the site finds what it finds: the words of a query, what they may match and why, and what
the best pages are worth.

The scripts that readers have are run here, on the index of the site as it was last made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import quickjs

from guideline.exports.search_parts import BEGINNING, from_script

SCRIPTS = ("woorden", "begrijpen", "delen", "waarderen", "tonen")
"""The scripts of the search in the order in which they are loaded."""

_FOLDER = Path("overrides/assets/js/zoeken")
_INDEX = Path("search")
_MOST_PAGES, _MOST_READINGS = 5, 6
_MEMORY = 1024**3
_STACK = 8 * 1024**2


def explain(root: Path, site: Path, query: str) -> str:
    """Return in Dutch why the search of the finished site in ``site`` finds what it finds for a query.

    The scripts are those of the project in ``root``. Raises FileNotFoundError when the site was not made.
    """
    beginning = part_of(site, BEGINNING)
    context = quickjs.Context()
    context.set_memory_limit(_MEMORY)
    context.set_max_stack_size(_STACK)
    for script in (
        *scripts_in(root),
        Path(__file__).with_name("explain_search.js").read_text(encoding="utf-8"),
    ):
        context.eval(script)
    context.add_callable("part", lambda name: part_of(site, name))
    found = json.loads(context.eval("explain")(beginning, query, _MOST_PAGES))
    return "\n".join(_lines(query, found))


def scripts_in(root: Path) -> list[str]:
    """Return the scripts of the search of the project in ``root``, in order."""
    return [(root / _FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]


def part_of(site: Path, name: str) -> str:
    """Return a part of the index of the finished site in ``site`` as JSON. Raises FileNotFoundError when it
    is not there."""
    return json.dumps(from_script((site / _INDEX / f"{name}.js").read_text(encoding="utf-8")))


def _lines(query: str, found: dict[str, Any]) -> Iterator[str]:
    yield f"Gezocht: {query}"
    yield f"Zo te lezen zoekt hier {_who(found['voice'])} ({_number(found['voice'])})."
    yield ""
    yield "Woorden (hoe zwaar zij wegen), en waar zij voor staan (hoe goed, op hoeveel plaatsen):"
    for unit in found["units"]:
        yield from _unit(unit)
    yield ""
    if not found["pages"]:
        yield "Niets gevonden."
        return
    yield "Gevonden:"
    for number, page in enumerate(found["pages"], start=1):
        missing = f"  ontbreekt: {', '.join(page['missing'])}" if page["missing"] else ""
        address = page["address"] or "startpagina"
        yield f"{number}. {page['title']}  {address}  {_number(page['value'])}{missing}"
        for place in page["places"]:
            words = ", ".join(f"{word} {_number(score)}" for word, score in place["found"])
            yield f"   {place['location'].partition('#')[2]}  {_number(place['value'])}  ({words})"


def _unit(unit: dict[str, Any]) -> Iterator[str]:
    extra = ", telt alleen mee" if unit["extra"] else ""
    yield f"  {unit['label'] or 'deel van een woord'} ({_number(unit['weight'])}{extra})"
    if unit["meant"]:
        yield f"    staat niet op de site; bedoeld is misschien ‘{unit['meant']}’"
    elif not unit["readings"] and not unit["number"]:
        yield "    staat niet op de site; zet in docs/zoekwoorden.yml wat ermee wordt bedoeld"
    for reading in sorted(unit["readings"], key=lambda one: -one["weight"])[:_MOST_READINGS]:
        why = ": ".join(part for part in (reading["source"], reading["why"]) if part)
        yield f"    {reading['name']}  {_number(reading['weight'])}, {reading['places']} plaatsen  ({why})"


def _who(voice: float) -> str:
    if voice > 0.3:
        return "een patiënt of naaste"
    return "een zorgverlener" if voice < -0.3 else "een patiënt of een zorgverlener"


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
