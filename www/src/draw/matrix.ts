/** Every weight matrix as a heat map: inputs from left to right, neurons from top to bottom. */

import { binCount, binOf, summary } from './bins';
import { mix } from './colours';
import type { LayerShape } from './network';
import type { Pen } from './pen';

export interface MatrixPalette {
  readonly paper: string;
  readonly ink: string;
  /** Of the sign on a strong colour. */
  readonly line: string;
  readonly positive: string;
  readonly negative: string;
}

/** Where one layer's heat map stands. */
export interface Sheet {
  readonly layer: number;
  readonly shape: LayerShape;
  readonly top: number;
  /** Columns: inputs, or bins of them. */
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

/** Room above each sheet for its name. */
export const HEAD = 24;
const GAP = 10;
/** Cells are at least so wide and high, so that they can be told apart and hit. */
const LEAST = 3;
const MOST = 22;
/** Cells with room for a sign. */
const SIGNED = 10;

/** The sheets one below the other, and how high all of them are. */
export function sheetsOf(
  layers: readonly LayerShape[],
  width: number,
  height: number,
): { readonly sheets: readonly Sheet[]; readonly height: number } {
  const rows = layers.reduce((sum, shape) => sum + shape.outputs, 0);
  const room = height - layers.length * (HEAD + GAP);
  const cellHeight = Math.min(MOST, Math.max(SIGNED, Math.floor(room / Math.max(1, rows))));
  const sheets: Sheet[] = [];
  let top = 0;
  for (const [layer, shape] of layers.entries()) {
    const columns = binCount(shape.inputs, width, LEAST);
    const cellWidth = Math.min(MOST, width / columns);
    sheets.push({ layer, shape, top: top + HEAD, columns, cellWidth, cellHeight });
    top += HEAD + shape.outputs * cellHeight + GAP;
  }
  return { sheets, height: top };
}

/** A cell: one weight, or a bin of one neuron's. */
export interface Cell {
  readonly layer: number;
  readonly column: number;
  readonly row: number;
}

/** The inputs that a cell stands for, the end not included. */
export function inputsOf({ columns, shape }: Sheet, column: number): readonly [number, number] {
  return binOf(column, columns, shape.inputs);
}

/** Index of a weight through all layers. */
export function weightAt({ shape }: Sheet, input: number, output: number): number {
  return shape.offset + input * shape.outputs + output;
}

/** The cell that shows a weight. */
export function cellOf(sheets: readonly Sheet[], weight: number): Cell | null {
  const sheet = sheets.findLast(({ shape }) => shape.offset <= weight);
  if (!sheet) return null;
  const { shape, columns, layer } = sheet;
  const input = Math.floor((weight - shape.offset) / shape.outputs);
  if (input >= shape.inputs) return null;
  // The last bin that begins at or before the input.
  let column = Math.min(columns - 1, Math.floor((input * columns) / shape.inputs));
  while (column + 1 < columns && binOf(column + 1, columns, shape.inputs)[0] <= input) column += 1;
  return { layer, column, row: (weight - shape.offset) % shape.outputs };
}

export function cellAt(sheets: readonly Sheet[], x: number, y: number): Cell | null {
  for (const { layer, shape, top, columns, cellWidth, cellHeight } of sheets) {
    const [column, row] = [Math.floor(x / cellWidth), Math.floor((y - top) / cellHeight)];
    if (column >= 0 && column < columns && row >= 0 && row < shape.outputs)
      return { layer, column, row };
  }
  return null;
}

/** The cell that an arrow key leads to; from the rim of a layer on to the next one. */
export function cellTowards(
  sheets: readonly Sheet[],
  { layer, column, row }: Cell,
  key: string,
): Cell {
  const sheet = sheets[layer];
  if (!sheet) return { layer: 0, column: 0, row: 0 };
  const last = sheet.columns - 1;
  const clamped = (at: number): number => Math.min(last, Math.max(0, at));
  if (key === 'ArrowLeft') return { layer, column: clamped(column - 1), row };
  if (key === 'ArrowRight') return { layer, column: clamped(column + 1), row };
  if (key === 'Home') return { layer, column: 0, row };
  if (key === 'End') return { layer, column: last, row };
  const next = row + (key === 'ArrowUp' ? -1 : 1);
  if (next >= 0 && next < sheet.shape.outputs) return { layer, column, row: next };
  const other = sheets[layer + (next < 0 ? -1 : 1)];
  if (!other) return { layer, column, row };
  return {
    layer: other.layer,
    column: Math.min(column, other.columns - 1),
    row: next < 0 ? other.shape.outputs - 1 : 0,
  };
}

export interface MatrixScene {
  readonly width: number;
  readonly height: number;
  readonly scroll: number;
  readonly sheets: readonly Sheet[];
  readonly weights: Float32Array;
  readonly weightMask: Uint8Array;
  /** What the strongest colour stands for, one a layer. */
  readonly peaks: readonly number[];
  readonly lit: Cell | null;
}

const SHADES = 12;

/** Cells by colour, so that each colour is set once: its middle lines for the signs. */
function drawSheet(context: Pen, scene: MatrixScene, palette: MatrixPalette, sheet: Sheet): void {
  const { shape, columns, cellWidth, cellHeight } = sheet;
  const top = sheet.top - scene.scroll;
  const peak = scene.peaks[sheet.layer] || 1;
  const signed = cellWidth >= SIGNED && cellHeight >= SIGNED;
  const gap = cellWidth > 4 ? 1 : 0;
  const buckets: number[][] = Array.from({ length: 2 * SHADES + 1 }, () => []);
  const first = Math.max(0, Math.floor(-top / cellHeight));
  const last = Math.min(shape.outputs, Math.ceil((scene.height - top) / cellHeight));
  for (let row = first; row < last; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [from, to] = inputsOf(sheet, column);
      const { up, down, kept } = summary(from, to, (input) => {
        const weight = weightAt(sheet, input, row);
        return scene.weightMask[weight] === 1 ? (scene.weights[weight] ?? 0) : null;
      });
      if (kept === 0) continue;
      const value = up >= -down ? up : down;
      const share = Math.min(1, Math.abs(value) / peak);
      const shade = share === 0 ? 0 : Math.max(1, Math.ceil(share * SHADES));
      buckets[value < 0 ? SHADES + shade : shade]?.push(row * columns + column);
    }
  }
  for (const [bucket, cells] of buckets.entries()) {
    if (cells.length === 0) continue;
    const negative = bucket > SHADES;
    const strength = (negative ? bucket - SHADES : bucket) / SHADES;
    const colour = negative ? palette.negative : palette.positive;
    context.fillStyle = mix(colour, palette.paper, 0.12 + 0.88 * strength);
    for (const cell of cells) {
      const [column, row] = [cell % columns, Math.floor(cell / columns)];
      context.fillRect(column * cellWidth, top + row * cellHeight, cellWidth - gap, cellHeight - 1);
    }
    if (!signed || bucket === 0) continue;
    const arm = Math.min(3.5, cellWidth / 2 - 2);
    context.strokeStyle = strength > 0.5 ? palette.paper : palette.ink;
    context.lineWidth = 1.25;
    context.beginPath();
    for (const cell of cells) {
      const x = ((cell % columns) + 0.5) * cellWidth - gap / 2;
      const y = top + (Math.floor(cell / columns) + 0.5) * cellHeight - 0.5;
      context.moveTo(x - arm, y);
      context.lineTo(x + arm, y);
      if (negative) continue;
      context.moveTo(x, y - arm);
      context.lineTo(x, y + arm);
    }
    context.stroke();
  }
  // What is removed leaves the ground of the sheet, framed so that one sees where it was.
  context.strokeStyle = palette.line;
  context.lineWidth = 1;
  context.strokeRect(-0.5, top - 0.5, columns * cellWidth, shape.outputs * cellHeight);
}

export function drawMatrix(context: Pen, scene: MatrixScene, palette: MatrixPalette): void {
  for (const sheet of scene.sheets) drawSheet(context, scene, palette, sheet);
  const { lit } = scene;
  const sheet = lit && scene.sheets[lit.layer];
  if (!sheet) return;
  const { cellWidth, cellHeight } = sheet;
  const [x, y] = [lit.column * cellWidth, sheet.top - scene.scroll + lit.row * cellHeight];
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  context.strokeRect(x - 1, y - 1, cellWidth + 1, cellHeight + 1);
}
