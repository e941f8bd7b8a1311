"""Where a link leads, as a browser reads it (WHATWG URL Standard), and whether it is typed so that everybody
reads it the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import SplitResult, urlsplit

from ada_url import URL

_HERE = "eigen.invalid"
"""A host that cannot exist (RFC 2606): the site itself, wherever it stands."""

_BASES = (f"https://{_HERE}{'/map' * 9}/", f"http://{_HERE}{'/elders' * 9}/", f"file://{'/thuis' * 9}/")
"""Where a reader may be: on a server with or without a certificate, in one folder or another (deeper than any
page of the site), or in an unpacked archive."""

_PLAIN = re.compile(r"[!-\[\]-~ -\ud7ff\ue000-\U0010ffff]*")
"""An address without control characters, white space at its ends or backslashes, which a browser drops or
reads as something else."""


class Leads(Enum):
    """What an address leads to."""

    SITE = auto()
    WEB = auto()
    MAIL = auto()
    PHONE = auto()
    ELSEWHERE = auto()


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads: to what, for the web to which host and at which whole address, and whether it is
    written plainly."""

    leads: Leads
    host: str = ""
    address: str = ""
    plain: bool = True


def destination(target: str) -> Destination:
    """Return where ``target`` leads, as typed in a link of a page of the site."""
    try:
        seen = [URL(target, base=base) for base in _BASES]
    except (ValueError, UnicodeEncodeError):
        return Destination(Leads.ELSEWHERE, address=target, plain=False)
    plain = _PLAIN.fullmatch(target) is not None and target == target.strip()
    if _is_here(seen):
        return Destination(Leads.SITE, address=target, plain=plain)
    first = seen[0]
    if first.protocol == "https:" and first.host != _HERE:
        own = f"https://{first.host}"
        as_typed = target[len(own) : len(own) + 1] in ("", "/", "?", "#") and target.startswith(own)
        return Destination(Leads.WEB, first.hostname, first.href, plain and as_typed and not first.username)
    scheme = {"mailto:": Leads.MAIL, "tel:": Leads.PHONE}.get(first.protocol, Leads.ELSEWHERE)
    return Destination(scheme, address=first.href, plain=plain and target.startswith(first.protocol))


def parts_of(target: str) -> SplitResult:
    """Return the parts of an address (RFC 3986); of one that has none, as ``//[x``, all of it is the path."""
    try:
        parts = urlsplit(target)
        parts.hostname, parts.port  # noqa: B018 (what cannot be read is refused when it is asked for)
    except ValueError:
        return SplitResult("", "", target, "", "")
    return parts


def has_parts(target: str) -> bool:
    """Return whether an address can be taken apart (RFC 3986): the site generator does so with each."""
    try:
        urlsplit(target)
    except ValueError:
        return False
    return True


def _is_here(seen: list[URL]) -> bool:
    """Return whether an address leads to a place of the site from everywhere; one that starts at the root of
    a server is the same for all."""
    hosts = [(url.protocol, url.hostname) for url in seen]
    return hosts == [("https:", _HERE), ("http:", _HERE), ("file:", "")] and (
        seen[0].pathname != seen[1].pathname
    )
