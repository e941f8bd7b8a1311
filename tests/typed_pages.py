"""Pages of the constructs that editors may use, with the words that readers should get: for the tests and for
``make bench``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from guideline.checks import run_checks
from guideline.comparison.differences import differences
from guideline.comparison.passages import Passage
from guideline.comparison.shown import passages_shown
from guideline.comparison.typed import passages_typed
from guideline.model.article import Article, Difference
from guideline.model.page import Page
from guideline.reading.page import read_page
from guideline.reading.project import read_guideline
from guideline.rendering.extension import GuidelineMarkdown
from guideline.rendering.gate import faults, judge_of_links
from guideline.rendering.markdown_setup import markdown
from guideline.rendering.page import page_rendering
from hypothesis import strategies as st

PATH = "over/proef.md"

_PLAIN = st.text("abcdegklmnoprstuvw", min_size=1, max_size=7)
_NUMBERS = st.from_regex(r"[1-9][0-9]?([,.][0-9])?", fullmatch=True)
_SIGNED = st.builds(
    "{}{}{}".format,
    st.sampled_from(["a", "1", "16", "graad", ""]),
    st.sampled_from('*_~^<>&|\\`[](){}#+-=:!/$@.;%×–‘’"'),
    st.sampled_from(["b", "3", "mg", ""]),
)
_TWICE = st.builds(
    lambda sign, first, second: [f"{first}{sign}4", "Gy", "of", f"{second}{sign}3", "Gy"],
    st.sampled_from("*_~^=|`$"),
    st.sampled_from(["5", "a"]),
    st.sampled_from(["10", "b"]),
)
"""What somebody types for ‘times’, ‘square’ or an apostrophe, twice in a line."""

_WORDS = st.one_of(_TWICE, st.lists(st.one_of(_PLAIN, _PLAIN, _NUMBERS, _SIGNED), min_size=1, max_size=6))


@dataclass(frozen=True)
class Part:
    """A part of a page as typed, and the words that readers should get of it, in order."""

    text: str
    words: tuple[str, ...]


def _line(words: list[str]) -> Part:
    return Part(" ".join(words), tuple(words))


_LINES = _WORDS.map(_line)


def _marked(sign: str, words: list[str]) -> Part:
    return Part(f"{sign}{' '.join(words)}{sign}", tuple(words))


_EMPHASIS = st.builds(
    _marked, st.sampled_from(["*", "**", "_", "__"]), st.lists(_PLAIN, min_size=1, max_size=3)
)
_LINKS = st.lists(_PLAIN, min_size=1, max_size=3).map(
    lambda words: Part(f"[{' '.join(words)}](index.md)", tuple(words))
)
_VALUES = st.just(Part("{waarde:termijn}", ("12", "uur")))


def _joined(parts: list[Part], between: str = " ") -> Part:
    return Part(
        between.join(part.text for part in parts), tuple(word for part in parts for word in part.words)
    )


_FIRST = _PLAIN.map(lambda word: _line([word]))
"""What a sentence begins with: a sign at the beginning of a line would be markup of its own."""

_PARTS = st.lists(st.one_of(_LINES, _LINES, _EMPHASIS, _LINKS, _VALUES), max_size=4)
_SENTENCES = st.builds(lambda first, parts: _joined([first, *parts]), _FIRST, _PARTS)
_PARAGRAPHS = st.lists(_SENTENCES, min_size=1, max_size=3).map(lambda parts: _joined(parts, "\n"))


def _items(signs: list[str], parts: list[Part], inner: Part | None) -> Part:
    lines = [f"{sign} {part.text}" for sign, part in zip(signs, parts, strict=False)]
    words = [word for part in parts[: len(signs)] for word in part.words]
    if inner:
        lines.append("\n".join(f"    {line}" for line in inner.text.split("\n")))
        words.extend(inner.words)
    return Part("\n".join(lines), tuple(words))


_SENTENCE_LISTS = st.lists(_SENTENCES, min_size=1, max_size=4)
_BULLETS = st.builds(_items, st.just(["-"] * 4), _SENTENCE_LISTS, st.none())
_LISTS = st.one_of(
    st.builds(_items, st.just(["-"] * 4), _SENTENCE_LISTS, st.one_of(st.none(), _BULLETS)),
    st.builds(_items, st.just(["1.", "2.", "3.", "4."]), _SENTENCE_LISTS, st.one_of(st.none(), _BULLETS)),
)


def _table(rows: list[list[Part]]) -> Part:
    lines = [f"| {' | '.join(cell.text for cell in row)} |" for row in rows]
    lines.insert(1, "|---|---|")
    return Part("\n".join(lines), tuple(word for row in rows for cell in row for word in cell.words))


_TABLES = st.lists(st.lists(_SENTENCES, min_size=2, max_size=2), min_size=1, max_size=3).map(_table)
_HEADINGS = _SENTENCES.map(lambda part: Part(f"### {part.text}", part.words))
_QUOTES = _PARAGRAPHS.map(
    lambda part: Part("\n".join(f"> {line}" for line in part.text.split("\n")), part.words)
)
_CAUTIONS = _PARAGRAPHS.map(lambda part: Part(f"/// let-op\n{part.text}\n///", part.words))

PAGES = st.lists(
    st.one_of(_PARAGRAPHS, _PARAGRAPHS, _LISTS, _TABLES, _HEADINGS, _QUOTES, _CAUTIONS),
    min_size=1,
    max_size=4,
).map(lambda parts: _joined(parts, "\n\n"))
"""Pages of every allowed construct, with words, numbers and signs in them."""


class Agreement:
    """Renders a page as the site does, and asks the checks what they find in it."""

    def __init__(self, root: Path) -> None:
        """Take the settings, values and sources of the project in ``root``."""
        self._guideline = read_guideline(root)

    def is_kept(self, part: Part, compare: bool = True) -> bool:
        """Return whether readers get the words of a page in order, or a check finds something; without
        ``compare`` the comparison is not asked."""
        page = read_page(PATH, f"---\ntitle: Proef\nsamenvatting: Een proef.\n---\n\n{part.text}\n".encode())
        own = GuidelineMarkdown()
        own.page = page_rendering(page, self._guideline, str)
        html = markdown(self._guideline.settings.markdown, own, {}).convert(page.body)
        shown = passages_shown(html)
        if [word for passage in shown for word in passage.words] == list(part.words):
            return True
        return any(self._found(page, html, shown if compare else None))

    def _found(self, page: Page, html: str, shown: list[Passage] | None) -> Iterator[object]:
        wrong = tuple(faults(html, judge_of_links(self._guideline.leads_to)))
        yield from wrong
        found: tuple[Difference, ...] = ()
        if shown is not None:
            typed = passages_typed(page.body, page.body_line, self._guideline.value_texts, frozenset())
            lines = [""] * (page.body_line - 1) + page.body.split("\n")
            found = tuple(differences(typed, shown, lines))
            yield from found
        guideline = replace(
            self._guideline, pages=(page,), articles={PATH: Article(wrong, frozenset(), found)}
        )
        yield from (
            item
            for item in run_checks(guideline, date(2026, 6, 1))
            if item.place.path.endswith(PATH)
            and item.place.line >= page.body_line
            and item.code[0] not in "T"
        )
