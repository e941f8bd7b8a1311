"""The guideline as FHIR R5 (hl7.org/fhir/R5): ``richtlijn.fhir.json``, a Bundle of type collection.

It has the shape of the guidelines of the German AWMF (github.com/Dissolve-E/awmf-ig), which follows EBMonFHIR
(github.com/HL7/ebm): a Composition for the guideline and for each recommendation, an ArtifactAssessment with
the strength, direction and certainty, a Citation for each source that a recommendation rests on, and a
PlanDefinition for each flowchart. Those profiles are of later versions of FHIR, so none is claimed.

It describes: conditions are words (``text/plain``) and nothing in it can be run.
"""

from __future__ import annotations

import json
import posixpath
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from guideline.exports.chunks import caution
from guideline.exports.narrative import narrative
from guideline.exports.richtlijn_json import (
    ExportedFlowchart,
    ExportedGuideline,
    ExportedModule,
    ExportedRecommendation,
    with_pages,
)
from guideline.model.addresses import address
from guideline.model.destination import Leads, destination
from guideline.model.guideline import Guideline, Reference
from guideline.model.metadata import Certainty, Direction, MaintainedMetadata, Status, Strength, identifier_of
from guideline.model.page import Page
from guideline.rendering.citation_style import unbraced

Resource = dict[str, Any]

EBM = "https://fevir.net/resources/CodeSystem/179423"
STRENGTHS = "http://terminology.hl7.org/CodeSystem/recommendation-strength"
CERTAINTIES = "http://terminology.hl7.org/CodeSystem/certainty-rating"
DIRECTIONS = "http://fhir.awmf.org/awmf.ig/CodeSystem/cs-recommendation-direction"
SYNTHESIS = "http://fhir.awmf.org/awmf.ig/CodeSystem/cs-recommendation-synthesis-type"
PLANS = "http://terminology.hl7.org/CodeSystem/plan-definition-type"
"""The code systems: those of HL7 where there is one, else those of EBMonFHIR and AWMF."""

STRENGTH_CODES = {Strength.STRONG: "strong", Strength.WEAK: "weak"}
DIRECTION_CODES = {Direction.FOR: "for", Direction.AGAINST: "against"}
CERTAINTY_CODES = {
    Certainty.HIGH: "high",
    Certainty.MODERATE: "moderate",
    Certainty.LOW: "low",
    Certainty.VERY_LOW: "very-low",
}
"""Our words as codes. Opinion of experts is no certainty, and has none."""

_COMPOSITION = {
    Status.CONCEPT: "preliminary",
    Status.COMMENTS: "preliminary",
    Status.AUTHORISED: "final",
    Status.WITHDRAWN: "deprecated",
}
_PLAN = {
    Status.CONCEPT: "draft",
    Status.COMMENTS: "draft",
    Status.AUTHORISED: "active",
    Status.WITHDRAWN: "retired",
}

_YEAR = re.compile(r"[12][0-9]{3}")


def fhir_bundle(data: ExportedGuideline, guideline: Guideline) -> str:
    """Return the bundle as JSON, a resource on each line; ``data`` must be the export of ``guideline``.

    The same guideline on the same day gives the same bytes.
    """
    entries = [*_Builder(data, guideline).entries()]
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries)
    head = {
        "resourceType": "Bundle",
        "language": "nl",
        "type": "collection",
        "timestamp": f"{data.bouwdatum.isoformat()}T00:00:00Z",
    }
    return f'{json.dumps(head, separators=(",", ":"))[:-1]},"entry":[\n{lines}\n]}}\n'


