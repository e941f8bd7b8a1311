"""Each check's own mistake, from its example in the registry, put in the real content.

An example is a snippet of the small guideline of the tests. It is put in a real file in the first way that
fits: a line with the key that it has right becomes the wrong one, what stands right in the file becomes
wrong, an entry is added to a data file, or a snippet of text stands between two parts of a page. What stands
in a flowchart or in a recommendation as a whole is made wrong by a rule of its own. Examples that are whole
files, and those that need other files beside them, are left to the tests of the checks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from posixpath import basename, dirname, relpath

from guideline.checks import REGISTRY, Check
from mutation_sources import MODULES, Content, Edit, Operator, Source

_CHART_OF_EXAMPLES = "docs/diagnostiek/stroomschema-voorbeeld.md"
_REAL_CHART = "docs/diagnostiek/stroomschema-diagnostiek.md"
_KEY = re.compile(r"\s*(?:- )?[\w-]+(?: =|:)(?= |$)")

_BEGIN_OF_BLOCK = ("/// aanbeveling", "    ")


def _with_real_names(snippet: str, source: Source) -> str:
    """Return a snippet with the names of the small guideline replaced by names that the real one has."""
    chart = relpath(_REAL_CHART, dirname(source.path))
    own = source.recommendations
    for old, new in (
        (r"(?:diagnostiek/)?stroomschema-voorbeeld\.md", chart),
        (r"(?<![\w/-])(?:diagnostiek/)?voorbeeld\.md", basename(source.path)),
        (r"\bbron2020\b", "richtlijn2015"),
        (r"\{waarde:termijn\}", "{waarde:mri-mesmc}"),
        (r"\bdoe-dit\b", own[0] if own else "mri-mesmc"),
    ):
        snippet = re.sub(old, new, snippet)
    return snippet


def _key(line: str) -> str:
    match = _KEY.match(line)
    return match[0] if match else ""


def _same_key(check: Check, source: Source, _content: Content) -> Iterator[Edit]:
    """Make the lines wrong that have the key of the one line in which the example differs, or that stands
    before what it adds."""
    wrong, right = check.example.wrong.rstrip("\n"), check.example.right.rstrip("\n")
    key = _key(right)
    if "\n" in right or not key or not _key(wrong):
        return
    added = wrong.removeprefix(right) if wrong.startswith(f"{right}\n") else ""
    if "\n" in wrong and not added:
        return
    for line in source.of("front", "option", "data"):
        if _key(line.text) == key:
            new = line.text + added if added else _with_real_names(wrong, source)
            if new != line.text:
                yield Edit(line.start, line.end, new)


def _stands_right(check: Check, source: Source, _content: Content) -> Iterator[Edit]:
    """Make wrong what stands in the file as the example has it right."""
    wrong, right = (_with_real_names(text, source) for text in (check.example.wrong, check.example.right))
    if right and not right.startswith(_BEGIN_OF_BLOCK) and len(right) > 12:
        for match in re.finditer(re.escape(right), source.text):
            yield Edit(match.start(), match.end(), wrong)


def _entry(check: Check, source: Source, _content: Content) -> Iterator[Edit]:
    """Add an entry between two others of a data file."""
    wrong = _with_real_names(check.example.wrong, source).rstrip("\n")
    if source.path.endswith(".md") or not wrong.startswith(("- ", "@")):
        return
    for line in source.lines[1:]:
        if line.text.startswith(wrong[0]):
            yield Edit(line.start, line.start, f"{wrong}\n")


def _is_text(snippet: str) -> bool:
    return not _key(snippet) and not snippet.startswith(_BEGIN_OF_BLOCK)


def _between_parts(check: Check, source: Source, _content: Content) -> Iterator[Edit]:
    """Put a snippet of text between two parts of a page."""
    if not (source.path.endswith(".md") and _is_text(check.example.wrong)):
        return
    wrong = _with_real_names(check.example.wrong, source).rstrip("\n")
    own_part = wrong.startswith(("#", "/// bel"))
    for line in source.of("blank"):
        before = source.lines[line.number - 2]
        fits = not own_part or line.section == "Overwegingen" or "/patienten/" in source.path
        if fits and before.kind in ("text", "mark") and line.section and not line.inside:
            yield Edit(line.start, line.start, f"\n{wrong}\n")


def _in_paragraph(check: Check, source: Source, _content: Content) -> Iterator[Edit]:
    """Put a sentence under a line of a paragraph."""
    wrong = _with_real_names(check.example.wrong, source).rstrip("\n")
    if source.path.endswith(".md") and re.fullmatch(r"[A-Z][^\n]*\.", wrong):
        for line in source.of("text"):
            if not line.inside and line.section in ("Overwegingen", "Onderbouwing"):
                yield Edit(line.end, line.end, f"\n{wrong}")


_CHART: dict[str, tuple[str, str]] = {
    "S001": (r'^    \w+\[".*"\]$', r"    fout[MRI (T1)] --> start"),
    "S002": (r'(\|")ja', r"\1PSA<pg, ja"),
    "S003": (r'^(    (\w+)(?: -->|\{\{"))', r'    los["Los eind"] --> \2\n\1'),
    "S005": (r'(-->)\|"(?:nee|ja)"\|', r"\1"),
    "S006": (r'^(    click \w+ "[^"#]+)#[^"]+', r"\1"),
    "S008": (r'(-->\|"[^"]*"\| \w+\(?\[")', r"\1Dit is een veel te lange tekst voor een vak van een schema "),
    "S009": (r"^(    class .*) keuze$", r"\1 keus"),
    "S010": (r"^    accTitle: .*\n", ""),
    "S012": (r"^(    \w+ -->)", r"%%{init: {}}%%\n\1"),
    "S015": (r"^    class (\w)", r"    class \1\1"),
    "S018": (r'(\["|\{\{")(\w+)', r"\1**\2**"),
}
"""How a flowchart is made wrong: what stands there, and what becomes of it."""

_BLOCK: dict[str, tuple[str, str]] = {
    "M019": (r"^/// aanbeveling\n(?:    .*\n)+\n", ""),
    "M042": (r"^(    handelingen: \[\w[\w-]*:\w+)\w\b", r"\1"),
    "T012": (
        r"^(    sterkte: sterk\n(?:    .*\n)+\n)[A-Z]\w+ ",
        r"\1Overweeg ",
    ),
    "C007": (r"^(    voor: \[.*\]\n)", r"\1    volgt: {mri:wanneer: vol-het-schema}\n"),
    "M043": (r"^    situaties: .*\n", ""),
}
"""How a recommendation is made wrong."""


def _by_rule(check: Check, source: Source, _content: Content) -> Iterator[Edit]:
    """Make wrong what a rule names."""
    pattern, becomes = (_CHART | _BLOCK).get(check.code, ("", ""))
    for match in re.finditer(pattern, source.text, re.MULTILINE) if pattern else ():
        line = source.lines[source.text.count("\n", 0, match.start())]
        if line.kind in ("chart", "option", "mark"):
            yield Edit(match.start(), match.end(), match.expand(becomes))


def _twice(check: Check, source: Source, content: Content) -> Iterator[Edit]:
    """Give a recommendation the id of another (M021)."""
    for line in source.of("option") if check.code == "M021" else ():
        if line.text.startswith("    id: "):
            names = content.recommendations
            name = names[line.start % len(names)]
            if name != line.text[8:]:
                yield Edit(line.start + 8, line.end, name)


_Way = Callable[[Check, Source, Content], Iterator[Edit]]

_WAYS: tuple[_Way, ...] = (
    _by_rule,
    _twice,
    _same_key,
    _stands_right,
    _entry,
)


def _find(check: Check, source: Source, content: Content) -> Iterator[Edit]:
    for way in _WAYS:
        if found := list(way(check, source, content)):
            yield from found
            return
    yield from _between_parts(check, source, content)
    yield from _in_paragraph(check, source, content)


def _paths(check: Check, content: Content) -> list[str]:
    """Return the real files that are of the kind of the file of an example."""
    file = check.example.file
    pages = [path for path in content.pages if not path.endswith("index.md")]
    modules = [path for path in pages if path.split("/")[1] in MODULES]
    if check.code in _CHART:
        return [path for path in modules if "stroomschema" in path]
    if file == _CHART_OF_EXAMPLES:
        return []
    if file.startswith("docs/diagnostiek/"):
        return [path for path in modules if "stroomschema" not in path]
    if file.startswith("docs/patienten/"):
        return [path for path in pages if "/patienten/" in path]
    return [file] if file in content.sources else []


ELSEWHERE = {
    "C006": "its example repeats a term of the small glossary",
    "T006": "where a heading of the third level stands above it, its example is right",
    "G008": "names are of one list; its example replaces the name that others look for",
    "L003": "its example is a whole entry of the small guideline",
    "L011": "every real source was read",
    "M014": "its example is a row of the small map",
    "M017": "its example is a part of the small page",
    "M018": "its example is a part of the small page",
    "M022": "its example is a part of the small page",
    "M010": "its example takes a key away from the small page",
    "P001": "its example is the whole record",
    "P002": "its example is the whole record",
    "P003": "its example is the whole record",
    "P005": "its example is the whole record",
    "V007": "no real module was withdrawn",
}
"""Examples that say nothing outside the small guideline, and why."""


def _fits(check: Check) -> bool:
    example = check.example
    needs_more = example.whole is not None or example.linked or example.beside or example.values
    return not needs_more and check.code not in ELSEWHERE


def examples(content: Content) -> list[Operator]:
    """Return an operator for the mistake of each check that can be made in the real content."""
    found = [
        Operator(
            check.code,
            "controle",
            partial(_paths, check),
            partial(_find, check),
            wide=True,
            code=check.code,
        )
        for check in REGISTRY.values()
        if _fits(check)
    ]
    return [
        operator
        for operator in found
        if any(operator.places(path, content) for path in operator.paths(content))
    ]
