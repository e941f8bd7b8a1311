"""Places in the lines of a page, for tokens that know only their line."""

from __future__ import annotations

from guideline.model.places import At


class SourceLines:
    """The lines of the body of a page, which starts on line ``first_line`` of the file that the editor
    sees."""

    def __init__(self, body: str, first_line: int) -> None:
        """Start at the first line."""
        self.lines = body.split("\n")
        self._offset = first_line - 1
        self._cursor = (-1, 0)

    def number(self, line: int) -> int:
        """Return the number in the file of the line with this index (from 0) in the body."""
        return line + 1 + self._offset

    def next_place(self, line: int, needle: str) -> At:
        """Return the place of the next ``needle`` on the line with this index, after those found before; the
        start of the line when it does not stand there."""
        start = self._cursor[1] if self._cursor[0] == line else 0
        column = self._line(line).find(needle, start)
        if column >= 0:
            self._cursor = (line, column + 1)
        return (self.number(line), max(column, 0) + 1)

    def place(self, line: int, needle: str) -> At:
        """Return the place of the first ``needle`` on the line with this index, or the start of the line."""
        return (self.number(line), max(self._line(line).find(needle), 0) + 1)

    def between(self, start: int, end: int) -> str:
        """Return the text of the lines with index ``start`` up to ``end``, without white space around it."""
        return "\n".join(self.lines[start:end]).strip()

    def _line(self, index: int) -> str:
        return self.lines[index] if index < len(self.lines) else ""
