"""The whole guideline as one file, a PDF or an archive: made by commands of their own, and linked from the
site only while they say the same as its pages.

Beside each file stands a record (JSON) of the content that it was made of. The site takes a file along when
that content is its own and the file is still the one that was recorded: an older one never stands beside
newer pages.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guideline.reading.settings import SETTINGS

FOLDER = "dist"
"""Where the commands put what they make, relative to the project folder."""

KINDS = {"pdf": "PDF", "zip": "map die zonder netwerk werkt (zip)"}
"""The endings of the files, with their names for readers."""

_RECORD = ".herkomst.json"
"""What the name of a record has behind that of its file."""


@dataclass(frozen=True, slots=True)
class WholeFile:
    """A file with the whole guideline: where it is, its kind for readers, its size in bytes, and the version
    and the day that stand in it."""

    path: Path
    kind: str
    size: int
    version: str
    day: date


def content_of(root: Path, docs_dir: str) -> str:
    """Return a digest of all that the pages of the project in ``root`` say: its settings and its content.

    Raises OSError.
    """
    digest = hashlib.sha256()
    docs = root / docs_dir
    for path in (root / SETTINGS, *sorted(path for path in docs.rglob("*") if path.is_file())):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def record(file: Path, content: str, site: Path) -> None:
    """Write down beside ``file`` of which ``content`` it was made, and the version and day of the finished
    ``site`` in it. Raises OSError."""
    data = json.loads((site / "richtlijn.json").read_text(encoding="utf-8"))
    known = {
        "inhoud": content,
        "bestand": _digest(file),
        "versie": data["versie"],
        "bouwdatum": data["bouwdatum"],
    }
    _record_of(file).write_text(json.dumps(known, indent=1), encoding="utf-8")


def whole_files(root: Path, docs_dir: str, name: str) -> Iterator[WholeFile]:
    """Yield the files called ``name`` in the project in ``root`` that were made of what its pages say now."""
    now = ""
    for ending, kind in KINDS.items():
        file = root / FOLDER / f"{name}.{ending}"
        known = _known_of(file)
        if known is None:
            continue
        now = now or content_of(root, docs_dir)
        if (known.get("inhoud"), known.get("bestand")) == (now, _digest(file)):
            day = date.fromisoformat(str(known["bouwdatum"]))
            yield WholeFile(file, kind, file.stat().st_size, str(known["versie"]), day)


def _known_of(file: Path) -> dict[str, object] | None:
    """Return the record of a file, None when there is none that can be read, or no file."""
    try:
        known = json.loads(_record_of(file).read_text(encoding="utf-8")) if file.is_file() else None
        if isinstance(known, dict) and "versie" in known:
            date.fromisoformat(str(known.get("bouwdatum")))
            return known
    except (OSError, ValueError):
        pass
    return None


def _record_of(file: Path) -> Path:
    return file.with_name(file.name + _RECORD)


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
