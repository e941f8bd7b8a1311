"""Links follow what gets another address, and nothing else in the text changes."""

from __future__ import annotations

import pytest
from guideline.reading.links import with_new_addresses


def renamed(address: str) -> str:
    return {"a/oud.md": "b/nieuw.md", "a/oud.md#x": "b/nieuw.md#x"}.get(address, address)


@pytest.mark.parametrize(
    ("typed", "page", "expected"),
    [
        ("[t](oud.md)", "a/p.md", "[t](../b/nieuw.md)"),
        ('[t](oud.md#x "titel")', "a/p.md", '[t](../b/nieuw.md#x "titel")'),
        ("[t](<a/oud.md>)", "index.md", "[t](<b/nieuw.md>)"),
        ("[t]: a/oud.md\n", "index.md", "[t]: b/nieuw.md\n"),
        ('click n "oud.md#x" "tip"', "a/p.md", 'click n "../b/nieuw.md#x" "tip"'),
        ("[t](https://a/oud.md) `oud.md` oud.md", "a/p.md", "[t](https://a/oud.md) `oud.md` oud.md"),
        ("[t](oud.mdx) [u](nieuw.md) ![v](oud.png)", "a/p.md", "[t](oud.mdx) [u](nieuw.md) ![v](oud.png)"),
    ],
)
def test_a_link_leads_to_the_new_address(typed: str, page: str, expected: str) -> None:
    assert with_new_addresses(typed, page, page, renamed) == expected


def test_the_links_of_a_page_that_moves_are_seen_from_its_new_place() -> None:
    typed = "[a](p.md#k) [b](#x) ![c](../assets/images/c.png) [d](oud.md#x)"
    assert with_new_addresses(typed, "a/oud.md", "b/nieuw.md", renamed) == (
        "[a](../a/p.md#k) [b](#x) ![c](../assets/images/c.png) [d](nieuw.md#x)"
    )
