"""Mistakes at random places of the real content: does a check find each, or does the comparison by meaning
show it as clinical, and at its line? And does an edit without meaning stay without a word?

Usage: python benchmarks/mutations.py [NUMBER] [--operator NAME] [--seed N] [--examples N]. Half of NUMBER
(default: 2000) are mistakes that checks know, half mistakes of meaning; a quarter comes on top of it of edits
without meaning. The same seed makes the same mutations of the same text. Prints per operator how many there
were, were caught (by a finding, or as a clinical change) and at the right line, and examples of the others.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from guideline.model.findings import Finding
from mutation_examples import examples
from mutation_harmless import HARMLESS
from mutation_judge import Laboratory, Verdict
from mutation_meaning import MEANING
from mutation_sources import Content, Edit, Mutation, Operator
from project import copy_of_real, real_day

SEED = 2026


class _Places:
    """The places where an operator was not yet used."""

    def __init__(self, operator: Operator, content: Content, seed: int) -> None:
        self._operator = operator
        self._content = content
        self._random = Random(f"{seed} {operator.name}")
        self._paths = list(operator.paths(content))
        self._left: dict[str, list[Edit]] = {}

    def take(self, full: Collection[str]) -> Mutation | None:
        """Return a mutation at a random place in a random file that is not ``full``, None when there is no
        place left."""
        while paths := [path for path in self._paths if path not in full]:
            path = self._random.choice(paths)
            if path not in self._left:
                self._left[path] = self._operator.places(path, self._content)
            if places := self._left[path]:
                edit = places.pop(self._random.randrange(len(places)))
                return Mutation(self._operator, self._content.sources[path], edit)
            self._paths.remove(path)
        return None


def drawn(
    operators: Sequence[Operator], number: int, content: Content, seed: int, most: int = 0
) -> list[Mutation]:
    """Return this number of mutations, as many by each of the operators as far as each has places; ``most``
    in one file (0: as many as it has places)."""
    sources = [_Places(operator, content, seed) for operator in operators]
    used: Counter[str] = Counter()
    found: list[Mutation] = []
    while sources and len(found) < number:
        full = {path for path, count in used.items() if count == most}
        mutation = sources[0].take(full)
        if mutation:
            found.append(mutation)
            used[mutation.path] += 1
            sources = [*sources[1:], sources[0]]
        else:
            del sources[0]
    return found


def batches(mutations: Iterable[Mutation]) -> list[list[Mutation]]:
    """Return the mutations in lots with at most one in a file; those that make findings in other files
    apart."""
    lots: dict[tuple[str, bool], list[dict[str, Mutation]]] = defaultdict(list)
    for mutation in mutations:
        kind = lots[mutation.operator.sort, mutation.operator.wide]
        free = next((lot for lot in kind if mutation.path not in lot), None)
        if free is None:
            kind.append(free := {})
        free[mutation.path] = mutation
    return [list(lot.values()) for kind in lots.values() for lot in kind]


def judged(laboratory: Laboratory, lot: Sequence[Mutation]) -> list[Verdict]:
    """Return the verdict on each mutation of a lot. Where one was not caught while other files have findings,
    those that may be to blame are looked at in ever smaller lots."""
    verdicts, elsewhere = laboratory.judge(lot)
    failing = [finding for finding in elsewhere if finding.fails]
    doubtful = [verdict for verdict in verdicts if not (verdict.caught or verdict.mutation.operator.wide)]
    if not (doubtful and failing):
        return verdicts
    if len(lot) == 1:
        return [_blamed(verdicts[0], failing)]
    again = [verdict.mutation for verdict in doubtful]
    half = len(again) // 2 if len(again) == len(lot) else len(again)
    certain = [verdict for verdict in verdicts if verdict.mutation not in again]
    return [
        *certain,
        *(verdict for part in (again[:half], again[half:]) if part for verdict in judged(laboratory, part)),
    ]


def _blamed(verdict: Verdict, failing: Sequence[Finding]) -> Verdict:
    """Return the verdict on a mutation that stands alone, with what it made other files say."""
    return replace(verdict, finding=True, right=False, told=(*verdict.told, *map(str, failing)))


def table(verdicts: Sequence[Verdict]) -> list[str]:
    """Return a line per operator; of the checks that caught all of theirs one line together."""
    by_operator: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_operator[verdict.mutation.operator.name].append(verdict)
    rows = [f"{'':30}{'number':>8}{'caught':>8}{'finding':>8}{'clinical':>9}{'line':>7}"]
    perfect: list[Verdict] = []
    for name, found in by_operator.items():
        sort = found[0].mutation.operator.sort
        if sort == "controle" and all(verdict.good for verdict in found):
            perfect += found
        else:
            rows.append(_row(name if sort != "onschuldig" else f"({name})", found))
    names = {verdict.mutation.operator.name for verdict in perfect}
    return [*rows, _row(f"{len(names)} other checks", perfect)] if perfect else rows


def _row(name: str, found: Sequence[Verdict]) -> str:
    caught = sum(verdict.caught for verdict in found)
    finding = sum(verdict.finding for verdict in found)
    clinical = sum(verdict.clinical for verdict in found)
    right = sum(verdict.caught and verdict.right for verdict in found)
    return f"{name:30}{len(found):8}{caught:8}{finding:8}{clinical:9}{right:7}"


def totals(verdicts: Sequence[Verdict]) -> list[str]:
    """Return what came of each sort of mutation, in a line each."""
    lines = []
    for sort, name in (("controle", "mistakes of checks"), ("betekenis", "mistakes of meaning")):
        found = [verdict for verdict in verdicts if verdict.mutation.operator.sort == sort]
        caught = sum(verdict.caught for verdict in found)
        right = sum(verdict.caught and verdict.right for verdict in found)
        lines.append(f"{name}: {len(found)}, caught {caught}, at the right line {right}")
    found = [verdict for verdict in verdicts if verdict.mutation.operator.sort == "onschuldig"]
    alarms = sum(verdict.caught for verdict in found)
    return [*lines, f"edits without meaning: {len(found)}, false alarms {alarms}"]


def misses(verdicts: Sequence[Verdict], most: int) -> Iterator[str]:
    """Yield at most this many of each operator that were missed, caught at another line, or a false alarm."""
    shown: Counter[str] = Counter()
    for verdict in verdicts:
        operator = verdict.mutation.operator
        shown[operator.name] += not verdict.good
        if not verdict.good and shown[operator.name] <= most:
            what = "false alarm" if operator.sort == "onschuldig" else "line" if verdict.caught else "missed"
            yield f"{operator.name}, {what}: {verdict.mutation.shown}"
            yield from (f"      {told}" for told in verdict.told[:3])


def chosen(content: Content, number: int, name: str, seed: int) -> list[Mutation]:
    """Return the mutations of a run: of all operators, or of the one with this name."""
    of_checks = examples(content)
    if name:
        operators = [item for item in (*of_checks, *MEANING, *HARMLESS) if item.name == name]
        return drawn(operators, number, content, seed)
    parts = ((of_checks, number // 2), (MEANING, number - number // 2), (HARMLESS, number // 4))
    return [
        mutation
        for operators, share in parts
        for mutation in drawn(operators, share, content, seed, _most_in_a_file(share, content))
    ]


def _most_in_a_file(number: int, content: Content) -> int:
    """Return how many of so many mutations may be in one file, so that lots are full."""
    return 2 + number * 3 // (2 * len(content.pages))


def main() -> int:
    """Make the mutations and print what came of them; return 1 when there is no such operator."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("number", nargs="?", type=int, default=2000)
    parser.add_argument("--operator", default="")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--examples", type=int, default=3)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        root = copy_of_real(folder / "cache", folder / "project").root
        laboratory = Laboratory(root, real_day())
        mutations = chosen(laboratory.content, options.number, options.operator, options.seed)
        if not mutations:
            print(f"no places for {options.operator!r}")
            return 1
        laboratory.judge(mutations[:1])  # what is read and rendered for the first time is not counted
        start = time.process_time()
        verdicts = [verdict for lot in batches(mutations) for verdict in judged(laboratory, lot)]
        seconds = time.process_time() - start
    finally:
        shutil.rmtree(folder)
    print("\n".join((*table(verdicts), *totals(verdicts), *misses(verdicts, options.examples))))
    print(f"{len(verdicts)} mutations, {seconds / len(verdicts):.2f} s of processor time each")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
