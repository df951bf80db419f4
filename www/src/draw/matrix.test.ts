import { describe, expect, it } from 'vitest';
import { binCount, binOf, summary } from './bins';
import { cellAt, cellOf, cellTowards, inputsOf, sheetsOf, weightAt } from './matrix';

const small = [
  { inputs: 34, outputs: 16, offset: 0 },
  { inputs: 16, outputs: 2, offset: 544 },
];
const large = [
  { inputs: 4714, outputs: 16, offset: 0 },
  { inputs: 16, outputs: 4, offset: 75424 },
];

describe('bins', () => {
  it('hold every item once', () => {
    for (const [count, pixels] of [
      [4714, 330],
      [34, 330],
      [7, 8],
    ] as const) {
      const bins = binCount(count, pixels, 3);
      let next = 0;
      for (let bin = 0; bin < bins; bin += 1) {
        const [from, to] = binOf(bin, bins, count);
        expect(from).toBe(next);
        expect(to).toBeGreaterThan(from);
        next = to;
      }
      expect(next).toBe(count);
    }
  });

  it('say what is kept and what is strongest', () => {
    const values = [0.5, null, -2, 1, null];
    expect(summary(0, 5, (item) => values[item] ?? null)).toEqual({
      up: 1,
      down: -2,
      strongest: 2,
      kept: 3,
    });
    expect(summary(4, 5, () => null)).toEqual({ up: 0, down: 0, strongest: 4, kept: 0 });
  });
});

describe('heat maps', () => {
  it('show each weight of a small network in a cell of its own', () => {
    const { sheets } = sheetsOf(small, 340, 400);
    const cells = new Set<string>();
    for (let weight = 0; weight < 576; weight += 1) {
      const cell = cellOf(sheets, weight);
      const sheet = sheets[cell?.layer ?? 0];
      if (!cell || !sheet) throw new Error('no cell');
      const [input, end] = inputsOf(sheet, cell.column);
      expect(end - input).toBe(1);
      expect(weightAt(sheet, input, cell.row)).toBe(weight);
      cells.add(JSON.stringify(cell));
    }
    expect(cells.size).toBe(576);
    expect(cellOf(sheets, 576)).toBeNull();
  });

  it('put many inputs into bins as wide as can be hit', () => {
    const { sheets } = sheetsOf(large, 330, 400);
    const [first] = sheets;
    expect(first?.columns).toBe(110);
    for (const weight of [0, 16 * 42, 16 * 43 + 5, 75423]) {
      const cell = cellOf(sheets, weight);
      if (!cell || !first) throw new Error('no cell');
      const [from, to] = inputsOf(first, cell.column);
      expect(Math.floor(weight / 16)).toBeGreaterThanOrEqual(from);
      expect(Math.floor(weight / 16)).toBeLessThan(to);
    }
  });

  it('are hit where they are drawn', () => {
    const { sheets, height } = sheetsOf(small, 340, 400);
    for (const { layer, top, cellWidth, cellHeight } of sheets)
      expect(cellAt(sheets, 2.5 * cellWidth, top + 1.5 * cellHeight)).toEqual({
        layer,
        column: 2,
        row: 1,
      });
    expect(cellAt(sheets, 1, 1)).toBeNull();
    expect(cellAt(sheets, 1, height)).toBeNull();
  });

  it('are gone through by arrow keys, across layers', () => {
    const { sheets } = sheetsOf(small, 340, 400);
    const corner = { layer: 0, column: 33, row: 15 };
    expect(cellTowards(sheets, corner, 'ArrowRight')).toEqual(corner);
    expect(cellTowards(sheets, corner, 'ArrowDown')).toEqual({ layer: 1, column: 15, row: 0 });
    expect(cellTowards(sheets, { layer: 1, column: 3, row: 0 }, 'ArrowUp')).toEqual({
      layer: 0,
      column: 3,
      row: 15,
    });
    expect(cellTowards(sheets, { layer: 1, column: 3, row: 1 }, 'ArrowDown').row).toBe(1);
    expect(cellTowards(sheets, corner, 'Home').column).toBe(0);
  });
});
