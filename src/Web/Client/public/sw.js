// What runs without a window: the page and its files when there is no network, and notifications by Web Push.
const shell = 'entraide-1';
const page = '/';
const theirs = /^\/(graphql|live|files|pictures|health|metrics)(\/|$)/;

self.addEventListener('install', (event) => event.waitUntil(keepFirst()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || theirs.test(pathname)) return;
  if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (request.mode === 'navigate') event.respondWith(navigate(event));
});

async function keepFirst() {
  const response = await fetch(page, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The page answers ${response.status}.`);
  await keep(response);
  await self.skipWaiting();
}

async function takeOver() {
  for (const name of await caches.keys()) if (name !== shell) await caches.delete(name);
  await self.clients.claim();
}

// The names of assets hold a hash of what is in them.
async function asset(request) {
  const cache = await caches.open(shell);
  const kept = await cache.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(request, response.clone());
  return response;
}

async function navigate(event) {
  try {
    const response = await fetch(event.request);
    // One page for every address of the client; anything else, such as a proxy's sign-in, is not ours to keep.
    if (response.ok && !response.redirected && response.headers.get('content-type')?.startsWith('text/html')) {
      event.waitUntil(keep(response.clone()));
    }
    return response;
  } catch (error) {
    const kept = await caches.match(page);
    if (kept) return kept;
    throw error;
  }
}

// A page that has changed brings other assets: all of them are kept before it, and those of the one before go.
async function keep(response) {
  const cache = await caches.open(shell);
  const before = await (await cache.match(page))?.text();
  if (before === (await response.clone().text())) return;
  const manifest = await (await fetch('/manifest.json', { cache: 'no-cache' })).json();
  const wanted = new Set(Object.values(manifest).flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets]).map((file) => `/${file}`));
  for (const file of wanted) if (!(await cache.match(file))) await cache.add(file);
  await cache.put(page, response);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== page && !wanted.has(pathname)) await cache.delete(url);
  }
}

self.addEventListener('push', (event) => event.waitUntil(show(event.data.json())));
// A window that nobody looks at has news, where there is no push.
self.addEventListener('message', (event) => event.data.show && event.waitUntil(show(event.data.show)));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(go(event.notification.data.url));
});

const windows = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true });

// Whoever is looking at the hub is told by the page itself.
async function show({ title, body, url, tag }) {
  const looking = (await windows()).find((client) => client.focused && client.visibilityState === 'visible');
  if (looking) looking.postMessage({ push: { title, body, url, tag } });
  else await self.registration.showNotification(title, { body, tag, data: { url }, icon: '/favicon.svg' });
}

async function go(url) {
  const [open] = await windows();
  if (!open) return self.clients.openWindow(url);
  await open.focus();
  open.postMessage({ go: url });
}
