// Search: the words of a text, what forms of a word have in common, and the words that mean the same.
const searchWords = (() => {
  "use strict";

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

  // The ways to say the same, from the glossary.
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

  return { EMPTY_WORDS, fold, words, stem, distance, Concepts };
})();
