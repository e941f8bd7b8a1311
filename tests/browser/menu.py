"""The menu of a phone or a tablet, and whether what it opened can be seen there."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

OUT_OF_SIGHT = """async (closer) => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const links = [...closer.closest("nav").querySelectorAll(".md-nav__list a")]
        .filter((link) => link.offsetParent && !link.closest(".md-nav__toggle:not(:checked) ~ .md-nav"));
    const wrong = [];
    let seen = 0;
    for (const link of [closer, ...links]) {
        const box = link.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        // a long list can be scrolled to, and may have been: its first lines are then behind the title
        const beyond = y >= innerHeight || (link !== closer && y < closer.getBoundingClientRect().bottom);
        const onTop = link.contains(document.elementFromPoint(x, y));
        const shows = link.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        if (box.left < 0 || box.right > innerWidth || !shows || (!beyond && !onTop))
            wrong.push(`${link.textContent.trim()} ${Math.round(box.left)}`);
        seen += onTop;
    }
    return { wrong, seen, most: Math.min(links.length, 5) };
}"""
"""What cannot be seen of an opened panel, known by the button that closes it, once nothing moves any more."""


def button(page: Page, name: str) -> Locator:
    """The button with this name."""
    return page.get_by_role("button", name=name, exact=True)


def assert_in_sight(closer: Locator) -> None:
    """Assert that the links of the panel that ``closer`` closes can be seen, and can be pressed."""
    shown = closer.evaluate(OUT_OF_SIGHT)
    assert shown["wrong"] == []
    assert shown["seen"] > shown["most"] > 1
