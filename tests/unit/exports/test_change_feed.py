"""The feed of changes is what RFC 4287 asks, stays the same from build to build, and shows text as typed."""

from __future__ import annotations

import re
from datetime import date

from guideline.exports.change_feed import change_feed
from guideline.reading.project import read_guideline
from lxml import etree
from project import TODAY, Project

MODULE = "docs/diagnostiek/voorbeeld.md"
LOG = """wijzigingen:
  - datum: 2026-03-01
    reden: nieuw-bewijs
    aanbevelingen: {doe-dit: aangepast}
    toelichting: "Sneller & <beter>."
  - {datum: 2026-02-01, reden: correctie}
  - {datum: 2026-02-01, reden: correctie}
"""
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")


def feed(project: Project) -> bytes:
    return change_feed(read_guideline(project.root), TODAY, lambda path: f"https://voorbeeld.nl/{path}")


def texts(made: bytes, path: str) -> list[str]:
    return [str(item) for item in etree.fromstring(made).xpath(path, namespaces=ATOM)]


def test_a_feed_has_all_that_atom_requires(project: Project) -> None:
    project.replace(MODULE, "zoektermen:", f"{LOG}zoektermen:")
    made = feed(project)
    for holder in ("/a:feed", "/a:feed/a:entry"):
        found = etree.fromstring(made).xpath(holder, namespaces=ATOM)
        for name in ("id", "title", "updated"):
            assert all(len(item.findall(f"a:{name}", ATOM)) == 1 for item in found)
    assert texts(made, "/a:feed/a:author/a:name/text()")
    assert all(MOMENT.fullmatch(moment) for moment in texts(made, "//a:updated/text()"))
    identifiers = texts(made, "//a:id/text()")
    assert len({*identifiers}) == len(identifiers) == 4
    assert all(item.startswith("urn:uuid:") for item in identifiers)
    assert texts(made, "//a:entry/a:link/@href") == ["https://voorbeeld.nl/diagnostiek/voorbeeld.md"] * 3
    assert texts(made, "//a:entry[1]/a:summary/text()") == ["doe-dit (aangepast). Sneller & <beter>."]
    assert texts(made, "/a:feed/a:updated/text()") == ["2026-03-01T00:00:00Z"]


def test_what_was_told_keeps_its_id_when_more_is_told(project: Project) -> None:
    project.replace(MODULE, "zoektermen:", f"{LOG}zoektermen:")
    before = texts(feed(project), "//a:entry/a:id/text()")
    assert feed(project) == feed(project)
    newer = "wijzigingen:\n  - {datum: 2026-04-01, reden: correctie}\n"
    project.replace(MODULE, "wijzigingen:\n", newer)
    assert texts(feed(project), "//a:entry/a:id/text()")[1:] == before


def test_without_changes_the_feed_is_still_one(project: Project) -> None:
    made = change_feed(read_guideline(project.root), date(2026, 6, 1), str)
    assert texts(made, "/a:feed/a:updated/text()") == ["2026-06-01T00:00:00Z"]
    assert not texts(made, "//a:entry/a:id/text()")
