// What the search box says: a screen reader hears how much was found, and who finds nothing gets the chapters and the
// glossary.
(() => {
  "use strict";
  const count = document.querySelector(".md-search-result__meta");
  const help = document.getElementById("niets-gevonden");
  if (!count || !help) return;
  const none = JSON.parse(document.getElementById("__config").textContent).translations["search.result.none"];
  const box = count.parentElement;

  const update = () => {
    const shown = box.querySelector(".niets-gevonden");
    const nothing = count.textContent === none;
    if (nothing && !shown) count.after(help.content.cloneNode(true));
    if (!nothing && shown) shown.remove();
  };

  // The theme makes a landmark of the labels of each result: too many to be of use.
  const list = box.querySelector(".md-search-result__list");
  const quiet = () => {
    for (const labels of list.querySelectorAll("nav.md-tags:not([role])")) labels.setAttribute("role", "none");
  };

  count.setAttribute("role", "status");
  new MutationObserver(update).observe(count, { childList: true, characterData: true, subtree: true });
  new MutationObserver(quiet).observe(list, { childList: true, subtree: true });
})();

// Who comes to search wakes it: the theme passes on what stands in the field, also when that is blank.
(() => {
  "use strict";
  const field = document.querySelector("[data-md-component=search-query]");
  if (!field) return;

  const wake = () => {
    if (field.value) return;
    field.value = " ";
    field.dispatchEvent(new Event("keyup"));
    field.value = "";
  };
  field.addEventListener("focus", wake, { once: true });
  // The theme hears keys only: a text that is pasted or spoken comes without one.
  field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));
})();

// The search button of the start page opens the theme's search, also on a phone, where its field is folded away.
(() => {
  "use strict";
  const toggle = document.getElementById("__search");
  const field = document.querySelector("[data-md-component=search-query]");
  if (!toggle || !field) return;

  for (const button of document.querySelectorAll(".zoekknop")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!toggle.checked) toggle.click();
      field.focus();
    });
  }
})();
