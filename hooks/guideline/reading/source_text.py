"""What editors' tools leave in files, as text or as problems: encodings, merge conflicts, broken YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guideline.model.places import START, At, Problem, place_in
from guideline.reading.yaml_source import CONTROL, MAXIMUM_DEPTH, MAXIMUM_NODES, YamlProblem, YamlSource

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
        kind, message, remedy = _EXPLAINED[problem.kind]
        yield Problem(kind, (problem.line, problem.column), message.format(_detail(problem)), remedy)


_EXPLAINED = {
    "duplicate": ("duplicate-key", "de sleutel {}", "verwijder een van beide regels"),
    "tab": (
        "yaml-syntax",
        "hier staat een tab; gegevens mogen alleen met spaties inspringen",
        "vervang de tab door twee spaties",
    ),
    "syntax": (
        "yaml-syntax",
        "de gegevens kunnen niet worden gelezen ({})",
        "controleer deze regel en de regel erboven: dubbele punt plus spatie, inspringing, aanhalingstekens",
    ),
    "key": (
        "yaml-syntax",
        "een sleutel is hier een lijst, een groep of meer dan één regel",
        "schrijf één woord, een dubbele punt en dan de waarde",
    ),
    "number": (
        "yaml-syntax",
        "het getal {}… heeft te veel cijfers",
        "zet het tussen aanhalingstekens als het tekst is",
    ),
    "tag": (
        "yaml-tag",
        "hier staat een opdracht: ‘{}’",
        "schrijf de waarde zelf; zet een tekst die met een uitroepteken begint tussen aanhalingstekens",
    ),
    "anchor": (
        "yaml-anchor",
        "hier staat een anker of een verwijzing daarnaar: ‘{}’",
        "schrijf de waarde zelf op elke plaats; zet een tekst die met & of * begint tussen aanhalingstekens",
    ),
    "merge": (
        "yaml-anchor",
        "hier worden met ‘<<’ sleutels van elders ingevoegd",
        "schrijf de sleutels zelf op deze plaats",
    ),
    "control": ("control", "hier staat het stuurteken {}", "verwijder het, of typ de regel opnieuw"),
    "deep": (
        "yaml-size",
        f"hier staan meer dan {MAXIMUM_DEPTH} groepen of lijsten in elkaar",
        "schrijf het zoals de andere regels van dit bestand",
    ),
    "many": (
        "yaml-size",
        f"tot hier staan er meer dan {MAXIMUM_NODES} sleutels en waarden",
        "verwijder wat niet in dit bestand hoort",
    ),
}
"""Of each kind of problem with YAML: the kind of finding, what is wrong, and the remedy."""


def control_problem(text: str) -> Problem | None:
    """Return a problem at the first character of a text that has no place in one, or None."""
    if not (found := CONTROL.search(text)):
        return None
    kind, message, remedy = _EXPLAINED["control"]
    return Problem(kind, place_in(text, found.start()), message.format(_name(found[0])), remedy)


def tag_problem(at: At) -> Problem:
    """Return what is wrong with a tag at a place where only data may stand."""
    kind, message, remedy = _EXPLAINED["tag"]
    return Problem(kind, at, message.format("!"), remedy)


def _detail(problem: YamlProblem) -> str:
    """Return what is particular to a problem, as an editor must see it."""
    if problem.kind == "duplicate":
        key, first_line = problem.detail.split("\n")
        return f"‘{key}’ staat er twee keer (ook op regel {first_line})"
    if problem.kind == "control":
        return _name(problem.detail)
    return _dutch_yaml(problem.detail) if problem.kind == "syntax" else problem.detail


def _name(character: str) -> str:
    """Return how a character is named that cannot be shown: U+0007."""
    return f"U+{ord(character):04X}"


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
        ("but found another document", "hier begint een tweede document; verwijder de regel ---"),
    ):
        if english in detail:
            return dutch
    return "de vorm klopt niet"
