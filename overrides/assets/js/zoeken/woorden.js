// Search: the words of a text, what forms of a word have in common, and the words that mean the same.
const searchWords = (() => {
  "use strict";

  // Words that carry no meaning in a query. What stands in few texts weighs more by itself; these would only be mistaken
  // for typing errors of other words.
  const EMPTY_WORDS = new Set(
    ("aan al als alsnog altijd an and are at ben bent bij by can dan dat de der deze dezelfde die dit do doe doen does doet door dus dr echt een " +
      "eigenlijk elke en enkel er even for from gaan gisteren gisteravond eergisteren vanmorgen vanmiddag vanavond morgen ondanks gaat ga gedaan geef geeft geven gewoon graag haar had hadden have hem hen heb hebben hebt heeft heel het hier hij " +
      "hoe hoeveel how hun i iemand iets ik in ineens is it its ja je jij jullie kan komen komt krijg krijgen krijgt kun kunnen kunt maar mag me mee meer " +
      "mij misschien mogen moet moeten my na naar nemen neemt nog nodig nou nu of om omdat on onder ons onze ook op or opeens over per plots plotseling s steeds sinds snel soms " +
      "soort still t te tegen terug the this tijdens to toch toen tot u uit uw van vanaf vaak veel vanwege via vind voor vooral waar waarom " +
      "wanneer want ware was wat we weer wel welk welke wie wij wil willen with word worden wordt zal ze zelf zich zij zijn zo zoals zou zulke")
      .split(" "));

  // Words that turn a meaning around: they count in a phrase ("niet lopen"), not by themselves.
  const TURNING = new Set("geen niet niets niks no not nooit zonder without".split(" "));

  // The ways to write a unit, each with the one it is counted as.
  const UNITS = new Map(Object.entries({
    gy: "gy gray", mg: "mg milligram", mcg: "mcg ug µg μg microgram", g: "g gr gram", kg: "kg", ml: "ml cc milliliter", l: "l liter",
    uur: "u uur uren h hr hrs hour hours", dag: "d dg dgn dag dagen day days", week: "w wk wkn week weken weeks", maand: "m mnd mnden maand maanden months",
    jaar: "j jr jrs jaar jaren years", min: "min minuut minuten", fractie: "fr fx fractie fracties", cm: "cm", mm: "mm",
  }).flatMap(([unit, forms]) => forms.split(" ").map((form) => [form, unit])));
  const JOINED = /^(?:(\d+)x)?(\d+)([a-zµμ]+)$/;
  const TIMES = /^(\d+)x(\d*)$/;

  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/(?<=\p{L})['’](?=\p{L})/gu, "");

  // A number that is joined to its unit, or to what it is multiplied with, as words of their own: "1x8gy" → 1, 8, gy.
  const apart = (word) => {
    if (!/^\d/.test(word)) return [word];
    const times = TIMES.exec(word);
    if (times) return times.slice(1).filter(Boolean);
    const [, count, number, unit] = JOINED.exec(word) ?? [];
    return UNITS.has(unit) ? [count, number, unit].filter(Boolean) : [word];
  };

  const words = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap(apart).filter((word) => word !== "×");

  // The anchor that most headings have.
  const slug = (title) => title.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

  const isNumber = (word) => /^\d+$/.test(word);

  // The one name of a number with its unit, or nothing: ("8", "Gray") → "8gy".
  const measure = (number, unit) => (isNumber(number) && UNITS.has(unit) ? `${number}${UNITS.get(unit)}` : "");

  // The measures in a row of words. In a range ("8–10 Gy") the unit counts for both numbers.
  const measures = (all) => {
    const found = [];
    for (let i = 1; i < all.length; i++) {
      const one = measure(all[i - 1], all[i]);
      if (!one) continue;
      found.push([one, i - 1]);
      if (i > 1 && isNumber(all[i - 2])) found.push([measure(all[i - 2], all[i]), i - 2]);
    }
    return found;
  };

  // Latin and English spellings of a word of medicine: "corticosteroïd", "oedema", "kyfoplastiek" beside "kyphoplasty"; and a
  // compound with or without the n between its parts: "ruggemerg" beside "ruggenmerg".
  const spelling = (root) => root.replace(/(?<=..)en(?=[bcdfghjklmnpqrstvwz]..)/g, "e").replace(/ph/g, "f").replace(/th/g, "t").replace(/oe(?=[dst])/g, "e").replace(/y/g, "i").replace(/c(?=[aoulrkt])/g, "k").replace(/ck/g, "k").replace(/ae/g, "e");

  // One form for the inflections of a Dutch word: plural, verb forms, adjectives. It need not be a word. An open syllable
  // gets its long vowel back ("slapen" → slaap, "slappe" → slap), but for words as "tumoren" and "dagen".
  const SHORT = new Map([["daag", "dag"], ["glaas", "glas"], ["daak", "dak"]]);
  const stem = (word) => {
    if (/\d/.test(word) || word.length < 4) return word;
    let root = word;
    if (root.length > 4) {
      root = root.replace(/(?:(?<=.{4})ingen|(?<=.{4})ing|(?<=.{3})(?:en|es|e|s))$/, "");
      const opened = root !== word && word[root.length] !== "s";
      if (opened && /(?<![aeiouy])[aou][^aeiouyw]$/.test(root) && !/..or$/.test(root)) {
        root = root.slice(0, -1) + root.at(-2) + root.at(-1);
        root = SHORT.get(root) ?? root;
      }
      const participle = root.replace(/(?<=.{4})(?:dt|[dt])$/, "");
      root = participle === root ? root : participle.replace(/^ge(?=.{4})/, "");
    }
    return root
      .replace(/([^aeiou])\1$/, "$1")
      .replace(/ee([^aeiou]+)$/, "e$1")
      .replace(/v$/, "f")
      .replace(/z$/, "s");
  };
  const EMPTY_STEMS = new Set([...EMPTY_WORDS].map(stem));

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

  // The stems of a phrase that carry its meaning; all of them when none does. "uitzaaiing in de rug" → uitzaai, rug.
  const meaning = (stems) => {
    const kept = stems.filter((root) => !EMPTY_STEMS.has(root));
    return kept.length ? kept : stems;
  };

  // The ways to say the same: from the glossary, and from the list of search words. A phrase is found with other small
  // words between, and in another order: "gaat lopen slechter" is "slechter lopen".
  class Concepts {
    // groups: for each concept {zelfde, leken, vak}: phrases that mean it in a text and in a query, and those that only a
    // query uses, of patients and of professionals.
    constructor(groups) {
      this.phrases = new Map(); // a stem → phrases that have it: {stems, token, own, voice}
      this.ofTexts = new Map(); // the same, those that mean it in a text too
      this.words = new Map(); // every word of a phrase → its stem
      this.names = new Map(); // token → the first phrase
      this.fromGlossary = []; // tokens of concepts of the glossary
      groups.forEach((group, number) => {
        const token = `§${number}`;
        if (Object.keys(group).length === 1) this.fromGlossary.push(token);
        for (const [voice, phrases] of Object.entries(group)) {
          for (const phrase of phrases) this.add(phrase, token, voice);
        }
      });
      for (const [root, list] of this.phrases) {
        list.sort((a, b) => b.stems.length - a.stems.length);
        const own = list.filter((one) => one.own);
        if (own.length) this.ofTexts.set(root, own);
      }
    }

    add(phrase, token, voice) {
      const all = words(phrase);
      if (!all.length) return;
      const stems = all.map(stem);
      all.forEach((word, i) => this.words.set(word, stems[i]));
      if (!this.names.has(token)) this.names.set(token, phrase);
      const kept = meaning(stems);
      // What would leave one word of several ("meer pijn") is found only as it stands.
      const whole = kept.length === 1 && stems.length > 1;
      const one = { stems: whole ? stems : kept, whole, token, own: voice === "zelfde", voice, phrase };
      // A phrase is looked up by one of its stems: the longest is the rarest.
      const key = [...kept].sort((a, b) => b.length - a.length)[0];
      if (!this.phrases.has(key)) this.phrases.set(key, []);
      this.phrases.get(key).push(one);
    }

    // The concepts named in a row of stems: [{token, at: positions, voice, own, phrase}], the longest phrases first; what a
    // longer phrase took, a shorter one does not take. `asked` also takes what only queries use, and lets one word stand between.
    in(stems, asked = false) {
      const phrases = asked ? this.phrases : this.ofTexts;
      let everywhere, place, rank; // positions of all words, of those with a meaning, and the place of each among these
      const found = [];
      stems.forEach((root, i) => {
        for (const one of phrases.get(root) ?? []) {
          if (one.stems.length === 1) {
            found.push({ ...one, at: [i] });
            continue;
          }
          everywhere ??= stems.map((_, j) => j);
          place ??= everywhere.filter((j) => !EMPTY_STEMS.has(stems[j]));
          rank ??= new Map(place.map((j, n) => [j, n]));
          const whole = one.whole || EMPTY_STEMS.has(root);
          const at = this.near(stems, whole ? everywhere : place, whole ? i : rank.get(i), one.stems, asked ? 1 : 0);
          if (at) found.push({ ...one, at });
        }
      });
      if (found.length < 2) return found;
      found.sort((a, b) => b.at.length - a.at.length);
      const taken = new Map();
      return found.filter(({ at }) => {
        if (at.some((i) => taken.get(i) > at.length)) return false;
        for (const i of at) if (!taken.has(i)) taken.set(i, at.length);
        return true;
      });
    }

    // The positions of all of `wanted` close to each other around positions[i], in any order; or nothing.
    near(stems, positions, i, wanted, between) {
      for (let start = Math.max(0, i - wanted.length + 1 - between); start <= i; start++) {
        for (let size = wanted.length; size <= wanted.length + between; size++) {
          const window = positions.slice(start, start + size);
          if (window.length < size) break;
          const at = wanted.map((one) => window.find((j) => stems[j] === one));
          if (at.every((one) => one !== undefined)) return at;
        }
      }
      return null;
    }
  }

  return { EMPTY_WORDS, TURNING, fold, slug, words, apart, isNumber, measure, measures, spelling, stem, distance, Concepts };
})();
