import type { Page } from '@playwright/test';
import { expect, idle, open, test } from './support/test';

/** The picture of the graph: overlays, zoom, dragging, edges; by pointer, finger and keyboard. */

const members = (page: Page) => page.getByRole('listbox', { name: 'Members' });
const region = (page: Page) => page.getByRole('region', { name: 'Graph view' });
const button = (page: Page, name: string) =>
  region(page).getByRole('button', { name, exact: true });
const fitButton = (page: Page) => button(page, 'Fit to view');

/** A hash of what stands on the canvas. */
async function pictured(page: Page): Promise<string> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
  return region(page)
    .locator('canvas')
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

async function middle(page: Page): Promise<{ x: number; y: number }> {
  const box = await members(page).boundingBox();
  if (!box) throw new Error('no picture');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Goes over the picture until its line says what is sought, and stays in the middle of where. */
async function hoverUntil(page: Page, said: RegExp): Promise<{ x: number; y: number }> {
  const box = await members(page).boundingBox();
  if (!box) throw new Error('no picture');
  const line = region(page).locator('footer');
  const found = async (x: number, y: number): Promise<boolean> => {
    await page.mouse.move(x, y);
    return said.test((await line.textContent()) ?? '');
  };
  for (let y = box.y + 20; y < box.y + box.height - 60; y += 13) {
    for (let x = box.x + 20; x < box.x + box.width - 20; x += 13) {
      if (!(await found(x, y))) continue;
      let [right, below] = [x, y];
      while (await found(right + 3, y)) right += 3;
      const middle = { x: (x + right) / 2, y };
      while (await found(middle.x, below + 3)) below += 3;
      middle.y = (y + below) / 2;
      if (await found(middle.x, middle.y)) return middle;
    }
  }
  throw new Error(`nothing says ${said}`);
}

test.describe('with a mouse', () => {
  test.beforeEach(async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page);
  });

  test('each overlay shows something else, with its legend', async ({ page }) => {
    const overlay = page.getByRole('radiogroup', { name: 'Overlay' });
    const legends = {
      Prediction: 'changed side',
      Truth: 'known from the start',
      Mistakes: 'not wrong',
      Activation: 'silent',
    };
    const pictures = new Set<string>();
    for (const [name, says] of Object.entries(legends)) {
      await overlay.getByRole('radio', { name }).check({ force: true });
      await page.mouse.move(0, 0);
      await expect(region(page).getByRole('listitem').filter({ hasText: says })).toBeVisible();
      pictures.add(await pictured(page));
    }
    expect(pictures.size).toBe(4);

    await region(page).getByRole('combobox', { name: 'Neuron shown' }).selectOption('Neuron 3');
    expect(pictures).not.toContain(await pictured(page));
    const neurons = page.getByRole('listbox', { name: 'Neurons' });
    await neurons.focus();
    await expect(
      page.getByRole('region', { name: 'Network view' }).getByText(/^Neuron 3 ·/),
    ).toBeVisible();
  });

  test('wheel, drag and buttons move the picture, and fit brings it back', async ({ page }) => {
    const whole = await pictured(page);
    await expect(fitButton(page)).toBeDisabled();
    const { x, y } = await middle(page);
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -300);
    const near = await pictured(page);
    expect(near).not.toBe(whole);
    await button(page, 'Zoom in').click();
    await button(page, 'Zoom out').click();

    // The ground, not a node: the picture's own corner.
    const box = await members(page).boundingBox();
    if (!box) throw new Error('no picture');
    await page.mouse.move(box.x + 6, box.y + box.height - 6);
    await page.mouse.down();
    await page.mouse.move(box.x + 66, box.y + box.height - 46, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => pictured(page)).not.toBe(near);

    await fitButton(page).click();
    await page.mouse.move(0, 0);
    await expect(fitButton(page)).toBeDisabled();
    await expect.poll(() => pictured(page)).toBe(whole);
  });

  test('a node can be dragged away, and is not chosen by that', async ({ page }) => {
    const whole = await pictured(page);
    const from = await hoverUntil(page, /^Officer/);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y - 60, { steps: 5 });
    await page.mouse.up();
    await expect(members(page).getByRole('option')).toHaveAttribute('aria-selected', 'false');
    await expect(region(page).locator('footer')).toHaveText(/^Officer/);
    await fitButton(page).click();
    await page.mouse.move(0, 0);
    await expect.poll(() => pictured(page)).toBe(whole);
  });

  test('an edge can be pointed at and chosen, removed ones too', async ({ page }) => {
    const at = await hoverUntil(page, / – .* · kept · /);
    await page.mouse.click(at.x, at.y);
    const text = (await region(page).locator('footer').textContent()) ?? '';
    await page.mouse.move(0, 0);
    await expect(region(page).locator('footer')).toHaveText(text);

    const field = page.getByRole('textbox', { name: 'Edges pruned, in percent' });
    await field.fill('100');
    await field.press('Enter');
    await idle(page);
    await expect(region(page).locator('footer')).toHaveText(text.replace('kept', 'removed'));
    // The same place again takes the choice back.
    await page.mouse.click(at.x, at.y);
    await page.mouse.move(0, 0);
    await expect(region(page).getByRole('list')).toBeVisible();
  });

  test('keys zoom, move nodes and go along edges', async ({ page }) => {
    const list = members(page);
    await list.focus();
    await page.keyboard.press('End');
    const spoken = list.getByRole('option');
    await page.keyboard.press('PageDown');
    await expect(spoken).toHaveText(/– Officer · kept · /);
    const first = (await spoken.textContent()) ?? '';
    await page.keyboard.press('PageDown');
    await expect(spoken).not.toHaveText(first);
    await page.keyboard.press('PageUp');
    await expect(spoken).toHaveText(first);
    await page.keyboard.press('Enter');
    await expect(spoken).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');

    await expect(fitButton(page)).toBeDisabled();
    await page.keyboard.press('+');
    await expect(fitButton(page)).toBeEnabled();
    await page.keyboard.press('-');
    await expect(fitButton(page)).toBeDisabled();
    await page.keyboard.press('Shift+ArrowLeft');
    await expect(fitButton(page)).toBeEnabled();
    await page.keyboard.press('0');
    await expect(fitButton(page)).toBeDisabled();
  });
});

