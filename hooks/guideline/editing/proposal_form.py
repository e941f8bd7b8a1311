"""The form with which someone proposes a change without git: how it is shown, and what was filled in.

The form is an issue form of GitHub (also Gitea and Forgejo): its answers come as one Markdown text, each
under a heading with the name of its field. That text is data of a stranger: it is read here with bounds, and
nothing of it becomes a part of a command, a path or a name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

import yaml

from guideline.editing.refusal import RefusedError
from guideline.model.guideline import Guideline
from guideline.model.metadata import LONGEST_TEXT, Reason, Status
from guideline.model.suggestions import did_you_mean_or_list
from guideline.reading.yaml_source import CONTROL

FORM = ".github/ISSUE_TEMPLATE/voorstel.yml"
"""Where the form stands, from the project."""

NEW_TEXT = "Een andere tekst van een aanbeveling"
NEW_SOURCE = "Een bron bij een aanbeveling"
KINDS = (NEW_TEXT, NEW_SOURCE)

KIND, RECOMMENDATION, TEXT, SOURCE, REASON, NOTE = (
    "Wat stelt u voor?",
    "Aanbeveling",
    "Nieuwe tekst",
    "Bron",
    "Reden",
    "Toelichting",
)
LABELS = (KIND, RECOMMENDATION, TEXT, SOURCE, REASON, NOTE)
"""The names of the fields, in their order."""

NO_ANSWER = "_No response_"
"""What GitHub writes under a field that was left empty."""

LONGEST_BODY = 65_536
"""How long the text of an issue can be."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was filled in, each field valid by itself: the text is empty when only a source is proposed."""

    recommendation: str
    text: str
    source: str
    reason: str
    note: str


def form_text(guideline: Guideline) -> str:
    """Return the form, with the recommendations that hold."""
    modules = (page for page in guideline.modules if page.module)
    holding = [page for page in modules if page.module and page.module.status is not Status.WITHDRAWN]
    return form_with(item.id for page in holding for item in page.recommendations if item.id)


def form_with(recommendations: Iterable[str]) -> str:
    """Return the form with these recommendations to choose from."""
    text = {"type": "textarea", "attributes": {"label": TEXT}}
    data = {
        "name": "Een wijziging voorstellen",
        "description": "Een andere tekst of een bron; de computer maakt er een voorstel van.",
        "labels": ["voorstel"],
        "body": [
            {
                "type": "markdown",
                "attributes": {"value": "Schrijf geen gegevens van patiënten. Wat u schrijft is openbaar."},
            },
            _choice("soort", KIND, KINDS),
            _choice("aanbeveling", RECOMMENDATION, sorted(recommendations)),
            {
                **text,
                "id": "tekst",
                "attributes": {
                    "label": TEXT,
                    "description": "De hele aanbeveling, zoals zij moet luiden. Leeg bij alleen een bron.",
                },
            },
            {
                **text,
                "id": "bron",
                "attributes": {
                    "label": SOURCE,
                    "description": "De sleutel van een bron, of geplakte BibTeX, RIS of PubMed-tekst.",
                },
            },
            _choice("reden", REASON, [reason.value for reason in Reason]),
            {
                "type": "input",
                "id": "toelichting",
                "attributes": {"label": NOTE, "description": "Eén zin voor de lezer. Mag leeg."},
            },
        ],
    }
    head = "# Gemaakt met ‘make formulier’ uit de aanbevelingen; wijzig dit bestand niet zelf.\n"
    return head + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)


def _choice(name: str, label: str, options: Iterable[str]) -> dict[str, object]:
    return {
        "type": "dropdown",
        "id": name,
        "attributes": {"label": label, "options": list(options)},
        "validations": {"required": True},
    }


def body_of(given: str) -> str:
    """Return the text of the issue in what was given: that text itself, or the event of a workflow as JSON.

    Raises RefusedError when there is none.
    """
    if not given.lstrip().startswith("{"):
        return given
    try:
        event = json.loads(given)
        body = event["issue"]["body"]
    except (ValueError, KeyError, TypeError, RecursionError):
        body = None
    if not isinstance(body, str):
        raise RefusedError("in deze gegevens staat geen ingevuld formulier")
    return body


def read_form(body: str) -> Proposal:
    """Return what was filled in.

    Raises RefusedError that names all that is missing or wrong; every field is judged here again, because a
    forge does not always keep people to the form.
    """
    if len(body) > LONGEST_BODY:
        raise RefusedError(f"het formulier is langer dan {LONGEST_BODY} tekens")
    answers = _answers(body.replace("\r\n", "\n"))
    wrong = []
    if answers[KIND] not in KINDS:
        wrong.append(_cannot(KIND, answers[KIND], KINDS))
    if not answers[RECOMMENDATION]:
        wrong.append(f"‘{RECOMMENDATION}’ is niet ingevuld")
    if answers[REASON] not in [*Reason]:
        wrong.append(_cannot(REASON, answers[REASON], [reason.value for reason in Reason]))
    if answers[KIND] == NEW_TEXT and not answers[TEXT]:
        wrong.append(f"‘{TEXT}’ is niet ingevuld; bij ‘{NEW_TEXT}’ is dat nodig")
    if answers[KIND] == NEW_SOURCE and answers[TEXT]:
        wrong.append(f"‘{TEXT}’ hoort leeg te zijn bij ‘{NEW_SOURCE}’; kies anders ‘{NEW_TEXT}’")
    if answers[KIND] == NEW_SOURCE and not answers[SOURCE]:
        wrong.append(f"‘{SOURCE}’ is niet ingevuld; bij ‘{NEW_SOURCE}’ is dat nodig")
    for label in (TEXT, NOTE):
        if len(answers[label]) > LONGEST_TEXT:
            wrong.append(f"‘{label}’ is langer dan {LONGEST_TEXT} tekens")
        if CONTROL.search(answers[label]):
            wrong.append(f"in ‘{label}’ staat een onzichtbaar teken; typ de tekst opnieuw")
    if "\n" in answers[NOTE]:
        wrong.append(f"‘{NOTE}’ is één zin, op één regel")
    if wrong:
        raise RefusedError("\n".join(wrong))
    return Proposal(answers[RECOMMENDATION], answers[TEXT], answers[SOURCE], answers[REASON], answers[NOTE])


def _cannot(label: str, typed: str, choices: Iterable[str]) -> str:
    if not typed:
        return f"‘{label}’ is niet ingevuld"
    return f"‘{typed[:60]}’ bij ‘{label}’ kan niet: {did_you_mean_or_list(typed, choices)}"


def _answers(body: str) -> dict[str, str]:
    """Return the answer under the heading of each field; a heading twice, or out of order, is no answer to
    the form."""
    headings = list(re.finditer(r"^### ([^\n]{1,60})$", body, re.MULTILINE))
    found = [match for match in headings if match[1].strip() in LABELS]
    names = [match[1].strip() for match in found]
    if names != list(LABELS):
        missing = [label for label in LABELS if label not in names]
        why = (
            f"‘{missing[0]}’ ontbreekt" if missing else "een veld staat er twee keer of op een andere plaats"
        )
        raise RefusedError(f"dit is het formulier niet: {why}; vul het opnieuw in en laat de koppen staan")
    ends = [match.start() for match in found[1:]] + [len(body)]
    answers = (body[match.end() : end].strip() for match, end in zip(found, ends, strict=True))
    return dict(zip(names, ("" if answer == NO_ANSWER else answer for answer in answers), strict=True))
