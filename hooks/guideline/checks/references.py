"""Family V: does every link lead somewhere, and is nothing left on a page that should have been a link
(design, 5)?

MkDocs' own validation sees links to missing pages and anchors too, but only while it builds, in English and
without line numbers. These checks read the sources, so that the check command finds the same without
rendering.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from guideline.checks.registry import Context, Example, Report, check
from guideline.flowcharts.graph import Flowchart
from guideline.model.findings import Severity
from guideline.model.metadata import Status
from guideline.model.page import Page
from guideline.model.places import At
from guideline.model.suggestions import did_you_mean, nearest

PLACEHOLDER = re.compile(
    r"#?|(?:https?://)?(?:www\.)?example\.\w+/?.*|(?i:todo|tbd|xxx|link|url|volgt|invullen|\?+|\.\.\.|…)"
)
DOMAIN = re.compile(
    r"(?<![@\w./-])(?:https?://)?((?:[a-z0-9-]+\.)+(?:nl|com|org|eu|net|be|de|uk|info|int|gov|edu))(?![\w-])",
    re.IGNORECASE,
)


LITERAL_MARKUP = re.compile(
    r"""
    \[[^\[\]]+\]\s+\((?:https?:|\#|[\w./-]+\.md)[^)]*\)?   # a space between [text] and (address)
    | \]\( | \{\{ | \}\} | \[\[ | \]\]                    # brackets that belong to nothing
    | \{waarde(?!:[^}\n]+\})                              # half a value
    | ^/{3,}                                               # a block that was not understood
    | ^\#{1,6}[^\W\d_]                                    # a heading without a space
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Reference:
    """A link in a page or of a node in a diagram."""

    target: str
    text: str
    at: At
    image: bool = False

    @property
    def path(self) -> str:
        return unquote(self.target.partition("#")[0])

    @property
    def fragment(self) -> str:
        return unquote(self.target.partition("#")[2])

    @property
    def internal(self) -> bool:
        return not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", self.target) and not self.target.startswith("/")


def _references(context: Context, page: Page) -> Iterator[_Reference]:
    for link in page.links:
        yield _Reference(link.target, link.text, link.at, link.image)
    for diagram, drawing in zip(page.diagrams, context.guideline.drawings.get(page.path, ()), strict=False):
        if isinstance(drawing, Flowchart):
            lines = diagram.source.splitlines()
            for node in drawing.nodes:
                if node.target:
                    number = next(
                        (
                            i
                            for i, line in enumerate(lines)
                            if re.match(rf"\s*click\s+{re.escape(node.id)}\s", line)
                        ),
                        0,
                    )
                    column = max(lines[number].find(node.target), 0) + 1
                    yield _Reference(node.target, node.plain_text, (diagram.at[0] + number, column))


def _all_references(context: Context) -> Iterator[tuple[Page, _Reference]]:
    for page in context.guideline.pages:
        for reference in _references(context, page):
            yield page, reference


def _resolve(page: Page, reference: _Reference) -> str:
    """Return the path relative to the docs folder that an internal reference leads to."""
    if not reference.path:
        return page.path
    return posixpath.normpath(posixpath.join(page.folder, reference.path))


def _anchors(context: Context, path: str) -> frozenset[str] | None:
    """Return the anchors of the page at ``path``, or None when there is no such page."""
    page = context.pages.get(path)
    generated = context.guideline.generated.get(path)
    if page is None:
        return generated
    return page.anchors | (generated or frozenset())


def _is_placeholder(reference: _Reference) -> bool:
    return bool(PLACEHOLDER.fullmatch(reference.target.strip()))


@check(
    "V001",
    "Dode link",
    Severity.ERROR,
    """De link wijst naar een bestand dat er niet is.

    Verwijs met het pad van het bestand, gezien vanaf de pagina waarin u schrijft: ‘beeldvorming.md’ in
    dezelfde map, ‘../therapie/index.md’ in een andere.
    """,
    Example("Lees [de andere module](ander.md).", "Lees [de andere module](stroomschema-voorbeeld.md)."),
)
def dead_link(context: Context) -> Iterator[Report]:
    known = {*context.pages, *context.guideline.generated}
    for page, reference in _all_references(context):
        if _is_placeholder(reference) or not reference.internal or not reference.path:
            continue
        path = _resolve(page, reference)
        if path in known or path in context.guideline.other_files:
            continue
        candidates = context.guideline.other_files if reference.image else known
        yield (
            context.place(page, reference.at),
            f"het bestand ‘{reference.path}’ bestaat niet",
            _suggest_path(context, page, _resolve(page, reference), reference.fragment, candidates),
        )


def _suggest_path(
    context: Context, page: Page, path: str, fragment: str, candidates: frozenset[str] | set[str]
) -> str:
    bare = path.removesuffix("/index.html").removesuffix(".html").removesuffix(".md").rstrip("/")
    by_name = {
        candidate.rsplit("/", 1)[-1].rsplit(".", 1)[0]: candidate
        for candidate in sorted(candidates, reverse=True)
    }
    by_path = {candidate.rsplit(".", 1)[0]: candidate for candidate in candidates}
    name = bare.rsplit("/", 1)[-1]
    match = by_path.get(bare) or by_name.get(name) or _page_with(context, fragment)
    if not match and (close := nearest(name, by_name)):
        match = by_name[close]
    if not match:
        return "controleer de naam en de map"
    typed = posixpath.relpath(match, page.folder or ".")
    return f"bedoelde u ‘{typed}{'#' + fragment if fragment else ''}’?"


def _page_with(context: Context, recommendation: str) -> str | None:
    """Return the path of the page that holds a recommendation."""
    holders = (
        page.path
        for page in context.guideline.pages
        if recommendation and any(item.id == recommendation for item in page.recommendations)
    )
    return next(holders, None)


@check(
    "V002",
    "Link naar een plaats die er niet is",
    Severity.ERROR,
    "Het bestand bestaat, maar de kop of aanbeveling achter het # niet. Van een aanbeveling is dat haar id;"
    " van een kop de tekst in kleine letters met koppeltekens.",
    Example("Lees [de aanbeveling](voorbeeld.md#doe-dat).", "Lees [de aanbeveling](voorbeeld.md#doe-dit)."),
)
def dead_anchor(context: Context) -> Iterator[Report]:
    for page, reference in _all_references(context):
        if _is_placeholder(reference) or not reference.internal or not reference.fragment:
            continue
        anchors = _anchors(context, _resolve(page, reference))
        if anchors is not None and reference.fragment not in anchors:
            match = nearest(reference.fragment, anchors) or _elsewhere(context, page, reference.fragment)
            remedy = (
                f"bedoelde u ‘{match if '#' in match else f'{reference.path}#{match}'}’?"
                if match
                else "kies een id die op die pagina staat"
            )
            yield (
                context.place(page, reference.at),
                f"‘#{reference.fragment}’ bestaat niet op die pagina",
                remedy,
            )


def _elsewhere(context: Context, page: Page, fragment: str) -> str | None:
    for other in context.guideline.pages:
        if fragment in other.anchors:
            return f"{posixpath.relpath(other.path, page.folder or '.')}#{fragment}"
    return None


@check(
    "V003",
    "Link die nog ingevuld moet worden",
    Severity.ERROR,
    "Een link naar # of naar niets, of een adres als TODO, brengt een lezer nergens. Vul het adres in of haal"
    " de link weg.",
    Example("Lees [de uitleg](#).", "Lees [de uitleg](stroomschema-voorbeeld.md)."),
)
def placeholder_link(context: Context) -> Iterator[Report]:
    for page, reference in _all_references(context):
        if _is_placeholder(reference):
            titles = {other.title: other for other in context.guideline.pages}
            match = nearest(reference.text, titles)
            remedy = (
                f"bedoelde u ‘{posixpath.relpath(titles[match].path, page.folder or '.')}’?"
                if match
                else "vul het adres in of verwijder de link"
            )
            shown = reference.target or "niets"
            yield (
                context.place(page, reference.at),
                f"de link ‘{reference.text}’ wijst naar ‘{shown}’",
                remedy,
            )


@check(
    "V004",
    "Link zonder doel blijft als haakjes staan",
    Severity.ERROR,
    "Bij `[tekst][naam]` hoort elders op de pagina een regel `[naam]: adres`. Zonder die regel ziet de lezer"
    " de haakjes. Schrijf liever `[tekst](adres)`.",
    Example("Lees [de uitleg][elders].", "Lees [de uitleg](stroomschema-voorbeeld.md)."),
)
def undefined_reference(context: Context) -> Iterator[Report]:
    for page, run, match in _matches(context, re.compile(r"\[[^\[\]@^]+\]\[[^\[\]]*\]")):
        yield context.place(page, run), f"‘{match[0]}’ wordt geen link", "schrijf [tekst](adres)"


@check(
    "V005",
    "Voetnoot zonder tekst",
    Severity.ERROR,
    "Bij een voetnoot `[^1]` hoort elders op de pagina een regel `[^1]: tekst`.",
    Example("Dat telt mee.[^1]", "Dat telt mee.[^1]\n\n[^1]: Bij volwassenen."),
)
def undefined_footnote(context: Context) -> Iterator[Report]:
    for page, at, match in _matches(context, re.compile(r"\[\^[^\]\s]+\]")):
        name = match[0][2:-1]
        yield (
            context.place(page, at),
            f"de voetnoot ‘{match[0]}’ heeft geen tekst",
            f"voeg een regel ‘[^{name}]: …’ toe",
        )


@check(
    "V006",
    "Link of afbeelding als HTML",
    Severity.ERROR,
    "Een link of afbeelding die als HTML is getypt, wordt niet nagekeken en niet aangepast aan de plaats van"
    " de pagina. Schrijf `[tekst](adres)` of `![omschrijving](bestand)`.",
    Example('<a href="stroomschema-voorbeeld.md">schema</a>', "[schema](stroomschema-voorbeeld.md)"),
)
def raw_html_link(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        for raw in page.html:
            for match in re.finditer(
                r"<(a|img|area|link|iframe|object|embed|video|audio|source)\b[^>]*>", raw.html, re.IGNORECASE
            ):
                address = re.search(r"(?:href|src|data)\s*=\s*[\"']?([^\"'\s>]+)", match[0])
                form = (
                    f"schrijf ![omschrijving]({address[1]})"
                    if address and match[1].casefold() == "img"
                    else f"schrijf [tekst]({address[1]})"
                    if address
                    else "schrijf [tekst](adres)"
                )
                yield context.place(page, raw.at), f"hier staat HTML: {match[0][:60]}", form


@check(
    "V007",
    "Link naar een vervallen module",
    Severity.ERROR,
    "Een vervallen module geldt niet meer. Verwijs naar de module die haar vervangt, of haal de link weg.",
    Example("Lees [de oude module](oud.md).", "Lees [de andere module](stroomschema-voorbeeld.md)."),
)
def link_to_withdrawn(context: Context) -> Iterator[Report]:
    for page, reference in _all_references(context):
        if not reference.internal:
            continue
        target = context.pages.get(_resolve(page, reference))
        if (
            target
            and target.maintained
            and target.maintained.status is Status.WITHDRAWN
            and target.path != page.path
        ):
            yield (
                context.place(page, reference.at),
                f"de module ‘{target.title}’ is vervallen",
                "verwijs naar de module die haar vervangt, of verwijder de link",
            )


@check(
    "V008",
    "‘Zie module’ zonder link",
    Severity.ERROR,
    "Wie ‘zie module …’ leest, wil erheen kunnen. Maak van de naam een link.",
    Example(
        "Zie ook de module Stroomschema.", "Zie ook de module [Stroomschema](stroomschema-voorbeeld.md)."
    ),
)
def mention_without_link(context: Context) -> Iterator[Report]:
    pattern = re.compile(
        r"\bzie (?:ook )?(?:de |het )?(?:module|modules|stroomschema|hoofdstuk|aanbeveling)\s+[‘'\"(]?(\w[\w"
        r" -]*)",
        re.IGNORECASE,
    )
    for page, at, match in _matches(context, pattern):
        if any(link.at[0] == at[0] for link in page.links):
            continue
        titles = {other.title: other for other in context.guideline.maintained} | {
            other.name: other for other in context.guideline.maintained
        }
        close = nearest(match[1].strip(), titles)
        remedy = (
            f"schrijf [{match[1].strip()}]({posixpath.relpath(titles[close].path, page.folder or '.')})"
            if close
            else "maak er een link van: [naam](bestand.md)"
        )
        yield context.place(page, at), f"‘{match[0].strip()}’ is geen link", remedy


@check(
    "V009",
    "Pagina waar niets naar verwijst",
    Severity.WARNING,
    "De pagina staat niet in het menu en geen andere pagina verwijst ernaar; een lezer komt er dus niet.",
    Example(
        "docs/over/los.md, in geen menu en zonder link erheen",
        "docs/over/los.md met een regel in nav van mkdocs.yml",
        file="docs/over/los.md",
        whole=b"---\ntitle: Los\n---\n\nTekst.\n",
        line=None,
    ),
)
def orphan(context: Context) -> Iterator[Report]:
    linked = {
        _resolve(page, reference)
        for page, reference in _all_references(context)
        if reference.internal and reference.path
    }
    for page in context.guideline.pages:
        if (
            page.path not in linked
            and page.path not in context.guideline.settings.navigation
            and page.path != "index.md"
        ):
            yield (
                context.place(page),
                "geen menu en geen pagina verwijst hierheen",
                f"voeg in mkdocs.yml onder nav de regel ‘- {page.path}’ toe, of verwijs ernaar",
            )


@check(
    "V010",
    "Onbekend of verkeerd gespeld domein",
    Severity.ERROR,
    """Verwijs alleen naar bekende adressen; zij staan in mkdocs.yml onder ‘domeinen’.

    Dit vangt tikfouten als richtlijndatabase.nl (goed: richtlijnendatabase.nl), ook in gewone tekst. Is een
    nieuw adres betrouwbaar, voeg het domein dan daar toe.
    """,
    Example("De tekst staat op richtlijndatabase.nl.", "De tekst staat op richtlijnendatabase.nl."),
)
def unknown_domain(context: Context) -> Iterator[Report]:
    domains = context.guideline.settings.domains

    def known(host: str) -> bool:
        return any(host == domain or host.endswith(f".{domain}") for domain in domains)

    for page, reference in _all_references(context):
        if re.match(r"(?:https?:)?//", reference.target) and not _is_placeholder(reference):
            host = (urlsplit(reference.target).hostname or "").casefold()
            own = urlsplit(context.guideline.settings.site_url).hostname
            if not known(host) and host != own:
                yield (
                    context.place(page, reference.at),
                    f"het domein ‘{host}’ is niet bekend",
                    did_you_mean(host.removeprefix("www."), domains)
                    or "voeg het toe aan ‘domeinen’ in mkdocs.yml, of verwijder de link",
                )
    for page, at, match in _matches(context, DOMAIN):
        host = match[1].casefold()
        if not known(host) and not any(link.at[0] == at[0] and host in link.target for link in page.links):
            yield (
                context.place(page, at),
                f"het domein ‘{host}’ is niet bekend",
                did_you_mean(host.removeprefix("www."), domains)
                or "voeg het toe aan ‘domeinen’ in mkdocs.yml",
            )


@check(
    "V011",
    "Adres met http in plaats van https",
    Severity.ERROR,
    "Ziekenhuisnetwerken weigeren onbeveiligde adressen vaak. Gebruik https.",
    Example(
        "Lees verder bij [Thuisarts](http://www.thuisarts.nl).",
        "Lees verder bij [Thuisarts](https://www.thuisarts.nl).",
    ),
)
def insecure_link(context: Context) -> Iterator[Report]:
    for page, reference in _all_references(context):
        if reference.target.casefold().startswith("http://") and not _is_placeholder(reference):
            yield (
                context.place(page, reference.at),
                f"‘{reference.target}’ is onbeveiligd",
                f"schrijf ‘https{reference.target[4:]}’",
            )


@check(
    "V012",
    "Absolute link naar de eigen site",
    Severity.ERROR,
    "Een ziekenhuis zet de site op een eigen adres. Verwijs daarom met het pad van het bestand en niet met"
    " een adres dat met / of met het webadres van de site begint.",
    Example(
        "Lees [het schema](/diagnostiek/stroomschema-voorbeeld/).",
        "Lees [het schema](stroomschema-voorbeeld.md).",
    ),
)
def absolute_own_link(context: Context) -> Iterator[Report]:
    site = urlsplit(context.guideline.settings.site_url)
    for page, reference in _all_references(context):
        target = urlsplit(reference.target)
        own = bool(target.hostname) and target.hostname == site.hostname
        if own or (reference.target.startswith("/") and not reference.target.startswith("//")):
            base = site.path.rstrip("/")
            path = target.path.removeprefix(base).strip("/") or "index"
            known = {*context.pages, *context.guideline.generated}
            yield (
                context.place(page, reference.at),
                f"‘{reference.target}’ werkt alleen op één adres",
                _suggest_path(context, page, path, target.fragment, known),
            )


@check(
    "V013",
    "Twee koppen met hetzelfde adres",
    Severity.ERROR,
    "Bij twee gelijke koppen op een pagina krijgt de tweede een volgnummer. Komt er een kop bij, dan"
    " verschuiven de adressen en wijzen links verkeerd. Maak de koppen verschillend.",
    Example(
        "### Uitkomsten\n\nTekst.\n\n### Uitkomsten\n\nTekst.",
        "### Uitkomsten\n\nTekst.\n\n### Uitkomsten op lange termijn\n\nTekst.",
        line=4,
    ),
)
def duplicate_heading(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        seen: dict[str, int] = {
            recommendation.id: recommendation.at[0]
            for recommendation in page.recommendations
            if recommendation.id
        }
        for heading in page.headings:
            if heading.anchor in seen:
                yield (
                    context.place(page, heading.at),
                    f"het adres ‘#{heading.anchor}’ is al van regel {seen[heading.anchor]}",
                    "kies een andere kop",
                )
            seen.setdefault(heading.anchor, heading.at[0])


@check(
    "V014",
    "Opmaak die als tekst blijft staan",
    Severity.ERROR,
    "Tussen `[tekst]` en `(adres)` mag geen spatie staan, na de `#` van een kop juist wel. Ook `{{ }}`"
    " en `[[ ]]` en een half geschreven `{waarde:…}` worden niet vervangen. De lezer ziet ze staan.",
    Example(
        "Lees [het schema] (stroomschema-voorbeeld.md).", "Lees [het schema](stroomschema-voorbeeld.md)."
    ),
)
def literal_markup(context: Context) -> Iterator[Report]:
    for page, at, match in _matches(context, LITERAL_MARKUP):
        yield (
            context.place(page, at),
            f"‘{match[0]}’ blijft als tekst op de pagina staan",
            "schrijf [tekst](adres) zonder spatie ertussen, en {waarde:naam} voor een waarde",
        )


@check(
    "V015",
    "Verwante module bestaat niet",
    Severity.ERROR,
    "De sleutels onder ‘verwant’ zijn id’s van modules die er zijn.",
    Example("verwant: [stroomschema-vorbeeld]", "verwant: [stroomschema-voorbeeld]"),
)
def unknown_related(context: Context) -> Iterator[Report]:
    for page in context.guideline.maintained:
        for index, identifier in enumerate(page.maintained.related if page.maintained else ()):
            target = context.module_pages.get(identifier)
            place = context.place(page, page.place("verwant", index))
            if target is None:
                yield (
                    place,
                    f"de module ‘{identifier}’ bestaat niet",
                    did_you_mean(identifier, context.module_pages) or "kies de id van een bestaande module",
                )
            elif target.maintained and target.maintained.status is Status.WITHDRAWN:
                yield place, f"de module ‘{identifier}’ is vervallen", "verwijder haar uit ‘verwant’"


def _matches(context: Context, pattern: re.Pattern[str]) -> Iterator[tuple[Page, At, re.Match[str]]]:
    """Yield every match of ``pattern`` in text that readers see, with its place."""
    for page in context.guideline.pages:
        for run in page.texts:
            for match in pattern.finditer(run.text):
                yield page, (run.at[0], run.at[1] + match.start()), match


@check(
    "V016",
    "Bladzijde voor patiënten steunt op een onbekende aanbeveling",
    Severity.ERROR,
    """Onder ‘steunt_op’ staan de ids van de aanbevelingen waarop de uitleg berust. Zo blijkt het als een
    aanbeveling verandert en de uitleg niet.""",
    Example("steunt_op: [doe-dat]", "steunt_op: [doe-dit]", file="docs/patienten/uitleg.md"),
)
def unknown_ground(context: Context) -> Iterator[Report]:
    holders = context.guideline.recommendation_pages
    for page in context.guideline.maintained:
        for index, identifier in enumerate(page.patient.rests_on if page.patient else ()):
            place = context.place(page, page.place("steunt_op", index))
            holder = holders.get(identifier)
            if holder is None:
                yield place, f"de aanbeveling ‘{identifier}’ bestaat niet", did_you_mean(identifier, holders)
            elif holder.maintained and holder.maintained.status is Status.WITHDRAWN:
                yield (
                    place,
                    f"de aanbeveling ‘{identifier}’ staat in de vervallen module ‘{holder.title}’",
                    "kies een aanbeveling die nog geldt, en pas de tekst aan",
                )
