"""Read one Markdown page: front matter, headings, links, citations, recommendations and more, each with its
place.

The site itself is rendered by Python-Markdown, which keeps no line numbers; this reader uses markdown-it-py,
which does. Both know the same dialect: tables, footnotes, ``/// block`` containers, fenced diagrams.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin
from pydantic import BaseModel

from guideline.model.addresses import PATIENT_CHAPTER
from guideline.model.anchors import EXPLICIT, heading_anchor
from guideline.model.metadata import (
    MaintainedMetadata,
    ModuleMetadata,
    PageMetadata,
    PatientMetadata,
    RecommendationOptions,
    validate,
)
from guideline.model.page import (
    Citation,
    DiagramSource,
    Heading,
    Link,
    Page,
    RawHtml,
    Recommendation,
    TextRun,
    ValueUse,
)
from guideline.model.places import At, Problem
from guideline.model.suggestions import did_you_mean_or_list
from guideline.model.values import VALUE_USE
from guideline.reading.source_text import decoded, yaml_problems
from guideline.reading.yaml_source import YamlSource, read_yaml

MAXIMUM_SIZE = 500_000
"""The largest page accepted, in bytes; a chapter of the guideline is a tenth of this."""

CARDS = "kaarten"
BLOCKS = ("aanbeveling", "spoed", "let-op", "inleiding", CARDS)
"""The names that may follow ``///``."""

BUTTON = ".knop"
"""The class that makes a link a button: ``[tekst](pad.md){ .knop }``."""

ATTRIBUTES = re.compile(r"\{:?([^{}\n]+)\}")
"""What Python-Markdown may take for attributes of what stands before it."""

CITATION = re.compile(r"\[(@[^\]\[]*)\]")
CITATION_KEY = re.compile(r"@([A-Za-z0-9_:-]+)")
MARKER_NAMES = (
    "statustabel",
    "kalender",
    "wijzigingen",
    "modules",
    "literatuurlijst",
    "woordenlijst",
    "lokaal",
    "zoekknop",
)
"""The names that may stand in a marker ``<!-- richtlijn:naam -->``; the site replaces it by a table or
list."""

MARKER = re.compile(r"<!--\s*richtlijn:([a-z-]+)\s*-->")


def read_page(path: str, content: bytes) -> Page:
    """Read the page at ``path`` (relative to the docs folder) from its bytes.

    Never raises on bad input: what cannot be read becomes a problem of the page. Windows line ends, a
    byte-order mark and any UTF-8 text are accepted.
    """
    unreadable = _unreadable(content)
    if unreadable:
        return Page(path, problems=(unreadable,))
    text = decoded(content)
    if isinstance(text, Problem):
        return Page(path, problems=(text,))
    front_matter, body, body_line = _split(text)
    problems: list[Problem] = []
    if front_matter is None:
        problems.append(
            Problem(
                "no-front-matter",
                (1, 1),
                "het blok met gegevens bovenaan (tussen twee regels ---) ontbreekt of is niet afgesloten",
                "begin het bestand met ---, dan ‘title: …’ en de andere sleutels, en sluit af met ---",
            )
        )
        source = YamlSource()
    else:
        source = read_yaml(front_matter, first_line=2)
    problems.extend(yaml_problems(source))
    data = source.data if isinstance(source.data, dict) else {}
    metadata: MaintainedMetadata | PageMetadata | None = None
    if front_matter is not None and not any(problem.kind.startswith("yaml-") for problem in problems):
        if not isinstance(source.data, dict):
            problems.append(
                Problem(
                    "no-front-matter",
                    (1, 1),
                    "het blok met gegevens bovenaan is leeg of geen lijst van sleutels",
                    "schrijf per regel ‘sleutel: waarde’",
                )
            )
        else:
            metadata, found = validate(_kind_of(path, data), data)
            problems.extend(
                Problem(f"meta-{item.kind}", source.place(item.path), item.message, item.suggestion)
                for item in found
            )
    reader = _BodyReader(body, body_line)
    return Page(
        path=path,
        body=body,
        metadata=metadata,
        raw_metadata=data,
        places=source.places,
        headings=tuple(reader.headings),
        anchors=frozenset(reader.anchors),
        links=tuple(reader.links),
        citations=tuple(reader.citations),
        values=tuple(reader.values),
        texts=tuple(reader.texts),
        paragraphs=tuple(reader.paragraphs),
        html=tuple(reader.html),
        recommendations=tuple(reader.recommendations),
        diagrams=tuple(reader.diagrams),
        problems=(*problems, *reader.problems),
    )


