"""Lists of sources: those of one page, and the whole bibliography."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from guideline.model.guideline import Guideline, Reference
from guideline.model.page import Page
from guideline.pages.material import Material
from guideline.pages.templating import render
from guideline.rendering.page import citation_numbers


def page_sources(page: Page, material: Material) -> str:
    """Return the section with the sources that a page cites, in the order of its numbers; an empty text
    when it cites none."""
    guideline = material.guideline
    cited = [guideline.by_key[key] for key in citation_numbers(page, guideline)]
    return f"## Literatuur\n\n{_source_list(cited, material)}" if cited else ""


def literature_list(page: Page, material: Material) -> str:
    """Return the whole bibliography by first author and year."""
    ordered = sorted(
        material.guideline.references,
        key=lambda item: (item.fields.get("author", "").casefold(), item.fields.get("year", "")),
    )
    unverified = sum(not item.verified for item in ordered)
    known = material.guideline.retractions
    note = render("literatuurlijst.md", number=len(ordered), unverified=unverified, watch=known)
    return f"{note}\n\n{_source_list(ordered, material)}"


def _source_list(references: Sequence[Reference], material: Material) -> str:
    return render("literatuur.html", sources=[_source(item, material) for item in references])


def _source(reference: Reference, material: Material) -> dict[str, Any]:
    return {
        "key": reference.key,
        "text": Markup(material.styled[reference.key]),
        "english": reference.fields.get("langid", "") == "english",  # a screen reader reads it so
        "identifiers": list(_identifiers(reference, material.guideline)),
        "verified": reference.verified,
        "said": material.guideline.retracted.get(reference.key),
    }


def _identifiers(reference: Reference, guideline: Guideline) -> Iterator[dict[str, str]]:
    """Yield where a source can be found: by DOI and PMID, or else at its address, when that is known."""
    doi, pmid, url = (reference.fields.get(name, "") for name in ("doi", "pmid", "url"))
    if doi:
        address = f"https://doi.org/{doi}".replace("<", "%3C").replace(">", "%3E")  # old ones have them
        yield {"address": address, "text": f"doi:{doi}"}
    if pmid:
        yield {"address": f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/", "text": f"PMID {pmid}"}
    if url and not (doi or pmid):
        yield {
            "address": guideline.address_of(reference),
            "text": re.sub(r"^https://(www[.])?", "", url).rstrip("/"),
        }
