"""Is other markup of this project, markers in remarks and attributes in braces, known?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guideline.checks.registry import Context, Example, Report, check
from guideline.model.findings import Severity
from guideline.model.suggestions import did_you_mean_or_list
from guideline.reading.dialect import MARKER, MARKER_NAMES, MOST_PAGES_WITH_MARKER


@check(
    "M024",
    "Onbekende markering",
    Severity.ERROR,
    "Een markering als richtlijn:statustabel (in HTML-commentaar) wordt een tabel of lijst, één keer per"
    " pagina. Een verkeerd gespelde markering verdwijnt stil, want HTML-commentaar is onzichtbaar.",
    Example("<!-- richtlijn:statustable -->", "<!-- richtlijn:statustabel -->"),
)
def unknown_marker(context: Context) -> Iterator[Report]:
    pages: Counter[str] = Counter()
    for page in context.guideline.pages:
        lines = page.body.split("\n")
        seen: set[str] = set()
        for remark in page.remarks:
            match = re.fullmatch(r"<!--\s*richtlijn:?\s*([^\s<>]*)\s*-->", remark.html)
            if match is None:
                continue
            line = lines[remark.at[0] - page.body_line]
            if match[1] not in MARKER_NAMES:
                message = f"de markering ‘{match[1]}’ bestaat niet"
                yield context.place(page, remark.at), message, did_you_mean_or_list(match[1], MARKER_NAMES)
            elif not MARKER.fullmatch(line):
                message = f"de markering ‘{match[1]}’ staat niet alleen op haar regel, en wordt dan niets"
                remedy = f"zet <!-- richtlijn:{match[1]} --> op een eigen regel, zonder spaties ervoor"
                yield context.place(page, remark.at), message, remedy
            elif match[1] in seen:
                message = f"de markering ‘{match[1]}’ staat al eerder op deze pagina"
                yield context.place(page, remark.at), message, "verwijder deze regel"
            elif pages[match[1]] >= MOST_PAGES_WITH_MARKER:
                message = f"de markering ‘{match[1]}’ staat al op {MOST_PAGES_WITH_MARKER} pagina’s"
                yield (
                    context.place(page, remark.at),
                    message,
                    "verwijder deze regel; verwijs naar zo’n pagina",
                )
            pages[match[1]] += match[1] not in seen
            seen.add(match[1])


@check(
    "M027",
    "Onbekende opmaak tussen accolades",
    Severity.ERROR,
    """Achter een link mag `{ .knop }` staan: de link wordt dan een knop. Achter een kop
    mag `{ bij=id }` staan: haar tekst staat dan bij die aanbeveling. Andere opmaak tussen accolades, of
    een verkeerd gespelde, doet niets of iets onbedoelds, en verdwijnt stil van de pagina.""",
    Example(
        "[Naar de module](stroomschema-voorbeeld.md){ .knpo }",
        "[Naar de module](stroomschema-voorbeeld.md){ .knop }",
    ),
)
def unknown_attributes(context: Context) -> Iterator[Report]:
    yield from context.page_problems("attributes")
