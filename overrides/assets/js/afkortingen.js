// The meaning of an abbreviation, for mouse, finger and keyboard (WCAG 1.4.13): always as text, never as HTML. It stands at
// the first use in each part of a page, and shows at every use.
(() => {
  "use strict";
  const GAP = 4; // pixels between the word and its meaning
  const LINGER = 300; // milliseconds in which a pointer can go from the word to its meaning
  const tip = document.createElement("div");
  tip.id = "afkorting-uitleg";
  tip.className = "afkorting-uitleg";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);

  const written = (use) => use.textContent.trim();
  const uses = [...document.querySelectorAll("article abbr[title]")];
  const meanings = new Map(uses.map((use) => [written(use), use.title]));

  let word = null;
  let leaving = 0;

  const hide = () => {
    clearTimeout(leaving);
    if (!word) return;
    word.title = tip.textContent;
    word.removeAttribute("aria-describedby");
    word = null;
    tip.hidden = true;
  };

  const show = (chosen) => {
    clearTimeout(leaving);
    if (chosen === word) return;
    hide();
    word = chosen;
    tip.textContent = word.title || meanings.get(written(word));
    word.removeAttribute("title"); // or the browser shows it once more
    word.setAttribute("aria-describedby", tip.id);
    tip.hidden = false;
    const place = word.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const right = document.documentElement.clientWidth - width - GAP;
    const below = place.bottom + GAP + height <= innerHeight;
    tip.style.left = `${scrollX + Math.max(GAP, Math.min(place.left, right))}px`;
    tip.style.top = `${scrollY + (below ? place.bottom + GAP : place.top - GAP - height)}px`;
  };

  const meant = (target) => {
    const use = target instanceof Element ? target.closest("article abbr") : null;
    return use && meanings.has(written(use)) ? use : null;
  };
  const isShown = (target) => target instanceof Node && (word?.contains(target) || tip.contains(target));

  document.addEventListener("focusin", ({ target }) => {
    if (meant(target)) show(meant(target));
  });
  document.addEventListener("focusout", ({ target }) => {
    if (isShown(target)) hide();
  });
  document.addEventListener("pointerover", ({ target }) => {
    if (meant(target)) show(meant(target));
    else if (isShown(target)) clearTimeout(leaving);
  });
  document.addEventListener("pointerout", ({ target }) => {
    if (!isShown(target) || word === document.activeElement) return;
    clearTimeout(leaving);
    leaving = setTimeout(hide, LINGER);
  });
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });
})();
