// Search: what each place and each page is worth for a query.
const searchScores = (() => {
  "use strict";
  const { words } = searchWords;

  const PARAMS = { titleContext: 0.9, ownShare: 0.2, pageShare: 0.2, pageTitle: 0.9, placeCover: 1, pageCover: 0.7, voice: 1, near: 0.5, article: 0.4, boostPower: 2 };

  const plain = (text) => text.replace(/&[a-z]+;|&#\d+;/g, " ");

  // What stands in a few places only is not rarer for it: in a small text many an ordinary word stands once.
  const FEW_PLACES = 6;
  const rarity = (token, site) => Math.log(1 + site.size / Math.max(FEW_PLACES, site.frequency.get(token) ?? site.size));

  // What a unit asks: the rarity of the likeliest word it may be; a word the site does not have asks as much as the rarest.
  const weightOf = (unit, site) => {
    if (!unit.readings.size) return unit.asks * Math.log(1 + site.size / FEW_PLACES);
    let most = 0;
    for (const [token, weight] of unit.readings) most = Math.max(most, rarity(token, site) * weight);
    return unit.asks * most;
  };

  // A first answer takes what a unit may mean when it is about as likely as the likeliest.
  const LIKELY = 0.8;

  // For each place what each unit scores in it: number → [score per unit, from 0 to about 2].
  const score = (units, site) => {
    const table = new Map();
    units.forEach((unit, i) => {
      const least = site.quick ? LIKELY * Math.max(...unit.readings.values()) : 0;
      for (const [token, weight] of unit.readings) {
        if (weight < least) continue;
        for (const [number, value] of site.postings(token)) {
          if (!table.has(number)) table.set(number, new Float64Array(units.length));
          const row = table.get(number);
          if (value * weight > row[i]) row[i] = value * weight;
        }
      }
    });
    return table;
  };

  // How many of the best are looked at closely; for a first answer none.
  const LOOKED_AT = { pages: 16, places: 10 };

  // How much of the query stands close together in a text, from 0 to 1: the best piece of so many words.
  const PIECE = 24;
  const together = (place, units, weights, total, site) => {
    if (!site.hasText(place)) return 0;
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

  // The pages that have something of the query, the best first: {page, entries, value, best}. `best` is what each unit
  // scores in the page at most; `entries` its places, the best first, each with {entry, value, row}.
  const rank = (units, site, params = PARAMS) => {
    const weights = units.map((unit) => weightOf(unit, site));
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const worth = (row) => row.reduce((sum, value, i) => sum + weights[i] * Math.min(value, 3), 0) / total;
    const covered = (row) => row.reduce((sum, value, i) => sum + (value > 0 ? weights[i] : 0), 0) / total;

    const table = score(units, site);
    if (site.absent.size) return [];
    const found = new Map(); // number of a page → numbers of places
    for (const number of table.keys()) {
      const { page } = site.place(number);
      if (!found.has(page)) found.set(page, []);
      found.get(page).push(number);
    }
    const none = new Float64Array(units.length);
    const audience = (page) => (page.patients ? Math.exp(params.voice * units.voice) : Math.exp(-0.5 * params.voice * units.voice));
    const pages = [...found].map(([number, numbers]) => {
      const page = site.page(number);
      const own = page.article;
      const titleRow = table.get(own.number) || none;
      const best = new Float64Array(units.length);
      const entries = numbers.map((at) => {
        const entry = site.place(at);
        const row = table.get(at);
        row.forEach((value, i) => { best[i] = Math.max(best[i], value * Math.min(1, entry.boost + 0.3)); });
        const context = entry.isPage ? row : row.map((value, i) => Math.max(value, titleRow[i] * params.titleContext));
        const value = ((1 - params.ownShare) * worth(context) + params.ownShare * worth(row)) * covered(context) ** params.placeCover
          * entry.boost ** params.boostPower * (entry.isPage ? params.article : 1);
        return { entry, value, row };
      });
      const rest = (params.pageShare * worth(best) * covered(best) ** params.pageCover
        + params.pageTitle * worth(titleRow) * covered(titleRow)) * own.boost;
      return { page, entries, rest, best: [...best], patients: page.patients, value: 0 };
    });
    const settle = (one) => {
      one.entries.sort((a, b) => b.value - a.value || a.entry.number - b.entry.number);
      one.value = (one.entries[0].value + one.rest) * audience(one.page);
    };
    const highest = (a, b) => b.value - a.value || a.page.number - b.page.number;
    const looked = site.quick ? 0 : LOOKED_AT.pages;
    pages.forEach(settle);
    pages.sort(highest);
    for (const one of pages.slice(0, looked)) {
      for (const place of one.entries.slice(0, LOOKED_AT.places)) {
        if (!place.entry.isPage) place.value *= (1 + params.near * together(place.entry, units, weights, total, site) ** 2) / (1 + params.near);
      }
      for (const place of one.entries.slice(LOOKED_AT.places)) place.value /= 1 + params.near;
      settle(one);
    }
    for (const one of pages.slice(looked)) one.value /= 1 + params.near;
    return pages.sort(highest);
  };

  return { rank, weightOf, PARAMS };
})();
