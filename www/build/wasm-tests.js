/* Opens the wasm tests that are served at the address given, and prints what they print. */

import { chromium } from '@playwright/test';
import { launchOptions } from './browser.js';

/** No test of ours takes a minute. */
const LIMIT = 180_000;

const [address = ''] = process.argv.slice(2);
const browser = await chromium.launch(launchOptions);
const page = await browser.newPage();
/** @type {string[]} */
const said = [];
page.on('console', (message) => said.push(message.text()));
page.on('pageerror', (error) => said.push(String(error)));

await page.goto(address);
const output = page.locator('#output');
const closing = output.filter({ hasText: /test result: |Worker error: / });
const ended = await closing.waitFor({ state: 'attached', timeout: LIMIT }).then(
  () => true,
  () => false,
);
const text = (await output.textContent()) ?? '';
console.log(text);
const good = ended && text.includes('test result: ok.');
if (!good) {
  if (!ended) console.log(`The tests did not end within ${LIMIT / 1000} s.`);
  console.log(said.join('\n'));
}
await browser.close();
process.exit(good ? 0 : 1);
