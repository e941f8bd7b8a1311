"""Are the fields of a source plain text, without TeX and HTML?"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from guideline.checks.literature.entries import BIB, sound, typed
from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.reading.bibliography import BIBLIOGRAPHY

_TEX = re.compile(r"\{?\\(?![&%])(?:[A-Za-z]+|.?)(?:\s*\{[^{}]*\}|(?<=\W)[A-Za-z]|\s+[A-Za-z]\b)?\}?")
_MATHS = re.compile(r"\$(?!\s)[^$]+(?<!\s)\$")
_TAG = re.compile(
    r"</?(?:a|b|br|em|font|i|p|sc|small|span|strong|sub|sup|u|(?:jats|mml):[\w-]+)(?:\s[^<>]*)?/?>", re.I
)
_ENTITY = re.compile(r"&(?:#\d+|#x[\da-f]+|[a-z]+\d*);", re.I)
_TILDE = re.compile("~")

_ADDRESSES = frozenset({"doi", "url", "file", "eprint"})
"""Fields in which a tilde or a bracket is no markup."""


@check(
    "L012",
    "Opmaak in de literatuurlijst",
    Severity.ERROR,
    """Tekens zoals é, ü en β staan gewoon in het bestand. TeX-schrift, HTML (`<i>`, `&amp;`), een ~ of tekst
    tussen dollartekens zou letterlijk op de site komen te staan. Alleen \\& en \\% worden begrepen.""",
    Example("  author = {Achternaam, Ren\\'e},", "  author = {Achternaam, V.},", file=BIB),
)
def markup(context: Context) -> Iterator[Report]:
    for reference in sound(context):
        for name, value in reference.fields.items():
            patterns = (_TEX, _ENTITY) if name in _ADDRESSES else (_MATHS, _TEX, _TAG, _ENTITY, _TILDE)
            found = next(filter(None, (pattern.search(value) for pattern in patterns)), None)
            if found:
                plain = without_markup(name, value)
                yield (
                    context.data_place(BIBLIOGRAPHY, (reference.lines[name], 1)),
                    f"in het veld ‘{name}’ van ‘{reference.key}’ staat opmaak: ‘{found[0].strip()}’",
                    f"schrijf {typed(name, plain)}" if plain else "typ het teken zelf, bijvoorbeeld é",
                )


def without_markup(name: str, value: str) -> str:
    """Return the text of the field ``name`` with every piece of markup as plain text; empty when that does
    not succeed."""
    text = value
    if name not in _ADDRESSES:
        text = _TAG.sub("", _MATHS.sub(_plain, text)).replace("~", " ")
    text = _TEX.sub(_plain, html.unescape(text))
    text = " ".join(text.split())
    sound_braces = text.count("{") == text.count("}")
    return text if sound_braces and not _TEX.search(text) and not _MATHS.search(text) else ""


def _plain(match: re.Match[str]) -> str:
    """Return a piece of TeX as plain text."""
    from pylatexenc.latex2text import LatexNodes2Text  # here, because a sound bibliography needs none

    piece = match[0]
    kept = "{" * (piece.startswith("{") and piece.count("{") > piece.count("}"))
    closing = "}" * (piece.endswith("}") and piece.count("}") > piece.count("{"))
    core = piece[len(kept) :].removesuffix(closing) if closing else piece[len(kept) :]
    plain: str = LatexNodes2Text().latex_to_text(core)
    return kept + plain.strip("\n") + closing
