// Small help on the pages. Without scripts all text stands there; what needs a script stays hidden.

// A recommendation with its source, for the clipboard.
const citations = (() => {
  "use strict";
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const sentence = (text) => (/[.!?:;]$/.test(text) ? text : `${text}.`);
  const without = (element, selector) => {
    const copy = element.cloneNode(true);
    for (const part of copy.querySelectorAll(selector)) part.remove();
    return copy;
  };

  // A row of a table on a line of its own: what it is about, and then its cells with the names of their columns.
  const row = (cells, names) => {
    const [first, ...others] = cells.map(words);
    const named = others.map((text, index) => (others.length > 1 && names[index + 1] ? `${names[index + 1]} ${text}` : text));
    return `- ${first}: ${named.filter(Boolean).join("; ")}`;
  };
  const table = (element) => {
    const names = [...element.querySelectorAll("thead th")].map(words);
    return [...element.querySelectorAll("tbody tr")].map((line) => row([...line.cells], names)).join("\n");
  };
  const block = (element) => {
    if (element.matches("table")) return table(element);
    const inner = element.querySelector("table");
    if (inner) return table(inner);
    if (element.matches("ul, ol"))
      return [...element.children].map((item, index) => `${element.matches("ol") ? `${index + 1}.` : "-"} ${words(item)}`).join("\n");
    return words(element);
  };

  // The text of a recommendation as plain lines.
  const plain = (element) => [...without(element, ".headerlink, script, style").children].map(block).filter(Boolean).join("\n\n");

  // What is copied of a recommendation: its text, how strong it is, where it stands, how old it is and what it rests on.
  const citation = ({ text, verdict, site, title, facts, version, address, today, sources }) => [
    text,
    `(${verdict.filter(Boolean).join(". ")})`,
    "",
    `Bron: ${[`${site}, module ${title}`, ...facts, version, `geraadpleegd op ${today}`].filter(Boolean).join("; ")}.`,
    address,
    ...(sources.length ? ["", "Literatuur bij deze aanbeveling:", ...sources.map((source) => `- ${sentence(source)}`)] : []),
    "",
  ].join("\n");

  return { words, without, plain, citation };
})();

(() => {
  "use strict";
  const { words, without, plain } = citations;

  const citation = (box) => {
    const head = box.querySelector(".aanbeveling-kop");
    const sources = [...new Set([...box.querySelectorAll(".citatie a")].map((link) => link.dataset.bron ?? link.hash.slice(1)))]
      .map((id) => document.getElementById(decodeURIComponent(id)))
      .filter(Boolean);
    const part = box.closest(".deel") ?? document;
    const built = document.querySelector(".md-copyright time");
    return citations.citation({
      text: plain(box.querySelector(".aanbeveling-tekst")),
      verdict: [...head.children].map(words),
      site: document.title.split(" – ").at(-1),
      title: words(without(part.querySelector("h1, h2"), ".headerlink")),
      facts: [...part.querySelectorAll(".modulegegevens li")].map((item) => words(without(item, ".stand"))),
      version: built ? words(built.parentElement) : "",
      address: `${location.href.split(/[?#]/)[0]}#${box.id}`,
      today: new Date().toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" }),
      sources: sources.map((source) => words(without(source, ".niet-nagelezen"))),
    });
  };

  // On plain http a browser has no clipboard for scripts; the old way, by way of a selection, still works there.
  const copy = async (text) => {
    if (navigator.clipboard) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch { /* the old way, then */ }
    }
    const field = document.createElement("textarea");
    const before = document.activeElement;
    field.value = text;
    field.readOnly = true;
    field.className = "alleen-hoorbaar";
    document.body.append(field);
    field.select();
    let done = false;
    try { done = document.execCommand("copy"); } catch { /* not even so */ }
    field.remove();
    before?.focus({ preventScroll: true });
    return done;
  };

  // Where nothing may be copied the whole text stands there, selected, to be copied by hand.
  const show = (box, text) => {
    let field = box.querySelector(".aanbeveling-citaat");
    if (!field) {
      field = document.createElement("textarea");
      field.className = "aanbeveling-citaat";
      field.readOnly = true;
      field.rows = 8;
      field.setAttribute("aria-label", "Aanbeveling met bronvermelding, om te kopiëren");
      box.append(field);
    }
    field.value = text;
    field.focus();
    field.select();
  };

  // A screen reader does not tell that a button changed its name: this says it.
  const said = document.createElement("p");
  said.className = "alleen-hoorbaar";
  said.setAttribute("role", "status");
  document.querySelector("main").append(said);

  for (const button of document.querySelectorAll(".aanbeveling-kopie")) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const box = button.closest(".aanbeveling");
      const text = citation(box);
      const done = await copy(text);
      if (!done) show(box, text);
      button.textContent = done ? "Gekopieerd" : "Kopieer de tekst hieronder";
      said.textContent = button.textContent;
      setTimeout(() => {
        button.textContent = label;
        said.textContent = "";
      }, 3000);
    });
  }

  // What one does with a whole page, in one row under it.
  const row = document.querySelector(".paginaknoppen");
  if (row) {
    const [paper, link] = row.querySelectorAll("button");
    const label = link.textContent;
    row.hidden = false;
    paper.addEventListener("click", () => print());
    link.addEventListener("click", async () => {
      const address = location.href.split("#")[0];
      link.textContent = (await copy(address)) ? "Gekopieerd" : address;
      said.textContent = link.textContent;
      setTimeout(() => {
        link.textContent = label;
        said.textContent = "";
      }, 3000);
    });
  }
})();

