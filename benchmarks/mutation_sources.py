"""Files of the content as the mutations see them: every line with what it is, and what a mutation makes of
it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

MODULES = ("diagnostiek", "therapie", "revalidatie", "organisatie")
"""The folders of the modules."""

EMERGENCY, WHEN_TO_CALL, START = "docs/spoed.md", "docs/patienten/wanneer-bellen.md", "docs/index.md"
VALUES, BIBLIOGRAPHY = "docs/waarden.yml", "docs/literatuur.bib"

MASKED = re.compile(r"\{[^}]*\}|\]\([^)]*\)|\[@[^\]]*\]|https?://\S+|`[^`]*`|<[^>]*>|“[^”]*”|‘[^’]*’")
"""What is no running text: values, targets of links, citations, addresses, marks, what is quoted."""


@dataclass(frozen=True)
class Line:
    """A line of a file: its number from 1, where it starts in the file, what it is, under which heading of
    the second level, and whether within a block (``/// …``)."""

    number: int
    start: int
    text: str
    kind: str
    section: str = ""
    inside: bool = False

    @property
    def end(self) -> int:
        """Where the line ends in the file, before its line end."""
        return self.start + len(self.text)

    @cached_property
    def prose(self) -> str:
        """The line with everything that is no running text made of it, at the same length."""
        return MASKED.sub(lambda match: "\0" * len(match[0]), self.text)


@dataclass(frozen=True)
class Source:
    """A file of the content: its path from the project root and its text."""

    path: str
    text: str

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines, each with its kind: front, text, list, table, heading, mark, option, chart, code,
        comment or blank; data in a file that is no page."""
        kinds = _page_kinds(self.text) if self.path.endswith(".md") else _data_kinds(self.text)
        lines, start = [], 0
        for number, (text, kind, section, inside) in enumerate(kinds, start=1):
            lines.append(Line(number, start, text, kind, section, inside))
            start += len(text) + 1
        return tuple(lines)

    @cached_property
    def recommendations(self) -> list[str]:
        """The ids of its recommendations."""
        return [line.text[8:] for line in self.of("option") if line.text.startswith("    id: ")]

    def of(self, *kinds: str) -> Iterator[Line]:
        """Yield the lines of these kinds."""
        return (line for line in self.lines if line.kind in kinds)


_Kind = tuple[str, str, str, bool]


def _data_kinds(text: str) -> Iterator[_Kind]:
    yield from ((line, "data" if line.strip() else "blank", "", False) for line in text.split("\n"))


def _page_kinds(text: str) -> Iterator[_Kind]:
    front = options = inside = False
    fence = section = ""
    for number, line in enumerate(text.split("\n")):
        if (number == 0 or front) and line == "---":
            front = number == 0
            yield line, "mark", section, inside
        elif front:
            yield line, "front", section, inside
        elif line.startswith(("```", "~~~")):
            fence = "" if fence else "chart" if "mermaid" in line else "code"
            yield line, "mark", section, inside
        elif fence:
            yield line, fence, section, inside
        elif line.startswith("///"):
            inside = options = line.strip() != "///"
            yield line, "mark", section, inside
        elif options and line.startswith("    "):
            yield line, "option", section, inside
        else:
            options = False
            if line.startswith("## "):
                section = line[3:].strip()
            yield line, _kind_of_text(line), section, inside


def _kind_of_text(line: str) -> str:
    if not line.strip():
        return "blank"
    if re.match(r"\|\s*:?-", line):
        return "mark"
    for start, kind in (("|", "table"), ("#", "heading"), ("<!--", "comment")):
        if line.startswith(start):
            return kind
    return "list" if re.match(r"\s*(?:[-*]|\d+\.) |\s+\S", line) else "text"


@dataclass(frozen=True)
class Edit:
    """What a mutation changes: the text from ``start`` to ``end`` becomes ``new``; the file is saved in
    ``encoding``. ``line`` is the first line that is other then, where the text itself stays the same."""

    start: int
    end: int
    new: str
    encoding: str = "utf-8"
    line: int = 0


@dataclass(frozen=True)
class Content:
    """The files that are mutated, by their path, and what stands in them by name."""

    sources: Mapping[str, Source]

    @cached_property
    def pages(self) -> list[str]:
        """The pages on which patients and clinicians act."""
        return [path for path in self.sources if is_clinical(path)]

    @cached_property
    def cited(self) -> list[str]:
        """The keys of the sources that modules cite."""
        found = {
            key for path in self.pages for key in re.findall(r"@([a-z]+[0-9]{4}\w*)", self.sources[path].text)
        }
        return sorted(found)

    @cached_property
    def deadlines(self) -> dict[str, str]:
        """The values that are a time, by name."""
        found = re.findall(r"^- naam: (\S+)\n  tekst: (.+)$", self.sources[VALUES].text, re.MULTILINE)
        return {name: text for name, text in found if re.fullmatch(r"\d+ (?:uur|dag|dagen|week|weken)", text)}

    @cached_property
    def recommendations(self) -> list[str]:
        """The ids of all recommendations."""
        return [name for path in self.pages for name in self.sources[path].recommendations]


def is_clinical(path: str) -> bool:
    """Return whether somebody acts on what stands in a file: a module, a page for patients, the emergency
    page or the start page."""
    folder = path.split("/")[1]
    return path.endswith(".md") and (folder in (*MODULES, "patienten") or path in (EMERGENCY, START))


def read_content(root: Path) -> Content:
    """Return the content of the project in ``root``."""
    paths = sorted(
        path
        for path in (root / "docs").rglob("*")
        if path.suffix in (".md", ".yml", ".bib") and not path.is_symlink()
    )
    sources = {
        path.relative_to(root).as_posix(): Source(
            path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        )
        for path in paths
    }
    return Content(sources)


Find = Callable[[Source, Content], Iterator[Edit]]


@dataclass(frozen=True)
class Operator:
    """A way to change a file: its name, the sort it is of (``controle``, ``betekenis``, ``onschuldig``), in
    which files, and all places in a file where it can be. One that is ``wide`` may make findings in other
    files too. ``code`` is the check of which it is the mistake."""

    name: str
    sort: str
    paths: Callable[[Content], list[str]]
    find: Find
    wide: bool = False
    code: str = ""

    def places(self, path: str, content: Content) -> list[Edit]:
        """Return all places in a file."""
        return list(self.find(content.sources[path], content))


@dataclass(frozen=True)
class Mutation:
    """A file of the content with one change in it."""

    operator: Operator
    source: Source
    edit: Edit

    @property
    def path(self) -> str:
        """The path of the file from the project root."""
        return self.source.path

    @cached_property
    def text(self) -> str:
        """The whole text as it becomes."""
        old = self.source.text
        return old[: self.edit.start] + self.edit.new + old[self.edit.end :]

    @property
    def content(self) -> bytes:
        """The bytes of the file as it becomes."""
        return self.text.encode(self.edit.encoding, errors="replace")

    @cached_property
    def _differing(self) -> tuple[int, list[str], list[str]]:
        """How many lines are the same before the change, and the lines that differ, old and new."""
        old, new = self.source.text.split("\n"), self.text.split("\n")
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        after = 0
        while after < min(len(old), len(new)) - same and old[-1 - after] == new[-1 - after]:
            after += 1
        return same, old[same : len(old) - after], new[same : len(new) - after]

    @property
    def lines(self) -> range:
        """The lines of the new text that are right for a finding: those that differ, or around what is
        gone."""
        if self.edit.line:
            return range(self.edit.line, self.edit.line + 1)
        same, _, new = self._differing
        return range(same + 1, same + 1 + len(new)) if new else range(same, same + 2)

    @property
    def shown(self) -> str:
        """The change on one line: file, line, what was typed and what it became."""
        _, old, new = self._differing
        before, after = (" ⏎ ".join(lines) for lines in (old, new))
        start = 0
        while start < min(len(before), len(after)) and before[start] == after[start]:
            start += 1
        start = max(0, start - 50)
        return f"{self.path}:{self.lines[0]}: ‘{before[start:][:130]}’ → ‘{after[start:][:130]}’"
