// Search: what a query may mean in this site, with forms of its words, parts of compounds and typing errors.
const searchQuery = (() => {
  "use strict";
  const { EMPTY_WORDS, words, stem, distance } = searchWords;

  const limitFor = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

  // Words of the site that a mistyped word may stand for: the nearest only.
  const corrections = (word, site) => {
    let limit = limitFor(word), found = [];
    if (limit === 0 || /\d/.test(word)) return [];
    for (const [candidate, root] of site.vocabulary) {
      if (candidate.length < 4 || /\d/.test(candidate)) continue;
      const steps = distance(word, candidate, limit);
      if (steps > limit) continue;
      if (steps < limit) [limit, found] = [steps, []];
      found.push([candidate, root]);
    }
    return found.sort((a, b) => (b[0][0] === word[0]) - (a[0][0] === word[0]) || (site.frequency.get(b[1]) ?? 0) - (site.frequency.get(a[1]) ?? 0)).slice(0, 4);
  };

  // A compound that stands nowhere, as two words that do: "wervelinzakking" → wervel, inzakking.
  const parts = (word, site) => {
    for (let cut = word.length - 4; cut >= 4; cut--) {
      const tail = stem(word.slice(cut));
      if (!site.frequency.has(tail)) continue;
      for (const head of [word.slice(0, cut), word.slice(0, cut).replace(/(?:en|s|e)$/, "")]) {
        if (head.length >= 3 && site.frequency.has(stem(head))) return [stem(head), tail];
      }
    }
    return [];
  };

  const RARE = 3; // entries

  // What a word of the query may match: [token, weight]. `last` is the word that is still being typed.
  const readings = (word, last, site) => {
    const root = stem(word);
    const found = new Map();
    const add = (token, weight) => { if (site.frequency.has(token) && weight > (found.get(token) ?? 0)) found.set(token, weight); };
    const known = site.frequency.has(root);
    add(root, 1);
    for (const [token] of site.concepts.in([root])) add(token, 0.9);
    const complete = found.size > 0;
    const longer = [];
    for (const token of site.frequency.keys()) {
      if (token === root || token.length <= root.length || !token.includes(root)) continue;
      const begins = token.startsWith(root) || token.startsWith(word);
      if (root.length >= 4 || (last && word.length >= 2 && token.startsWith(word))) {
        longer.push([token, begins ? 0.55 : token.endsWith(root) ? 0.6 : 0.35]);
      }
    }
    longer.sort((a, b) => b[1] - a[1] || site.frequency.get(b[0]) - site.frequency.get(a[0]));
    for (const [token, weight] of longer.slice(0, 12)) add(token, complete ? weight * 0.6 : weight);
    if (!known && !complete) {
      const divided = longer.length ? [] : parts(word, site);
      const weight = longer.some(([token]) => token.startsWith(root)) ? 0.4 : 0.8;
      for (const token of divided) add(token, 0.7);
      if (!divided.length) {
        for (const [, candidate] of corrections(word, site)) {
          add(candidate, weight);
          for (const [token] of site.concepts.in([candidate])) add(token, weight * 0.9);
        }
      }
    }
    // A rare form may have a common relative: "decomprimeren" → decompressie.
    if (root.length >= 6 && [...found.keys()].every((token) => site.frequency.get(token) <= RARE)) {
      const kept = root.slice(0, Math.max(5, Math.ceil(root.length * 0.6)));
      for (const token of site.frequency.keys()) if (token.startsWith(kept)) add(token, 0.4);
    }
    return found;
  };

  // The query as units: {readings, label, extra}. The more of them an entry has, the higher it stands. The extra ones, the
  // parts of a compound, add to the score but are not missed.
  const understand = (query, site) => {
    const typed = words(query);
    const meaningful = typed.filter((word) => !EMPTY_WORDS.has(word));
    const used = meaningful.length ? meaningful : typed;
    const ending = /[\p{L}\p{N}]$/u.test(query) ? typed.at(-1) : "";
    const units = used
      .filter((word) => word.length > 1 || /\d/.test(word))
      .map((word) => ({ label: word, readings: readings(word, word === ending, site) }));
    for (const [token, , length] of site.concepts.in(typed.map(stem))) {
      if (length > 1 && site.frequency.has(token)) units.push({ label: "", readings: new Map([[token, 1]]) });
    }
    for (const word of used.filter((word) => word.length >= 9)) {
      for (const part of parts(word, site)) units.push({ label: "", extra: true, readings: new Map([[part, 0.35]]) });
    }
    return units;
  };

  return { understand };
})();
