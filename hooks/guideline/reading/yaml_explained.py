"""What is wrong with a YAML text, in Dutch and with what to type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guideline.model.places import At, Problem
from guideline.reading.source_text import code_point
from guideline.reading.yaml_problem import YamlProblem
from guideline.reading.yaml_source import MAXIMUM_DEPTH, MAXIMUM_NODES, YamlSource


@dataclass(frozen=True, slots=True)
class _Words:
    """The kind of finding, what is wrong, the remedy, and the remedy when the line to type is not known; each
    with ``{detail}``, ``{first}`` and ``{fixed}``."""

    kind: str
    message: str
    remedy: str
    without_line: str = ""


_SYNTAX = "yaml-syntax"
_LOST = "not-as-typed"

_QUOTES = "zet de hele waarde tussen aanhalingstekens"
_TYPE = "schrijf ‘{fixed}’"

_EXPLAINED = {
    "duplicate": _Words(
        "duplicate-key",
        "de sleutel ‘{detail}’ staat er twee keer (ook op regel {first})",
        "verwijder een van beide regels",
    ),
    "repeated": _Words(
        "duplicate-key",
        "de sleutel ‘{detail}’ staat er twee keer (ook op regel {first})",
        "begint hier een volgend punt van de lijst, zet er dan ‘- ’ voor; verwijder anders een van beide"
        " regels",
    ),
    "tab": _Words(
        _SYNTAX,
        "hier staat een tab; gegevens mogen alleen met spaties inspringen",
        "vervang de tab door twee spaties",
    ),
    "colon": _Words(
        _SYNTAX,
        "in deze waarde staat een dubbele punt, en dan kan zij niet worden gelezen",
        _TYPE,
        _QUOTES,
    ),
    "colon-missing": _Words(
        _SYNTAX,
        "na ‘{detail}’ ontbreekt een dubbele punt",
        _TYPE + "; hoort de tekst bij de regel erboven, zet hem dan op die regel",
        "zet na de sleutel een dubbele punt en een spatie",
    ),
    "colon-space": _Words(
        _SYNTAX,
        "na ‘{detail}:’ ontbreekt een spatie",
        _TYPE,
        "zet een spatie na de dubbele punt, en begin de regel recht onder de andere sleutels",
    ),
    "odd-space": _Words(
        _SYNTAX,
        "hier staat een bijzondere spatie ({detail}) die er als een gewone spatie of als niets uitziet",
        "typ de regel opnieuw, met gewone spaties: ‘{fixed}’",
        "verwijder het teken en typ een gewone spatie",
    ),
    "mark": _Words(
        _SYNTAX,
        "deze waarde begint met een teken dat in gegevens een eigen betekenis heeft",
        _TYPE,
        _QUOTES,
    ),
    "after-quote": _Words(
        _SYNTAX,
        "na het sluitende aanhalingsteken of haakje staat nog tekst",
        _TYPE,
        _QUOTES,
    ),
    "quote": _Words(_SYNTAX, "het aanhalingsteken aan het begin wordt niet gesloten", _TYPE, _QUOTES),
    "backslash": _Words(
        _SYNTAX,
        "een schuine streep ‘\\’ heeft tussen dubbele aanhalingstekens een eigen betekenis",
        _TYPE,
        "zet de waarde tussen enkele aanhalingstekens",
    ),
    "bracket": _Words(
        _SYNTAX,
        "het haakje dat hier opent, wordt op deze regel niet gesloten",
        _TYPE,
        "sluit de lijst met ] of de groep met }",
    ),
    "comma-missing": _Words(
        _SYNTAX,
        "hier klopt de lijst tussen haakjes niet: een komma ontbreekt of staat er te veel",
        "zet één komma tussen de waarden, en een waarde met een leesteken tussen aanhalingstekens",
    ),
    "cut-bracket": _Words(
        _SYNTAX,
        "wat na ‘ #’ staat geldt als opmerking, ook het haakje dat sluit",
        "zet de waarde met ‘#’ tussen aanhalingstekens, of de opmerking op een eigen regel",
    ),
    "indent": _Words(
        _SYNTAX,
        "deze regel springt niet goed in",
        "begin haar recht onder de regels waar zij bij hoort: ‘{fixed}’",
        "begin haar recht onder de regels waar zij bij hoort",
    ),
    "indent-or-bullet": _Words(
        _SYNTAX,
        "deze regel springt verder in dan de regel erboven",
        "begin beide op dezelfde plaats; begint op regel {detail} een punt van een lijst, schrijf daar dan"
        " ‘{fixed}’",
        "begin beide regels op dezelfde plaats",
    ),
    "dash-space": _Words(
        _SYNTAX,
        "na het streepje van dit punt ontbreekt een gewone spatie",
        _TYPE,
        "zet een gewone spatie na het streepje",
    ),
    "bullet": _Words(
        _SYNTAX,
        "hier ontbreekt het streepje waarmee een punt van de lijst begint",
        _TYPE,
        "zet ‘- ’ voor de regel",
    ),
    "document": _Words(
        _SYNTAX,
        "hier staat een regel met drie streepjes binnen de gegevens",
        "verwijder die regel",
    ),
    "syntax": _Words(
        _SYNTAX,
        "de gegevens kunnen vanaf hier niet worden gelezen",
        "controleer deze regel en de regel erboven: dubbele punt plus spatie, inspringing, aanhalingstekens",
    ),
    "key": _Words(
        _SYNTAX,
        "een sleutel is hier een lijst, een groep of meer dan één regel",
        "schrijf één woord, een dubbele punt en dan de waarde",
    ),
    "number": _Words(
        _SYNTAX,
        "het getal {detail}… heeft te veel cijfers",
        "zet het tussen aanhalingstekens als het tekst is",
    ),
    "tag": _Words(
        "yaml-tag",
        "een waarde die met een uitroepteken begint is een opdracht: ‘{detail}’",
        "schrijf de waarde zelf; is zij een tekst, schrijf dan ‘{fixed}’",
        "schrijf de waarde zelf; zet een tekst die met een uitroepteken begint tussen aanhalingstekens",
    ),
    "anchor": _Words(
        "yaml-anchor",
        "een waarde die met & of * begint is een anker of een verwijzing daarnaar: ‘{detail}’",
        "schrijf de waarde zelf; is zij een tekst, schrijf dan ‘{fixed}’",
        "schrijf de waarde zelf op elke plaats; zet een tekst die met & of * begint tussen aanhalingstekens",
    ),
    "merge": _Words(
        "yaml-anchor",
        "hier worden met ‘<<’ sleutels van elders ingevoegd",
        "schrijf de sleutels zelf op deze plaats",
    ),
    "control": _Words(
        "control", "hier staat het stuurteken {detail}", "verwijder het, of typ de regel opnieuw"
    ),
    "deep": _Words(
        "yaml-size",
        f"hier staan meer dan {MAXIMUM_DEPTH} groepen of lijsten in elkaar",
        "schrijf het zoals de andere regels van dit bestand",
    ),
    "many": _Words(
        "yaml-size",
        f"tot hier staan er meer dan {MAXIMUM_NODES} sleutels en waarden",
        "verwijder wat niet in dit bestand hoort",
    ),
    "cut": _Words(
        _LOST,
        "‘{detail}’ telt niet mee: na een spatie en # geldt de rest van de regel als opmerking",
        _TYPE + "; zet een echte opmerking op een eigen regel",
        "zet een tekst met # tussen aanhalingstekens, en een echte opmerking op een eigen regel",
    ),
    "run-on": _Words(
        _LOST,
        "‘{detail}’ wordt bij het punt erboven gelezen, als één waarde over twee regels",
        "is het een eigen punt, zet er dan ‘- ’ of een komma voor; zet het anders op dezelfde regel",
    ),
    "comma": _Words(
        _LOST,
        "‘{detail}’ geldt hier als een sleutel, door de komma ervoor",
        "zet de waarde met de komma tussen aanhalingstekens",
    ),
    "markup": _Words(
        "data-markup",
        "‘{detail}’ staat in de gegevens, en die worden getoond zoals zij zijn getypt",
        "schrijf gewone tekst: het getal zelf in plaats van een waarde, en geen opmaak, link of verwijzing",
    ),
    "empty-block": _Words(
        _LOST,
        "‘{detail}’ is in gegevens het begin van een tekst op de volgende regels, en die ontbreekt",
        "zet de waarde tussen aanhalingstekens: {fixed}",
    ),
}
"""The words for each kind of problem with YAML."""


def yaml_problems(source: YamlSource) -> Iterator[Problem]:
    """Yield what was wrong with a YAML text."""
    for problem in source.problems:
        words = _EXPLAINED[problem.kind]
        remedy = words.remedy if problem.fixed or not words.without_line else words.without_line
        parts = {**_parts(problem), "fixed": problem.fixed}
        at = (problem.line, problem.column)
        yield Problem(words.kind, at, words.message.format(**parts), remedy.format(**parts))


def tag_problem(at: At) -> Problem:
    """Return what is wrong with a tag at a place where only data may stand."""
    words = _EXPLAINED["tag"]
    return Problem(words.kind, at, words.message.format(detail="!"), words.without_line)


def _parts(problem: YamlProblem) -> dict[str, str]:
    """Return what is particular to a problem, as an editor must see it."""
    if problem.kind in ("duplicate", "repeated"):
        key, first = problem.detail.split("\n")
        return {"detail": key, "first": first}
    return {"detail": code_point(problem.detail) if problem.kind == "control" else problem.detail}
