"""What a page is, for machines: JSON-LD in the words of schema.org (MedicalWebPage,
MedicalGuidelineRecommendation)."""

from __future__ import annotations

import json
from typing import Any

from guideline.model.guideline import Guideline
from guideline.model.metadata import Certainty, Status
from guideline.model.page import Page, Recommendation
from guideline.model.standing import Standing
from guideline.model.values import expand_values
from guideline.reading.plain_text import plain_lines
from guideline.rendering.citation_style import unbraced
from guideline.rendering.words import CERTAINTIES, VERDICTS


def json_ld(page: Page, found: Standing, guideline: Guideline) -> str:
    """Return the JSON-LD of a page under review that stands as ``found``, safe to put inside a script
    element.

    Addresses are relative to the page (JSON-LD 1.1, section 4.1.3), so that every copy of the site is right.
    """
    audience = "Patient" if page.is_for_patients else "Clinician"
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": "",
        "name": page.title,
        "inLanguage": "nl",
        **_subject("about", guideline),
        "audience": {"@type": "MedicalAudience", "audienceType": audience},
        "creativeWorkStatus": found.status_text,
    }
    if page.metadata and page.metadata.summary:
        data["description"] = page.metadata.summary
    if found.last:
        data["lastReviewed"] = found.last.isoformat()
    items = [_recommendation(item, page, found, guideline) for item in page.recommendations if item.options]
    if items:
        data["mainEntity"] = items
    if authorities := _authorities(page):
        data["author"] = authorities
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _subject(key: str, guideline: Guideline) -> dict[str, Any]:
    """Return what the guideline is about, as the value of ``key``; nothing when the settings do not say."""
    names = guideline.settings.subject
    if not names:
        return {}
    english = {"alternateName": names["engels"]} if names["engels"] else {}
    return {key: {"@type": "MedicalCondition", "name": names["naam"], **english}}


def _authorities(page: Page) -> list[dict[str, Any]]:
    """Return the societies that authorised a page; none for one that is not authorised, whatever its data
    say."""
    found = page.maintained
    if found is None or found.status is not Status.AUTHORISED or found.authorisation is None:
        return []
    return [{"@type": "Organization", "name": name} for name in found.authorisation.by]


def _recommendation(
    item: Recommendation, page: Page, found: Standing, guideline: Guideline
) -> dict[str, Any]:
    """Return a recommendation. Its certainty stays out: ``evidenceLevel`` takes schema.org's levels A to C,
    which go by the design of studies and are not those of GRADE. Opinion of experts is an origin, which is a
    text."""
    options = item.options
    assert options
    sources = guideline.by_key
    text = " ".join(plain_lines(expand_values(item.text, guideline.value_texts)))
    data: dict[str, Any] = {
        "@type": "MedicalGuidelineRecommendation",
        "@id": f"#{options.id}",
        "description": text,
        "recommendationStrength": VERDICTS[options.strength, options.direction],
        **_subject("guidelineSubject", guideline),
    }
    if options.certainty is Certainty.EXPERT_OPINION:
        data["evidenceOrigin"] = CERTAINTIES[options.certainty]
    if authorities := _authorities(page):
        data["recognizingAuthority"] = authorities
    if found.last:
        data["guidelineDate"] = found.last.isoformat()
    studies = [sources[key].fields.get("title", key) for key in options.sources if key in sources]
    if studies:
        data["study"] = [{"@type": "MedicalStudy", "name": unbraced(name)} for name in studies]
    return data
