import { expect, test } from './support/test';

/** The page in a frame of slides: no bar, and it answers messages. */

interface Told {
  readonly secateur: string;
  readonly correct?: number;
  readonly weightsKept?: number;
  readonly fingerprint?: string;
  readonly fields?: readonly string[];
}

test('a frame is set by messages and tells what came of it', async ({ page, baseURL }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  // Slides of somebody's own, with the page in a frame.
  const slides = `<!doctype html><title>Slides</title><script>
    const told = []; addEventListener('message', ({ data }) => told.push(data));
  </script><iframe src="${baseURL}?embed=1&level=start" width="1000" height="700"></iframe>`;
  await page.route('**/slides.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: slides.replace('const told', 'window.told') }),
  );
  await page.goto('./slides.html');
  const told = () => page.evaluate(() => (window as unknown as { told: Told[] }).told);
  const last = async () => (await told()).at(-1);
  await expect.poll(async () => (await last())?.secateur).toBe('result');
  expect((await last())?.weightsKept).toBe(576);
  const say = (message: unknown) =>
    page.evaluate(
      (it) => document.querySelector('iframe')?.contentWindow?.postMessage(it, '*'),
      message,
    );

  await say({ secateur: 'set', choices: { weightRatio: 0.9 } });
  await expect.poll(async () => (await last())?.weightsKept).toBe(58);
  expect((await last())?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  await say({ secateur: 'set', choices: { weightRatio: 7 } });
  await expect.poll(async () => (await last())?.fields).toEqual(['weightRatio']);
  const inside = page.frameLocator('iframe');
  await expect(inside.getByRole('banner')).toHaveCount(0);
  await expect(inside.getByText('518 of 576 removed')).toBeVisible();
});
