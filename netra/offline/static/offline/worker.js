// Keeps the page of field findings, its scripts and its pictures, so that it opens without a line. Nothing else is kept:
// no other page, no answer of the office, nothing that was asked for by somebody who is signed in.
// VERSION, PAGES and FILES are put in front of this by the server.
const KEPT = `netra-lapangan-${VERSION}`;
const CHOICE = "netra-lapangan-bahasa";
const HERE = new URL("/lapangan/", self.location).pathname;

const fresh = (address) => new Request(address, { credentials: "omit", cache: "reload" });

const fill = async () => {
  const kept = await caches.open(KEPT);
  await kept.addAll([...Object.values(PAGES), ...FILES].map(fresh)); // all of them, or this version does not begin
};

self.addEventListener("install", (event) => event.waitUntil(fill()));

const tidy = async () => {
  for (const name of await caches.keys())
    if (name.startsWith("netra-lapangan-") && name !== KEPT && name !== CHOICE) await caches.delete(name);
  await self.clients.claim();
};

self.addEventListener("activate", (event) => event.waitUntil(tidy()));

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data.language) {
    event.waitUntil(language(event.data.language)); // as the page speaks now, so it speaks without a line
    event.source.postMessage({ version: VERSION });
  }
});

// Which language was asked for last; a phone without a line remembers it.
const language = async (asked) => {
  const choice = await caches.open(CHOICE);
  if (asked in PAGES) await choice.put("/lapangan/bahasa", new Response(asked));
  const found = await choice.match("/lapangan/bahasa");
  const said = found ? await found.text() : "";
  if (said in PAGES) return said;
  return (self.navigator.language || "id").startsWith("en") ? "en" : "id";
};

const thePage = async (request, asked) => {
  const kept = await caches.open(KEPT);
  return (await kept.match(PAGES[await language(asked)])) ?? fetch(request);
};

const aFile = async (request, path) => {
  const kept = await caches.open(KEPT);
  return (await kept.match(path)) ?? fetch(request);
};

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  if (event.request.mode === "navigate" && address.pathname === HERE)
    event.respondWith(thePage(event.request, address.searchParams.get("bahasa")));
  else if (FILES.includes(address.pathname)) event.respondWith(aFile(event.request, address.pathname));
});
