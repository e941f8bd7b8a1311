// What a place in the site counts for each word: called by search_parts.py with the words of the search, as readers have them.
const counting = (config) => {
  "use strict";
  const { EMPTY_WORDS, words, measures, stem, Concepts } = searchWords;

  // The weight of a word by where it stands. A heading counts only when it is the section's own: not the beginning of a
  // recommendation, nor one that every module has.
  const FIELDS = { title: 8, zoektermen: 5, heading: 3, text: 1 };

  // The theme puts titles and texts on the page as HTML: no tag of an entry may get through.
  const withoutMarkup = (html) => html.replace(/<[^<>]*>/g, " ").replaceAll("<", "&lt;").replace(/\s+/g, " ").trim();
  const plain = (text) => text.replace(/&[a-z]+;|&#\d+;/g, " ");

  const concepts = new Concepts(config.synoniemen ?? []);
  const seen = new Map(); // folded word → stem

  return (given) => {
    const entry = JSON.parse(given);
    const title = withoutMarkup(entry.title), text = withoutMarkup(entry.text ?? "");
    const isPage = !entry.location.includes("#");
    const counts = Object.create(null), fresh = []; // ‘constructor’ is a word like any other
    const stemOf = (word) => {
      if (!seen.has(word)) {
        seen.set(word, stem(word));
        fresh.push([word, seen.get(word)]);
      }
      return seen.get(word);
    };
    const count = (part, weight) => {
      const all = words(plain(part));
      const stems = all.map(stemOf);
      const others = [...measures(all).map(([one]) => one), ...concepts.in(stems).map(({ token }) => token)];
      // A word without a meaning is not searched for.
      const told = stems.filter((_, i) => !EMPTY_WORDS.has(all[i]));
      for (const token of [...told, ...others]) counts[token] = (counts[token] ?? 0) + weight;
      return stems.length + others.length;
    };
    if (isPage) count(title, FIELDS.title);
    else if (!entry.soort) count(title, FIELDS.heading);
    count(entry.zoektermen ?? "", FIELDS.zoektermen);
    const length = count(text, FIELDS.text);
    const anchor = entry.location.split("#")[1] ?? "";
    return JSON.stringify({ anchor: anchor === searchWords.slug(title) ? 0 : anchor, title, text, length, counts: Object.entries(counts), fresh });
  };
};
