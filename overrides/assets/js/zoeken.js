// Search. The theme lets a site bring its own worker; this one decides which words count, and what they are worth: forms of
// a word, measures, ways to say the same, parts of compounds, typing errors. How it does that stands in `zoeken/`.
// It answers the theme's messages (0 set up, 1 ready, 2 query, 3 result), in a worker or, from file://, in a hidden frame.
//
// In a closed frame, which may start no worker and read no file (a sandbox), it runs in the page itself: there the head of
// the page has put `zoekvenster` in the place of a worker.
//
// Nothing is fetched before a reader comes to search: the page then sends a blank query. The index comes in parts
// (`zoeken/delen.js`): for each query those of its own words give a first answer, and the others complete it.
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

  // A part of the index is a call with a name and data: a page can run it where it may not read it.
  const scripts = closed || own.startsWith("file:");
  const received = new Map();
  if (scripts) self.zoekdeel = (name, data) => received.set(name, data);
  const part = async (name) => {
    const address = near(`../../search/${name}.js`);
    if (scripts) {
      await load(address);
      return received.get(name);
    }
    const text = await (await fetch(address, { cache: renewed ? "reload" : "default" })).text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  };

  let site, version, asked = "", started, renewed = false;
  const coming = new Map(); // part → when it is there

  const start = async () => {
    const first = part("begin");
    if (typeof searchParts === "undefined") await load(near("zoekmachine.js")); // a script runs once
    const data = await first;
    version = data.versie;
    site = searchParts.open(data);
  };

  // Parts of two versions of the site say nothing together: then all is fetched anew, once.
  class OtherVersion extends Error {}
  const bring = (name) => {
    if (!coming.has(name)) {
      const into = site;
      coming.set(name, part(name).then((data) => {
        if (data.versie !== version) throw new OtherVersion(name);
        into.take(name, data);
      }).catch((error) => {
        coming.delete(name);
        throw error;
      }));
    }
    return coming.get(name);
  };

  // What a query gives, when all its parts are there; nothing for who has typed on.
  const found = async (query, quick) => {
    while (query === asked) {
      const { units, items, absent } = searchLook(query, site, quick);
      if (!absent.length) return { units, items };
      await Promise.all(absent.map(bring));
    }
    return null;
  };

  // `heel` says whether no more will come of it.
  const reply = (query, items, heel) => tell({ type: RESULT, data: { items, vraag: query, heel } });

  const result = async (query) => {
    if (searchLook(query, site).absent.length) {
      const first = await found(query, true);
      if (first?.items.length && searchQuery.allKnown(first.units)) reply(query, first.items, false);
    }
    const all = await found(query, false);
    if (!all) return;
    renewed = false;
    reply(query, all.items, true);
  };

  const answer = async (query) => {
    asked = query;
    if (!query.trim()) reply(query, [], true);
    if (!query) return;
    try {
      await (started ??= start());
      if (query.trim() && query === asked) await result(query);
    } catch (error) {
      if (!(error instanceof OtherVersion) || renewed) {
        if (!site) started = null; // the next letter tries again
        throw error;
      }
      [renewed, started] = [true, null];
      coming.clear();
      await answer(asked);
    }
  };

  listen(({ type, data }) => {
    if (type === SETUP) tell({ type: READY });
    else if (type === QUERY) {
      answer(data);
    }
  });
})();
