"""Is a picture what its name says, small enough, and nothing but a picture?"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from guideline.model.drawings import DRAWING_ATTRIBUTES, DRAWING_ELEMENTS, fetches
from guideline.model.places import Problem

PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".svg": "SVG"}
"""The types of pictures by the ending of the file's name."""

MAXIMUM_SIZE = 1_000_000
"""The largest picture accepted, in bytes: readers get it over the network of a hospital or a phone."""

MAXIMUM_PIXELS = 20_000_000
"""The most pixels accepted: a browser needs four bytes of memory for each."""

MAXIMUM_ATTRIBUTES = 100
"""The most attributes accepted in one element: a parser compares each with all those before it."""

MAXIMUM_ELEMENTS = 5_000
"""The most elements accepted in a drawing, those that it draws more than once counted each time."""

_SVG = "{http://www.w3.org/2000/svg}"

_ATTRIBUTES = DRAWING_ATTRIBUTES | {"class", "id", "role", "aria-hidden", "aria-label", "aria-labelledby"}


def picture_problem(path: Path) -> Problem | None:
    """Return why the file at ``path`` is no sound picture of the type that its name says."""
    try:
        if path.stat().st_size > MAXIMUM_SIZE:
            return _problem("groter dan 1 MB", "verklein de afbeelding")
        if path.suffix.casefold() == ".svg":
            return next(_faults_of_drawing(path.read_bytes()), None)
        return _fault_of_photo(path, PICTURES[path.suffix.casefold()])
    except OSError:
        return _problem("niet te lezen", "controleer de rechten, of zet de afbeelding opnieuw in docs")


def _problem(what: str, remedy: str, line: int = 1) -> Problem:
    return Problem("picture", (line, 1), f"deze afbeelding is {what}", remedy)


def _fault_of_photo(path: Path, kind: str) -> Problem | None:
    from PIL import Image, UnidentifiedImageError  # slow to load, and most guidelines have drawings only

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on its size, which is judged here
            with Image.open(path, formats=[kind]) as image:
                width, height = image.size
                if width * height > MAXIMUM_PIXELS:
                    return _problem(f"{width} bij {height} beeldpunten groot", "verklein de afbeelding")
                image.verify()
    except (UnidentifiedImageError, SyntaxError, ValueError, Image.DecompressionBombError):
        return _problem(f"geen gaaf {kind}-bestand", f"bewaar de afbeelding opnieuw als {kind}")
    return None


