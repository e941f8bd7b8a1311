"""A card says in words how soon to call whom; what stands in it is what readers get."""

from __future__ import annotations

import pytest
from project import Project

PAGE = "docs/patienten/uitleg.md"


def codes(project: Project, text: str) -> list[str]:
    project.append(PAGE, f"\n{text}\n")
    return sorted({finding.code for finding in project.check()})


CARD = "/// bel | {}\n\n## {}\n\n{}\n///\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            CARD.format("112", "Bel 112", "Bel 112 als u niet kunt ademen.")
            + CARD.format("direct", "Bel meteen", "Bel de huisartsenpost bij uitval.")
            + CARD.format("vandaag", "Bel vandaag", "Bel de huisarts bij pijn.")
            + CARD.format("werkdag", "Bel op een werkdag", "Bel uw behandelaar bij vragen."),
            [],
        ),
        ("/// doe\n- Beweeg rustig.\n///\n\n/// niet-doen\n\n## Niet doen\n\n- Til niet zwaar.\n///", []),
        (CARD.format("spoed", "Bel direct", "Bel 112."), ["B001"]),
        ("/// bel\n\n## Bel direct\n\nBel 112.\n///", ["B001"]),
        ("/// bel | direct\nBel 112.\n///", ["B002"]),
        (CARD.format("direct", "Bel niet direct", "Bel de huisarts."), ["B002"]),
        (CARD.format("direct", "Bel direct als u niet direct kunt lopen", "Bel de huisarts."), []),
        (2 * CARD.format("direct", "Bel direct", "Bel 112."), ["B003", "V013"]),
        ("/// niet-doen\nTil niet zwaar.\n///", ["B005"]),
        ("/// doe\n- Niet tillen.\n///", ["B005"]),
    ],
)
def test_cards(project: Project, text: str, expected: list[str]) -> None:
    assert codes(project, text) == expected
