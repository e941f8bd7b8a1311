"""A link leads where a browser goes, and is plain only when everybody reads it so."""

from __future__ import annotations

import pytest
from guideline.model.destination import Leads, destination, has_parts, parts_of


@pytest.mark.parametrize(
    "target",
    [
        "",
        "#anker",
        "ander.md",
        "../map/ander.md#anker",
        "?q=pijn",
        "plaat.png",
        "map/a:b.md",
        "../../x/",
        "../..",
    ],
)
def test_a_path_stays_on_the_site(target: str) -> None:
    assert destination(target).leads is Leads.SITE
    assert destination(target).plain


@pytest.mark.parametrize(
    "target",
    [
        "https://thuisarts.nl",
        "https://www.thuisarts.nl/a?b=c#d",
        "https://thuisarts.nl/a~(b)_%20é",
    ],
)
def test_a_whole_address_leads_to_its_host(target: str) -> None:
    found = destination(target)
    assert found.leads is Leads.WEB
    assert found.host.removeprefix("www.") == "thuisarts.nl"
    assert found.plain


@pytest.mark.parametrize(
    "target",
    [
        "HTTPS://elders.example",
        "https://ELDERS.example",
        "ht\ntps://elders.example",
        "\x01https://elders.example",
        "https:\\\\elders.example",
        "https://kanker.nl@elders.example/",
        "https://kanker.nl:geheim@elders.example/",
        "https:////elders.example",
        "https://elders。example",
    ],
)
def test_a_disguised_address_is_not_plain(target: str) -> None:
    found = destination(target)
    assert found.leads is Leads.WEB
    assert found.host == "elders.example"
    assert not found.plain


@pytest.mark.parametrize(
    "target",
    [
        "//elders.example",
        "\\\\elders.example",
        "/\\elders.example",
        "https:elders.example",
        "/map/",
        "http://thuisarts.nl",
        "ftp://elders.example",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        " JavaScript:alert(1)",
        "data:image/svg+xml,<svg/>",
        "blob:https://thuisarts.nl/x",
        "view-source:https://thuisarts.nl",
        "ms-word:ofe|u|https://elders.example",
        "https://",
        "https://\ud800",
    ],
)
def test_no_other_address_counts_as_one_of_the_site_or_the_web_typed_plainly(target: str) -> None:
    found = destination(target)
    assert found.leads is Leads.ELSEWHERE or not found.plain
    assert found.leads is not Leads.SITE


@pytest.mark.parametrize(
    ("target", "leads"), [("mailto:redactie@kanker.nl", Leads.MAIL), ("tel:112", Leads.PHONE)]
)
def test_mail_and_telephone_have_addresses_of_their_own(target: str, leads: Leads) -> None:
    assert (destination(target).leads, destination(target).plain) == (leads, True)
    assert not destination(target.upper()).plain


@pytest.mark.parametrize("target", ["//[x/b", "mailto://[@x)", "https://kanker.nl／x/a", "mailto://a／b"])
def test_an_address_that_cannot_be_taken_apart_is_all_path(target: str) -> None:
    assert not has_parts(target)
    assert parts_of(target).path == target
    assert parts_of(target).hostname is None


def test_an_address_with_a_port_that_is_none_has_no_host_to_ask_for() -> None:
    assert parts_of("https://kanker.nl:x/").hostname is None
