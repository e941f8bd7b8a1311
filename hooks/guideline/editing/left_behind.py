"""What an editor reads again after something was withdrawn: each sentence with a link that leads elsewhere
now, and the values that nothing else said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from guideline.changes.told import as_read
from guideline.editing.tree import Tree
from guideline.flowcharts.graph import Flowchart
from guideline.model.anchors import BESIDE
from guideline.model.guideline import Guideline
from guideline.model.values import VALUE_USE, expand_values
from guideline.reading.registers import VALUES

_CLICK = re.compile(r"[ \t]{0,40}click[ \t]{1,9}([\w-]{1,100})")
_ITEM_MARK = re.compile(r"^(?:[-*+]|\d{1,3}[.)])\s{1,9}")


def page_texts(tree: Tree) -> dict[str, str]:
    """Return the text of each page with the changes so far, by its path from the project."""
    return {path: tree.text(path) for path in tree.pages()}


def sentences_to_read(tree: Tree, before: Mapping[str, str], new: str) -> tuple[str, ...]:
    """Return each sentence and each step of a flowchart of which only an address became another since the
    texts ``before``, with its place; readers come at ``new`` from there now."""
    return tuple(
        f"{path}:{number}: {told} leidt nu naar ‘{new}’; klopt dat nog?"
        for path in sorted(before)
        for number, told in _redirected(tree, path, before[path].split("\n"), tree.text(path).split("\n"))
    )


def _redirected(tree: Tree, path: str, old: list[str], new: list[str]) -> Iterator[tuple[int, str]]:
    guideline = tree.guideline
    for number, (was, now) in enumerate(zip(old, new, strict=True), 1):
        step = _CLICK.match(now)
        if was == now:
            continue
        if step:
            yield number, f"de stap ‘{_step(guideline, path.removeprefix(tree.in_docs('')), step[1])}’"
            continue
        kept = _sentences(was)
        for sentence in _sentences(now):
            if sentence not in kept:
                yield number, f"‘{' '.join(as_read(expand_values(sentence, guideline.value_texts)).split())}’"


def _sentences(line: str) -> list[str]:
    """Return the sentences of a line; a row of a table is one, with a dash between its cells."""
    if line.lstrip().startswith("|"):
        return [" – ".join(cell.strip() for cell in line.strip().strip("|").split("|"))]
    return re.split(r"(?<=[.!?])\s{1,9}", _ITEM_MARK.sub("", line.strip()))


def headings_to_read(tree: Tree, old: str, new: str) -> tuple[str, ...]:
    """Return each heading whose text opened at the recommendation ``old``, and opens at ``new`` now."""
    return tuple(
        f"{path}:{number}: de kop ‘{heading.text}’ opent nu bij ‘{new}’; klopt dat nog?"
        for page in tree.guideline.pages
        for heading in page.headings
        if heading.beside == old
        for path in [tree.in_docs(page.path)]
        for number, line in enumerate(tree.text(path).split("\n"), 1)
        if line.startswith("#") and heading.text in line and f"{BESIDE}={new}" in line.replace('"', "")
    )


def _step(guideline: Guideline, path: str, name: str) -> str:
    """Return the text of a node of a flowchart on a page, or its name when the chart cannot be read."""
    charts = [chart for chart in guideline.drawings.get(path, ()) if isinstance(chart, Flowchart)]
    texts = (node.plain_text for chart in charts for node in chart.nodes if node.id == name)
    return expand_values(next(texts, name), guideline.value_texts)


def values_left(tree: Tree, name: str) -> tuple[str, ...]:
    """Return what to do with each value that of all recommendations only this one said, and that still
    stands elsewhere."""
    guideline = tree.guideline
    rules = {item.id: _values_in(item.text) for page in guideline.pages for item in page.recommendations}
    own = rules.get(name, set()) - set().union(*(used for rule, used in rules.items() if rule != name))
    return tuple(
        f"de waarde ‘{value}’ ({guideline.value_texts[value]}) stond in geen andere aanbeveling; zij staat"
        f" nog in {', '.join(places)}: haal haar daar weg, en uit {tree.in_docs(VALUES)}, of zet haar in de"
        " opvolger"
        for value in sorted(own)
        if value in guideline.value_texts and (places := list(_places(tree, value)))
    )


def _values_in(text: str) -> set[str]:
    return {used.strip() for used in VALUE_USE.findall(text)}


def _places(tree: Tree, value: str) -> Iterator[str]:
    """Yield each place where a value stands after the change."""
    for path in sorted(tree.pages()):
        for number, line in enumerate(tree.text(path).split("\n"), 1):
            if value in _values_in(line):
                yield f"{path}:{number}"
