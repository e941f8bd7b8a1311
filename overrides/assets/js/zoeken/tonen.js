// Search: what the theme shows of each page that was found.
const searchResults = (() => {
  "use strict";
  const { fold, stem } = searchWords;

  // A text with the found words marked; a long one as the piece where most of them stand together.
  const excerpt = (text, matches, length) => {
    const places = [...text.matchAll(/&(?:[a-z]+|#\d+);|[\p{L}\p{N}]+/gu)].filter(({ 0: word }) => word[0] !== "&" && matches(word));
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

  // The results as the theme wants them: for each page its entries.
  const show = (pages, units, site) => {
    const found = new Set(units.flatMap((unit) => [...unit.readings.keys()]));
    const judged = new Map();
    const isMatch = (word) => {
      if (!judged.has(word)) {
        const root = stem(fold(word));
        judged.set(word, found.has(root) || site.concepts.in([root]).some(([token]) => found.has(token)));
      }
      return judged.get(word);
    };

    return pages.map(({ address, entries, value, best }, place) => {
      if (place < 3) showRecommendations(entries, place === 0 ? 2 : 1);
      // The theme folds away what scores less than the first entry of its page.
      const shown = entries.map(({ entry, value: own, unfolded }, i) => item(entry, i === 0 || unfolded ? value : Math.min(own, value * 0.999), isMatch));
      if (!entries.some(({ entry }) => entry.location === address)) {
        shown.push(item(site.documents.get(address) ?? site.articles.get(address), 0, isMatch));
      }
      const missing = Object.fromEntries(units.filter((unit, i) => unit.label && !best[i]).map((unit) => [unit.label, false]));
      Object.assign(shown[0].terms, missing);
      return shown;
    });
  };

  return { show };
})();
