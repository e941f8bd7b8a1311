"""Edits that change nothing for a reader: none may be a finding, and none may be shown as clinical."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mutation_sources import BIBLIOGRAPHY, VALUES, Content, Edit, Line, Operator, Source

_WORDS = re.compile(r"(?<=[a-zé,;]) (?=[a-z]{2})")


def _paragraph(source: Source) -> Iterator[Line]:
    return source.of("text")


def line_break(source: Source, _content: Content) -> Iterator[Edit]:
    """A line of a paragraph is broken between two words."""
    for line in _paragraph(source):
        plain = re.sub(r"\[[^\]]*\]", lambda match: "\0" * len(match[0]), line.prose)
        for match in _WORDS.finditer(plain):
            yield Edit(line.start + match.start(), line.start + match.end(), "\n")


def joined_lines(source: Source, _content: Content) -> Iterator[Edit]:
    """Two lines of a paragraph become one."""
    for first, second in pairwise(source.lines):
        if first.kind == second.kind == "text":
            yield Edit(first.end, second.start, " ")


def blank_line(source: Source, _content: Content) -> Iterator[Edit]:
    """A blank line more between two parts."""
    for line in source.of("blank"):
        if line.start and not line.inside:
            yield Edit(line.start, line.start, "\n")


_SENTENCES = (
    "Ook {name} en collega’s schreven over dit onderwerp [@{key}].",
    "Over dit onderwerp is meer te lezen bij {name} [@{key}].",
    "De groep van {name} beschreef dit onderwerp eveneens [@{key}].",
)


def neutral_sentence(source: Source, content: Content) -> Iterator[Edit]:
    """A sentence more, in the considerations or the evidence, that a source also wrote about it."""
    names = _authors(content)
    for first, second in pairwise(source.lines):
        if first.section not in ("Overwegingen", "Onderbouwing") or first.kind != "text" or first.inside:
            continue
        if second.kind == "blank" and (keys := [key for key in _cited_in(source) if key in names]):
            key = keys[first.number % len(keys)]
            sentence = _SENTENCES[first.number % len(_SENTENCES)].format(name=names[key], key=key)
            yield Edit(first.end, first.end, f"\n{sentence}")


def _cited_in(source: Source) -> list[str]:
    return sorted(set(re.findall(r"@([a-z]+[0-9]{4}\w*)", source.text)))


def _authors(content: Content) -> dict[str, str]:
    """Return the family name of the first author of each source, where it has one."""
    text = content.sources[BIBLIOGRAPHY].text
    found = re.findall(
        r"^@\w+\{(\w+),\n  author = \{([A-Z][a-z]+), ", text, re.MULTILINE
    )  # not of an institution
    return dict(found)


_KEY = re.compile(r"(\w+): [^|>\n]+")


def order_of_keys(source: Source, _content: Content) -> Iterator[Edit]:
    """Two keys of the front matter, each on one line, change places."""
    for first, second in pairwise(source.of("front")):
        if _KEY.fullmatch(first.text) and _KEY.fullmatch(second.text):
            yield Edit(first.start, second.end, f"{second.text}\n{first.text}")


def order_of_options(source: Source, _content: Content) -> Iterator[Edit]:
    """Two options of a recommendation, each on one line, change places."""
    for first, second in pairwise(source.of("option")):
        if first.number + 1 == second.number and all(
            re.fullmatch(r"    (?:sterkte|richting|zekerheid|bronnen): \S.*", line.text)
            for line in (first, second)
        ):
            yield Edit(first.start, second.end, f"{second.text}\n{first.text}")


def comment_in_yaml(source: Source, _content: Content) -> Iterator[Edit]:
    """A comment of its own line in YAML."""
    for line in source.of("front", "data"):
        if re.match(r"(?:- )?[\w-]+:", line.text):
            yield Edit(line.start, line.start, "# nagelezen in het overleg van de redactie\n")


_TEXTS = "title|samenvatting|toelichting|betekenis"


def quoted_value(source: Source, _content: Content) -> Iterator[Edit]:
    """A text in YAML gets quotation marks."""
    for line in source.of("front", "data"):
        match = re.fullmatch(
            r"\s*(?:titel|title|samenvatting|toelichting|betekenis): ([A-Z][^'\"#]*)", line.text
        )
        if match:
            yield Edit(line.start + match.start(1), line.end, f'"{match[1]}"')


def order_of_search_words(source: Source, _content: Content) -> Iterator[Edit]:
    """Two words by which a page is found change places."""
    for line in source.of("front"):
        match = re.fullmatch(r"zoektermen: \[([^,\]]+), ([^,\]]+)(, .*)?\]", line.text)
        if match:
            new = f"zoektermen: [{match[2]}, {match[1]}{match[3] or ''}]"
            yield Edit(line.start, line.end, new)


def capital_after_colon(source: Source, _content: Content) -> Iterator[Edit]:
    """After a colon comes a capital."""
    for line in source.of("text", "list"):
        for match in re.finditer(r"(?<=[a-z]: )[a-z](?=[a-z]{2})", line.prose):
            yield Edit(line.start + match.start(), line.start + match.end(), match[0].upper())


def emphasis(source: Source, _content: Content) -> Iterator[Edit]:
    """A word is printed in bold."""
    for line in _paragraph(source):
        plain = re.sub(r"\[[^\]]*\]|\*+[^*]*\*+", lambda match: "\0" * len(match[0]), line.prose)
        for match in re.finditer(r"(?<= )[a-z]{5,}(?= )", plain):
            yield Edit(line.start + match.start(), line.start + match.end(), f"**{match[0]}**")


def remark(source: Source, _content: Content) -> Iterator[Edit]:
    """A remark for other editors, on a line of its own."""
    for line in source.of("blank"):
        if line.start and not line.inside:
            yield Edit(line.start, line.start, "\n<!-- besproken in de redactie -->\n")


def wider_table(source: Source, _content: Content) -> Iterator[Edit]:
    """The cells of a row get more spaces."""
    for line in source.of("table"):
        yield Edit(line.start, line.end, re.sub(r" \|(?!$)", "   |", line.text))


def windows_line_ends(source: Source, _content: Content) -> Iterator[Edit]:
    """The file has the line ends of Windows."""
    yield Edit(0, len(source.text), source.text.replace("\n", "\r\n"), line=1)


def byte_order_mark(source: Source, _content: Content) -> Iterator[Edit]:
    """The file begins with a byte-order mark."""
    yield Edit(0, 0, "", encoding="utf-8-sig", line=1)


def order_of_fields(source: Source, _content: Content) -> Iterator[Edit]:
    """Two fields of a source change places."""
    for first, second in pairwise(source.lines):
        if re.match(r"  (?:year|volume) = ", first.text) and re.fullmatch(r"  \w.*,", second.text):
            yield Edit(first.start, second.end, f"{second.text}\n{first.text}")


def _pages(content: Content) -> list[str]:
    return content.pages


def _yaml(content: Content) -> list[str]:
    return [*content.pages, VALUES, "docs/woordenlijst.yml", "docs/situaties.yml"]


HARMLESS = (
    Operator("regel afgebroken", "onschuldig", _pages, line_break),
    Operator("regels samengevoegd", "onschuldig", _pages, joined_lines),
    Operator("lege regel erbij", "onschuldig", _pages, blank_line),
    Operator("neutrale zin met bron", "onschuldig", _pages, neutral_sentence),
    Operator("volgorde bovenaan", "onschuldig", _pages, order_of_keys),
    Operator("volgorde in een aanbeveling", "onschuldig", _pages, order_of_options),
    Operator("opmerking in YAML", "onschuldig", _yaml, comment_in_yaml),
    Operator("aanhalingstekens in YAML", "onschuldig", _yaml, quoted_value),
    Operator("volgorde van zoektermen", "onschuldig", _pages, order_of_search_words),
    Operator("hoofdletter na dubbelepunt", "onschuldig", _pages, capital_after_colon),
    Operator("woord vet", "onschuldig", _pages, emphasis),
    Operator("opmerking in de tekst", "onschuldig", _pages, remark),
    Operator("bredere tabel", "onschuldig", _pages, wider_table),
    Operator("regeleinden van Windows", "onschuldig", _yaml, windows_line_ends),
    Operator("merkteken aan het begin", "onschuldig", _yaml, byte_order_mark),
    Operator("volgorde in een bron", "onschuldig", lambda _content: [BIBLIOGRAPHY], order_of_fields),
)
"""The edits without meaning by name."""
