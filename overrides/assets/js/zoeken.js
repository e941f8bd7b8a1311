// Search. The theme lets a site bring its own worker; this one decides which words count, and what they are worth: forms of
// a word, measures, ways to say the same, parts of compounds, typing errors. How it does that stands in `zoeken/`.
// It answers the theme's messages (0 set up, 1 ready, 2 query, 3 result), in a worker or, from file://, in a hidden frame.
//
// In a closed frame, which may start no worker and read no file (a sandbox), it runs in the page itself: there the head of
// the page has put `zoekvenster` in the place of a worker.
//
// Nothing is fetched before a reader comes to search: the page then sends a blank query. On a server the index comes in
// two parts: first the recommendations and the names of all pages, which answer the first letters; then all the rest.
(() => {
  "use strict";
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;

  const own = typeof document === "undefined" ? self.location.href : document.currentScript.src;
  const near = (path) => new URL(path, own).href;
  const closed = typeof document === "undefined" ? undefined : window.zoekvenster;

  const run = (address) => new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject });
    document.head.append(script);
  });
  const load = closed ? run : (address) => importScripts(address);
  const tell = closed ? (data) => closed.dispatchEvent(new MessageEvent("message", { data })) : (data) => postMessage(data);
  const listen = (act) => {
    if (closed) {
      closed.postMessage = act;
      closed.waiting.forEach(act);
    } else {
      addEventListener("message", (event) => {
        act(event.data);
      });
    }
  };

  // A part of the index is a call with data: a page can run it where it may not read it.
  const part = async (name) => {
    const address = near(`../../search/${name}.js`);
    if (closed) {
      let found;
      window.zoekdeel = (data) => { found = data; };
      await run(address);
      return found;
    }
    const text = await (await fetch(address)).text();
    return JSON.parse(text.slice(text.indexOf("(") + 1, text.lastIndexOf(")")));
  };

  let given, site, whole = false, asked = "", started;

  // The results for what was asked last; `heel` says whether no more will come of it.
  const reply = () => {
    const units = asked.trim() ? searchQuery.understand(asked, site) : [];
    const items = asked.trim() ? searchResults.show(searchScores.rank(units, site), units, site) : [];
    tell({ type: RESULT, data: { items, vraag: asked, heel: whole || !asked.trim() } });
  };

  // The index as the build made it, from its two parts.
  const joined = (first, rest) => {
    const kept = first.docs.slice(0, rest.plaatsen.length);
    const docs = [...rest.docs];
    rest.plaatsen.forEach((place, i) => docs.splice(place, 0, kept[i]));
    return { config: first.config, docs };
  };

  const complete = async (first) => {
    const rest = await part("rest");
    site = searchScores.readIndex(joined(first, rest));
    whole = true;
    if (asked.trim()) reply();
  };

  const start = async () => {
    const local = given.docs.length > 0;
    const first = local ? given : part("eerst");
    await load(near("zoekmachine.js"));
    site = searchScores.readIndex(await first);
    whole = local;
    if (!local) first.then(complete).catch(() => { started = null; });
  };

  const answer = async (query) => {
    asked = query;
    if (!query.trim()) reply();
    if (!query) return;
    try {
      await (started ??= start());
    } catch (error) {
      started = null; // the next letter tries again
      throw error;
    }
    if (query.trim() && query === asked) reply(); // who has typed on is answered for what stands there now
  };

  listen(({ type, data }) => {
    if (type === SETUP) {
      given = data;
      tell({ type: READY });
    } else if (type === QUERY) {
      answer(data);
    }
  });
})();