// Keeps the guideline for when there is no network, where a browser allows it: over https, and on the machine itself.
(() => {
  "use strict";
  const own = document.currentScript?.src;
  if (!own || !document.querySelector('meta[name="bewaren"]') || !location.protocol.startsWith("http")) return;
  addEventListener("load", async () => {
    try {
      const workers = navigator.serviceWorker;
      if (!workers) return;
      await workers.register(new URL("../../sw.js", own), { updateViaCache: "none" });
      const { active } = await workers.ready;
      if (!navigator.connection?.saveData) active.postMessage("bewaar");
    } catch { /* a browser or frame that may keep nothing: the site works as before */ }
  });
})();

// What opens under a recommendation: a link into it opens it, also in a browser that does not do so itself.
(() => {
  "use strict";
  const open = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { /* no such place */ }
    const layer = target?.closest("details.laag:not([open])");
    if (!layer) return;
    layer.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
})();

// An address with a place that is not on the page (any more): the page says so, and offers what comes nearest.
const lostPlace = (() => {
  "use strict";
  const parts = (id) => id.toLowerCase().split(/[^a-z0-9]+/).filter((part) => part.length > 1);

  // The id that has most in common with the one that is asked for, by the parts of their names; null for nothing in common.
  const nearest = (asked, ids) => {
    const wanted = parts(asked);
    const alike = (one, other) => one === other ? 1 : one.length > 3 && other.length > 3 && (one.startsWith(other.slice(0, 4))) ? 0.5 : 0;
    const score = (id) => {
      const names = parts(id);
      const common = wanted.reduce((sum, part) => sum + Math.max(0, ...names.map((name) => alike(part, name))), 0);
      return (2 * common) / (wanted.length + names.length || 1);
    };
    const best = ids.map((id) => [score(id), id]).sort((a, b) => b[0] - a[0])[0];
    return best && best[0] >= 0.3 ? best[1] : null;
  };

  return { nearest };
})();