test.describe('with fingers', () => {
  test.use({ viewport: { width: 390, height: 664 }, isMobile: true, hasTouch: true });

  test('two pinch, one pans, and the page stays where it is', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page);
    const whole = await pictured(page);
    const { x, y } = await middle(page);
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })),
      });
    await touch('touchStart', [x - 20, y], [x + 20, y]);
    for (const apart of [30, 45, 60]) await touch('touchMove', [x - apart, y], [x + apart, y]);
    await touch('touchEnd');
    const near = await pictured(page);
    expect(near).not.toBe(whole);
    await expect(fitButton(page)).toBeEnabled();

    await touch('touchStart', [x, y + 90]);
    for (const up of [60, 30]) await touch('touchMove', [x + 10, y + up]);
    await touch('touchEnd');
    await expect.poll(() => pictured(page)).not.toBe(near);
    expect(await page.evaluate(() => [scrollX, scrollY, visualViewport?.scale])).toEqual([0, 0, 1]);
    // The browser may still be busy telling the end of the pan from a tap.
    await expect(async () => {
      await fitButton(page).tap();
      await expect(fitButton(page)).toBeDisabled({ timeout: 1000 });
    }).toPass();
  });

  test('the overlay is chosen in a menu over the picture', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: 'Overlay: Prediction' }).tap();
    await page.getByRole('radio', { name: 'Mistakes' }).check({ force: true });
    await expect(region(page).getByText('not wrong')).toBeVisible();
    await page.getByRole('button', { name: 'Overlay: Mistakes' }).tap();
    await expect(page.getByRole('radiogroup', { name: 'Overlay' })).toBeHidden();
  });
});

test('a large graph is the same picture where the browser falsifies what is read of a canvas', async ({
  page,
  context,
}) => {
  test.slow();
  const graph = {
    kind: 'blockModel',
    nodes: 1000,
    edges: 5000,
    blocks: 4,
    homophily: 0.8,
    features: 4,
    signal: 0.5,
    labels: 5,
    seed: 1,
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  /** The whole, where edges are a density, and a part with few enough for lines. */
  const pictures = async (): Promise<[string, string]> => {
    await page.goto(`./?graph=${encodeURIComponent(`generated:${JSON.stringify(graph)}`)}`);
    await idle(page);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const whole = await pictured(page);
    const nodes = region(page).getByRole('listbox');
    await nodes.focus();
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('+');
    // Focus lights up a node.
    await nodes.blur();
    // Drawn anew once the hand rests, which is sooner than the next look.
    let near = '';
    const isSettled = async (): Promise<boolean> => {
      const before = near;
      near = await pictured(page);
      return near === before;
    };
    await expect.poll(isSettled, { intervals: [300] }).toBe(true);
    return [whole, near];
  };
  const honest = await pictures();
  await page.addInitScript(() => {
    const noise = (_x: number, _y: number, width: number, height: number): ImageData => {
      const image = new ImageData(width, height);
      for (let at = 0; at < image.data.length; at += 1) image.data[at] = Math.random() * 256;
      return image;
    };
    CanvasRenderingContext2D.prototype.getImageData = noise;
    OffscreenCanvasRenderingContext2D.prototype.getImageData = noise;
  });
  const falsified = await pictures();

  // Compared by a page that reads what is drawn.
  const judge = await context.newPage();
  for (const [at, picture] of honest.entries()) {
    const share = await judge.evaluate(
      async (sources) => {
        const [one, other] = await Promise.all(
          sources.map(async (source) => {
            const image = new Image();
            image.src = source;
            await image.decode();
            const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
            canvas?.drawImage(image, 0, 0);
            return canvas?.getImageData(0, 0, image.width, image.height).data ?? [];
          }),
        );
        if (!one || !other || one.length !== other.length) return 1;
        let unlike = 0;
        for (let part = 0; part < one.length; part += 1)
          if (Math.abs((one[part] ?? 0) - (other[part] ?? 0)) > 128) unlike += 1;
        return unlike / one.length;
      },
      [picture, falsified[at] ?? ''],
    );
    // Stamps stand on whole pixels, which moves an outline by half a one.
    expect(share).toBeLessThan(0.003);
  }
});
