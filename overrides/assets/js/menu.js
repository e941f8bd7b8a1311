// A page carries in its menu the pages of its own chapter; those of the others stand once, in what this script knows of the
// site. Without scripts the chapters stand above the text, each a link.
(() => {
  "use strict";
  const settings = document.getElementById("__config");
  if (!settings) return;
  const root = new URL(`${JSON.parse(settings.textContent).base}/`, location);
  const chapters = new Map(Object.entries(SITE.onderdelen).map(([address, pages]) => [new URL(address, root).href, pages]));
  const alone = ".md-nav--primary .md-nav .md-nav__list > .md-nav__item:only-child > .md-nav__link";
  for (const link of document.querySelectorAll(alone)) {
    const item = link.parentElement;
    const pages = chapters.get(link.href);
    if (!pages) continue;
    item.replaceWith(...pages.map(([title, address]) => {
      const shown = item.cloneNode(true);
      shown.querySelector("a").href = new URL(address, root).href;
      shown.querySelector(".md-ellipsis").textContent = title;
      return shown;
    }));
  }
})();
