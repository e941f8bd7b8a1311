"""Check the finished site as readers get it: every internal address and anchor exists, ids are unique,
nothing is left over.

Links that extensions, templates and generators wrote are in no source file, so only the finished HTML can
show them.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from guideline.checks.registry import FIRST_VERSION, Check, Example, require_free
from guideline.finishing.finished_page import FinishedPage
from guideline.model.destination import parts_of
from guideline.model.findings import Finding, Place, Severity
from guideline.model.guideline import Settings

FINISHED_CHECKS: dict[str, Check] = {}
"""The checks of the finished site by code.

They are listed with the others but run on HTML.
"""


def _register(
    code: str, title: str, explanation: str, wrong: str, right: str, since: str = FIRST_VERSION
) -> Check:
    require_free(code, FINISHED_CHECKS)
    check = Check(
        code,
        title,
        Severity.ERROR,
        " ".join(explanation.split()),
        Example(wrong, right, file="site/index.html"),
        lambda _context: (),
        since,
    )
    FINISHED_CHECKS[code] = check
    return check


DEAD_ADDRESS = _register(
    "V101",
    "Dood adres in de gebouwde site",
    """In de gebouwde pagina staat een link, afbeelding of script met een adres dat in de site niet bestaat.

    Meestal komt dat uit een sjabloon of een gegevensbestand; de bronpagina staat in de melding.
    """,
    '<a href="weg/">weg</a>',
    '<a href="over/">over</a>',
)
DEAD_FRAGMENT = _register(
    "V102",
    "Dood anker in de gebouwde site",
    "Het adres bestaat, maar de plaats achter het # niet.",
    '<a href="over/#weg">weg</a>',
    '<a href="over/#hier">hier</a>',
)
DUPLICATE_ID = _register(
    "V103",
    "Id komt op een gebouwde pagina twee keer voor",
    "Een id is het adres van een plaats op de pagina en mag er maar één keer staan.",
    '<p id="een">…</p><p id="een">…</p>',
    '<p id="een">…</p><p id="twee">…</p>',
)
LEFT_OVER = _register(
    "V104",
    "Opmaak die als tekst op de gebouwde pagina staat",
    "In de tekst staan haakjes of streepjes die opmaak hadden moeten worden, zoals `[@bron]`, `{waarde:…}` of"
    " `///`.",
    "<p>Zie [@bron2020].</p>",
    '<p>Zie [<a href="#bron-bron2020">1</a>].</p>',
)
OUTSIDE_REQUEST = _register(
    "V105",
    "Verzoek aan een andere computer",
    "Een lettertype, script, stijlblad of afbeelding van buiten werkt niet op een intranet en vertelt een"
    " ander wie deze pagina leest.",
    '<img src="https://voorbeeld.nl/foto.png" alt="Foto">',
    '<img src="assets/images/logo.svg" alt="Logo">',
)
FOREIGN_CODE = _register(
    "G101",
    "Script of stijl die niet uit een sjabloon komt",
    """Een script, stijlblad of opdracht aan de browser is met een tekst of een gegevensbestand meegekomen. De
    browser van de lezer zou het uitvoeren, en de beveiligingsheaders staan het niet toe. Scripts staan als
    bestand in overrides/assets/js en worden geladen door mkdocs.yml.""",
    "<p>Zie de tabel.</p><script>bereken()</script>",
    "<p>Zie de tabel.</p>",
)

_LEFT_OVERS = re.compile(
    r"\[@[\w:-][^\]]{0,300}\]|\[\^[^\[\]\s]+\]|\{waarde:?[^{}]*\}|\{\{|\]\(|^[^\S\n]*/{3,}\s*\w*",
    re.MULTILINE,
)


_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
"""The beginning of an address that leads out of the site."""


LineOf = Callable[..., int]
"""Gives the line, from 1, of the source with this path on which the first of some texts stands that does; 1
when none does."""


class SiteCheck:
    """The checks of a finished site: it wants to see every page (``look_at``) before it knows all findings.

    Of a page it keeps no more than its ids, as far as they differ from those of the first page, and the links
    that only another page or a file written later can prove right or wrong.
    """

    def __init__(
        self, folder: Path, sources: Mapping[str, str], settings: Settings, line: LineOf = lambda *_: 1
    ) -> None:
        """Check the site in ``folder``; ``sources`` gives the source (relative to the docs folder) of each
        page by its path in the site, ``line`` where in a source something stands."""
        self._folder = folder
        self._sources = sources
        self._line = line
        self._docs_dir = settings.docs_dir
        self._host = parts_of(settings.site_url).hostname or ""
        self._base = parts_of(settings.site_url).path
        self._files = _files(folder)
        self._target = cache(_target)
        self._findings: set[Finding] = set()
        self._later: set[tuple[str, str, str, str]] = set()
        self._first_ids: frozenset[str] = frozenset()
        self._own_ids: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def look_at(self, page: FinishedPage) -> None:
        """Check what can be seen in a page alone, and take note of the rest."""
        ids = frozenset(page.ids)
        self._first_ids = self._first_ids or ids
        self._own_ids[page.path] = (ids - self._first_ids, self._first_ids - ids)
        for address in {*page.links, *page.resources}:
            if not _OUTSIDE.match(address):
                self._look_up(address, page.path, ids)
        for address in set(page.resources):
            if (
                _OUTSIDE.match(address)
                and not address.startswith("data:")
                and parts_of(address).hostname != self._host
            ):
                self._add(
                    OUTSIDE_REQUEST,
                    page.path,
                    f"de pagina vraagt ‘{address}’ op bij een andere computer",
                    "zet een afbeelding in docs/assets/images, een script of stijl in overrides/assets",
                    address,
                )
        if len(ids) < len(page.ids):
            for identifier, number in Counter(page.ids).items():
                if number > 1:
                    message = f"de id ‘{identifier}’ staat er twee keer (pagina {page.path})"
                    self._add(DUPLICATE_ID, page.path, message, "", identifier)
        for match in _LEFT_OVERS.finditer(page.text):
            left = match[0].strip()
            self._add(LEFT_OVER, page.path, f"‘{left}’ staat als tekst op de pagina", "", left)
        for what in page.foreign:
            remedy = "verwijder het uit de tekst of de gegevens"
            self._add(FOREIGN_CODE, page.path, f"op de pagina staat {what}", remedy)

    def _look_up(self, address: str, path: str, ids: frozenset[str]) -> None:
        where, _, fragment = address.lstrip().partition("#")
        itself = where[:1] in ("", "?")
        target = path if itself else self._target(*_from(path, where), self._base)
        if target not in self._files or (fragment and target != path):
            self._later.add((path, address, target, unquote(fragment)))
        elif fragment and unquote(fragment) not in ids:
            self._add_fragment(path, address, unquote(fragment))

    def findings(self) -> list[Finding]:
        """Return the findings in all pages, sorted.

        Their place is the source file where there is one, at the line with what was found, or line 1 when
        it does not stand there as such.
        """
        files = _files(self._folder)
        for path, address, target, fragment in self._later:
            if target not in files:
                message = f"‘{address}’ bestaat niet in de site (pagina {path})"
                self._add(DEAD_ADDRESS, path, message, "", address, _name_in(address))
            elif fragment and not self._has(target, fragment):
                self._add_fragment(path, address, fragment)
        return sorted(self._findings)

    def _has(self, path: str, identifier: str) -> bool:
        """Return whether a file of the site has this id; of a file that is no page nobody knows."""
        if path not in self._own_ids:
            return True
        own, missing = self._own_ids[path]
        return identifier in own or (identifier in self._first_ids and identifier not in missing)

    def _add_fragment(self, path: str, address: str, fragment: str) -> None:
        message = f"‘{address}’: de plaats ‘#{fragment}’ bestaat niet (pagina {path})"
        self._add(DEAD_FRAGMENT, path, message, "", f"#{fragment}")

    def _add(self, check: Check, path: str, message: str, suggestion: str = "", *traces: str) -> None:
        """Add a finding on a page, at the line of its source with the first of the ``traces`` that stands in
        it."""
        source = self._sources.get(path)
        place = (
            Place(f"{self._docs_dir}/{source}", self._line(source, *traces))
            if source
            else Place(f"site/{path}")
        )
        self._findings.add(Finding(place, check.code, check.severity, message, suggestion))


def _name_in(address: str) -> str:
    """Return the name of the page or file that an address leads to, as it is typed."""
    return posixpath.basename(parts_of(address).path.rstrip("/"))


def _files(folder: Path) -> frozenset[str]:
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _from(path: str, address: str) -> tuple[str, str]:
    """Return the folder and the address as seen from it that say the same as ``address`` on page ``path``:
    pages that ask for the same file then ask the same."""
    folder = posixpath.dirname(path)
    while folder and address.startswith("../") and address[3:4] not in ("", "/", "?"):
        folder, address = posixpath.dirname(folder), address[3:]
    return folder, address


def _target(folder: str, address: str, base: str) -> str:
    """Return the file in the site that ``address`` leads to from ``folder``."""
    path = parts_of(address).path
    if path.startswith("/"):
        joined = unquote(path).removeprefix(base.rstrip("/")).lstrip("/")
    else:
        joined = posixpath.normpath(posixpath.join(folder, unquote(path)))
    if joined in (".", "") or (path.endswith(("/", "..", ".")) and not joined.endswith(".html")):
        joined = posixpath.normpath(posixpath.join(joined, "index.html"))
    return joined
