// The service worker: keeps style and script, and of all pages only those the house marks with `x-keep` (the one on which
// work is entered by telephone), so that they open without a network. The network always comes first for pages; every
// other page is left to the browser and never kept. EDITION and ASSETS are written above by ground/web/src/worker.rs.

const PAGES = "pages";

const assets = () => caches.open(EDITION);
const isKept = (answer) => answer.ok && !answer.redirected && answer.headers.get("x-keep") === "offline";

async function fetchAndKeep(request) {
  const answer = await fetch(request);
  const pages = await caches.open(PAGES);
  const address = request.url ?? request;
  if (isKept(answer)) await pages.put(address, answer.clone());
  // What is hers no more (signed out, moved) is not kept; a house that is out of order for a while changes nothing.
  else if (answer.status < 500) await pages.delete(address);
  return answer;
}

/** The kept page, marked so that its script knows that its one-use key is not fresh. */
async function kept(request) {
  const answer = await (await caches.open(PAGES)).match(request.url);
  if (!answer) return Response.error();
  const page = (await answer.text()).replace("<body ", "<body data-kept ");
  return new Response(page, { headers: answer.headers });
}

async function isOneOfOurs(url) {
  return Boolean(await (await caches.open(PAGES)).match(url));
}

self.addEventListener("install", (event) => {
  event.waitUntil(assets().then((cache) => cache.addAll(ASSETS)).then(() => self.skipWaiting()));
});

// A new edition: the kept pages name the old files, so they are fetched anew before the old files go.
async function moveIn() {
  const pages = await caches.open(PAGES);
  await Promise.all((await pages.keys()).map(({ url }) => fetchAndKeep(url)));
  const old = (await caches.keys()).filter((name) => name !== PAGES && name !== EDITION);
  await Promise.all(old.map((name) => caches.delete(name)));
}

self.addEventListener("activate", (event) => {
  event.waitUntil(moveIn().catch(() => {}).then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data?.keep) event.waitUntil(fetchAndKeep(new URL(event.data.keep, self.location.origin).href).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/assets/")) {
    event.respondWith(caches.match(request.url).then((answer) => answer ?? fetch(request)));
  } else if (request.mode === "navigate") {
    event.respondWith(
      isOneOfOurs(request.url).then((ours) => (ours ? fetchAndKeep(request).catch(() => kept(request)) : fetch(request))),
    );
  }
});
