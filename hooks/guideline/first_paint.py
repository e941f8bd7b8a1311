"""Show a page before its style sheets have come: what its first view needs stands in the page itself.

The rules that can match anything in the finished pages as they are sent (without what scripts add later) are
put in the head. The style sheets themselves follow at the end, where they hold nothing up, as one file: were
they to come one by one, the theme's would undo the site's for a moment. One text serves all pages, so the
security policy needs one hash for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import tinycss2

_SHEET = re.compile(r'<link rel="stylesheet" href="(?!https?:)([^"]+)">\s*')

WHOLE_SHEET = "assets/stylesheets/site.css"
"""All style sheets of the site in one, relative to the site folder."""

_GROUPS = ("media", "supports", "layer", "container", "scope")
"""At-rules that hold other rules."""

_ONLY_LATER = re.compile(
    r":(?:hover|focus|active|target|checked|placeholder)|::(?!before|after)|-moz-|-ms-|\[dir=\"?rtl"
)
"""What in a selector says that it matches only after the reader or a script has done something, or never."""

_ALTERNATIVES = re.compile(r":(?:not|is|where|has)\((?:[^()]|\([^()]*\))*\)")
"""Parts of a selector whose names need not all occur."""

_NAME = r"(?:[\w-]|\\.)+"


@dataclass(frozen=True)
class Vocabulary:
    """The names that occur in the finished pages."""

    pages: Sequence[str]

    @cached_property
    def elements(self) -> frozenset[str]:
        """The names of elements."""
        return frozenset(name for page in self.pages for name in re.findall(r"<([a-z][a-z0-9]*)", page))

    @cached_property
    def attributes(self) -> frozenset[tuple[str, str]]:
        """The attributes, each with each value."""
        return frozenset(pair for page in self.pages for pair in re.findall(r' ([a-z-]+)="([^"]*)"', page))

    @cached_property
    def attribute_names(self) -> frozenset[str]:
        """The names of attributes."""
        bare = (
            name for page in self.pages for name in re.findall(r" (hidden|required|download)(?=[ >])", page)
        )
        return frozenset(name for name, _ in self.attributes) | frozenset(bare)

    @cached_property
    def names(self) -> frozenset[str]:
        """The classes and ids."""
        return frozenset(
            name for key, value in self.attributes if key in ("class", "id") for name in value.split()
        )

    def may_match(self, selector: str) -> bool:
        """Return whether all names in a selector occur, so that it can match at first view."""
        required = _ALTERNATIVES.sub("", selector)
        if _ONLY_LATER.search(required):
            return False
        for name, operator, value in re.findall(r'\[([a-z-]+)(?:([~|^$*]?=)"?([^\]"]*)"?)?\]', required):
            if name not in self.attribute_names or (operator == "=" and (name, value) not in self.attributes):
                return False
        required = re.sub(r"\[[^\]]*\]", "", required)
        if any(name.replace("\\", "") not in self.names for name in re.findall(rf"[.#]({_NAME})", required)):
            return False
        elements = re.sub(rf"::?[a-z-]+(?:\([^)]*\))?|[.#]{_NAME}", "", required)
        return all(name in self.elements for name in re.findall(r"[a-z][a-z0-9]*", elements))


def first_rules(sheets: Iterable[str], pages: Sequence[str]) -> str:
    """Return the rules of style sheets that can match at first view in any of ``pages`` (their HTML), in
    their order, without custom properties that these rules do not use."""
    vocabulary = Vocabulary(pages)
    text = "".join(
        _kept(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), vocabulary)
        for sheet in sheets
    )
    while (fewer := _without_unused_properties(text)) != text:
        text = fewer
    return text


def _kept(rules: Iterable[Any], vocabulary: Vocabulary) -> str:
    parts = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [name for name in _selectors(rule.prelude) if vocabulary.may_match(name)]
            if selectors:
                parts.append(f"{','.join(selectors)}{{{_compact(tinycss2.serialize(rule.content))}}}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS and rule.content is not None:
            condition = tinycss2.serialize(rule.prelude)
            inner = _kept(
                tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), vocabulary
            )
            if inner and condition.strip() != "print":
                parts.append(f"@{rule.at_keyword}{condition}{{{inner}}}")
    return "".join(parts)


def _selectors(prelude: Sequence[Any]) -> Iterator[str]:
    part: list[Any] = []
    for token in [*prelude, None]:
        if token is None or (token.type == "literal" and token.value == ","):
            yield tinycss2.serialize(part).strip()
            part = []
        else:
            part.append(token)


def _compact(declarations: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", declarations, flags=re.DOTALL)).strip().rstrip(";")


def _without_unused_properties(text: str) -> str:
    used = set(re.findall(r"var\((--[\w-]+)", text))

    def keep(match: re.Match[str]) -> str:
        return match[0] if match[1] in used else ""

    text = re.sub(
        r"(--[\w-]+)\s*:\s*(?:\"[^\"]*\"|'[^']*'|\([^()]*(?:\([^()]*\)[^()]*)*\)|[^;{}\"'()])*(;|(?=}))",
        keep,
        text,
    )
    return re.sub(r"[^{}]+\{\}", "", text)


def put_first_rules_in_pages(folder: Path) -> str:
    """Rewrite the HTML files of a finished site: the rules of first view in the head, the style sheets at the
    end. Returns those rules."""
    if not (folder / "index.html").is_file():
        return ""
    files = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
    names = _SHEET.findall(files[folder / "index.html"])
    sheets = [(folder / name).read_text(encoding="utf-8") for name in names]
    (folder / WHOLE_SHEET).write_text("\n".join(sheets), encoding="utf-8")
    style = first_rules(sheets, list(files.values()))
    for path, page in files.items():
        first = _SHEET.search(page)
        if first:
            root = first[1].removesuffix(names[0])
            head, rest = _SHEET.sub("", page).split("</head>", 1)
            body, end = rest.rsplit("</body>", 1)
            link = f'<link rel="stylesheet" href="{root}{WHOLE_SHEET}">'
            path.write_text(f"{head}<style>{style}</style></head>{body}{link}</body>{end}", encoding="utf-8")
    return style
