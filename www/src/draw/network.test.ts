import { describe, expect, it } from 'vitest';
import type { Pen } from './pen';
import {
  columnsOf,
  drawNetwork,
  hit,
  incoming,
  outgoing,
  peak,
  placeOf,
  rowsBelow,
  type NetworkScene,
} from './network';

const layers = [
  { inputs: 34, outputs: 16, offset: 0 },
  { inputs: 16, outputs: 2, offset: 544 },
];

describe('the rows of the network', () => {
  it('find the weights of a neuron in the flat arrays', () => {
    expect(incoming(layers, 3, 0)).toBe(3);
    expect(incoming(layers, 3, 2)).toBe(35);
    expect(outgoing(layers, 3, 1)).toBe(544 + 7);
    expect(outgoing(layers, 15, 1)).toBe(575);
  });

  it('count neurons on through the layers', () => {
    const deep = [
      { inputs: 5, outputs: 4, offset: 0 },
      { inputs: 4, outputs: 3, offset: 20 },
      { inputs: 3, outputs: 2, offset: 32 },
    ];
    expect(placeOf(deep, 3)).toEqual([0, 3]);
    expect(placeOf(deep, 4)).toEqual([1, 0]);
    expect(outgoing(deep, 6, 0)).toBe(32 + 4);
  });

  it('use the whole width and overlap nowhere', () => {
    const cases = [300, 340, 390, 700].flatMap((width) => [2, 4, 16, 56].map((n) => [width, n]));
    for (const [width = 0, outputs = 0] of cases) {
      const { strip, thumb, score, out } = columnsOf(width, outputs);
      expect(strip[1]).toBeGreaterThanOrEqual(60);
      const parts = [strip, thumb, score, out];
      for (const [index, part] of parts.entries()) {
        const end = part[0] + part[1];
        expect(end).toBeLessThanOrEqual(parts[index + 1]?.[0] ?? width);
      }
      expect(out[0] + out[1]).toBe(width);
      expect(thumb[1]).toBeGreaterThanOrEqual(44);
    }
  });

  it('say what lies under a point', () => {
    const scene = {
      width: 350,
      scroll: 56,
      rowHeight: 56,
      layers,
      order: Uint32Array.from([9, 4, 7]),
    } as unknown as NetworkScene;
    const { strip, out } = columnsOf(350, 2);
    expect(hit(scene, 1, 10)).toEqual({ neuron: 4, input: 0, inputs: 1, output: -1 });
    expect(hit(scene, strip[1] - 1, 60)).toEqual({ neuron: 7, input: 33, inputs: 1, output: -1 });
    expect(hit(scene, out[0] + out[1] - 1, 10)?.output).toBe(1);
    expect(hit(scene, 1, 500)).toBeNull();
    const wide = [
      { inputs: 4000, outputs: 16, offset: 0 },
      { ...layers[1], offset: 64000 },
    ];
    const binned = { ...scene, layers: wide } as unknown as NetworkScene;
    expect(hit(binned, 1, 10)?.inputs).toBeGreaterThan(40);
    expect(hit(binned, strip[1] - 1, 10)?.input).toBeGreaterThan(3900);
  });

  it('name a weight out of a neuron only where it has a cell of its own', () => {
    const outputs = 56;
    const many = (width: number): NetworkScene =>
      ({
        width,
        scroll: 0,
        rowHeight: 56,
        layers: [layers[0], { inputs: 16, outputs, offset: 544 }],
        order: Uint32Array.from([9]),
      }) as unknown as NetworkScene;
    const at = (width: number): number[] => {
      const [x, across] = columnsOf(width, outputs).out;
      return Array.from(
        { length: across },
        (_, i) => hit(many(width), x + i + 0.5, 10)?.output ?? -2,
      );
    };
    // A quarter of 700 pixels has 3.1 for each of 56, one of 400 less than 2.
    expect(new Set(at(700))).toEqual(new Set(Array.from({ length: outputs }, (_, i) => i)));
    // 33 cells for 56: those of two are nobody's, and the others are where they are drawn.
    const shared = at(400);
    expect(shared).toContain(-1);
    for (const [pixel, output] of shared.entries()) {
      const bin = Math.floor(((pixel + 0.5) / 100) * 33);
      const [first, end] = [Math.floor((bin * 56) / 33), Math.floor(((bin + 1) * 56) / 33)];
      expect(output).toBe(end - first === 1 ? first : -1);
    }
  });

  /** Where lines begin and end that a picture of two neurons has. */
  function linesOf(change: Partial<NetworkScene>): { from: number; to: number }[] {
    const drawn: { from: number; to: number }[] = [];
    let [from, alpha] = [0, 1];
    const noop = (): void => {};
    const pen = new Proxy({} as Pen, {
      get: (_, name) =>
        name === 'moveTo'
          ? (x: number) => (from = x)
          : name === 'lineTo'
            ? (to: number) => alpha < 1 && drawn.push({ from, to })
            : noop,
      set: (_, name, value) => {
        if (name === 'globalAlpha') alpha = value as number;
        return true;
      },
    });
    const inputs = 2000;
    const shapes = [
      { inputs, outputs: 2, offset: 0 },
      { inputs: 2, outputs: 3, offset: 2 * inputs },
    ];
    const count = 2 * inputs + 6;
    const scene: NetworkScene = {
      width: 350,
      height: 112,
      scroll: 0,
      rowHeight: 56,
      layers: shapes,
      order: Uint32Array.from([0, 1]),
      weights: Float32Array.from({ length: count }, (_, i) => (i % 3 ? 0.5 : -0.5)),
      weightMask: new Uint8Array(count).fill(1),
      neuronMask: Uint8Array.from([1, 1]),
      activations: new Float32Array(2),
      scores: Float64Array.from([1, 1]),
      measured: null,
      positions: new Float32Array(2),
      scales: { weightIn: 1, weightOut: 1, activation: 1, score: 1, measured: 1 },
      litNode: -1,
      litInput: -1,
      litNeuron: -1,
      ...change,
    };
    const colour = 'rgb(0, 0, 0)';
    drawNetwork(pen, scene, {
      ink: colour,
      dash: colour,
      tint: colour,
      line: colour,
      positive: colour,
      negative: colour,
    });
    return drawn;
  }

  it('have lines for the neuron that is looked at alone, a bin each at most', () => {
    expect(linesOf({})).toEqual([]);
    const lines = linesOf({ litNeuron: 1 });
    const { strip, thumb, score, out } = columnsOf(350, 3);
    const into = lines.filter(({ to }) => to === thumb[0]);
    const onward = lines.filter(({ to }) => to === score[0] + score[1]);
    expect(into.length + onward.length).toBe(lines.length);
    // A line of each sign from every bin of three pixels, however many inputs there are.
    expect(into.length).toBe(2 * Math.floor(strip[1] / 3));
    expect(into.every(({ from }) => from < strip[1])).toBe(true);
    expect(onward.length).toBe(3);
    expect(onward.every(({ from }) => from >= out[0])).toBe(true);
  });

  it('have no lines for removed weights', () => {
    expect(linesOf({ litNeuron: 1, weightMask: new Uint8Array(4006) })).toEqual([]);
  });

  it('count the rows that are out of sight', () => {
    expect(rowsBelow(0, 280, 56, 16)).toBe(11);
    expect(rowsBelow(16 * 56 - 280, 280, 56, 16)).toBe(0);
  });

  it('find the largest size in a range', () => {
    expect(peak([1, -5, 3])).toBe(5);
    expect(peak([1, -5, 3], 2)).toBe(3);
  });
});
