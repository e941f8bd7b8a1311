// Whether a sheet of paper still holds, by the code in the address (?c=beeldvorming-x7k3f9): looked up in the lists that
// stand on the page, so that those tell the same without scripts.
const paper = (() => {
  "use strict";

  // The code in an address as somebody typed it over: capitals, spaces, a full stop at the end; empty when there is none.
  const typed = (query) => (new URLSearchParams(query).get("c") ?? "").toLowerCase().replace(/[^a-z0-9-]/g, "").slice(0, 200);

  // What is known of a code, given those of now and the earlier ones: "gelijk", "anders", "onbekend", or "geen" without one;
  // and the code of the same page now, when it is another.
  const known = (code, now, before) => {
    const name = code.replace(/-[^-]*$/, "");
    const same = now.find((each) => each.replace(/-[^-]*$/, "") === name) ?? "";
    if (!code) return { answer: "geen", same: "" };
    if (now.includes(code)) return { answer: "gelijk", same: code };
    return { answer: before.includes(code) ? "anders" : "onbekend", same };
  };

  return { typed, known };
})();

(() => {
  "use strict";
  const place = document.querySelector(".papiercode");
  if (!place) return;

  const rows = (table) => [...(table?.tBodies[0]?.rows ?? [])].map((row) => [row.cells[0].textContent.trim(), row]);
  const [now, before] = [...document.querySelectorAll("article table")].slice(0, 2).map((table) => new Map(rows(table)));
  const code = paper.typed(location.search);
  const { answer, same } = paper.known(code, [...now.keys()], [...(before?.keys() ?? [])]);

  const line = (...parts) => {
    const made = document.createElement("p");
    made.append(...parts);
    return made;
  };
  const bold = (text) => Object.assign(document.createElement("strong"), { textContent: text });
  const copied = (cell) => [...cell.cloneNode(true).childNodes];

  const said = document.createElement("div");
  said.setAttribute("role", "status");
  if (answer === "geen") said.append(line("In het adres staat geen code. Typ het adres van uw papier helemaal over, met wat er achter ", bold("?c="), " staat."));
  else if (answer === "gelijk") said.append(line(bold("Nog gelijk."), " Wat op uw papier staat, staat ook op deze site: ", ...copied(now.get(code).cells[1]), "."));
  else if (answer === "anders") {
    const [, sheet, release, changes] = before.get(code).cells;
    const only = changes.textContent.trim().startsWith("niets");
    said.append(line(bold(only ? "Nog gelijk." : "Niet meer gelijk."), " Uw papier, ", ...copied(sheet), ", is van ", ...copied(release), ". Sindsdien veranderde: ", ...copied(changes)));
    if (!only) said.append(line("Lees de pagina op de site, en druk haar opnieuw af."));
  } else {
    said.append(line(bold("Deze code is hier niet bekend"), `: ${code}. Zij is van een versie die niet is uitgegeven, veel ouder of nieuwer is dan deze site, of er is een typefout.`));
    if (same) said.append(line("Lees de pagina zelf: ", ...copied(now.get(same).cells[1]), "."));
  }
  place.replaceWith(said);
})();
