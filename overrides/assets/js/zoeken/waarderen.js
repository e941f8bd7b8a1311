// Search: the index, and what each place and each page is worth for a query.
const searchScores = (() => {
  "use strict";
  const { words, measures, spelling, stem, Concepts } = searchWords;

  // The weight of a word by where it stands. A heading counts only when it is the section's own: not the beginning of a
  // recommendation, nor one that every module has.
  const FIELDS = { title: 8, zoektermen: 5, heading: 3, text: 1 };
  // How soon more of the same word adds nothing, and how much a long text is held against a place.
  const SOON = 2, LENGTH = 0.4;
  const PARAMS = { titleContext: 0.9, ownShare: 0.2, pageShare: 0.2, pageTitle: 0.9, placeCover: 1, pageCover: 0.7, voice: 1, near: 0.5, article: 0.4, boostPower: 2 };

  // The theme puts titles and texts on the page as HTML: no tag of an entry may get through.
  const withoutMarkup = (html) => html.replace(/<[^<>]*>/g, " ").replaceAll("<", "&lt;").replace(/\s+/g, " ").trim();
  const plain = (text) => text.replace(/&[a-z]+;|&#\d+;/g, " ");

  // What the search knows of the site, from the index that the build wrote.
  const readIndex = ({ config, docs }) => {
    const concepts = new Concepts(config.synoniemen ?? []);
    const vocabulary = new Map(concepts.words); // folded word as written → stem
    const places = []; // {location, page, title, text, tags, kind, boost, isPage}
    const documents = new Map();
    const pages = new Map(); // address → {article, patients}
    const postings = new Map(); // token → Map(number of the place → weighted count)
    const stemmed = new Map();
    const lengths = [];

    const stemOf = (word) => {
      let root = stemmed.get(word);
      if (root === undefined) stemmed.set(word, root = stem(word));
      return root;
    };
    const tokensOf = (text) => {
      const all = words(plain(text));
      const stems = all.map(stemOf);
      all.forEach((word, i) => { if (!vocabulary.has(word)) vocabulary.set(word, stems[i]); });
      return [...stems, ...measures(all).map(([one]) => one), ...concepts.in(stems).map(({ token }) => token)];
    };

    for (const entry of docs) {
      const address = entry.location.split("#")[0];
      if (!pages.has(address)) pages.set(address, { article: { ...entry, location: address, title: withoutMarkup(entry.title), text: "" }, places: [] });
      const page = pages.get(address);
      const place = {
        ...entry, title: withoutMarkup(entry.title), text: withoutMarkup(entry.text ?? ""), page: address,
        isPage: entry.location === address, kind: entry.soort ?? "", boost: entry.boost ?? 1,
      };
      if (place.isPage) {
        page.article = place;
        page.patients = address.startsWith("patienten/");
      }
      const number = places.push(place) - 1;
      page.places.push(number);
      documents.set(place.location, place);
      const count = (text, weight) => {
        const tokens = tokensOf(text);
        for (const token of tokens) {
          if (!postings.has(token)) postings.set(token, new Map());
          const at = postings.get(token);
          at.set(number, (at.get(number) ?? 0) + weight);
        }
        return tokens.length;
      };
      if (place.isPage) {
        count(place.title, FIELDS.title);
        count(entry.zoektermen ?? "", FIELDS.zoektermen);
      } else {
        if (!place.kind) count(place.title, FIELDS.heading);
        count(entry.zoektermen ?? "", FIELDS.zoektermen);
      }
      lengths[number] = count(place.text, FIELDS.text);
    }

    const mean = lengths.reduce((sum, one) => sum + one, 0) / (lengths.filter((one) => one > 0).length || 1);
    const frequency = new Map();
    for (const [token, at] of postings) {
      frequency.set(token, at.size);
      for (const [number, value] of at) {
        const long = places[number].isPage ? 1 : 1 - LENGTH + LENGTH * Math.max(0.6, Math.min(3, lengths[number] / mean));
        at.set(number, (value * (SOON + 1)) / (value + SOON * long));
      }
    }

    const spellings = new Map();
    for (const token of postings.keys()) {
      if (token.length < 5 || token[0] === "§") continue;
      const key = spelling(token);
      if (!spellings.has(key)) spellings.set(key, []);
      spellings.get(key).push(token);
    }
    // How much more patients read a word than professionals do, from the pages for each.
    const voices = new Map();
    const patientPlaces = places.filter((place) => place.page.startsWith("patienten/")).length || 1;
    const otherPlaces = places.length - patientPlaces || 1;
    const voice = (token) => {
      if (!postings.has(token)) return 0;
      if (!voices.has(token)) {
        let mine = 0;
        for (const number of postings.get(token).keys()) mine += places[number].page.startsWith("patienten/");
        const share = (mine + 0.3) / patientPlaces, others = (postings.get(token).size - mine + 1.5) / otherPlaces;
        voices.set(token, Math.max(-0.35, Math.min(0.35, Math.log(share / others) / 6)));
      }
      return voices.get(token);
    };

    const families = new Map();
    for (const family of config.vormen ?? []) {
      const roots = [...new Set(family.split(" "))];
      for (const root of roots) families.set(root, [...(families.get(root) ?? []), ...roots.filter((other) => other !== root)]);
    }
    // What a word of a text stands for: its stem, and the concepts that it names by itself.
    const meanings = new Map();
    const meaningOf = (word) => {
      let found = meanings.get(word);
      if (!found) {
        const root = stemOf(word);
        meanings.set(word, found = [root, ...concepts.in([root]).map(({ token }) => token)]);
      }
      return found;
    };
    return {
      meaningOf,
      places, documents, pages, postings, vocabulary, concepts, frequency, voice,
      knows: (token) => postings.has(token),
      count: (token) => frequency.get(token) ?? 0,
      spelledLike: (key) => spellings.get(key) ?? [],
      formsOf: (root) => families.get(root) ?? [],
    };
  };

  // What stands in a few places only is not rarer for it: in a small text many an ordinary word stands once.
  const FEW_PLACES = 6;
  const rarity = (token, site) => Math.log(1 + site.places.length / Math.max(FEW_PLACES, site.frequency.get(token) ?? site.places.length));

  // What a unit asks: the rarity of the likeliest word it may be; a word the site does not have asks as much as the rarest.
  const weightOf = (unit, site) => {
    if (!unit.readings.size) return unit.asks * Math.log(1 + site.places.length / FEW_PLACES);
    let most = 0;
    for (const [token, weight] of unit.readings) most = Math.max(most, rarity(token, site) * weight);
    return unit.asks * most;
  };

  // For each place what each unit scores in it: number → [score per unit, from 0 to about 2].
  const score = (units, site) => {
    const table = new Map();
    units.forEach((unit, i) => {
      for (const [token, weight] of unit.readings) {
        for (const [number, value] of site.postings.get(token) ?? []) {
          if (!table.has(number)) table.set(number, new Float64Array(units.length));
          const row = table.get(number);
          if (value * weight > row[i]) row[i] = value * weight;
        }
      }
    });
    return table;
  };

  // How many of the best are looked at closely.
  const LOOKED_AT = { pages: 16, places: 10 };

  // How much of the query stands close together in a text, from 0 to 1: the best piece of so many words.
  const PIECE = 24;
  const together = (place, units, weights, total, site) => {
    place.sequence ??= words(plain(place.text)).map((word) => site.meaningOf(word));
    const hits = []; // [position, unit]
    place.sequence.forEach((tokens, at) => {
      units.forEach((unit, i) => { if (tokens.some((token) => unit.readings.has(token))) hits.push([at, i]); });
    });
    let most = 0, from = 0, sum = 0;
    const inside = new Array(units.length).fill(0);
    for (const [at, i] of hits) {
      if (inside[i]++ === 0) sum += weights[i];
      while (hits[from][0] < at - PIECE) {
        const [, gone] = hits[from++];
        if (--inside[gone] === 0) sum -= weights[gone];
      }
      most = Math.max(most, sum);
    }
    return most / total;
  };

  // The pages that have something of the query, the best first: {address, entries, value, best}. `best` is what each unit
  // scores in the page at most; `entries` its places, the best first, each with {entry, value, row}.
  const rank = (units, site, params = PARAMS) => {
    const weights = units.map((unit) => weightOf(unit, site));
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const worth = (row) => row.reduce((sum, value, i) => sum + weights[i] * Math.min(value, 3), 0) / total;
    const covered = (row) => row.reduce((sum, value, i) => sum + (value > 0 ? weights[i] : 0), 0) / total;

    const table = score(units, site);
    const found = new Map(); // address → numbers
    for (const number of table.keys()) {
      const { page } = site.places[number];
      if (!found.has(page)) found.set(page, []);
      found.get(page).push(number);
    }
    const none = new Float64Array(units.length);
    const audience = (page) => (page.patients ? Math.exp(params.voice * units.voice) : Math.exp(-0.5 * params.voice * units.voice));
    const pages = [...found].map(([address, numbers]) => {
      const page = site.pages.get(address);
      const own = site.places[page.places[0]]; // the page itself comes first
      const titleRow = (own.isPage && table.get(page.places[0])) || none;
      const best = new Float64Array(units.length);
      const entries = numbers.map((number) => {
        const entry = site.places[number];
        const row = table.get(number);
        row.forEach((value, i) => { best[i] = Math.max(best[i], value * Math.min(1, entry.boost + 0.3)); });
        const context = entry.isPage ? row : row.map((value, i) => Math.max(value, titleRow[i] * params.titleContext));
        const value = ((1 - params.ownShare) * worth(context) + params.ownShare * worth(row)) * covered(context) ** params.placeCover
          * entry.boost ** params.boostPower * (entry.isPage ? params.article : 1);
        return { entry, value, row };
      });
      const rest = (params.pageShare * worth(best) * covered(best) ** params.pageCover
        + params.pageTitle * worth(titleRow) * covered(titleRow)) * (own.isPage ? own.boost : 1);
      return { address, page, entries, rest, best: [...best], patients: page.patients, value: 0 };
    });
    const settle = (one) => {
      one.entries.sort((a, b) => b.value - a.value);
      one.value = (one.entries[0].value + one.rest) * audience(one.page);
    };
    const highest = (a, b) => b.value - a.value;
    pages.forEach(settle);
    pages.sort(highest);
    for (const one of pages.slice(0, LOOKED_AT.pages)) {
      for (const place of one.entries.slice(0, LOOKED_AT.places)) {
        if (!place.entry.isPage) place.value *= (1 + params.near * together(place.entry, units, weights, total, site) ** 2) / (1 + params.near);
      }
      for (const place of one.entries.slice(LOOKED_AT.places)) place.value /= 1 + params.near;
      settle(one);
    }
    for (const one of pages.slice(LOOKED_AT.pages)) one.value /= 1 + params.near;
    return pages.sort(highest);
  };

  return { readIndex, rank, weightOf, PARAMS };
})();