_DECLARED = re.compile(r"\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"'>]*)")
"""The encoding that an SVG file says it has."""


_ATTRIBUTE = re.compile(r"[\w.:-]\s*+=\s*+[\"']")


def _too_much(text: str) -> Problem | None:
    """Return why a drawing asks too much of what parses it."""
    if "<!ENTITY" in text:
        return _foreign("een instructie (ENTITY)", 1)
    line = 1
    elements = 0
    for part in text.split("<"):
        elements += part[:1] not in ("/", "!", "?")
        if len(_ATTRIBUTE.findall(part)) > MAXIMUM_ATTRIBUTES:
            what = f"een tekening met meer dan {MAXIMUM_ATTRIBUTES} kenmerken in een onderdeel"
            return _problem(what, "vereenvoudig haar", line)
        line += part.count("\n")
    if elements > MAXIMUM_ELEMENTS + 1:
        return _problem(f"een tekening met meer dan {MAXIMUM_ELEMENTS} onderdelen", "vereenvoudig haar")
    return None


def _faults_of_drawing(content: bytes) -> Iterator[Problem]:
    """Yield what stands in an SVG file that is more than a drawing.

    It is read as UTF-8 alone: in another encoding programs read other elements in the same bytes.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield _problem("geen SVG-bestand in UTF-8", "bewaar de tekening opnieuw als SVG, in UTF-8")
        return
    declared = _DECLARED.match(text)
    if declared and declared[1].casefold() != "utf-8":
        remedy = "bewaar haar opnieuw als SVG, in UTF-8"
        yield _problem(f"in een andere codering: ‘{declared[1][:40]}’", remedy)
        return
    if problem := _too_much(text):
        yield problem
        return
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        yield _problem("geen goed SVG-bestand", "bewaar de tekening opnieuw als SVG", error.lineno or 1)
        return
    if tree.tag != f"{_SVG}svg":
        yield _problem("geen SVG-bestand", "bewaar de tekening opnieuw als SVG")
    if tree.getroottree().docinfo.doctype or tree.xpath("//processing-instruction()"):
        yield _foreign("een instructie (DOCTYPE of <?…?>)", 1)
    for remark in tree.xpath("//comment()"):
        if "<" in remark.text:
            yield _foreign("een opmerking met elementen erin", remark.sourceline or 1)
    elements = list(tree.iter("*"))
    if len(elements) > MAXIMUM_ELEMENTS or _drawn(tree, elements) > MAXIMUM_ELEMENTS:
        yield _problem(f"een tekening met meer dan {MAXIMUM_ELEMENTS} onderdelen", "vereenvoudig haar")
        return
    for element in elements:
        yield from _faults_of_element(element)


def _drawn(tree: etree._Element, elements: list[etree._Element]) -> int:
    """Return how many elements a browser draws, or more than the most when that does not matter any more or a
    part draws itself.

    A part counts at each place that refers to it: ten references to ten references are a hundred.
    """
    named = {identifier: element for element in elements if (identifier := element.get("id"))}
    known: dict[etree._Element, int] = {}
    begun: set[etree._Element] = set()
    waiting = [tree]
    while waiting:
        here = waiting[-1]
        parts = [*((child, 1) for child in here.iterchildren("*")), *_referred(here, named)]
        if here not in begun:
            begun.add(here)
            fresh = [part for part, _ in parts if part not in known]
            if not begun.isdisjoint(fresh):
                return MAXIMUM_ELEMENTS + 1
            waiting.extend(fresh)
            continue
        waiting.pop()
        known[here] = min(1 + sum(known[part] * times for part, times in parts), MAXIMUM_ELEMENTS + 1)
    return known[tree]


def _referred(
    element: etree._Element, named: Mapping[str, etree._Element]
) -> Iterator[tuple[etree._Element, int]]:
    """Yield the parts that an element has drawn for it elsewhere in the drawing, and how often: a marker in
    the middle of a line at every point."""
    for name, value in element.items():
        plain = etree.QName(name).localname
        links = value.startswith("#") and plain == "href" and element.tag != f"{_SVG}a"
        for target in [value[1:]] if links else re.findall(r"url\(\s*[\"']?#([^\"')\s]+)", value):
            if target in named:
                points = f"{element.get('d', '')} {element.get('points', '')}"
                times = len(re.findall(r"[-.\d]+", points)) if plain == "marker-mid" else 1
                yield named[target], max(times, 1)


def _faults_of_element(element: etree._Element) -> Iterator[Problem]:
    line = element.sourceline or 1
    if element.tag.removeprefix(_SVG) not in DRAWING_ELEMENTS:
        yield _foreign(f"het element ‘{etree.QName(element).localname}’", line)
    for name, value in element.items():
        plain = etree.QName(name).localname
        if plain not in _ATTRIBUTES:
            yield _foreign(f"het attribuut ‘{plain}’", line)
        elif (plain == "href" and not value.startswith("#")) or (
            plain in DRAWING_ATTRIBUTES and fetches(value)
        ):
            yield _foreign(f"een verwijzing naar buiten de tekening: ‘{value[:40]}’", line)


def _foreign(what: str, line: int) -> Problem:
    return _problem(
        f"meer dan een tekening: er staat {what} in",
        "bewaar haar als gewone SVG (‘plain SVG’), zonder script, stijlblad of verwijzingen",
        line,
    )
