// Search. The theme lets a site bring its own worker; this one uses the theme's engine (lunr) to index and to score, and
// decides itself which words count: forms of a word, synonyms from the glossary, parts of compounds, typing errors.
// It answers the theme's messages (0 set up, 1 ready, 2 query, 3 result), in a worker or, from file://, in a hidden frame.
(() => {
  "use strict";
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;

  /* ---- Words ---- */

  // Words that carry no meaning in a query. What stands in few texts weighs more by itself; these would only be mistaken
  // for typing errors of other words.
  const EMPTY_WORDS = new Set(
    ("aan al als ben bij bent dan dat de der deze die dit doen door een en er geen ga gaan had heb hebben hebt heeft het hij hoe " +
      "hoeveel iets ik in is je kan krijg krijgen kun kunnen kunt maar mag mee meer men met mijn moet moeten na naar niet nog nu of om " +
      "onder ook op over per snel te tot u uit uw van veel voor vaak waar waarom wanneer wat wel welke wie wij word worden wordt ze zijn zo zonder zou")
      .split(" "));

  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  // One form for the inflections of a Dutch word: plural, verb forms, adjectives. It need not be a word.
  const stem = (word) => {
    if (/\d/.test(word) || word.length < 4) return word;
    let root = word;
    if (root.length > 4) {
      root = root.replace(/(?:(?<=.{4})ingen|(?<=.{4})ing|(?<=.{3})(?:en|es|e|s))$/, "");
      const participle = root.replace(/(?<=.{4})(?:dt|[dt])$/, "");
      root = participle === root ? root : participle.replace(/^ge(?=.{4})/, "");
    }
    return root
      .replace(/([^aeiou])\1$/, "$1")
      .replace(/([aeou])\1([^aeiou]+)$/, "$1$2")
      .replace(/v$/, "f")
      .replace(/z$/, "s");
  };

  // The number of letters to change, add, leave out or swap to make one word of the other; more than `limit` counts as
  // limit + 1.
  const distance = (one, other, limit) => {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > limit) return limit + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  };

  /* ---- Concepts: the ways to say the same, from the glossary ---- */

  class Concepts {
    // groups: for each concept its phrases
    constructor(groups) {
      this.phrases = new Map(); // first stem → [[stems of the phrase, token of the concept]], the longest first
      this.words = new Map(); // every word of a phrase → its stem
      groups.forEach((phrases, number) => {
        for (const phrase of phrases) {
          const all = words(phrase);
          const stems = all.map(stem);
          if (!stems.length) continue;
          all.forEach((word, i) => this.words.set(word, stems[i]));
          if (!this.phrases.has(stems[0])) this.phrases.set(stems[0], []);
          this.phrases.get(stems[0]).push([stems, `§${number}`]);
        }
      });
      for (const list of this.phrases.values()) list.sort((a, b) => b[0].length - a[0].length);
    }

    // The concepts named in a row of stems: [token, first position, number of words], longer phrases before parts of them.
    in(stems) {
      const found = [];
      for (let i = 0; i < stems.length; ) {
        let step = 1;
        const seen = new Set();
        for (const [phrase, token] of this.phrases.get(stems[i]) ?? []) {
          if (phrase.length < step || seen.has(token) || phrase.some((part, j) => stems[i + j] !== part)) continue;
          seen.add(token);
          found.push([token, i, phrase.length]);
          step = Math.max(step, phrase.length);
        }
        i += step;
      }
      return found;
    }
  }

  /* ---- Index ---- */

  // The weight of a word by where it stands. A heading counts only when it is the section's own: not the beginning of a
  // recommendation, nor one that every module has.
  const FIELDS = { title: 6, zoektermen: 5, heading: 3, text: 1 };
  let site; // {index, documents, vocabulary, concepts, frequency, articles}

  // The theme puts titles and texts on the page as HTML: no tag of an entry may get through.
  const withoutMarkup = (html) => html.replace(/<[^>]*>/g, " ").replaceAll("<", "&lt;").replace(/\s+/g, " ").trim();

  const setUp = ({ config, docs }) => {
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
    site = { index, documents, vocabulary, concepts, frequency, articles };
  };

  /* ---- Query ---- */

  const rarity = (token) => Math.log(1 + site.documents.size / (site.frequency.get(token) ?? site.documents.size));

  const limitFor = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

  // Words of the site that a mistyped word may stand for: the nearest only.
  const corrections = (word) => {
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
  const parts = (word) => {
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
  const readings = (word, last) => {
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
      const divided = longer.length ? [] : parts(word);
      const weight = longer.some(([token]) => token.startsWith(root)) ? 0.4 : 0.8;
      for (const token of divided) add(token, 0.7);
      if (!divided.length) {
        for (const [, candidate] of corrections(word)) {
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
  const understand = (query) => {
    const typed = words(query);
    const meaningful = typed.filter((word) => !EMPTY_WORDS.has(word));
    const used = meaningful.length ? meaningful : typed;
    const ending = /[\p{L}\p{N}]$/u.test(query) ? typed.at(-1) : "";
    const units = used
      .filter((word) => word.length > 1 || /\d/.test(word))
      .map((word) => ({ label: word, readings: readings(word, word === ending) }));
    for (const [token, , length] of site.concepts.in(typed.map(stem))) {
      if (length > 1 && site.frequency.has(token)) units.push({ label: "", readings: new Map([[token, 1]]) });
    }
    for (const word of used.filter((word) => word.length >= 9)) {
      for (const part of parts(word)) units.push({ label: "", extra: true, readings: new Map([[part, 0.35]]) });
    }
    return units;
  };

  const scoresOf = (token) =>
    site.index.query((query) => query.term(token, { usePipeline: false, wildcard: lunr.Query.wildcard.NONE }));

  // For each entry what each unit of the query scores in it: location → [score per unit].
  const score = (units) => {
    const table = new Map();
    units.forEach((unit, i) => {
      for (const [token, weight] of unit.readings) {
        for (const { ref, score: value } of scoresOf(token)) {
          if (!table.has(ref)) table.set(ref, new Array(units.length).fill(0));
          const row = table.get(ref);
          row[i] = Math.max(row[i], value * weight);
        }
      }
    });
    return table;
  };

  /* ---- Results ---- */

  const escapeForm = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  // A text with the found words marked; a long one as the piece where most of them stand together.
  const excerpt = (text, matches, length) => {
    const places = [...text.matchAll(/&(?:[a-z]+|#\d+);|[\p{L}\p{N}]+/gu)].filter(({ 0: word }) => word[0] !== "&" && matches(word));
    let start = 0;
    if (length && text.length > length) {
      const around = places.map(({ index }) => places.filter((other) => other.index >= index && other.index < index + length * 0.7).length);
      const first = places.length ? places[around.indexOf(Math.max(...around))].index : 0;
      start = first < length * 0.6 ? 0 : text.lastIndexOf(" ", first - 30) + 1;
    }
    let end = length && text.length > start + length ? text.lastIndexOf(" ", start + length) : text.length;
    if (end <= start) end = text.length;
    let shown = start > 0 ? "… " : "", cursor = start;
    for (const { 0: word, index } of places) {
      if (index < start || index + word.length > end) continue;
      shown += `${text.slice(cursor, index)}<mark>${word}</mark>`;
      cursor = index + word.length;
    }
    return shown + text.slice(cursor, end) + (end < text.length ? " …" : "");
  };

  // Put the best recommendations of a page right behind its best entry, to show at once: what to do comes before the rest.
  const showRecommendations = (entries, count) => {
    const chosen = entries.filter(({ entry }, i) => i > 0 && entry.soort === "aanbeveling").slice(0, count);
    for (const one of chosen) one.unfolded = true;
    const others = entries.filter((one) => !one.unfolded);
    entries.splice(0, entries.length, others[0], ...chosen, ...others.slice(1));
  };

  const search = (query) => {
    const units = understand(query);
    const weights = units.map((unit) => (unit.extra ? 0 : Math.max(0, ...[...unit.readings.keys()].map(rarity))));
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const covered = (row) => row.reduce((sum, value, i) => sum + (value > 0 ? weights[i] : 0), 0) / total;
    const sum = (row) => row.reduce((all, value) => all + value, 0);

    const pages = new Map();
    for (const [location, row] of score(units)) {
      const entry = site.documents.get(location);
      const boost = entry.boost ?? 1;
      const value = sum(row) * covered(row) ** 2 * boost;
      if (!pages.has(entry.page)) pages.set(entry.page, { entries: [], best: new Array(units.length).fill(0) });
      const page = pages.get(entry.page);
      page.entries.push({ entry, value, row });
      row.forEach((part, i) => { page.best[i] = Math.max(page.best[i], part * boost); });
    }

    const found = new Set(units.flatMap((unit) => [...unit.readings.keys()]));
    const isMatch = (word) => {
      const root = stem(fold(word));
      return found.has(root) || site.concepts.in([root]).some(([token]) => found.has(token));
    };

    return [...pages]
      .map(([address, { entries, best }]) => {
        entries.sort((a, b) => b.value - a.value);
        return { address, entries, value: entries[0].value + 0.5 * sum(best) * covered(best) ** 2, best };
      })
      .sort((a, b) => b.value - a.value)
      .map(({ address, entries, value, best }, place) => {
        if (place < 3) showRecommendations(entries, place === 0 ? 2 : 1);
        // The theme folds away what scores less than the first entry of its page.
        const shown = entries.map(({ entry, value: own, unfolded }, i) => item(entry, i === 0 || unfolded ? value : Math.min(own, value * 0.999), isMatch));
        if (!entries.some(({ entry }) => entry.location === address)) {
          shown.push({ ...item(site.documents.get(address) ?? site.articles.get(address), 0, isMatch) });
        }
        const missing = Object.fromEntries(units.filter((unit, i) => unit.label && !best[i]).map((unit) => [unit.label, false]));
        Object.assign(shown[0].terms, missing);
        return shown;
      });
  };

  const item = (entry, value, isMatch) => {
    const matched = new Set((entry.text.match(/[\p{L}\p{N}]+/gu) ?? []).filter(isMatch).map((word) => word.toLowerCase()));
    return {
      location: entry.location,
      title: excerpt(entry.title, isMatch),
      text: excerpt(entry.text, isMatch, 180),
      tags: entry.tags,
      score: value,
      terms: Object.fromEntries([...matched].slice(0, 8).map((word) => [word, true])),
    };
  };

  /* ---- Messages ---- */

  const own = typeof document === "undefined" ? self.location.href : document.currentScript.src;
  const engine = new URL(`../javascripts/workers/${new URL(own).searchParams.get("motor")}`, own).href;

  // Before the engine is loaded: its own listener must not answer as well.
  addEventListener("message", async (event) => {
    event.stopImmediatePropagation();
    await ready;
    const { type, data } = event.data;
    if (type === SETUP) {
      setUp(data);
      postMessage({ type: READY });
    } else if (type === QUERY) {
      postMessage({ type: RESULT, data: { items: search(data) } });
    }
  });
  const ready = Promise.resolve(importScripts(engine));
})();
