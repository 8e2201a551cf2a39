// sw.js: keeps the forms of its folder, so that they open without a network. It is the same for all surveys.

interface Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Fetch extends Event {
  request: Request;
  respondWith(response: Promise<Response>): void;
}

interface Scope {
  skipWaiting(): void;
  clients: { claim(): Promise<void>; matchAll(): Promise<{ postMessage(message: string): void }[]> };
  addEventListener(name: "install" | "activate", heard: (event: Event) => void): void;
  addEventListener(name: "message", heard: (event: Event & { data: unknown }) => void): void;
  addEventListener(name: "fetch", heard: (event: Fetch) => void): void;
}

const scope = self as unknown as Scope;
const kept = "surveyc";

scope.addEventListener("install", () => scope.skipWaiting());
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("message", (event) => event.waitUntil(keep(String(event.data))));
scope.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate" && event.request.method === "GET") event.respondWith(answer(event));
});

/** Keeps a form that has told its address, unless it is kept already. */
async function keep(address: string): Promise<void> {
  const cache = await caches.open(kept);
  if (!(await cache.match(address, { ignoreSearch: true }))) await renew(cache, address);
}

/** Answers with the form that is kept, without waiting for a network that may be bad, and looks for a newer one. */
async function answer(event: Fetch): Promise<Response> {
  const cache = await caches.open(kept);
  const address = event.request.url.split("#")[0]!;
  const there = await cache.match(address, { ignoreSearch: true });
  if (!there) return fetch(event.request);
  event.waitUntil(renew(cache, address, await there.clone().text()));
  return there;
}

async function renew(cache: Cache, address: string, before?: string): Promise<void> {
  const response = await fetch(address, { cache: "no-cache" }).catch(() => undefined);
  const text = await response?.clone().text();
  if (!response?.ok || response.redirected || !text?.includes('id="survey-ir"') || text === before) return; // a network may ask to log in
  await cache.put(address, response);
  if (before === undefined) return;
  for (const client of await scope.clients.matchAll()) client.postMessage(address);
}
