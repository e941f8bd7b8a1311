"""What changed in the text of pages outside recommendations: the emergency page and the page that says when
to
call line by line, reasons and evidence, the explanations for patients, other pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guideline.changes.cards import cards_changed
from guideline.changes.judging import (
    asks_to_act,
    calls_otherwise,
    figures_changed,
    holds_bound,
    lost_citation,
    lost_negation,
    only_citations_differ,
    only_tells_grounds,
    other_figures,
    says_what_to_do,
    says_when_to_call,
    swapped_citation,
)
from guideline.changes.pair import Pair
from guideline.changes.passages import CARE_CARDS, EMERGENCY, Part, line_of, paired
from guideline.changes.registry import Change, Kind, Level, comparer, kind, place
from guideline.changes.tokens import beside_what_differs, without_common
from guideline.changes.told import row_read, with_links
from guideline.changes.values import SAME_TEXT
from guideline.changes.witnesses import (
    figure_key,
    module_key,
    place_key,
    reason_key,
    reasons_key,
    recommendation_key,
)
from guideline.model.page import Page
from guideline.model.roles import Role

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
    "Bron verwisseld of weg",
    Level.CLINICAL,
    """Dezelfde uitspraak steunt nu op een andere bron, of niet meer op een bron die er stond; een van beide
    klopt niet.""",
    "Dat is gemeten [@bron2020].",
    "Dat is gemeten [@onzeker2019].",
)
ACTED_ON = kind(
    "A045",
    "Regel waarnaar lezers handelen",
    Level.CLINICAL,
    """Een regel die iets vraagt is anders buiten een blok: onder ‘Aanbevelingen’, naast een stroomschema, in
    een tabel, of in een rij met een dosis, termijn of grens. Elk woord van zo’n regel telt, behalve
    spelling.""",
    "Maak de MRI vóór de operatie.",
    "Maak de MRI na de operatie.",
)
ASKED = kind(
    "A070",
    "Regel voor patiënten om naar te handelen",
    Level.CLINICAL,
    """Op een bladzijde voor patiënten is een regel anders, nieuw of weg die iets vraagt: met een woord als
    ‘bel’, ‘meld’, ‘meteen’ of ‘stop’, of een rij met een termijn. Elk woord van zo’n regel telt, behalve
    spelling.""",
    "Tintelen beide benen? Bel dan meteen.",
    "Tintelen beide benen? Of één arm? Bel dan meteen.",
)
URGENCY = kind(
    "A071",
    "Beltermijn of richting in overwegingen of onderbouwing",
    Level.CLINICAL,
    """Hoe snel iemand moet bellen is anders, of een woord als ‘hogere’ werd ‘lagere’, in de tekst onder
    ‘Overwegingen’ of ‘Onderbouwing’.""",
    "Laat de patiënt bij uitval direct bellen.",
    "Laat de patiënt bij uitval dezelfde dag bellen.",
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

_GAPS = ("Kennislacunes en open punten",)
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
        for old, new in paired(pair.parts(old_page), pair.parts(new_page), pair.shows)
        if not _is_button(old, new)
    ]
    moved = _moved(found)
    for item in found:
        lone = item.old is None or item.new is None
        origins = moved.get(item.part.words, []) if lone else []
        if item.new and origins:
            old_page, old = origins.pop(0)
            if _is_on_changed_card(old_page, old, item.new_page, item.new):
                continue  # the card is told as a whole
            yield _moved_change(pair, _Difference(old_page, item.new_page, old, item.new))
        elif not (item.old and lone and item.old.words in moved):
            yield _judged(pair, item)


def _is_on_changed_card(old_page: Page, old: Part, new_page: Page, new: Part) -> bool:
    """Return whether a line stands on the card on which it stood, which is of another kind now."""
    on_cards = old.block in CARE_CARDS and new.block in CARE_CARDS and old.block != new.block
    return on_cards and any(
        (one.name, two.name) == (old.block, new.block) for one, two in cards_changed(old_page, new_page)
    )


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
    texts = pair.read(item.old.text, item.new.text)
    old, new = f"onder ‘{here}’: {texts[0]}", f"onder ‘{there}’: {texts[1]}"
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
    assert item.old
    assert item.new
    elsewhere = item.old_page.path != item.new_page.path
    blocks = item.old.block != item.new.block
    for page, part in ((item.old_page, item.old), (item.new_page, item.new)):
        place_in_words = f"{page.path} › {part.shown_place}" if elsewhere else part.shown_place
        yield f"{place_in_words} › kader {part.block or 'geen'}" if blocks else place_in_words, part


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
    return page.is_urgent or part.block in {EMERGENCY, *CARE_CARDS}


def _judged(pair: Pair, item: _Difference) -> Change:
    old, new = _texts(item)
    page = item.new_page if item.new else item.old_page
    ordinary = _ordinary(page, item.part)
    if ordinary is EDITORS:
        return _change(pair, EDITORS, item, old, new)
    judged = pair.told(old, new)
    if item.old and item.new:
        if old == new:
            if item.old.links != item.new.links:
                return _change(pair, ordinary, item, *_told(pair, item))
            shown = (
                f"{part.number}. {text}" for part, text in zip((item.old, item.new), judged, strict=True)
            )
            return _change(pair, ordinary if _is_line(page, item.part) else MOVED, item, *shown)
        if pair.shown(old, old=True) == pair.shown(new):
            return _change(pair, SAME_TEXT, item, old, new)
        if item.old.links == item.new.links and pair.lexicon.is_editorial(*judged):
            return _change(pair, SPELLING, item, *judged)
    return _change(pair, _by_words(pair, page, item, *judged, ordinary), item, *_told(pair, item))


def _told(pair: Pair, item: _Difference) -> tuple[str, str]:
    """Return the texts of both sides as readers read them; of links those that only one side has."""
    sides = (item.old, item.new)
    texts = [
        fill(_as_row(part) if part.kind == "rij" else part.text) if part else ""
        for part, fill in zip(sides, pair.shows, strict=True)
    ]
    if not (item.old and item.new):
        return texts[0], texts[1]
    return with_links((texts[0], texts[1]), item.old.links, item.new.links)


def _as_row(part: Part) -> str:
    """Return a row of a table with the heads of its columns."""
    return row_read(part.lead.split(" | "), part.text.split(" | ")) if part.lead else part.text


def _by_words(pair: Pair, page: Page, item: _Difference, old: str, new: str, ordinary: Kind) -> Kind:
    """Return the kind of a change by the words that differ."""
    if ordinary in (EMERGENCY_LINE, CALL_LINE, FRAMED) or not _is_about_care(page):
        return ordinary
    if item.old and item.new and (item.old.holds or item.new.holds):
        return HEADING
    if page.is_for_patients and _asks_otherwise(pair, item, old, new):
        return ASKED
    if other_figures(old, new) and (ordinary is not GAPS or _bound_differs(old, new)):
        return FIGURE
    if _acts_otherwise(pair, page, item, old, new):
        return ACTED_ON
    if ordinary is not GAPS and lost_negation(old, new) and not _is_new_ground(item, old, new):
        return NEGATION
    if ordinary in (CONSIDERATIONS, EVIDENCE) and calls_otherwise(old, new):
        return URGENCY
    if item.old and item.new and (swapped_citation(old, new) or lost_citation(old, new)):
        return CITATION
    return ordinary


def _is_new_ground(item: _Difference, old: str, new: str) -> bool:
    """Return whether under ‘Aanbevelingen’ a whole sentence came or went that says what a rule rests on."""
    before, after = without_common(old, new)
    lone = not before or not after
    return lone and item.part.section == "Aanbevelingen" and only_tells_grounds(before or after)


def _bound_differs(old: str, new: str) -> bool:
    """Return whether a sentence that both texts have holds a dose, a deadline or a threshold."""
    before, after = without_common(old, new)
    return bool(before and after) and holds_bound(f"{before} {after}")


LONGEST_LINE = 60
"""Up to how many words a text that says when to call is one line of which each word counts; of a longer one
the sentences that differ, and those beside them, are."""


def _asks(old: str, new: str) -> bool:
    """Return whether what differs between two texts stands in a line that says when to call, or in a sentence
    that asks to do something."""
    long = max(len(old.split()), len(new.split())) > LONGEST_LINE
    line = beside_what_differs(old, new, near=True) if long else f"{old} {new}"
    return says_when_to_call(line) or asks_to_act(beside_what_differs(old, new, near=False))


def _asks_otherwise(pair: Pair, item: _Difference, old: str, new: str) -> bool:
    """Return whether a line for patients that asks them something says something else."""
    if only_citations_differ(old, new):
        return False
    if any(part and _is_call_list(part) for part in (item.old, item.new)):
        return True
    before, after = without_common(old, new)
    if before and after and pair.lexicon.is_editorial(before, after):
        return False
    if _asks(old, new) or (item.part.kind == "rij" and _is_bound(item, f"{old} {new}")):
        return True
    return says_what_to_do(f"{before} {after}") and pair.lexicon.steers_otherwise(before, after)


def _is_bound(item: _Difference, text: str) -> bool:
    """Return whether a row holds a dose, a deadline or a threshold, also in a value."""
    return holds_bound(" ".join((text, *(part.text for part in (item.old, item.new) if part))))


def _acts_otherwise(pair: Pair, page: Page, item: _Difference, old: str, new: str) -> bool:
    """Return whether readers of a module act on this text, and it says something else."""
    if page.is_for_patients or only_citations_differ(old, new):
        return False
    section = item.part.section
    apart = page.is_module and section not in _SECTIONS
    acted_on = section == "Aanbevelingen" or (apart and bool(page.diagrams))
    if item.part.kind == "rij":
        uses_value = any("{waarde:" in part.text for part in (item.old, item.new) if part)
        if apart or (uses_value and section in ("Overwegingen", "Onderbouwing")):
            return True
        acted_on = acted_on or (section not in _GAPS and _is_bound(item, f"{old} {new}"))
    elif acted_on and item.old and item.new and not item.part.kind.startswith("kop") and _asks(old, new):
        return True
    if only_tells_grounds(" ".join(without_common(old, new))):
        return False
    return acted_on and pair.lexicon.steers_otherwise(old, new)


def _is_about_care(page: Page) -> bool:
    return page.is_maintained or not page.folder


def _ordinary(page: Page, part: Part) -> Kind:
    """Return the kind of a change in this place when nothing more can be said of it."""
    if page.is_emergency:
        return EMERGENCY_LINE
    if page.role is Role.WHEN_TO_CALL:
        return CALL_LINE
    if page.is_for_editors:
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
    return Change(found, page.path, where, old, new, _grounds(pair, page, item), item.new_page.path)


def _grounds(pair: Pair, page: Page, item: _Difference) -> tuple[str, ...]:
    """Return the keys of what others may rest on: the page and the heading; of a heading the recommendations
    under it, for a line that readers act on those that it leads to; of reasons the module, the recommendation
    that they stand at, and where the figures that differ stand too."""
    found = [part for part in (item.old, item.new) if part]
    keys = [place_key(page.path), module_key(page.name)]
    keys += [place_key(page.path, part.anchor) for part in found if part.anchor]
    keys += [recommendation_key(name) for part in found for name in part.holds]
    if item.part.section in ("Overwegingen", "Onderbouwing"):
        keys = [reasons_key(page.path), *keys[2:]]
        keys += [reason_key(part.beside) for part in found if part.beside]
        keys += [figure_key(*figure) for figure in figures_changed(*pair.told(*_texts(item))) if figure[1]]
    links = [link for part in found for link in part.links if "#" in link and ":" not in link]
    if _is_line(page, item.part) or (page.is_module and bool(page.diagrams)):
        keys += [recommendation_key(link.partition("#")[2]) for link in links]
    return tuple(dict.fromkeys(keys))


def _texts(item: _Difference) -> tuple[str, str]:
    return item.old.text if item.old else "", item.new.text if item.new else ""
