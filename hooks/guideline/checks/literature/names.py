"""What is wrong with a list of authors, and how BibTeX would have it.

BibTeX separates authors by `` and ``, and reads a name as ``Achternaam, Voornaam`` or ``Voornaam
Achternaam``; what stands between braces is one whole (Patashnik, BibTeXing, section 4).
"""

from __future__ import annotations

import re

_REST = re.compile(r"(?<!\w)(?:et\.? ?al\.?|e\.a\.|en anderen|c\.s\.)$", re.I)
_BETWEEN = re.compile(r" and | ?; ?|,? ?& ?| en ")
_NOTE_MARKS = re.compile(r"(?<![\d*†‡])[\d*†‡]++(?=[\s,.]|$)")
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.?[ -]?){1,4}")
_CITED = re.compile(r"(?P<last>[^\W\d_].*?) (?P<initials>[A-Z]{1,4})")
_INITIALS_FIRST = re.compile(r"(?:[A-Z]\.[ -]?)+\s*[^\W\d_].*")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_ORGANISATION = re.compile(
    r"""\b(?:academ\w*|agency|agentschap|alliance|associat\w*|autoriteit|board|bond|bureau|cent(?:er|re|rum)|
    cochrane|collabora\w*|college|commissi\w*|committee|consortium|council|department|directorate|faculteit|
    federati\w*|foundation|genootschap|group|groep|werkgroep|health|hospital|\w*ziekenhuis|initiative|institut\w*|
    instituut|investigators|kenniscentrum|koninklijke|league|ministerie|ministry|national|nederlandse?|network|
    netwerk|organi[sz]ati\w*|panel|platform|programme?|project|raad|regist\w+|service|society|stichting|
    taskforce|team|trust|union|universit\w*|vereniging\w*|world)\b|\b(?:of|for|voor|the|het)\b""",
    re.I | re.X,
)
"""Words that stand in the name of an organisation and not in that of a person."""


def wrong_authors(value: str) -> str:
    """Return what is wrong with a list of authors, as a part of a sentence; empty when nothing is."""
    seen = _without_groups(" ".join(value.split()))
    if not seen.strip("\0 "):
        return ""
    if _REST.search(seen):
        return "staat ‘et al.’ of iets dergelijks, en dat wordt een achternaam"
    if re.search(r"[;&]| [Ee]n ", seen):
        return "staat een ander teken of woord dan ‘and’ tussen de namen"
    for name in f"{seen} ".split(" and "):
        if wrong := _wrong_name(name.strip()):
            return wrong
    return ""


def _wrong_name(name: str) -> str:
    """Return what is wrong with one name."""
    parts = [part.strip() for part in name.split(",")]
    if name in ("others", "") or not name.strip("\0"):
        return "" if name else "ontbreekt een naam voor of na ‘and’"
    if name.split()[:1] == ["and"] or name.split()[-1:] == ["and"]:
        return "ontbreekt een naam voor of na ‘and’"
    if re.search(r"\d|\*|†|‡|@", name):
        return "staat een cijfer of teken in een naam"
    if "" in parts:
        return "staat een komma te veel"
    if len(parts) == 1 and _ORGANISATION.search(name):
        return "staat een organisatie zonder dubbele accolades, en zij wordt als persoon gelezen"
    if len(parts) == 1 and _CITED.fullmatch(name):
        return "staan voorletters achter een achternaam zonder komma"
    if len(parts) == 2 and all(map(_CITED.fullmatch, parts)):
        return "staan komma’s tussen de namen, in plaats van ‘and’"
    if len(parts) > 3 or (len(parts) == 3 and not _SUFFIX.fullmatch(parts[1])):
        return "staan komma’s tussen de namen, in plaats van ‘and’"
    if len(parts) == 2 and all(map(_INITIALS_FIRST.fullmatch, parts)):
        return "staan komma’s tussen de namen, in plaats van ‘and’"
    return ""


def better_authors(value: str) -> str:
    """Return a list of authors as BibTeX has it, empty when that is not certain."""
    groups: list[str] = []
    seen = _without_groups(" ".join(value.split()), groups).removeprefix("and ").removesuffix(" and")
    if _is_one_organisation(seen):
        return f"{{{' '.join(value.split())}}}"
    rest = _REST.search(seen)
    names = [
        name
        for part in _BETWEEN.split(_before(seen, rest) if rest else seen)
        for name in _names_in(_NOTE_MARKS.sub("", part).strip(" ,"))
    ]
    if not names or "" in names:
        return ""
    whole = " and ".join([*names, *(["others"] if rest else [])])
    for group in groups:
        whole = whole.replace("\0", group, 1)
    return "" if wrong_authors(whole) else whole


def _before(seen: str, rest: re.Match[str]) -> str:
    """Return the names before ‘et al.’."""
    return seen[: rest.start()].rstrip(" ,;&").removesuffix(" and")


def _is_one_organisation(seen: str) -> bool:
    """Return whether the whole is one name in which ‘and’ may stand: not each part of it has a word of an
    organisation."""
    parts = re.split(r" and | & | en ", seen)
    if "," in seen or ";" in seen or "\0" in seen or not _ORGANISATION.search(parts[0]):
        return False
    return len(parts) == 1 or not all(map(_ORGANISATION.search, parts))


def _names_in(part: str) -> list[str]:
    """Return the names in a part without ‘and’, each as ``Achternaam, V.``; an empty one when it cannot be
    taken apart."""
    chunks = [chunk.strip() for chunk in part.split(",") if chunk.strip()]
    if len(chunks) == 1:
        return [_one_name(chunks[0])]
    if all(map(_CITED.fullmatch, chunks)):
        return [_one_name(chunk) for chunk in chunks]
    if len(chunks) == 2 and not all(map(_INITIALS_FIRST.fullmatch, chunks)):
        return [", ".join(chunks)]
    if all(map(_INITIALS_FIRST.fullmatch, chunks)):
        return chunks
    if len(chunks) == 3 and _SUFFIX.fullmatch(chunks[1]):
        return [", ".join(chunks)]
    if len(chunks) % 2 == 0 and all(map(_INITIALS.fullmatch, chunks[1::2])):
        return [", ".join(pair) for pair in zip(chunks[::2], chunks[1::2], strict=True)]
    if all(" " in chunk and not _INITIALS.fullmatch(chunk) for chunk in chunks):
        return [_one_name(chunk) for chunk in chunks]
    return [""]


def _one_name(name: str) -> str:
    if _ORGANISATION.search(name):
        return f"{{{name}}}"
    if match := _CITED.fullmatch(name):
        return f"{match['last']}, {' '.join(f'{letter}.' for letter in match['initials'])}"
    return name


def _without_groups(value: str, groups: list[str] | None = None) -> str:
    """Return a text with a mark for everything between braces, which is put in ``groups``."""
    text, depth, start = "", 0, 0
    for index, character in enumerate(value):
        if character == "{":
            start = start if depth else index
            depth += 1
        elif character == "}" and depth:
            depth -= 1
            if not depth:
                text += "\0"
                if groups is not None:
                    groups.append(value[start : index + 1])
        elif not depth:
            text += character
    return text
