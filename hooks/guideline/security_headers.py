"""The security headers of the site, with a strict Content-Security-Policy that fits what was built.

Nothing from elsewhere may load and no script that the build did not write may run: the few inline scripts and
the one inline style sheet are allowed by their hash (CSP Level 3, W3C), and neither ``unsafe-inline`` nor
``unsafe-eval`` is needed. The files are ready for nginx, Apache and static hosts that read ``_headers``.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lxml import html

_SCRIPT_TYPES = ("", "text/javascript", "module")
"""The types of a script element that a browser runs."""

_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


def inline_hashes(folder: Path) -> dict[str, list[str]]:
    """Return the hashes of all inline scripts ("script") and style sheets ("style") in the HTML files under
    ``folder``, sorted, as they stand in a policy."""
    hashes: dict[str, set[str]] = {"script": set(), "style": set()}
    for path in folder.rglob("*.html"):
        for kind, text in _inline(path.read_bytes()):
            hashes[kind].add(base64.b64encode(hashlib.sha256(text.encode()).digest()).decode())
    return {kind: [f"'sha256-{value}'" for value in sorted(found)] for kind, found in hashes.items()}


def _inline(page: bytes) -> Iterator[tuple[str, str]]:
    parser = html.HTMLParser(encoding="utf-8")
    for element in html.document_fromstring(page, parser=parser).iter("script", "style"):
        runs = element.tag == "style" or (not element.get("src") and element.get("type", "") in _SCRIPT_TYPES)
        if runs and element.text:
            yield element.tag, element.text


def headers(hashes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the headers by name, for a site with these inline scripts and style sheets (as ``inline_hashes``
    gives)."""
    policy = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *hashes["script"]],
        "style-src": ["'self'", *hashes["style"]],
        "img-src": ["'self'", "data:"],  # the theme's icons are data addresses in its style sheet
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
    value = "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())
    return {"Content-Security-Policy": value, **_FIXED}


def header_files(values: Mapping[str, str]) -> dict[str, str]:
    """Return the ready files by path relative to the site, with these headers."""
    nginx = "\n".join(f'add_header {name} "{value}" always;' for name, value in values.items())
    apache = "\n".join(f'Header always set {name} "{value}"' for name, value in values.items())
    static = "\n".join(f"  {name}: {value}" for name, value in values.items())
    return {
        "beheer/nginx.conf": (
            "# Beveiligingsheaders voor nginx: zet in het blok ‘server’ of ‘location’\n"
            "#   include /pad/naar/de/site/beheer/nginx.conf;\n"
            "# Na elke nieuwe versie van de site: nginx -s reload\n"
            f"{nginx}\n"
        ),
        "beheer/apache.conf": (
            "# Beveiligingsheaders voor Apache (met mod_headers): zet in het blok ‘VirtualHost’ of"
            f" ‘Directory’\n#   Include /pad/naar/de/site/beheer/apache.conf\n{apache}\n"
        ),
        "_headers": f"/*\n{static}\n",
    }


def write_header_files(folder: Path) -> None:
    """Write the ready files into a finished site."""
    for name, content in header_files(headers(inline_hashes(folder))).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
