/* Runs the cases in a browser's worker, where the page runs its engine too. */

import init, { Engine } from './pkg/secateur.js';
import { fingerprints } from './cases.mjs';

self.onmessage = async ({ data: cases }) => {
  try {
    await init({ module_or_path: new URL('./pkg/secateur_bg.wasm', import.meta.url) });
    self.postMessage({ found: fingerprints(Engine, cases) });
  } catch (error) {
    // A rejected promise would not reach the page.
    self.postMessage({ error: String(error) });
  }
};
