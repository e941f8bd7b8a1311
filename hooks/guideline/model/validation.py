"""Data that an editor typed, held against what may stand there: every mistake at once, in Dutch, with its
remedy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from guideline.model.metadata import DERIVED_KEYS, FIRST_YEAR, LAST_YEAR
from guideline.model.places import KeyPath
from guideline.model.suggestions import did_you_mean, did_you_mean_or_list, missing_comma


@dataclass(frozen=True, slots=True)
class MetadataProblem:
    """One thing wrong with metadata.

    ``kind`` is "unknown", "derived", "missing", "identifier", "date" or "value"; ``path`` tells where;
    ``message`` and ``suggestion`` are Dutch.
    """

    kind: str
    path: KeyPath
    message: str
    suggestion: str


def validate(model: type[BaseModel], data: Any) -> tuple[Any, list[MetadataProblem]]:
    """Validate ``data`` (the mapping that stood in the file) against ``model``.

    Returns the model, or None when something is wrong, and every problem found.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        problems = [_problem(model, data, details) for details in error.errors()]
    misspelt = {
        (*problem.path[:-1], problem.suggestion.removeprefix("bedoelde u ‘").removesuffix("’?"))
        for problem in problems
        if problem.kind == "unknown"
    }
    return None, [
        problem for problem in problems if problem.kind != "missing" or problem.path not in misspelt
    ]


def _example_at(model: type[BaseModel], path: KeyPath) -> str:
    """Return how the key at ``path`` is typed, when its model shows that."""
    if not path or not isinstance(path[-1], str):
        return ""
    owner = _model_at(model, path[:-1])
    fields = {info.alias or name: info for name, info in owner.model_fields.items()}
    return str((fields[path[-1]].examples or [""])[0]) if path[-1] in fields else ""


def _keys_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """Return the keys allowed in the mapping at ``path`` of ``model``."""
    return [info.alias or name for name, info in _model_at(model, path).model_fields.items()]


def _model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel]:
    """Return the model of the mapping at ``path`` of ``model``; one without keys where editors choose
    these."""
    current: Any = model
    for step in path:
        if isinstance(step, int):
            continue
        if not current.model_fields:
            break
        fields = {info.alias or name: info for name, info in current.model_fields.items()}
        annotation = fields[str(step)].annotation
        nested = [annotation, *getattr(annotation, "__args__", ())]
        current = next(
            (kind for kind in nested if isinstance(kind, type) and issubclass(kind, BaseModel)), BaseModel
        )
    found: type[BaseModel] = current
    return found


_WORDS = {
    "string_type": "een tekst; zet de waarde zo nodig tussen aanhalingstekens",
    "string_too_short": "een tekst die niet leeg is",
    "string_too_long": "een kortere tekst",
    "list_type": "een lijst: ‘{name}: [{items}]’",
    "too_short": "een lijst met ten minste één waarde",
    "no_whole_number": "een geheel getal, zoals 12",
    "no_number": "een getal, zoals 2 of 1.5",
    "greater_than": "een getal groter dan {gt}",
    "greater_than_equal": "een getal vanaf {ge}",
    "less_than_equal": "een getal tot en met {le}",
    "model_type": "een groep sleutels, elk op een eigen ingesprongen regel",
    "dict_type": "een groep sleutels, elk op een eigen ingesprongen regel",
}


