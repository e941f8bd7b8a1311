"""What editors' tools leave in files, as text or as problems: encodings, merge conflicts, broken YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.model.places import START, Problem
from guideline.reading.yaml_source import YamlSource

_CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)


UNREADABLE = Problem(
    "encoding",
    START,
    "het bestand kan niet worden gelezen",
    "controleer de rechten van het bestand, of zet het opnieuw in de map",
)
"""A file that the machine does not give."""


def decoded(content: bytes) -> str | Problem:
    """Return the text of a file with plain line ends and no byte-order mark, or why it is no usable text."""
    if b"\0" in content:
        line = content.count(b"\n", 0, content.index(b"\0")) + 1
        return Problem(
            "encoding",
            (line, 1),
            "het bestand bevat een NUL-teken en is dus geen gewone tekst (mogelijk UTF-16)",
            "sla het bestand op als UTF-8",
        )
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        shown = content[error.start : error.start + 1].decode("cp1252", errors="replace")
        return Problem(
            "encoding",
            (line, column),
            f"het bestand is geen UTF-8: hier staat waarschijnlijk ‘{shown}’ in een oude Windows-codering",
            "sla het bestand op als UTF-8",
        )
    if conflict := _CONFLICT.search(text):
        return Problem(
            "conflict",
            (text.count("\n", 0, conflict.start()) + 1, 1),
            "hier staat een onopgelost samenvoegconflict",
            "kies een van beide teksten en verwijder de regels met <<<<<<<, ======= en >>>>>>>",
        )
    return text


def yaml_problems(source: YamlSource) -> Iterator[Problem]:
    """Yield what was wrong with a YAML text, in Dutch and with the remedy."""
    for problem in source.problems:
        at = (problem.line, problem.column)
        if problem.kind == "duplicate":
            key, first_line = problem.detail.split("\n")
            yield Problem(
                "duplicate-key",
                at,
                f"de sleutel ‘{key}’ staat er twee keer (ook op regel {first_line})",
                "verwijder een van beide regels",
            )
        elif problem.kind == "tab":
            yield Problem(
                "yaml-syntax",
                at,
                "hier staat een tab; gegevens mogen alleen met spaties inspringen",
                "vervang de tab door twee spaties",
            )
        else:
            yield Problem(
                "yaml-syntax",
                at,
                f"de gegevens kunnen niet worden gelezen ({_dutch_yaml(problem.detail)})",
                "controleer deze regel en de regel erboven: dubbele punt plus spatie, inspringing,"
                " aanhalingstekens",
            )


def _dutch_yaml(detail: str) -> str:
    for english, dutch in (
        (
            "mapping values are not allowed",
            "een dubbele punt waar die niet kan; zet de waarde tussen aanhalingstekens",
        ),
        ("could not find expected ':'", "een dubbele punt ontbreekt"),
        ("found unexpected end of stream", "een aanhalingsteken of haakje is niet gesloten"),
        ("expected ',' or ']'", "een lijst tussen [ ] is niet gesloten of een komma ontbreekt"),
        ("expected ',' or '}'", "een groep tussen { } is niet gesloten of een komma ontbreekt"),
        ("expected <block end>", "de inspringing klopt niet"),
        ("found character", "een teken dat hier niet mag staan, zoals @, % of `"),
        ("special characters are not allowed", "een onzichtbaar stuurteken"),
    ):
        if english in detail:
            return dutch
    return "de vorm klopt niet"
