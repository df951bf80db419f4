/**
 * Many lines at once: how many pass through each pixel, kept and removed ones apart. A thousand
 * strokes of a canvas take longer than all of this for a hundred thousand, and where lines lie on
 * one another it shows how many instead of one dark lump.
 */

import { rgb, type Rgb } from './colours';

export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Lines through each pixel. (height, width) */
  readonly kept: Uint16Array;
  readonly removed: Uint16Array;
}

export function raster(width: number, height: number): Raster {
  const size = width * height;
  return { width, height, kept: new Uint16Array(size), removed: new Uint16Array(size) };
}

/**
 * Adds a line to every pixel that it passes, one a column or a row, or takes it away again; what
 * lies outside is left out. A removed line is dashed: `dash` pixels on, as many off.
 */
function addLine(
  { width, height }: Raster,
  into: Uint16Array,
  line: readonly [number, number, number, number],
  by: 1 | -1,
  dash: number,
): void {
  const [x0, y0, x1, y1] = line;
  const [dx, dy] = [x1 - x0, y1 - y0];
  // The share of the line that lies inside (Liang & Barsky 1984).
  let [from, to] = [0, 1];
  for (let side = 0; side < 4; side += 1) {
    const p = side === 0 ? -dx : side === 1 ? dx : side === 2 ? -dy : dy;
    const q = side === 0 ? x0 : side === 1 ? width - 1 - x0 : side === 2 ? y0 : height - 1 - y0;
    if (p === 0) {
      if (q < 0) return;
    } else if (p < 0) from = Math.max(from, q / p);
    else to = Math.min(to, q / p);
  }
  if (from > to) return;
  const steps = Math.max(1, Math.round(Math.max(Math.abs(dx), Math.abs(dy)) * (to - from)));
  const [sx, sy] = [(dx * (to - from)) / steps, (dy * (to - from)) / steps];
  let [x, y] = [x0 + dx * from + 0.5, y0 + dy * from + 0.5];
  for (let step = 0; step < steps; step += 1) {
    if (dash === 0 || step % (2 * dash) < dash) {
      const at = (y | 0) * width + (x | 0);
      into[at] = (into[at] ?? 0) + by;
    }
    x += sx;
    y += sy;
  }
}

export interface Lines {
  /** x, y a point, in pixels of the screen. */
  readonly points: Float32Array;
  /** Two points a line. */
  readonly edges: Uint32Array;
  /** Pixels of the raster to one of the screen. */
  readonly ratio: number;
}

function change(into: Raster, lines: Lines, edge: number, kept: boolean, by: 1 | -1): void {
  const { points, edges, ratio } = lines;
  const [s, t] = [2 * (edges[2 * edge] ?? 0), 2 * (edges[2 * edge + 1] ?? 0)];
  const line = [
    (points[s] ?? 0) * ratio,
    (points[s + 1] ?? 0) * ratio,
    (points[t] ?? 0) * ratio,
    (points[t + 1] ?? 0) * ratio,
  ] as const;
  addLine(into, kept ? into.kept : into.removed, line, by, kept ? 0 : Math.round(3 * ratio));
}

/** Counts all lines anew. */
export function fillRaster(into: Raster, lines: Lines, mask: Uint8Array): void {
  into.kept.fill(0);
  into.removed.fill(0);
  for (let edge = 0; edge < mask.length; edge += 1) change(into, lines, edge, mask[edge] === 1, 1);
}

/** Moves only those lines over whose mask changed; how many there were. */
export function updateRaster(
  into: Raster,
  lines: Lines,
  before: Uint8Array,
  mask: Uint8Array,
): number {
  let changed = 0;
  for (let edge = 0; edge < mask.length; edge += 1) {
    if (mask[edge] === before[edge]) continue;
    change(into, lines, edge, before[edge] === 1, -1);
    change(into, lines, edge, mask[edge] === 1, 1);
    changed += 1;
  }
  return changed;
}

const SHADES = 256;

/** Colours by how many lines pass, as an image's words: more of them, denser. */
function shades([r, g, b]: Rgb, one: number, most: number): Uint32Array {
  const table = new Uint32Array(SHADES);
  const little = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
  for (let count = 1; count < SHADES; count += 1) {
    const alpha = Math.round(255 * Math.min(most, 1 - (1 - one) ** count));
    table[count] = little
      ? (alpha << 24) | (b << 16) | (g << 8) | r
      : (r << 24) | (g << 16) | (b << 8) | alpha;
  }
  return table;
}

/** Colours of one line among `lines`: fainter where there are many. */
export function colourRaster(
  from: Raster,
  words: Uint32Array,
  colours: { readonly kept: string; readonly removed: string },
  lines: number,
): void {
  const one = Math.min(0.7, Math.max(0.07, 30 / Math.sqrt(lines)));
  const kept = shades(rgb(colours.kept), one, 0.9);
  const removed = shades(rgb(colours.removed), one * 0.5, 0.35);
  for (let at = 0; at < words.length; at += 1) {
    const count = from.kept[at] ?? 0;
    words[at] =
      count > 0
        ? (kept[Math.min(SHADES - 1, count)] ?? 0)
        : (removed[Math.min(SHADES - 1, from.removed[at] ?? 0)] ?? 0);
  }
}
