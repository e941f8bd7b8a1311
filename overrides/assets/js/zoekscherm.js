// What the search box says: a screen reader hears how much was found, and who finds nothing gets the chapters and the
// glossary.
(() => {
  "use strict";
  const count = document.querySelector(".md-search-result__meta");
  if (!count) return;
  const settings = JSON.parse(document.getElementById("__config").textContent);
  const none = settings.translations["search.result.none"];
  const root = new URL(`${settings.base}/`, location);
  const box = count.parentElement;

  // What the search box offers when it finds nothing: the chapters of the menu and the glossary.
  const help = () => {
    const part = document.createElement("nav");
    part.id = part.className = "niets-gevonden";
    part.setAttribute("aria-label", "Verder zoeken");
    const line = document.createElement("p");
    line.textContent = "Niets gevonden. Kijk in een rubriek of in de woordenlijst:";
    const list = document.createElement("ul");
    const places = [...SITE.rubrieken, ...(SITE.woordenlijst ? [["Woordenlijst", SITE.woordenlijst]] : [])];
    for (const [title, address] of places) {
      const link = document.createElement("a");
      link.href = new URL(address, root).href;
      link.textContent = title;
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    part.append(line, list);
    return part;
  };

  const update = () => {
    const shown = box.querySelector(".niets-gevonden");
    const nothing = count.textContent === none;
    if (nothing && !shown) count.after(help());
    if (!nothing && shown) shown.remove();
  };

  // The theme makes a landmark of the labels of each result: too many to be of use.
  const list = box.querySelector(".md-search-result__list");
  const quiet = () => {
    for (const labels of list.querySelectorAll("nav.md-tags:not([role])")) labels.setAttribute("role", "none");
  };

  // Pages for patients and those for professionals are told apart: each row of one kind has its name above it.
  const NAMES = { true: "Voor patiënten", false: "Voor zorgverleners" };
  const divide = () => {
    let before;
    for (const result of list.children) {
      const forPatients = result.querySelector(".md-tag")?.textContent.trim() === NAMES.true;
      const shown = result.querySelector(":scope > .zoekgroep");
      const name = forPatients === before ? "" : NAMES[forPatients];
      before = forPatients;
      if ((shown?.textContent ?? "") === name) continue;
      shown?.remove();
      if (!name) continue;
      const label = document.createElement("p");
      label.className = "zoekgroep";
      label.textContent = name;
      result.prepend(label);
    }
  };

  // What a reader perhaps meant is offered above the results; the search gives it with the first of them.
  const offer = () => {
    const given = list.querySelector(".bedoeld");
    const shown = box.querySelector(".bedoelde-u");
    const meant = given?.dataset.vraag ?? "";
    if (given) given.hidden = true;
    if ((shown?.dataset.vraag ?? "") === meant) return;
    shown?.remove();
    if (!meant) return;
    const line = document.createElement("p");
    line.className = "bedoelde-u";
    line.dataset.vraag = meant;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = meant;
    button.addEventListener("click", () => {
      const field = document.querySelector("[data-md-component=search-query]");
      field.value = meant;
      field.focus();
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    line.append("Bedoelde u ", button, "?");
    count.after(line);
  };

  count.setAttribute("role", "status");
  new MutationObserver(update).observe(count, { childList: true, characterData: true, subtree: true });
  new MutationObserver(() => { quiet(); divide(); offer(); }).observe(list, { childList: true, subtree: true });
})();

// In a closed frame the theme's worker is a place to wait in, until its script runs in the page.
if (window.zoekvenster) document.head.append(Object.assign(document.createElement("script"), { src: window.zoekvenster.address }));

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

// What is searched for stands in the address, so that Back brings the results back. The theme opens the search for an
// address with a question when it loads; a page that a browser kept is opened here.
(() => {
  "use strict";
  const toggle = document.getElementById("__search");
  const field = document.querySelector("[data-md-component=search-query]");
  const output = document.querySelector(".md-search__output");
  if (!toggle || !field || !output) return;

  const asked = () => new URL(location.href).searchParams.get("q") ?? "";
  const keep = (question) => {
    if (question === asked()) return;
    const address = new URL(location.href);
    if (question) address.searchParams.set("q", question);
    else address.searchParams.delete("q");
    try { history.replaceState(history.state, "", address); } catch { /* a browser may not allow it for files */ }
  };

  let waiting = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => keep(field.value.trim()), 300);
  });
  document.querySelector(".md-search__form").addEventListener("reset", () => keep(""));

  // Who follows a result comes back to it: the theme then closes the search, and takes the question away.
  let chosen = "";
  output.addEventListener("click", ({ target }) => {
    if (!target.closest("a[href]")) return;
    clearTimeout(waiting);
    chosen = field.value.trim();
    keep(chosen);
  }, { capture: true });
  toggle.addEventListener("change", () => {
    clearTimeout(waiting);
    if (toggle.checked) chosen = "";
    else keep(chosen);
  });

  const reopen = () => {
    const question = asked();
    if (!question) return;
    field.value = question;
    if (!toggle.checked) toggle.click();
    field.dispatchEvent(new Event("keyup"));
  };
  addEventListener("pageshow", ({ persisted }) => { if (persisted) reopen(); });
  addEventListener("popstate", reopen);
})();
