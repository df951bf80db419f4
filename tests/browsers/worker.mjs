/* Runs the cases in a browser's worker, where the page runs its engine too, by both packages. */

import initFirst, { Engine as First } from './pkg/secateur.js';
import initWhole, { Engine } from './pkg/whole.js';
import { fingerprints, firstFingerprints } from './cases.mjs';

self.onmessage = async ({ data: cases }) => {
  try {
    await initFirst({ module_or_path: new URL('./pkg/secateur_bg.wasm', import.meta.url) });
    await initWhole({ module_or_path: new URL('./pkg/whole_bg.wasm', import.meta.url) });
    const found = fingerprints(Engine, cases);
    self.postMessage({ found: { whole: found, first: firstFingerprints(First, cases) } });
  } catch (error) {
    // A rejected promise would not reach the page.
    self.postMessage({ error: String(error) });
  }
};
