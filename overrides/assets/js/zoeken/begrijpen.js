// Search: what a query may mean in this site: forms of its words, words that mean the same, parts of compounds, and, apart
// from those, what was perhaps meant by a word that the site does not have.
const searchQuery = (() => {
  "use strict";
  const { EMPTY_WORDS, TURNING, fold, words, isNumber, measures, spelling, stem, distance } = searchWords;

  // What each way to reach a word is worth beside the word itself.
  const WORTH = { same: 1, concept: 0.9, asked: 0.8, spelling: 0.85, begins: 0.55, ends: 0.6, within: 0.3, part: 0.7, relative: 0.4, corrected: 0.75, surely: 0.95 };

  // How a Dutch word sounds: who writes by ear writes one sound in another way, or one letter for two.
  const SOUNDS = [[/y/g, "i"], [/ij|ei/g, "1"], [/au|ou/g, "2"], [/ph/g, "f"], [/th|dt/g, "t"], [/s?ch/g, "g"], [/ti(?=[eo])|c(?=[eiy])/g, "si"],
    [/c/g, "k"], [/q/g, "k"], [/x/g, "ks"], [/z/g, "s"], [/v/g, "f"], [/ie/g, "i"], [/ae/g, "e"], [/(.)\1+/g, "$1"], [/(?<=..)d$/, "t"], [/(?<=..e)n$/, ""]];
  const sound = (word) => SOUNDS.reduce((text, [from, to]) => text.replace(from, to), word);
  const sounds = new Map(); // word of a site → how it sounds
  const soundOf = (word) => {
    if (!sounds.has(word)) sounds.set(word, sound(word));
    return sounds.get(word);
  };

  // What leads somewhere in the site: the stem of a word, or what a query means by it.
  const leads = (root, site) => site.knows(root) || site.concepts.in([root], true).some(({ token }) => site.knows(token));

  // Words of the site that a mistyped word may stand for: the nearest only, with the beginning that was typed. A word that
  // sounds the same is nearer than one with another letter.
  const SAME_SOUND = 0.5;
  const limitFor = (word) => (word.length < 4 ? 0 : word.length < 5 ? SAME_SOUND : word.length < 9 ? 1 : 2);
  const corrections = (word, site) => {
    let limit = limitFor(word), found = [];
    if (limit === 0 || /\d/.test(word)) return [];
    const heard = sound(word);
    for (const [candidate, root] of site.vocabulary) {
      if (candidate.length < 4 || /\d/.test(candidate)) continue;
      const most = Math.ceil(limit);
      const steps = Math.min(distance(word, candidate, most), SAME_SOUND + distance(heard, soundOf(candidate), Math.floor(limit)));
      if (steps > limit || !leads(root, site)) continue;
      if (steps < limit) [limit, found] = [steps, []];
      found.push([candidate, root]);
    }
    const asTyped = ([candidate]) => candidate[0] === word[0];
    return found.sort((a, b) => asTyped(b) - asTyped(a) || site.count(b[1]) - site.count(a[1]) || (a[0] < b[0] ? -1 : 1)).slice(0, 3);
  };

  // Ends of words that are no words themselves: "misselijk" is no compound.
  const ENDINGS = new Set("lijk lijke heid heden baar bare loos loze achtig zaam zame ing ings isch ische".split(" ").map(stem));

  // The form in which the site has a word: its own, or one that is only spelled otherwise; nothing when it has none.
  const formOf = (word, site) => (site.knows(stem(word)) ? stem(word) : site.spelledLike(spelling(stem(word)))[0]);

  // A compound that stands nowhere, as two words that do: "botbreuk" → bot, breuk.
  const parts = (word, site) => {
    for (let cut = word.length - 4; cut >= 4; cut--) {
      const tail = stem(word.slice(cut));
      if (!site.knows(tail) || ENDINGS.has(tail)) continue;
      for (const head of [word.slice(0, cut), word.slice(0, cut).replace(/(?:en|s|e)$/, "")]) {
        const form = head.length >= 3 && !EMPTY_WORDS.has(head) && formOf(head, site);
        if (form) return [form, tail];
      }
    }
    return [];
  };

  const RARE = 3; // places

  // What one word may match: token → [weight, why].
  const readings = (word, last, site) => {
    const root = stem(word);
    const found = new Map();
    const add = (token, weight, why) => {
      if (site.knows(token) && weight > (found.get(token)?.[0] ?? 0)) found.set(token, [weight, why]);
    };
    add(root, WORTH.same, word);
    for (const { token, own, phrase } of site.concepts.in([root], true)) add(token, own ? WORTH.concept : WORTH.asked, phrase);
    for (const other of site.spelledLike(spelling(root))) add(other, WORTH.spelling, "andere spelling");
    const complete = found.size > 0;
    const longer = [];
    if (root.length >= 4 || (last && word.length >= 2)) {
      for (const token of site.frequency.keys()) {
        if (token === root || token.length <= root.length || !token.includes(root)) continue;
        const begins = token.startsWith(root) || token.startsWith(word);
        if (root.length < 4 && !begins) continue;
        longer.push([token, begins ? WORTH.begins : token.endsWith(root) ? WORTH.ends : WORTH.within]);
      }
    }
    longer.sort((a, b) => b[1] - a[1] || site.count(b[0]) - site.count(a[0]) || (a[0] < b[0] ? -1 : 1));
    for (const [token, weight] of longer.slice(0, 12)) add(token, complete ? weight * 0.6 : weight, "deel van een langer woord");
    // A rare form may have a common relative: "decomprimeren" → decompressie.
    if (root.length >= 7 && found.size && [...found.keys()].every((token) => site.count(token) <= RARE)) {
      const kept = root.slice(0, Math.max(6, Math.ceil(root.length * 0.6)));
      for (const token of site.frequency.keys()) if (token.startsWith(kept)) add(token, WORTH.relative, "begint hetzelfde");
    }
    return found;
  };

  // A unit of a query: what may be found for it, and how much it asks.
  //   label    the words as typed; empty for what only adds to the score
  //   readings token → weight;  why: token → reason
  //   asks     1 for a word that must be there, less for one that may be missed
  //   meant    the word of the site that was perhaps meant, when the site does not have this one
  const unit = (label, found, more = {}) => ({
    label, asks: 1, meant: "",
    readings: new Map([...found].map(([token, [weight]]) => [token, weight])),
    why: new Map([...found].map(([token, [, why]]) => [token, why])),
    ...more,
  });

  // Whose words these are: above 0 those of patients and their families, below 0 those of professionals.
  const FAMILY = new Set(("ik mij mijn me mn moeder vader mama papa mam pap ma pa man vrouw opa oma broer zus zoon dochter partner ons onze we " +
    "kleinkinderen kinderen vriend vriendin schoonmoeder schoonvader echtgenoot echtgenote oom tante kleinzoon kleindochter schoonzus zwager").split(" "));
  // How professionals in a hurry shorten what they type to each other.
  const SHORTHAND = new Set(("pt ptn pat verd wk rt ok po iv sc im res pre preop postop preoperatief postoperatief dd dx tx rx beh obv ivm tgv evt cq cave neg pos " +
    "max min ic seh mdo vpk aios ns egfr gfr kps who mrc ais escc sins nrs rr dgn wkn mnd mndn fr gy mg cc ml abs indicatie profylaxe").split(" "));
  // Words of a sentence that is asked of somebody; who works with the guideline types fewer of them.
  const TALK = new Set("als dat die gewoon helpt het hoelang is mag normaal erg ernstig gevaarlijk kan dokter arts zelf toch nog zo".split(" "));
  // Who is named says who asks; it says little of what is asked.
  const OF_WHOM = 0.2;

  // What one word of a query is taken for: what it may match, else its parts, else the words that were perhaps meant. Who is
  // named, and a word that is written well, were meant as they stand.
  const taken = (word, last, site) => {
    const found = readings(word, last, site);
    if (found.size) return { found, divided: [], meant: [] };
    const divided = parts(word, site);
    return { found, divided, meant: divided.length || FAMILY.has(word) || site.vocabulary.has(word) ? [] : corrections(word, site) };
  };

  // What looks like a word of so many letters is hardly another word.
  const SURE_LENGTH = 7;
  const ofWord = (word, { found, divided, meant }, site) => {
    if (found.size) return unit(word, found, { asks: FAMILY.has(word) ? OF_WHOM : 1 });
    if (divided.length) return unit(word, divided.map((token) => [token, [WORTH.part, "deel van de samenstelling"]]), { divided });
    if (!meant.length) return unit(word, []);
    const [[best]] = meant;
    const worth = best.length >= SURE_LENGTH ? WORTH.surely : WORTH.corrected;
    const corrected = new Map();
    for (const [, root] of meant) {
      if (site.knows(root)) corrected.set(root, [worth, `lijkt op ‘${best}’`]);
      for (const { token } of site.concepts.in([root], true)) if (site.knows(token)) corrected.set(token, [worth * 0.9, `lijkt op ‘${best}’`]);
    }
    return unit(word, corrected, { meant: best });
  };

  // A temperature of a patient who has a fever: "38,9".
  const FEVER = /(?<![\d.,])(?:38|39|40|41)[.,]\d(?![\d.,])/;

  // The words of a query; two that the site has as one ("her-operatie", "klap voet") are one.
  const typedWords = (query, site) => {
    const all = words(FEVER.test(query) ? query.replace(FEVER, "koorts") : query);
    const joined = [];
    for (let i = 0; i < all.length; i++) {
      const pair = i + 1 < all.length ? all[i] + all[i + 1] : "";
      const whole = pair.length >= 7 && /^\p{L}+$/u.test(pair) && all[i].length >= 3 && all[i + 1].length >= 3
        && !EMPTY_WORDS.has(all[i]) && !EMPTY_WORDS.has(all[i + 1]) && site.knows(stem(pair));
      joined.push(whole ? pair : all[i]);
      if (whole) i++;
    }
    return joined;
  };

  const voiceOf = (query, all, concepts, site) => {
    let voice = 0;
    for (const word of all) voice += FAMILY.has(word) ? 0.7 : TALK.has(word) ? 0.25 : SHORTHAND.has(word) ? -0.5 : 0;
    // A phrase says who asks; a word that the texts have too says so by where it stands.
    for (const one of concepts) {
      if (one.stems.length === 1 && site.knows(one.stems[0])) continue;
      voice += one.voice === "leken" ? 1 : one.voice === "vak" ? -1 : 0;
    }
    for (const word of all) if (!EMPTY_WORDS.has(word)) voice += site.voice(stem(word));
    voice -= 0.7 * measures(all).length;
    return Math.max(-1.2, Math.min(1.2, voice));
  };

  // The query as units, with {voice} of who asks.
  const understand = (query, site) => {
    const all = typedWords(query, site);
    const stems = all.map(stem);
    const ending = /[\p{L}\p{N}]$/u.test(query) ? all.length - 1 : -1;
    const named = site.concepts.in(stems, true);
    const telling = stems.filter((_, i) => !EMPTY_WORDS.has(all[i]));
    site.consult([...(telling.length ? telling : stems), ...measures(all).map(([one]) => one), ...named.map(({ token }) => token)]);
    if (site.absent.size) return Object.assign([], { voice: 0 });
    const isEmpty = (word) => EMPTY_WORDS.has(word) || TURNING.has(word);
    const takenFor = new Map();
    all.forEach((word, i) => {
      if (word.length > 1 && !isNumber(word) && !isEmpty(word) && !takenFor.has(word)) takenFor.set(word, taken(word, i === ending, site));
    });
    // A phrase is also known with a typing error in it.
    const meant = (word) => takenFor.get(word)?.meant[0]?.[0] ?? word;
    const spelled = all.map(meant);
    const mistyped = spelled.some((word, i) => word !== all[i]);
    const concepts = (mistyped ? site.concepts.in(spelled.map(stem), true) : named).filter(({ token }) => site.knows(token));
    const phrases = concepts.filter(({ at, token }, i) => at.length > 1 && concepts.findIndex((other) => other.token === token) === i);
    const inPhrase = new Set(phrases.flatMap(({ at }) => at));
    const counted = new Set();
    const units = [];

    for (const { token, at, own, phrase } of phrases) {
      const places = [...at].sort((a, b) => a - b);
      const [label, read] = [all, spelled].map((written) => places.map((i) => written[i]).join(" "));
      units.push(unit(label, [[token, [own ? 1 : WORTH.concept, phrase]]], { phrase: true, meant: read === label ? "" : read }));
    }
    for (const [one, i] of measures(all)) {
      counted.add(i).add(i + 1);
      const found = [[one, [1, one]]].filter(([token]) => site.knows(token));
      if (site.knows(all[i])) found.push([all[i], [0.35, "alleen het getal"]]);
      units.push(unit(`${all[i]} ${all[i + 1]}`, found, { asks: 0.6, number: true }));
    }
    const meaningful = all.some((word) => !isEmpty(word));
    const seen = new Set();
    all.forEach((word, i) => {
      if (counted.has(i) || seen.has(word)) return;
      seen.add(word);
      if (meaningful && isEmpty(word) && (i !== ending || all.length > 1)) return;
      if (word.length < 2 && !isNumber(word)) return;
      if (isNumber(word)) {
        units.push(unit(word, site.knows(word) ? [[word, [1, word]]] : [], { asks: 0.25, number: true }));
      } else if (inPhrase.has(i)) {
        const found = takenFor.has(word) ? takenFor.get(word).found : readings(word, i === ending, site);
        if (found.size) units.push(unit("", found, { asks: 0.25, extra: true, word }));
      } else {
        if (FAMILY.has(word) && !takenFor.get(word)?.found.size) return;
        units.push(ofWord(word, takenFor.get(word) ?? taken(word, i === ending, site), site));
        if (word.length >= 9) {
          for (const part of parts(word, site)) units.push(unit("", [[part, [0.35, `deel van ‘${word}’`]]], { asks: 0, extra: true }));
        }
      }
    });
    return Object.assign(units, { voice: voiceOf(query, all, concepts, site) });
  };

  // Whether the site has every word that was asked for.
  const allKnown = (units) => units.every((unit) => !unit.label || unit.number || (unit.readings.size > 0 && !unit.meant));

  // Whether one word leads to something in the site, other than what only looks like it.
  const knows = (word, site) => readings(fold(word), false, site).size > 0 || parts(fold(word), site).length > 0;

  return { understand, allKnown, knows };
})();
