// Lets the browser keep what was read, for when there is no network. The site works just as well without.
const worker = new URL("../sw.js", document.currentScript.src);
if ("serviceWorker" in navigator && /^https?:$/.test(location.protocol)) {
  addEventListener("load", () => navigator.serviceWorker.register(worker).catch(() => {}));
}
