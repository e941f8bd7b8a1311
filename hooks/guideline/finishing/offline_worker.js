// Keeps the guideline for when there is no network. Above this the build writes `kept`: whether to keep anything, the
// version of the site, and the files to keep, the most urgent first. What the network gives always goes before what is kept.
"use strict";

const root = new URL("./", self.location);
const ours = `richtlijn ${root.pathname} `;
const current = ours + kept.version;

const keep = async (path) => {
  const cache = await caches.open(current);
  const address = new URL(path, root).href;
  if (await cache.match(address)) return;
  const answer = await fetch(address, { cache: "no-cache" });
  if (answer.ok && !answer.redirected) await cache.put(address, answer);
};

// Files of an earlier version stay until all of this one are there.
const forget = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(ours) && (!kept.on || name !== current));
  await Promise.all(names.map((name) => caches.delete(name)));
};

const keepRest = async () => {
  for (const path of [...kept.first, ...kept.rest]) await keep(path); // one after another: the reader goes before
  await forget();
};

self.addEventListener("install", (event) => event.waitUntil((async () => {
  if (kept.on) for (const path of kept.first) await keep(path);
  await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  if (!kept.on) {
    await forget();
    await self.registration.unregister();
  }
  await self.clients.claim();
})()));

self.addEventListener("message", (event) => {
  if (kept.on && event.data === "bewaar") event.waitUntil(keepRest().catch(() => { /* no network: later on */ }));
});

const find = async (url) => {
  const address = new URL(url);
  address.search = address.hash = "";
  const plain = address.href.replace(/index\.html$/, "");
  const names = (await caches.keys()).filter((name) => name.startsWith(ours)).sort((one) => (one === current ? -1 : 1));
  for (const name of names) {
    const cache = await caches.open(name);
    for (const place of [plain, `${plain}/`]) {
      const found = await cache.match(place);
      if (found) return found;
    }
  }
  return null;
};

const page = (text, headers) => {
  const sent = new Headers(headers);
  for (const name of ["Content-Encoding", "Content-Length"]) sent.delete(name);
  sent.set("Content-Type", "text/html; charset=utf-8");
  return new Response(text, { headers: sent });
};

// A kept page says that it is one, and how old it is, by the day on which it was built.
const told = async (found) => {
  const text = await found.text();
  const day = /<time datetime="(\d{4}-\d\d-\d\d)">([^<]*)</.exec(text);
  const days = day ? Math.max(0, Math.floor((Date.now() - Date.parse(day[1])) / 86_400_000)) : 0;
  const age = day ? `, gebouwd op ${day[2]} (${days === 0 ? "vandaag" : days === 1 ? "1 dag oud" : `${days} dagen oud`})` : "";
  const note = `<p class="bewaard" role="status">Geen verbinding: u leest een bewaarde kopie${age}.</p>`;
  return page(text.replace(/<main[ >]|<body[^>]*>/, (place) => (place.startsWith("<main") ? note + place : place + note)), found.headers);
};

const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt()};`);

const nothing = () => page(
  `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Geen verbinding</title>
<h1>Geen verbinding</h1><p>Deze pagina is niet bewaard.</p>
<p>${kept.emergency ? `<a href="${new URL(kept.emergency[0], root).href}">${escaped(kept.emergency[1])}</a> · ` : ""}<a href="${root.href}">Naar het begin</a></p></html>`, {});

const answer = async (event) => {
  const { request } = event;
  const whole = request.mode === "navigate";
  let fresh = null;
  try {
    fresh = await fetch(request, whole ? { cache: "no-cache" } : {});
    if (fresh.status < 500) {
      if (fresh.status === 200 && fresh.type === "basic" && !fresh.redirected && !new URL(request.url).search) {
        const copy = fresh.clone();
        event.waitUntil(caches.open(current).then((cache) => cache.put(request.url, copy)).catch(() => { /* no room */ }));
      }
      return fresh;
    }
  } catch { /* no network */ }
  const found = await find(request.url);
  if (found) return whole ? told(found) : found;
  return fresh ?? (whole ? nothing() : Response.error());
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  const own = address.origin === root.origin && address.pathname.startsWith(root.pathname);
  if (kept.on && own && request.method === "GET" && !request.headers.has("range")) event.respondWith(answer(event));
});
