import { expect, it } from 'vitest';
import { givesBack } from './readback';

/** A canvas that falsifies what is read of it. */
function falsifying(falsify: (part: number, at: number) => number): OffscreenCanvas {
  const [width, height] = [8, 4];
  const data = new Uint8ClampedArray(4 * width * height);
  const context = {
    fillStyle: '',
    fillRect: (x: number, y: number) => {
      const parts = context.fillStyle.match(/\d+/g) ?? [];
      data.set([...parts.map(Number), 255], 4 * (y * width + x));
    },
    getImageData: () => ({ data: data.map(falsify) }),
  };
  return { width, height, getContext: () => context } as unknown as OffscreenCanvas;
}

it('takes what is read for what was drawn up to a noise that nobody sees', () => {
  expect(givesBack(falsifying((part) => part))).toBe(true);
  expect(givesBack(falsifying((part) => part ^ 1))).toBe(true);
  expect(givesBack(falsifying((part, at) => (at === 77 ? part + (part < 9 ? 3 : -3) : part)))).toBe(
    false,
  );
  expect(givesBack(falsifying(() => 255))).toBe(false);
  expect(givesBack(falsifying(() => Math.random() * 256))).toBe(false);
});
