"""Measure what a search takes as the guideline grows: the parts of the index that are fetched for the first
answer and for the whole one, compressed, and the processor time to read them and to answer.

The index is made from the guideline itself, without building the site, and its modules and pages for patients
are copied until there are enough. Give the sizes as arguments (default: 44 200 1000). The questions are those
of the third set; each starts with nothing but the scripts.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import playwright
import yaml
from guideline.exports.search_explained import SCRIPTS
from guideline.exports.search_index import enrich
from guideline.exports.search_parts import as_script, parts
from guideline.model.guideline import Guideline
from guideline.model.page import Page
from guideline.model.values import expand_values
from guideline.pages.generated_files import generated_files
from guideline.reading.plain_text import plain_lines
from guideline.reading.project import read_guideline

ROOT = Path(__file__).parent.parent
NODE = Path(playwright.__file__).parent / "driver" / "node"
"""The Node.js that Playwright brings."""

SIZES = (44, 200, 1000)
QUESTIONS = ROOT / "tests" / "zoeken" / "set_3.yml"
SLOW_LINK = (0.4, 50_000)
"""Seconds to ask for something, and bytes a second, as in ``reading_speed``."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_RARE = 2
"""In how many places a rare word stands at most."""

ASKING = """
const fs = require("fs"), vm = require("vm"), zlib = require("zlib");
const [scripts, folder, questions] = JSON.parse(fs.readFileSync(0));
for (const script of scripts) vm.runInThisContext(fs.readFileSync(script, "utf8"));
const [parts, look] = vm.runInThisContext("[searchParts, searchLook]");
const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
const ask = (query, quick) => {
    let time = 0, bytes = 0, turns = 0;
    const take = (name) => {
        const text = fs.readFileSync(`${folder}/${name}.js`, "utf8");
        bytes += zlib.gzipSync(text, { level: 6 }).length;
        return text;
    };
    const counted = (act) => {
        const before = process.cpuUsage();
        const result = act();
        const { user, system } = process.cpuUsage(before);
        time += (user + system) / 1000;
        return result;
    };
    const read = (text) => JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
    const beginning = take("begin");
    const site = counted(() => parts.open(read(beginning)));
    for (;;) {
        const { absent } = counted(() => look(query, site, quick));
        turns++;
        if (!absent.length) return { time, bytes, turns };
        const texts = absent.map(take);
        absent.forEach((name, i) => counted(() => site.take(name, read(texts[i]))));
    }
};
for (const query of questions.slice(0, 10)) ask(query, true); // the engine has read the scripts
const told = {};
for (const quick of [true, false]) {
    const all = questions.map((query) => ask(query, quick));
    const of = (name) => median(all.map((one) => one[name]));
    told[quick ? "first" : "whole"] = [of("bytes"), of("time"), of("turns")];
}
console.log(JSON.stringify(told));
"""


def index_of(guideline: Guideline) -> dict[str, Any]:
    """Return an index as the theme makes it, with an entry for each page and each of its sections."""
    docs = [entry for page in guideline.pages for entry in _entries(page, guideline)]
    return {"config": {"lang": ["nl"]}, "docs": docs}


def _address(page: Page) -> str:
    return f"{page.path.removesuffix('.md').removesuffix('index').rstrip('/')}/".lstrip("/")


def _entries(page: Page, guideline: Guideline) -> Iterator[dict[str, Any]]:
    lines = page.body.split("\n")
    starts = [(heading.at[0] - page.body_line, heading) for heading in page.headings if heading.level > 1]
    ends = [*(start for start, _ in starts[1:]), len(lines)][: len(starts)]

    def text(start: int, end: int) -> str:
        return " ".join(plain_lines(expand_values("\n".join(lines[start:end]), guideline.value_texts)))

    address = _address(page)
    yield {"location": address, "title": page.title, "text": text(0, starts[0][0] if starts else len(lines))}
    for (start, heading), end in zip(starts, ends, strict=True):
        yield {"location": f"{address}#{heading.anchor}", "title": heading.text, "text": text(start + 1, end)}


def larger(index: dict[str, Any], guideline: Guideline, size: int) -> dict[str, Any]:
    """Return an index with the entries of ``size`` modules and pages for patients: copies with addresses and
    titles of their own. Every third copy has rare words of its own, so that there are more words too, about
    as in real texts."""
    maintained = {_address(page) for page in guideline.maintained}
    models = [entry for entry in index["docs"] if entry["location"].partition("#")[0] in maintained]
    seen = Counter(word for entry in index["docs"] for word in set(_WORD.findall(entry["text"])))
    docs = [*index["docs"]]
    for number in range(2, round(size / len(maintained)) + 1):
        for entry in models:
            text = entry["text"]
            if number % 3 == 0:
                text = _WORD.sub(lambda word, own=number: _own(word[0], seen, own), text)
            address, mark, anchor = entry["location"].partition("#")
            location = f"{address.rstrip('/')}-{number}/{mark}{anchor}"
            docs.append({**entry, "location": location, "title": f"{entry['title']} {number}", "text": text})
    return {**index, "docs": docs}


def _own(word: str, seen: Counter[str], number: int) -> str:
    return f"{word}{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}" if seen[word] <= _RARE else word


def measure(index: dict[str, Any], patients: str) -> tuple[dict[str, list[float]], int]:
    """Return what the questions take of an index, and the bytes of the whole; ``patients`` is the folder of
    the pages for patients."""
    with tempfile.TemporaryDirectory() as name:
        search = Path(name)
        whole = 0
        for part, data in parts(index, ROOT / "overrides", patients):
            script = as_script(part, data).encode()
            (search / f"{part}.js").write_bytes(script)
            whole += len(gzip.compress(script, 6))
        scripts = [str(ROOT / "overrides/assets/js/zoeken" / f"{script}.js") for script in SCRIPTS]
        asked = [item["vraag"] for item in yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))]
        result = subprocess.run(
            [str(NODE), "-e", ASKING],
            input=json.dumps([scripts, str(search), asked]),
            capture_output=True,
            text=True,
            check=True,
        )
        told: dict[str, list[float]] = json.loads(result.stdout)
        return told, whole


def main() -> int:
    """Print a line for each size; return 0."""
    guideline = read_guideline(ROOT, generated_files)
    addresses = {page.path: _address(page) for page in guideline.pages}
    index = enrich(index_of(guideline), guideline, addresses)
    smallest: dict[str, float] = {}
    for size in [int(text) for text in sys.argv[1:]] or SIZES:
        told, whole = measure(larger(index, guideline, size), guideline.roles.patients)
        line = [f"{size:5} modules: index {whole / 1000:.0f} kB gzip"]
        for kind, name in (("first", "eerste antwoord"), ("whole", "hele antwoord")):
            size_of, time, turns = told[kind]
            wait = turns * SLOW_LINK[0] + size_of / SLOW_LINK[1] + time / 1000
            smallest.setdefault(kind, wait)
            line.append(
                f"{name}: {size_of / 1000:.0f} kB, {time:.0f} ms rekenen, op een trage lijn {wait:.1f} s"
                f" ({wait / smallest[kind]:.2f} ×)"
            )
        print("; ".join(line), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
