// Only where a browser keeps nothing for this site (cookies blocked, a frame without rights): the page asks for this file
// before all other scripts, which would stop when they ask for storage. They get one that lasts as long as the page.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].length;
  } catch {
    const kept = new Map();
    const storage = {
      getItem: (key) => kept.get(String(key)) ?? null,
      setItem: (key, value) => { kept.set(String(key), String(value)); },
      removeItem: (key) => { kept.delete(String(key)); },
      clear: () => { kept.clear(); },
      key: (index) => [...kept.keys()][index] ?? null,
      get length() { return kept.size; },
    };
    Object.defineProperty(window, name, { configurable: true, value: storage });
  }
}

// In a closed frame no worker starts and nothing can be fetched: the theme's search gets a place to wait in, until its script
// runs in the page, and an empty index.
if (self.origin === "null" && location.protocol !== "file:") {
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.address = address;
      this.waiting = [];
      window.zoekvenster = this;
    }
    postMessage(data) { this.waiting.push(data); }
    terminate() {}
  };
  window.XMLHttpRequest = class extends EventTarget {
    open() {}
    abort() {}
    getResponseHeader() { return null; }
    send() {
      this.status = 200;
      this.response = new Blob(['{"config":{"separator":" "},"docs":[]}']);
      setTimeout(() => this.dispatchEvent(new Event("load")));
    }
  };
}
