import { planOf, trained, type Cut } from './support/engine';
import { percentField } from './support/figures';
import { expect, idle, open, test } from './support/test';

/** One plan over several seeds: the intervals on the screen are the engine's in Node. */

test('a plan is tried with ten seeds, against its baselines, and can be stopped', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const field = percentField(page, 'weights');
  await field.fill('95');
  await field.press('Enter');
  await idle(page);
  await page.getByRole('tab', { name: 'Compare' }).click();
  const group = page.getByRole('region', { name: 'Over seeds' });
  const press = group.getByRole('button', { name: /^(Try 10 seeds|Stop)$/ });
  // Both clicks in one turn of the page, so that it cannot be over before.
  await group.evaluate(async (element) => {
    const click = (): void =>
      [...element.querySelectorAll('button')].find((b) => /Try|Stop/.test(b.innerText))?.click();
    click();
    await new Promise(requestAnimationFrame);
    click();
  });
  await expect(press).toHaveText('Try 10 seeds');
  await expect(group.getByRole('table')).toHaveCount(0);

  await press.click();
  await expect(group.getByRole('table')).toBeVisible();
  await expect(press).toBeDisabled();
  const engine = await trained();
  const cut: Cut = { weights: { ratio: 0.95 } };
  engine.prune(planOf(cut));
  engine.seedsStart(10, 60);
  let { arms } = engine.seedsStep();
  while (!arms) ({ arms } = engine.seedsStep());
  const rows = group.getByRole('row');
  await expect(rows).toHaveCount(1 + arms.length);
  for (const [index, arm] of arms.entries()) {
    const row = rows.nth(index + 1);
    for (const { mean, margin } of [arm.pruned, arm.tuned])
      await expect(row).toContainText(`${mean.toFixed(1)} ± ${margin.toFixed(1)} %`);
    if (arm.arm === 'plan') continue;
    const said = [arm.isPrunedSignificant, arm.isTunedSignificant].filter((is) => !is).length;
    await expect(row.getByText('not significant')).toHaveCount(said);
  }

  // The result is of that plan, and says so when another one is shown.
  await field.fill('50');
  await field.press('Enter');
  await idle(page);
  await expect(group.getByText('of another plan or model')).toBeVisible();
  await expect(press).toBeEnabled();
});

test('where edges are predicted the AUC is compared, and pairs are spoken of', async ({ page }) => {
  await page.goto('./?level=lab#task=links&weightRatio=0.7');
  await idle(page);
  await expect(page.getByRole('group', { name: 'Pairs right' }).first()).toContainText(
    'of 16 right',
  );
  await expect(page.getByText(/members changed|members rightly/)).toHaveCount(0);
  // No class is predicted of a node.
  const says = page.getByRole('radiogroup', { name: 'Overlay' }).getByRole('radio');
  await expect(says).toHaveCount(2);
  await expect(page.getByRole('radio', { name: 'Truth' })).toBeChecked();
  const members = page.getByRole('listbox', { name: 'Members' });
  await members.focus();
  await page.keyboard.press('Home');
  await expect(members.getByRole('option')).toHaveText(/^Mr. Hi: Mr. Hi · [\d of]+ friendships/);
  await page.getByRole('tab', { name: 'Compare' }).click();
  const group = page.getByRole('region', { name: 'Over seeds' });
  await group.getByRole('button', { name: 'Try 10 seeds' }).click();
  await expect(group.getByRole('table')).toBeVisible();
  const rows = group.getByRole('row');
  await expect(rows.first().getByRole('button', { name: 'AUC' })).toBeVisible();
  await expect(rows.nth(1)).toContainText(/this plan\s*0\.\d{3} ± 0\.\d{3}/);
  // Each arm says what it is.
  for (const [index, term] of [
    'This plan',
    'Dense model',
    'At random',
    'Smallest weights of each layer',
  ].entries()) {
    await rows
      .nth(index + 1)
      .getByRole('rowheader')
      .getByRole('button')
      .click();
    await expect(page.getByRole('dialog')).toContainText(term);
    await page.keyboard.press('Escape');
  }
});
