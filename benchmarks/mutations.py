"""Mistakes at random places of the real content, by named operator: each must be found by a check or shown as
clinical by the comparison, at its line. Harmless edits must give no finding and no clinical change.

Usage: python benchmarks/mutations.py [--mutations 2000] [--harmless 500] [--seed 1] [--processes 2]. Prints
a table, and each miss and false alarm with its place; progress goes to stderr. Returns 1 when a mutation was
missed or an edit gave an alarm.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random

from guideline.changes.pair import Side
from guideline.checks.registry import REGISTRY
from harmless_edits import HARMLESS, Edit, edit
from mutated_guideline import RealGuideline
from mutation_examples import checks, examples, in_turn, why_not
from mutation_kinds import OPERATORS, Change, Mutation, mutation
from project import real_day

ROOT = Path(__file__).parent.parent

EXAMPLE = "own mistake of "
"""How the name of an operator begins that places the example of a check."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutation: the codes that told it, on its line or elsewhere in its file."""

    mutation: Mutation
    on_line: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alarm:
    """A harmless edit with what was said of it."""

    edit: Edit
    told: tuple[str, ...]


@dataclass
class Score:
    """How one operator did."""

    tried: int = 0
    caught: int = 0
    on_line: int = 0
    codes: set[str] = field(default_factory=set)


def mutations(base: RealGuideline, number: int, seed: int) -> list[Mutation]:
    """Return so many mutations, half of them the examples of checks, spread over the operators as evenly as
    their places allow. The same seed gives the same."""
    meaning = [_queue(name, base, partial(make, base), seed) for name, make in OPERATORS.items()]
    own = [_queue(f"{EXAMPLE}{check.code}", base, partial(examples, base, check), seed) for check in checks()]
    half = number // 2
    found = list(islice(in_turn(own), half))
    return found + list(islice(in_turn(meaning), number - len(found)))


def _queue(
    name: str, base: RealGuideline, make: Callable[[Random], Iterable[Change]], seed: int
) -> Iterator[Mutation]:
    seen = set()
    for change in make(Random(f"{seed} {name}")):
        made = mutation(name, base, change)
        if (made.path, made.content) not in seen and made.content != base.texts[made.path].encode():
            seen.add((made.path, made.content))
            yield made


def harmless_edits(base: RealGuideline, number: int, seed: int) -> list[Edit]:
    """Return so many harmless edits, spread evenly over the operators."""
    return list(islice(in_turn([_edits(name, base, seed) for name in HARMLESS]), number))


def _edits(name: str, base: RealGuideline, seed: int) -> Iterator[Edit]:
    for change in HARMLESS[name](base, Random(f"{seed} {name}")):
        yield edit(name, base, change)


def judged(base: RealGuideline, made: Mutation) -> Verdict:
    """Return who told a mutation: first by what is cheap, the whole of the checks last.

    Of a mistake of meaning the comparison is asked first, of an example its own check; then the checks of the
    same family, what readers get of the page, and every check.
    """
    new = base.changed({made.path: made.content})
    is_page = made.path.endswith(".md")
    rendered = [made.path] if is_page else []
    family = tuple(code for code in REGISTRY if code[0] in {name[0] for name in made.codes})

    def compared() -> list[tuple[str, str, int]]:
        found = base.clinical(base.side, new)
        return [(change.kind.code, change.place.path, change.place.line) for change in found]

    def checked(codes: Iterable[str], pages: Sequence[str] = ()) -> list[tuple[str, str, int]]:
        found = base.new_findings(new, tuple(codes), pages)
        return [(item.code, item.place.path, item.place.line) for item in found]

    own = partial(checked, made.codes)
    ways = [own, partial(checked, made.codes, rendered), compared, partial(checked, family)]
    if not made.operator.startswith(EXAMPLE):
        ways = [compared, own]
    ways.append(partial(checked, REGISTRY.keys(), rendered))
    elsewhere: list[str] = []
    for way in ways:
        here = [(code, line) for code, path, line in way() if path == f"docs/{made.path}"]
        if on_line := [code for code, line in here if line in made.lines]:
            return Verdict(made, tuple(dict.fromkeys(on_line)))
        elsewhere += [f"{code}:{line}" for code, line in here]
    return Verdict(made, (), tuple(dict.fromkeys(elsewhere)))


def alarms(base: RealGuideline, edits: Sequence[Edit]) -> list[Alarm]:
    """Return the edits that gave an alarm. They are of different files and judged together; what raises an
    alarm is judged again without the others."""
    old = base.changed({item.path: item.before for item in edits if _differs(base, item.path, item.before)})
    new = base.changed({item.path: item.after for item in edits if _differs(base, item.path, item.after)})
    told = list(_told(base, old, new, [item.path for item in edits if item.path.endswith(".md")]))
    if not told:
        return []
    if len(edits) == 1:
        return [Alarm(edits[0], tuple(text for _, text in told))]
    suspects = [item for item in edits if f"docs/{item.path}" in {path for path, _ in told}]
    if suspects:
        return [alarm for item in suspects for alarm in alarms(base, [item])]
    middle = len(edits) // 2
    return alarms(base, edits[:middle]) + alarms(base, edits[middle:])


def _differs(base: RealGuideline, path: str, content: bytes) -> bool:
    return content != base.texts[path].encode()


