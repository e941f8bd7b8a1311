"""What an editor probably did when an entry of the bibliography cannot be read, and the line to type."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guideline.model.places import Problem
from guideline.model.suggestions import nearest

ENTRY_TYPES = (
    "article",
    "book",
    "inbook",
    "incollection",
    "inproceedings",
    "misc",
    "phdthesis",
    "techreport",
)
"""The kinds of entries that the list of sources can show."""

_HEAD = re.compile(r"\s*+@?\s*+(\w++)\s*+[{(]?\s*+([^\s,={}]++)?")
_FIELD = re.compile(r"\s*([A-Za-z][\w-]*)\s*=")
_REMARK = re.compile(r"(?:^\s*|(?<=[},\"])\s*)%.*$")
_FIELD_WITHOUT_SIGN = re.compile(r"\s*+([A-Za-z][\w-]*+)\s*+:?\s*+(?![\s=:])(.+)")


def syntax(line: int, message: str, remedy: str) -> Problem:
    """Return a problem with the form of an entry."""
    return Problem("bib-syntax", (line, 1), message, remedy)


def broken_entry(lines: list[str], line: int, reason: str) -> Problem:
    """Return what is wrong with an entry that starts on ``line``; its ``lines`` go on until the one where the
    parser got stuck, for a ``reason`` in the parser's words."""
    for number, text in enumerate(lines):
        if number and _REMARK.search(text):
            return remark_inside(text, line + number)
    stuck = len(lines) - 1
    while stuck and lines[stuck].strip(" )}") == "":
        stuck -= 1
    if "comma after entry key" in reason:
        return _without_comma(lines, line)
    if "Expected a `=`" in reason:
        return _without_sign(lines[stuck], line + stuck)
    return _not_closed(lines, line)


def remark_inside(text: str, line: int) -> Problem:
    """Return the problem of a remark between the fields of an entry, on a line with this ``text``."""
    field = _REMARK.sub("", text).strip()
    return syntax(
        line,
        "een opmerking (%) binnen een bron wordt als veld gelezen",
        f"schrijf ‘{field}’" if field else "verwijder de regel, of zet haar boven de regel met @",
    )


def _without_sign(text: str, line: int) -> Problem:
    """Find the comma too many, or the field without =."""
    if re.search(r",\s*,", text) or text.strip() == ",":
        fixed = re.sub(r",(?:\s*,)+", ",", text).strip()
        remedy = "verwijder deze regel" if fixed == "," else f"schrijf ‘{fixed}’"
        return syntax(line, "hier staat een komma te veel", remedy)
    if match := _FIELD_WITHOUT_SIGN.fullmatch(text):
        value = re.sub(r'^[{"]|[}"]$', "", match[2].strip(" ,"))
        return syntax(line, f"na ‘{match[1]}’ ontbreekt het teken =", f"schrijf ‘{match[1]} = {{{value}}},’")
    return syntax(line, "hier staat een veld zonder =", "schrijf het veld als ‘naam = {waarde},’")


def _without_comma(lines: list[str], line: int) -> Problem:
    match = _HEAD.match(lines[0])
    if match and match[2]:
        return syntax(line, "na de sleutel ontbreekt een komma", f"schrijf ‘@{match[1]}{{{match[2]},’")
    kind = match[1] if match else "article"
    return syntax(line, "de bron heeft geen sleutel", f"schrijf bijvoorbeeld ‘@{kind}{{jansen2020,’")


def _not_closed(lines: list[str], line: int) -> Problem:
    """Find the field of which the brace is not closed, or say that the entry is not."""
    depth, field = 0, 0
    for number, text in enumerate(lines):
        if _FIELD.match(text):
            if depth > 1:
                return _open_field(lines[field], line + field)
            field = number
        depth += len(re.findall(r"(?<!\\)\{", text)) - len(re.findall(r"(?<!\\)\}", text))
    if depth > 1:
        return _open_field(lines[field], line + field)
    last = max(number for number, text in enumerate(lines) if text.strip() or not number)
    if lines[last].count('"') % 2:
        return syntax(
            line + last,
            "het aanhalingsteken wordt niet gesloten",
            "zet de waarde tussen accolades: ‘veld = {waarde},’",
        )
    if last and not lines[last].rstrip().endswith(("}", '"', ",")):
        last = field
    return syntax(line + last, "de bron wordt niet gesloten", "zet na deze regel een regel met alleen }")


def _open_field(text: str, line: int) -> Problem:
    name = _FIELD.match(text)
    shown = f"het veld ‘{name[1]}’" if name else "de bron"
    return syntax(
        line, f"de accolade van {shown} wordt niet gesloten", f"schrijf ‘{text.strip().rstrip(' ,')}}},’"
    )


@dataclass(frozen=True, slots=True)
class Outside:
    """What is wrong with text between entries; the ``key`` of the entry that it should have been, and whether
    the entry above ``closed_early``."""

    problem: Problem
    key: str = ""
    closed_early: bool = False


def text_outside(comment: str, line: int, before: str) -> Outside | None:
    """Return what is wrong with text between entries, None for remarks alone; ``before`` is the last line of
    the entry above it."""
    for number, text in enumerate(comment.split("\n")):
        if not text.strip() or text.lstrip().startswith("%"):
            continue
        match = _HEAD.match(text)
        kind = nearest(match[1], ENTRY_TYPES) if match else None
        if match and kind and match[2]:
            remedy = f"schrijf ‘@{kind}{{{match[2]},’"
            return Outside(syntax(line + number, "het begin van de bron klopt niet", remedy), match[2])
        field = _FIELD.match(before)
        if field and (text.startswith(",") or _FIELD.match(text)) and before.rstrip(" ,").endswith("}}"):
            above = line - (0 if text.startswith(",") else 1)
            remedy = f"schrijf ‘{before.strip(' ,')[:-1]},’"
            message = "hier sluit een accolade te veel de hele bron"
            return Outside(syntax(above, message, remedy), closed_early=True)
        return Outside(
            syntax(
                line + number,
                "hier staat tekst die bij geen bron hoort",
                f"zet er % voor als het een opmerking is: ‘% {text.strip()[:60]}’; een bron begint met"
                " ‘@article{sleutel,’",
            )
        )
    return None
