"""What the workflows of the main branch post: one comment that is replaced, one issue for each owner; a text
of strangers calls nobody and leads nowhere."""

from __future__ import annotations

import html
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import due_issues
import link_issue
import one_comment
import pytest


class GitHub:
    """A forge in memory: answers what it is asked, and keeps what was sent."""

    def __init__(self, answers: dict[str, Any], artefact: str | None = None) -> None:
        self.answers = answers
        self.artefact = artefact
        self.sent: list[tuple[str, str, Any]] = []

    def __call__(self, *words: str, data: object = None) -> Any:
        if words[:2] == ("run", "download"):
            if self.artefact is None:
                raise subprocess.CalledProcessError(1, words)
            Path(words[-1], "reactie.md").write_text(self.artefact, encoding="utf-8")
            return None
        if data is not None:
            self.sent.append((words[2], words[3], data))
            return None
        return next((answer for start, answer in self.answers.items() if words[1].startswith(start)), [])


PULLS = "repos/{owner}/{repo}/pulls"
COMMENTS = "repos/{owner}/{repo}/issues/7/comments"
OPEN = [{"number": 6, "head": {"sha": "aaa"}}, {"number": 7, "head": {"sha": "bbb"}}]


def comment(number: int, login: str, body: str) -> dict[str, Any]:
    return {"id": number, "user": {"login": login}, "body": body}


def test_the_first_comment_is_made_at_the_proposal_of_that_commit() -> None:
    github = GitHub({PULLS: OPEN, COMMENTS: [comment(1, "iemand", f"{one_comment.MARK} nagemaakt")]}, "**1**")
    assert one_comment.main(["run", "5", "bbb"], github) == 0
    ((method, address, data),) = github.sent
    assert (method, address) == ("POST", COMMENTS)
    begin = "Over versie `bbb` van dit voorstel.\n\n**1**\n\nOm te zien hoe het wordt"
    assert data["body"].startswith(f"{one_comment.MARK}\n{begin}")


def test_the_comment_says_where_the_preview_is() -> None:
    here = {"GITHUB_SERVER_URL": "https://forge.example", "GITHUB_REPOSITORY": "wij/richtlijn"}
    assert "(https://forge.example/wij/richtlijn/actions/runs/5)" in one_comment.preview_of(5, here)


def test_a_newer_comment_takes_the_place_of_the_one_before() -> None:
    mine = comment(3, one_comment.AUTHOR, f"{one_comment.MARK}\noud")
    github = GitHub({PULLS: OPEN, COMMENTS: [comment(1, "iemand", "mooi"), mine]}, "nieuw")
    one_comment.main(["run", "5", "bbb"], github)
    assert [(method, address) for method, address, _ in github.sent] == [
        ("PATCH", "repos/{owner}/{repo}/issues/comments/3")
    ]


def test_without_a_proposal_nothing_is_posted() -> None:
    github = GitHub({PULLS: OPEN}, "tekst")
    assert one_comment.main(["run", "5", "ccc"], github) == 1
    assert github.sent == []


@pytest.mark.parametrize("artefact", [None, "", " \n", "<!-- richtlijn-wijzigingen -->\n"])
def test_what_was_not_compared_does_not_read_as_no_changes(artefact: str | None) -> None:
    """It takes the place of the comment on an earlier commit, and says which commit it is about."""
    mine = comment(3, one_comment.AUTHOR, f"{one_comment.MARK}\n**Geen wijzigingen.**")
    proposal = {"number": 7, "head": {"sha": "0123456789abcdef"}}
    github = GitHub({PULLS: [proposal], COMMENTS: [mine]}, artefact)
    assert one_comment.main(["run", "5", "0123456789abcdef"], github) == 0
    ((method, _, data),) = github.sent
    assert method == "PATCH"
    assert "Over versie `0123456789ab` van" in data["body"]
    assert "**Niet vergeleken.**" in data["body"]


def test_a_form_of_which_nothing_came_gets_a_comment_that_says_so(tmp_path: Path) -> None:
    file = tmp_path / "reactie.md"
    file.write_text("", encoding="utf-8")
    github = GitHub({})
    assert one_comment.main(["issue", "7", str(file)], github) == 0
    ((_, _, data),) = github.sent
    assert "**Niet gelukt.**" in data["body"]


