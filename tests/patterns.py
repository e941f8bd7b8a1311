"""Every regular expression of the project, and the texts that would show that its work is not linear.

Run as a program this searches each of the texts, and ends with a signal when one takes too long. What takes
no time at all on a small part of a text is not searched in the whole of it.
"""

from __future__ import annotations

import ast
import importlib
import re
import signal
import string
import sys
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

TIMES = 100_000
"""How often each character is repeated; longer texts a third as often."""

NOTHING = {50: 0.0006, 10: 0.015}
"""For a fiftieth and a tenth of a text, which are searched first: seconds of processor time that are too few
for a pattern whose work is not linear. What is quadratic takes a 2,500th and a hundredth of its time."""

SECONDS = 2.0
"""How long the processor may work on one text. What is linear takes 0.1 seconds at most; what is quadratic
takes some 7 at least: one step for each pair of places."""

_ALPHABET = " \t\n\r\xa0\u2028aeZ_19äÿé’”“–×·ﬂ°\xad\u200b" + string.punctuation

_PAIRS = ("\n ", "\n\n", "a ", "a.", "a-", "a1", "[@", "{#", "<a", "<!--")

_FUNCTIONS = {"compile", "search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"}


def all_patterns(folder: Path) -> dict[tuple[str, int], tuple[str, str]]:
    """Return the patterns of all modules in ``folder`` with their flags: where each stands, and the method
    with which it looks."""
    paths = [path for path in sorted(folder.rglob("*.py")) if path.name != "__main__.py"]
    sources = {path: path.read_text(encoding="utf-8") for path in paths}
    methods: dict[str, set[str]] = defaultdict(set)
    for name, method in re.findall(r"\b(\w+)\.(\w+)\(", "\n".join(sources.values())):
        methods[name].add(method)
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for path, source in sources.items():
        name = path.relative_to(folder).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        module = importlib.import_module(name)
        for word, value in vars(module).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                found.setdefault((value.pattern, value.flags), (f"{name}.{word}", _method(methods[word])))
        for call in ast.walk(ast.parse(source)):
            if isinstance(call, ast.Call) and (given := _given(call, module)):
                pattern, function = given
                found.setdefault(pattern, (f"{name}:{call.lineno}", _method({function})))
    return found


def _method(methods: set[str]) -> str:
    """Return ``match`` for a pattern that looks at the start of a text only, and otherwise ``finditer``."""
    return "match" if methods and methods <= {"match", "fullmatch"} else "finditer"


def _given(call: ast.Call, module: ModuleType) -> tuple[tuple[str, int], str] | None:
    """Return the pattern that a call gives to ``re`` with its flags, and the function that gets it."""
    match call.func:
        case ast.Attribute(value=ast.Name(id="re"), attr=function) if function in _FUNCTIONS:
            pattern = _value(_Known(module).visit(call.args[0]), module)
            flags = [
                _value(node, module) for node in [*call.args[1:], *(word.value for word in call.keywords)]
            ]
            known = [flag for flag in flags if isinstance(flag, re.RegexFlag)]
            return (
                ((pattern, re.compile(pattern, *known).flags), function) if isinstance(pattern, str) else None
            )
    return None


class _Known(ast.NodeTransformer):
    """Puts a letter in the place of what only a running function knows."""

    def __init__(self, module: ModuleType) -> None:
        self.module = module

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.expr:
        value = _value(node.value, self.module)
        return ast.Constant("q" if value is None else str(value))


def _value(node: ast.AST, module: ModuleType) -> Any:
    expression = ast.Expression(ast.fix_missing_locations(node))  # type: ignore[arg-type]
    try:
        return eval(compile(expression, "pattern", "eval"), vars(module))
    except Exception:
        return None


def texts(pattern: str, flags: int) -> Iterator[str]:
    """Yield what is repeated to try a pattern: single characters, and what the pattern itself looks for."""
    parsed = re._parser.parse(pattern, flags & re.VERBOSE)  # type: ignore[attr-defined]
    own = set(_literals(parsed))
    letters = {letter for word in own for letter in word}
    longer = {word + other for word in own if len(word) > 1 for other in ("", " ", "a", "\n")}
    yield from sorted({*_ALPHABET, *letters, *longer, *_PAIRS, *_beginnings(parsed)} - {""})


def _literals(parsed: Any) -> Iterator[str]:
    """Yield every run of characters in a parsed pattern, and every character of its classes."""
    run = ""
    for name, value in parsed:
        if str(name) in ("LITERAL", "NOT_LITERAL"):
            run += chr(value)
            continue
        if run:
            yield run
            run = ""
        yield from _inside(value)
    if run:
        yield run


def _beginnings(parsed: Any) -> Iterator[str]:
    """Yield the beginnings of a short text that a parsed pattern finds, for each of its alternatives."""
    if len(parsed) == 1 and str(parsed[0][0]) == "BRANCH":
        for alternative in parsed[0][1][1]:
            yield from _beginnings(alternative)
        return
    for least in (0, 1):
        text = ""
        for item in parsed:
            text += _shortest([item], least)
            yield text


def _shortest(parsed: Any, least: int) -> str:
    """Return a short text that a parsed pattern finds; what may be absent is there ``least`` times."""
    text = ""
    for name, value in parsed:
        match str(name):
            case "LITERAL":
                text += chr(value)
            case "IN":
                text += next(map(_member, value))
            case "ANY" | "NOT_LITERAL":
                text += "a"
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                text += _shortest(value[2], least) * max(value[0], least)
            case "SUBPATTERN" | "ATOMIC_GROUP":
                text += _shortest(value[-1] if isinstance(value, tuple) else value, least)
            case "BRANCH":
                text += _shortest(value[1][0], least)
    return text


def _member(item: tuple[Any, Any]) -> str:
    """Return a character that a class has, or ``a`` for one that names what it has not."""
    match str(item[0]):
        case "LITERAL":
            return chr(item[1])
        case "RANGE":
            return chr(item[1][0])
        case "CATEGORY":
            return {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "1"}.get(str(item[1]), "a")
        case _:
            return "a"


def _inside(value: Any) -> Iterator[str]:
    if isinstance(value, re._parser.SubPattern):  # type: ignore[attr-defined]
        yield from _literals(value)
    elif isinstance(value, list) and value and isinstance(value[0], tuple):
        yield from (chr(item) for name, item in value if str(name) == "LITERAL")
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _inside(item)


def search(folder: Path) -> None:
    """Search all texts for all patterns, with a limit for each; the last line printed says which one was
    under way."""
    for (pattern, flags), (place, method) in all_patterns(folder).items():
        look = getattr(re.compile(pattern, flags), method)
        for text in texts(pattern, flags):
            print(f"{place}: {pattern!r} in many of {text!r}", flush=True)
            times = TIMES if len(text) == 1 else TIMES // 3
            if all(_seconds(look, text * (times // part)) > few for part, few in NOTHING.items()):
                _seconds(look, text * times)


def _seconds(look: Callable[[str], Any], text: str) -> float:
    """Return the processor time of a search; the process ends when it takes longer than ``SECONDS``."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    before = time.process_time()
    found = look(text)
    if isinstance(found, Iterator):
        deque(found, maxlen=0)
    return time.process_time() - before


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    search(Path(sys.argv[1]))
