"""The addresses that the site itself knows by name: pages with a task of their own, and files it makes."""

from __future__ import annotations

PATIENT_CHAPTER = "patienten"
"""The id, and so the folder, of the chapter with pages for patients."""

EDITORS_CHAPTER = "redactie"
"""The folder of the pages for editors."""

START_PAGE = "index.md"
EMERGENCY_PAGE = "spoed.md"
WHEN_TO_CALL_PAGE = f"{PATIENT_CHAPTER}/wanneer-bellen.md"
"""The paths of the start page and of the pages for an emergency, for clinicians and for patients, relative to
the docs folder."""

GLOSSARY_PAGE = "over/woordenlijst.md"
"""The path of the page with the glossary, relative to the docs folder."""

SHEET = "afdrukken.md"
"""The file name of the page that shows a whole chapter, in the folder of its chapter."""

RESERVED_NAMES = frozenset({SHEET, "index.md"})
"""File names in the folder of a chapter that no module can have."""

CALENDAR = "herzieningen.ics"
"""The calendar of the reviews that are due, relative to the docs folder."""