@pytest.mark.parametrize(
    "text",
    [
        "@iedereen kijk",
        "[klik](https://kwaad.example)",
        "![x](//kwaad.example/x.png)",
        "[a]: https://kwaad.example\n[a]",
        "https://kwaad.example www.kwaad.example",
        "<img src=x> <a href=x>klik</a>",
        "<details open ontoggle=x>",
        "<!-- verborgen --> <!-- open",
    ],
)
def test_a_text_of_strangers_is_only_text(text: str) -> None:
    made = one_comment.harmless(text)
    for sign in ("@", "](", "]:", "://", "www.", "<img", "<a", "<details", "<!--"):
        assert sign not in made


@pytest.mark.parametrize("text", ["@team", "&#64;team", "naam/project#12", "naam/project&#35;12", "GH-12"])
def test_a_text_that_shows_a_mention_or_an_issue_is_broken_by_a_space_without_width(text: str) -> None:
    shown = html.unescape(one_comment.harmless(text))
    assert not re.search(r"@\w|#\d|GH-\d", shown)
    assert shown.replace("\u200b", "") == html.unescape(text)


def test_what_the_comparison_writes_stays() -> None:
    text = "**1**\n\n<details>\n<summary>Tekst (2)</summary>\n\n- <del>a</del> <ins>**b**</ins><br>"
    assert one_comment.harmless(text) == text


def test_a_long_text_is_cut_at_a_line() -> None:
    made = one_comment.harmless("regel\n" * 50_000)
    assert len(made) < one_comment.LONGEST + 100
    assert made.endswith("alles staat bij de controle.")


def test_each_owner_has_one_issue_that_is_kept_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "herzieningen.json"
    rows = [("Herzieningen A", "nieuw"), ("Herzieningen B", "anders"), ("Herzieningen C", "gelijk")]
    file.write_text(json.dumps([{"titel": title, "tekst": text} for title, text in rows]), encoding="utf-8")
    known = [
        {"number": 2, "title": "Herzieningen B", "body": "oud"},
        {"number": 3, "title": "Herzieningen C", "body": "gelijk"},
        {"number": 4, "title": "Herzieningen D", "body": "klaar"},
        {"number": 5, "title": "Herzieningen A", "body": "", "pull_request": {}},
    ]
    github = GitHub({due_issues.ADDRESS: known})
    assert due_issues.main([str(file)], github) == 0
    made = {"title": "Herzieningen A", "body": "nieuw", "labels": ["herziening"]}
    assert github.sent == [
        ("POST", due_issues.ADDRESS, made),
        ("PATCH", f"{due_issues.ADDRESS}/2", {"body": "anders"}),
        ("PATCH", f"{due_issues.ADDRESS}/4", {"state": "closed"}),
    ]


def test_the_issue_of_an_owner_calls_nobody(tmp_path: Path) -> None:
    file = tmp_path / "herzieningen.json"
    row = {"titel": "Herzieningen A", "tekst": "- [ ] 1 mei: Over &#64;octocat en wij/site#1 (`docs/a.md`)"}
    file.write_text(json.dumps([row]), encoding="utf-8")
    github = GitHub({})
    due_issues.main([str(file)], github)
    ((_, _, data),) = github.sent
    assert not re.search(r"@\w|#\d", html.unescape(data["body"]))
    assert data["body"].startswith("- [ ] 1 mei: Over ")


LINKS = {"number": 9, "title": link_issue.TITLE, "body": "oud"}


@pytest.mark.parametrize(
    ("code", "known", "sent"),
    [
        ("2", [], [("POST", due_issues.ADDRESS)]),
        ("2", [LINKS], [("PATCH", f"{due_issues.ADDRESS}/9")]),
        ("0", [LINKS], [("PATCH", f"{due_issues.ADDRESS}/9")]),
        ("0", [], []),
        ("1", [LINKS], []),
    ],
)
def test_links_that_fail_have_one_issue(
    tmp_path: Path, code: str, known: list[dict[str, Any]], sent: list[tuple[str, str]]
) -> None:
    report = tmp_path / "links.md"
    report.write_text("* [404] <https://weg.example/@a#1> @iemand wij/site#1\n" * 5000, encoding="utf-8")
    github = GitHub({due_issues.ADDRESS: known})
    assert link_issue.main([str(report), code], github) == (code == "1")
    assert [(method, address) for method, address, _ in github.sent] == sent
    for _, _, data in github.sent:
        text = html.unescape(data.get("body", ""))
        assert not re.search(r"@iemand|site#1", text)
        assert code != "2" or "<https://weg.example/@a#1>" in text
        text = data.get("body", "")
        assert len(text) < 65_536
        assert code == "2" or data == {"state": "closed"}
