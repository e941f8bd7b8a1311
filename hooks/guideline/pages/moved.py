"""The way on for readers with an old address: a note on the page that is still there, a page that leads on
where it is not.

Neither needs a server, so both work from a folder too. Without scripts a reader gets a link; a script goes
on by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.pages.templating import link, render

REDIRECT_SCRIPT = "assets/js/verhuisd.js"
"""The script that goes on to the new address, relative to the root of the site."""


def moved_notes(page: Page, guideline: Guideline) -> str:
    """Return a note for every address on ``page`` whose content went elsewhere; an empty text when there is
    none. A note shows only to a reader who comes for it."""
    notes = []
    for anchor in guideline.gone_from.get(page.path, ()):
        target = guideline.moved.successor(f"{page.path}#{anchor}")
        if target:
            notes.append({"anchor": anchor, "link": link(_title(target, guideline), page, target)})
    return render("verhuisd.md", notes=notes) if notes else ""


def _title(address: str, guideline: Guideline) -> str:
    path = address.partition("#")[0]
    return guideline.by_path[path].title if path in guideline.by_path else "deze pagina"


def redirects(guideline: Guideline) -> dict[str, dict[str, str]]:
    """Return the pages that are gone (path relative to the docs folder) with where each address on them
    leads: "" for the page itself, else the anchor."""
    gone = guideline.gone
    pages = {address for address in gone if "#" not in address and guideline.moved.successor(address)}
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for address in gone:
        path, _, anchor = address.partition("#")
        target = guideline.moved.successor(address)
        if path in pages and target:
            found[path][anchor] = target
    return dict(found)


def redirect_page(
    targets: dict[str, str], guideline: Guideline, address: Callable[[str], str], script: str
) -> str:
    """Return the HTML of the page in the place of one that is gone.

    ``targets`` as ``redirects`` gives for that page; ``address`` turns a target into an address as seen
    from it; ``script`` is the address of the script that goes on.
    """
    places: list[dict[str, Any]] = [
        {"anchor": anchor, "address": address(target)} for anchor, target in sorted(targets.items()) if anchor
    ]
    home = targets[""]
    return render(
        "doorverwijzing.html",
        title=_title(home, guideline),
        address=address(home),
        places=places,
        script=script,
    )
