"""Sources print as a Dutch reader of Vancouver style expects, and cannot break the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from guideline.model.guideline import Reference
from guideline.reading.bibliography import read_bibliography
from guideline.reading.cache import Cache
from guideline.rendering.citation_style import format_references, formatted
from work import calls


def printed(**fields: str) -> str:
    entry = {"author": "Een, A.", "title": "Titel", "journal": "Tijdschrift", "year": "2020", **fields}
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in entry.items() if value)
    references, problems = read_bibliography(f"@article{{proef,\n{body}\n}}\n")
    assert problems == ()
    (reference,) = references
    return formatted(reference.kind, reference.fields)


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"author": "Linden, Yvette van der and Twee, B."}, "Linden Y"),
        ({"author": "Een, A. and others"}, "Een A, e.a."),
        ({"author": "{{Een vereniging en nog een}}"}, "Een vereniging en nog een."),
        ({"title": "Wat is dit?"}, "Wat is dit? Tijdschrift"),
        ({"title": "Minder dan < 3 maanden \\& meer"}, "&lt; 3 maanden &amp; meer"),
        ({"title": "Een {MRI} -- en dan"}, "Een MRI – en dan"),
        ({"year": "zonder jaar"}, "Zonder jaar."),
        ({"volume": "12", "number": "3", "pages": "34--40"}, "12(3):34"),
    ],
)
def test_prints(fields: dict[str, str], part: str) -> None:
    assert part in printed(**fields)


def test_a_source_with_a_year_does_not_say_it_has_none() -> None:
    assert "Zonder jaar" not in printed()


def test_a_source_is_formatted_once_and_again_when_it_changes(tmp_path: Path) -> None:
    def references(year: int) -> tuple[Reference, ...]:
        entries = [
            f"@misc{{bron{number}, title = {{Titel {number}}}, year = {{{year}}}}}" for number in range(3)
        ]
        return read_bibliography("\n".join(entries))[0]

    first = format_references(references(2020), Cache(tmp_path))
    assert calls(lambda: format_references(references(2020), Cache(tmp_path)), "formatted") == 0
    assert format_references(references(2020), Cache(tmp_path)) == first
    assert "2021" in format_references(references(2021), Cache(tmp_path))["bron1"]
