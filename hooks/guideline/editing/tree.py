"""The files of a project while a command changes them: what was read and what must be written, in memory
until the whole change is known to be sound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guideline.editing.refusal import RefusedError
from guideline.model.guideline import Guideline
from guideline.placing import file_beside
from guideline.reading.source_text import decoded

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class _Form:
    """How a file was saved: with a byte-order mark, and which line ends."""

    mark: str = ""
    ends: str = "\n"

    def encoded(self, text: str) -> bytes:
        return (self.mark + text.replace("\n", self.ends)).encode()


class Tree:
    """The files in the project folder ``root``, with the changes of one command; paths are relative to it.

    A file keeps its line ends and its byte-order mark.
    """

    def __init__(self, root: Path, guideline: Guideline) -> None:
        """Start from the files as they are, and from the ``guideline`` that was read from them."""
        self.root = root
        self.guideline = guideline
        self.before: dict[str, str] = {}
        self.after: dict[str, str | None] = {}
        self.moved: dict[str, str] = {}
        self._forms: dict[str, _Form] = {}

    def in_docs(self, path: str) -> str:
        """Return the path of a file of the docs folder as seen from the project."""
        return f"{self.guideline.settings.docs_dir}/{path}"

    def has(self, path: str) -> bool:
        """Return whether there is something at a path, now or after the change."""
        if path in self.after:
            return self.after[path] is not None
        place = self.root / path
        return place.exists() or place.is_symlink()

    def text(self, path: str) -> str:
        """Return the text of a file with the changes so far.

        Raises RefusedError when it is no file with readable text.
        """
        text = self.after.get(path)
        if text is not None:
            return text
        if path not in self.before:
            self.before[path], self._forms[path] = self._read(path)
        return self.before[path]

    def _read(self, path: str) -> tuple[str, _Form]:
        place = self.root / path
        if place.is_symlink() or not place.is_file():
            raise RefusedError(f"‘{path}’ is geen gewoon bestand; zet het bestand zelf in het project")
        content = place.read_bytes()
        found = decoded(content)
        if found.text is None or found.problem:
            why = found.problem.message if found.problem else "onleesbaar"
            raise RefusedError(f"‘{path}’ kan niet worden gelezen ({why}); herstel dat eerst")
        mark = _MARK if content.startswith(_MARK.encode()) else ""
        return found.text, _Form(mark, "\r\n" if b"\r\n" in content else "\n")

    def put(self, path: str, text: str) -> None:
        """Give a file another text; the same text is no change."""
        if text != self.text(path):
            self.after[path] = text

    def create(self, path: str, text: str) -> None:
        """Make a file; raises RefusedError when there is something at that path."""
        if self.has(path):
            raise RefusedError(f"‘{path}’ bestaat al; er wordt niets overschreven")
        self.after[path] = text

    def move(self, old: str, new: str) -> None:
        """Give a file another path; raises RefusedError when there is something at that path."""
        text = self.text(old)
        self.create(new, text)
        self._forms[new] = self._forms.get(old, _Form())
        self.after[old] = None
        self.moved[old] = new

    @property
    def touched(self) -> list[str]:
        """The files that are there after the change and were not so before, in order of their path."""
        return sorted(path for path, text in self.after.items() if text is not None)

    def write(self, root: Path) -> None:
        """Write the change in the project folder ``root``: new texts first, then what is gone. Raises
        OSError."""
        for path in self.touched:
            with file_beside(root / path) as made:
                made.write_bytes(self._forms.get(path, _Form()).encoded(self.after[path] or ""))
        for path, text in self.after.items():
            if text is None:
                (root / path).unlink()

    def pages(self) -> Iterator[str]:
        """Yield the path of every page that is there now, from the project."""
        for page in self.guideline.pages:
            path = self.in_docs(page.path)
            if self.after.get(path, "") is not None:
                yield path
        yield from (
            path
            for path in self.touched
            if path.endswith(".md") and path not in {self.in_docs(page.path) for page in self.guideline.pages}
        )
