"""What lets a telephone keep the site for when there is no network: a service worker in the site's own folder
(W3C, Service Workers), which browsers run over https only.

It goes by its version, which is that of everything it keeps, and what the network gives always goes before
what is kept. One that may keep nothing takes itself and all it kept away.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

WORKER = "sw.js"
"""The file of the worker, in the folder that it is for."""

_CODE = Path(__file__).with_name("offline_worker.js")

_NOT_KEPT = ("beheer/", "redactie/", "assets/javascripts/lunr/", "_headers", "404.html", WORKER)
"""What nobody needs on the way: files for servers, pages for editors, other languages."""

_ENDINGS = frozenset({".html", ".css", ".js", ".svg", ".png", ".jpg", ".json", ".pdf", ".woff2", ".ico"})
_DATA = ("richtlijn.", "wijzigingen.schema.json")
"""How the names of files for other programs begin."""


def worker(folder: Path, urgent: Iterable[str], keeps: bool = True) -> str:
    """Return the script of the worker for the finished site in ``folder``; ``urgent`` are the pages that it
    keeps first, in order, relative to the folder. When it ``keeps`` nothing it takes itself away."""
    files = {path: (folder / path).read_bytes() for path in _files(folder)} if keeps else {}
    digest = hashlib.sha256()
    for path, content in files.items():
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    pages = [path for path in dict.fromkeys(urgent) if path in files]
    shared = [path for path in files if path.startswith("assets/") and path.endswith((".css", ".js"))]
    first = [*pages, *shared]
    rest = sorted(files.keys() - {*first}, key=_order)
    kept = {
        "on": keeps,
        "version": digest.hexdigest()[:16] if keeps else "geen",
        "emergency": _address(pages[0]) if pages else "",
        "first": [*map(_address, first)],
        "rest": [*map(_address, rest)],
    }
    return f"const kept = {json.dumps(kept, separators=(',', ':'))};\n{_CODE.read_text(encoding='utf-8')}"


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        whole = path.suffix == ".pdf" and "/" not in name  # the pages once more
        if (
            path.is_file()
            and path.suffix in _ENDINGS
            and not (whole or name.startswith((*_NOT_KEPT, *_DATA)))
        ):
            yield name


def _order(path: str) -> tuple[bool, bool, str]:
    """Pages before files, and of the files that of the search before others."""
    return not path.endswith(".html"), not path.startswith("search/"), path


def _address(path: str) -> str:
    """Return the address of a file from the root of the site: that of a page in a folder is the folder."""
    return path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path