@dataclass(frozen=True)
class _Builder:
    data: ExportedGuideline
    guideline: Guideline

    def entries(self) -> Iterator[Resource]:
        """Yield every resource with its address in the bundle."""
        yield self._entry("Composition", "", self._guideline())
        for name in dict.fromkeys([self.data.uitgever, *self._societies]):
            yield self._entry("Organization", name, {"name": name})
        for module in self.data.modules:
            for item in module.aanbevelingen:
                yield self._entry("Composition", item.id, self._recommendation(item, module))
                yield self._entry("ArtifactAssessment", item.id, self._assessment(item, module))
        for chart, module in self._charts:
            yield self._entry("PlanDefinition", chart.id, self._plan(chart, module))
        for key in self._cited:
            yield self._entry("Citation", key, self._citation(self.guideline.by_key[key]))

    @cached_property
    def _space(self) -> uuid.UUID:
        return uuid.uuid5(uuid.NAMESPACE_DNS, identifier_of(self.data.titel))

    def _urn(self, kind: str, name: str) -> str:
        return uuid.uuid5(self._space, f"{kind}/{name}").urn

    def _entry(self, kind: str, name: str, content: Resource) -> Resource:
        return {"fullUrl": self._urn(kind, name), "resource": {"resourceType": kind, **content}}

    def _to(self, kind: str, name: str) -> Resource:
        return {"reference": self._urn(kind, name)}

    def _identifier(self, value: str) -> list[Resource]:
        return [{"use": "official", "system": self._space.urn, "value": value}]

    @cached_property
    def _pages(self) -> dict[str, Page]:
        """The page of each module by the address of the module."""
        return {module.url: page for module, page in with_pages(self.data, self.guideline)}

    @cached_property
    def _societies(self) -> list[str]:
        return [name for page in self._pages.values() for name in _authorised_by(page.maintained)]

    @cached_property
    def _cited(self) -> list[str]:
        """The sources that a recommendation rests on, in the order of the bibliography."""
        cited = {key for module in self.data.modules for item in module.aanbevelingen for key in item.bronnen}
        return [source.id for source in self.data.bronnen if source.id in cited]

    @cached_property
    def _charts(self) -> list[tuple[ExportedFlowchart, ExportedModule]]:
        modules = {module.url: module for module in self.data.modules}
        found = ((chart, modules.get(chart.url.partition("#")[0])) for chart in self.data.stroomschemas)
        return [(chart, module) for chart, module in found if module]

    @cached_property
    def _holders(self) -> dict[str, str]:
        """The recommendation that an anchor belongs to: its own, or that of a row of its table."""
        return {
            anchor: item.id
            for page in self._pages.values()
            for item in page.recommendations
            if item.options
            for anchor in (item.id, *(row.id for row in item.options.rows))
        }

    def _status(self, module: ExportedModule) -> Status:
        """Return the status of a module; one that nobody is said to have authorised is a concept."""
        claimed = module.status is Status.AUTHORISED
        nobody = claimed and not _authorised_by(self._pages[module.url].maintained)
        return Status.CONCEPT if nobody else module.status

    def _authors(self, module: ExportedModule) -> list[Resource]:
        """Return who answers for a text: the societies that authorised it, or else its editors."""
        names = _authorised_by(self._pages[module.url].maintained) or [self.data.uitgever]
        return [self._to("Organization", name) for name in names]

    def _guideline(self) -> Resource:
        settled = all(self._status(module) is Status.AUTHORISED for module in self.data.modules)
        found: Resource = {
            "language": "nl",
            "identifier": self._identifier(identifier_of(self.data.titel)),
            "status": "final" if settled and self.data.modules else "preliminary",
            "type": _concept(EBM, "Guideline"),
            "date": self.data.bouwdatum.isoformat(),
            "author": [self._to("Organization", self.data.uitgever)],
            "title": self.data.titel,
        }
        if self.data.versie:
            found["version"] = ".".join(self.data.versie.split(".")[:2])
        if not settled:
            found["note"] = [{"text": "Niet alles is geautoriseerd: let op de status van elke aanbeveling."}]
        modules = [self._section(module) for module in self.data.modules if module.aanbevelingen]
        charts = [self._to("PlanDefinition", chart.id) for chart, _ in self._charts]
        recommendations = {"title": "Aanbevelingen", "code": _concept(EBM, "recommendations")}
        plans = {"title": "Stroomschema’s", "code": {"text": "stroomschema’s"}}
        found["section"] = [
            *([{**recommendations, "section": modules}] if modules else []),
            *([{**plans, "entry": charts}] if charts else []),
        ]
        return {name: value for name, value in found.items() if value}

    def _section(self, module: ExportedModule) -> Resource:
        metadata = self._pages[module.url].module
        assert metadata
        last, due = module.laatst_beoordeeld, module.volgende_beoordeling
        facts = [f"Status: {module.status.value}", f"regiehouder: {module.regiehouder}"]
        facts += [f"laatst beoordeeld: {last}"] if last else []
        facts += [f"volgende beoordeling: {due}"] if due else []
        return {
            "title": module.titel,
            "code": {"text": "module"},
            "text": self._text(f"{metadata.question}\n\n{'; '.join(facts)}.", self._pages[module.url]),
            "entry": [self._to("Composition", item.id) for item in module.aanbevelingen],
        }

    def _text(self, markdown: str, page: Page) -> Resource:
        return {"status": "additional", "div": narrative(markdown, lambda target: self._whole(page, target))}

    def _whole(self, page: Page, target: str) -> str:
        """Return a link as typed as a whole address, empty when it has none."""
        to = destination(target)
        if to.leads is Leads.WEB:
            return target if to.plain and self.guideline.leads_to(to.host) else ""
        file, mark, anchor = target.partition("#")
        site = self.guideline.settings.site_url
        if not site or ":" in file:
            return ""
        path = posixpath.normpath(posixpath.join(page.folder, file)) if file else page.path
        return f"{site}{address(path)}{mark}{anchor}" if path in self.guideline.by_path else ""

    def _place(self, url: str, page: Page) -> Resource:
        """Return where on the site a text stands: from its root, and whole when the site has an address."""
        found: Resource = {"type": "documentation", "display": url}
        if whole := self._whole(page, f"#{url.partition('#')[2]}"):
            found["document"] = {"contentType": "text/html", "url": whole}
        return found

    def _recommendation(self, item: ExportedRecommendation, module: ExportedModule) -> Resource:
        page = self._pages[module.url]
        opinion = item.zekerheid is Certainty.EXPERT_OPINION
        statement = {
            "code": _concept(EBM, "recommendation-statement"),
            "text": self._text(item.tekst, page),
        }
        ratings = {"code": _concept(EBM, "ratings"), "entry": [self._to("ArtifactAssessment", item.id)]}
        found: Resource = {
            "language": "nl",
            "identifier": self._identifier(item.id),
            "status": _COMPOSITION[self._status(module)],
            "type": _concept(EBM, "Recommendation"),
            "category": [_concept(SYNTHESIS, "expert-consensus" if opinion else "evidence-based")],
            "date": (item.gewijzigd or module.laatst_beoordeeld or self.data.bouwdatum).isoformat(),
            "author": self._authors(module),
            "title": f"Aanbeveling {item.nummer or ''}".strip() + f" ({item.id})",
            "note": [{"text": self._caution(module)}],
            "relatesTo": [
                {"type": "part-of", "resourceReference": self._to("Composition", "")},
                self._place(item.url, page),
            ],
            "section": [statement, ratings],
        }
        if item.gewijzigd:
            found["version"] = f"{item.gewijzigd:%Y-%m}"
        return found

    def _caution(self, module: ExportedModule) -> str:
        metadata = self._pages[module.url].maintained
        said = caution(module.status, metadata.authorisation if metadata else None)
        return f"{said} Volgende beoordeling: {module.volgende_beoordeling or 'onbekend'}."

    def _assessment(self, item: ExportedRecommendation, module: ExportedModule) -> Resource:
        content = [
            _rating("strength-of-recommendation", STRENGTHS, STRENGTH_CODES[item.sterkte]),
            _rating("direction-of-recommendation", DIRECTIONS, DIRECTION_CODES[item.richting]),
        ]
        if item.zekerheid in CERTAINTY_CODES:
            content.append(_rating("certainty-of-evidence", CERTAINTIES, CERTAINTY_CODES[item.zekerheid]))
        if self._status(module) is not Status.AUTHORISED:
            content[0]["summary"] = "Voorstel van de redactie, niet geautoriseerd."
        cited = [key for key in self._cited if key in item.bronnen]
        if cited:
            content[-1]["relatedArtifact"] = [
                {"type": "citation", "resourceReference": self._to("Citation", key)} for key in cited
            ]
        found: Resource = {"artifactReference": self._to("Composition", item.id), "content": content}
        if module.laatst_beoordeeld:
            found["lastReviewDate"] = module.laatst_beoordeeld.isoformat()
        return found

    def _citation(self, source: Reference) -> Resource:
        """Return a source; R6 has another resource for it."""
        fields = source.fields
        title = unbraced(fields.get("title", source.key))
        names = {"doi": "https://doi.org", "pmid": "https://pubmed.ncbi.nlm.nih.gov"}
        known = [
            {"system": system, "value": fields[name]} for name, system in names.items() if fields.get(name)
        ]
        cited: Resource = {"title": [{"text": title}]}
        if known:
            cited["identifier"] = known
        elif url := self.guideline.address_of(source):
            cited["webLocation"] = [{"url": url}]
        if _YEAR.fullmatch(year := fields.get("year", "")):
            cited["publicationForm"] = [{"articleDate": year}]
        return {
            "identifier": self._identifier(source.key),
            "title": title,
            "status": "active",
            "citedArtifact": cited,
        }

    def _plan(self, chart: ExportedFlowchart, module: ExportedModule) -> Resource:
        found: Resource = {
            "language": "nl",
            "identifier": self._identifier(chart.id),
            "title": chart.titel or module.titel,
            "type": _concept(PLANS, "clinical-protocol"),
            "status": _PLAN[self._status(module)],
            "date": self.data.bouwdatum.isoformat(),
            "publisher": self.data.uitgever,
            "description": f"Beschrijving van een stroomschema, niet uit te voeren. {self._caution(module)}",
            "relatedArtifact": [self._place(chart.url, self._pages[module.url])],
            "action": [self._step(chart, number) for number in range(1, len(chart.knopen) + 1)],
        }
        if self.data.versie:
            found["version"] = self.data.versie
        return found

    def _step(self, chart: ExportedFlowchart, number: int) -> Resource:
        """Return a node as an action. An arrow with words is an action in it, with those words as its
        condition: conditions on the step that it leads to would count together for all arrows to it."""
        node = chart.knopen[number - 1]
        numbers = {other.id: at for at, other in enumerate(chart.knopen, start=1)}
        step: Resource = {
            "id": f"stap-{number}",
            "linkId": node.id,
            "prefix": str(number),
            "title": node.tekst,
        }
        if node.doel:
            holder = self._holders.get(node.doel.partition("#")[2])
            target = {"resourceReference": self._to("Composition", holder)} if holder else {}
            step["documentation"] = [{"type": "documentation", "display": node.doel, **target}]
        plain, told = [], []
        for branch in chart.takken:
            if branch.van != node.id:
                continue
            after = {"targetId": f"stap-{numbers[branch.naar]}", "relationship": "before"}
            if branch.tekst:
                words = {"language": "text/plain", "expression": f"{node.tekst} {branch.tekst}"}
                condition = [{"kind": "applicability", "expression": words}]
                told.append({"title": branch.tekst, "condition": condition, "relatedAction": [after]})
            else:
                plain.append(after)
        return step | ({"relatedAction": plain} if plain else {}) | ({"action": told} if told else {})


def _authorised_by(metadata: MaintainedMetadata | None) -> list[str]:
    if metadata is None or metadata.status is not Status.AUTHORISED or metadata.authorisation is None:
        return []
    return metadata.authorisation.by


def _concept(system: str, code: str) -> Resource:
    return {"coding": [{"system": system, "code": code}]}


def _rating(kind: str, system: str, code: str) -> Resource:
    return {
        "informationType": "rating",
        "type": _concept(EBM, kind),
        "classifier": [_concept(system, code)],
    }
