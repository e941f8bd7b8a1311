"""Everything can be reached and done with a keyboard alone, and the focus can always be seen (WCAG 2.1.1,
2.4.7 and 2.4.11): no mouse here, and no script that moves the focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser_site import KINDS_OF_PAGES, MOST_STOPS, Served, go_to, open_context
from playwright.sync_api import Browser, Locator, Page, expect

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}

FOCUS = """() => {
    const contrast = (one, other) => {
        const light = (colour) => {
            const [r, g, b] = colour.map((part) => part / 255)
                .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
            return .2126 * r + .7152 * g + .0722 * b + .05;
        };
        const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
        return high / low;
    };
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const ground = (element) => {
        if (!element) return [255, 255, 255];
        const [r, g, b, alpha = 1] = parts(getComputedStyle(element).backgroundColor);
        if (alpha === 1) return [r, g, b];
        const under = ground(element.parentElement);
        return [r, g, b].map((part, index) => part * alpha + under[index] * (1 - alpha));
    };
    const ringShows = (element) => {
        const style = getComputedStyle(element);
        const inside = parseFloat(style.outlineOffset) < 0;
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
            && contrast(parts(style.outlineColor), ground(inside ? element : element.parentElement)) >= 3;
    };
    const reach = (element) => [...element.getClientRects()].flatMap((box) => [.1, .5, .9].flatMap(
        (x) => [.1, .5, .9].map((y) => [box.left + box.width * x, box.top + box.height * y])))
        .some(([x, y]) => element.contains(document.elementsFromPoint(x, y).find(
            (top) => !top.closest("[role=tooltip]"))));  // the meaning of the stop before this one fades
    const stop = document.activeElement;
    if (stop === document.body) return null;
    stop.dataset.visited = Number(stop.dataset.visited || 0) + 1;
    const shown = stop.matches(".md-option") ? stop.nextElementSibling : stop;  // the theme shows its label
    const shape = stop.closest("svg") && stop.querySelector(".label-container");  // a node of a flowchart
    const problems = [];
    if (shape ? parseFloat(getComputedStyle(shape).strokeWidth) < 4 : !ringShows(shown))
        problems.push("no ring");
    if (!reach(shown)) problems.push("covered");
    const name = `${stop.tagName} ${stop.className} ${stop.ariaLabel || stop.textContent.trim()}`;
    return { problems, seen: stop.dataset.visited > 1, name };
}"""


@pytest.fixture
def page(chromium: Browser, site: Served) -> Iterator[Page]:
    context = open_context(
        chromium,
        site,
        viewport=DESKTOP,
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size(PHONE)
    return page


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def link(page: Page, navigation: str, name: str) -> Locator:
    return page.get_by_role("navigation", name=navigation, exact=True).get_by_role(
        "link", name=name, exact=True
    )


def abbreviation(page: Page, site: Served) -> tuple[Locator, str]:
    """Open a module with an abbreviation and return the first with its meaning."""
    address = site.module("<abbr tabindex")
    page.goto(site.address + address)
    word = page.locator("article abbr[tabindex]").first
    return word, site.part(address, "//article//abbr[@tabindex]").get("title")


@pytest.mark.parametrize("kind", [*KINDS_OF_PAGES, "sheet for patients", "not found"])
@pytest.mark.parametrize(
    ("size", "scheme", "key"),
    [(DESKTOP, "light", "Tab"), (PHONE, "dark", "Shift+Tab")],
    ids=["desktop", "phone"],
)
def test_the_focus_can_be_seen_at_every_stop(
    page: Page, site: Served, size: dict[str, int], scheme: str, key: str, kind: str
) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(site.address + site.of_kind(kind))
    stops: list[str] = []
    problems = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press(key)
        focus = page.evaluate(FOCUS)
        if focus is None or focus["seen"]:
            break
        stops.append(focus["name"])
        problems += [(problem, focus["name"]) for problem in focus["problems"]]
    assert problems == []
    fewest = 1 if kind == "not found" else 10
    assert fewest < len(stops) < MOST_STOPS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_can_be_seen_in_the_opened_menu(phone: Page, site: Served, scheme: str) -> None:
    phone.emulate_media(color_scheme=scheme)
    phone.goto(site.address + site.module())
    go_to(phone, phone.get_by_role("button", name="Menu"))
    phone.keyboard.press("Enter")
    stops: list[str] = []
    problems = []
    while phone.locator("#__drawer").is_checked() and len(stops) < MOST_STOPS:
        focus = phone.evaluate(FOCUS)
        stops.append(focus["name"])
        problems += [(problem, focus["name"]) for problem in focus["problems"]]
        phone.keyboard.press("Tab")
    assert problems == []
    assert 5 < len(stops) < MOST_STOPS


def test_the_first_stop_skips_to_the_text(page: Page, site: Served) -> None:
    page.goto(site.address + site.module())
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de tekst")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(
        page.locator("article .stand-van-zaken summary")
    ).to_be_focused()  # nothing of the text is passed over


def test_on_a_desktop_tabs_and_menu_lead_to_another_module(page: Page, site: Served) -> None:
    page.goto(site.address + site.module())
    other = site.module_elsewhere()
    chapter = site.chapter(other)
    go_to(page, link(page, "Rubrieken", chapter))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{other.split('/')[0]}/")
    go_to(page, link(page, chapter, site.name_in_menu(other)))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{other}")
    expect(page.locator("h1")).to_contain_text(site.title(other))


def test_on_a_phone_the_menu_leads_to_another_module(phone: Page, site: Served) -> None:
    phone.goto(site.address + site.module())
    menu = phone.get_by_role("button", name="Menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    go_to(phone, menu)
    phone.keyboard.press("Space")
    expect(menu).to_have_attribute("aria-expanded", "true")
    here, other = site.chapter(site.module()), site.module_elsewhere()
    there = site.chapter(other)
    expect(button(phone, f"{here}: terug")).to_be_focused()
    phone.keyboard.press("Enter")
    expect(button(phone, f"Onderdelen van {here}")).to_be_focused()
    title = phone.locator(".md-nav__title[for=__drawer]")
    assert title.evaluate("title => title.scrollWidth <= title.clientWidth")
    chapter = button(phone, f"Onderdelen van {there}")
    expect(chapter).to_have_attribute("aria-expanded", "false")
    go_to(phone, chapter)
    phone.keyboard.press("Enter")
    expect(button(phone, f"{there}: terug")).to_be_focused()
    go_to(phone, link(phone, there, site.name_in_menu(other)))
    phone.keyboard.press("Enter")
    phone.wait_for_url(f"**/{other}")


def test_on_a_phone_without_scripts_the_chapters_are_in_sight(chromium: Browser, site: Served) -> None:
    context = open_context(chromium, site, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + site.module())
    folder = site.module_elsewhere().split("/")[0]
    chapter = link(page, "Rubrieken", site.chapters[folder])
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if chapter.and_(page.locator(":focus")).count():
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{folder}/")
    context.close()


def test_on_a_phone_the_menu_holds_the_contents_of_the_page(phone: Page, site: Served) -> None:
    phone.goto(site.address + site.module())
    go_to(phone, phone.get_by_role("button", name="Menu"))
    phone.keyboard.press("Enter")
    go_to(phone, button(phone, site.name_in_menu(site.module())))
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("button", name="Inhoudsopgave: terug")).to_be_focused()
    go_to(phone, phone.locator(".md-sidebar--primary").get_by_role("link", name="Verantwoording"))
    phone.keyboard.press("Enter")
    expect(phone.locator("#__drawer")).not_to_be_checked()
    expect(phone.locator("h2#verantwoording")).to_be_in_viewport()
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.querySelector('article').contains(document.activeElement)")


def test_escape_closes_the_menu_and_gives_the_focus_back(phone: Page, site: Served) -> None:
    phone.goto(site.address)
    menu = phone.get_by_role("button", name="Menu")
    go_to(phone, menu)
    phone.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    phone.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_who_leaves_the_menu_closes_it(phone: Page, site: Served) -> None:
    phone.goto(site.address)
    menu = phone.get_by_role("button", name="Menu")
    go_to(phone, menu)
    phone.keyboard.press("Enter")
    phone.keyboard.press("Shift+Tab")
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_light_and_dark_can_be_chosen(page: Page, site: Served) -> None:
    page.goto(site.address)
    light = page.get_by_role("radio", name="Lichte weergave")
    dark = page.get_by_role("radio", name="Donkere weergave")
    expect(light).to_be_checked()
    go_to(page, light)
    for key, chosen in (("ArrowRight", dark), ("Enter", light)):
        before = page.evaluate("getComputedStyle(document.body).backgroundColor")
        page.keyboard.press(key)
        expect(chosen).to_be_focused()
        expect(chosen).to_be_checked()
        page.wait_for_function(
            "before => getComputedStyle(document.body).backgroundColor !== before", arg=before
        )


def test_on_a_phone_the_search_opens_and_closes(phone: Page, site: Served) -> None:
    phone.goto(site.address)
    button = phone.get_by_role("button", name="Zoeken", exact=True)
    go_to(phone, button)
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("textbox", name="Zoeken")).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    phone.keyboard.type(site.title(site.module()))
    expect(phone.locator(".md-search-result__item").first).to_be_visible()
    phone.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("key", [".", ",", "n", "p", "s", "f", "/"])
def test_a_single_character_does_nothing(page: Page, site: Served, key: str) -> None:
    page.goto(site.address + site.module())
    page.keyboard.press("Tab")
    page.evaluate(
        """() => {
            window.went = [];
            navigation.addEventListener("navigate", (event) => went.push(event.destination.url));
        }"""
    )
    page.keyboard.press(key)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("went") == []
    assert page.url == site.address + site.module()
    expect(page.locator("#__search")).not_to_be_checked()


def test_a_wide_table_can_be_scrolled(phone: Page, site: Served) -> None:
    phone.goto(site.address + site.wide_table())
    frame = phone.get_by_role("group", name="Tabel").first
    go_to(phone, frame)
    assert frame.evaluate("frame => frame.scrollLeft") == 0
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("document.activeElement.scrollLeft > 0")


def test_a_table_that_fits_is_no_stop(page: Page, site: Served) -> None:
    page.goto(site.address + site.wide_table())
    frames = page.locator(".md-typeset__scrollwrap")
    expect(frames.first).to_be_visible()
    stops = frames.evaluate_all(
        "frames => frames.filter((frame) => frame.scrollWidth <= frame.clientWidth)"
        ".map((frame) => frame.tabIndex >= 0)"
    )
    assert stops
    assert not any(stops)


def test_a_recommendation_is_copied_and_that_is_said(page: Page, site: Served) -> None:
    page.goto(site.address + site.module())
    chosen = site.recommendation()
    box = page.locator(f"#{chosen}")
    go_to(page, box.locator(".aanbeveling-kopie"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Gekopieerd")).to_have_count(1)
    copied = page.evaluate("navigator.clipboard.readText()")
    lines = box.locator(".aanbeveling-tekst").inner_text().replace("\u00a0", " ").split("\n")
    places = [copied.find(line.strip()) for line in lines if line.strip()]
    assert places[0] == 0
    assert places == sorted(places)
    assert f"Bron: {site.name}" in copied
    go_to(page, box.locator(".aanbeveling-link"), "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/#{chosen}")


def test_an_abbreviation_shows_its_meaning_until_escape(page: Page, site: Served) -> None:
    word, meaning = abbreviation(page, site)
    go_to(page, word)
    tip = page.get_by_role("tooltip").filter(has_text=meaning)
    expect(tip).to_be_visible()
    expect(word).to_have_attribute("aria-describedby", tip.get_attribute("id") or "")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(word).to_be_focused()
    expect(word).to_have_attribute("title", meaning)


def test_the_pointer_may_rest_on_the_meaning_of_an_abbreviation(page: Page, site: Served) -> None:
    word, meaning = abbreviation(page, site)
    word.hover()
    tip = page.get_by_role("tooltip").filter(has_text=meaning)
    tip.hover()
    page.wait_for_timeout(600)  # longer than the script waits before it takes it away
    expect(tip).to_be_visible()


def test_the_text_of_a_flowchart_is_one_step_away(page: Page, site: Served) -> None:
    page.goto(site.address + site.flowcharts()[0])
    go_to(page, page.get_by_role("link", name="Lees het schema als tekst"))
    page.keyboard.press("Enter")
    steps = page.locator(".stappen").first
    expect(steps.locator("> li").first).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert steps.evaluate("steps => steps.contains(document.activeElement)")
