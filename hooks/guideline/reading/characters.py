"""Characters that are not what they seem: invisible ones, spaces that are no space, letters of another
script."""

from __future__ import annotations

import re
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
    | (?P<quote>
        (?<=\w:)[ ][“”„][^\n]*[“”](?=\n|\Z)
        | (?<=\]\()[^\s()\n]+[ ][“”„‘’][^)\n]*[“”‘’](?=\))
      )
    """,
    re.VERBOSE,
)
"""Hidden; a space that is neither ordinary nor between a number and its unit; a no-break space after the
sign of a list, heading or block, before a line, or after the name of a key or in a citation; a letter of
another script in a word; curly quotes around a value or the title of a link."""

_REMEDIES = {
    "hidden": ("{name} (U+{number:04X}), dat niet te zien is", "verwijder het: typ ‘{better}’ opnieuw"),
    "space": ("een bijzondere spatie (U+{number:04X})", "typ een gewone spatie: ‘{better}’"),
    "hard": (
        "een vaste spatie (U+00A0) waar een gewone hoort, en die maakt er iets anders van",
        "verwijder haar en typ een gewone spatie: ‘{better}’",
    ),
    "letter": ("een letter uit een ander alfabet (U+{number:04X})", "typ ‘{better}’ opnieuw"),
    "mu": ("de Griekse letter mu (U+03BC)", "typ het teken voor micro: ‘{better}’"),
    "quote": ("gekrulde aanhalingstekens om een waarde of titel", 'gebruik rechte: "…"'),
}


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
    better = _LOOK_ALIKE.get(character, "µ" if character == "\u03bc" else "")
    if character == "\u00a0" or re.match(f"[{_SPACES}]", character):
        better = " "
    rest = "".join(
        _LOOK_ALIKE.get(other, other) for other in text[position + 1 : end] if other not in _INVISIBLE
    )
    return shown, f"{text[start:position]}{better}{rest}"
