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
      document.body.append(holder);
      const frame = holder.contentWindow;
      frame.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      frame.importScripts = (...addresses) =>
        addresses.reduce((before, next) => before.then(() => load(frame, next)), Promise.resolve());
      this.holder = holder;
      this.ready = load(frame, address);
    }

    postMessage(data) {
      this.ready.then(() => this.holder.contentWindow.dispatchEvent(new MessageEvent("message", { data })));
    }

    terminate() {
      this.holder.remove();
    }
  }

  window.IFrameWorker = IFrameWorker; // the search script looks for this name
  window.Worker = IFrameWorker;
})();
