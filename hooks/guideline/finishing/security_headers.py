"""The security headers of the site, with a strict Content-Security-Policy that fits what was built.

Nothing from elsewhere may load and no script that the build did not write may run: the few inline scripts of
the templates and the one inline style sheet are allowed by their hash (CSP Level 3, W3C), and neither
``unsafe-inline`` nor ``unsafe-eval`` is needed. A script that came in with a text gets no hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence

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
