"""The security headers of the site, with a strict Content-Security-Policy that fits what was built.

Nothing from elsewhere may load and no script that the build did not write may run: the few inline scripts of
the templates and the one inline style sheet are allowed by their hash (CSP Level 3, W3C), and neither
``unsafe-inline`` nor ``unsafe-eval`` is needed. A script that came in with a text gets no hash. The files are
ready for nginx, Apache and static hosts that read ``_headers``; for the first two they also say which page
stands in for a missing one, and what is sent compressed.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from guideline.finishing.offline import WORKER

_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
}


_ALL_OR_NONE = "X-Frame-Options"
"""The header that cannot name one other site; browsers that know the policy do not need it."""


def inline_hashes(scripts: Iterable[str], styles: Iterable[str]) -> dict[str, list[str]]:
    """Return the hashes of the build's own inline scripts ("script") and style sheets ("style"), sorted, as
    they stand in a policy."""
    return {"script": _hashes(scripts), "style": _hashes(styles)}


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = (hashlib.sha256(text.encode()).digest() for text in set(texts))
    return sorted(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def headers(hashes: Mapping[str, Sequence[str]], embedder: str = "") -> dict[str, str]:
    """Return the headers by name, for a site with these inline scripts and style sheets (as ``inline_hashes``
    gives), which only itself and the site ``embedder`` may show in a frame."""
    policy = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *hashes["script"]],
        "style-src": ["'self'", *hashes["style"]],
        "img-src": ["'self'", "data:"],  # the theme's icons are data addresses in its style sheet
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'", *([embedder] if embedder else [])],
    }
    value = "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())
    fixed = {name: text for name, text in _FIXED.items() if not (embedder and name == _ALL_OR_NONE)}
    return {"Content-Security-Policy": value, **fixed}


_TEXTS = {".md": "text/markdown", ".csv": "text/csv", ".jsonl": "application/x-ndjson"}
"""What files for other programs are, which servers do not know by themselves (RFC 7763, RFC 4180)."""

_COMPRESSED = " ".join(
    (
        *("text/css", "text/javascript", "application/javascript", "application/json", "image/svg+xml"),
        *("text/calendar", *_TEXTS.values()),
    )
)
"""What servers send compressed beside HTML: the index of the search is a quarter of its size then."""


_NGINX_CACHE = (
    "# Een browser vraagt steeds of er iets nieuwers is; wat op een telefoon bewaart, bewaart hij niet.\n"
    'set $richtlijn_bewaren "no-cache";\n'
    f'if ($uri ~ "/{WORKER.replace(".", "[.]")}$") {{ set $richtlijn_bewaren "no-store"; }}\n'
    "add_header Cache-Control $richtlijn_bewaren always;\n"
)

_APACHE_CACHE = (
    "# Een browser vraagt steeds of er iets nieuwers is; wat op een telefoon bewaart, bewaart hij niet.\n"
    f'Header always set Cache-Control "no-cache"\n<Files "{WORKER}">\n'
    'Header always set Cache-Control "no-store"\n</Files>\n'
)

_ABOUT_NOT_FOUND = (
    "# De pagina bij een adres dat niet bestaat; staat de site in een map, zet die dan voor de naam.\n"
)


def header_files(values: Mapping[str, str], not_found: str = "/404.html") -> dict[str, str]:
    """Return the ready files by path relative to the site, with these headers; ``not_found`` is the address
    of the page for what does not exist, from the root of the server."""
    nginx = "\n".join(f'add_header {name} "{value}" always;' for name, value in values.items())
    apache = "\n".join(f'Header always set {name} "{value}"' for name, value in values.items())
    static = "\n".join(f"  {name}: {value}" for name, value in values.items())
    types = "".join(f'AddType "{kind}; charset=utf-8" {ending}\n' for ending, kind in _TEXTS.items())
    typed = "".join(f"/*{ending}\n  Content-Type: {kind}; charset=utf-8\n" for ending, kind in _TEXTS.items())
    return {
        "beheer/nginx.conf": (
            "# Beveiligingsheaders voor nginx: zet in het blok ‘server’ of ‘location’\n"
            "#   include /pad/naar/de/site/beheer/nginx.conf;\n"
            "# Na elke nieuwe versie van de site: nginx -s reload\n"
            f"{nginx}\n{_NGINX_CACHE}{_ABOUT_NOT_FOUND}"
            f"error_page 404 {not_found};\n"
            f"gzip on;\ngzip_vary on;\ngzip_types {_COMPRESSED};\n"
        ),
        "beheer/apache.conf": (
            "# Beveiligingsheaders voor Apache (met mod_headers): zet in het blok ‘VirtualHost’ of"
            f" ‘Directory’\n#   Include /pad/naar/de/site/beheer/apache.conf\n{apache}\n"
            f"{_APACHE_CACHE}{_ABOUT_NOT_FOUND}ErrorDocument 404 {not_found}\n"
            f"{types}<IfModule mod_deflate.c>\n"
            f"AddOutputFilterByType DEFLATE text/html {_COMPRESSED}\n"
            "</IfModule>\n"
        ),
        "_headers": f"/*\n{static}\n  Cache-Control: no-cache\n{typed}/{WORKER}\n  Cache-Control: no-store\n",
    }


def write_header_files(
    folder: Path,
    scripts: Iterable[str],
    styles: Iterable[str],
    not_found: str = "/404.html",
    embedder: str = "",
) -> None:
    """Write the ready files into a finished site, for the inline code that is the build's own; ``not_found``
    as in ``header_files``, ``embedder`` as in ``headers``."""
    values = headers(inline_hashes(scripts, styles), embedder)
    for name, content in header_files(values, not_found).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
