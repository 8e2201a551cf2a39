// sw.js: keeps the forms of its folder, so that they open without a network. It is the same for all surveys.

interface Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Fetch extends Event {
  request: Request;
  respondWith(response: Promise<Response>): void;
}

interface Client {
  postMessage(message: string): void;
}

interface Scope {
  skipWaiting(): void;
  clients: { claim(): Promise<void> };
  addEventListener(name: "install" | "activate", heard: (event: Event) => void): void;
  addEventListener(name: "message", heard: (event: Event & { data: unknown; source: Client }) => void): void;
  addEventListener(name: "fetch", heard: (event: Fetch) => void): void;
}

const scope = self as unknown as Scope;
const kept = "surveyc";

scope.addEventListener("install", () => scope.skipWaiting());
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("message", (event) => event.waitUntil(keep(String(event.data), event.source)));
scope.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate" && event.request.method === "GET") event.respondWith(answer(event.request));
});

/** Keeps the form of a page that has told its address. Where another is kept, this one is told that there is a newer one. */
async function keep(address: string, page: Client): Promise<void> {
  const cache = await caches.open(kept);
  const before = await (await cache.match(address, { ignoreSearch: true }))?.text();
  const response = await fetch(address, { cache: "no-cache" });
  const text = await response.clone().text();
  if (!response.ok || response.redirected || !text.includes('id="survey-ir"') || text === before) return; // a network may ask to log in
  await cache.put(address, response);
  if (before !== undefined) page.postMessage("renewed");
}

/** Answers with the form that is kept, without waiting for a network that may be bad: it asks for a newer one once it is open. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(kept);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}
