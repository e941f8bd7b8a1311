"""What was typed after the name of a command, as a request; and in Dutch what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guideline.editing.commands import Command, chosen
from guideline.editing.refusal import RefusedError
from guideline.model.suggestions import did_you_mean_or_list
from guideline.reading.yaml_source import CONTROL

FROM_MAKE = "uit-make"
"""The option that says that the others stand in the environment, where make puts what was typed after its
target: ``MODULE=…``. A text then never becomes part of a line for the shell."""

GENERAL = ("root", "bestand", "format")
"""The options that every command knows."""


_OF_LINES = frozenset({"tekst"})
"""The options that may have more than one line."""


def options_typed(command: Command, typed: Sequence[str], environment: Mapping[str, str]) -> dict[str, str]:
    """Return the options of a command by name, as typed.

    Raises RefusedError for an option that it does not know, one without a value, one that is missing and one
    with a value that it cannot have.
    """
    known = (*command.options, *GENERAL)
    found: dict[str, str] = {}
    bare: list[str] = []
    rest = list(typed)
    from_make = False
    while rest:
        word = rest.pop(0)
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--"):
            bare.append(word)
        elif name == FROM_MAKE:
            from_make = True
        elif name not in known:
            raise RefusedError(f"de optie ‘--{name}’ is er niet: {did_you_mean_or_list(name, known)}")
        elif equals:
            found[name] = value
        elif rest and not rest[0].startswith("--"):
            found[name] = rest.pop(0)
        else:
            raise RefusedError(f"achter ‘--{name}’ hoort een waarde{_example(command, name)}")
    if len(bare) > len(command.names):
        raise RefusedError(
            f"‘{bare[len(command.names)]}’ hoort bij geen optie; zet een tekst met spaties tussen"
            " aanhalingstekens"
        )
    found = {**dict(zip(command.names, bare, strict=False)), **found}
    if from_make:
        made = {
            name: environment.get(name.upper().replace("-", "_"), "")
            for name in (*command.options, "bestand")
        }
        found = {**{name: value for name, value in made.items() if value.strip()}, **found}
    return _whole(command, found, from_make)


def _whole(command: Command, found: dict[str, str], from_make: bool) -> dict[str, str]:
    """Return the options with what is understood; raises RefusedError for all that are missing at once."""
    missing = [
        f"{_shown(name, from_make)}{_quoted(option.example)}: {option.meaning}"
        for name, option in command.options.items()
        if option.needed and not found.get(name, "").strip()
    ]
    if missing:
        raise RefusedError("\n  ".join([f"voor ‘{command.name}’ ontbreekt:", *missing]))
    for name, value in found.items():
        lines = value.replace("\r\n", "\n").replace("\n", "") if name in _OF_LINES else value
        if CONTROL.search(lines) or "\n" in lines:
            raise RefusedError(f"in ‘--{name}’ staat een onzichtbaar teken of nieuwe regel; typ het opnieuw")
    for name, option in command.options.items():
        if option.otherwise:
            found.setdefault(name, option.otherwise)
        if option.choices and found.get(name, "").strip():
            chosen(name, found[name].strip(), option.choices)
    return found


def _shown(name: str, from_make: bool) -> str:
    return f"{name.upper().replace('-', '_')}=" if from_make else f"--{name} "


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text or "…"


def _example(command: Command, name: str) -> str:
    option = command.options.get(name)
    return f", zoals {_quoted(option.example)}" if option and option.example else ""


_OF_READING = {"bestand": "het bestand met de tekst; zonder plakt u haar"}
"""The option of each command that takes a text."""


def usage(command: Command) -> str:
    """Return how a command is used, for whoever asks."""
    width = max(map(len, (*command.options, *_OF_READING)), default=0)
    lines = [f"{command.name}: {command.help}", ""]
    for name, option in command.options.items():
        about = option.meaning + (f"; {', '.join(option.choices)}" if option.choices else "")
        mark = "nodig" if option.needed else "mag weg"
        lines.append(f"  --{name:<{width}}  {about} ({mark})")
    for name, about in _OF_READING.items() if command.reads else ():
        lines.append(f"  --{name:<{width}}  {about} (mag weg)")
    return "\n".join(lines)
