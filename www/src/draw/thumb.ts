/** Where a neuron fires: the graph's nodes in small, the stronger the larger and darker. */

import { rgb } from './colours';
import type { Pen } from './pen';

export interface ThumbPalette {
  readonly ink: string;
  readonly dash: string;
  readonly tint: string;
  readonly line: string;
  readonly positive: string;
  readonly negative: string;
}

export interface Thumb {
  /** One a node. */
  readonly values: Float32Array;
  /** x, y a node, in the unit square. */
  readonly positions: Float32Array;
  /** What full strength stands for. */
  readonly peak: number;
  readonly removed: boolean;
  readonly litNode: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** More nodes than this have no dots of their own. */
const FEW = 600;
const PAD = 5;

/** The cell of every node, of a grid that was asked for last. */
interface Cells {
  readonly width: number;
  readonly height: number;
  readonly of: Uint32Array;
}

/** Of the places of a graph, which stay the same for all its neurons. */
const cellsOf = new WeakMap<Float32Array, Cells>();

function cellsIn(positions: Float32Array, width: number, height: number): Uint32Array {
  const known = cellsOf.get(positions);
  if (known?.width === width && known.height === height) return known.of;
  const of = new Uint32Array(positions.length / 2);
  for (let node = 0; node < of.length; node += 1) {
    const x = Math.min(width - 1, Math.floor((positions[2 * node] ?? 0) * width));
    const y = Math.min(height - 1, Math.floor((positions[2 * node + 1] ?? 0) * height));
    of[node] = y * width + x;
  }
  cellsOf.set(positions, { width, height, of });
  return of;
}

/**
 * The strongest value in each cell of a grid over the unit square, as a share of the peak with its
 * sign; NaN where no node lies. (height, width)
 */
export function strongest(
  { values, positions, peak }: Pick<Thumb, 'values' | 'positions' | 'peak'>,
  width: number,
  height: number,
): Float32Array {
  const cells = new Float32Array(width * height).fill(NaN);
  const of = cellsIn(positions, width, height);
  for (let node = 0; node < values.length; node += 1) {
    const cell = of[node] ?? 0;
    const value = (values[node] ?? 0) / (peak || 1);
    const before = cells[cell] ?? NaN;
    if (!(Math.abs(before) >= Math.abs(value))) cells[cell] = value;
  }
  return cells;
}

/** What cells are painted on, one thumb after another: a sheet each would cost more than all else. */
interface Sheet {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly image: ImageData;
}

/** Of the places of a graph, as its cells. */
const sheets = new WeakMap<Float32Array, Sheet>();

function sheetOf(positions: Float32Array, width: number, height: number): Sheet | null {
  const known = sheets.get(positions);
  if (known?.image.width === width && known.image.height === height) return known;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return null;
  const sheet = { canvas, context, image: context.createImageData(width, height) };
  sheets.set(positions, sheet);
  return sheet;
}

/** One square a cell, two pixels wide, since single ones cannot be seen. */
function drawCells(context: Pen, thumb: Thumb, palette: ThumbPalette, box: Box): void {
  const [width, height] = [Math.round(box.width / 1.5), Math.round(box.height / 1.5)];
  const small = sheetOf(thumb.positions, width, height);
  if (!small) return;
  const { data } = small.image;
  const colours = [rgb(palette.line), rgb(palette.positive), rgb(palette.negative)];
  const cells = strongest(thumb, width, height);
  for (let cell = 0; cell < cells.length; cell += 1) {
    const value = cells[cell] ?? NaN;
    const strength = Math.min(1, Math.abs(value));
    const isSilent = strength <= 0.01;
    const [red, green, blue] = colours[isSilent ? 0 : value > 0 ? 1 : 2] ?? [0, 0, 0];
    const at = 4 * cell;
    data[at] = red;
    data[at + 1] = green;
    data[at + 2] = blue;
    data[at + 3] = Number.isNaN(value) ? 0 : isSilent ? 255 : 100 + 155 * strength;
  }
  small.context.putImageData(small.image, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(small.canvas, box.x, box.y, box.width, box.height);
  context.imageSmoothingEnabled = true;
}

function drawDots(context: Pen, thumb: Thumb, palette: ThumbPalette, box: Box): void {
  for (let node = 0; node < thumb.values.length; node += 1) {
    const x = box.x + (thumb.positions[node * 2] ?? 0) * box.width;
    const y = box.y + (thumb.positions[node * 2 + 1] ?? 0) * box.height;
    const value = thumb.values[node] ?? 0;
    const strength = Math.min(1, Math.abs(value) / (thumb.peak || 1));
    context.beginPath();
    context.arc(x, y, 1.2 + 1.9 * Math.sqrt(strength), 0, 2 * Math.PI);
    if (strength > 0.01) {
      context.globalAlpha = 0.45 + 0.55 * strength;
      context.fillStyle = value > 0 ? palette.positive : palette.negative;
    } else context.fillStyle = palette.line;
    context.fill();
    context.globalAlpha = 1;
  }
}

export function drawThumb(context: Pen, thumb: Thumb, palette: ThumbPalette, box: Box): void {
  context.beginPath();
  context.roundRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, 4);
  context.strokeStyle = thumb.removed ? palette.dash : palette.line;
  context.lineWidth = 1;
  if (thumb.removed) context.setLineDash([3, 3]);
  else {
    context.fillStyle = palette.tint;
    context.fill();
  }
  context.stroke();
  context.setLineDash([]);
  if (thumb.removed) return;
  const inner = {
    x: box.x + PAD,
    y: box.y + PAD,
    width: box.width - 2 * PAD,
    height: box.height - 2 * PAD,
  };
  if (thumb.values.length > FEW) drawCells(context, thumb, palette, inner);
  else drawDots(context, thumb, palette, inner);
  if (thumb.litNode < 0 || thumb.litNode >= thumb.values.length) return;
  context.beginPath();
  context.arc(
    inner.x + (thumb.positions[2 * thumb.litNode] ?? 0) * inner.width,
    inner.y + (thumb.positions[2 * thumb.litNode + 1] ?? 0) * inner.height,
    5,
    0,
    2 * Math.PI,
  );
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.stroke();
}
