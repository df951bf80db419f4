/** An experiment with its weights goes into a file and comes back the same, without training. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, idle, open, test } from './support/test';

const GOLDEN = join(__dirname, '../golden');

async function saved(page: Page): Promise<Buffer> {
  await page.getByRole('button', { name: /^Share/ }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save experiment', exact: true }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('secateur-experiment.secateur');
  const bytes = readFileSync(await download.path());
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  return bytes;
}

async function opened(page: Page, buffer: Buffer): Promise<void> {
  await page.getByRole('button', { name: /^Share/ }).click();
  await page
    .getByLabel('Open experiment')
    .setInputFiles({ name: 'mine.secateur', mimeType: 'application/gzip', buffer });
  await idle(page);
}

async function dropped(page: Page, name: string, bytes: Buffer): Promise<void> {
  const data = await page.evaluateHandle(
    ([name, base64]) => {
      const transfer = new DataTransfer();
      const letters = atob(base64);
      transfer.items.add(
        new File([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))], name),
      );
      return transfer;
    },
    [name, bytes.toString('base64')] as const,
  );
  await page.locator('body').dispatchEvent('drop', { dataTransfer: data });
  await idle(page);
}

/** The fingerprint of what the page shows. */
async function fingerprint(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Share/ }).click();
  const dialog = page.getByRole('dialog');
  const print = (await dialog.locator('code').first().textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Close' }).click();
  return print;
}

/** What it says in figures. */
function figures(page: Page): Promise<string[]> {
  return page.getByRole('group', { name: 'Figures' }).allTextContents();
}

interface Told {
  readonly experiment: Record<string, unknown>;
  readonly fingerprint: string;
}

function told(bytes: Buffer): Told {
  return JSON.parse(gunzipSync(bytes).toString()) as Told;
}

test('a healed network comes back without training, and Undo leads to before', async ({ page }) => {
  await open(page);
  await page.getByRole('slider', { name: 'Weights pruned' }).fill('80');
  await idle(page);
  await page.getByRole('button', { name: 'Fine-tune' }).click();
  await idle(page);
  await page.getByRole('slider', { name: 'Edges pruned' }).fill('30');
  await idle(page);
  const before = [await fingerprint(page), ...(await figures(page))];
  const bytes = await saved(page);
  expect(told(bytes).fingerprint).toBe(before[0]);

  await page.goto('about:blank');
  await page.goto('./?level=lab&seed=2');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await idle(page);
  const other = await fingerprint(page);
  await opened(page, bytes);
  await expect(page.getByRole('dialog')).toBeHidden();
  expect([await fingerprint(page), ...(await figures(page))]).toEqual(before);
  await expect(page.getByRole('slider', { name: 'Weights pruned' })).toHaveValue('80');
  // The curve of training came along, and so did what was done: the address repeats it.
  await page.getByRole('tab', { name: 'Training' }).click();
  await expect(page.getByText('260 epochs', { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/steps=/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  expect(await fingerprint(page)).toBe(other);
});

test('an own graph comes along with its experiment, by drop', async ({ page }) => {
  await open(page);
  await dropped(page, 'les.gml', readFileSync(join(GOLDEN, 'import/les-miserables.gml')));
  const own = page.getByRole('dialog', { name: 'Choose a graph' });
  await expect(own.locator('[data-facts]')).toContainText('77 nodes');
  await own.getByRole('button', { name: 'Learn from it' }).click();
  await expect(own).toBeHidden();
  await idle(page);
  const before = await fingerprint(page);
  const bytes = await saved(page);
  // Another visit, which knows nothing of the graph.
  await page.goto('about:blank');
  await open(page);
  await dropped(page, 'mine.secateur', bytes);
  expect(await fingerprint(page)).toBe(before);
  await expect(page.getByRole('region', { name: 'Graph view' })).toContainText('254 of 254 edges');
});

test('a graph that came with a link comes along, too', async ({ page }) => {
  await open(page);
  await dropped(page, 'les.gml', readFileSync(join(GOLDEN, 'import/les-miserables.gml')));
  const own = page.getByRole('dialog', { name: 'Choose a graph' });
  await own.getByRole('button', { name: 'Learn from it' }).click();
  await expect(own).toBeHidden();
  await idle(page);
  await expect(page).toHaveURL(/data=/);
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await idle(page);
  const before = await fingerprint(page);
  const bytes = await saved(page);
  await page.goto('about:blank');
  await open(page);
  await opened(page, bytes);
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await fingerprint(page)).toBe(before);
});

test('what cannot be opened is said, and nothing is lost', async ({ page }) => {
  await open(page);
  await page.getByRole('slider', { name: 'Weights pruned' }).fill('70');
  await idle(page);
  const before = await fingerprint(page);
  const bytes = await saved(page);
  const whole = told(bytes);
  const written = (change: object): Buffer => gzipSync(JSON.stringify({ ...whole, ...change }));
  for (const [file, said] of [
    [Buffer.from('a,b\n'), 'none of Secateur’s'],
    [bytes.subarray(0, bytes.length / 2), 'damaged'],
    [written({ version: 3 }), 'newer Secateur'],
    [written({ experiment: { ...whole.experiment, seed: 99 } }), 'another experiment'],
  ] as const) {
    await opened(page, file);
    const refusal = page.getByRole('dialog', { name: 'That could not be done' });
    await expect(refusal).toContainText(said);
    await refusal.getByRole('button', { name: 'Close' }).click();
    expect(await fingerprint(page), said).toBe(before);
  }
  await opened(page, written({ fingerprint: '0'.repeat(16) }));
  const notice = page.getByRole('dialog', { name: 'That could not be done' });
  await expect(notice).toContainText('another fingerprint');
});

test('a drop that cannot be read is said', async ({ page }) => {
  await open(page);
  // As of a folder: a file that is gone by the time it is read.
  const data = await page.evaluateHandle(async () => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle('gone', { create: true });
    const writable = await handle.createWritable();
    await writable.write('a,b');
    await writable.close();
    const transfer = new DataTransfer();
    transfer.items.add(await handle.getFile());
    await root.removeEntry('gone');
    return transfer;
  });
  await page.locator('body').dispatchEvent('drop', { dataTransfer: data });
  const refusal = page.getByRole('dialog', { name: 'That could not be done' });
  await expect(refusal).toContainText('could not be read');
});

for (const version of [5, 6, 7, 8])
  test(`a file with weights of version ${version} opens with the same result`, async ({ page }) => {
    await open(page);
    const bytes = gzipSync(readFileSync(join(GOLDEN, `saved/v${version}.json`)));
    await opened(page, bytes);
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await fingerprint(page)).toBe(told(bytes).fingerprint);
  });