def _unreadable(content: bytes) -> Problem | None:
    if len(content) > MAXIMUM_SIZE:
        size = f"{len(content) / 1_000_000:.1f}".replace(".", ",")
        return Problem(
            "too-large",
            (1, 1),
            f"het bestand is {size} MB; een pagina mag hoogstens 0,5 MB zijn",
            "splits de tekst, of zet een afbeelding als bestand in docs/assets/images",
        )
    if not content.strip(b"\xef\xbb\xbf \t\r\n"):
        return Problem("empty", (1, 1), "het bestand is leeg", "schrijf de inhoud of verwijder het bestand")
    return None


def _split(text: str) -> tuple[str | None, str, int]:
    """Split into front matter (None when absent or not closed), body, and the line the body starts on."""
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], start=1):
            if line.rstrip() in ("---", "..."):
                return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin)
    container_plugin(parser, "block", marker="/", validate=lambda _params, _marker: True)
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


_PARSER = _parser()


def _kind_of(path: str, data: dict[str, Any]) -> type[BaseModel]:
    """Return what the front matter must be: that of a module, of a page for patients, or of neither."""
    if "module" not in data:
        return PageMetadata
    return PatientMetadata if path.startswith(f"{PATIENT_CHAPTER}/") else ModuleMetadata


@dataclass(slots=True)
class _Block:
    """An open ``///`` block while its contents are read, with the kinds of token directly in it; its text
    stands on lines ``start`` up to ``end``."""

    name: str
    at: At
    start: int
    end: int
    level: int
    contents: list[str] = field(default_factory=list)
    options: YamlSource | None = None


