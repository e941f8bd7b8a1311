"""Characters that are not what they seem: invisible ones, spaces that are no space, letters of another
script, ligatures and others for which there are ordinary ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from guideline.model.places import Problem, place_in

_INVISIBLE = {
    "\u00ad": "een zacht afbreekstreepje",
    "\u180e": "een onzichtbare scheiding",
    "\u200b": "een spatie zonder breedte",
    "\u200c": "een onzichtbare scheiding",
    "\u200d": "een onzichtbare verbinding",
    "\u2060": "een onzichtbare verbinding",
    "\ufeff": "een onzichtbaar teken van het begin van een bestand",
    "\u3164": "een onzichtbare letter",
    **dict.fromkeys("\u061c\u200e\u200f", "een onzichtbaar teken voor de leesrichting"),
    **dict.fromkeys(map(chr, range(0x202A, 0x202F)), "een onzichtbaar teken voor de leesrichting"),
    **dict.fromkeys(map(chr, range(0x2066, 0x206A)), "een onzichtbaar teken voor de leesrichting"),
    **dict.fromkeys(map(chr, range(0xE0000, 0xE0080)), "een onzichtbaar teken"),
}

_SPACES = "\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces of another width than an ordinary one; the no-break space is apart."""

_LOOK_ALIKE = dict(
    zip(
        "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυιАВЕЗІЈКМНОРСТУХЅаеіјорсухѕԁԛԝ",
        "ABEZHIKMNOPTYXovuiABE3IJKMHOPCTYXSaeijopcyxsdqw",
        strict=True,
    )
)
"""Greek and Cyrillic letters that look like a Latin one (Unicode TR 39, confusables)."""

_PLAIN = {
    "\u2010": "-",
    "\u2043": "-",
    "\ufe63": "-",
    "\u2215": "/",
    "\u2044": "/",
    "\u01c0": "|",
    "\u2113": "l",
}
"""Signs for which there is one on the keyboard, and that no decomposition names."""

_ALLOWED = frozenset("²³¹⁰⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋½¼¾⅓⅔⅛⅜⅝⅞…™µ‑℃")
"""What has a plain form and still says what it means."""

_HIGH = str.maketrans("23", "²³")


def _compatible() -> dict[str, str]:
    """Return the characters that Unicode keeps only for old files, and what to type for each: ligatures,
    letters of another width or height, a Roman number or unit in one character (UAX 15, NFKC)."""
    found = dict(_PLAIN)
    for number in range(0xA0, 0x10000):
        sign = chr(number)
        if not sign.isprintable() or sign in _ALLOWED or 0x0E00 <= number < 0x1D00:
            continue
        plain = unicodedata.normalize("NFKC", sign)
        if plain != sign and plain == plain.strip() and all(ord(one) < 0x250 for one in plain):
            found[sign] = plain.translate(_HIGH) if 0x3378 <= number <= 0x33A6 else plain
    return found


_COMPATIBLE = _compatible()


_LATIN = "A-Za-zÀ-ɏ"

_ALIKE = "".join(_LOOK_ALIKE)

_UNTRUE = re.compile(
    rf"""
    (?P<hidden>[{"".join(_INVISIBLE)}])
    | (?P<space>(?<!\d)[{_SPACES}]|[{_SPACES}](?![\w%°/]))
    | (?P<hard>
        (?:^|(?<=\n))[ \t>]*(?:[-*+]|\d+[.)]|\#{{1,6}}|/{{3,}})\u00a0
        | (?:^|(?<=\n))[ \t]*\u00a0
        | (?<=\w:)\u00a0 | (?<=[\[;{{])\u00a0 | (?<=\[@)\u00a0
      )
    | (?P<letter>(?<=[{_LATIN}])[{_ALIKE}]|[{_ALIKE}](?=[{_LATIN}])|[\u0400-\u04ff])
    | (?P<mu>\u03bc(?=[gmlM]))
    | (?P<plain>[{re.escape("".join(_COMPATIBLE))}])
    | (?P<picture>[\ue000-\uf8ff])
    | (?P<lost>\ufffd)
    | (?P<quote>
        (?<=\w:)[ ][“”„][^\n]*[“”](?=\n|\Z)
        | (?<=\]\()[^\s()\n]+[ ][“”„‘’][^)\n]*[“”‘’](?=\))
      )
    """,
    re.VERBOSE,
)
"""Hidden; a space that is neither ordinary nor between a number and its unit; a no-break space after the
sign of a list, heading or block, before a line, or after the name of a key or in a citation; a letter of
another script in a word; a character for which there are ordinary ones, of a font with pictures, or that got
lost; curly quotes around a value or the title of a link."""