def _told(base: RealGuideline, old: Side, new: Side, pages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what is told of the edits from one side to another in these pages and in data, by the path of the
    file. Of the guideline as it is no check finds anything."""
    for change in base.clinical(old, new):
        yield change.place.path, f"{change.kind.code} {change.place.path}:{change.place.line}"
    if new is not base.side:
        for item in base.new_findings(new, rendered=pages):
            yield item.place.path, f"{item.code} {item.place.path}:{item.place.line}"


def groups(edits: Iterable[Edit]) -> list[list[Edit]]:
    """Return edits in groups that can be judged together: never two of one file, and those that mend what
    stands there apart."""
    found: dict[tuple[int, bool], list[Edit]] = defaultdict(list)
    count: dict[tuple[str, bool], int] = defaultdict(int)
    kinds = {name: name.startswith("slip") for name in HARMLESS}
    for item in edits:
        key = (item.path, kinds[item.operator])
        found[count[key], key[1]].append(item)
        count[key] += 1
    return list(found.values())


_BASE: list[RealGuideline] = []
"""The guideline that a process of the pool holds."""


def _hold(folder: Path) -> None:
    _BASE.append(RealGuideline(ROOT, real_day(), folder))


def _judge(work: Mutation | list[Edit]) -> tuple[list[Verdict], list[Alarm], int, float]:
    began = time.process_time()
    if isinstance(work, list):
        return [], alarms(_BASE[0], work), len(work), time.process_time() - began
    return [judged(_BASE[0], work)], [], 1, time.process_time() - began


def table(verdicts: Iterable[Verdict]) -> dict[str, Score]:
    """Return how each operator did."""
    scores: dict[str, Score] = defaultdict(Score)
    for verdict in verdicts:
        score = scores[verdict.mutation.operator]
        score.tried += 1
        score.caught += bool(verdict.on_line or verdict.elsewhere)
        score.on_line += bool(verdict.on_line)
        score.codes |= set(verdict.on_line)
    return dict(scores)


def _print_results(verdicts: Sequence[Verdict], edits: Sequence[Edit], found: Sequence[Alarm]) -> None:
    scores = table(verdicts)
    print(f"{'operator':58} {'tried':>6} {'caught':>6} {'right line':>10}")
    for name, score in sorted(scores.items(), key=lambda item: (item[0].startswith(EXAMPLE), item[0])):
        codes = ", ".join(sorted(score.codes)[:6])
        print(f"{name:58} {score.tried:6} {score.caught:6} {score.on_line:10}  {codes}")
    total = [
        sum(getattr(score, name) for score in scores.values()) for name in ("tried", "caught", "on_line")
    ]
    print(f"{'together':58} {total[0]:6} {total[1]:6} {total[2]:10}\n")
    print(f"{'harmless edit':58} {'tried':>6} {'alarms':>6}")
    for name in HARMLESS:
        tried = sum(item.operator == name for item in edits)
        print(f"{name:58} {tried:6} {sum(alarm.edit.operator == name for alarm in found):6}")
    print(f"{'together':58} {len(edits):6} {len(found):6}\n")
    for verdict in verdicts:
        if not verdict.on_line:
            item = verdict.mutation
            what = f"on another line ({', '.join(verdict.elsewhere[:4])})" if verdict.elsewhere else "missed"
            print(f"{what}: docs/{item.path}:{min(item.lines)} {item.operator}: {item.old} → {item.new}")
    for alarm in found:
        item = alarm.edit
        told = ", ".join(alarm.told[:4])
        print(f"false alarm ({told}): docs/{item.path}:{item.line} {item.operator}: {item.old} → {item.new}")
    reasons: dict[str, list[str]] = defaultdict(list)
    placed = {name.removeprefix(EXAMPLE) for name in scores}
    for code, check in REGISTRY.items():
        if code not in placed:
            reasons[why_not(check) or _NO_PLACE].append(code)
    print("\nExamples of checks that were not placed:")
    for reason, codes in reasons.items():
        print(f"{', '.join(codes)}: {reason}")


_NO_PLACE = "its lines take the place of lines that stand only in the small guideline"


def main() -> int:
    """Make and judge them; return 1 when anything was missed or raised an alarm."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--mutations", type=int, default=2000)
    parser.add_argument("--harmless", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    began = time.process_time()
    try:
        base = RealGuideline(ROOT, real_day(), folder)
        made = mutations(base, options.mutations, options.seed)
        edits = harmless_edits(base, options.harmless, options.seed)
        seconds = time.process_time() - began
        work: list[Mutation | list[Edit]] = [*groups(edits), *made]
        verdicts: list[Verdict] = []
        found: list[Alarm] = []
        done = 0
        # spawned, for forked ones would all talk with the one Mermaid that this process started
        processes = multiprocessing.get_context("spawn")
        with processes.Pool(options.processes, _hold, (folder,)) as pool:
            for told, raised, count, spent in pool.imap_unordered(_judge, work):
                verdicts += told
                found += raised
                seconds += spent
                done += count
                print(f"\r{done} of {len(made) + len(edits)}", end="", file=sys.stderr, flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(file=sys.stderr)
    verdicts.sort(
        key=lambda verdict: (verdict.mutation.operator, verdict.mutation.path, verdict.mutation.new)
    )
    _print_results(verdicts, edits, found)
    print(f"\n{seconds / 60:.1f} minutes of processor time, seed {options.seed}")
    return int(bool(found) or any(not verdict.on_line for verdict in verdicts))


if __name__ == "__main__":
    raise SystemExit(main())
