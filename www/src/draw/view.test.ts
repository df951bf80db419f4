import { describe, expect, it } from 'vitest';
import { isWhole, LARGEST, panBy, reveal, toFrame, WHOLE, wheelFactor, zoomAt } from './view';

const size = { width: 200, height: 100 };

describe('a view', () => {
  it('zooms about the pointer', () => {
    const view = zoomAt(WHOLE, size, 2, 50, 30);
    expect([...toFrame(Float32Array.of(50, 30, 60, 30), view)]).toEqual([50, 30, 70, 30]);
  });

  it('ends where it began when it is zoomed out again', () => {
    const away = zoomAt(zoomAt(WHOLE, size, 8, 20, 20), size, 1 / 8, 150, 80);
    expect(isWhole(away)).toBe(true);
    expect(zoomAt(WHOLE, size, 1e9, 0, 0).scale).toBe(LARGEST);
  });

  it('never loses the picture', () => {
    const far = panBy(zoomAt(WHOLE, size, 3, 0, 0), size, 1e6, -1e6);
    const corners = toFrame(Float32Array.of(0, 0, 200, 100), far);
    expect(corners[0]).toBe(100);
    expect(corners[3]).toBe(50);
  });

  it('moves only as far as a point needs', () => {
    const view = zoomAt(WHOLE, size, 4, 0, 0);
    expect(reveal(view, size, 20, 10, 10)).toBe(view);
    const [x, y] = toFrame(Float32Array.of(100, 10), reveal(view, size, 100, 10, 10));
    expect([x, y]).toEqual([190, 40]);
  });

  it('follows the wheel either way, and no jump of it', () => {
    expect(wheelFactor(-100, 0, false) * wheelFactor(100, 0, false)).toBeCloseTo(1, 12);
    expect(wheelFactor(-3, 1, false)).toBeGreaterThan(1);
    expect(wheelFactor(-1e5, 0, false)).toBeLessThan(2);
  });
});
