"""An address that only passes a reader on is told apart, with the address that it leads to."""

from __future__ import annotations

import pytest
from guideline.checks.references.redirects import behind_redirect
from project import Project

SAFELINK = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fiknl.nl%2Fa&data=05%7C02"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (SAFELINK, "https://iknl.nl/a"),
        ("https://www.google.com/url?sa=t&q=http://iknl.nl/a&usg=x", "https://iknl.nl/a"),
        ("https://urldefense.com/v3/__https://iknl.nl/a__;!!x$", "https://iknl.nl/a"),
        ("https://urldefense.proofpoint.com/v2/url?u=https-3A__iknl.nl_a&d=x", "https://iknl.nl/a"),
        ("https://pubmed-ncbi-nlm-nih-gov.ezproxy.x.nl/1/", "https://pubmed.ncbi.nlm.nih.gov/1/"),
        ("https://www.nejm.org.proxy.x.nl/a", "https://www.nejm.org/a"),
        ("https://www-nejm-org.x.idm.oclc.org/a", "https://www.nejm.org/a"),
        ("https://login.ezproxy.x.nl/login?url=https://doi.org/10.1/x", "https://doi.org/10.1/x"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fiknl.nl%2Fa%3Futm_source%3Dx", "https://iknl.nl/a"),
        ("https://iknl.nl/a?volgende=nee", ""),
        ("https://www.proxyclick.com/a", ""),
        ("https://[kapot", ""),
    ],
)
def test_what_an_address_leads_to(typed: str, expected: str) -> None:
    assert behind_redirect(typed) == expected


def test_a_redirect_is_found_in_a_link_and_in_a_source(project: Project) -> None:
    project.replace("docs/diagnostiek/voorbeeld.md", "Afweging.\n", f"Lees [dit]({SAFELINK}).\n")
    project.replace("docs/literatuur.bib", "https://www.richtlijnendatabase.nl/onzeker", SAFELINK)
    found = {item.code: item.suggestion for item in project.check()}
    assert found["V010"] == "schrijf https://iknl.nl/a"
    assert found["L020"] == "schrijf ‘url = {https://iknl.nl/a},’"
