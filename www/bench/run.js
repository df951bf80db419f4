/*
 * Measures in Chromium, for `cargo xtask bench`: `node bench/run.js FOLDER [peers]`, FOLDER as
 * `benches/step.rs` writes it. Answers commands, one a line, with one line of JSON each:
 * - `WORKER losses|step|tick|memory WORKLOAD DROPOUT`, WORKER being `secateur` or a peer
 * - `size`: bytes of the wasm with its bindings, as they are and compressed
 */

/* global Worker -- in the page */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { launchOptions } from '../build/browser.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const [folder = '', ...rest] = process.argv.slice(2);
const scripts = join(folder, 'scripts');

/** @type {Record<string, string>} */
const workers = { secateur: join(here, 'secateur.ts') };
if (rest.includes('peers')) {
  workers['tfjs'] = join(here, 'peers/tfjs.ts');
  workers['tfjs-by-hand'] = join(here, 'peers/byHand.ts');
}

await build({
  root: here,
  configFile: false,
  base: './',
  logLevel: 'error',
  build: {
    outDir: scripts,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: { input: workers, output: { entryFileNames: '[name].js' } },
  },
});

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
});

// Not isolated from other origins: SharedArrayBuffer would bring a peer's threads.
const server = createServer((request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
  const file = path.startsWith('/data/') ? join(folder, path.slice(6)) : join(scripts, path);
  const body =
    path === '/'
      ? Promise.resolve('<!doctype html><link rel="icon" href="data:,">')
      : readFile(file);
  body.then(
    (content) => {
      const type = path === '/' ? 'text/html' : TYPES[extname(file)];
      response.writeHead(200, { 'content-type': type ?? 'application/octet-stream' }).end(content);
    },
    () => response.writeHead(404).end(),
  );
});
await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
const address = server.address();
const port = address instanceof Object ? address.port : 0;

const browser = await chromium.launch(launchOptions);
const page = await browser.newPage();
page.on('console', (message) => process.stderr.write(`${message.text()}\n`));
page.on('pageerror', (error) => process.stderr.write(`${error}\n`));
await page.goto(`http://127.0.0.1:${port}/`);
await page.evaluate(() => {
  /** @type {Map<string, Worker>} */
  const running = new Map();
  Object.assign(globalThis, {
    /** @param {string} name @param {{ verb: string }} command */
    ask: (name, command) => {
      // A memory that has grown does not shrink: those are measured in a worker of their own.
      const isAlone = command.verb === 'memory';
      const known = isAlone ? undefined : running.get(name);
      const worker = known ?? new Worker(`/${name}.js`, { type: 'module' });
      if (!isAlone) running.set(name, worker);
      return new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => {
          if (isAlone) worker.terminate();
          resolve(data);
        };
        worker.onerror = (event) => reject(new Error(event.message));
        worker.postMessage(command);
      });
    },
  });
});

/** @param {string} file */
async function size(file) {
  const bytes = await readFile(join(here, '../pkg', file));
  return { plain: bytes.length, brotli: brotliCompressSync(bytes).length };
}

/** @param {string} line */
async function answer(line) {
  const [worker = '', verb = '', workload = '', dropout = '0'] = line.split(' ');
  if (worker === 'size') {
    return {
      wasm: await size('secateur_bg.wasm'),
      glue: await size('secateur.js'),
      whole: await size('whole_bg.wasm'),
      wholeGlue: await size('whole.js'),
    };
  }
  return page.evaluate(
    ({ worker, command }) => /** @type {any} */ (globalThis).ask(worker, command),
    { worker, command: { verb, workload, dropout: Number(dropout) } },
  );
}

console.log(JSON.stringify({ browser: `Chromium ${browser.version()}` }));
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(line)));
}
await browser.close();
server.close();
