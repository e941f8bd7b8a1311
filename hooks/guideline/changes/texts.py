"""What changed in the text of pages outside recommendations: the emergency page and the page that says when
to
call line by line, reasons and evidence, the explanations for patients, other pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guideline.changes.judging import (
    holds_bound,
    lost_negation,
    other_figures,
    says_what_to_do,
    says_when_to_call,
    swapped_citation,
)
from guideline.changes.pair import Pair
from guideline.changes.passages import CARE_CARDS, EMERGENCY, Part, line_of, paired, parts
from guideline.changes.registry import Change, Kind, Level, comparer, kind, place
from guideline.changes.tokens import without_common
from guideline.changes.values import SAME_TEXT
from guideline.changes.witnesses import module_key, place_key, reasons_key, recommendation_key
from guideline.model.addresses import EDITORS_CHAPTER, EMERGENCY_PAGE, WHEN_TO_CALL_PAGE
from guideline.model.page import Page

EMERGENCY_LINE = kind(
    "A040",
    "Regel van de spoedpagina",
    Level.CLINICAL,
    "Een regel van de spoedpagina is anders, nieuw, weg of verplaatst.",
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
    """In een zin kwam een ontkenning bij of ging zij weg, of een hele zin met een ontkenning kwam of ging;
    niet bij de kennislacunes.""",
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
ACTED_ON = kind(
    "A045",
    "Regel waarnaar lezers handelen",
    Level.CLINICAL,
    """Een woord dat stuurt is anders buiten een blok: onder ‘Aanbevelingen’, naast een stroomschema, in een
    rij met een dosis, termijn of grens, of in een regel voor patiënten met woorden als ‘bel’, ‘meteen’ of
    ‘stop’.""",
    "Maak de MRI vóór de operatie.",
    "Maak de MRI na de operatie.",
)
HEADING = kind(
    "A046",
    "Kop boven aanbevelingen",
    Level.CLINICAL,
    "De kop waaronder aanbevelingen staan zegt iets anders.",
    "### MRI bij spoed en zonder spoed",
    "### MRI zonder spoed",
)
FRAMED = kind(
    "A047",
    "Regel in een spoedkader",
    Level.CLINICAL,
    "Een regel in een kader ‘spoed’ buiten de spoedpagina is anders, nieuw, weg of verplaatst.",
    "Bel direct.",
    "Bel morgen.",
)
MOVED_LINE = kind(
    "A048",
    "Regel onder een andere kop of een andere lijst",
    Level.CLINICAL,
    """Dezelfde woorden staan onder een andere kop of in een andere lijst, en dat verandert wat lezers doen:
    een van beide zegt wanneer men belt, of er staat een woord in dat stuurt.""",
    "Bel meteen bij:\n- koorts\n\nHandig om te weten:\n- rust",
    "Bel meteen bij:\n\nHandig om te weten:\n- rust\n- koorts",
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
    "Een kleine richtlijn over een onderwerp.",
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
MOVED_ELSEWHERE = kind(
    "A059",
    "Tekst onder een andere kop",
    Level.CONTENT,
    "Dezelfde tekst staat onder een andere kop of in een andere lijst.",
    "## Overwegingen\n\nAfweging.",
    "## Onderbouwing\n\nAfweging.",
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
        for old, new in paired(parts(old_page), parts(new_page), pair.shows)
        if not _is_button(old, new)
    ]
    moved = _moved(found)
    for item in found:
        lone = item.old is None or item.new is None
        origins = moved.get(item.part.words, []) if lone else []
        if item.new and origins:
            old_page, old = origins.pop(0)
            yield _moved_change(pair, _Difference(old_page, item.new_page, old, item.new))
        elif not (item.old and lone and item.old.words in moved):
            yield _judged(pair, item)


def _is_button(*found: Part | None) -> bool:
    """Return whether all that is there is the remark by which the site makes a button to search."""
    return all(part is None or _BUTTON.fullmatch(part.text) for part in found)


_BUTTON = re.compile(r"<!--\s*richtlijn:zoekknop\s*-->")


_Key = tuple[str, str, tuple[str, ...]]


def _moved(found: Iterable[_Difference]) -> dict[_Key, list[tuple[Page, Part]]]:
    """Return what went in one place and came in another, as often: the places where it was."""
    gone: dict[_Key, list[tuple[Page, Part]]] = defaultdict(list)
    come: Counter[_Key] = Counter()
    for item in found:
        if item.old and not item.new:
            gone[item.old.words].append((item.old_page, item.old))
        elif item.new and not item.old:
            come[item.new.words] += 1
    return {key: places for key, places in gone.items() if len(places) == come[key]}


def _moved_change(pair: Pair, item: _Difference) -> Change:
    """Return the change of a text that stands elsewhere: what that means depends on both places."""
    assert item.old
    assert item.new
    here, there = (f"{name}, regel {part.line}" for name, part in _named_places(item))
    old, new = f"onder ‘{here}’: {item.old.text}", f"onder ‘{there}’: {item.new.text}"
    ordinary = {_ordinary(item.old_page, item.old), _ordinary(item.new_page, item.new)}
    lines = [found for found in (CALL_LINE, EMERGENCY_LINE, FRAMED) if found in ordinary]
    same_page = item.old_page.path == pair.renamed.get(item.new_page.path, item.new_page.path)
    if EDITORS in ordinary:
        found = EDITORS
    elif lines:
        found = lines[0]
    elif same_page and _same_place(pair, item.old, item.new):
        found = MOVED
    elif not (_is_about_care(item.old_page) or _is_about_care(item.new_page)):
        found = MOVED_ELSEWHERE
    elif any(map(_is_call_list, (item.old, item.new))) or pair.lexicon.steers_otherwise("", item.new.text):
        found = MOVED_LINE
    else:
        found = MOVED_ELSEWHERE
    return _change(pair, found, item, old, new)


def _named_places(item: _Difference) -> Iterator[tuple[str, Part]]:
    elsewhere = item.old_page.path != item.new_page.path
    for page, part in ((item.old_page, item.old), (item.new_page, item.new)):
        assert part
        yield f"{page.path} › {part.shown_place}" if elsewhere else part.shown_place, part


def _same_place(pair: Pair, old: Part, new: Part) -> bool:
    if old.kind.startswith("kop") or old.block != new.block:
        return old.where == new.where
    return all(
        one == other or pair.lexicon.is_editorial(one, other)
        for one, other in zip(old.where, new.where, strict=True)
    )


def _is_call_list(part: Part) -> bool:
    """Return whether a part stands in a list under words that say to call."""
    return part.kind != "rij" and bool(part.lead) and says_when_to_call(f"{part.heading} {part.lead}")


def _is_line(page: Page, part: Part) -> bool:
    """Return whether readers act on each line of this text, so that also its place means something."""
    return page.path in (EMERGENCY_PAGE, WHEN_TO_CALL_PAGE) or part.block in {EMERGENCY, *CARE_CARDS}


def _judged(pair: Pair, item: _Difference) -> Change:
    old, new = item.old.text if item.old else "", item.new.text if item.new else ""
    page = item.new_page if item.new else item.old_page
    ordinary = _ordinary(page, item.part)
    if ordinary is EDITORS:
        return _change(pair, EDITORS, item, old, new)
    if item.old and item.new:
        if item.old.links != item.new.links and old == new:
            return _change(pair, ordinary, item, _with_links(item.old), _with_links(item.new))
        if old == new:
            shown = f"{item.old.number}. {old}", f"{item.new.number}. {new}"
            return _change(pair, ordinary if _is_line(page, item.part) else MOVED, item, *shown)
        if pair.shown(old, old=True) == pair.shown(new):
            return _change(pair, SAME_TEXT, item, old, new)
        if item.old.links == item.new.links and pair.lexicon.is_editorial(*pair.told(old, new)):
            return _change(pair, SPELLING, item, old, new)
    old, new = pair.told(old, new)
    return _change(pair, _by_words(pair, page, item, old, new, ordinary), item, old, new)


def _by_words(pair: Pair, page: Page, item: _Difference, old: str, new: str, ordinary: Kind) -> Kind:
    """Return the kind of a change by the words that differ."""
    if ordinary in (EMERGENCY_LINE, CALL_LINE, FRAMED) or not _is_about_care(page):
        return ordinary
    if item.old and item.new and (item.old.holds or item.new.holds):
        return HEADING
    if other_figures(old, new):
        return FIGURE
    if _acts_otherwise(pair, page, item, old, new):
        return ACTED_ON
    if ordinary is not GAPS and lost_negation(old, new):
        return NEGATION
    if item.old and item.new and swapped_citation(old, new):
        return CITATION
    return ordinary


def _acts_otherwise(pair: Pair, page: Page, item: _Difference, old: str, new: str) -> bool:
    """Return whether readers act on this text, and it steers them otherwise."""
    before, after = without_common(old, new)
    if page.is_for_patients:
        if any(part and _is_call_list(part) for part in (item.old, item.new)):
            return True
        if says_when_to_call(f"{before} {after}"):
            return not (before and after and pair.lexicon.is_editorial(before, after))
        return says_what_to_do(f"{before} {after}") and pair.lexicon.steers_otherwise(before, after)
    section = item.part.section
    beside_chart = page.is_module and bool(page.diagrams) and section not in _SECTIONS
    acted_on = section == "Aanbevelingen" or beside_chart
    if item.part.kind == "rij" and not acted_on:
        acted_on = section != "Kennislacunes en open punten" and holds_bound(f"{old} {new}")
    return acted_on and pair.lexicon.steers_otherwise(old, new)


def _with_links(part: Part) -> str:
    return f"{part.text} → {', '.join(part.links)}" if part.links else part.text


def _is_about_care(page: Page) -> bool:
    return page.is_maintained or not page.folder


def _ordinary(page: Page, part: Part) -> Kind:
    """Return the kind of a change in this place when nothing more can be said of it."""
    if page.path == EMERGENCY_PAGE:
        return EMERGENCY_LINE
    if page.path == WHEN_TO_CALL_PAGE:
        return CALL_LINE
    if page.path.startswith(f"{EDITORS_CHAPTER}/"):
        return EDITORS
    if part.block in {EMERGENCY, *CARE_CARDS}:
        return FRAMED
    if page.is_for_patients:
        return PATIENTS
    if page.is_module:
        return _SECTIONS.get(part.section, RUNNING)
    return OTHER


def _change(pair: Pair, found: Kind, item: _Difference, old: str, new: str) -> Change:
    page = item.new_page if item.new else item.old_page
    line = line_of(item.part, item.old if item.new else None)
    where = place(pair.source(page.path, old=item.new is None), (line, 1))
    return Change(found, page.path, where, old, new, _grounds(page, item), item.new_page.path)


def _grounds(page: Page, item: _Difference) -> tuple[str, ...]:
    """Return the keys of what others may rest on: the page and the heading; of a heading the recommendations
    under it, for a line that readers act on those that it leads to."""
    keys = [place_key(page.path), module_key(page.name)]
    keys += [place_key(page.path, part.anchor) for part in (item.old, item.new) if part and part.anchor]
    keys += [recommendation_key(name) for part in (item.old, item.new) if part for name in part.holds]
    if item.part.section in ("Overwegingen", "Onderbouwing"):
        keys = [reasons_key(page.path), *keys[2:]]
    if _is_line(page, item.part):
        links = [link for part in (item.old, item.new) if part for link in part.links]
        keys += [recommendation_key(link.partition("#")[2]) for link in links if ".md#" in link]
    return tuple(dict.fromkeys(keys))
