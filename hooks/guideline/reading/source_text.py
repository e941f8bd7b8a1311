"""What editors' tools leave in files, as text or as problems: encodings, merge conflicts, control
characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guideline.model.places import START, Problem, place_in
from guideline.reading.yaml_source import CONTROL

_CONFLICT = re.compile(r"^(?:(?:<{7}|>{7}|\|{7})(?:[ \t].*)?|={7}[ \t]*)$", re.MULTILINE)


UNREADABLE = Problem(
    "encoding",
    START,
    "het bestand kan niet worden gelezen",
    "controleer de rechten van het bestand, of zet het opnieuw in de map",
)
"""A file that the machine does not give."""

SAVE_AS_UTF_8 = (
    "sla het bestand op als UTF-8: in Kladblok met Opslaan als, en onderaan Codering ‘UTF-8’; in Word als"
    " ‘Tekst zonder opmaak’, met de codering ‘Unicode (UTF-8)’"
)
"""How to save a file so that it can be read."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, as far as it can be read (None when it cannot), and what is wrong with it."""

    text: str | None
    problem: Problem | None = None


def decoded(content: bytes) -> SourceText:
    """Return the text of a file with plain line ends and no byte-order mark, and why it is no usable text.

    Of a file in an old encoding, or with a merge conflict, what can be read is still returned: it names pages
    and recommendations, and without them every link to them would be a mistake too.
    """
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        return SourceText(
            None,
            Problem(
                "encoding",
                (line, 1),
                "het bestand bevat een NUL-teken en is dus geen gewone tekst (mogelijk UTF-16)",
                SAVE_AS_UTF_8,
            ),
        )
    try:
        text = _plain_ends(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        shown = content[error.start : error.start + 1].decode("cp1252", errors="replace")
        problem = Problem(
            "encoding",
            (line, column),
            f"het bestand is geen UTF-8: hier staat waarschijnlijk ‘{shown}’ in een oude Windows-codering",
            SAVE_AS_UTF_8,
        )
        return SourceText(_plain_ends(content.decode("cp1252", errors="replace")), problem)
    if conflict := _CONFLICT.search(text):
        marks = [match[0][0] for match in _CONFLICT.finditer(text)]
        both_sides = "".join(marks).replace("|", "")
        whole = bool(both_sides) and not both_sides.replace("<=>", "")
        problem = Problem(
            "conflict",
            (text.count("\n", 0, conflict.start()) + 1, 1),
            "hier staat een onopgelost samenvoegconflict"
            if whole
            else f"‘{conflict[0].strip()[:40]}’ is overgebleven van een samenvoeging",
            "kies een van beide teksten en verwijder de regels met <<<<<<<, ======= en >>>>>>>"
            if whole
            else "kies een versie van de tekst eromheen, en verwijder alle regels met <<<<<<<, |||||||,"
            " ======= of >>>>>>>",
        )
        return SourceText(_first_side(text) if whole else _CONFLICT.sub("", text), problem)
    return SourceText(text)


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _first_side(text: str) -> str:
    """Return a text with, of each merge conflict, only the first of both sides, every line in its place."""
    lines, other = [], False
    for line in text.split("\n"):
        mark = line[:7]
        if mark in ("<<<<<<<", ">>>>>>>"):
            other = False
        elif mark == "|||||||" or line.rstrip() == "=======":
            other = True
        lines.append("" if other or mark in ("<<<<<<<", ">>>>>>>") else line)
    return "\n".join(lines)


def control_problem(text: str) -> Problem | None:
    """Return a problem at the first character of a text that has no place in one, or None."""
    if not (found := CONTROL.search(text)):
        return None
    return Problem(
        "control",
        place_in(text, found.start()),
        f"hier staat het stuurteken {code_point(found[0])}",
        "verwijder het, of typ de regel opnieuw",
    )


def code_point(character: str) -> str:
    """Return how a character is named that cannot be shown: U+0007."""
    return f"U+{ord(character):04X}"
