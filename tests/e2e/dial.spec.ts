import type { Page } from '@playwright/test';
import { planOf, trained } from './support/engine';
import { slider } from './support/figures';
import { expect, idle, open, test } from './support/test';

/** Sliders that set no share: standard deviations, and n of every m; and figures that follow a drag. */

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

async function choose(page: Page, picker: string, label: string): Promise<void> {
  await page.getByRole('button', { name: 'How chosen: weights' }).click();
  await page.getByRole('combobox', { name: picker, exact: true }).selectOption({ label });
  await idle(page);
}

async function press(page: Page, key: string, times: number): Promise<void> {
  await slider(page, 'weights').focus();
  for (let i = 0; i < times; i += 1) await page.keyboard.press(key);
  await idle(page);
}

test('the slider of standard deviations sets s, and the share is its outcome', async ({ page }) => {
  await open(page);
  await choose(page, 'Weight criterion', 'standard deviations');
  await press(page, 'ArrowRight', 40);
  const engine = await trained();
  const plan = (s: number) => planOf({ weights: { criterion: 'deviation', deviations: s } });
  const { removed, total } = engine.prune(plan(1.2)).weights;
  expect(removed).toBeGreaterThan(100);
  const range = slider(page, 'weights');
  await expect(range).toHaveAttribute('aria-valuetext', `s = 1.2: ${removed} of ${total} removed`);
  const share = Math.round((1000 * removed) / total) / 10;
  await expect(range).toHaveAttribute('aria-valuenow', String(share));
  const field = page.getByRole('textbox', { name: 's, in standard deviations' });
  await expect(field).toHaveValue('1.2');
  await expect(page.getByText(`${share} % · s =`)).toBeVisible();

  await field.fill('0.75');
  await field.press('Enter');
  await idle(page);
  const typed = engine.prune(plan(0.75)).weights.removed;
  await expect(range).toHaveAttribute('aria-valuetext', `s = 0.75: ${typed} of ${total} removed`);
  await page.getByRole('button', { name: 'Undo' }).click();
  await idle(page);
  await expect(field).toHaveValue('1.2');
  // The same number by lot, and back to where the threshold stood.
  await page.getByRole('button', { name: 'Cut the same number at random' }).click();
  await idle(page);
  const near = Math.round((total * Math.round((1000 * removed) / total)) / 1000);
  await expect(range).toHaveAttribute('aria-valuetext', `${near} of ${total}`);
  await page.getByRole('button', { name: 'Cut the same number at random' }).click();
  await idle(page);
  await expect(field).toHaveValue('1.2');
});

test('the slider of n of every four goes from one n to the next', async ({ page }) => {
  await open(page);
  await choose(page, 'Weight structure', 'n of every 4');
  const engine = await trained();
  const range = slider(page, 'weights');
  for (const n of [1, 2, 3]) {
    await press(page, 'ArrowRight', 1);
    const plan = planOf({ weights: { structure: 'ofFour', ratio: n / 4 } });
    const { removed, total } = engine.prune(plan).weights;
    await expect(range).toHaveAttribute(
      'aria-valuetext',
      `${n} of every 4: ${removed} of ${total} removed`,
    );
    await expect(page.getByText(`${n} of 4 ·`)).toBeVisible();
  }
  await press(page, 'ArrowLeft', 5);
  await expect(range).toHaveAttribute('aria-valuenow', '0');
});

test('a scope of neurons is offered where there is more than one hidden layer', async ({
  page,
}) => {
  await open(page);
  const scope = page.getByRole('combobox', { name: 'Neuron scope' });
  await page.getByRole('button', { name: 'How chosen: neurons' }).click();
  await expect(page.getByText('so there is no scope to choose')).toBeVisible();
  await expect(scope).toHaveCount(0);

  await page.getByRole('button', { name: 'Model', exact: true }).click();
  await page.getByLabel('Hidden widths').fill('8 8');
  await page.getByRole('button', { name: 'Apply and train anew' }).click();
  await idle(page);
  await scope.selectOption({ label: 'within the layer (local)' });
  await slider(page, 'neurons').focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('PageUp');
  await idle(page);
  // Three tenths of eight are two, in each layer.
  await expect(slider(page, 'neurons')).toHaveAttribute('aria-valuetext', '4 of 16');
  await expect(page.getByText('1 − (1 − p)² = 51 %')).toBeVisible();
});

test('storage and multiply-adds follow the slider', async ({ page }) => {
  await open(page);
  const engine = await trained();
  const figure = (name: string) => page.getByRole('group', { name, exact: true });
  for (const steps of [3, 40]) {
    await press(page, 'ArrowRight', steps);
    const now = Number(await slider(page, 'weights').getAttribute('aria-valuenow')) / 100;
    const { footprint } = engine.prune(planOf({ weights: { ratio: now } }));
    await expect(figure('Multiply-adds')).toContainText(
      footprint.multiplyAdds.toLocaleString('en'),
    );
    await expect(figure('Multiply-adds')).toContainText(
      footprint.denseMultiplyAdds.toLocaleString('en'),
    );
    await expect(figure('Storage')).toContainText(
      `${footprint.bytes.csr32?.toLocaleString('en')} bytes`,
    );
    expect(engine.costReport().pruned.cost.multiplyAdds).toBe(footprint.multiplyAdds);
  }
});
