// Search. The theme lets a site bring its own worker; this one uses the theme's engine (lunr) to index and to score, and
// decides itself which words count: forms of a word, synonyms from the glossary, parts of compounds, typing errors.
// It answers the theme's messages (0 set up, 1 ready, 2 query, 3 result), in a worker or, from file://, in a hidden frame.
(() => {
  "use strict";
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;

  const own = typeof document === "undefined" ? self.location.href : document.currentScript.src;
  const engine = `../javascripts/workers/${new URL(own).searchParams.get("motor")}`;
  const parts = ["woorden", "begrijpen", "waarderen", "tonen"].map((name) => `zoeken/${name}.js`);
  let given, site;

  // The index is read when a reader comes to search: that takes as long as all the rest of a page. A blank query, which
  // the page sends when the field gets the focus, is enough; it is answered first, and so is what comes right after it.
  const wake = () => {
    site ??= searchScores.readIndex(given);
  };
  const search = (query) => {
    wake();
    const units = searchQuery.understand(query, site);
    return searchResults.show(searchScores.rank(units, site), units, site);
  };
  const answer = (query) => {
    postMessage({ type: RESULT, data: { items: query.trim() ? search(query) : [] } });
    if (query === " ") setTimeout(wake, 50);
  };

  // Before the engine is loaded: its own listener must not answer as well.
  addEventListener("message", async (event) => {
    event.stopImmediatePropagation();
    await ready;
    const { type, data } = event.data;
    if (type === SETUP) {
      given = data;
      postMessage({ type: READY });
    } else if (type === QUERY) {
      answer(data);
    }
  });
  const ready = Promise.resolve(importScripts(...[engine, ...parts].map((path) => new URL(path, own).href)));
})();
