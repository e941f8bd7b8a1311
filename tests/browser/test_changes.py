"""The list of changes is narrowed by its address, and knows the last visit of this browser only."""

from __future__ import annotations

from browser_site import Served, open_context
from playwright.sync_api import Browser, expect


def test_the_address_narrows_the_changes_and_the_last_visit_is_one_of_the_choices(
    chromium: Browser, site: Served
) -> None:
    address = next(page for page in site.pages() if 'class="gewijzigd"' in site.source(page))
    context = open_context(chromium, site)
    page = context.new_page()
    page.goto(f"{site.address}{address}?sinds=2999-01-01")
    items = page.locator("article li:has(> time)")
    number = items.count()
    assert number
    expect(page.get_by_role("status").filter(has_text="wijzigingen")).to_have_text(
        f"Sinds 1 januari 2999: 0 van {number} wijzigingen."
    )
    assert not [item for item in items.all() if item.is_visible()]
    choices = page.get_by_role("navigation", name="Wijzigingen sinds")
    expect(choices.get_by_role("link", name="sinds uw vorige bezoek")).to_have_count(0)
    choices.get_by_role("link", name="alles").click()
    assert all(item.is_visible() for item in items.all())
    expect(choices.get_by_role("link", name="sinds uw vorige bezoek")).to_be_visible()
    context.close()
