// Search: the index, made with the theme's engine (lunr), and what each entry and each page is worth for a query.
const searchScores = (() => {
  "use strict";
  const { words, stem, Concepts } = searchWords;

  // The weight of a word by where it stands. A heading counts only when it is the section's own: not the beginning of a
  // recommendation, nor one that every module has.
  const FIELDS = { title: 6, zoektermen: 5, heading: 3, text: 1 };

  // The theme puts titles and texts on the page as HTML: no tag of an entry may get through.
  const withoutMarkup = (html) => html.replace(/<[^<>]*>/g, " ").replaceAll("<", "&lt;").replace(/\s+/g, " ").trim();

  // What the search knows of the site, from the index that the build wrote.
  const readIndex = ({ config, docs }) => {
    const concepts = new Concepts(config.synoniemen ?? []);
    const vocabulary = new Map(concepts.words); // folded word as written → stem
    const frequency = new Map(); // stem or concept → number of entries that have it
    const documents = new Map();
    const articles = new Map();

    const tokens = (text) => {
      const all = words(text.replace(/&[a-z]+;|&#\d+;/g, " "));
      const stems = all.map((word) => {
        if (!vocabulary.has(word)) vocabulary.set(word, stem(word));
        return vocabulary.get(word);
      });
      return [...stems, ...concepts.in(stems).map(([token]) => token)];
    };

    const index = lunr(function () {
      this.b(0); // most entries have no title or heading: a mean length says nothing
      this.pipeline.reset();
      this.searchPipeline.reset();
      this.tokenizer = (text) => tokens(text ?? "").map((token) => new lunr.Token(token, {}));
      this.ref("location");
      for (const [name, boost] of Object.entries(FIELDS)) this.field(name, { boost });
      for (const entry of docs) {
        const page = entry.location.split("#")[0];
        if (!articles.has(page)) articles.set(page, { ...entry, location: page });
        const text = withoutMarkup(entry.text ?? "");
        documents.set(entry.location, { ...entry, title: withoutMarkup(entry.title), text, page });
        const isPage = entry.location === page;
        this.add({
          location: entry.location,
          title: isPage ? entry.title : "",
          heading: isPage || entry.soort ? "" : entry.title,
          text,
          zoektermen: entry.zoektermen ?? "",
        });
      }
    });
    for (const [token, posting] of Object.entries(index.invertedIndex)) {
      frequency.set(token, new Set(Object.keys(FIELDS).flatMap((field) => Object.keys(posting[field]))).size);
    }
    return { index, documents, vocabulary, concepts, frequency, articles };
  };

  const rarity = (token, site) => Math.log(1 + site.documents.size / (site.frequency.get(token) ?? site.documents.size));

  const scoresOf = (token, site) =>
    site.index.query((query) => query.term(token, { usePipeline: false, wildcard: lunr.Query.wildcard.NONE }));

  // For each entry what each unit of the query scores in it: location → [score per unit].
  const score = (units, site) => {
    const table = new Map();
    units.forEach((unit, i) => {
      for (const [token, weight] of unit.readings) {
        for (const { ref, score: value } of scoresOf(token, site)) {
          if (!table.has(ref)) table.set(ref, new Array(units.length).fill(0));
          const row = table.get(ref);
          row[i] = Math.max(row[i], value * weight);
        }
      }
    });
    return table;
  };

  // The pages that have something of the query, the best first: {address, entries, value, best}. `best` is what each unit scores
  // in the page at most.
  const rank = (units, site) => {
    const weights = units.map((unit) => (unit.extra ? 0 : Math.max(0, ...[...unit.readings.keys()].map((token) => rarity(token, site)))));
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const covered = (row) => row.reduce((sum, value, i) => sum + (value > 0 ? weights[i] : 0), 0) / total;
    const sum = (row) => row.reduce((all, value) => all + value, 0);

    const pages = new Map();
    for (const [location, row] of score(units, site)) {
      const entry = site.documents.get(location);
      const boost = entry.boost ?? 1;
      const value = sum(row) * covered(row) ** 2 * boost;
      if (!pages.has(entry.page)) pages.set(entry.page, { entries: [], best: new Array(units.length).fill(0) });
      const page = pages.get(entry.page);
      page.entries.push({ entry, value });
      row.forEach((part, i) => { page.best[i] = Math.max(page.best[i], part * boost); });
    }

    return [...pages]
      .map(([address, { entries, best }]) => {
        entries.sort((a, b) => b.value - a.value);
        return { address, entries, value: entries[0].value + 0.5 * sum(best) * covered(best) ** 2, best };
      })
      .sort((a, b) => b.value - a.value);
  };

  return { readIndex, rank };
})();
