import type { Page } from '@playwright/test';
import { percentField } from './support/figures';
import { expect, idle, open, test } from './support/test';

/** The address holds the whole experiment, and the strip every state of it. */

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function press(page: Page, name: string): Promise<void> {
  await button(page, name).click();
  await idle(page);
}

async function type(page: Page, card: 'weights' | 'edges', percent: number): Promise<void> {
  const field = percentField(page, card);
  await field.fill(String(percent));
  await field.press('Enter');
  await idle(page);
}

/** The link and the fingerprint, as Share shows them. */
async function shared(page: Page): Promise<{ link: string; fingerprint: string }> {
  await press(page, 'Share');
  const dialog = page.getByRole('dialog', { name: 'Share this experiment' });
  const field = dialog.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(/^http/);
  const link = await field.inputValue();
  const fingerprint = await dialog.getByText(/^[0-9a-f]{16}$/).innerText();
  await dialog.getByRole('button', { name: 'Close' }).click();
  return { link, fingerprint };
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
});

test('a link gives the same fingerprint elsewhere, whatever was done', async ({
  page,
  browser,
}) => {
  await type(page, 'weights', 80);
  await press(page, 'Fine-tune');
  await type(page, 'edges', 30);
  await press(page, 'Rewind');
  await press(page, 'Step');
  await type(page, 'weights', 90);
  await press(page, 'Refit');
  const before = await shared(page);
  expect(new URL(before.link).hash.length).toBeLessThan(600);

  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const elsewhere = await context.newPage();
  await elsewhere.goto(before.link);
  await expect(elsewhere.locator('html')).toHaveAttribute('data-ready', 'true');
  await idle(elsewhere);
  const after = await shared(elsewhere);
  expect(after).toEqual(before);
  await expect(percentField(elsewhere, 'weights')).toHaveValue('90');
  await context.close();
});

test('the link that is shown goes with the state, as the fingerprint does', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await type(page, 'weights', 80);
  await button(page, 'Fine-tune').click();
  await button(page, 'Share').click();
  const field = page.getByRole('dialog').getByRole('textbox', { name: 'Link' });
  await idle(page);
  await expect(field).toHaveValue(/steps=/);
});

test('the address follows every change and takes undo back', async ({ page }) => {
  await type(page, 'weights', 80);
  await expect(page).toHaveURL(/#.*weightRatio=0\.8$/);
  await press(page, 'Undo');
  await expect(page).not.toHaveURL(/weightRatio/);
});

test('another address in the same page opens another experiment', async ({ page }) => {
  await page.evaluate(() => (location.hash = '#level=lab&graph=communities&neuronRatio=0.5'));
  await expect(page.getByRole('heading', { name: 'One club, four circles.' })).toBeVisible();
  await idle(page);
  await expect(page.getByText('8 of 16 removed')).toBeVisible();
});

test('what an address says wrongly is named, and the rest is opened', async ({ page }) => {
  await page.goto('./?level=lab#weightRatio=7&edgeRatio=0.5');
  await page.reload();
  await expect(page.getByText('parameters that cannot be read: weightRatio')).toBeVisible();
});

test('an address whose graph is not here says so, and the page opens all the same', async ({
  page,
}) => {
  await page.goto('./?level=lab#graph=own:0123456789abcdef');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await expect(page.getByRole('button', { name: /^Graph: Karate club/ })).toBeVisible();
  await expect(page.getByRole('alert').or(page.getByRole('dialog'))).toBeVisible();
});

test('any state of the strip can be gone back to', async ({ page }) => {
  const strip = page.getByRole('navigation', { name: 'History' });
  await type(page, 'weights', 80);
  await press(page, 'Fine-tune');
  await expect(strip.getByRole('listitem').getByRole('button')).toHaveText([
    // The steps of the procedure tell what they are; the fifth opens the view of it.
    'Prepare',
    'Score',
    'Remove',
    'Validate and adjust',
    'Deploy and watch',
    'Opened and trained',
    'Weights 80 %',
    'Fine-tuned 60 epochs',
  ]);
  await strip.getByRole('button', { name: 'Opened and trained' }).click();
  await idle(page);
  await expect(percentField(page, 'weights')).toHaveValue('0');
  await expect(button(page, 'Redo')).toBeEnabled();
  await strip.getByRole('button', { name: 'Fine-tuned 60 epochs' }).click();
  await idle(page);
  await expect(percentField(page, 'weights')).toHaveValue('80');
  await expect(page.getByText('healed here')).toBeVisible();
});

test('the levels show more and more, and the link keeps them', async ({ page }) => {
  const charts = page.getByRole('tablist', { name: 'Charts' });
  const level = (name: string) => page.getByRole('radio', { name, exact: true });
  await expect(charts).toBeVisible();
  await level('Start').check();
  await expect(charts).toHaveCount(0);
  await expect(button(page, 'Fine-tune')).toHaveCount(0);
  await level('Explore').check();
  await expect(charts).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'History' })).toHaveCount(0);
});

test('a teacher hides and locks what is not for the lesson', async ({ page }) => {
  await page.goto('./?level=explore&hide=neurons,charts&lock=graph,edges');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  const slider = (name: string) => page.getByRole('slider', { name });
  await expect(slider('Neurons pruned')).toHaveCount(0);
  await expect(slider('Edges pruned')).toBeDisabled();
  await expect(slider('Weights pruned')).toBeEnabled();
  await expect(page.getByRole('button', { name: /^Graph: / })).toBeDisabled();
  await expect(page.getByRole('tablist', { name: 'Charts' })).toHaveCount(0);
});

