"""The files of a finished site that go to readers: their scripts in few requests, and nothing they never use.

Every request costs a reader on a slow link as much time as twenty kilobytes. So the scripts of the site that
each page wants become one file, and all that searching takes becomes another, which is fetched when a reader
searches.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SITE_SCRIPT = "assets/js/site.js"
"""The scripts that all pages want, in one."""

SEARCH_SCRIPT = "assets/js/zoekmachine.js"
"""All that searching takes, in one; ``zoeken.js`` asks for it."""

_SEARCH_PARTS = tuple(
    f"assets/js/zoeken/{name}.js" for name in ("woorden", "begrijpen", "delen", "waarderen", "tonen")
)
"""What the search of this site consists of, in the order in which one needs the other."""

_LANGUAGES = "assets/javascripts/lunr"
"""The theme's parts of its search for other languages; this site's search has its own Dutch."""

_KEPT_LANGUAGES = frozenset({"lunr.stemmer.support.min.js", "lunr.nl.min.js"})
"""With these the theme's own search can still be measured beside that of this site (``make bench``)."""

_AS_TYPED = re.compile(r"<(/?)(script|style|pre|textarea)\b")
"""Where begins or ends what keeps its lines."""

_BLOCK = r"(?:div|footer|form|header|li|link|main|meta|nav|ol|template|ul)\b"
"""Elements of the frame that are blocks or show nothing: no space shows beside them."""

_BETWEEN_BLOCKS = re.compile(rf"(?<=>)\n(?=</?{_BLOCK})")

_NAME = re.compile(r'\n?(<span class="md-ellipsis">)\n([^<>\n]*+)\n</span>\n')
"""A name in a menu, which is a block."""

_INDEXED = re.compile(r'(<\w+ class="aanbeveling-[^"<>]*+") data-search-exclude=""')
"""What says of the parts of a recommendation that the search index has them in its own way."""

_ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
_ICON_IN_HTML = '<svg viewBox="0 0 24 24">'
"""An icon of the theme, as a file and as HTML takes it."""

_MEANING_OR_PART = re.compile(
    r'<abbr(?P<stop> tabindex="0")? title="(?P<meaning>[^"<>]*+)">|<h[1-6]\b|<div class="aanbeveling '
)
"""A use of an abbreviation with its meaning, and whether it is a stop of the keyboard; or the beginning of a
part that is read by itself."""

_DRAWN_BY_BROWSER = 'class="mermaid'
"""What stands in a page with a diagram whose source the browser reads, to the space."""

_MAP_COMMENT = re.compile(r"^(?://|/\*)# sourceMappingURL=[^\n]*+\n?", re.MULTILINE)


def lean(page: str) -> str:
    """Return the HTML of a page without what shows nowhere: indentation and empty lines, the lines between
    the blocks of the frame around its text, what only the search index asked of a recommendation, the name
    of a language that HTML knows, and the meaning of an abbreviation where it just stood. The text, what is
    preformatted, diagrams for the browser to draw and scripts stay as they are."""
    before, opening, rest = page.partition("<article")
    text, closing, after = rest.rpartition("</article>")
    if not opening:
        return page
    text = opening + text + closing
    if _DRAWN_BY_BROWSER not in text:
        text = _explained_once(_lines(_INDEXED.sub(r"\1", text)))
    return f"{_frame(before)}\n{text}\n{_frame(after)}"


def _frame(part: str) -> str:
    return _BETWEEN_BLOCKS.sub("", _NAME.sub(r"\1\2</span>", _lines(part))).replace(_ICON, _ICON_IN_HTML)


def _explained_once(text: str) -> str:
    """Return a text in which an abbreviation that comes again before the next heading or recommendation does
    not repeat its meaning: ``afkortingen.js`` shows it at each use."""
    known: set[str] = set()

    def shown(found: re.Match[str]) -> str:
        meaning = found["meaning"]
        if meaning is None:
            known.clear()
        elif meaning in known and not found["stop"]:
            return "<abbr>"
        else:
            known.add(meaning)
        return found[0]

    return _MEANING_OR_PART.sub(shown, text)


def _lines(part: str) -> str:
    kept = []
    within = ""
    for line in part.split("\n"):
        bare = line if within else line.strip(" \t\r\f")
        if bare:
            kept.append(bare)
        elif within:
            kept.append(line)
        for tag in _AS_TYPED.finditer(line):
            if not within and not tag[1]:
                within = tag[2]
            elif tag[1] and tag[2] == within:
                within = ""
    return "\n".join(kept)


def in_one(scripts: Iterable[tuple[str, str]]) -> str:
    """Return scripts, given by their names and texts, as one in which each runs as it would alone: it has its
    own names, and what goes wrong in it stops none of the others."""
    return "".join(
        f"// {name}\ntry {{\n{_without_comments(text)}\n}} catch (error) {{ reportError(error); }}\n"
        for name, text in scripts
    )


def _without_comments(script: str) -> str:
    """Return a script of this site without the lines that are a comment, for readers on a slow link."""
    lines = script.splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith("//"))


def join_search(folder: Path) -> None:
    """Write the script of the search in the site in ``folder`` from its parts, which are then taken away."""
    parts = [folder / name for name in _SEARCH_PARTS]
    joined = "\n".join(_without_comments(part.read_text(encoding="utf-8")) for part in parts)
    (folder / SEARCH_SCRIPT).write_text(joined, encoding="utf-8", newline="\n")
    for part in parts:
        part.unlink()
    parts[-1].parent.rmdir()


def tell_of_site(folder: Path, known: Mapping[str, Any]) -> None:
    """Put in the script of the site in ``folder`` what the scripts know of the whole site, as ``SITE``: it
    stands once, and not in each page."""
    script = folder / SITE_SCRIPT
    if script.is_file():
        data = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
        text = f"const SITE={data};\n{script.read_text(encoding='utf-8')}"
        script.write_text(text, encoding="utf-8", newline="\n")


def leave_out(folder: Path) -> None:
    """Take away from the site in ``folder`` what no reader fetches: the sources that only a developer of the
    theme looks at, and languages of the search that are not used."""
    for path in folder.glob("assets/**/*.map"):
        path.unlink()
    for path in [*folder.glob("assets/**/*.min.js"), *folder.glob("assets/**/*.min.css")]:
        text = path.read_text(encoding="utf-8")
        if "# sourceMappingURL=" in text:
            path.write_text(_MAP_COMMENT.sub("", text), encoding="utf-8", newline="\n")
    for path in [*(folder / _LANGUAGES).rglob("*.js")]:
        if path.name not in _KEPT_LANGUAGES:
            path.unlink()
