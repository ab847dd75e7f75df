{# Where reading offline was switched off: takes back what an earlier build installed. #}
"use strict";
const scope = new URL("./", self.location).href;
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith(`${scope} `)).map((name) => caches.delete(name)))).then(() => self.registration.unregister()));
});
