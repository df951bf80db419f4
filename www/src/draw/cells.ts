/** Cells of weights, and the lines of the one neuron that is looked at. */

import { binCount, binOf, summary } from './bins';
import type { Pen } from './pen';
import type { ThumbPalette } from './thumb';

/** Cells narrower than this, in pixels, share bins of the width below it. */
const NARROW = 2.5;
const BIN = 3;

/** A run of cells, in pixels. */
export interface Strip {
  readonly x: number;
  readonly width: number;
  readonly middle: number;
  /** Length of the largest bar. */
  readonly half: number;
  /** Where, on the middle line, a line from every kept weight ends; null for no lines. */
  readonly lines: number | null;
}

/** The end of a bar. */
interface Tip {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** How many cells are drawn for `count` weights: one each, or as many bins as can be told apart. */
export function binsOf(count: number, width: number): number {
  return width / count < NARROW ? binCount(count, width, BIN) : count;
}

/** A line from each tip to where they meet, the stronger the thicker. */
function drawLines(
  context: Pen,
  tips: readonly Tip[],
  colour: string,
  [x, y]: readonly [number, number],
  half: number,
): void {
  context.strokeStyle = colour;
  context.globalAlpha = 0.45;
  for (const tip of tips) {
    context.lineWidth = 0.75 + Math.min(1, tip.length / half) * 1.5;
    context.beginPath();
    context.moveTo(tip.x, tip.y);
    context.lineTo(x, y);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/**
 * Cells of weights on a middle line: positive ones stand on it, negative ones hang from it, as
 * long as they are large; a removed one leaves the line empty.
 */
export function drawCells(
  context: Pen,
  palette: ThumbPalette,
  at: Strip,
  count: number,
  weightOf: (cell: number) => number | null,
  scale: number,
): void {
  const { x, width, middle, half } = at;
  // Of cells that share a bin the strongest weight of each sign is drawn.
  const bins = binsOf(count, width);
  const cell = width / bins;
  const bar = Math.max(1.5, Math.min(12, cell - Math.min(3, cell * 0.3)));
  context.strokeStyle = palette.dash;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.beginPath();
  context.moveTo(x, middle);
  context.lineTo(x + width, middle);
  context.stroke();
  context.setLineDash([]);
  const shown = Array.from({ length: bins }, (_, bin) =>
    summary(...binOf(bin, bins, count), weightOf),
  );
  for (const positive of [true, false]) {
    const tips: Tip[] = [];
    context.fillStyle = positive ? palette.positive : palette.negative;
    context.beginPath();
    for (const [bin, { up, down, kept }] of shown.entries()) {
      const weight = positive ? up : -down;
      // A kept zero hangs as the smallest negative one would.
      if (weight === 0 && (positive || kept === 0 || up > 0)) continue;
      const length = Math.max(2.5, (weight / (scale || 1)) * half);
      const left = x + bin * cell + (cell - bar) / 2;
      context.rect(left, positive ? middle - length : middle, bar, length);
      tips.push({ x: left + bar / 2, y: middle + (positive ? -length : length), length });
    }
    context.fill();
    if (at.lines !== null)
      drawLines(
        context,
        tips,
        positive ? palette.positive : palette.negative,
        [at.lines, middle],
        half,
      );
  }
}