(() => {
  "use strict";
  const article = document.querySelector("article");
  const check = () => {
    article.querySelector(":scope > .weg")?.remove();
    let asked = location.hash.slice(1);
    try { asked = decodeURIComponent(asked); } catch { /* as it stands */ }
    if (!asked || asked.startsWith(":~:") || document.getElementById(asked) || document.getElementsByName(asked).length) return;
    const places = [...article.querySelectorAll(".aanbeveling[id], h2[id], h3[id], h4[id], dt[id]")];
    const id = lostPlace.nearest(asked, places.map((place) => place.id));
    const note = document.createElement("div");
    note.className = "weg";
    note.setAttribute("role", "status");
    const text = document.createElement("p");
    text.textContent = "De plaats waar uw link naartoe ging, staat niet (meer) op deze pagina.";
    note.append(text);
    const place = id && document.getElementById(id);
    if (place) {
      const named = place.matches(".aanbeveling") ? place.querySelector(".aanbeveling-tekst") : place;
      const name = citations.words(citations.without(named, ".headerlink"));
      const link = document.createElement("a");
      link.href = `#${encodeURIComponent(id)}`;
      link.textContent = name.length > 100 ? `${name.slice(0, 100).replace(/\s\S*$/, "")} …` : name;
      text.append(" Het dichtst daarbij: ", link, ".");
    }
    article.prepend(note);
  };
  if (article) {
    check();
    addEventListener("hashchange", check);
  }
})();

// The contents of the page close behind who has chosen from them.
for (const contents of document.querySelectorAll(".op-deze-pagina")) {
  contents.addEventListener("click", ({ target }) => {
    if (target.closest("a")) contents.open = false;
  });
  contents.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !contents.open) return;
    contents.open = false;
    contents.querySelector("summary").focus();
  });
}

// A table of texts with their status can be put in order by any of its columns.
const order = (() => {
  "use strict";
  const MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");

  // What a cell is put in order by: a Dutch date as a number, other words as they are.
  const key = (text) => {
    const date = text.match(/^(?:vóór )?(\d{1,2}) ([a-z]+) (\d{4})\b/i);
    const month = date ? MONTHS.indexOf(date[2].toLowerCase()) : -1;
    return month < 0 ? text.toLowerCase() : Number(date[3]) * 10_000 + month * 100 + Number(date[1]);
  };
  const compare = (one, other) => typeof one === "number" && typeof other === "number"
    ? one - other
    : String(one).localeCompare(String(other), "nl");

  return { key, compare };
})();

for (const table of document.querySelectorAll("article table:has(td .stand)")) {
  const heads = [...table.querySelectorAll("thead th")];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sorteren";
    button.title = "Zet op volgorde van deze kolom";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...table.tBodies[0].rows];
      const keyed = rows.map((row) => [order.key(citations.words(row.cells[column])), row]);
      keyed.sort(([one], [other]) => (down ? -1 : 1) * order.compare(one, other));
      table.tBodies[0].append(...keyed.map(([, row]) => row));
    });
  });
}

// A flowchart wider than its frame shows its beginning, where that is not in sight already, and whole the node that the keyboard comes at.
for (const frame of document.querySelectorAll(".stroomschema")) {
  const start = frame.querySelector(".node")?.getBoundingClientRect();
  if (!start) continue; // a chart that is not drawn
  const edge = frame.getBoundingClientRect().left + frame.clientLeft;
  if (start.right > edge + frame.clientWidth) frame.scrollLeft += start.left + start.width / 2 - edge - frame.clientWidth / 2;
  frame.addEventListener("focusin", ({ target }) => {
    if (target !== frame && target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest", inline: "center" });
  });
}

// A table wider than the screen can be scrolled by keyboard too; one that fits is no stop on the way.
(() => {
  "use strict";
  const update = () => {
    for (const frame of document.querySelectorAll(".md-typeset__scrollwrap")) {
      if (frame.scrollWidth > frame.clientWidth) {
        frame.tabIndex = 0;
        frame.setAttribute("role", "group");
        frame.setAttribute("aria-label", "Tabel, schuift opzij");
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
      }
    }
  };
  addEventListener("load", update);
  addEventListener("resize", update);
})();

// The theme lets the contents beside the text slide along, also for who asks the system for less motion.
(() => {
  "use strict";
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  for (const frame of document.querySelectorAll(".md-sidebar__scrollwrap")) {
    const scroll = frame.scrollTo.bind(frame);
    frame.scrollTo = (place) => scroll(still.matches ? { ...place, behavior: "instant" } : place);
  }
})();
