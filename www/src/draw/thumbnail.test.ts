import { describe, expect, it } from 'vitest';
import { drawThumbnail, weightsOf } from './thumbnail';

/** Notes what is drawn. */
function canvas(): { context: CanvasRenderingContext2D; done: unknown[][] } {
  const done: unknown[][] = [];
  const context = new Proxy({} as CanvasRenderingContext2D, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        done.push([name, ...args]),
    set: (_, name, value) => {
      if (name === 'fillStyle') done.push([name, value]);
      return true;
    },
  });
  return { context, done };
}

describe('a thumbnail', () => {
  it('joins places and colours nodes by class', () => {
    const { context, done } = canvas();
    drawThumbnail(
      context,
      { size: 116, nodes: [0, 0, 255, 255], classes: [2, -1], edges: [0, 0, 255, 255] },
      { edge: 'grey', ink: 'black', none: 'white', classes: ['red', 'green'] },
    );
    expect(done).toContainEqual(['moveTo', 8, 8]);
    expect(done).toContainEqual(['lineTo', 108, 108]);
    expect(done.filter(([name]) => name === 'fillStyle')).toEqual([
      ['fillStyle', 'red'],
      ['fillStyle', 'white'],
    ]);
    expect(done.filter(([name]) => name === 'arc')).toHaveLength(2);
  });

  it('draws many nodes small and many edges faint', () => {
    expect(weightsOf(18, 60).radius).toBeGreaterThan(weightsOf(240, 400).radius);
    expect(weightsOf(18, 60).strength).toBeGreaterThan(weightsOf(240, 400).strength);
  });
});