test('whole regions and every control of the bar can be hidden, and training locked', async ({
  page,
}) => {
  await page.goto(
    './?level=lab&hide=network,metrics,share,help,theme,seed&lock=train,criteria,after,seed',
  );
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  for (const name of ['Share', 'Help', 'New seed']) await expect(button(page, name)).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Network view' })).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'Storage' })).toHaveCount(0);
  for (const name of ['Train', 'Step', 'Reset']) await expect(button(page, name)).toBeDisabled();
  await page.keyboard.press('s');
  await idle(page);
  await expect(page.getByText(/^epoch 200/).first()).toBeVisible();
  await button(page, 'How chosen: weights').click();
  await expect(page.getByRole('combobox', { name: 'Weight criterion' })).toBeDisabled();
  await expect(page.getByRole('radio', { name: 'Keep what it learned' })).toBeDisabled();
});

test('a locked card shows it, and none of its controls can be used', async ({ page }) => {
  await page.goto('./?level=explore&embed=1&lock=weights#weightRatio=0.5');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  const card = page.getByRole('region', { name: 'Weights', exact: true });
  await expect(card.getByRole('img', { name: 'Locked by the link' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Locked by the link' })).toHaveCount(1);
  await expect(card.getByRole('slider')).toBeDisabled();
  await expect(percentField(page, 'weights')).toBeDisabled();
  await expect(button(page, 'Cut the same number at random')).toBeDisabled();
  await expect(button(page, 'Guess first')).toHaveCount(0);
  await button(page, 'How chosen: weights').click();
  for (const name of ['Weight criterion', 'Weight scope', 'Weight structure'])
    await expect(card.getByRole('combobox', { name, exact: true })).toBeDisabled();
  await expect(card.getByRole('checkbox').first()).toBeDisabled();
  await button(page, 'How chosen: neurons').click();
  await expect(page.getByRole('combobox', { name: 'Neuron criterion' })).toBeEnabled();
});

test('a lock holds by every way, and against lessons too', async ({ page }) => {
  await page.goto('./?level=explore&lock=graph,weights,criteria&lesson=healing');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
  await expect(button(page, 'Begin')).toBeDisabled();
  await expect(button(page, 'Cut the same number at random')).toBeDisabled();
  await expect(page.getByRole('slider', { name: 'Neurons pruned' })).toBeEnabled();
});

test('a seed can be typed, and the link keeps it', async ({ page }) => {
  const seed = page.getByRole('spinbutton', { name: 'Seed' });
  await expect(seed).toHaveValue('6');
  await seed.fill('11');
  await seed.press('Enter');
  await expect(page.getByText('epoch 200 · seed 11')).toBeVisible();
  await idle(page);
  await expect(page).toHaveURL(/seed=11/);
  await seed.fill('-3');
  await seed.press('Enter');
  await expect(seed).toHaveValue('11');
});

test('a number that no model can have is refused beside its field, and nothing is applied', async ({
  page,
}) => {
  await press(page, 'Model');
  const dialog = page.getByRole('dialog', { name: 'Model and training' });
  const field = (name: string) => dialog.getByLabel(name, { exact: true });
  await field('Learning rate').fill('1000');
  await field('Dropout, inputs').fill('7');
  await field('Momentum').fill('-1');
  await field('Epochs').fill('99999999');
  await field('Hidden widths').fill('99999, foo');
  await field('Activation').selectOption('tanh');
  const apply = dialog.getByRole('button', { name: 'Apply and train anew' });
  await apply.click();
  for (const text of [
    'Must be a number from 0.000001 to 10.',
    'Must be a number from 0 to 0.95.',
    'Must be a number from 0 to 0.999.',
    'Must be a whole number from 1 to 5,000.',
    'Must be at most 3 whole numbers, each from 1 to 1,024.',
  ])
    await expect(dialog.getByText(text)).toBeVisible();
  await expect(field('Hidden widths')).toBeFocused();
  expect(page.url(), 'nothing is applied').not.toMatch(/rate|dropout|momentum|epochs|tanh/i);
  await field('Hidden widths').fill('8');
  await field('Learning rate').fill('0.02');
  await field('Dropout, inputs').fill('0.07');
  await field('Momentum').fill('0.8');
  await field('Epochs').fill('50');
  await apply.click();
  await expect(dialog).toBeHidden();
  await idle(page);
  await expect(page.getByText(/^epoch 50 ·/).first()).toBeVisible();
});

test('a split that the graph has not enough nodes for is refused with the range', async ({
  page,
}) => {
  await press(page, 'Model');
  const dialog = page.getByRole('dialog', { name: 'Model and training' });
  await dialog.getByLabel('Training nodes a class').fill('500');
  await dialog.getByRole('button', { name: 'Apply and train anew' }).click();
  const refusal = page.getByRole('dialog', { name: 'That could not be done' });
  await expect(refusal).toContainText(
    '“Training nodes a class” is 500, but here it must be at least 1 and at most 16.',
  );
  await expect(refusal.locator('pre')).toBeHidden();
  await refusal.getByText('Report', { exact: true }).click();
  await expect(refusal.locator('pre')).toContainText('"max": 16');
  await expect(refusal.locator('pre')).not.toContainText('\\"');
});

test('another model begins anew and can be undone', async ({ page }) => {
  await type(page, 'weights', 50);
  await press(page, 'Model');
  const dialog = page.getByRole('dialog', { name: 'Model and training' });
  await dialog.getByLabel('Hidden widths').fill('8 4');
  await dialog.getByLabel('Activation').selectOption('tanh');
  await dialog.getByRole('button', { name: 'Apply and train anew' }).click();
  await idle(page);
  await expect(page.getByText('0 of 312 removed')).toBeVisible();
  await press(page, 'Undo');
  await expect(page.getByText('288 of 576 removed')).toBeVisible();
});
