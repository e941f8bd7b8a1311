// Why the search finds what it finds: called by search_explained.py with the scripts of the search, as readers have them.
const explain = (text, query, most) => {
  const site = searchScores.readIndex(JSON.parse(text));
  const units = searchQuery.understand(query, site);
  const glossary = new Set(site.concepts.fromGlossary);
  const source = (token) => (token[0] !== "§" ? "" : glossary.has(token) ? "woordenlijst.yml" : "zoekwoorden.yml");
  const shown = searchResults.show(searchScores.rank(units, site), units, site);
  const ranked = new Map(searchScores.rank(units, site).map((page) => [page.address, page]));
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
      const { address, value, entries } = ranked.get(items[0].location.split("#")[0]);
      return {
        address, value, title: site.pages.get(address).article.title,
        places: entries.filter(({ entry }) => !entry.isPage).slice(0, 3).map(({ entry, value: own, row }) => ({
          location: entry.location, title: entry.title, value: own,
          found: units.map((unit, i) => [unit.label || unit.word || "", row[i]]).filter(([label, score]) => label && score > 0),
        })),
        missing: Object.entries(items[0].terms).filter(([, there]) => !there).map(([word]) => word),
      };
    }),
  });
};