_REMEDIES = {
    "hidden": ("{name} (U+{number:04X}), dat niet te zien is", "verwijder het: typ ‘{better}’ opnieuw"),
    "space": ("een bijzondere spatie (U+{number:04X})", "typ een gewone spatie: ‘{better}’"),
    "hard": (
        "een vaste spatie (U+00A0) waar een gewone hoort, en die maakt er iets anders van",
        "verwijder haar en typ een gewone spatie: ‘{better}’",
    ),
    "letter": ("een letter uit een ander alfabet (U+{number:04X})", "typ ‘{better}’ opnieuw"),
    "mu": ("de Griekse letter mu (U+03BC)", "typ het teken voor micro: ‘{better}’"),
    "plain": (
        "een bijzonder teken (U+{number:04X}) in plaats van gewone letters of tekens",
        "typ ‘{better}’",
    ),
    "picture": (
        "een teken (U+{number:04X}) dat alleen in een lettertype van Word iets voorstelt",
        "typ het teken zelf (≥, ≤, →), of verwijder het; een punt van een lijst begint met ‘- ’",
    ),
    "lost": (
        "een teken (U+{number:04X}) in de plaats van een letter die verloren ging",
        "typ het woord opnieuw, zoals het in de bron staat",
    ),
    "quote": ("gekrulde aanhalingstekens om een waarde of titel", 'gebruik rechte: "…"'),
}


_TYPED = {"\u03bc": "µ", **_COMPATIBLE, **_LOOK_ALIKE}
"""What to type for a character."""


def untrue_characters(text: str) -> Iterator[Problem]:
    """Yield a problem of the kind "character" for every character in a text that is not what it seems, one
    for each line."""
    last = 0
    for match in _UNTRUE.finditer(text):
        kind = match.lastgroup or ""
        position = match.end() - 1 if kind == "hard" else match.start()
        at = place_in(text, position)
        if at[0] == last:
            continue
        last = at[0]
        character = text[position]
        what, remedy = _REMEDIES[kind]
        typed, better = _word_around(text, position)
        name = _INVISIBLE.get(character, "")
        yield Problem(
            "character",
            at,
            f"in ‘{typed}’ staat " + what.format(name=name, number=ord(character)),
            remedy.format(better=better),
        )


def _word_around(text: str, position: int) -> tuple[str, str]:
    """Return the word around a character, the character shown by its number, and the word as it should be."""
    start = max(text.rfind(space, 0, position) for space in " \t\n") + 1
    ends = (text.find(space, position + 1) for space in " \t\n")
    end = min((found for found in ends if found >= 0), default=len(text))
    start, end = max(start, position - 30), min(end, position + 30)
    character = text[position]
    shown = f"{text[start:position]}[U+{ord(character):04X}]{text[position + 1 : end]}"
    better = _TYPED.get(character, "")
    if character == "\u00a0" or re.match(f"[{_SPACES}]", character):
        better = " "
    rest = "".join(_TYPED.get(other, other) for other in text[position + 1 : end] if other not in _INVISIBLE)
    return shown, f"{text[start:position]}{better}{rest}"
