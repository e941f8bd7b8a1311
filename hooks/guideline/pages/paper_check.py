"""The page that says of a sheet of paper whether it still holds: every code of now, and every other code that
a release had, with what became of the texts on that sheet. The script ``papier.js`` finds the one that the
address names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from markupsafe import Markup

from guideline.model.addresses import PAPER_PAGE, SHEET, START_PAGE, address
from guideline.model.editions import EVERYTHING, Edition, Readable, readable_at
from guideline.model.guideline import Guideline
from guideline.model.metadata import Fate, Status
from guideline.model.page import Page
from guideline.model.roles import Role
from guideline.pages.templating import link, render

MOST_TOLD = 40
"""How many texts of one sheet are told; of a whole chapter more may have changed."""

MOST_SHEETS = 3_000
"""How many sheets of earlier releases are listed, the newest first: a telephone must be able to open the
page."""


def code_address(code: str, site_url: str) -> str:
    """Return the address to type over from a sheet with this code; from the root of the site when it has no
    address of its own."""
    return f"{site_url}{address(PAPER_PAGE)}?c={code}"


def paper_page(guideline: Guideline, now: Readable, version: str, today: date) -> str:
    """Return the Markdown of the page."""
    page, changes = Page(PAPER_PAGE), guideline.by_role.get(Role.CHANGES)
    titles = _titles(guideline)
    sheets = _Past(guideline, now).sheets()
    old = [*islice(sheets, MOST_SHEETS)]
    return render(
        "papier.md",
        example=Markup(f"`{code_address(now.codes.get(EVERYTHING, ''), guideline.settings.site_url)}`"),
        version=version,
        today=today,
        current=[
            {"code": Markup(f"`{code}`"), "link": _link(path, titles.get(path, path), page, now)}
            for path, code in now.codes.items()
        ],
        earlier=[
            {
                "code": Markup(f"`{sheet.code}`"),
                "link": _link(sheet.now_at, titles.get(sheet.now_at, sheet.now_at), page, now),
                "version": sheet.edition.version,
                "day": sheet.edition.day,
                "became": [_told(item, page) for item in sheet.became[:MOST_TOLD]],
                "more": max(0, len(sheet.became) - MOST_TOLD),
                "changes": link(changes.title, page, changes.path) if changes else "de wijzigingen",
            }
            for sheet in old
        ],
        not_listed=next(sheets, None) is not None,
    )


def _titles(guideline: Guideline) -> dict[str, str]:
    """Return what each sheet is called, by the path of its page."""
    return {
        **{page.path: page.title for page in guideline.pages},
        **{guideline.roles.situation(item.id): f"{item.name}: wat nu" for item in guideline.situations},
        **{f"{item.id}/{SHEET}": f"{item.title}: alles op één pagina" for item in guideline.chapters},
        EVERYTHING: "De hele richtlijn",
    }


def _link(path: str, title: str, page: Page, now: Readable) -> Markup | str:
    """Return a link to a page that is there, else its title."""
    if path == EVERYTHING:
        return link(title, page, START_PAGE)
    return link(title, page, path) if path in now.pages else title


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a text on an earlier sheet: its name, a word for it, and the address of where it stands
    now, or empty."""

    name: str
    word: str
    address: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A sheet of a release that is another now: its code, the path of its page now, the last release that had
    it, and what became of the texts on it; none when only the name of the page changed."""

    code: str
    now_at: str
    edition: Edition
    became: tuple[Became, ...]


def _told(item: Became, page: Page) -> Markup:
    shown = link(item.name, page, item.address) if item.address else item.name
    return Markup(render("papier-tekst.md", shown=shown, word=item.word).strip())


@dataclass(frozen=True)
class _Past:
    """What was published, held against what can be read now."""

    guideline: Guideline
    now: Readable

    @cached_property
    def released(self) -> list[tuple[Edition, Readable]]:
        return [*readable_at(self.guideline.editions)]

    def sheets(self) -> Iterator[Earlier]:
        """Yield every sheet of a release with a code that is not one of now, the newest first."""
        told = {*self.now.codes.values()}
        named: set[str] = set()
        for edition, then in reversed(self.released):
            for path, code in sorted(then.codes.items()):
                if code not in told:
                    told.add(code)
                    here = path if path in self.now.codes else self._moved(path)
                    yield Earlier(code, here, edition, tuple(self._became(path, here, then, named)))
            named |= edition.fates.keys()

    def _moved(self, path: str) -> str:
        return (self.guideline.moved.successor(path) or path).partition("#")[0]

    def _became(self, path: str, here: str, then: Readable, named: set[str]) -> Iterator[Became]:
        """Yield what became of the texts on the sheet at ``path``, which is now at ``here``; ``named`` are
        the recommendations that a later release says something of."""
        on_it = {*self.now.on(here)}
        for name in then.on(path):
            current = name if name in self.now.texts else self._successor(name, then)
            if current not in self.now.texts:
                yield Became(name, Fate.WITHDRAWN.value, self._address(current))
            elif then.texts[name] != self.now.texts[current]:
                yield Became(current, self._word(current, current in named), self._address(current))
            elif current not in on_it:
                yield Became(current, "staat nu elders", self._address(current))
            on_it.discard(current)
        for name in sorted(on_it):
            word = "hierheen verplaatst" if name in then.texts else Fate.NEW.value
            yield Became(name, word, self._address(name))

    def _word(self, name: str, named: bool) -> str:
        """Return what happened to a text that is another now. Of a recommendation that reads as at the last
        release while no release says that it changed, only the language did."""
        if name.endswith(".md"):
            return "tekst of schema aangepast"
        home = self.guideline.recommendation_pages.get(name)
        if home and home.module and home.module.status is Status.WITHDRAWN:
            return Fate.WITHDRAWN.value
        as_released = self.released[-1][1].texts.get(name) == self.now.texts[name]
        return "alleen de taal" if as_released and not named else Fate.CHANGED.value

    def _successor(self, name: str, then: Readable) -> str:
        """Return the name of the text in the place of one that is gone, the same name when there is none."""
        moved = self.guideline.moved
        if name.endswith(".md"):
            return moved.successor(name) or name
        found = (moved.successor(f"{path}#{name}") or "" for path in then.homes.get(name, ()))
        return next((anchor for target in found if (anchor := target.partition("#")[2])), name)

    def _address(self, name: str) -> str:
        """Return where a text stands now, empty when nowhere."""
        return name if name in self.guideline.by_path else self.guideline.present.homes.get(name, "")