class _BodyReader:
    """Walk the tokens of a page body once and collect everything the model keeps."""

    def __init__(self, body: str, first_line: int) -> None:
        self.lines = body.split("\n")
        self.offset = first_line - 1
        self.headings: list[Heading] = []
        self.anchors: set[str] = set()
        self.links: list[Link] = []
        self.citations: list[Citation] = []
        self.values: list[ValueUse] = []
        self.texts: list[TextRun] = []
        self.paragraphs: list[TextRun] = []
        self.html: list[RawHtml] = []
        self.recommendations: list[Recommendation] = []
        self.diagrams: list[DiagramSource] = []
        self.problems: list[Problem] = []
        self._section = ""
        self._blocks: list[_Block] = []
        self._heading: Token | None = None
        self._line = 0
        self._cursor = (-1, 0)
        for token in _PARSER.parse(body):
            self._token(token)

    def _at(self, line: int, needle: str) -> At:
        """Return the place of the next ``needle`` on line index ``line`` (0-based in the body)."""
        source = self.lines[line] if line < len(self.lines) else ""
        start = self._cursor[1] if self._cursor[0] == line else 0
        column = source.find(needle, start)
        if column >= 0:
            self._cursor = (line, column + 1)
        return (line + 1 + self.offset, max(column, 0) + 1)

    def _token(self, token: Token) -> None:
        if token.map:
            self._line = token.map[0]
        if self._blocks and token.level == self._blocks[-1].level + 1 and token.nesting >= 0:
            self._blocks[-1].contents.append(token.type)
        match token.type:
            case "heading_open":
                self._heading = token
            case "heading_close":
                self._heading = None
            case "inline":
                self._inline(token)
            case "container_block_open":
                self._open_block(token)
            case "container_block_close":
                self._close_block()
            case "code_block" if self._blocks and self._blocks[-1].at[0] == self._line + self.offset:
                self._blocks[-1].options = read_yaml(token.content, first_line=self._line + 1 + self.offset)
                self._blocks[-1].start = self._line + token.content.count("\n")
            case "fence" if token.info.strip() == "mermaid":
                self.diagrams.append(DiagramSource(token.content, (self._line + 2 + self.offset, 1)))
                for number, source_line in enumerate(token.content.split("\n"), start=self._line + 1):
                    self._values(source_line, number)
            case "html_block":
                self._html(token.content, self._line)
            case _:
                pass

    def _html(self, html: str, line: int) -> None:
        for number, part in enumerate(html.split("\n")):
            if part.strip():
                self.html.append(RawHtml(part, self._at(line + number, part.strip()[:20])))

    # -- blocks

    def _open_block(self, token: Token) -> None:
        assert token.map
        start, end = token.map
        name = token.info.strip().split("|")[0].strip()
        self._blocks.append(_Block(name, self._at(start, "///"), start + 1, end, token.level))
        if name not in BLOCKS:
            self.problems.append(
                Problem(
                    "unknown-block",
                    self._at(start, "///"),
                    f"het blok ‘/// {name}’ bestaat niet",
                    did_you_mean_or_list(name, BLOCKS),
                )
            )
        closing = self.lines[end - 1 : end + 1]
        if not any(line.strip() == token.markup for line in closing):
            self.problems.append(
                Problem(
                    "unclosed-block",
                    self._at(start, "///"),
                    f"het blok ‘/// {name}’ wordt niet afgesloten",
                    "zet na de tekst een regel met alleen ///",
                )
            )

    def _close_block(self) -> None:
        block = self._blocks.pop()
        if block.name == "aanbeveling":
            self._add_recommendation(block)
        elif block.name == CARDS and block.contents != ["bullet_list_open"]:
            self.problems.append(
                Problem(
                    "block-contents",
                    block.at,
                    "in het blok ‘/// kaarten’ hoort een lijst en niets anders",
                    "zet elke kaart op een regel die met ‘- ’ begint, en andere tekst buiten het blok",
                )
            )
        elif block.name in BLOCKS and not block.contents:
            self.problems.append(
                Problem(
                    "block-contents",
                    block.at,
                    f"het blok ‘/// {block.name}’ is leeg",
                    "zet er tekst in, of verwijder het blok",
                )
            )

    def _add_recommendation(self, block: _Block) -> None:
        source = block.options or YamlSource()
        data = source.data if isinstance(source.data, dict) else {}
        self.problems.extend(yaml_problems(source))
        options, found = validate(RecommendationOptions, data)
        if block.options is None:
            self.problems.append(
                Problem(
                    "block-missing",
                    block.at,
                    "de aanbeveling heeft geen id, sterkte, richting, zekerheid en bronnen",
                    "zet ze direct onder ‘/// aanbeveling’, zonder lege regel, elk met vier spaties ervoor",
                )
            )
        elif not source.problems:
            self.problems.extend(
                Problem(
                    f"block-{item.kind}",
                    source.place(item.path) if item.path[:-1] or item.kind != "missing" else block.at,
                    item.message,
                    item.suggestion,
                )
                for item in found
            )
        identifier = str(data.get("id", ""))
        if identifier:
            self.anchors.add(identifier)
        sources = data.get("bronnen")
        if isinstance(sources, list):
            self.citations.extend(
                Citation(str(key), source.place(("bronnen", index))) for index, key in enumerate(sources)
            )
        self.recommendations.append(
            Recommendation(
                options=options,
                id=identifier,
                text="\n".join(self.lines[block.start : block.end]).strip(),
                section=self._section,
                places=source.places,
                at=block.at,
            )
        )

    # -- inline

    def _inline(self, token: Token) -> None:
        if self._heading is not None:
            self._add_heading(token)
        else:
            self._add_paragraph(token)
        line = self._line
        open_links: list[Link] = []
        before = ""
        for child in token.children or []:
            match child.type:
                case "softbreak" | "hardbreak":
                    line += 1
                case "link_open" | "image":
                    target = str(child.attrs.get("href" if child.type == "link_open" else "src", ""))
                    image = child.type == "image"
                    at = self._at(line, f"]({target}" if target else "]()")
                    link = Link(target, child.content, image, at)
                    if image:
                        self.links.append(link)
                    else:
                        open_links.append(link)
                case "link_close":
                    if open_links:
                        self.links.append(open_links.pop())
                case "text" | "code_inline":
                    if open_links:
                        last = open_links.pop()
                        open_links.append(Link(last.target, last.text + child.content, last.image, last.at))
                    if child.type == "text":
                        self._text(child.content, line)
                        self._attributes(child.content, line, after_link=before == "link_close")
                case "html_inline":
                    self._html(child.content, line)
                case _:
                    pass
            before = child.type

    def _attributes(self, text: str, line: int, after_link: bool) -> None:
        """Note the attributes in a text that are neither an anchor nor the mark of a button."""
        for match in ATTRIBUTES.finditer(text):
            parts = match[1].split()
            if not any(part[0] in ".#" or "=" in part for part in parts):
                continue
            on_a_link = after_link and match.start() == 0
            if all(part[0] == "#" or (part == BUTTON and on_a_link) for part in parts):
                continue
            self.problems.append(
                Problem(
                    "attributes",
                    self._at(line, match[0]),
                    f"‘{match[0]}’ is opmaak die de site niet kent, of staat waar zij niets doet",
                    f"schrijf ‘{{ {BUTTON} }}’ direct achter een link: dat wordt een knop; of laat het weg",
                )
            )

    def _add_heading(self, token: Token) -> None:
        assert self._heading is not None
        level = int(self._heading.tag[1])
        plain = "".join(
            child.content for child in token.children or [] if child.type in ("text", "code_inline")
        )
        text, anchor = heading_anchor(plain)
        self.headings.append(Heading(level, text, anchor, self._at(self._line, "#")))
        self.anchors.add(anchor)
        if level == 2:
            self._section = text

    def _add_paragraph(self, token: Token) -> None:
        parts = (
            "\n" if child.type in ("softbreak", "hardbreak") else child.content
            for child in token.children or []
            if child.type in ("softbreak", "hardbreak", "text")
        )
        self.paragraphs.append(TextRun("".join(parts), (self._line + 1 + self.offset, 1)))

    def _text(self, text: str, line: int) -> None:
        for match in CITATION.finditer(text):
            at = self._at(line, match[0])
            keys = CITATION_KEY.findall(match[1])
            if not keys or not re.fullmatch(r"@[\w:-]+(\s*;\s*@[\w:-]+)*", match[1].strip()):
                self.problems.append(
                    Problem(
                        "malformed-citation",
                        at,
                        f"de verwijzing ‘{match[0]}’ klopt niet",
                        "schrijf [@sleutel], en bij meer bronnen [@sleutel1; @sleutel2]",
                    )
                )
            self.citations.extend(Citation(key, (at[0], at[1] + match[0].index(f"@{key}"))) for key in keys)
        self._values(text, line)
        if explicit := EXPLICIT.search(text):
            self.anchors.add(explicit[1])
        if text.strip():
            source = self.lines[line] if line < len(self.lines) else ""
            self.texts.append(TextRun(text, (line + 1 + self.offset, max(source.find(text.strip()), 0) + 1)))

    def _values(self, text: str, line: int) -> None:
        for match in VALUE_USE.finditer(text):
            self.values.append(ValueUse(match[1].strip(), self._at(line, match[0])))
