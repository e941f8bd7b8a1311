"""The history of the releases is read as it was written, and what is wrong with it is a finding."""

from __future__ import annotations

from datetime import date

import pytest
from guideline.model.editions import Edition
from guideline.model.metadata import Fate
from guideline.reading import editions
from guideline.reading.editions import editions_text, read_editions
from project import Project

FILE = "docs/uitgaven.yml"
OLD = Edition(
    "0.1.0",
    date(2026, 1, 1),
    {},
    {"doe-dit": "bcdfghjk", "spoed.md": "bbbbbbbb"},
    {"diagnostiek/voorbeeld.md": ("doe-dit",), "aanbevelingen.md": ()},
)
NEW = Edition(
    "0.2.0",
    date(2026, 2, 1),
    {"b-2": Fate.NEW, "a-1": Fate.CHANGED, "weg-is-weg": Fate.WITHDRAWN},
    {"b-2": "z2345678"},
    {},
    ("weg-is-weg",),
)


def test_what_is_written_is_read_again() -> None:
    found, problems = read_editions(editions_text([NEW, OLD]))
    assert problems == ()
    assert [edition.version for edition in found] == ["0.2.0", "0.1.0"]
    for made, read in zip((NEW, OLD), found, strict=True):
        assert (read.day, dict(read.fates), dict(read.texts)) == (made.day, made.fates, made.texts)
        assert (dict(read.pages), read.gone) == (made.pages, made.gone)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        pytest.param("versie: 0.2.0\n", 1, id="no list"),
        pytest.param("- versie: twee\n  datum: 2026-01-01\n", 1, id="version"),
        pytest.param("- versie: 0.2.0\n  datum: gisteren\n", 2, id="day"),
        pytest.param("- versie: 0.2.0\n", 1, id="no day"),
        pytest.param("- versie: 0.2.0\n  datum: 2026-01-01\n  teksten: {a: te-kort}\n", 3, id="digest"),
        pytest.param("- versie: 0.2.0\n  datum: 2026-01-01\n  nieuw: [../a]\n", 3, id="id"),
        pytest.param("- versie: 0.2.0\n  datum: 2026-01-01\n  soms: [a]\n", 3, id="key"),
        pytest.param(
            "- {versie: 0.1.0, datum: 2026-01-01}\n- {versie: 0.2.0, datum: 2026-02-01}\n", 2, id="order"
        ),
    ],
)
def test_what_is_wrong_with_it_is_found_and_nothing_of_it_counts(
    project: Project, content: str, line: int
) -> None:
    project.write(FILE, content)
    (finding,) = project.check()
    assert (finding.place.path, finding.place.line) == (FILE, line)
    assert finding.suggestion
    assert read_editions(content)[0] == ()


@pytest.mark.parametrize(
    ("bound", "most", "version"),
    [("MOST_EDITIONS", 1, "0.2.0"), ("MOST_NAMES", 8, "0.2.0"), ("MOST_NAMES", 4, "0.1.0")],
)
def test_a_history_of_more_than_can_be_held_against_now_is_found(
    monkeypatch: pytest.MonkeyPatch, bound: str, most: int, version: str
) -> None:
    """The first release has five texts and pages, the two together eleven."""
    text = editions_text([NEW, OLD])
    monkeypatch.setattr(editions, bound, most)
    found, (problem,) = read_editions(text)
    assert found == ()
    assert text.split("\n")[problem.at[0] - 1] == f"- versie: {version}"
    assert f"meer dan {most} " in problem.message
    assert problem.suggestion
