"""Each text of a site has its compressed form beside it, the same bytes on every system."""

from __future__ import annotations

import gzip
from pathlib import Path

from guideline.finishing.precompressed import compressed, write_compressed


def test_texts_are_compressed_and_nothing_else(tmp_path: Path) -> None:
    for name in ("a/index.html", "leeg.css", "x.svg", "foto.png", "sw.js", "beheer/nginx.conf", "_headers"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"" if name == "leeg.css" else b"tekst")
    write_compressed(tmp_path)
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.gz")}
    assert made == {"a/index.html.gz", "leeg.css.gz", "x.svg.gz"}
    assert gzip.decompress((tmp_path / "a/index.html.gz").read_bytes()) == b"tekst"


def test_the_compressed_form_knows_no_time_no_name_and_no_system() -> None:
    assert compressed(b"tekst")[:10] == b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
