"""The wrong example of every check, as editors see it, put in a random fitting place of the real content.

An example stands in the small guideline of the tests; what it names there (a source, a value, a page) becomes
something of that kind in the real one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile
from pathlib import Path
from random import Random
from typing import TypeVar

from content_lines import lines_of
from guideline.checks.registry import REGISTRY, Check
from mutated_guideline import RealGuideline
from mutation_kinds import Change

SMALL = Path(__file__).parent.parent / "tests" / "minimal"

_OWN_RULE = "it is about a recommendation of the small guideline, and how another stands to that"
_OWN_CHART = "its finding stands at another line of the small chart"

Item = TypeVar("Item")

NOT_PLACED = {
    **dict.fromkeys(("C001", "C002", "C003", "C007", "C008", "T012"), _OWN_RULE),
    **dict.fromkeys(("S004", "S006", "S007", "S010"), _OWN_CHART),
    **dict.fromkeys(("H006", "H007", "H008"), "which date is due differs from module to module"),
    "M019": "it is a module without any recommendation",
    "M050": "it is an instrument of which an answer is missing",
    "V007": "no module of the real guideline was withdrawn",
}
"""Why the example of a check has no place in the real content, where its form does not say that."""

_Made = Callable[[], Change]
"""Makes the change at one place."""

_KEY = re.compile(r"(\s*(?:- )?[a-z_]+(?::| =) |@[a-z]+\{)\S.*")

_DOUBLES = ("T013", "L006", "L008")
"""The checks that tell the second of two rows: theirs is put last."""


def why_not(check: Check) -> str:
    """Return why the example of a check cannot be placed, empty when it can."""
    example = check.example
    if example.whole is not None or example.linked:
        return "it is a whole file"
    if example.values or example.beside:
        return "it asks for a value or a file of its own"
    if not example.file.startswith("docs/"):
        return "it is about a setting of the project, not its content"
    return NOT_PLACED.get(check.code, "")


def examples(base: RealGuideline, check: Check, random: Random) -> Iterator[Change]:
    """Yield the example of a check in each fitting place, in a random order."""
    placing = _Placing(base, check, random)
    files = placing.files()
    random.shuffle(files)
    yield from in_turn([iter(placing.places(path)) for path in files])


def in_turn(queues: Sequence[Iterator[Item]]) -> Iterator[Item]:
    """Yield from each of some queues in turn, as long as there is anything left."""
    left = list(queues)
    while left:
        for queue in list(left):
            item = next(queue, None)
            if item is None:
                left.remove(queue)
            else:
                yield item


class _Placing:
    """Puts the example of one check in files of the real guideline."""

    def __init__(self, base: RealGuideline, check: Check, random: Random) -> None:
        self._base, self._check, self._random = base, check, random
        self._example = check.example
        self._small = SMALL / check.example.file

    def files(self) -> list[str]:
        """Return the files, from the docs folder, of the kind of the example’s file."""
        path = self._example.file.removeprefix("docs/")
        if not path.endswith(".md"):
            return [path] if path in self._base.texts else []
        pages = self._base.guideline.pages
        if path.startswith("patienten/"):
            return [page.path for page in pages if page.is_for_patients and page.is_maintained]
        if "stroomschema" in path:
            return [page.path for page in pages if page.diagrams]
        return [page.path for page in pages if page.is_module and not page.diagrams]

    def places(self, path: str) -> Iterator[Change]:
        """Yield the example in a file, at each place in a random order: where its right form stands, or else
        where it fits by its own form."""
        text = self._base.texts[path]
        for way in (self._instead, self._same_key, self._new_row, self._paragraph, self._in_chart):
            found = list(way(path, text))
            if found:
                self._random.shuffle(found)
                yield from (make() for make in found)
                return

    def _change(self, path: str, number: int, gone: int, rest: str) -> Change:
        """Return a change that puts the example, and the ``rest``, in the place of some lines."""
        wrong = self._named(path, self._example.wrong.rstrip("\n"))
        lines: dict[int, str | None] = {number: f"{wrong}{rest}"}
        lines |= dict.fromkeys(range(number + 1, number + gone))
        return Change(path, lines, frozenset([self._told(path, number)]), (self._check.code,))

    def _told(self, path: str, start: int) -> int:
        """Return the line on which the finding must stand: of a whole row its first line."""
        line = self._example.line
        if line is None:
            return 1
        if line >= 0:
            return start + line
        head = "@" if path.endswith(".bib") else "- "
        texts = self._base.texts[path].split("\n")
        return next(number for number in range(start, 0, -1) if texts[number - 1].startswith(head))

    def _instead(self, path: str, text: str) -> Iterator[_Made]:
        """Yield the example where its right form stands in the real content."""
        right = self._example.right.rstrip("\n")
        if not right:
            return
        end = r"(?=\n)" if self._stands_whole(right) else ""
        for match in re.finditer(rf"^{re.escape(right)}{end}", text, re.MULTILINE):
            number = text.count("\n", 0, match.start()) + 1
            rest = text[match.end() :].partition("\n")[0]
            yield partial(self._change, path, number, right.count("\n") + 1, rest)

    def _stands_whole(self, right: str) -> bool:
        """Return whether what is right stands on whole lines of the small guideline."""
        small = self._small.read_text(encoding="utf-8") if self._small.is_file() else ""
        return f"{right}\n" in small or right not in small

    def _same_key(self, path: str, text: str) -> Iterator[_Made]:
        """Yield the example in the place of each other value of its key."""
        right, wrong = (_KEY.fullmatch(form) for form in (self._example.right, self._example.wrong))
        if right and wrong:
            texts = text.split("\n")
            for number, line in enumerate(texts, start=1):
                if line.startswith(right[1]) and line != wrong[0] and self._counts(texts, number):
                    yield partial(self._change, path, number, 1, "")

    def _counts(self, texts: list[str], number: int) -> bool:
        """Return whether the check looks at a line: at the address of a source that has no DOI or PMID."""
        if self._check.code != "L020":
            return True
        start = next(index for index in range(number, 0, -1) if texts[index - 1].startswith("@"))
        entry = takewhile(lambda line: line != "}", texts[start:])
        return not any(line.startswith(("  doi = ", "  pmid = ")) for line in entry)

    def _new_row(self, path: str, text: str) -> Iterator[_Made]:
        """Yield the example before each row of a data file."""
        starts = "@" if path.endswith(".bib") else "- "
        if self._example.wrong.startswith(starts) and not path.endswith(".md"):
            gap = "\n" if starts == "- " else "\n\n"
            rows = [
                (number, line)
                for number, line in enumerate(text.split("\n"), start=1)
                if line.startswith(starts)
            ]
            for number, line in rows[-1:] if self._check.code in _DOUBLES else rows:
                yield partial(self._change, path, number, 1, f"{gap}{line}")

    def _paragraph(self, path: str, text: str) -> Iterator[_Made]:
        """Yield the example as a paragraph before each paragraph of running text."""
        wrong = self._example.wrong
        if not path.endswith(".md") or wrong.startswith("    ") or _KEY.fullmatch(wrong.split("\n")[0]):
            return
        level = ""
        lines = lines_of(text)
        block = self._block()
        for before, line in pairwise(lines):
            level = line.text.split()[0] if line.kind == "heading" else level
            begins = before.kind == "blank" and line.kind == "text" and line.text[:1].isupper()
            in_place = line.section == "Aanbevelingen" or not wrong.startswith("/// aanbeveling")
            if wrong.startswith("####"):
                in_place = level == "##"
            if begins and in_place and line.block == block:
                yield partial(self._change, path, line.number, 1, f"\n\n{line.text}")

    def _block(self) -> str:
        """Return the block in which what is right stands in the small guideline, if any."""
        right = self._example.right
        small = self._small.read_text(encoding="utf-8") if self._small.is_file() else ""
        return next((line.block for line in lines_of(small) if right and line.text == right), "")

    def _in_chart(self, path: str, text: str) -> Iterator[_Made]:
        """Yield the example before each arrow of a chart."""
        if "stroomschema" not in self._example.file:
            return
        for line in lines_of(text):
            if line.kind == "chart" and " -->" in line.text:
                yield partial(self._change, path, line.number, 1, f"\n{line.text}")

    def _named(self, path: str, text: str) -> str:
        """Return an example with names of the real guideline for those of the small one."""
        for pattern, make in self._names(path).items():
            text = re.sub(pattern, lambda _match, make=make: make(), text)
        return text

    def _names(self, path: str) -> dict[str, Callable[[], str]]:
        """Return what makes a name of the real guideline, by that in the small one."""
        guideline, choice = self._base.guideline, self._random.choice
        page = guideline.by_path.get(path)
        folder, ids = (page.folder, page.recommendations) if page else ("", ())
        sources = guideline.references
        beside = [item.path.rpartition("/")[2] for item in guideline.modules if item.folder == folder]
        questions = re.findall(r'^    ([\w-]+) -->\|"ja"\|', page.body if page else "", re.MULTILINE)
        known = {
            r"\bbron2020\b": [item.key for item in sources],
            r"\bonzeker2019\b": [item.key for item in sources if not item.verified],
            r"(?<=\{waarde:)termijn(?=\})": [value.name for value in guideline.values if value.measure],
            r"10\.1000/182\b": [item.fields["doi"] for item in sources if "doi" in item.fields],
            r"(?<=module: )voorbeeld$": [item.name for item in guideline.modules],
            r"\bMagnetische resonantie\b": [term.term for term in guideline.terms],
            r"\bproefterm\b": [term.term for term in guideline.terms if term.for_professionals],
            r"\bmet-klacht\b": [item.id for item in guideline.situations],
            r"\bstroomschema-voorbeeld\.md": [name for name in beside if not path.endswith(f"/{name}")],
            r"(?<=\()voorbeeld\.md": [path.rpartition("/")[2]],
            r"\bdoe-dit\b": [item.id for item in ids],
            r"(?m)(?<=^    )vraag\b(?!\{)": questions,
        }
        return {pattern: partial(choice, names) for pattern, names in known.items() if names}


def checks() -> list[Check]:
    """Return the checks of which the example can be placed."""
    return [check for check in REGISTRY.values() if not why_not(check)]
