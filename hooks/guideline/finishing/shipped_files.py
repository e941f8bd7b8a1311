"""The files of a finished site that go to readers: their scripts in few requests, and nothing they never use.

Every request costs a reader on a slow link as much time as twenty kilobytes. So the scripts of the site that
each page wants become one file, and all that searching takes becomes another, which is fetched when a reader
searches.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

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

_MAP_COMMENT = re.compile(r"^(?://|/\*)# sourceMappingURL=[^\n]*+\n?", re.MULTILINE)


def without_indentation(page: str) -> str:
    """Return the HTML of a page without the indentation and empty lines that templates leave around its text:
    a fifth of it, which shows nowhere. The text itself and scripts stay as they are."""
    before, opening, rest = page.partition("<article")
    text, closing, after = rest.rpartition("</article>")
    return f"{_lines(before)}\n{opening}{text}{closing}\n{_lines(after)}" if opening else page


def _lines(part: str) -> str:
    kept = []
    in_script = False
    for line in part.split("\n"):
        bare = line if in_script else line.strip(" \t\r\f")
        if bare:
            kept.append(bare)
        in_script = line.rfind("<script") > line.rfind("</script") or (in_script and "</script" not in line)
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
