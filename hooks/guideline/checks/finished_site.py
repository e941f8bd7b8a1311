"""Check the finished site as readers get it: every internal address and anchor exists, ids are unique,
nothing is left over.

Links that extensions, templates and generators wrote are in no source file, so only the finished HTML can
show them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html as lxml_html

from guideline.checks.registry import FIRST_VERSION, Check, Example, require_free
from guideline.finishing.inline_code import OwnCode, foreign_code
from guideline.model.findings import Finding, Place, Severity
from guideline.model.guideline import Settings

Issue = tuple[str, str]
"""Dutch message and suggestion."""


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A finished page: ``path`` relative to the site folder, its ids in order, its references, its resources,
    and what it would run that the build did not write."""

    path: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    resources: tuple[str, ...]
    text: str
    foreign: tuple[str, ...]


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
    r"\[@[\w:-]+[^\]]*\]|\[\^[^\]\s]+\]|\{waarde:?[^}]*\}|\{\{|\]\(|^\s*/{3,}\s*\w*", re.MULTILINE
)


_OTHER_RESOURCES = {
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "object": ("data",),
    "video": ("poster",),
}
"""The attributes of other elements that make a browser fetch something."""


def check_finished_site(
    folder: Path, sources: Mapping[str, str], settings: Settings, own_code: OwnCode
) -> list[Finding]:
    """Check every HTML file under ``folder``.

    ``sources`` gives the source (relative to the docs folder) of each page by its path in the site;
    ``own_code`` is what the build wrote into pages itself. Returns the findings in order; their place is the
    source file where there is one, line 1, because a finished page has no lines of its source.
    """
    pages = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    read = {name: _read(name, path, own_code) for name, path in pages.items()}
    ids = {name: frozenset(page.ids) for name, page in read.items()}
    own = urlsplit(settings.site_url)
    findings = []
    for name, page in read.items():
        source = f"{settings.docs_dir}/{sources[name]}" if name in sources else f"site/{name}"
        for check, (message, suggestion) in _issues(page, files, ids, own.hostname or "", own.path):
            findings.append(Finding(Place(source), check.code, check.severity, message, suggestion))
    return sorted(set(findings))


def _read(name: str, path: Path, own_code: OwnCode) -> HtmlPage:
    tree = lxml_html.document_fromstring(path.read_bytes(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    resources = [
        element.get("src", "")
        for element in tree.iter("script", "img", "iframe", "source", "video", "audio", "embed")
        if element.get("src")
    ]
    resources += [
        part.split()[0]
        for element in tree.iter("img", "source")
        for part in element.get("srcset", "").split(",")
        if part.strip()
    ]
    resources += [
        element.get(name, "")
        for tag, names in _OTHER_RESOURCES.items()
        for element in tree.iter(tag)
        for name in names
        if element.get(name)
    ]
    relations = {"canonical", "alternate", "next", "prev", "license"}
    resources += [
        element.get("href", "")
        for element in tree.iter("link")
        if not relations & set(element.get("rel", "").split())
    ]
    links = [element.get("href", "") for element in tree.iter("a", "area") if element.get("href") is not None]
    articles = tree.xpath("//article")
    text = "\n".join("".join(_visible(article)) for article in articles)
    foreign = tuple(foreign_code(tree, own_code))
    return HtmlPage(name, tuple(tree.xpath("//@id")), tuple(links), tuple(resources), text, foreign)


def _visible(element: lxml_html.HtmlElement) -> Iterator[str]:
    """Yield the text of an element without that of code, scripts and styles."""
    if element.tag in ("code", "pre", "script", "style") or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _visible(child)
        yield child.tail or ""


def _issues(
    page: HtmlPage, files: set[str], ids: Mapping[str, frozenset[str]], host: str, base: str
) -> Iterator[tuple[Check, Issue]]:
    """Yield what is wrong with a page, given the ``files`` of the site, the ``ids`` of its pages, and the
    host and path of its own address."""
    for address in (*page.links, *page.resources):
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", address):
            fetched = address in page.resources and not address.startswith("data:")
            if fetched and urlsplit(address).hostname != host:
                message = f"de pagina vraagt ‘{address}’ op bij een andere computer"
                remedy = "zet een afbeelding in docs/assets/images, een script of stijl in overrides/assets"
                yield OUTSIDE_REQUEST, (message, remedy)
            continue
        target, fragment = _target(page.path, address, base)
        if target not in files:
            yield DEAD_ADDRESS, (f"‘{address}’ bestaat niet in de site (pagina {page.path})", "")
        elif fragment and target in ids and fragment not in ids[target]:
            message = f"‘{address}’: de plaats ‘#{fragment}’ bestaat niet (pagina {page.path})"
            yield DEAD_FRAGMENT, (message, "")
    seen: set[str] = set()
    for identifier in page.ids:
        if identifier in seen:
            yield DUPLICATE_ID, (f"de id ‘{identifier}’ staat er twee keer (pagina {page.path})", "")
        seen.add(identifier)
    for match in _LEFT_OVERS.finditer(page.text):
        yield LEFT_OVER, (f"‘{match[0].strip()}’ staat als tekst op de pagina", "")
    for what in page.foreign:
        yield FOREIGN_CODE, (f"op de pagina staat {what}", "verwijder het uit de tekst of de gegevens")


def _target(path: str, address: str, base: str) -> tuple[str, str]:
    """Return the file in the site that ``address`` on page ``path`` leads to, and its fragment."""
    parts = urlsplit(address)
    if parts.path.startswith("/"):
        joined = unquote(parts.path).removeprefix(base.rstrip("/")).lstrip("/")
    else:
        joined = (
            posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            if parts.path
            else path
        )
    if joined in (".", "") or (parts.path.endswith(("/", "..", ".")) and not joined.endswith(".html")):
        joined = posixpath.normpath(posixpath.join(joined, "index.html"))
    return joined, unquote(parts.fragment)
