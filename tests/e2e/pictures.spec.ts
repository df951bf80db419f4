/** Pictures that are saved: lines or pixels, with a caption that says how they were made. */

import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, idle, open, test } from './support/test';

async function saved(page: Page, button: Locator): Promise<Buffer> {
  const waiting = page.waitForEvent('download');
  await button.click();
  return readFileSync(await (await waiting).path());
}

interface Read {
  readonly error: boolean;
  readonly description: string;
  readonly texts: string;
  /** Elements that are filled and outlined. */
  readonly shapes: number;
  readonly width: number;
  readonly paper: string;
}

function read(page: Page, bytes: Buffer): Promise<Read> {
  return page.evaluate((source) => {
    const picture = new DOMParser().parseFromString(source, 'image/svg+xml');
    const drawn = Array.from(picture.querySelectorAll('path[stroke]'));
    return {
      error: picture.querySelector('parsererror') !== null,
      description: picture.querySelector('desc')?.textContent ?? '',
      texts: Array.from(picture.querySelectorAll('text'), (text) => text.textContent ?? '').join(
        ' ',
      ),
      shapes: drawn.filter((path) => path.getAttribute('fill') !== 'none').length,
      width: Number(picture.documentElement.getAttribute('width')),
      paper: picture.querySelector('rect')?.getAttribute('fill') ?? '',
    };
  }, bytes.toString());
}

/** Width and height stand in the head of the file. */
function sizeOf(png: Buffer): readonly [number, number] {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test('the graph is saved as lines, with every node and how it was made', async ({ page }) => {
  await open(page);
  await page.getByRole('slider', { name: 'Weights pruned' }).fill('60');
  await idle(page);
  await page.getByRole('button', { name: 'Save picture: Graph view' }).click();
  const button = page.getByRole('button', { name: 'Save picture: Graph view (SVG)' });
  const picture = await read(page, await saved(page, button));
  expect(picture.error).toBe(false);
  // Every member, and each of the two factions once more in the legend.
  expect(picture.shapes).toBe(34 + 2);
  expect(picture.texts).toContain('Mr. Hi');
  await page.getByRole('button', { name: /^Share/ }).click();
  const fingerprint = await page.getByRole('dialog').locator('code').first().textContent();
  for (const part of [
    '34 nodes, 78 edges',
    'network 34–16–2, epoch 200, seed 6',
    'weights 60.1 % (346 of 576) by magnitude',
    'of 32 right',
    fingerprint ?? '?',
    'weightRatio=0.6',
  ]) {
    expect(picture.description).toContain(part);
    expect(picture.texts).toContain(part);
  }
});

test('every picture is saved in both forms, on light paper in the dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await page.getByRole('button', { name: /^Share/ }).click();
  const dialog = page.getByRole('dialog');
  for (const name of ['Network', 'Weight matrices', 'Result by share removed', 'Training curve']) {
    const lines = dialog.getByRole('button', { name: `Save picture: ${name} (SVG)` });
    const picture = await read(page, await saved(page, lines));
    expect(picture.error, name).toBe(false);
    expect(picture.description, name).toContain('Fingerprint');
    expect(picture.paper, name).toBe('rgb(255, 255, 255)');
    const pixels = dialog.getByRole('button', { name: `Save picture: ${name} (PNG)` });
    const [width, height] = sizeOf(await saved(page, pixels));
    // Two pixels to one of the screen.
    expect(width, name).toBe(2 * picture.width);
    expect(height, name).toBeGreaterThan(600);
  }
});
