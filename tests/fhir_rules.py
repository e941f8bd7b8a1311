"""What ``fhir.resources`` does not look at: whether codes exist, references lead somewhere, all is there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

_ARTIFACT_TYPES = (
    "documentation justification citation predecessor successor derived-from depends-on composed-of part-of"
    " amends amended-with appends appended-with cites cited-by comments-on comment-in contains contained-in"
    " corrects correction-in replaces replaced-with retracts retracted-by signs similar-to supports"
    " supported-with transforms transformed-into transformed-with documents specification-of created-with"
    " cite-as"
)
_PUBLICATION = "draft active retired unknown"
_ORDER = (
    "before before-start before-end concurrent concurrent-with-start concurrent-with-end after after-start"
    " after-end"
)

REQUIRED = {
    ("Bundle", "type"): "document message transaction transaction-response batch batch-response history"
    " searchset collection subscription-notification",
    ("Composition", "status"): "registered partial preliminary final amended corrected appended cancelled"
    " entered-in-error deprecated unknown",
    ("Citation", "status"): _PUBLICATION,
    ("PlanDefinition", "status"): _PUBLICATION,
    ("Identifier", "use"): "usual official temp secondary old",
    ("Narrative", "status"): "generated extensions additional empty",
    ("RelatedArtifact", "type"): _ARTIFACT_TYPES,
    ("ArtifactAssessmentContent", "informationType"): "comment classifier rating container response"
    " change-request",
    ("PlanDefinitionActionCondition", "kind"): "applicability start stop",
    ("PlanDefinitionActionRelatedAction", "relationship"): _ORDER,
}
"""The value sets of FHIR R5 (5.0.0, 2023-03-26) with a required binding, for every element in the bundle that
has one: hl7.org/fhir/R5/bundle.html, composition.html, citation.html, plandefinition.html,
artifactassessment.html, datatypes.html#Identifier, narrative.html, metadatatypes.html#RelatedArtifact."""

_KEYS = {
    "identifier": "Identifier",
    "text": "Narrative",
    "relatesTo": "RelatedArtifact",
    "relatedArtifact": "RelatedArtifact",
    "documentation": "RelatedArtifact",
    "condition": "PlanDefinitionActionCondition",
    "relatedAction": "PlanDefinitionActionRelatedAction",
}
"""The type of what stands at a key, where that type has a code."""

EBM = "https://fevir.net/resources/CodeSystem/179423"
AWMF = "http://fhir.awmf.org/awmf.ig/CodeSystem"
SYSTEMS = {
    EBM: "Guideline Recommendation recommendations recommendation-statement ratings"
    " strength-of-recommendation direction-of-recommendation certainty-of-evidence",
    f"{AWMF}/cs-recommendation-direction": "for against",
    f"{AWMF}/cs-recommendation-synthesis-type": "evidence-based expert-consensus statement",
    "http://terminology.hl7.org/CodeSystem/recommendation-strength": "strong weak",
    "http://terminology.hl7.org/CodeSystem/certainty-rating": "high moderate low very-low",
    "http://terminology.hl7.org/CodeSystem/plan-definition-type": "clinical-protocol",
}
"""The codes of the other code systems, as far as they can be meant here: those of EBMonFHIR (HL7/ebm, commit
246f7bb6, input/fsh/composition and artifact-assessment), of AWMF (Dissolve-E/awmf-ig, commit 7046a0e,
input/fsh/terminology), and of HL7 Terminology (terminology.hl7.org) as AWMF uses them."""

_DIV = re.compile(r'<div xmlns="http://www\.w3\.org/1999/xhtml">.*</div>', re.DOTALL)
_FORBIDDEN = {"meta", "input", "output", "dynamicValue", "trigger", "definitionCanonical", "library"}
"""What would claim a profile, or make a step something that can be run."""


