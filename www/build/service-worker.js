/* Keeps a copy of the page so that it opens without a network. `offline.ts` fills in the two names. */

const version = 'VERSION';
const files = ['FILES'];

// Other pages of the same origin may keep copies too: ours carry our folder's address.
const prefix = `secateur ${self.registration.scope} `;
const copy = prefix + version;

// Names with a hash of the contents are never out of date: what the page has loaded is not loaded
// twice.
function asked(file) {
  return new Request(file, { cache: file.startsWith('assets/') ? 'default' : 'reload' });
}

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(copy).then((cache) => cache.addAll(files.map(asked))));
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

// A graph of the gallery stays once it was opened, letters of other scripts once they were shown.
async function fetched(request) {
  const response = await fetch(request);
  if (response.ok && /\/graphs\/|\.woff2$/.test(new URL(request.url).pathname)) {
    const own = response.clone();
    await caches.open(copy).then((cache) => cache.put(request, own));
  }
  return response;
}

async function fromCopy(request) {
  // Some hosts say that answers vary by origin; ours do not.
  return (await caches.open(copy)).match(request, { ignoreVary: true });
}
