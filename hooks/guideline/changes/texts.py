"""What changed in the text of pages outside recommendations: the emergency page and the page that says when
to
call line by line, reasons and evidence, the explanations for patients, other pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guideline.changes.pair import Pair
from guideline.changes.passages import EMERGENCY, Part, line_of, paired, parts
from guideline.changes.registry import Change, Kind, Level, comparer, kind, place
from guideline.changes.values import SAME_TEXT
from guideline.changes.witnesses import module_key, place_key, recommendation_key
from guideline.changes.words import figures, lost_negation, swapped_citation
from guideline.model.addresses import EDITORS_CHAPTER, EMERGENCY_PAGE, WHEN_TO_CALL_PAGE
from guideline.model.page import Page

EMERGENCY_LINE = kind(
    "A040",
    "Regel van de spoedpagina",
    Level.CLINICAL,
    """Een regel van de spoedpagina, of van een spoedblok op een andere pagina, is anders, nieuw, weg of
    verplaatst.""",
    "1. Bel direct de dienstdoende neuroloog.",
    "1. Bel morgen de dienstdoende neuroloog.",
)
CALL_LINE = kind(
    "A041",
    "Regel van ‘Wanneer bellen’",
    Level.CLINICAL,
    "Een regel van de pagina waarop patiënten lezen wanneer zij bellen is anders, nieuw, weg of verplaatst.",
    "- U kunt niet meer plassen.",
    "- U kunt minder goed plassen.",
)
FIGURE = kind(
    "A042",
    "Cijfer in lopende tekst",
    Level.CLINICAL,
    """Een getal, een eenheid of een teken als < is anders in een zin, een opsomming of een tabel van een
    module, een bladzijde voor patiënten of de startpagina, of er kwam tekst met een getal bij of zij ging
    weg.""",
    "| Bij uitval | binnen 4 weken |",
    "| Bij uitval | binnen 40 weken |",
)
NEGATION = kind(
    "A043",
    "Ontkenning in lopende tekst",
    Level.CLINICAL,
    "In een zin die verder vrijwel gelijk bleef kwam een ontkenning bij, of zij ging weg.",
    "Dat is niet veilig.",
    "Dat is veilig.",
)
CITATION = kind(
    "A044",
    "Bron verwisseld",
    Level.CLINICAL,
    "Dezelfde uitspraak steunt nu op een andere bron; een van beide klopt niet.",
    "Dat is gemeten [@bron2020].",
    "Dat is gemeten [@onzeker2019].",
)
CONSIDERATIONS = kind(
    "A050",
    "Overwegingen",
    Level.CONTENT,
    "De tekst onder ‘Overwegingen’ is anders.",
    "Afweging.",
    "Afweging van belasting en opbrengst.",
)
EVIDENCE = kind(
    "A051",
    "Onderbouwing",
    Level.CONTENT,
    "De tekst onder ‘Onderbouwing’ is anders.",
    "Dat is gemeten [@bron2020].",
    "Dat is in een trial gemeten [@bron2020].",
)
GAPS = kind(
    "A052",
    "Kennislacunes en open punten",
    Level.CONTENT,
    "De tekst onder ‘Kennislacunes en open punten’ is anders.",
    "- Open punt.",
    "- Open punt voor de werkgroep.",
)
RUNNING = kind(
    "A053",
    "Andere tekst van een module",
    Level.CONTENT,
    "Tekst van een module buiten aanbevelingen, overwegingen, onderbouwing en kennislacunes is anders.",
    "Elke stap is een link.",
    "Elke stap leidt naar een aanbeveling.",
)
PATIENTS = kind(
    "A054",
    "Uitleg voor patiënten",
    Level.CONTENT,
    "De tekst van een bladzijde voor patiënten is anders.",
    "U krijgt een scan van uw rug.",
    "U krijgt een foto van uw hele rug.",
)
OTHER = kind(
    "A055",
    "Tekst van een andere bladzijde",
    Level.CONTENT,
    "De tekst van de startpagina, een rubriek of een pagina onder ‘Over’ is anders.",
    "Een kleine richtlijn.",
    "Een kleine richtlijn over wervels.",
)
SPELLING = kind(
    "A056",
    "Spelling in lopende tekst",
    Level.EDITORIAL,
    """Alleen leestekens, hoofdletters of spelling: elk woord dat anders is, verschilt in hoogstens twee
    letters, en getallen, eenheden, ontkenningen, geneesmiddelen, begrippen en links zijn gelijk.""",
    "U krijgt een scan van uw rugg.",
    "U krijgt een scan van uw rug.",
)
MOVED = kind(
    "A057",
    "Tekst verplaatst",
    Level.EDITORIAL,
    "Dezelfde tekst staat op een andere plaats.",
    "Eerste alinea, dan de tweede.",
    "Tweede alinea, dan de eerste.",
)
EDITORS = kind(
    "A058",
    "Tekst voor redacteuren",
    Level.TECHNICAL,
    "Een pagina onder ‘Redactie’ is anders.",
    "Bewaar het bestand.",
    "Sla het bestand op.",
)

_SECTIONS = {
    "Overwegingen": CONSIDERATIONS,
    "Onderbouwing": EVIDENCE,
    "Kennislacunes en open punten": GAPS,
}


@dataclass(frozen=True, slots=True)
class _Difference:
    """A part that differs, with its page on each side; None for what is not there."""

    old_page: Page
    new_page: Page
    old: Part | None
    new: Part | None

    @property
    def part(self) -> Part:
        """What stands there now, or stood there."""
        found = self.new or self.old
        assert found
        return found


@comparer
def texts(pair: Pair) -> Iterator[Change]:
    """Yield what changed in the text of the pages that both sides have."""
    found = [
        _Difference(old_page, new_page, old, new)
        for old_page, new_page in pair.pages
        if old_page and new_page and old_page.body != new_page.body
        if not (pair.unreadable(old_page.path) or pair.unreadable(new_page.path))
        for old, new in paired(parts(old_page), parts(new_page))
    ]
    moved = _moved(found)
    for item in found:
        if item.new and not item.old and _key(item.new) in moved and not _is_line(item):
            yield _change(pair, MOVED, item, item.new.text, item.new.text)
        elif item.old and not item.new and _key(item.old) in moved and not _is_line(item):
            continue
        else:
            yield _judged(pair, item)


def _key(part: Part) -> tuple[str, str]:
    return part.kind, part.text


def _moved(found: Iterable[_Difference]) -> frozenset[tuple[str, str]]:
    """Return what went in one place and came in another, as often."""
    balance: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for item in found:
        if item.old and not item.new:
            balance[_key(item.old)][0] += 1
        elif item.new and not item.old:
            balance[_key(item.new)][1] += 1
    return frozenset(key for key, (gone, come) in balance.items() if gone == come)


def _is_line(item: _Difference) -> bool:
    """Return whether readers act on each line of this text, so that also its place means something."""
    page = item.new_page if item.new else item.old_page
    return page.path in (EMERGENCY_PAGE, WHEN_TO_CALL_PAGE) or item.part.block == EMERGENCY


def _judged(pair: Pair, item: _Difference) -> Change:
    old, new = item.old.text if item.old else "", item.new.text if item.new else ""
    page = item.new_page
    ordinary = _ordinary(page, item)
    if ordinary is EDITORS:
        return _change(pair, EDITORS, item, old, new)
    if item.old and item.new:
        renumbered = old == new
        if renumbered:
            old, new = f"{item.old.number}. {old}", f"{item.new.number}. {new}"
        elif pair.shown(old, old=True) == pair.shown(new):
            return _change(pair, SAME_TEXT, item, old, new)
        elif pair.lexicon.is_editorial(old, new):
            return _change(pair, SPELLING, item, old, new)
        if renumbered and not _is_line(item):
            return _change(pair, MOVED, item, old, new)
    if ordinary in (EMERGENCY_LINE, CALL_LINE) or not _is_about_care(page):
        return _change(pair, ordinary, item, old, new)
    if figures(old) != figures(new):
        return _change(pair, FIGURE, item, old, new)
    if item.old and item.new:
        if lost_negation(old, new):
            return _change(pair, NEGATION, item, old, new)
        if swapped_citation(old, new):
            return _change(pair, CITATION, item, old, new)
    return _change(pair, ordinary, item, old, new)


def _is_about_care(page: Page) -> bool:
    return page.is_maintained or not page.folder


def _ordinary(page: Page, item: _Difference) -> Kind:
    """Return the kind of a change in this place when nothing more can be said of it."""
    if page.path == EMERGENCY_PAGE or item.part.block == EMERGENCY:
        return EMERGENCY_LINE
    if page.path == WHEN_TO_CALL_PAGE:
        return CALL_LINE
    if page.path.startswith(f"{EDITORS_CHAPTER}/"):
        return EDITORS
    if page.is_for_patients:
        return PATIENTS
    if page.is_module:
        return _SECTIONS.get(item.part.section, RUNNING)
    return OTHER


def _change(pair: Pair, found: Kind, item: _Difference, old: str, new: str) -> Change:
    page = item.new_page if item.new else item.old_page
    line = line_of(item.part, item.old if item.new else None)
    where = place(pair.source(page.path, old=item.new is None), (line, 1))
    return Change(found, page.path, where, old, new, _grounds(page, item), item.new_page.path)


def _grounds(page: Page, item: _Difference) -> tuple[str, ...]:
    """Return the keys of what others may rest on: the page; for reasons also the recommendations of the
    module, for a line that readers act on those that it leads to."""
    keys = [place_key(page.path), module_key(page.name)]
    if item.part.section in ("Overwegingen", "Onderbouwing"):
        keys += [recommendation_key(found.id) for found in page.recommendations]
    if _is_line(item):
        linked = (part.text for part in (item.old, item.new) if part)
        anchors = (anchor for text in linked for anchor in re.findall(r"\.md#([a-z0-9-]+)\)", text))
        keys += [recommendation_key(anchor) for anchor in dict.fromkeys(anchors)]
    return tuple(keys)
