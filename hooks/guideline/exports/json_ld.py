"""What a page is, for machines: JSON-LD in the words of schema.org (MedicalWebPage,
MedicalGuidelineRecommendation)."""

from __future__ import annotations

import json
from typing import Any

from guideline.model.guideline import Guideline
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
    items = [_recommendation(item, found, guideline) for item in page.recommendations if item.options]
    if items:
        data["mainEntity"] = items
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _subject(key: str, guideline: Guideline) -> dict[str, Any]:
    """Return what the guideline is about, as the value of ``key``; nothing when the settings do not say."""
    names = guideline.settings.subject
    if not names:
        return {}
    english = {"alternateName": names["engels"]} if names["engels"] else {}
    return {key: {"@type": "MedicalCondition", "name": names["naam"], **english}}


def _recommendation(item: Recommendation, found: Standing, guideline: Guideline) -> dict[str, Any]:
    options = item.options
    assert options
    sources = guideline.by_key
    text = " ".join(plain_lines(expand_values(item.text, guideline.value_texts)))
    data: dict[str, Any] = {
        "@type": "MedicalGuidelineRecommendation",
        "@id": f"#{options.id}",
        "description": text,
        "recommendationStrength": VERDICTS[options.strength, options.direction],
        "evidenceLevel": CERTAINTIES[options.certainty],
        **_subject("guidelineSubject", guideline),
    }
    if found.last:
        data["guidelineDate"] = found.last.isoformat()
    studies = [sources[key].fields.get("title", key) for key in options.sources if key in sources]
    if studies:
        data["study"] = [{"@type": "MedicalStudy", "name": unbraced(name)} for name in studies]
    return data
