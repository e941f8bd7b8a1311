"""The links in the text of a page after something got another address: in Markdown, in definitions of links
and in the clicks of flowcharts."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

Renamed = Callable[[str], str]
"""Gives the new address of a page or a place on one, by its path from the docs folder (``map/a.md#b``); the
same one when it stays."""

_LINK = re.compile(
    r"(?P<before>\]\([ \t]{0,3}<?|^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]{1,9}<?"
    r"|\bclick[ \t]{1,9}[\w-]{1,100}[ \t]{1,9}(?:href[ \t]{1,9})?\")(?P<target>[^\s()<>\"]{1,300})",
    re.MULTILINE,
)


def with_new_addresses(text: str, old: str, new: str, renamed: Renamed) -> str:
    """Return the text of the page that stood at ``old`` and stands at ``new`` (paths from the docs folder,
    the same when it stays) with its links to what got another address, all relative to where it stands."""

    def replaced(match: re.Match[str]) -> str:
        return match["before"] + new_target(match["target"], old, new, renamed)

    return _LINK.sub(replaced, text)


def new_target(target: str, old: str, new: str, renamed: Renamed) -> str:
    """Return a link as it was typed, as it is typed now; pages as in ``with_new_addresses``."""
    if re.match(r"[a-z][a-z0-9+.-]*:|/", target, re.IGNORECASE):
        return target
    file, mark, anchor = target.partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(old), file)) if file else old
    was = f"{path}{mark}{anchor}"
    now = renamed(was)
    if now == was and (new == old or not file):
        return target
    return _relative(now, new, bool(file))


def _relative(address: str, page: str, with_file: bool) -> str:
    """Return an address as seen from a page; without the name of the page itself when that was not typed."""
    path, mark, anchor = address.partition("#")
    if path == page and not with_file:
        return f"{mark}{anchor}"
    folder = posixpath.dirname(page)
    return posixpath.relpath(path, folder or ".") + mark + anchor
