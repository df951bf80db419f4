/* Not every browser and address has service workers; without one the page merely needs a network. */
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('./service-worker.js').catch(() => undefined);
}
