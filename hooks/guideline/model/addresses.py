"""The addresses that every site has, whatever its guideline: those of the files that it makes, and what an
address may be. The pages and folders that a guideline names itself: ``roles.py``."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

CHECK_ANCHOR = re.compile(r"[a-z][0-9]{3}")
"""The place of a check on the page that explains it: its code in lower case."""

START_PAGE = "index.md"
"""The path of the start page relative to the docs folder, and the file name of the page of a folder."""

NOT_FOUND_PAGE = "404.html"
"""What servers show for an address that does not exist, relative to the site folder."""

SHEET = "afdrukken.md"
"""The file name of the page that shows a whole chapter, in the folder of its chapter."""

RESERVED_NAMES = frozenset({SHEET, "index.md"})
"""File names in the folder of a chapter that no module can have."""

CALENDAR = "herzieningen.ics"
"""The calendar of the reviews that are due, relative to the docs folder."""

FEED = "wijzigingen.xml"
"""The feed of what changed, relative to the docs folder."""

DATA = "richtlijn.json"
DATA_SCHEMA = "richtlijn.schema.json"
CHUNKS = "richtlijn.jsonl"
CHUNK_SCHEMA = "richtlijn.jsonl.schema.json"
FHIR = "richtlijn.fhir.json"
CHANGES_SCHEMA = "wijzigingen.schema.json"
DATA_FILES = (DATA, DATA_SCHEMA, CHUNKS, CHUNK_SCHEMA, FHIR, CHANGES_SCHEMA)
"""The guideline as data for other programs, relative to the docs folder."""

PAPER_PAGE = "k/index.md"
"""The page that says whether a sheet of paper still holds, relative to the docs folder: its address is typed
over from paper, so it is short."""

THEME_FOLDER = "assets"
"""The folder of the site with the scripts and style sheets of the theme: no page can stand there, though
pictures do."""

TAKEN_FOLDERS = frozenset({THEME_FOLDER, PAPER_PAGE.partition("/")[0], "search", "beheer"})
"""The folders that the site makes for itself: none of the guideline can have such a name."""

DEEPEST_FOLDER = 10
"""How many folders may stand in each other: programs that walk through them go one step deeper for each."""

LONGEST_NAME = 100
LONGEST_PATH = 200
"""How long the name of a file or folder and its whole path may be, in bytes: every system can write them,
with what the site adds to it."""

_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The name of a folder, and that of a file without its ending."""


def is_plain(path: str) -> bool:
    """Return whether the names in a path are plain: they then work as an address on every server."""
    *folders, name = PurePosixPath(path).parts
    stem, dot, ending = name.partition(".")
    plain_ending = not dot or re.fullmatch("[a-z0-9]+", ending) is not None
    return plain_ending and all(_PART.fullmatch(part) for part in (*folders, stem))


def fits(path: str) -> bool:
    """Return whether a path is short enough, and no name in it but that of the file has a dot: a folder could
    take the place of a file that the site writes."""
    *folders, name = PurePosixPath(path).parts
    short = len(path.encode(errors="replace")) <= LONGEST_PATH and all(
        len(part.encode(errors="replace")) <= LONGEST_NAME for part in (*folders, name)
    )
    return short and not any("." in part for part in (*folders, PurePosixPath(name).stem))


def address(path: str) -> str:
    """Return the address of a page or file, seen from the root of the site: that of ``a.md`` and of
    ``a/index.md`` is the same, that of the start page is empty."""
    if not path.endswith(".md"):
        return path
    bare = path.removesuffix(".md")
    bare = bare.rpartition("/")[0] if bare.rpartition("/")[2] == "index" else bare
    return f"{bare}/" if bare else ""


def is_made(path: str) -> bool:
    """Return whether the site keeps a path for itself: that of the sheet of a chapter, and of what is shown
    instead of a page that is not there."""
    return path == "404.md" or (path.endswith(f"/{SHEET}") and path.count("/") == 1)


def is_for_theme(path: str) -> bool:
    """Return whether a page would stand where the theme has its files."""
    return address(path).startswith(f"{THEME_FOLDER}/")


def is_second_index(path: str) -> bool:
    """Return whether the site generator takes a page for the index of its folder under another name."""
    return PurePosixPath(path).name.casefold() == "readme.md"


def download_path(path: str, number: int, kind: str) -> str:
    """Return where the ``number``-th flowchart (from 1) of the page at ``path`` is as a file of this
    ``kind``."""
    which = "" if number == 1 else f"-{number}"
    return f"{path.removesuffix('.md')}{which}.{kind}"
