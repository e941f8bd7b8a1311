"""Show a page before its style sheets have come: what its first view needs stands in the page itself.

The rules for the first view are put in the head. The style sheets themselves follow at the end, where they
hold nothing up, as one file: were they to come one by one, the theme's would undo the site's for a moment.
One text serves all pages, so the security policy needs one hash for it. Only what readers open in a hurry
carries the rules: another page waits for the whole sheet, which a browser mostly has by then, and is that
much smaller.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

import tinycss2

from guideline.finishing.finished_page import (
    CLOSING,
    OPENING,
    SHEET_LINK,
    WHOLE_SHEET,
    FinishedPage,
    parts,
    without_rules,
)
from guideline.finishing.first_rules import asked_names, first_rules, tokens, used_rules

Remember = Callable[[Any, str, bytes, Callable[[], Any]], Any]
"""``remember(kind, name, content, make)``: what ``make()`` returned before for the same content, or its
result, of type ``kind``."""


_MADE_FROM_PAGES = ("rtl", "tabbed-", "md-annotation", "md-consent", "md-feedback", "md-source", "md-version")
"""Beginnings of names that the theme's scripts hold for what a page may have: where no page has any name that
begins so, the scripts make none either."""

_WORD = re.compile(r"[\w-]++")
"""What may be a name in a script."""


def _anew(kind: Any, name: str, content: bytes, make: Callable[[], Any]) -> Any:
    return make()


class FirstView:
    """Rewrites the HTML files of a finished site: the rules of first view in the head, the sheets at the end.

    It wants to see every page first (``look_at``), and then rewrites them one by one (``put_in_pages``).
    """

    def __init__(self, folder: Path, remember: Remember = _anew) -> None:
        """Work on the site in ``folder``; ``remember`` keeps what follows from the same sheets and names."""
        self._folder = folder
        self._remember = remember
        self._pages: dict[str, tuple[str, ...]] = {}
        self._names: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._all_names: set[str] = set()
        self._waiting: set[str] = set()

    def look_at(self, page: FinishedPage, *, waits: bool = False) -> None:
        """Take note of the style sheets that a page asks for and of the names that occur in it, unless it
        ``waits`` for the whole sheet."""
        self._pages[page.path] = page.sheets
        self._all_names |= _names(page)
        if waits:
            self._waiting.add(page.path)
            return
        self._names[page.sheets] |= _names(page)

    def put_in_pages(self) -> str:
        """Rewrite the pages that were looked at; those that an earlier build left so are made anew.

        Returns the rules of first view as they stand in the pages, empty when there is no style sheet. Raises
        ValueError when the style sheets cannot be made one.
        """
        sheets = self._sheets()
        if not sheets:
            return ""
        asked = {*self._pages.values()}
        roots = {links: root for links in asked if (root := _root(links, sheets)) is not None}
        rules = self._rules(sheets, (name for links in roots for name in self._names[links]))
        for path, links in self._pages.items():
            if links in roots:
                self._rewrite(self._folder / path, rules, roots[links], waits=path in self._waiting)
        return rules

    def leave_out_parts(self) -> None:
        """Take away the style sheets of which the whole sheet was made: no page asks for them any more."""
        for name in self._sheets():
            self._file(name).unlink(missing_ok=True)

    def _sheets(self) -> list[str]:
        """Return the paths of the site's style sheets in their order: as an earlier build noted at the end of
        the whole sheet, or else the most that any page asks for."""
        if (self._folder / WHOLE_SHEET).is_file():
            return self._read(WHOLE_SHEET).rpartition("/*")[2].removesuffix("*/").split()
        known = (
            [normpath(join(dirname(path), link)) for link in links]
            for path, links in self._pages.items()
            if not any(link.startswith("/") for link in links)
        )
        return max(known, key=len, default=[])

    def _rules(self, sheets: Sequence[str], names: Iterable[str]) -> str:
        """Write the whole sheet and return its rules of first view for pages with these names."""
        contents = {name: self._read(name) for name in sheets}
        written, beginnings = _names_in_scripts(self._folder)
        every = frozenset(map(str.lower, self._all_names)) | written
        kind = tuple[str, frozenset[str]]
        _, mentioned = self._remember(kind, "stijlblad", repr(contents).encode(), lambda: _in_one(contents))
        in_pages = frozenset(map(str.lower, self._all_names))
        absent = tuple(family for family in _MADE_FROM_PAGES if not _any_begins(in_pages, family))
        occurring = {
            name
            for name in mentioned
            if (name in every or name.startswith(beginnings)) and not name.startswith(absent)
        }
        content = repr((contents, sorted(occurring))).encode()
        text, asked = self._remember(
            kind, "stijlblad in gebruik", content, lambda: _in_use(contents, frozenset(occurring))
        )
        (self._folder / WHOLE_SHEET).write_text(text, encoding="utf-8", newline="\n")
        known = asked & frozenset(map(str.lower, names))
        content = repr((text, sorted(known))).encode()
        rules: str = self._remember(str, "eerste beeld", content, lambda: _first_rules(text, known))
        return rules

    def _rewrite(self, file: Path, rules: str, root: str, *, waits: bool) -> None:
        page, _ = without_rules(file.read_text(encoding="utf-8"))
        found = parts(page)
        assert found is not None  # it has style sheets
        head = SHEET_LINK.sub("", found.head)
        link = f'<link rel="stylesheet" href="{root}{WHOLE_SHEET}">'
        if waits:
            page = f"{head}{link}{found.body}{found.end}"
        else:
            page = f"{head}{OPENING}{rules}{CLOSING}{found.body}{link}{found.end}"
        file.write_text(page, encoding="utf-8", newline="\n")

    def _read(self, name: str) -> str:
        path = self._file(name)
        if not path.is_file():
            raise ValueError(f"mkdocs.yml: het stijlblad ‘{name}’ bij extra_css bestaat niet")
        return path.read_text(encoding="utf-8")

    def _file(self, name: str) -> Path:
        path = (self._folder / unquote(name)).resolve()
        if not path.is_relative_to(self._folder.resolve()):
            raise ValueError(f"mkdocs.yml: het stijlblad ‘{name}’ bij extra_css bestaat niet")
        return path


def _in_one(contents: dict[str, str]) -> tuple[str, frozenset[str]]:
    """Return the style sheets in one, with their paths at its end, and the names that it can ask for."""
    home = dirname(WHOLE_SHEET)
    whole = [token for name, content in contents.items() for token in tokens(content, name, home)]
    return f"{tinycss2.serialize(whole)}/*{' '.join(contents)}*/", asked_names(whole)


def _in_use(contents: dict[str, str], names: frozenset[str]) -> tuple[str, frozenset[str]]:
    """Return of the style sheets in one what can match when only ``names`` occur, with their paths at its
    end, and the names that it can ask for."""
    text, _ = _in_one(contents)
    whole = tinycss2.parse_component_value_list(text, skip_comments=True)
    properties = frozenset(name for name in names if name.startswith("--"))
    used = used_rules(whole, names, properties)
    return f"{used}/*{' '.join(contents)}*/", asked_names(
        tinycss2.parse_component_value_list(used, skip_comments=True)
    )


def _names(page: FinishedPage) -> set[str]:
    """Return the names in a page, and the classes."""
    return page.names.union(*(value.split() for value in page.classes))


def _any_begins(names: Iterable[str], beginning: str) -> bool:
    return any(name.startswith(beginning) for name in names)


def _names_in_scripts(folder: Path) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words in the scripts of a site that may be names in small letters, and those to which a
    script adds an ending."""
    words: set[str] = set()
    for path in folder.glob("assets/**/*.js"):
        words.update(map(str.lower, _WORD.findall(path.read_text(encoding="utf-8"))))
    return frozenset(words), tuple(word for word in words if len(word) > 3 and word.endswith(("-", "_")))


def _first_rules(sheet: str, names: frozenset[str]) -> str:
    whole = tinycss2.parse_component_value_list(sheet, skip_comments=True)
    return first_rules(whole, names).replace("</", "<\\/")


def _root(links: Sequence[str], sheets: Sequence[str]) -> str | None:
    """Return the address of the site folder as seen from a page with these ``links`` to style sheets, None
    when it is no page of the theme."""
    for names in (sheets, [WHOLE_SHEET]):
        root = links[0].removesuffix(names[0]) if links else ""
        if list(links) == [root + name for name in names]:
            return root
    return None
