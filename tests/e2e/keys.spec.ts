import type { Page } from '@playwright/test';
import { EPOCHS } from './support/engine';
import { expect, idle, open, test } from './support/test';

/** Space, S, R and ?, which act only while no control has the focus. */

const epoch = (page: Page) => page.getByText(/^epoch \d+ · seed \d+$/);
const help = (page: Page) => page.getByRole('dialog', { name: 'Help' });

async function key(page: Page, name: string): Promise<void> {
  await page.keyboard.press(name);
  await idle(page);
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
});

test('without focus they act', async ({ page }) => {
  await key(page, 's');
  await expect(epoch(page)).toHaveText(/^epoch 201 /);
  await key(page, 'r');
  await expect(epoch(page)).toHaveText(/^epoch 0 /);
  await key(page, ' ');
  await expect(epoch(page)).toHaveText(/^epoch 200 /);
  await key(page, 'Control+z');
  await expect(epoch(page)).toHaveText(/^epoch 0 /);
  await key(page, 'Control+Shift+Z');
  await expect(epoch(page)).toHaveText(/^epoch 200 /);
  await key(page, '?');
  await expect(help(page)).toBeVisible();
});

test('on a control they are the control’s', async ({ page }) => {
  const controls = [
    page.getByRole('slider', { name: 'Weights pruned' }),
    page.getByRole('textbox', { name: 'Edges pruned, in percent' }),
    page.getByRole('combobox', { name: 'Theme' }),
    page.getByRole('listbox', { name: 'Members' }),
    page.getByRole('listbox', { name: 'Neurons' }),
    page.getByRole('radio', { name: 'Keep what it learned' }),
    page.getByRole('button', { name: 'Help' }),
  ];
  for (const control of controls) {
    await control.focus();
    for (const letter of ['s', 'r', '?']) await key(page, letter);
    await expect(epoch(page)).toHaveText(`epoch ${EPOCHS} · seed 6`);
    await expect(help(page)).toBeHidden();
  }

  // Space presses the button that has the focus, and does nothing else.
  await page.getByRole('button', { name: 'Step' }).focus();
  await key(page, ' ');
  await expect(epoch(page)).toHaveText(/^epoch 201 /);
  await page.getByRole('textbox', { name: 'Edges pruned, in percent' }).focus();
  await key(page, 'Control+z');
  await expect(epoch(page), 'a field has an undo of its own').toHaveText(/^epoch 201 /);
});

test('they can be switched off, and the choice is remembered', async ({ page }) => {
  await page.getByRole('button', { name: 'Help' }).click();
  await help(page)
    .getByRole('checkbox', { name: /^Single-letter keys/ })
    .uncheck();
  await page.keyboard.press('Escape');
  await expect(help(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Help' })).toBeFocused();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await idle(page);
  for (const letter of ['s', 'r', ' ', '?']) await key(page, letter);
  await expect(epoch(page)).toHaveText(`epoch ${EPOCHS} · seed 6`);
  await expect(help(page)).toBeHidden();
});

test('members and neurons can be walked through', async ({ page }) => {
  const members = page.getByRole('listbox', { name: 'Members' });
  const spoken = members.getByRole('option');
  await page.keyboard.press('Tab');
  await members.focus();
  await key(page, 'Home');
  await expect(spoken).toHaveText(
    'Mr. Hi: predicted Mr. Hi · known from the start · 16 friendships',
  );
  await key(page, 'End');
  await expect(spoken).toHaveText(/^Officer: predicted Officer · known from the start · 17 friend/);
  await key(page, 'ArrowRight');
  await expect(spoken).not.toHaveText(/^Officer/);
  await key(page, 'Enter');
  await expect(spoken).toHaveAttribute('aria-selected', 'true');
  await key(page, 'Escape');
  await expect(spoken).toHaveAttribute('aria-selected', 'false');

  const neurons = page.getByRole('listbox', { name: 'Neurons' });
  const first = await neurons.getByRole('option').textContent();
  await neurons.focus();
  await key(page, 'End');
  await expect(neurons.getByRole('option')).not.toHaveText(first ?? '');
  await key(page, 'Home');
  await expect(neurons.getByRole('option')).toHaveText(first ?? '');
});
