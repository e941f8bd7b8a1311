"""Is a picture what its name says, small enough, and nothing but a picture?"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from guideline.model.drawings import DRAWING_ATTRIBUTES, DRAWING_ELEMENTS
from guideline.model.places import Problem

PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".svg": "SVG"}
"""The types of pictures by the ending of the file's name."""

MAXIMUM_SIZE = 1_000_000
"""The largest picture accepted, in bytes: readers get it over the network of a hospital or a phone."""

MAXIMUM_PIXELS = 20_000_000
"""The most pixels accepted: a browser needs four bytes of memory for each."""

MAXIMUM_ELEMENTS = 5_000
"""The most elements accepted in a drawing."""

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


def _faults_of_drawing(content: bytes) -> Iterator[Problem]:
    """Yield what stands in an SVG file that is more than a drawing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        tree = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        yield _problem("geen goed SVG-bestand", "bewaar de tekening opnieuw als SVG", error.lineno or 1)
        return
    if tree.tag != f"{_SVG}svg":
        yield _problem("geen SVG-bestand", "bewaar de tekening opnieuw als SVG")
    if tree.getroottree().docinfo.doctype or tree.xpath("/processing-instruction()"):
        yield _foreign("een instructie vóór de tekening (DOCTYPE of <?…?>)", 1)
    for number, element in enumerate(tree.iter(), start=1):
        if number > MAXIMUM_ELEMENTS:
            yield _problem(f"een tekening met meer dan {MAXIMUM_ELEMENTS} onderdelen", "vereenvoudig haar")
            return
        yield from _faults_of_element(element)


def _faults_of_element(element: etree._Element) -> Iterator[Problem]:
    line = element.sourceline or 1
    if not isinstance(element.tag, str) or element.tag.removeprefix(_SVG) not in DRAWING_ELEMENTS:
        yield _foreign(f"het element ‘{_name(element)}’", line)
    for name, value in element.items():
        plain = etree.QName(name).localname
        if plain not in _ATTRIBUTES:
            yield _foreign(f"het attribuut ‘{plain}’", line)
        elif (plain == "href" and not value.startswith("#")) or _leads_out(value):
            yield _foreign(f"een verwijzing naar buiten de tekening: ‘{value[:40]}’", line)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else "<?…?>"


def _leads_out(value: str) -> bool:
    """Return whether a value lets a browser fetch something from outside the drawing."""
    packed = "".join(value.split()).casefold()
    return "\\" in packed or any(not part.startswith(("#", "'#", '"#')) for part in packed.split("url(")[1:])


def _foreign(what: str, line: int) -> Problem:
    return _problem(
        f"meer dan een tekening: er staat {what} in",
        "bewaar haar als gewone SVG (‘plain SVG’), zonder script, stijlblad of verwijzingen",
        line,
    )
