"""What is due is told by owner: overdue first, withdrawn modules left out, as an issue can hold it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from guideline.editing.due import due_json, due_text, first_due, reviews_due
from guideline.reading.project import read_guideline
from project import Project


@pytest.mark.parametrize(
    ("day", "late", "soon"),
    [(date(2026, 6, 1), 0, 0), (date(2026, 12, 1), 0, 3), (date(2027, 2, 1), 3, 0)],
)
def test_reviews_are_told_by_owner(project: Project, day: date, late: int, soon: int) -> None:
    items = reviews_due(read_guideline(project.root), day)
    owners = json.loads(due_json(items))
    rows = [row for owner in owners for row in owner["beoordelingen"]]
    assert (sum(row["dagen"] < 0 for row in rows), sum(row["dagen"] >= 0 for row in rows)) == (late, soon)
    assert "oud" not in [row["module"] for row in rows]
    if rows:
        assert [owner["titel"] for owner in owners] == ["Herzieningen NVN"]
        assert all(f"`{row['pad']}`" in owners[0]["tekst"] for row in rows)
        assert due_text(items).startswith(f"NVN: {late} te laat, {soon} binnen 60 dagen")
    else:
        first = first_due(read_guideline(project.root), day)
        assert due_text(items, first).startswith("Geen beoordelingen te laat")
        assert due_text(items, first).endswith("De eerste: 10 januari 2027, Stroomschema (NVN).")


def test_owners_stand_apart_and_the_oldest_first(project: Project) -> None:
    project.replace("docs/patienten/uitleg.md", "regiehouder: NVN", "regiehouder: NIV")
    project.replace("docs/diagnostiek/voorbeeld.md", "datum: 2026-01-10", "datum: 2026-01-09")
    items = reviews_due(read_guideline(project.root), date(2027, 2, 1))
    assert [(item.owner, item.page) for item in items] == [
        ("NIV", "uitleg"),
        ("NVN", "voorbeeld"),
        ("NVN", "stroomschema-voorbeeld"),
    ]


def test_a_title_is_only_text_in_an_issue(project: Project) -> None:
    project.replace(
        "docs/diagnostiek/voorbeeld.md", "title: Voorbeeld", 'title: "Over @wie wij/site#1 **x**"'
    )
    (owner,) = json.loads(due_json(reviews_due(read_guideline(project.root), date(2027, 2, 1))))
    assert "Over &#64;wie wij/site&#35;1 &#42;&#42;x&#42;&#42; (`" in owner["tekst"]
    assert "Over @wie wij/site#1 **x**" in [row["titel"] for row in owner["beoordelingen"]]
