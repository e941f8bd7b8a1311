// Without a server (file://) a browser starts no worker. Search then runs in a hidden frame with the same script.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;

  // One script in the frame; resolves when it has run.
  const load = (frame, address) => new Promise((resolve, reject) => {
    const script = frame.document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`Kan ${address} niet laden`));
    frame.document.head.append(script);
  });

  class IFrameWorker extends EventTarget {
    constructor(address) {
      super();
      const holder = document.createElement("iframe");
      holder.hidden = true;
      holder.title = "Zoeken";
      holder.srcdoc = "<!doctype html><title>Zoeken</title>";
      this.holder = holder;
      // Not before the frame has its own document: one browser has it at once, another replaces the first it had, with
      // all that was put in it.
      this.ready = new Promise((resolve) => holder.addEventListener("load", resolve, { once: true })).then(() => {
        const frame = holder.contentWindow;
        frame.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
        frame.importScripts = (...addresses) =>
          addresses.reduce((before, next) => before.then(() => load(frame, next)), Promise.resolve());
        return load(frame, address);
      });
      document.body.append(holder);
    }

    postMessage(data) {
      this.ready.then(() => {
        const frame = this.holder.contentWindow;
        frame.dispatchEvent(new frame.MessageEvent("message", { data }));
      });
    }

    terminate() {
      this.holder.remove();
    }
  }

  window.IFrameWorker = IFrameWorker; // the search script looks for this name
  window.Worker = IFrameWorker;
})();