def _problem(model: type[BaseModel], data: Any, details: Any) -> MetadataProblem:
    path: KeyPath = tuple(details["loc"])
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    kind = details["type"]
    context = details.get("ctx", {})
    if kind == "extra_forbidden":
        if name in DERIVED_KEYS:
            return MetadataProblem(
                "derived",
                path,
                f"de sleutel ‘{name}’ wordt niet getypt maar volgt uit het logboek onder ‘herziening’",
                "verwijder de regel; een nieuwe datum hoort in een nieuwe regel ‘- datum:’ onder"
                f" ‘{'beoordelingen'}’",
            )
        keys = _keys_at(model, path[:-1])
        return MetadataProblem(
            "unknown",
            path,
            f"de sleutel ‘{_short(name)}’ bestaat niet",
            did_you_mean_or_list(_HIDDEN.sub("", name), keys),
        )
    if kind == "missing":
        present = _value_at(data, path[:-1])
        unknown = [key for key in present if key not in _keys_at(model, path[:-1])] if present else []
        hint = did_you_mean(name, [str(key) for key in unknown]).replace("bedoelde u", "staat hier als")
        return MetadataProblem(
            "missing",
            path,
            f"de verplichte sleutel ‘{name}’ ontbreekt",
            hint.rstrip("?") or f"voeg een regel ‘{name}: …’ toe",
        )
    if kind == "no_such_day":
        nearest = context["nearest"]
        return MetadataProblem(
            "date",
            path,
            f"‘{_short(details['input'])}’ bij ‘{name}’ is geen bestaande datum in de vorm jjjj-mm-dd",
            f"bedoelde u ‘{nearest}’?" if nearest else "schrijf bijvoorbeeld 2026-11-22",
        )
    if kind == "far_day":
        return MetadataProblem(
            "date",
            path,
            f"‘{_short(details['input'])}’ bij ‘{name}’ ligt te ver weg",
            f"schrijf een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}",
        )
    if kind == "bad_identifier":
        joined = missing_comma(_typed(details["input"])) if isinstance(path[-1], int) else ""
        return MetadataProblem(
            "identifier",
            path,
            f"‘{_short(details['input'])}’ is geen geldige id: alleen kleine letters, cijfers en"
            " koppeltekens",
            joined
            or (
                f"schrijf ‘{context['nearest']}’"
                if context["nearest"]
                else "schrijf bijvoorbeeld ‘mri-termijnen’"
            ),
        )
    if kind == "bad_domain":
        nearest = context["nearest"]
        return MetadataProblem(
            "value",
            path,
            f"‘{_short(details['input'])}’ is geen naam van een domein",
            f"schrijf ‘{nearest}’" if nearest else "schrijf alleen de naam, zoals richtlijnendatabase.nl",
        )
    if kind == "bad_mail":
        return MetadataProblem(
            "value",
            path,
            f"‘{_short(details['input'])}’ is geen e-mailadres",
            "schrijf het adres van een loket, zoals richtlijn@ziekenhuis.nl",
        )
    if kind == "bad_page":
        return MetadataProblem(
            "value",
            path,
            f"‘{_short(details['input'])}’ is geen heel adres van een pagina met https",
            "schrijf bijvoorbeeld ‘https://richtlijnendatabase.nl/richtlijn/onderwerp’",
        )
    if kind == "bad_page_file":
        return MetadataProblem(
            "value",
            path,
            f"‘{_short(details['input'])}’ kan geen pad van een pagina in docs zijn",
            "schrijf het pad vanaf docs, in kleine letters, zoals ‘map/pagina.md’; leeg als er geen is",
        )
    if kind == "bad_folder":
        return MetadataProblem(
            "value",
            path,
            f"‘{_short(details['input'])}’ kan geen naam van een map in docs zijn",
            "schrijf kleine letters, cijfers en koppeltekens, geen naam die de site zelf gebruikt, en niets"
            ' als er geen is: ‘""’',
        )
    if kind == "two_roles":
        return MetadataProblem(
            "value",
            path,
            f"‘{_short(context['name'])}’ staat er twee keer, en een pagina of map heeft één taak",
            "geef elk een eigen naam, of laat er een leeg",
        )
    if kind == "bad_origin":
        return MetadataProblem(
            "value",
            path,
            f"‘{_short(details['input'])}’ is geen site met https, zonder pad",
            f"schrijf ‘{context['nearest'] or 'https://epd.ziekenhuis.nl'}’",
        )
    if kind == "bad_licence":
        return MetadataProblem(
            "value",
            path,
            f"‘{_short(details['input'])}’ is geen korte naam van een licentie",
            f"schrijf ‘{context['nearest'] or 'CC-BY-4.0'}’",
        )
    if kind == "interval_order":
        return MetadataProblem(
            "value",
            path,
            f"het minimum ({context['minimum']}) is groter dan het maximum ({context['maximum']})",
            f"schrijf ‘minimum: {context['maximum']}, maximum: {context['minimum']}’",
        )
    shown = "leeg" if details["input"] in (None, "", []) else f"‘{_short(details['input'])}’"
    if kind == "no_truth":
        meant = context["meant"]
        return MetadataProblem(
            "value",
            path,
            f"de waarde van ‘{name}’ is {shown}, en dat is geen van de afgesproken waarden",
            f"schrijf ‘{name}: {meant}’" if meant else f"schrijf ‘{name}: true’ of ‘{name}: false’",
        )
    if kind in ("enum", "literal_error"):
        choices = re.findall(r"'([^']+)'", context["expected"])
        return MetadataProblem(
            "value",
            path,
            f"de waarde van ‘{name}’ is {shown}, en dat is geen van de afgesproken waarden",
            f"{_meant(details['input'], choices)}kies uit: {', '.join(choices)}",
        )
    if example := _example_at(model, path):
        remedy = f"schrijf bijvoorbeeld ‘{example}’"
    else:
        items = "een, twee" if details["input"] in (None, "", {}) else _short(details["input"])
        remedy = (
            f"hier hoort {_WORDS.get(kind, 'een andere waarde').format(**context, name=name, items=items)}"
        )
    return MetadataProblem(
        "value",
        path,
        f"de waarde van ‘{name}’ past niet: {shown}" if name else f"wat hier staat, past niet: {shown}",
        remedy,
    )


def _meant(value: Any, choices: list[str]) -> str:
    """Return the question whether the nearest of the choices was meant, or nothing."""
    question = did_you_mean(_HIDDEN.sub("", _typed(value)), choices)
    return f"{question} " if question else ""


def _short(value: Any) -> str:
    """Return what was typed on one line of a length to read, with what cannot be seen as a mark."""
    return _HIDDEN.sub(lambda match: f"‹U+{ord(match[0]):04X}›", " ".join(_typed(value).split(" ")))[:60]


_HIDDEN = re.compile(r"[\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff\n\t]")
"""Spaces that are no plain space, and what takes no room at all."""


def _typed(value: Any) -> str:
    """Return a value in the form in which it could be typed."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_typed(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_typed, value)) + "]"
    return "" if value is None else str(value)


def _value_at(data: Any, path: KeyPath) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data if isinstance(data, dict) else None
