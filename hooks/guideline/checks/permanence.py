"""Family P: what was published stays where it was, or leads to where it went."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.places import At
from guideline.model.suggestions import nearest
from guideline.reading.published import MOVED, RECORD

_RECORD_FILE = f"docs/{RECORD}"
_MOVED_FILE = f"docs/{MOVED}"


def _line_to_add(old: str, new: str | None) -> str:
    to = new or "het adres waar dit nu staat"
    return f"zet in {_MOVED_FILE} de regel ‘{old}: {to}’, of zet het terug"


@check(
    "P001",
    "Gepubliceerde pagina is verdwenen",
    Severity.ERROR,
    """Het adres van een pagina staat in brieven, in dossiers en op andere sites. Wie een pagina hernoemt,
    verplaatst of weghaalt, schrijft in `docs/verhuisd.yml` waar haar inhoud nu staat: dan leidt het oude
    adres daarheen. Wat ooit is gepubliceerd staat in `docs/gepubliceerd.yml`.
    """,
    Example(
        "paginas:\n  - diagnostiek/voorbeelt.md",
        "paginas:\n  - diagnostiek/voorbeeld.md",
        file=_RECORD_FILE,
        line=1,
    ),
    since="0.2.0",
)
def page_gone(context: Context) -> Iterator[Report]:
    record = context.guideline.published
    for path, at in record.pages.items() if record else ():
        if not context.guideline.present.serves(path) and not context.guideline.moved.successor(path):
            yield (
                context.data_place(RECORD, at),
                f"de pagina ‘{path}’ is gepubliceerd en bestaat niet meer",
                _line_to_add(path, _page_like(context, path)),
            )


def _page_like(context: Context, path: str) -> str | None:
    """Return the page that most likely took over from the one at ``path``: where most of its
    recommendations now stand, or else the one with the name most like it."""
    now, record = context.guideline.present, context.guideline.published
    gone = (
        [address.partition("#")[2] for address in record.recommendations if address.startswith(f"{path}#")]
        if record
        else []
    )
    homes = Counter(now.homes[name].partition("#")[0] for name in gone if name in now.homes)
    if homes:
        return homes.most_common(1)[0][0]
    names = {
        posixpath.basename(other): other for other in sorted(now.pages) if not other.endswith("index.md")
    }
    match = nearest(posixpath.basename(path), names)
    return names[match] if match else None


@check(
    "P002",
    "Gepubliceerde aanbeveling is verdwenen",
    Severity.ERROR,
    """De id van een aanbeveling is blijvend: er wordt naar verwezen en zij wordt geciteerd. Vervalt een
    aanbeveling, of gaat zij op in een andere, dan staat in `docs/verhuisd.yml` waar de lezer nu
    terechtkomt. Een aanbeveling die met haar eigen id naar een andere pagina gaat, vindt de site zelf.
    """,
    Example(
        "aanbevelingen:\n  - diagnostiek/voorbeeld.md#doe-dat",
        "aanbevelingen:\n  - diagnostiek/voorbeeld.md#doe-dit",
        file=_RECORD_FILE,
        line=1,
    ),
    since="0.2.0",
)
def recommendation_gone(context: Context) -> Iterator[Report]:
    record = context.guideline.published
    for address, at in record.recommendations.items() if record else ():
        page, _, name = address.partition("#")
        moves = context.guideline.moved
        if address in context.guideline.present.recommendations:
            continue
        successor = moves.successor(address)
        if successor and ("#" in successor or address in moves.typed):
            continue  # a page that took over does not say what became of each recommendation
        yield (
            context.data_place(RECORD, at),
            f"de aanbeveling ‘{name}’ van ‘{page}’ is gepubliceerd en bestaat niet meer",
            _line_to_add(address, _place_like(context, address)),
        )


@check(
    "P003",
    "Gepubliceerd anker is verdwenen",
    Severity.ERROR,
    """Een link naar een kop of naar een stap van een stroomschema houdt op te werken als de kop een andere
    tekst krijgt. Geef de kop haar oude anker terug (`## Nieuwe kop {#oude-kop}`), of schrijf in
    `docs/verhuisd.yml` waar het nu staat.
    """,
    Example(
        "ankers:\n  - diagnostiek/voorbeeld.md#overweging",
        "ankers:\n  - diagnostiek/voorbeeld.md#overwegingen",
        file=_RECORD_FILE,
        line=1,
    ),
    since="0.2.0",
)
def anchor_gone(context: Context) -> Iterator[Report]:
    record, now = context.guideline.published, context.guideline.present
    for address, at in record.anchors.items() if record else ():
        page, _, anchor = address.partition("#")
        if page not in now.pages or now.has(address) or context.guideline.moved.successor(address):
            continue  # of a page that is gone, P001 tells
        yield (
            context.data_place(RECORD, at),
            f"het anker ‘#{anchor}’ van ‘{page}’ is gepubliceerd en bestaat niet meer",
            _line_to_add(address, _place_like(context, address)),
        )


def _place_like(context: Context, address: str) -> str | None:
    """Return the place on the same page whose anchor is most like that of ``address``, or the page itself."""
    page, _, anchor = address.partition("#")
    now = context.guideline.present
    here = {
        other.partition("#")[2]: other
        for other in (*now.recommendations, *now.anchors)
        if other.startswith(f"{page}#")
    }
    match = nearest(anchor, here)
    return here[match] if match else (page if page in now.pages else None)


@check(
    "P004",
    "Verhuizing klopt niet",
    Severity.ERROR,
    """In `docs/verhuisd.yml` staat links een adres dat er niet meer is, en rechts een adres dat er wel is,
    beide vanaf de map docs, met het anker of de id achter #. Een regel voor iets dat nog bestaat doet
    niets.
    """,
    Example(
        "diagnostiek/vroeger.md: diagnostiek/voorbeelt.md",
        "diagnostiek/vroeger.md: diagnostiek/voorbeeld.md",
        file=_MOVED_FILE,
    ),
    since="0.2.0",
)
def wrong_move(context: Context) -> Iterator[Report]:
    now, moves = context.guideline.present, context.guideline.moved
    for move in context.guideline.moves:
        if now.serves(move.old):
            yield _move_report(
                context, move.at, f"‘{move.old}’ bestaat nog; deze regel doet niets", "verwijder de regel"
            )
        elif moves.successor(move.old) is None:
            known = {*now.pages, *now.recommendations, *now.anchors}
            match = nearest(move.new, known)
            remedy = f"bedoelde u ‘{match}’?" if match else "schrijf een adres dat er is, vanaf de map docs"
            yield _move_report(context, move.at, f"het nieuwe adres ‘{move.new}’ bestaat niet", remedy)


def _move_report(context: Context, at: At, message: str, remedy: str) -> Report:
    return context.data_place(MOVED, at), message, remedy


@check(
    "P005",
    "Nummer van een aanbeveling klopt niet",
    Severity.ERROR,
    """Elke gepubliceerde aanbeveling heeft een nummer om aan de telefoon te noemen. Het staat in
    `docs/gepubliceerd.yml`, hoort voor altijd bij één id, en gaat nooit naar een andere aanbeveling, ook
    niet als de eerste vervalt. Nieuwe nummers geeft `make vastleggen`.
    """,
    Example(
        "nummers:\n  doe-dit: 101\n  doe-dat: 101",
        "nummers:\n  doe-dit: 101\n  doe-dat: 102",
        _RECORD_FILE,
        2,
    ),
    since="0.2.0",
)
def wrong_number(context: Context) -> Iterator[Report]:
    record = context.guideline.published
    if record is None or record.numbers is None:
        return
    first: dict[int, str] = {}
    for name, (number, at) in record.numbers.items():
        if (other := first.setdefault(number, name)) != name:
            yield (
                context.data_place(RECORD, at),
                f"nummer {number} is van ‘{other}’, en staat ook bij ‘{name}’",
                "verwijder deze regel; make vastleggen geeft een nieuw nummer",
            )
    for address, at in record.recommendations.items():
        name = address.partition("#")[2]
        if name not in record.numbers:
            yield (
                context.data_place(RECORD, at),
                f"de aanbeveling ‘{name}’ is gepubliceerd, en haar nummer is verdwenen",
                "zet het bestand terug; een nummer dat bekend is, kan niet naar een andere aanbeveling",
            )
