"""Known weaknesses of what is locked come in one issue; a look that saw nothing closes nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from audit_issue import LABEL, TITLE, main, read

SOUND = {"name": "een", "version": "1.0", "vulns": []}
WEAK = {
    "name": "twee",
    "version": "2.0",
    "vulns": [{"id": "PYSEC-2026-1", "fix_versions": ["2.1"]}, {"id": "X @iemand <b>", "fix_versions": []}],
}
SKIPPED = {"name": "drie", "skip_reason": "not found"}


def report(*packages: dict[str, Any]) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


class Kept:
    """A forge that keeps what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[str, ...], Any]] = []

    def __call__(self, *words: str, data: object = None) -> Any:
        self.asked.append((words, data))
        return (
            [{"number": 5, "title": TITLE, "body": "oud", "labels": [{"name": LABEL}]}]
            if data is None
            else None
        )

    @property
    def sent(self) -> list[Any]:
        return [data for _, data in self.asked if data is not None]


def test_weaknesses_stand_in_the_issue_with_the_version_that_mends_them() -> None:
    found, unseen = read(report(SOUND, WEAK))
    assert unseen == []
    assert found == [
        "`twee` `2.0`: `PYSEC-2026-1`; verholpen in `2.1`",
        "`twee` `2.0`: `X iemand b`; verholpen in nog geen versie",
    ]


@pytest.mark.parametrize(
    ("given", "code", "sent"),
    [
        (report(SOUND), 0, "closed"),
        (report(SOUND, WEAK), 0, "PYSEC-2026-1"),
        (report(WEAK, SKIPPED), 1, "PYSEC-2026-1"),
        (report(SOUND, SKIPPED), 1, ""),
        (report(), 1, ""),
        ("", 1, ""),
        ("geen json", 1, ""),
    ],
    ids=["sound", "weak", "weak, and one not seen", "one not seen", "none", "no report", "no data"],
)
def test_the_issue_closes_only_when_all_was_looked_at(
    given: str, code: int, sent: str, capsys: pytest.CaptureFixture[str]
) -> None:
    forge = Kept()
    assert main(["python", "lock"], forge, lambda _python, _lock: given) == code
    assert (sent in json.dumps(forge.sent)) if sent else forge.sent == []
    assert ("Niet nagekeken" in capsys.readouterr().err) is (code == 1)
