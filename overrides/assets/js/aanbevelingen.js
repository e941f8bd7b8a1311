// All recommendations, narrowed by the lists that stand on the page. Without scripts the whole list stands there.
const narrowing = (() => {
  "use strict";

  // What an address chooses: for each list that is known, one name that stands in it.
  const chosen = (query, lists) => {
    const asked = new URLSearchParams(query);
    return Object.fromEntries(
      Object.entries(lists)
        .map(([list, names]) => [list, names.find((name) => name === asked.get(list)) ?? ""])
        .filter(([, name]) => name),
    );
  };

  // The address that chooses `name` from `list` beside what was chosen; no name: no longer from that list.
  const address = (choice, list, name) => {
    const next = new URLSearchParams({ ...choice, [list]: name });
    if (!name) next.delete(list);
    return `?${next}`;
  };

  // Whether a recommendation falls under all that was chosen; `names` are its names in each list.
  const matches = (names, choice) => Object.entries(choice).every(([list, name]) => (names[list] ?? "").split(" ").includes(name));

  return { chosen, address, matches };
})();

(() => {
  "use strict";
  const source = document.querySelector(".keuzen");
  if (!source) return;

  const sources = [...source.querySelectorAll("ul")];
  const lists = Object.fromEntries(sources.map((list) => [list.dataset.naam, [...list.children].map((item) => item.dataset.waarde)]));
  const items = [...document.querySelectorAll("li[data-situatie]")];

  const make = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });

  // Each list opens and shows its names as links: no field to fill in, and each choice is an address.
  const bar = make("nav", "keuzen-balk");
  bar.setAttribute("aria-label", "Beperk de lijst");
  const menus = sources.map((list) => {
    const menu = make("details", "keuze");
    const summary = make("summary", "");
    const links = make("ul", "");
    for (const [name, words] of [["", "alles"], ...[...list.children].map((item) => [item.dataset.waarde, item.textContent])]) {
      const link = Object.assign(make("a", "", words), { href: "?" });
      link.dataset.waarde = name;
      const item = make("li", "");
      item.append(link);
      links.append(item);
    }
    menu.append(summary, links);
    bar.append(menu);
    return { name: list.dataset.naam, words: list.title, menu, summary, links: [...links.querySelectorAll("a")] };
  });
  const said = make("p", "keuzen-aantal");
  said.setAttribute("role", "status");
  source.before(bar, said);

  const visible = (element) => [...element.querySelectorAll("li[data-situatie]")].some((item) => !item.hidden);

  // A heading shows when something below it does, up to the next heading of its level or higher.
  const showHeadings = () => {
    const open = {};
    for (const element of [...source.parentElement.children].reverse()) {
      if (element.matches("ul") && element.querySelector("li[data-situatie]")) {
        element.hidden = !visible(element);
        if (!element.hidden) open.H2 = open.H3 = true;
      } else if (element.matches("h2, h3") && element.compareDocumentPosition(source) & Node.DOCUMENT_POSITION_PRECEDING) {
        element.hidden = !open[element.tagName];
        open[element.tagName] = false;
        if (element.tagName === "H2") open.H3 = false;
      }
    }
  };

  const show = () => {
    const choice = narrowing.chosen(location.search, lists);
    for (const item of items) item.hidden = !narrowing.matches(item.dataset, choice);
    for (const { name, words, menu, summary, links } of menus) {
      const current = links.find((link) => link.dataset.waarde === (choice[name] ?? ""));
      summary.textContent = name in choice ? `${words}: ${current.textContent}` : words;
      menu.classList.toggle("keuze-gemaakt", name in choice);
      for (const link of links) {
        link.href = narrowing.address(choice, name, link.dataset.waarde);
        if (link === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }
    showHeadings();
    const shown = items.filter((item) => !item.hidden).length;
    said.textContent = `${shown} van ${items.length} aanbevelingen`;
  };

  bar.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    try {
      history.pushState(null, "", link.href);
    } catch {
      return; // where the history is closed, the browser follows the link
    }
    event.preventDefault();
    const menu = link.closest("details");
    menu.open = false;
    menu.querySelector("summary").focus();
    show();
  });
  addEventListener("popstate", show);
  show();
})();
