"""Addresses that only pass a reader on: of mail programs, search engines and libraries."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote

from guideline.model.destination import parts_of

_OLD_DEFENCE = str.maketrans({"-": "%", "_": "/"})


def behind_redirect(target: str) -> str:
    """Return the address of a publisher or site to which an address passes a reader on, empty when it is no
    such address. The marks by which others follow readers (``utm_source``) are left out."""
    parts = parts_of(target)
    host = parts.hostname or ""
    wrapped, ends, _ = target.partition("/v3/__")[2].partition("__;")
    if ends:
        return _whole(wrapped)
    for values in parse_qs(parts.query).values():
        for value in values:
            typed = unquote(value.translate(_OLD_DEFENCE)) if host.startswith("urldefense.") else value
            if found := _whole(typed):
                return found
    if site := _behind_proxy(host):
        return _whole(parts._replace(scheme="https", netloc=site).geturl())
    return ""


def _behind_proxy(host: str) -> str:
    """Return the host of a publisher whose name stands before that of a library that is between a reader and
    the publisher; empty when the host is of no such library."""
    names = host.split(".")
    own = next((number for number, name in enumerate(names) if "proxy" in name or name == "idm"), 0)
    if own == 0 or own == len(names) - 1:
        return ""
    first = names[0]
    if "-" in first:
        return first.replace("--", "\0").replace("-", ".").replace("\0", "-")
    return ".".join(names[:own]) if own > 1 else ""


def _whole(typed: str) -> str:
    """Return a whole web address, safe and without marks; empty when it is none."""
    address = unquote(typed) if re.match(r"https?%3a", typed, re.I) else typed
    match = re.fullmatch(r"https?:/{1,2}([^\s/]+\.[^\s]+)", address)
    if not match:
        return ""
    whole = re.sub(r"[?&](?:utm_[a-z]+|gclid|fbclid|data|sdata|reserved)=[^&#]*", "", f"https://{match[1]}")
    return whole if parts_of(whole).hostname else ""
