/* What ships gives the native engine's bits in Firefox and in Chromium. */

import assert from 'node:assert/strict';
/* global Worker -- in the page */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launchOptions } from '../../www/build/browser.js';
import { findFirefox } from './firefox.mjs';
import { serve } from './server.mjs';

// The packages are the page's.
const packages = createRequire(new URL('../../www/package.json', import.meta.url));
const { default: puppeteer } = packages('puppeteer-core');
const { chromium } = packages('@playwright/test');

const cases = JSON.parse(
  readFileSync(new URL('../golden/fingerprints.json', import.meta.url), 'utf8'),
);
const expected = Object.fromEntries(cases.map(({ name, expected }) => [name, expected]));

/** Both packages give the native engine's bits: the first for the cases that it has. */
function assertBits({ whole, first }) {
  assert.deepEqual(whole, expected);
  const names = Object.keys(first);
  assert.ok(names.length > 0, 'the first package has a case');
  assert.deepEqual(first, Object.fromEntries(names.map((name) => [name, expected[name]])));
}

let server;
before(async () => {
  server = await serve();
});
after(() => server.close());

/** Opens a page and lets a worker in it run the cases. */
async function inBrowser(options) {
  const browser = await puppeteer.launch({ headless: true, ...options });
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    const answer = await page.evaluate(
      (cases) =>
        new Promise((resolve) => {
          const worker = new Worker('/worker.mjs', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => resolve({ error: message || 'it cannot be loaded' });
          worker.postMessage(cases);
        }),
      cases,
    );
    assert.equal(answer.error, undefined);
    return answer.found;
  } finally {
    await browser.close();
  }
}

const firefox = findFirefox();
const missing =
  'there is no Firefox: install it (Debian: as root, `apt-get install firefox-esr`), ' +
  'or name one in FIREFOX';
test(
  'bits in Firefox are those of the native engine',
  { skip: firefox ? false : missing, timeout: 120_000 },
  async () => {
    const options = { browser: 'firefox', executablePath: firefox };
    assertBits(await inBrowser(options));
  },
);

const path = launchOptions.executablePath ?? chromium.executablePath();
test(
  'bits in Chromium are those of the native engine',
  { skip: existsSync(path) ? false : 'there is no Chromium', timeout: 120_000 },
  async () => {
    const options = { browser: 'chrome', executablePath: path, args: launchOptions.args };
    assertBits(await inBrowser(options));
  },
);