def resources(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [item["resource"] for item in bundle["entry"] if item["resource"]["resourceType"] == kind]


def code(concept: dict[str, Any]) -> str:
    (coding,) = concept["coding"]
    found: str = coding["code"]
    return found


def identifier(resource: dict[str, Any]) -> str:
    (found,) = (item["value"] for item in resource["identifier"] if item["use"] == "official")
    return str(found)


def of_type(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Return the compositions of this type: Guideline or Recommendation."""
    return [item for item in resources(bundle, "Composition") if code(item["type"]) == kind]


WORDS = {
    "strong": "sterk",
    "weak": "zwak",
    "for": "voor",
    "against": "tegen",
    "high": "hoog",
    "moderate": "redelijk",
    "low": "laag",
    "very-low": "zeer-laag",
}
"""What the codes of a rating say in the words of the guideline."""


def ratings(found: dict[str, Any]) -> dict[str, list[str]]:
    """Return the words of each recommendation by its id: strength, direction, certainty."""
    names = {item["fullUrl"]: item["resource"] for item in found["entry"]}
    return {
        identifier(names[item["artifactReference"]["reference"]]): [
            WORDS[code(part["classifier"][0])] for part in item["content"]
        ]
        for item in resources(found, "ArtifactAssessment")
    }


def arrows(plan: dict[str, Any]) -> set[tuple[str, str, str]]:
    nodes = {step["id"]: step["linkId"] for step in plan["action"]}
    return {
        (step["linkId"], nodes[after["targetId"]], part["title"] if part is not step else "")
        for step in plan["action"]
        for part in (step, *step.get("action", ()))
        for after in part.get("relatedAction", ())
    }


def faults(bundle: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a bundle."""
    addresses = Counter(item["fullUrl"] for item in bundle["entry"])
    yield from (f"twice: {address}" for address, number in addresses.items() if number > 1)
    yield from _codes(bundle, "Bundle")
    for item in bundle["entry"]:
        resource = item["resource"]
        for reference in _all(resource, "reference"):
            if reference not in addresses:
                yield f"{resource['resourceType']}: leads nowhere: {reference}"
        yield from (f"{resource['resourceType']}.{key}" for key in _FORBIDDEN if [*_all(resource, key)])
        for language in _all(resource, "expression"):
            if isinstance(language, dict) and language.get("language") != "text/plain":
                yield f"can be run: {language}"
        for div in _all(resource, "div"):
            if not _DIV.fullmatch(div):
                yield f"no narrative: {div}"
    for recommendation in of_type(bundle, "Recommendation"):
        name = identifier(recommendation)
        sections = Counter(code(section["code"]) for section in recommendation["section"])
        if sections["recommendation-statement"] != 1:
            yield f"{name}: {sections['recommendation-statement']} statements"
        if recommendation["status"] != "final" and "niet" not in recommendation["note"][0]["text"]:
            yield f"{name}: does not say that it is a concept"
    yield from _incomplete(bundle)


def _incomplete(bundle: dict[str, Any]) -> Iterator[str]:
    """Yield each recommendation that is not in the guideline, or has not one rating with strength and
    direction; and each step that leads nowhere."""
    places = {item["fullUrl"]: item["resource"] for item in bundle["entry"]}
    (guideline,) = of_type(bundle, "Guideline")
    listed = Counter(_all(guideline.get("section", []), "reference"))
    rated = Counter(
        (item["artifactReference"]["reference"], code(part["type"]))
        for item in resources(bundle, "ArtifactAssessment")
        for part in item["content"]
    )
    for address, resource in places.items():
        if resource["resourceType"] == "Composition" and code(resource["type"]) == "Recommendation":
            if listed[address] != 1:
                yield f"{identifier(resource)}: {listed[address]} times in the guideline"
            for kind in ("strength-of-recommendation", "direction-of-recommendation"):
                if rated[address, kind] != 1:
                    yield f"{identifier(resource)}: {rated[address, kind]} times {kind}"
    for plan in resources(bundle, "PlanDefinition"):
        steps = {step["id"] for step in plan["action"]}
        yield from (f"{identifier(plan)}: no {step}" for step in _all(plan, "targetId") if step not in steps)


def _codes(value: Any, kind: str) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _codes(item, kind)
    if not isinstance(value, dict):
        return
    kind = value.get("resourceType", kind)
    for key, item in value.items():
        if isinstance(item, str) and (known := REQUIRED.get((kind, key))) and item not in known.split():
            yield f"{kind}.{key} = {item}"
    system = str(value.get("system"))
    if "code" in value and "system" in value and value["code"] not in SYSTEMS.get(system, "").split():
        yield f"{system} = {value['code']}"
    for key, item in value.items():
        below = "ArtifactAssessmentContent" if (kind, key) == ("ArtifactAssessment", "content") else ""
        yield from _codes(item, below or _KEYS.get(key, ""))


def _all(value: Any, key: str) -> Iterator[Any]:
    """Yield everything that stands at a key, however deep."""
    for item in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        yield from _all(item, key)
    if isinstance(value, dict) and key in value:
        yield value[key]
