"""Is every file text that can be read, with a name that can become an address?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.metadata import IDENTIFIER


@check(
    "M001",
    "Bestand is geen leesbare tekst",
    Severity.ERROR,
    """Pagina’s en gegevensbestanden zijn gewone tekst in UTF-8.

    Een bestand uit een oud tekstprogramma kan een andere codering hebben; accenten zouden dan als rommel op
    de site komen. Windows-regeleinden en een BOM mogen.
    """,
    Example(
        "Patiënten (opgeslagen als Windows-1252)",
        "Patiënten (opgeslagen als UTF-8)",
        whole="---\ntitle: Patiënten\n---\n".encode("cp1252"),
        line=1,
    ),
)
def unreadable(context: Context) -> Iterator[Report]:
    yield from context.page_problems("encoding")
    yield from context.data_problems("encoding")


@check(
    "M002",
    "Leeg bestand",
    Severity.ERROR,
    "Een leeg bestand wordt een lege pagina. Schrijf de inhoud, of verwijder het bestand.",
    Example("(niets)", "---\ntitle: …\n---", whole=b"\n"),
)
def empty(context: Context) -> Iterator[Report]:
    yield from context.page_problems("empty")


@check(
    "M003",
    "Bestand is te groot",
    Severity.ERROR,
    "Een pagina van meer dan een halve megabyte, een lokaal.yml van meer dan een tiende, of een"
    " gegevensbestand van meer dan vijf, is bijna altijd een vergissing, zoals een ingeplakte afbeelding, en"
    " maakt de site traag.",
    Example(
        "(2 MB tekst in één pagina)",
        "(de tekst verdeeld over modules)",
        whole=b"---\ntitle: Groot\n---\n" + b"woord " * 350_000,
    ),
)
def too_large(context: Context) -> Iterator[Report]:
    yield from context.page_problems("too-large")
    yield from context.data_problems("too-large")


@check(
    "M004",
    "Onopgelost samenvoegconflict",
    Severity.ERROR,
    """Als twee redacteuren dezelfde regel wijzigen, zet het versiebeheer beide teksten in het bestand tussen
    regels met `<<<<<<<`, `=======` en `>>>>>>>`.

    Kies de juiste tekst en verwijder die drie regels.
    """,
    Example(
        "<<<<<<< HEAD\nMaak een MRI.\n=======\nMaak direct een MRI.\n>>>>>>> wijziging",
        "Maak direct een MRI.",
    ),
)
def merge_conflict(context: Context) -> Iterator[Report]:
    yield from context.page_problems("conflict")
    yield from context.data_problems("conflict")


@check(
    "M005",
    "Bestandsnaam met hoofdletters, spaties of accenten",
    Severity.ERROR,
    """De bestandsnaam wordt het adres van de pagina.

    Gebruik alleen kleine letters, cijfers en koppeltekens: zo werkt het adres op elke server en in elke
    e-mail. Dat geldt ook voor mappen en afbeeldingen. Een naam is hoogstens 100 tekens lang.
    """,
    Example(
        "docs/diagnostiek/Mijn Pagina.md",
        "docs/diagnostiek/mijn-pagina.md",
        file="docs/diagnostiek/Mijn Pagina.md",
        whole=b"---\ntitle: Mijn pagina\n---\nTekst.\n",
    ),
)
def file_name(context: Context) -> Iterator[Report]:
    for page in context.guideline.pages:
        path = PurePosixPath(page.path)
        if (
            not all(IDENTIFIER.fullmatch(part) for part in (*path.parent.parts, path.stem))
            or path.suffix != ".md"
        ):
            clean = re.sub(r"[^a-z0-9/]+", "-", str(path.with_suffix("")).casefold()).strip("-")
            yield (
                context.place(page),
                f"de bestandsnaam ‘{path.name}’ kan geen adres worden",
                f"noem het bestand ‘{PurePosixPath(clean).name}.md’",
            )
    yield from context.data_problems("file-name", "file-unfit")


@check(
    "M033",
    "Bestand dat niet in docs hoort",
    Severity.ERROR,
    """In de map docs staan pagina’s (.md), de gegevensbestanden en afbeeldingen (PNG, JPEG, WebP, SVG). Iets
    anders komt niet op de site. Scripts, stijlen en sjablonen horen in overrides.""",
    Example(
        "docs/assets/rekenhulp.js",
        "(geen bestand)",
        file="docs/assets/rekenhulp.js",
        whole=b"alert(1)\n",
    ),
    since="0.2.0",
)
def no_content(context: Context) -> Iterator[Report]:
    yield from context.data_problems("file-kind")


@check(
    "M034",
    "Reservekopie in docs",
    Severity.ERROR,
    """Sommige programma’s laten naast een bestand een kopie achter, met ~ of .bak erachter. Die komt niet op
    de site, en een verouderde tekst in de map brengt een volgende redacteur in verwarring.""",
    Example("docs/index.md~", "docs/index.md", file="docs/index.md~", whole=b"---\ntitle: Oud\n---\n"),
    since="0.2.0",
)
def backup(context: Context) -> Iterator[Report]:
    yield from context.data_problems("file-backup")


@check(
    "M035",
    "Koppeling naar een andere plaats",
    Severity.ERROR,
    """Een symbolische koppeling kan naar elk bestand leiden van de computer die de site bouwt. Zij wordt
    daarom nooit gevolgd. Leidt een map elders heen, dan wordt de site niet gebouwd.""",
    Example(
        "docs/assets/plaat.png (een koppeling)",
        "docs/assets/plaat.png (het bestand zelf)",
        file="docs/assets/plaat.png",
        line=None,
        linked=True,
    ),
    since="0.2.0",
)
def symbolic_link(context: Context) -> Iterator[Report]:
    yield from context.data_problems("file-link")


@check(
    "M036",
    "Afbeelding die niet deugt",
    Severity.ERROR,
    """Een afbeelding is PNG, JPEG, WebP of SVG, niet groter dan 1 MB, en is wat haar naam zegt. Een SVG is
    een tekening en niets meer: geen script, stijlblad, geluid, of iets dat van elders komt.""",
    Example(
        "<svg xmlns=…><script>…</script></svg>",
        "<svg xmlns=…><rect width=… height=…/></svg>",
        file="docs/assets/images/plaat.svg",
        whole=b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>\n',
        line=0,
    ),
    since="0.2.0",
)
def unsound_picture(context: Context) -> Iterator[Report]:
    yield from context.data_problems("picture")


@check(
    "M037",
    "Bestand op een adres dat al bezet is",
    Severity.ERROR,
    """Elke pagina en afbeelding heeft een eigen adres. De pagina’s oud.md en oud/index.md krijgen hetzelfde,
    en sommige pagina’s en tekeningen maakt de site zelf. Een bestand op zo’n plaats komt niet op de site.""",
    Example(
        "docs/diagnostiek/afdrukken.md",
        "docs/diagnostiek/papier.md",
        file="docs/diagnostiek/afdrukken.md",
        whole=b"---\ntitle: Papier\n---\nTekst.\n",
    ),
    since="0.2.0",
)
def taken_address(context: Context) -> Iterator[Report]:
    yield from context.data_problems("file-taken")
