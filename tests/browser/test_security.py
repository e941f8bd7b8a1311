"""The site works under its own strict headers, behind a real nginx, and no page breaks the policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from browser_site import KEEP_REFUSED, Served, open_context
from playwright.sync_api import Browser, Page, expect

STANDING = re.compile("actueel|binnenkort te beoordelen|verlopen")
"""What a script writes of how fresh a text is; which of them depends on the day."""

PARTS = 4
"""In how many tests all old addresses are opened, so that all processes have work."""


@pytest.fixture
def page(chromium: Browser, behind_nginx: Served) -> Iterator[Page]:
    """A page that keeps what the browser refused, in ``page.refused``."""
    context = open_context(chromium, behind_nginx, permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(KEEP_REFUSED)
    opened = context.new_page()
    yield opened
    context.close()


@pytest.mark.parametrize("part", range(PARTS))
def test_an_old_address_leads_on_under_the_policy(page: Page, behind_nginx: Served, part: int) -> None:
    for address in behind_nginx.pages_that_lead_on()[part::PARTS]:
        old = behind_nginx.address + address
        page.goto(old, wait_until="commit")
        new = urljoin(old, behind_nginx.part(address, "//link[@rel='canonical']").get("href"))
        page.wait_for_url(new, wait_until="commit")


def test_the_policy_would_stop_a_foreign_script(page: Page, behind_nginx: Served) -> None:
    page.goto(behind_nginx.address)
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = '1'; document.body.append(s); }"
    )
    assert any("script-src" in item for item in page.evaluate("window.refused"))


def test_every_feature_works_under_the_policy(page: Page, behind_nginx: Served) -> None:
    page.goto(behind_nginx.address + behind_nginx.module())
    expect(page.locator(".modulegegevens .stand")).to_have_text(STANDING)
    button = page.locator(".aanbeveling-kopie").first
    button.click()
    expect(button).to_have_text("Gekopieerd")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("label[for=__palette_1]").click()
    page.wait_for_function(
        "before => getComputedStyle(document.body).backgroundColor !== before", arg=background
    )
    page.locator("[data-md-component=search-query]").fill(behind_nginx.title(behind_nginx.module()))
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert page.evaluate("window.refused") == []
