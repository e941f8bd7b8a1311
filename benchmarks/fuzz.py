"""Read and check the small guideline with broken files in it: no input may stop the checks.

Give the number of inputs as an argument (default: 20000, some ten minutes). Prints how many there were of
each kind, every crash with the input that caused it, and which took the most processor time.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from guideline.checks import run_checks
from guideline.reading.project import read_guideline
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parent.parent
MINIMAL = ROOT / "tests" / "minimal"
TODAY = date(2026, 6, 1)

SETTINGS = b"""\
site_name: Proef
site_url: !ENV [RICHTLIJN_ADRES, ""]
markdown_extensions:
  - tables
  - toc: {toc_depth: 2-3}
extra:
  richtlijn:
    regiehouders: [NVN]
    domeinen:
      - richtlijnendatabase.nl
    interval_maanden: {minimum: 3, maximum: 60}
    bijna_verlopen_dagen: 60
    respijt_dagen: 90
    kopie_maanden: 6
"""

LOCAL = b"""\
ziekenhuis: Proef
datum: 2026-01-10
nummers:
  - {wie: Neuroloog, nummer: toestel 000, wanneer: altijd}
mdo: dinsdag
afspraken:
  - module: voorbeeld
    tekst: Bel eerst.
"""

RECORD = b"paginas:\n  - index.md\naanbevelingen:\n  - diagnostiek/voorbeeld.md#doe-dit\nankers: []\n"
MOVED = b"weg.md: index.md\ndiagnostiek/weg.md#kop: diagnostiek/voorbeeld.md#doe-dit\n"

SPECIAL = [
    text.encode("utf-8", "surrogatepass")
    for text in (
        "!ENV HOME",
        "!!python/name:os.system x",
        "&a ",
        "*a",
        "<<: *a",
        "? [a, b]\n: c",
        "---\n",
        "...\n",
        "%YAML 9.9\n",
        "%TAG ! x\n",
        "\0",
        "\x07",
        "\x1b[31m",
        "\x85",
        "\u2028",
        "\u202e",
        "\ufeff",
        "\ud800",
        '"\\ud800"',
        '"\\UFFFFFFFF"',
        "9999-12-31",
        "0001-01-01",
        "2026-02-30",
        "9" * 500,
        "1:2:3",
        "0x_",
        ".nan",
        "-.inf",
        "=",
        "~",
        "true",
        "[" * 200,
        "{" * 200,
        "{a: " * 30,
        "- " * 200,
        "> " * 200,
        "\n    - x",
        "\t",
        "|\n",
        ": ",
        "#",
        "'",
        '"',
        "/// aanbeveling\n",
        "///\n",
        "\n    id: x\n    bronnen: {a: b}\n",
        "[@",
        "{waarde:",
        "](",
        "<!-- richtlijn:",
        "&#xD800;",
        "<<<<<<< HEAD\n",
        "@article{",
        "@string{a = b}\n",
        "@comment{",
        "title = {",
        " = ",
        ",,",
        "\r",
    )
]
"""What may mean something to a reader, or to the parser below it."""


def _seeds() -> dict[str, bytes]:
    """Return the files that are changed: those of the small guideline but for the page with a chart, which
    takes seconds to draw."""
    docs = MINIMAL / "docs"
    files = {
        f"docs/{path.relative_to(docs).as_posix()}": path.read_bytes()
        for path in sorted(docs.rglob("*"))
        if path.is_file() and b"```mermaid" not in path.read_bytes()
    }
    return {
        **files,
        "mkdocs.yml": SETTINGS + (MINIMAL / "nav.yml").read_bytes(),
        "lokaal.yml": LOCAL,
        "docs/gepubliceerd.yml": RECORD,
        "docs/verhuisd.yml": MOVED,
    }


SEEDS = _seeds()


@dataclass(frozen=True)
class Broken:
    """A file of the guideline with other content, and in what way it was made."""

    name: str
    kind: str
    content: bytes


@st.composite
def broken_files(draw: st.DrawFn) -> Broken:
    """Draw a file of the small guideline, changed in a few places or wholly made up."""
    name = draw(st.sampled_from(sorted(SEEDS)))
    kinds = draw(st.lists(st.sampled_from(sorted(_CHANGES)), min_size=1, max_size=4))
    content = SEEDS[name]
    for kind in kinds:
        content = _CHANGES[kind](draw, content)
    return Broken(name, kinds[-1], content)


def _bytes(draw: st.DrawFn, content: bytes) -> bytes:
    changed = bytearray(content or b" ")
    for _ in range(draw(st.integers(1, 5))):
        changed[draw(st.integers(0, len(changed) - 1))] = draw(st.integers(0, 255))
    return bytes(changed)


def _lines(draw: st.DrawFn, content: bytes) -> bytes:
    """Swap two lines, double one, take one away, or indent it otherwise."""
    lines = content.split(b"\n")
    first, second = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    match draw(st.sampled_from(("swap", "double", "cut", "indent"))):
        case "swap":
            lines[first], lines[second] = lines[second], lines[first]
        case "double":
            lines.insert(second, lines[first])
        case "cut":
            del lines[first]
        case _:
            lines[first] = b"  " + lines[first]
    return b"\n".join(lines)


def _cut(draw: st.DrawFn, content: bytes) -> bytes:
    return content[: draw(st.integers(0, len(content)))]


def _special(draw: st.DrawFn, content: bytes) -> bytes:
    place = draw(st.integers(0, len(content)))
    return content[:place] + draw(st.sampled_from(SPECIAL)) + content[place:]


def _value(draw: st.DrawFn, content: bytes) -> bytes:
    """Put something else where the value of a key stands."""
    lines = content.split(b"\n")
    with_key = [number for number, line in enumerate(lines) if b": " in line] or [0]
    number = draw(st.sampled_from(with_key))
    lines[number] = lines[number].partition(b": ")[0] + b": " + draw(st.sampled_from(SPECIAL))
    return b"\n".join(lines)


def _made_up(draw: st.DrawFn, content: bytes) -> bytes:
    text = draw(st.text("ab: -[]{}\"'&*!|>#\n\t,?%@`/\\<0é\x01\u2028", max_size=200))
    return text.encode()


_CHANGES = {
    "bytes": _bytes,
    "lines": _lines,
    "cut": _cut,
    "special text": _special,
    "special value": _value,
    "made up": _made_up,
}


def small_project(folder: Path) -> Path:
    """Make the guideline in ``folder`` in which files are broken one at a time."""
    for name, content in SEEDS.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def check_with(folder: Path, broken: Broken) -> None:
    """Read and check the guideline in ``folder`` with ``broken`` in it; raise what that raises."""
    path = folder / broken.name
    path.write_bytes(broken.content)
    try:
        for finding in run_checks(read_guideline(folder), TODAY):
            str(finding).encode()
    finally:
        path.write_bytes(SEEDS[broken.name])


def main() -> int:
    """Print what was found; return 1 when something crashed."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    kinds: Counter[str] = Counter()
    times: list[tuple[float, str]] = []
    crashes: dict[str, Broken] = {}
    folder = small_project(Path(tempfile.mkdtemp()))

    @settings(
        max_examples=number,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(broken_files())
    def run(broken: Broken) -> None:
        start = time.process_time()
        try:
            check_with(folder, broken)
        except Exception:
            crashes.setdefault(traceback.format_exc(limit=-3), broken)
        times.append((time.process_time() - start, f"{broken.name}, {broken.kind}"))
        kinds[broken.kind] += 1

    try:
        run()
    finally:
        shutil.rmtree(folder)
    for trace, broken in crashes.items():
        print(f"{broken.name}: {broken.content!r}\n{trace}")
    print(f"{kinds.total()} inputs: {dict(kinds)}")
    print(f"{len(crashes)} kinds of crashes")
    print("slowest:", *(f"{seconds:.2f} s ({what})" for seconds, what in sorted(times)[:-4:-1]))
    return int(bool(crashes))


if __name__ == "__main__":
    raise SystemExit(main())
