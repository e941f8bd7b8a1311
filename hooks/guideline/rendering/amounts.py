"""Whether the HTML of a text, and what it is made of, is small enough to be read as browsers do.

The parser that does that (lexbor) cannot be interrupted, and some HTML costs it the square of its size: many
attributes in one element, many elements in each other, and elements that are never closed, which it opens
again in each paragraph that follows (HTML Standard, “adoption agency algorithm”). So that is counted first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from guideline.html_tags import ATTRIBUTES, NAME
from guideline.model.article import Fault
from guideline.model.drawings import DRAWING_ELEMENTS

DEEPEST = 60
"""How deep elements may stand in each other: beyond that programs differ in what they read."""

LONGEST_TAG = 2_000
"""How long what stands in a tag may be beside the values between quotes; the longest real one has some
hundreds of characters."""

MOST_REOPENED = 200_000
"""How many elements a browser may have to open again: those that are not closed, in each that follows."""

LEAST_EXPLAINED, MOST_EXPLAINED = 100_000, 10
"""How many characters of meanings of abbreviations a page may get, and how many for each of its own: the
meaning stands at every use."""

_TAG = re.compile(rf"<(?:(?P<end>/)?+(?P<name>{NAME})(?P<rest>{ATTRIBUTES})|[!?])")

_QUOTED = re.compile(r"""=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+')""")

_OWN_REMARK = re.compile(r"<!-- [a-z:]+ -->")

_VOIDS = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOIDS.split())
"""Elements that have no end (HTML Standard, 13.1.2)."""

_DRAWN = frozenset(["a", *(name.lower() for name in DRAWING_ELEMENTS)])

_OF_TEXT = frozenset({"desc", "title", "foreignobject"})
"""Elements of a drawing in which HTML stands again, where no tag closes itself."""

_TOO_DEEP = Fault(
    f"meer dan {DEEPEST} onderdelen in elkaar", "<[a-z]", "typ van elk element ook het einde, zoals </p>"
)

_UNCLOSED = Fault(
    "te veel HTML die niet is afgesloten", "<[a-z/]", "typ van elk element ook het einde, zoals </b>"
)


def fault_of_size(html: str) -> Fault | None:
    """Return why the HTML of a text asks too much of what reads it, or None."""
    opened: list[str] = []
    wrong = tags = 0
    for tag in _TAG.finditer(html):
        tags += 1
        name = (tag["name"] or "").lower()
        if not name:
            wrong += not _OWN_REMARK.match(html, tag.start())
            continue
        plain = _QUOTED.sub("", tag["rest"])
        if len(plain) > LONGEST_TAG:
            return Fault(f"een element ‘{name[:40]}’ met te veel kenmerken", rf"<{re.escape(name[:40])}")
        if tag["end"]:
            wrong += _close(opened, name)
        elif name not in _VOID:
            drawn = "svg" in opened and _OF_TEXT.isdisjoint(opened)
            wrong += drawn and name not in _DRAWN  # a browser leaves the drawing
            if not (drawn and not wrong and _closes_itself(plain)):
                opened.append(name)
            if len(opened) > 2 * DEEPEST:
                return _UNCLOSED if wrong else _TOO_DEEP
        if wrong * tags > MOST_REOPENED:
            return _UNCLOSED
    return _UNCLOSED if (wrong + len(opened)) * tags > MOST_REOPENED else None


def _closes_itself(plain: str) -> bool:
    """Return whether what stands in a tag, without its values between quotes, ends as XML has it; a value
    without quotes may end in a slash too."""
    return plain.endswith("/>") and ("=" not in plain or plain[-3:-2].isspace())


def _close(opened: list[str], name: str) -> int:
    """Close the last opened element of this name; return how many were open in it, or 1 when none was."""
    if name not in opened:
        return 1
    within = 0
    while opened.pop() != name:
        within += 1
    return within


def fault_of_abbreviations(body: str, meanings: Mapping[str, str]) -> Fault | None:
    """Return why the meanings of the abbreviations make too much of a text in Markdown, or None."""
    words = Counter(re.findall(r"\w+", body))
    sizes = {
        short: len(meaning) * (words[first[0]] if (first := re.search(r"\w+", short)) else body.count(short))
        for short, meaning in meanings.items()
    }
    if sum(sizes.values()) <= max(LEAST_EXPLAINED, MOST_EXPLAINED * len(body)):
        return None
    short = max(sizes, key=sizes.__getitem__)
    return Fault(
        f"de afkorting ‘{short[:40]}’ te vaak, steeds met haar hele betekenis",
        rf"(?<!\w){re.escape(short)}(?!\w)",
        "maak de betekenis in woordenlijst.yml korter, of schrijf het woord voluit",
    )
