/** A real pointer on a slider's track. */

import type { Locator } from '@playwright/test';

/** Half the width of the thumb: the track's ends lie that far inside the control. */
const INSET = { mouse: 11, touch: 14 } as const;

export interface Drag {
  /** Moves on to a share of the track; below 0 and above 1 lie beyond its ends. */
  to(share: number, steps?: number): Promise<void>;
  release(): Promise<void>;
}

/** Presses the mouse on the track. */
export async function press(range: Locator, share: number): Promise<Drag> {
  const box = await range.boundingBox();
  if (!box) throw new Error('the slider is not on the screen');
  const { mouse } = range.page();
  const x = (at: number) => box.x + INSET.mouse + (box.width - 2 * INSET.mouse) * at;
  const y = box.y + box.height / 2;
  await mouse.move(x(share), y);
  await mouse.down();
  return {
    // A hand does not keep to the line.
    to: (at, steps = 12) => mouse.move(x(at), y + 20, { steps }),
    release: () => mouse.up(),
  };
}

/** Drags with a finger, in steps as a touch screen reports them. */
export async function swipe(range: Locator, from: number, to: number): Promise<void> {
  const box = await range.boundingBox();
  if (!box) throw new Error('the slider is not on the screen');
  const client = await range.page().context().newCDPSession(range.page());
  const point = (share: number) => ({
    x: box.x + INSET.touch + (box.width - 2 * INSET.touch) * share,
    y: box.y + box.height / 2,
  });
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', share?: number) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: share === undefined ? [] : [point(share)],
    });
  await send('touchStart', from);
  for (let step = 1; step <= 10; step += 1)
    await send('touchMove', from + ((to - from) * step) / 10);
  await send('touchEnd');
  await client.detach();
}
