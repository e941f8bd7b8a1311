"""Can what an editor puts beside a recommendation stand there?"""

from __future__ import annotations

from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.anchors import BESIDE
from guideline.model.findings import Severity
from guideline.model.page import Heading, Page
from guideline.model.suggestions import did_you_mean_or_list

_SECTIONS = ("Overwegingen", "Onderbouwing")


def _marked(context: Context) -> Iterator[tuple[Page, Heading, Heading | None, str]]:
    """Yield every heading that belongs to a recommendation, with the marked heading in whose part it stands
    (if any) and the section that it stands in."""
    for page in context.guideline.pages:
        section, around = "", None
        for heading in page.headings:
            if heading.level <= 2:
                section = heading.text
            if around is not None and heading.level <= around.level:
                around = None
            if heading.beside:
                yield page, heading, around, section
                around = around or heading


@check(
    "M044",
    "Kop hoort bij een aanbeveling die hier niet staat",
    Severity.ERROR,
    """Wie achter een kop `{ bij=id }` typt, zet de tekst eronder bij die aanbeveling: lezers openen haar daar
    met één regel. De id is die van een aanbeveling op dezelfde bladzijde. Anders blijft de tekst staan waar
    zij staat.""",
    Example("### Waarom dit { bij=doe-dti }", "### Waarom dit { bij=doe-dit }"),
    since="0.2.0",
)
def layer_of_nothing(context: Context) -> Iterator[Report]:
    yield from context.page_problems("layer-mark")
    for page, heading, _, _ in _marked(context):
        own = [item.id for item in page.recommendations if item.id]
        if heading.beside in own:
            continue
        elsewhere = context.guideline.recommendation_pages.get(heading.beside)
        if elsewhere is not None:
            message = f"de aanbeveling ‘{heading.beside}’ staat op een andere bladzijde ({elsewhere.path})"
            remedy = f"verwijder ‘{BESIDE}={heading.beside}’, en verwijs ernaar met een link"
        else:
            message = f"op deze bladzijde staat geen aanbeveling ‘{heading.beside}’"
            remedy = (
                did_you_mean_or_list(heading.beside, own) if own else f"verwijder ‘{BESIDE}={heading.beside}’"
            )
        yield context.place(page, heading.at), message, remedy


@check(
    "M045",
    "Tekst kan hier niet bij een aanbeveling worden gezet",
    Severity.ERROR,
    """Bij een aanbeveling staat een deel van de Overwegingen of de Onderbouwing: een kop met drie of meer
    hekjes, met zijn tekst. Een kop met `{ bij=id }` staat niet onder een andere met zo’n teken: één tekst
    staat op één plaats.""",
    Example("## Aanbevelingen { bij=doe-dit }", "## Aanbevelingen"),
    since="0.2.0",
)
def layer_out_of_place(context: Context) -> Iterator[Report]:
    for page, heading, around, section in _marked(context):
        without = f"verwijder ‘{BESIDE}={heading.beside}’"
        if heading.level < 3:
            yield (
                context.place(page, heading.at),
                f"‘{heading.text}’ is een hele sectie, en kan niet bij één aanbeveling staan",
                f"{without}, of zet het achter een kop met ### of #### in de sectie",
            )
        elif section not in _SECTIONS:
            yield (
                context.place(page, heading.at),
                f"‘{heading.text}’ staat onder ‘{section}’, en niet onder {' of '.join(_SECTIONS)}",
                f"{without}, of zet de kop met zijn tekst onder ‘## {_SECTIONS[0]}’",
            )
        elif around is not None:
            yield (
                context.place(page, heading.at),
                f"‘{heading.text}’ staat in het deel ‘{around.text}’, dat zelf bij een aanbeveling hoort",
                f"{without}, of geef de kop evenveel hekjes als ‘{around.text}’",
            )
