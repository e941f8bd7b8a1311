// Small help on the pages. Without scripts all text stands there; what needs a script stays hidden.

// A recommendation with its source, for the clipboard.
(() => {
  "use strict";

  const citation = (box) => {
    const text = box.querySelector(".aanbeveling-tekst").innerText.trim();
    const verdict = box.querySelector(".aanbeveling-kop").innerText.replace(/\s+/g, " ").trim();
    const title = document.querySelector("h1").innerText.replace("¶", "").trim();
    const facts = [...document.querySelectorAll(".modulegegevens li")].map((item) => item.innerText.replace(/\s+/g, " ").trim());
    const address = `${location.href.split("#")[0]}#${box.id}`;
    return `${text}\n(${verdict})\n\nBron: Richtlijn Wervelmetastasen, module ${title}, aanbeveling ${box.id}. ${facts.join(". ")}. ${address}\n`;
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
      try {
        await navigator.clipboard.writeText(citation(button.closest(".aanbeveling")));
        button.textContent = "Gekopieerd";
      } catch {
        button.textContent = "Kopiëren mag hier niet; selecteer de tekst";
      }
      said.textContent = button.textContent;
      setTimeout(() => {
        button.textContent = label;
        said.textContent = "";
      }, 3000);
    });
  }
})();

// A flowchart wider than its frame shows its beginning first, and whole the node that the keyboard comes at.
for (const frame of document.querySelectorAll(".stroomschema")) {
  const start = frame.querySelector(".node")?.getBoundingClientRect();
  if (!start) continue; // a chart that is not drawn
  const edge = frame.getBoundingClientRect().left + frame.clientLeft;
  frame.scrollLeft += start.left + start.width / 2 - edge - frame.clientWidth / 2;
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
