"""What changed in the settings, the menu, the map of modules, the record of addresses, the history of the
releases and the agreements of the hospital."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from guideline.changes.pair import Pair
from guideline.changes.registry import Change, Level, comparer, kind, place
from guideline.changes.witnesses import local_key, module_key, place_key
from guideline.model.editions import Edition
from guideline.model.guideline import Guideline, Settings
from guideline.model.hospital import FILE as LOCAL
from guideline.model.own_settings import ROLES
from guideline.model.places import At
from guideline.reading.editions import EDITIONS
from guideline.reading.module_map import MODULE_MAP
from guideline.reading.published import MOVED, RECORD
from guideline.reading.settings import SETTINGS

SETTING = kind(
    "A120",
    "Instelling",
    Level.TECHNICAL,
    "Een instelling in mkdocs.yml is anders, zoals de domeinen waar een tekst naar mag verwijzen.",
    "bijna_verlopen_dagen: 60",
    "bijna_verlopen_dagen: 30",
)
MENU = kind(
    "A121",
    "Menu",
    Level.TECHNICAL,
    "In het menu (‘nav’ in mkdocs.yml) is een bladzijde bij gekomen, weg of verplaatst.",
    "- over/literatuur.md",
    "",
)
MAP = kind(
    "A122",
    "Kaart van de modules",
    Level.TECHNICAL,
    "In docs/modules.yml is een rubriek of module anders, nieuw of weg.",
    "- {id: later, titel: Later, gepland: true}",
    "- {id: later, titel: Later}",
)
MOVE = kind(
    "A123",
    "Verhuisd adres",
    Level.TECHNICAL,
    "In docs/verhuisd.yml is een regel anders, nieuw of weg.",
    "",
    "diagnostiek/oude-naam.md: diagnostiek/voorbeeld.md",
)
RECORDED = kind(
    "A124",
    "Vastgelegde adressen",
    Level.TECHNICAL,
    "In docs/gepubliceerd.yml zijn adressen bij gekomen of weg.",
    "",
    "paginas:\n  - index.md",
)
RELEASED = kind(
    "A127",
    "Geschiedenis van de uitgaven",
    Level.TECHNICAL,
    """In docs/uitgaven.yml is een uitgave anders, nieuw of weg. Dat bestand schrijft ‘make release’; een
    voorstel wijzigt het niet.""",
    "",
    "- versie: 0.2.0\n  datum: 2026-12-01",
)
WHOM = kind(
    "A128",
    "Wie men bij spoed belt",
    Level.CLINICAL,
    "In mkdocs.yml is anders wie lezers bij spoed vragen als er geen telefoonnummer is (‘bel_bij_spoed’).",
    "bel_bij_spoed: de dienstdoende neuroloog",
    "bel_bij_spoed: de dienstdoende internist",
)
LOCAL_CALL = kind(
    "A125",
    "Telefoonnummer of afspraak van het ziekenhuis",
    Level.CLINICAL,
    "In lokaal.yml is een telefoonnummer, een afspraak of de tijd van het overleg anders, nieuw of weg.",
    "nummer: 012 345 67 89",
    "nummer: 012 345 67 80",
)
LOCAL_OTHER = kind(
    "A126",
    "Naam en datum van de afspraken van het ziekenhuis",
    Level.TECHNICAL,
    "In lokaal.yml is de naam van het ziekenhuis of de datum anders.",
    "datum: 2026-01-10",
    "datum: 2026-03-01",
)

_NAMES = {
    "name": "site_name",
    "file_name": "bestandsnaam",
    "subject": "onderwerp",
    "emergency_button": "spoedknop",
    "urgent_actions": "spoedhandelingen",
    "publisher": "uitgever",
    "licence": "licentie",
    "docs_dir": "docs_dir",
    "site_url": "site_url",
    "owners": "regiehouders",
    "domains": "domeinen",
    "source_sites": "bronsites",
    "soon_due_days": "bijna_verlopen_dagen",
    "grace_days": "respijt_dagen",
    "retraction_grace_days": "intrekking_respijt_dagen",
    "minimum_interval": "interval_maanden: minimum",
    "maximum_interval": "interval_maanden: maximum",
    "other_diagrams": "andere_diagrammen",
    "keeps_offline": "bewaren",
    "embedder": "epd_herkomst",
}
"""The fields that are compared as they are, with the names that editors type."""


@comparer
def settings(pair: Pair) -> Iterator[Change]:
    """Yield which settings differ, and what differs in the menu."""
    old, new = pair.old.guideline.settings, pair.new.guideline.settings
    for name, before, after in _differing(_settings(old), _settings(new)):
        yield Change(SETTING, name, place(SETTINGS), before, after)
    if old.whom_to_call != new.whom_to_call:
        yield Change(WHOM, "bel_bij_spoed", place(SETTINGS), old.whom_to_call, new.whom_to_call)
    if list(old.navigation) != list(new.navigation):
        gone, come = (
            old.navigation.keys() - new.navigation.keys(),
            new.navigation.keys() - old.navigation.keys(),
        )
        for path in sorted(gone):
            yield Change(MENU, path, place(SETTINGS, old.navigation[path]), path, "")
        for path in sorted(come):
            yield Change(MENU, path, place(SETTINGS, new.navigation[path]), "", path)
        if not gone and not come:
            order = [
                path for path, other in zip(new.navigation, old.navigation, strict=True) if path != other
            ]
            before = next(
                other for path, other in zip(new.navigation, old.navigation, strict=True) if path != other
            )
            yield Change(MENU, order[0], place(SETTINGS, new.navigation[order[0]]), before, order[0])


def _settings(found: Settings) -> dict[str, str]:
    """Return the settings as texts, by their name; those of each extension of Markdown apart."""
    texts = {name: _flat(getattr(found, field)) for field, name in _NAMES.items()}
    texts |= {f"{ROLES}: {key}": name for key, name in found.roles.names.items()}
    return texts | {f"markdown_extensions: {name}": _flat(value) for name, value in found.markdown.items()}


def _flat(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name, ""), new.get(name, "")
        if before != after or (name in old) != (name in new):
            yield name, before, after


@comparer
def module_map(pair: Pair) -> Iterator[Change]:
    """Yield what differs in the map of modules."""
    if pair.unreadable(MODULE_MAP):
        return
    old, new = _rows(pair.old.guideline), _rows(pair.new.guideline)
    before, after = ({name: text for name, (text, _) in rows.items()} for rows in (old, new))
    for name, was, now in _differing(before, after):
        at = new[name][1] if name in new else old[name][1]
        where = place(pair.source(MODULE_MAP, old=name not in new), at)
        yield Change(MAP, name, where, was, now, (module_key(name),))
    if before == after and list(before) != list(after):
        name = next(one for one, other in zip(after, before, strict=True) if one != other)
        yield Change(MAP, name, place(pair.source(MODULE_MAP), new[name][1]), "volgorde", "andere volgorde")


def _rows(guideline: Guideline) -> dict[str, tuple[str, At]]:
    rows: dict[str, tuple[str, At]] = {}
    for chapter in guideline.chapters:
        rows[f"rubriek {chapter.id}"] = chapter.title, (1, 1)
        for module in chapter.modules:
            planned = ", gepland" if module.planned else ""
            rows[module.id] = f"{module.title} ({chapter.id}, {module.kind}{planned})", module.at
    return rows


@comparer
def addresses(pair: Pair) -> Iterator[Change]:
    """Yield what differs in the record of addresses and in the list of what moved."""
    if not pair.unreadable(MOVED):
        old, new = ({move.old: move for move in side.guideline.moves} for side in (pair.old, pair.new))
        texts = ({name: move.new for name, move in moves.items()} for moves in (old, new))
        for name, before, after in _differing(*texts):
            move = new.get(name) or old[name]
            yield Change(MOVE, name, place(pair.source(MOVED, old=name not in new), move.at), before, after)
    if not pair.unreadable(RECORD):
        old_record, new_record = _record(pair.old.guideline), _record(pair.new.guideline)
        for address in sorted(old_record.keys() - new_record.keys()):
            yield Change(
                RECORDED, address, place(pair.source(RECORD, old=True), old_record[address]), address, ""
            )
        come = sorted(new_record.keys() - old_record.keys())
        if come:
            shown = ", ".join(come[:5]) + (f" en nog {len(come) - 5}" if len(come) > 5 else "")
            yield Change(RECORDED, RECORD, place(pair.source(RECORD), new_record[come[0]]), "", shown)


@comparer
def releases(pair: Pair) -> Iterator[Change]:
    """Yield which releases differ in the history."""
    if pair.unreadable(EDITIONS) or pair.same_file(EDITIONS):
        return
    old, new = ({item.version: item for item in side.guideline.editions} for side in (pair.old, pair.new))
    for version in dict.fromkeys([*new, *old]):
        before, after = old.get(version), new.get(version)
        if before is None or after is None or replace(before, at=after.at) != after:
            at = after.at if after else old[version].at
            where = place(pair.source(EDITIONS, old=after is None), at)
            yield Change(RELEASED, version, where, _shown(before), _shown(after))


def _shown(edition: Edition | None) -> str:
    return f"versie {edition.version}, {edition.day}" if edition else ""


def _record(guideline: Guideline) -> dict[str, At]:
    record = guideline.published
    if record is None:
        return {}
    numbers = {f"{name}: {number}": at for name, (number, at) in (record.numbers or {}).items()}
    return {**record.pages, **record.recommendations, **record.anchors, **numbers}


@comparer
def local_agreements(pair: Pair) -> Iterator[Change]:
    """Yield what differs in the agreements of the hospital."""
    if {LOCAL} & (pair.old.unread.keys() | pair.new.unread.keys()):
        return
    old, new = _local(pair.old.guideline), _local(pair.new.guideline)
    texts = ({name: row.text for name, row in rows.items()} for rows in (old, new))
    for name, before, after in _differing(*texts):
        row = new.get(name) or old[name]
        found = LOCAL_OTHER if name in ("ziekenhuis", "datum") else LOCAL_CALL
        yield Change(found, name, place(LOCAL, row.at(old.get(name))), before, after, row.keys)


@dataclass(frozen=True, slots=True)
class _LocalRow:
    """A row of lokaal.yml: its fields with their places, and the keys of what rests on it."""

    fields: tuple[tuple[str, At], ...]
    keys: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return " ".join(text for text, _ in self.fields if text)

    def at(self, before: _LocalRow | None) -> At:
        """Return the place of the first field that was another, or of the first when none was."""
        was = [text for text, _ in before.fields] if before else []
        places = [at for (text, at), old in zip(self.fields, was, strict=False) if text != old]
        return places[0] if places else self.fields[0][1]


def _local(guideline: Guideline) -> dict[str, _LocalRow]:
    """Return the rows of lokaal.yml by a name; of two for the same function or module the second is named
    so."""
    file, page = guideline.local, guideline.roles.emergency
    if file is None:
        return {}
    typed = file.agreements
    emergency = (*([place_key(page)] if page else []), local_key())
    rows = {
        "ziekenhuis": _LocalRow(((typed.hospital, file.place("ziekenhuis")),)),
        "datum": _LocalRow(((typed.day.isoformat(), file.place("datum")),)),
    }
    if typed.meeting:
        rows["mdo"] = _LocalRow(((typed.meeting, file.place("mdo")),), emergency)
    for index, number in enumerate(typed.numbers):
        fields = (("wie", f"{number.who}:"), ("nummer", number.number), ("wanneer", number.hours))
        places = tuple((text, file.place("nummers", index, key)) for key, text in fields)
        rows[_free(f"nummers {number.who}", rows)] = _LocalRow(places, emergency)
    for index, agreement in enumerate(typed.agreements):
        keys = (local_key(agreement.module), module_key(agreement.module), *emergency)
        at = file.place("afspraken", index, "tekst")
        rows[_free(f"afspraken {agreement.module}", rows)] = _LocalRow(((agreement.text, at),), keys)
    return rows


def _free(name: str, taken: Collection[str]) -> str:
    """Return a name that is not taken: itself, or with a number."""
    numbers = (f"{name} ({number})" for number in count(2))
    return name if name not in taken else next(other for other in numbers if other not in taken)
