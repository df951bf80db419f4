/* Serves an empty page, the worker and what ships, to this machine only. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const TYPES = { mjs: 'text/javascript', js: 'text/javascript', wasm: 'application/wasm' };

/** The files that an address may mean, and where they lie. */
function locate(path) {
  const [, ours] = /^\/((?:worker|cases)\.mjs)$/.exec(path) ?? [];
  if (ours) return new URL(ours, import.meta.url);
  const [, shipped] = /^\/pkg\/((?:secateur|whole)(?:_bg)?\.(?:js|wasm))$/.exec(path) ?? [];
  return shipped && new URL(`../../www/pkg/${shipped}`, import.meta.url);
}

/** Resolves to the address and a function that ends the server. */
export async function serve() {
  const server = createServer(async ({ url }, answer) => {
    const file = locate(url);
    if (file) {
      const type = TYPES[file.pathname.split('.').at(-1)];
      answer.writeHead(200, { 'Content-Type': type }).end(await readFile(file));
    } else if (url === '/') {
      answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html>');
    } else {
      answer.writeHead(404).end();
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => server.close(),
  };
}
