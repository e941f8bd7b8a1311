// Search: the index, in parts that are fetched when a query needs them (exports/search_parts.py writes them, and says what
// each holds). What a query takes barely grows with the site: a beginning, then the parts of its own words and of the pages
// that show.
//
// Nothing here fetches. Who asks for what is not there yet gets nothing, and its part is named in `absent`; whoever runs the
// search gives that part (`take`) and asks again.
const searchParts = (() => {
  "use strict";
  const { slug, spelling, stem, Concepts } = searchWords;

  // Whole numbers of 0 and more as text: digits of 45, the last of each number below 45, those before it above.
  const BASE = 45, FIRST = 35, SKIPPED = 92;
  const numbers = (text) => {
    const all = [];
    let value = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const digit = code - FIRST - (code > SKIPPED ? 1 : 0);
      if (digit >= BASE) value = value * BASE + digit - BASE;
      else { all.push(value * BASE + digit); value = 0; }
    }
    return all;
  };

  // The number of the last member of a sorted list that is not above a value.
  const lastUpTo = (list, value) => {
    let low = 0, high = list.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (list[middle] <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const running = (counts) => {
    let sum = 0;
    return counts.map((count) => { const before = sum; sum += count; return before; });
  };

  // How soon more of the same word adds nothing, and how much a long text is held against a place.
  const SOON = 2, LENGTH = 0.4, SHORTEST = 0.6, STEP = 0.01;

  const open = ({ config, grenzen, beste, plaatsen, patienten, gewichten, wegen, lengtes, teksten }) => {
    const concepts = new Concepts(config.synoniemen ?? []);
    const placesOf = numbers(plaatsen), firstPlace = running(placesOf), firstOfText = running(numbers(teksten));
    const size = placesOf.reduce((sum, count) => sum + count, 0);
    const forPatients = new Uint8Array(placesOf.length);
    let page = -1;
    for (const step of numbers(patienten)) forPatients[page += step + 1] = 1;
    const boosts = [];
    const runs = numbers(wegen);
    for (let i = 0; i < runs.length; i += 2) for (let n = 0; n < runs[i + 1]; n++) boosts.push(gewichten[runs[i]]);
    const pageOf = new Uint32Array(size);
    placesOf.forEach((count, number) => pageOf.fill(number, firstPlace[number], firstPlace[number] + count));
    const long = numbers(lengtes).map((code, number) => (number === firstPlace[pageOf[number]] ? 1 : 1 - LENGTH + LENGTH * (SHORTEST + STEP * code)));

    const there = new Set(), absent = new Set();
    const missing = (part) => {
      if (!there.has(part)) absent.add(part);
      return !there.has(part);
    };

    // What is known of words: filled by the parts.
    const vocabulary = new Map(concepts.words); // folded word as written → stem
    const frequency = new Map(); // token → places
    const byPatients = new Map(); // token → places on pages for patients
    const spellings = new Map();
    const order = new Map(); // token → its number in its part
    const postings = new Map(), more = new Map(); // part → for each token in it, as written
    const decoded = new Map();

    const takeWords = (part, data) => {
      const counts = numbers(data.aantal), patient = numbers(data.patienten);
      let next = 0;
      for (const word of data.woorden ? data.woorden.split(" ") : []) {
        const root = stem(word);
        vocabulary.set(word, root);
        if (order.has(root)) continue;
        order.set(root, next);
        frequency.set(root, counts[next]);
        byPatients.set(root, patient[next++]);
        if (root.length < 5 || root[0] === "§") continue;
        const key = spelling(root);
        if (!spellings.has(key)) spellings.set(key, []);
        spellings.get(key).push(root);
      }
    };

    // Where a token stands, in the order of the places: number and weighted count by turns.
    const read = (text, found) => {
      const all = numbers(text ?? "");
      let number = -1;
      for (let i = 0; i < all.length; i++) {
        number += (all[i] >> 1) + 1;
        found.push([number, all[i] & 1 ? all[++i] : 1]);
      }
    };
    const worth = ([number, count]) => [number, (count * (SOON + 1)) / (count + SOON * long[number])];

    const entries = new Map(); // number → place
    const addresses = [];
    const place = (number) => {
      if (!entries.has(number)) entries.set(number, { number, page: pageOf[number], isPage: number === firstPlace[pageOf[number]], boost: boosts[number] });
      return entries.get(number);
    };
    const takeTexts = (part, data) => {
      let number = firstOfText[Number(part.split("-")[1])];
      for (const [address, ...places] of data.bladen) {
        for (const [given, title, text = "", tags, parent] of places) {
          const fragment = given === 0 ? slug(title) : given;
          const location = fragment ? `${address}#${fragment}` : address;
          Object.assign(place(number), { location, title, tags: tags || undefined, above: parent ? place(firstPlace[pageOf[number]] + parent) : null, ...(typeof text === "string" ? { text } : { pieces: text }) });
          number += 1;
        }
      }
    };
    // A text that repeats another has it as the number of its place, from where and how many signs.
    const isThere = (entry) => entry.title !== undefined || !missing(`tekst-${lastUpTo(firstOfText, entry.number)}`);
    const hasText = (entry) => {
      if (!isThere(entry)) return false;
      if (entry.text !== undefined && (site.quick || !entry.partly)) return true;
      const others = entry.pieces.filter((piece) => typeof piece !== "string").map(([number]) => place(number));
      // A first answer does with what stands there itself.
      entry.partly = site.quick && !others.every((other) => other.text !== undefined);
      if (!entry.partly && !others.map(hasText).every(Boolean)) return false;
      entry.text = entry.pieces.map((piece) => (typeof piece === "string" ? piece : place(piece[0]).text?.slice(piece[1], piece[1] + piece[2]) ?? "…")).join(" ");
      entry.sequence = undefined;
      return true;
    };

    const take = (part, data) => {
      if (there.has(part)) return;
      there.add(part);
      const [kind] = part.split("-");
      if (kind === "woorden") takeWords(part, data);
      else if (kind === "posten") postings.set(part, data.posten.split(" "));
      else if (kind === "meer") more.set(part, data.posten);
      else takeTexts(part, data);
    };

    const partOf = (token) => lastUpTo(grenzen, token);

    const voices = new Map();
    const patientPlaces = placesOf.reduce((sum, count, number) => sum + count * forPatients[number], 0) || 1;
    const otherPlaces = size - patientPlaces || 1;
    const meanings = new Map();

    const site = {
      size, concepts, vocabulary, frequency, absent, take, place,
      // Whether a first answer will do: from the words themselves where they weigh most, without what resembles them.
      quick: false,

      // Asks for what is known of words that are looked up; a whole answer looks at all there are.
      consult(tokens) {
        const wanted = site.quick ? new Set(tokens.map(partOf)) : grenzen.keys();
        for (const part of wanted) {
          missing(`woorden-${part}`);
          if (site.quick) missing(`posten-${part}`);
        }
      },
      knows: (token) => frequency.has(token),
      count: (token) => frequency.get(token) ?? 0,
      spelledLike: (key) => spellings.get(key) ?? [],

      // The places that have a token: [number, from 0 to about 3].
      postings(token) {
        if (!frequency.has(token)) return [];
        const part = partOf(token), whole = frequency.get(token) <= beste || !site.quick;
        const name = `${token}${whole}`;
        if (decoded.has(name)) return decoded.get(name);
        if (site.quick && !there.has(`posten-${part}`)) return [];
        const lacks = missing(`posten-${part}`);
        const rest = whole && frequency.get(token) > beste;
        if ((rest && missing(`meer-${part}`)) || lacks) return [];
        const found = [];
        read(postings.get(`posten-${part}`)[order.get(token)], found);
        if (rest) read(more.get(`meer-${part}`)[order.get(token)], found);
        decoded.set(name, found.map(worth));
        return decoded.get(name);
      },

      // A page by its number, and whether the texts of a place are there.
      page: (number) => ({ number, patients: forPatients[number] === 1, article: place(firstPlace[number]) }),
      hasText,

      // The titles of the page and of the headings that a place stands under; nothing while they are not there.
      pathTo(entry) {
        const path = [];
        for (let one = entry.above; one && isThere(one); one = one.above) path.unshift(one.title);
        const { title } = place(firstPlace[entry.page]);
        return isThere(place(firstPlace[entry.page])) ? [title, ...path] : [];
      },

      // How much more patients read a word than professionals do, from the pages for each.
      voice(token) {
        if (!frequency.has(token)) return 0;
        if (!voices.has(token)) {
          const mine = byPatients.get(token);
          const share = (mine + 0.3) / patientPlaces, others = (frequency.get(token) - mine + 1.5) / otherPlaces;
          voices.set(token, Math.max(-0.35, Math.min(0.35, Math.log(share / others) / 6)));
        }
        return voices.get(token);
      },

      // What a word of a text stands for: its stem, and the concepts that it names by itself.
      meaningOf(word) {
        let found = meanings.get(word);
        if (!found) {
          const root = stem(word);
          meanings.set(word, found = [root, ...concepts.in([root]).map(({ token }) => token)]);
        }
        return found;
      },
    };
    return site;
  };

  return { open, numbers };
})();

// What a query gives with the parts that are there. Nothing may be missing for it to count: {units, pages, items, absent}.
const searchLook = (query, site, quick = false) => {
  site.quick = quick;
  site.absent.clear();
  const units = searchQuery.understand(query, site);
  const pages = site.absent.size ? [] : searchScores.rank(units, site);
  const items = searchResults.show(pages, units, site);
  return { units, pages, items, absent: [...site.absent] };
};
