// What the theme offers to a mouse or a finger alone, for the keyboard and the screen reader too.

// The theme opens its menu and its search with labels of hidden checkboxes. With scripts real buttons take their place;
// without, the style sheet shows the chapters.
(() => {
  "use strict";
  const wide = matchMedia("(min-width: 76.25em)");
  const tablet = matchMedia("(min-width: 60em)");

  // A button that looks like the label (the theme's styles ask for its classes and its `for`) and says whether its part is open.
  const asButton = (label, name) => {
    const toggle = document.getElementById(label.htmlFor);
    const button = document.createElement("button");
    for (const attribute of label.attributes) button.setAttribute(attribute.name, attribute.value);
    button.removeAttribute("tabindex");
    button.type = "button";
    if (name) button.setAttribute("aria-label", name);
    const tell = () => button.setAttribute("aria-expanded", toggle.checked);
    toggle.addEventListener("change", tell);
    tell();
    button.addEventListener("click", () => toggle.click());
    button.append(...label.childNodes);
    label.replaceWith(button);
    return button;
  };

  // Follow an opening or closing part with the focus: into it, or back to what opened it. A part that still slides in must
  // not be scrolled to: the browser would shift its frame, and it would slide past.
  const followFocus = (toggle, part, enter, leave) => {
    toggle.addEventListener("change", () => {
      if (toggle.checked) enter().focus({ preventScroll: true });
      else if (part.contains(document.activeElement)) leave.focus();
    });
  };

  const whenever = (query, act) => {
    query.addEventListener("change", act);
    act();
  };

  const drawer = document.getElementById("__drawer");
  const panel = document.querySelector(".md-sidebar--primary");
  const menu = asButton(document.querySelector(".md-header__button[for=__drawer]"), "Menu");

  // Only on a narrow screen do the levels of the menu slide over each other; on a wide one all is in sight.
  for (const back of panel.querySelectorAll(".md-nav__title[for^=__nav], .md-nav__title[for=__toc]")) {
    const toggle = document.getElementById(back.htmlFor);
    const label = toggle.parentElement.querySelector(`.md-nav__link[for=${toggle.id}]`);
    const chapter = label.previousElementSibling?.matches("a") && label.previousElementSibling.textContent.trim();
    const opener = asButton(label, chapter && `Onderdelen van ${chapter}`);
    const closer = asButton(back, `${back.textContent.trim()}: terug`);
    whenever(wide, () => { opener.disabled = wide.matches; });
    followFocus(toggle, closer.parentElement, () => closer, opener);
  }

  const inSight = (element) => element.offsetParent && getComputedStyle(element).visibility === "visible";
  const firstStop = () => [...panel.querySelectorAll("a, button")].find(inSight);
  followFocus(drawer, panel, firstStop, menu);
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (drawer.checked && relatedTarget && !panel.contains(relatedTarget)) drawer.click();
  });
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && drawer.checked) drawer.click();
  });

  const search = document.getElementById("__search");
  const dialog = document.querySelector(".md-search");
  const field = dialog.querySelector(".md-search__input");
  const lens = asButton(document.querySelector(".md-header__button[for=__search]"), "Zoeken");
  followFocus(search, dialog, () => field, lens);
  const close = asButton(dialog.querySelector(".md-search__icon[for=__search]"), "Zoeken sluiten");
  close.removeAttribute("aria-expanded");
  close.tabIndex = -1; // the keyboard has Escape and Tab for it
  whenever(tablet, () => close.setAttribute("aria-hidden", tablet.matches)); // there it is a picture in the field

  // The theme shows which view is on, and does not tell it.
  const body = document.body;
  const tell = () => {
    for (const view of document.querySelectorAll(".md-option")) view.checked = view.dataset.mdColorScheme === body.dataset.mdColorScheme;
  };
  new MutationObserver(tell).observe(body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
  tell();

  // The search opens with Ctrl+K (Cmd+K on a Mac), as on other sites: a combination, which no dictating software types.
  addEventListener("keydown", (event) => {
    if (event.key?.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!search.checked) search.click();
    field.focus();
    field.select();
  }, { capture: true });

  // The theme goes to another page at a single letter or comma, which dictating software types unasked (WCAG 2.1.4).
  addEventListener("keydown", (event) => {
    if (event.key?.length === 1 && !search.checked) event.stopImmediatePropagation();
  }, { capture: true });
})();
