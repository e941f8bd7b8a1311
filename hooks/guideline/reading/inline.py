"""What stands in the running text of a page: links, citations, values, attributes, HTML."""

from __future__ import annotations

import re

from markdown_it.token import Token

from guideline.model.anchors import BESIDE, given_id
from guideline.model.page import Citation, Code, Link, RawHtml, TextRun, ValueUse
from guideline.model.places import Problem
from guideline.model.values import VALUE_USE
from guideline.reading.body import Body
from guideline.reading.dialect import ATTRIBUTES, BUTTON, CITATION, CITATION_KEY, remarks, without_remarks
from guideline.reading.source_lines import SourceLines

_WHOLE_CITATION = re.compile(r"@[\w:-]+(\s*;\s*@[\w:-]+)*")


_KEY = re.compile(r"@?[A-Za-z][\w:-]*")


def _meant_citation(typed: str) -> str:
    """Return what to type for a citation of which the keys are not parted well."""
    keys = [key for key in re.split(r"[\s,;/&]+", typed) if key not in ("en", "and", "")]
    sure = all(_KEY.fullmatch(key) and (key[0] == "@" or any(map(str.isdigit, key))) for key in keys)
    if len(keys) > 1 and sure:
        return f"schrijf [{'; '.join('@' + key.lstrip('@') for key in keys)}]"
    return "schrijf [@sleutel], en bij meer bronnen [@sleutel1; @sleutel2]"


class InlineReader:
    """Reads the inline tokens of a page into its ``body``."""

    def __init__(self, body: Body, lines: SourceLines) -> None:
        """Read into ``body``; ``lines`` give the places."""
        self._body = body
        self._lines = lines

    def read(self, token: Token, line: int, heading: bool = False) -> None:
        """Read the parts of an inline token that starts on the line with this index; that of a ``heading``
        may have a mark of its own."""
        open_links: list[Link] = []
        before = ""
        for child in token.children or []:
            match child.type:
                case "softbreak" | "hardbreak":
                    line += 1
                case "image":
                    self._body.links.append(self._link(child, "src", line))
                case "link_open":
                    open_links.append(self._link(child, "href", line))
                case "link_close":
                    if open_links:
                        self._body.links.append(open_links.pop())
                case "text" | "code_inline":
                    if open_links:
                        last = open_links.pop()
                        open_links.append(Link(last.target, last.text + child.content, last.image, last.at))
                    if child.type == "code_inline":
                        at = self._lines.next_place(line, child.markup)
                        self._body.code.append(Code("backticks", at))
                    if child.type == "text":
                        self._add_text(child.content, line)
                        after_link = before == "link_close"
                        self._check_attributes(child.content, line, after_link, heading)
                case "html_inline":
                    self.add_html(child.content, line)
                case _:
                    pass
            before = child.type

    def _link(self, token: Token, attribute: str, line: int) -> Link:
        target = str(token.attrs.get(attribute, ""))
        at = self._lines.next_place(line, f"]({target}" if target else "]()")
        return Link(target, token.content, token.type == "image", at)

    def add_paragraph(self, token: Token, line: int) -> None:
        """Note the text of a whole paragraph, list item or cell that starts on the line with this index."""
        parts = (
            "\n" if child.type in ("softbreak", "hardbreak") else child.content
            for child in token.children or []
            if child.type in ("softbreak", "hardbreak", "text")
        )
        self._body.paragraphs.append(TextRun("".join(parts), (self._lines.number(line), 1)))

    def add_html(self, html: str, line: int) -> None:
        """Note HTML that an editor typed, starting on the line with this index; what stands in a remark is
        no HTML."""
        for start, end in remarks(html):
            at = self._lines.next_place(line + html.count("\n", 0, start), "<!--")
            self._body.remarks.append(RawHtml(html[start:end], at))
        without = without_remarks(html, lambda remark: "\n" * remark.count("\n"))
        for number, part in enumerate(without.split("\n")):
            if part.strip():
                at = self._lines.next_place(line + number, part.strip()[:20])
                self._body.html.append(RawHtml(part, at))

    def add_values(self, text: str, line: int) -> None:
        """Note the values used in a text on the line with this index."""
        for match in VALUE_USE.finditer(text):
            at = self._lines.next_place(line, match[0])
            self._body.values.append(ValueUse(match[1].strip(), at))

    def _add_text(self, text: str, line: int) -> None:
        self._add_citations(text, line)
        self.add_values(text, line)
        if own := given_id(text):
            self._body.anchors.add(own)
        if text.strip():
            self._body.texts.append(TextRun(text, self._lines.place(line, text.strip())))

    def _add_citations(self, text: str, line: int) -> None:
        for match in CITATION.finditer(text):
            at = self._lines.next_place(line, match[0])
            keys = CITATION_KEY.findall(match[1])
            if not keys or not _WHOLE_CITATION.fullmatch(match[1].strip()):
                self._body.problems.append(
                    Problem(
                        "malformed-citation",
                        at,
                        f"de verwijzing ‘{match[0]}’ klopt niet",
                        _meant_citation(match[1]),
                    )
                )
            self._body.citations.extend(
                Citation(key, (at[0], at[1] + match[0].index(f"@{key}"))) for key in keys
            )

    def _check_attributes(self, text: str, line: int, after_link: bool, heading: bool) -> None:
        """Note the attributes in a text that are neither an anchor nor the mark of a button; what marks a
        heading is looked at where headings are read."""
        for match in ATTRIBUTES.finditer(text):
            parts = match[1].split()
            beside = any(part.startswith((f"{BESIDE}=", f"{BESIDE}:")) for part in parts)
            if heading and BESIDE in match[1]:
                continue
            if not beside and not any(part[0] in ".#" or "=" in part for part in parts):
                continue
            if beside:
                at = self._lines.next_place(line, match[0])
                message = f"‘{match[0]}’ staat niet achter een kop, en doet hier niets"
                remedy = f"zet het op de regel van de kop boven deze tekst: ‘#### Kop {match[0]}’"
                self._body.problems.append(Problem("attributes", at, message, remedy))
                continue
            on_a_link = after_link and match.start() == 0
            if all(part[0] == "#" or (part == BUTTON and on_a_link) for part in parts):
                continue
            self._body.problems.append(
                Problem(
                    "attributes",
                    self._lines.next_place(line, match[0]),
                    f"‘{match[0]}’ is opmaak die de site niet kent, of staat waar zij niets doet",
                    f"schrijf ‘{{ {BUTTON} }}’ direct achter een link: dat wordt een knop; of laat het weg",
                )
            )
