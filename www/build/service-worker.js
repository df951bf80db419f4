/* Keeps a copy of the page so that it opens without a network. `offline.ts` fills in the two names. */

const version = 'VERSION';
const files = ['FILES'];

// Other pages of the same origin may keep copies too: ours carry our folder's address.
const prefix = `secateur ${self.registration.scope} `;
const copy = prefix + version;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(copy)
      .then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(prefix) && name !== copy))
      .then((old) => Promise.all(old.map((name) => caches.delete(name)))),
  );
});

// The page itself from the network while there is one, so that a new build shows at once; what it
// loads from the copy, because those names carry a hash of their contents.
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(async () => (await fromCopy('./')) ?? Response.error()));
  } else if (request.url.startsWith(self.registration.scope)) {
    event.respondWith(fromCopy(request).then((kept) => kept ?? fetched(request)));
  }
});

// A graph of the gallery stays once it was opened.
async function fetched(request) {
  const response = await fetch(request);
  if (response.ok && new URL(request.url).pathname.includes('/graphs/')) {
    const own = response.clone();
    await caches.open(copy).then((cache) => cache.put(request, own));
  }
  return response;
}

async function fromCopy(request) {
  return (await caches.open(copy)).match(request);
}
