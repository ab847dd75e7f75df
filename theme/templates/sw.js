{# The service worker. It stands at the site's root, for a worker serves only what lies beside and below it. #}
"use strict";
const scope = new URL("./", self.location).href;
const shell = `${scope} shell {{ version }}`;
const pages = `${scope} pages`;
const offline = new URL("{{ offline_page }}", scope).href;
const parts = {{ parts|tojson }}.map((part) => new URL(part, scope).href);
const most = {{ most }};

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(shell).then((cache) => cache.addAll(parts.map((part) => new Request(part, { cache: "no-cache" })))).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith(`${scope} `) && name !== shell && name !== pages).map((name) => caches.delete(name)))).then(keepOpen));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  if (request.mode === "navigate") event.respondWith(visit(event));
  else if (request.url.startsWith(`${scope}theme/`)) event.respondWith(dress(request));
});

// A page: from the network as long as there is one, so that no news is old news; else as it was when last read.
async function visit(event) {
  try {
    const response = await fetch(event.request);
    event.waitUntil(keep(event.request.url, response.clone()));
    return response;
  } catch {
    return (await caches.match(named(event.request.url))) ?? (await caches.match(offline)) ?? Response.error();
  }
}

// One name for a page, whatever is asked of it.
function named(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  if (url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
}

// Styles and scripts: from the network as pages are, for an older build's would not fit a newer page. Faces and drawings
// do not change: this version's, without asking.
async function dress(request) {
  const cache = await caches.open(shell);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (!["style", "script"].includes(request.destination)) return kept ?? fetch(request);
  try {
    const response = await fetch(request, { cache: "no-cache" }); // a browser may take its own copy for fresh
    return response.ok || !kept ? response : kept;
  } catch {
    return kept ?? Response.error();
  }
}

// The last so many pages, and nothing else that is opened, no data and no feed; the one read longest ago goes first.
async function keep(address, response) {
  if (!response.ok || response.redirected || response.type !== "basic") return;
  if (!/^text\/html\b/i.test(response.headers.get("content-type") ?? "")) return;
  const cache = await caches.open(pages);
  await cache.delete(named(address));
  await cache.put(named(address), response);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((old) => cache.delete(old)));
}

// The pages that were open before the worker was there.
async function keepOpen() {
  await self.clients.claim();
  const open = await self.clients.matchAll({ type: "window" });
  await Promise.allSettled(open.filter(({ url }) => url.startsWith(scope)).map(async ({ url }) => keep(url, await fetch(url))));
}
