// What changed since a day that the address names (?sinds=2026-11-01), or since the reader was here before: that day is
// kept in this browser only. Without scripts the whole list stands there.
const since = (() => {
  "use strict";

  // The day that an address names; empty when it names none that is one.
  const named = (query) => {
    const text = new URLSearchParams(query).get("sinds") ?? "";
    const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : "";
  };

  // Which of these days count: those from that day on, all when there is none.
  const from = (days, day) => days.map((each) => !day || each >= day);

  // The day so many months before another.
  const before = (today, months) => {
    const day = new Date(`${today}T00:00:00Z`);
    const wanted = day.getUTCMonth() - months;
    day.setUTCMonth(wanted);
    if (day.getUTCMonth() !== ((wanted % 12) + 12) % 12) day.setUTCDate(0);
    return day.toISOString().slice(0, 10);
  };

  return { named, from, before };
})();

(() => {
  "use strict";
  const place = document.querySelector(".gewijzigd");
  if (!place) return;

  const items = [...(place.nextElementSibling?.children ?? [])].filter((item) => item.querySelector("time"));
  const days = items.map((item) => item.querySelector("time").dateTime);
  const now = new Date();
  const today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const key = "richtlijn-vorig-bezoek";
  const visited = localStorage.getItem(key) ?? "";
  const chosen = since.named(location.search);

  const bar = document.createElement("nav");
  bar.setAttribute("aria-label", "Wijzigingen sinds");
  const choices = [["alles", ""], ["de laatste maand", since.before(today, 1)], ["het laatste halfjaar", since.before(today, 6)]];
  if (since.named(`?sinds=${visited}`)) choices.push(["sinds uw vorige bezoek", visited]);
  choices.forEach(([words, day], number) => {
    const link = Object.assign(document.createElement("a"), { textContent: words, href: day ? `?sinds=${day}` : "?" });
    if (day === chosen) link.setAttribute("aria-current", "true");
    bar.append(...(number ? [" · "] : []), link);
  });

  const shown = since.from(days, chosen);
  items.forEach((item, number) => { item.hidden = !shown[number]; });
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const count = shown.filter(Boolean).length;
  const words = chosen && new Date(`${chosen}T12:00:00Z`).toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
  said.textContent = chosen ? `Sinds ${words}: ${count} van ${items.length} wijzigingen.` : `${count} wijzigingen.`;
  place.replaceWith(bar, said);
  localStorage.setItem(key, today);
})();
