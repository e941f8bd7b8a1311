"""Files that differ in a way that no other kind tells: pictures, remarks, white space, files of another
kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from guideline.changes.pair import Pair, Side
from guideline.changes.registry import Change, Level, kind, place
from guideline.changes.tokens import common_start
from guideline.changes.witnesses import place_key
from guideline.model.hospital import FILE as LOCAL
from guideline.reading.pictures import PICTURES
from guideline.reading.project import DATA_FILES
from guideline.reading.settings import SETTINGS

PICTURE = kind(
    "A130",
    "Afbeelding",
    Level.CONTENT,
    "Een afbeelding is anders, nieuw of weg. Wat er te zien is kan alleen een mens zien.",
    "docs/assets/images/oud.png",
    "docs/assets/images/nieuw.png",
)
WRITTEN = kind(
    "A131",
    "Schrijfwijze van een bestand",
    Level.TECHNICAL,
    "Een bestand is anders getypt en zegt hetzelfde: opmaak, witregels, opmerkingen, volgorde van regels.",
    "zoektermen: [mri, scan]",
    "zoektermen:\n  - mri\n  - scan",
)
OTHER = kind(
    "A132",
    "Ander bestand",
    Level.TECHNICAL,
    "Een bestand dat geen tekst, gegevens of afbeelding van de richtlijn is, is anders, nieuw of weg.",
    "",
    "docs/kopie.txt",
)


def other_files(pair: Pair, told: Iterable[Change]) -> Iterator[Change]:
    """Yield each file that differs and of which nothing else was told: also not that it cannot be read."""
    known = {change.place.path for change in told}
    moved = {pair.source(new): pair.source(old, old=True) for new, old in pair.renamed.items()}
    known |= {old for new, old in moved.items() if new in known}
    known |= pair.old.unread.keys() | pair.new.unread.keys()
    for path in sorted(pair.old.files.keys() | pair.new.files.keys()):
        before, after = pair.old.files.get(path), pair.new.files.get(path)
        if before == after or path in known:
            continue
        read = _is_read(pair.old, path) and _is_read(pair.new, path)
        picture = PurePosixPath(path).suffix.casefold() in PICTURES
        found = PICTURE if picture else WRITTEN if read else OTHER
        name = PurePosixPath(path).name
        docs = f"{pair.new.guideline.settings.docs_dir}/"
        keys = (place_key(path.removeprefix(docs)),) if picture else ()
        old, new = name if before else "", name if after else ""
        if found is WRITTEN and before and after:
            old, new = _lines_apart(pair, path)
        yield Change(found, path, place(path), old, new, keys)


def _is_read(side: Side, path: str) -> bool:
    """Return whether a file of a side is a page or a data file; one that is not there counts as one."""
    if path not in side.files:
        return True
    docs = f"{side.guideline.settings.docs_dir}/"
    pages = side.guideline.by_path
    return path.removeprefix(docs) in {*pages, *DATA_FILES} or path in (SETTINGS, LOCAL)


MOST_LINES = 12
"""How many lines of a file are told that is typed otherwise."""


def _lines_apart(pair: Pair, path: str) -> tuple[str, str]:
    """Return the lines of a file that differ as they were typed, without those before and after; its name
    when they cannot be told."""
    texts = [side.typed.get(path, b"").decode("utf-8", "replace") for side in (pair.old, pair.new)]
    old, new = (text.split("\n") for text in texts)
    start = common_start(old, new)
    end = min(common_start(old[::-1], new[::-1]), min(len(old), len(new)) - start)
    told = [_told(lines[start : len(lines) - end]) for lines in (old, new)]
    if told[0] == told[1]:
        return f"{path} (vorige schrijfwijze)", f"{path} (andere witruimte of tekens)"
    return told[0], told[1]


def _told(lines: list[str]) -> str:
    more = [f"… en nog {len(lines) - MOST_LINES} regels"] if len(lines) > MOST_LINES else []
    return "\n".join([*(line for line in lines[:MOST_LINES] if line.strip()), *more]) or "(geen tekst)"
