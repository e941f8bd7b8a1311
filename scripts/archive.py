"""Pack the site as one file that works without a server: unpack it and open ``index.html``.

Usage: python scripts/archive.py [dist/name.zip]; the name is that in the settings. The same content on the
same day gives the same bytes.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path

from guideline.placing import file_beside, readable_by_all, refusal
from guideline.reading.settings import read_settings
from guideline.whole_files import FOLDER, content_of, record
from site_build import build_site

_MOMENT = (2000, 1, 1, 0, 0, 0)
"""The time of every file in the archive: the build date stands on the pages."""

_UNIX, _READABLE_BY_ALL = 3, 0o644
"""Whoever unpacks the archive on a server, the server may read the files."""


def pack(folder: Path, target: Path, inside: str) -> None:
    """Write the files under ``folder`` to the archive ``target``, in the one folder ``inside``, in the order
    of their names."""
    with (
        file_beside(target) as made,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = f"{inside}/{path.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system, entry.external_attr = _UNIX, _READABLE_BY_ALL << 16
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)


def main(arguments: list[str]) -> int:
    """Build and pack; return 0, the exit code of the build, or 1 after a Dutch line when the system
    refuses."""
    readable_by_all()
    settings = read_settings(Path())
    name_of_files = settings.file_name
    target = Path(arguments[0] if arguments else f"{FOLDER}/{name_of_files}.zip")
    try:
        content = content_of(Path(), settings.docs_dir)
        with tempfile.TemporaryDirectory() as name:
            code = build_site(Path(name), RICHTLIJN_ARCHIEF="true")
            if code:
                return code
            pack(Path(name), target, name_of_files)
            record(target, content, Path(name))
    except OSError as error:
        print(f"Het archief is niet gemaakt: {refusal(error)}.", file=sys.stderr)
        return 1
    print(f"{target}: {target.stat().st_size / 1_000_000:.1f} MB; pak uit en open {name_of_files}/index.html")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
