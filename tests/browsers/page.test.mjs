/* The main path through the built page, in Firefox; SECATEUR_URL says where the page is served. */

import assert from 'node:assert/strict';
/* global document -- in the page */
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { findFirefox } from './firefox.mjs';

const packages = createRequire(new URL('../../www/package.json', import.meta.url));
const { default: puppeteer } = packages('puppeteer-core');

const address = process.env.SECATEUR_URL;
const firefox = findFirefox();
const missing = !firefox
  ? 'there is no Firefox: install it (Debian: as root, `apt-get install firefox-esr`), ' +
    'or name one in FIREFOX'
  : !address
    ? 'the page is not served: SECATEUR_URL names no address'
    : false;

let browser;
before(async () => {
  if (missing) return;
  browser = await puppeteer.launch({
    headless: true,
    browser: 'firefox',
    executablePath: firefox,
    extraPrefsFirefox: { 'intl.accept_languages': 'en-GB', 'ui.prefersReducedMotion': 1 },
  });
});
after(() => browser?.close());

/** Opens an address, and waits until the trained network stands on the screen. */
async function open(link) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  await page.goto(link);
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
  await idle(page);
  return page;
}

/** Waits until the engine and the screen have nothing left to do. */
function idle(page) {
  return page.waitForFunction(() => document.documentElement.dataset.busy === 'false', {
    timeout: 60_000,
  });
}

const text = (page, selector) => page.$eval(selector, (element) => element.textContent.trim());
const right = (page) => text(page, '[role="group"][aria-label="Nodes right"] strong');
const slider = 'input[type="range"][aria-label="Weights pruned"]';
const pruned = (page) => page.$eval(slider, (element) => element.ariaValueText);

async function press(page, name) {
  const button = await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`);
  await button.click();
  await idle(page);
}

/** What Share shows. */
async function shared(page) {
  await press(page, 'Share');
  await page.waitForFunction(() =>
    /^http/.test(document.querySelector('dialog[open] .link')?.value),
  );
  const link = await page.$eval('dialog[open] .link', (field) => field.value);
  const fingerprint = await text(page, 'dialog[open] dd code');
  await page.keyboard.press('Escape');
  return { link, fingerprint };
}

test('the main path works in Firefox', { skip: missing, timeout: 240_000 }, async () => {
  const page = await open(`${address}?level=lab`);
  assert.equal(await right(page), '31 of 32 right');

  // By keyboard: nine tenths of the weights go.
  await page.focus(slider);
  for (let times = 0; times < 9; times += 1) await page.keyboard.press('PageUp');
  await idle(page);
  assert.equal(await pruned(page), '518 of 576');
  assert.equal(await right(page), '30 of 32 right');

  // By pointer: all the way to the right.
  const track = await (await page.$(slider)).boundingBox();
  const middle = track.y + track.height / 2;
  await page.mouse.move(track.x + 0.9 * track.width, middle);
  await page.mouse.down();
  await page.mouse.move(track.x + track.width - 2, middle, { steps: 5 });
  await page.mouse.up();
  await idle(page);
  assert.equal(await pruned(page), '576 of 576');
  assert.equal(await right(page), '16 of 32 right');
  await press(page, 'Undo');
  assert.equal(await right(page), '30 of 32 right');

  await press(page, 'Fine-tune');
  const healed = await right(page);
  assert.match(healed, /^(29|3[0-2]) of 32 right$/);
  const { link, fingerprint } = await shared(page);
  assert.match(fingerprint, /^[0-9a-f]{16}$/);
  const elsewhere = await open(link);
  assert.equal(await right(elsewhere), healed);
  assert.deepEqual(await shared(elsewhere), { link, fingerprint });

  await press(page, 'Undo');
  assert.equal(await right(page), '30 of 32 right');
  assert.deepEqual([...page.faults, ...elsewhere.faults], []);
});
