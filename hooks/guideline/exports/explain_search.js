// Why the search finds what it finds: called by search_explained.py with the scripts of the search, as readers have them.
const explain = (beginning, query, most) => {
  const site = searchParts.open(JSON.parse(beginning));
  let look = searchLook(query, site);
  while (look.absent.length) {
    for (const name of look.absent) site.take(name, JSON.parse(part(name)));
    look = searchLook(query, site);
  }
  const { units, items: shown } = look;
  const glossary = new Set(site.concepts.fromGlossary);
  const source = (token) => (token[0] !== "§" ? "" : glossary.has(token) ? "woordenlijst.yml" : "zoekwoorden.yml");
  const ranked = new Map(look.pages.map((page) => [page.page.article.location, page]));
  return JSON.stringify({
    voice: units.voice,
    units: units.map((unit) => ({
      label: unit.label || unit.word || "", meant: unit.meant, weight: searchScores.weightOf(unit, site),
      extra: !unit.label, number: Boolean(unit.number),
      readings: [...unit.readings].map(([token, weight]) => ({
        name: site.concepts.names.get(token) ?? token, weight, why: unit.why.get(token) ?? "", source: source(token), places: site.count(token),
      })),
    })),
    pages: shown.slice(0, most).map((items) => {
      const address = items[0].location;
      const { page, value, entries } = ranked.get(address);
      return {
        address, value, title: page.article.title,
        places: entries.filter(({ entry }) => !entry.isPage).slice(0, 3).map(({ entry, value: own, row }) => ({
          location: entry.location, title: entry.title, value: own,
          found: units.map((unit, i) => [unit.label || unit.word || "", row[i]]).filter(([label, score]) => label && score > 0),
        })),
        missing: Object.entries(items[0].terms).filter(([, there]) => !there).map(([word]) => word),
      };
    }),
  });
};
