"""What lets a telephone keep the site for when there is no network: a service worker in the site's own folder
(W3C, Service Workers), which browsers run over https only.

It goes by its version, which is that of everything it keeps, and what the network gives always goes before
what is kept. One that may keep nothing takes itself and all it kept away.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

WORKER = "sw.js"
"""The file of the worker, in the folder that it is for."""

_CODE = Path(__file__).with_name("offline_worker.js")

_NOT_KEPT = ("beheer/", "assets/javascripts/lunr/", "_headers", "404.html", WORKER)
"""What nobody needs on the way: files for servers, other languages."""

_ENDINGS = frozenset({".html", ".css", ".js", ".svg", ".png", ".jpg", ".json", ".pdf", ".woff2", ".ico"})
_DATA = ("richtlijn.", "wijzigingen.schema.json")
"""How the names of files for other programs begin."""


@dataclass(frozen=True, slots=True)
class Emergency:
    """The emergency page: its file relative to the folder of the site, and what a link to it says."""

    file: str
    label: str


def worker(
    folder: Path,
    urgent: Iterable[str],
    keeps: bool = True,
    emergency: Emergency | None = None,
    left_out: str = "",
) -> str:
    """Return the script of the worker for the finished site in ``folder``; ``urgent`` are the pages that it
    keeps first, in order, relative to the folder; before those comes the ``emergency`` page, to which a
    reader without network is led. What stands in the folder ``left_out``, if given, is not kept. When it
    ``keeps`` nothing it takes itself away."""
    files = {path: (folder / path).read_bytes() for path in _files(folder, left_out)} if keeps else {}
    digest = hashlib.sha256()
    for path, content in files.items():
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    asked = [*([emergency.file] if emergency else []), *urgent]
    pages = [path for path in dict.fromkeys(asked) if path in files]
    shared = [path for path in files if path.startswith("assets/") and path.endswith((".css", ".js"))]
    first = [*pages, *shared]
    rest = sorted(files.keys() - {*first}, key=_order)
    kept = {
        "on": keeps,
        "version": digest.hexdigest()[:16] if keeps else "geen",
        "emergency": [_address(emergency.file), emergency.label]
        if emergency and emergency.file in files
        else None,
        "first": [*map(_address, first)],
        "rest": [*map(_address, rest)],
    }
    return f"const kept = {json.dumps(kept, separators=(',', ':'))};\n{_CODE.read_text(encoding='utf-8')}"


def _files(folder: Path, left_out: str) -> Iterator[str]:
    not_kept = (*_NOT_KEPT, *_DATA, *([f"{left_out}/"] if left_out else []))
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        whole = path.suffix == ".pdf" and "/" not in name  # the pages once more
        if path.is_file() and path.suffix in _ENDINGS and not (whole or name.startswith(not_kept)):
            yield name


def _order(path: str) -> tuple[bool, bool, str]:
    """Pages before files, and of the files that of the search before others."""
    return not path.endswith(".html"), not path.startswith("search/"), path


def _address(path: str) -> str:
    """Return the address of a file from the root of the site: that of a page in a folder is the folder."""
    return path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path
