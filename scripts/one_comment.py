"""Put one comment at a proposal or an issue, and replace it when there is a newer one.

Usage: python scripts/one_comment.py run RUN HEAD, for what the checks of a proposal made (the run and the
commit that it was of); python scripts/one_comment.py issue NUMBER FILE, for a text made by this branch.
Standard library only. The text is that of strangers: it is bounded, and nothing in it calls people, shows
pictures or leads elsewhere.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from github_api import Ask, ask

MARK = "<!-- richtlijn-reactie -->"
"""How the comment is found again."""

AUTHOR = "github-actions[bot]"

LONGEST = 60_000
"""How long a comment is; GitHub takes a little more."""

MOST_PAGES = 10
"""How many times a hundred comments or proposals are looked through."""

NOT_COMPARED = (
    "**Niet vergeleken.** Wat er in deze versie verandert, is niet uitgezocht; de controle zegt waarom."
)
"""What stands in a comment when the checks left no comparison."""

NOT_MADE = "**Niet gelukt.** Er is geen wijziging gemaakt; het verslag van de taak zegt waarom."
"""What stands at a form of which nothing came."""

_REMARK = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ALLOWED = re.compile(r"</?(?:details|summary|ins|del)>|<br>")

_SHOWN = {"<": "&lt;", "](": "]&#40;", "]:": "]&#58;", "://": "&#58;//"}
"""What a forge makes of a sign, and how the sign itself is shown."""

_CALLS = re.compile(r"&#64;(?!&#8203;)|&#35;(?=\d)|\bGH-(?=\d)")
"""What a forge takes for a mention or an issue also where the sign was written otherwise: it looks at what
shows."""

_APART = "&#8203;"
"""A space without width: with it behind the sign, a mention is none."""


def main(arguments: list[str], github: Ask = ask) -> int:
    """Post the comment that the arguments name; return 0, or 1 after a Dutch line when there is no open
    proposal of that commit. Where there is no text, the comment says so: nothing must read as no changes."""
    kind, first, second = arguments
    if kind == "issue":
        text = harmless(Path(second).read_text(encoding="utf-8", errors="replace"))
        post(github, int(first), text or NOT_MADE)
        return 0
    number = proposal_of(github, second)
    if number is None:
        print("Er is geen open voorstel bij deze versie.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        text = harmless(made_by(github, int(first), Path(folder)))
    post(github, number, about(second) + (text or NOT_COMPARED) + preview_of(int(first), os.environ))
    return 0


def about(head: str) -> str:
    """Return which commit a comment is about: one about an earlier commit may still stand there."""
    return f"Over versie `{re.sub(r'[^0-9a-z]', '', head)[:12]}` van dit voorstel.\n\n"


def preview_of(run: int, environment: Mapping[str, str]) -> str:
    """Return where the preview of a proposal is: files at the run that checked it."""
    place = "/".join(environment.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY"))
    return (
        f"\n\nOm te zien hoe het wordt: haal onderaan [deze controle]({place}/actions/runs/{run})"
        " **voorbeeld** op (uitpakken, `index.html` openen) of **voor-en-na** (beelden van de gewijzigde"
        " pagina’s). Zij staan er een week; zijn er bevindingen, dan zijn zij er nog niet."
    )


def proposal_of(github: Ask, head: str) -> int | None:
    """Return the number of the open proposal of which ``head`` is the last commit: what the run itself says
    of that is not believed."""
    for page in range(1, MOST_PAGES + 1):
        found = github("api", f"repos/{{owner}}/{{repo}}/pulls?state=open&per_page=100&page={page}") or []
        for proposal in found:
            if proposal["head"]["sha"] == head:
                return int(proposal["number"])
        if len(found) < 100:
            break
    return None


def made_by(github: Ask, run: int, folder: Path) -> str:
    """Return the text that a run left, as far as a comment is long; empty when there is none: the checks
    stopped before they compared, or what they left has gone."""
    try:
        github("run", "download", str(run), "--name", "reactie", "--dir", str(folder))
    except subprocess.SubprocessError:
        return ""
    path = folder / "reactie.md"
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open("rb") as file:
        return file.read(4 * LONGEST).decode("utf-8", errors="replace")


def post(github: Ask, number: int, text: str) -> None:
    """Replace the comment at a proposal or an issue, or make it."""
    body = {"body": f"{MARK}\n{text}"}
    mine = comment_of(github, number)
    if mine is None:
        github("api", "--method", "POST", f"repos/{{owner}}/{{repo}}/issues/{number}/comments", data=body)
    else:
        github("api", "--method", "PATCH", f"repos/{{owner}}/{{repo}}/issues/comments/{mine}", data=body)


def comment_of(github: Ask, number: int) -> int | None:
    """Return the number of the comment that was made here before."""
    for page in range(1, MOST_PAGES + 1):
        address = f"repos/{{owner}}/{{repo}}/issues/{number}/comments?per_page=100&page={page}"
        found: list[dict[str, Any]] = github("api", address) or []
        for comment in found:
            if comment["user"]["login"] == AUTHOR and comment["body"].startswith(MARK):
                return int(comment["id"])
        if len(found) < 100:
            break
    return None


def harmless(text: str) -> str:
    """Return a text as a comment: cut at the end of a line, with few elements of HTML, no mentions, pictures
    or links."""
    if len(text) > LONGEST:
        text = f"{text[:LONGEST].rpartition(chr(10))[0]}\n\n… ingekort; alles staat bij de controle."
    text = _REMARK.sub("", text)
    parts = []
    end = 0
    for match in _ALLOWED.finditer(text):
        parts += [_plain(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*parts, _plain(text[end:])]).strip()


def calls_nobody(text: str) -> str:
    """Return a text in which a mention of a person, a team or an issue is only text."""
    text = re.sub(r"(?<!&)#(?=\d)", "&#35;", text.replace("@", "&#64;"))
    return _CALLS.sub(rf"\g<0>{_APART}", text)


def _plain(text: str) -> str:
    for sign, shown in _SHOWN.items():
        text = text.replace(sign, shown)
    return re.sub(r"(?i)\bwww\.", "www&#46;", calls_nobody(text))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
