"""Where the parts of a page stand in its text: the data at its top, and its recommendations with their
options."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guideline.editing.refusal import RefusedError
from guideline.editing.yaml_lines import YamlLines
from guideline.reading.front_matter import split

_OPENING = re.compile(r"^(/{3,9})[ \t]*aanbeveling[ \t]*$", re.MULTILINE)
_OPTIONS = re.compile(r"(?:\n(?:[ ]{4}|\t)[^\n]*)+")
_ID = re.compile(r"^[ \t]*id[ \t]*:[ \t]*[\"']?([a-z][a-z0-9-]*)", re.MULTILINE)


def front_matter(text: str) -> YamlLines:
    """Return the data between the lines ``---`` at the top of a page; raises RefusedError without such."""
    typed, _, _ = split(text)
    if typed is None:
        raise RefusedError("de pagina heeft geen gegevens tussen twee regels ---; herstel dat eerst")
    start = text.index("\n") + 1
    return YamlLines(text, start, start + len(typed) - 1)


@dataclass(frozen=True, slots=True)
class Block:
    """A recommendation in the text of a page, from index ``start`` up to ``end``; its options stand from
    ``options_start`` up to ``options_end``."""

    id: str
    start: int
    end: int
    options_start: int
    options_end: int

    def options(self, text: str) -> YamlLines:
        """Return its options in the ``text`` of its page."""
        return YamlLines(text, self.options_start, self.options_end)


def blocks(text: str) -> list[Block]:
    """Return the recommendations in the text of a page that have options and an end."""
    found = []
    for opening in _OPENING.finditer(text):
        options = _OPTIONS.match(text, opening.end())
        closing = re.compile(rf"^{opening[1]}[ \t]*$", re.MULTILINE).search(text, opening.end())
        named = _ID.search(options[0]) if options else None
        if options and named and closing:
            found.append(Block(named[1], opening.start(), closing.end(), options.start() + 1, options.end()))
    return found


def block(text: str, name: str) -> Block:
    """Return the recommendation with an id in the text of a page; raises RefusedError when its block cannot
    be found."""
    found = next((item for item in blocks(text) if item.id == name), None)
    if found is None:
        raise RefusedError(f"het blok van de aanbeveling ‘{name}’ is niet te lezen; herstel dat eerst")
    return found


def with_block_after(text: str, new: str) -> str:
    """Return the text of a page with a recommendation after its last one, or else under its heading
    ‘Aanbevelingen’.

    Raises RefusedError when there is no such heading.
    """
    known = blocks(text)
    if known:
        at = known[-1].end
        return f"{text[:at]}\n\n{new}{text[at:]}"
    heading = re.search(r"^## Aanbevelingen[ \t]*$", text, re.MULTILINE)
    if heading is None:
        raise RefusedError("de kop ‘## Aanbevelingen’ ontbreekt; zet haar eerst in de pagina")
    return f"{text[: heading.end()]}\n\n{new}{text[heading.end() :]}"


def without_block(text: str, found: Block) -> str:
    """Return the text of a page without a recommendation, and without the empty lines it leaves."""
    return f"{text[: found.start].rstrip(chr(10))}\n\n{text[found.end :].lstrip(chr(10))}"
