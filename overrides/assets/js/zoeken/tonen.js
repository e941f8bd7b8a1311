// Search: what the theme shows of each page that was found.
const searchResults = (() => {
  "use strict";
  const { apart, fold, measure } = searchWords;

  // The words of a text with their places in it; a text is divided once.
  const divided = new Map();
  const wordsIn = (text) => {
    if (!divided.has(text)) {
      const all = [...text.matchAll(/&(?:[a-z]+|#\d+);|[\p{L}\p{N}]+/gu)];
      divided.set(text, all.filter(({ 0: word }) => word[0] !== "&").map(({ 0: word, index }) => ({ word, index })));
    }
    return divided.get(text);
  };
  const found = (text, matches) => {
    const all = wordsIn(text);
    return all.filter(({ word }, i) => matches(word, all[i - 1]?.word, all[i + 1]?.word));
  };

  // A text with the found words marked; a long one as the piece where most of them stand together.
  const excerpt = (text, places, length) => {
    let start = 0;
    if (length && text.length > length) {
      let first = places[0]?.index ?? 0, most = 0, beyond = 0;
      places.forEach(({ index }, i) => {
        while (beyond < places.length && places[beyond].index < index + length * 0.7) beyond++;
        if (beyond - i > most) [first, most] = [index, beyond - i];
      });
      start = first < length * 0.6 ? 0 : text.lastIndexOf(" ", first - 30) + 1;
    }
    let end = length && text.length > start + length ? text.lastIndexOf(" ", start + length) : text.length;
    if (end <= start) end = text.length;
    let shown = start > 0 ? "… " : "", cursor = start;
    for (const { word, index } of places) {
      if (index < start || index + word.length > end) continue;
      shown += `${text.slice(cursor, index)}<mark>${word}</mark>`;
      cursor = index + word.length;
    }
    return shown + text.slice(cursor, end) + (end < text.length ? " …" : "");
  };

  // How many places of a page show at once, by how high the page stands, and how much less than the best they may be worth.
  const AT_ONCE = [4, 3, 3], OTHERS = 1, NEAR = 0.25;

  const unfold = (entries, rank) => {
    const places = entries.filter(({ entry }) => !entry.isPage);
    const most = AT_ONCE[rank] ?? OTHERS;
    return new Set(places.filter(({ value }, i) => i < most && value >= NEAR * places[0].value));
  };

  // Where a place stands, for eyes and for ears.
  const BETWEEN = '<span class="alleen-hoorbaar">, </span><span aria-hidden="true"> › </span>';
  const told = (path) => (path.length ? `<span class="zoekpad"><span class="alleen-hoorbaar">In: </span>${path.join(BETWEEN)}</span> ` : "");

  const item = (entry, value, isMatch, path = []) => {
    const places = found(entry.text, isMatch);
    const matched = new Set(places.map(({ word }) => word.toLowerCase()));
    return {
      location: entry.location,
      title: excerpt(entry.title, found(entry.title, isMatch)),
      text: told(path) + excerpt(entry.text, places, 180),
      tags: entry.tags,
      score: value,
      terms: Object.fromEntries([...matched].slice(0, 8).map((word) => [word, true])),
    };
  };

  // Which words of a text stand for something in the query.
  const matcher = (units, site) => {
    const tokens = new Set(units.flatMap((unit) => [...unit.readings.keys()]));
    const judged = new Map();
    const isWord = (word) => {
      if (!judged.has(word)) {
        judged.set(word, site.meaningOf(fold(word)).some((token) => tokens.has(token)));
      }
      return judged.get(word);
    };
    // A number and its unit, joined or apart, are one.
    const isMeasure = (word, before, after) => {
      if (!/^\d/.test(word) && !/^\d+$/.test(before)) return false;
      return [[word, after], [before, word], apart(fold(word))].some(([number, unit]) => tokens.has(measure(fold(number), fold(unit ?? ""))));
    };
    return (word, before = "", after = "") => isWord(word) || isMeasure(word, before, after);
  };

  // A query that asks for a word that the site does not have, or has only something like, or that nothing has whole, gets few
  // results.
  const FEW = 3, FEW_PARTLY = 5;
  const limited = (pages, units) => {
    const asked = units.filter((unit) => unit.label && !unit.number);
    const missing = asked.filter((unit) => !unit.readings.size || unit.meant);
    if (missing.length && missing.length === asked.length && missing.every((unit) => !unit.readings.size)) return [];
    if (missing.some((unit) => !unit.readings.size)) return pages.slice(0, FEW);
    const partly = missing.length > 0 || asked.some((unit) => !pages[0]?.best[units.indexOf(unit)]);
    return partly ? pages.slice(0, FEW_PARTLY) : pages;
  };

  // Of those for whom the query seems to be, the two best come first; then the best of the others, so that who was taken
  // for somebody else has not far to look.
  const LEAD = 2, WORTH_SHOWING = 0.35;
  const arranged = (pages) => {
    if (!pages.length) return pages;
    const { patients, value } = pages[0];
    if (pages.slice(0, LEAD).some((page) => page.patients !== patients)) return pages;
    const other = pages.findIndex((page) => page.patients !== patients);
    if (other <= LEAD || pages[other].value < WORTH_SHOWING * value) return pages;
    return [...pages.slice(0, LEAD), pages[other], ...pages.slice(LEAD, other), ...pages.slice(other + 1)];
  };

  // The query as it was perhaps meant, for the search box to offer; nothing when every word is known.
  const offered = (units) => {
    const named = units.filter((unit) => unit.label);
    if (!named.some((unit) => unit.meant)) return "";
    const meant = named.map((unit) => unit.meant || unit.label).join(" ");
    return `<span class="bedoeld" data-vraag="${meant}">Bedoelde u <b>${meant}</b>?</span> `;
  };

  // What a reader may look through: the theme makes an element of each.
  const MOST = { pages: 30, places: 6 }, FIRST = { pages: 2, places: 3 };

  // The results as the theme wants them: for each page its places.
  const show = (ranked, units, site) => {
    const isMatch = matcher(units, site);
    const pages = limited(arranged(ranked), units);
    const most = site.quick ? FIRST : MOST;
    const chosen = pages.slice(0, most.pages);
    const placesOf = (entries) => entries.filter(({ entry }) => !entry.isPage).slice(0, most.places);
    for (const { page, entries } of chosen) for (const one of [page.article, ...placesOf(entries).map(({ entry }) => entry)]) {
      if (site.hasText(one) && !one.isPage) site.pathTo(one); // each asks for what is not there
    }
    if (site.absent.size) return [];
    return chosen.map(({ page: { article }, entries, value, best }, rank) => {
      const opened = unfold(entries, rank);
      // The theme folds away what scores less than the first entry of its page; the page itself comes first.
      const shown = [item(article, value, isMatch), ...placesOf(entries)
        .map((one) => ({ ...one, open: opened.has(one) }))
        .sort((a, b) => b.open - a.open)
        .map(({ entry, value: own, open }) => item(entry, open ? value : Math.min(own, value * 0.999), isMatch, site.pathTo(entry)))];
      const missing = units.filter((unit, i) => unit.label && !unit.number && (!best[i] || unit.meant));
      // The theme tells it at the first place that shows; at the page when none does.
      for (const one of shown.slice(0, opened.size ? 2 : 1)) Object.assign(one.terms, Object.fromEntries(missing.map((unit) => [unit.label, false])));
      if (rank === 0) shown[opened.size ? 1 : 0].text = offered(units) + shown[opened.size ? 1 : 0].text;
      return shown;
    });
  };

  return { show, matcher };
})();
