/** What was cut or kept by hand: a break across it, or a pin in it. */

import type { GraphPalette, GraphScene } from './graph';
import type { Pen } from './pen';

/** What is drawn of the hand: the items that it has cut, and those that it has kept. */
export interface Marked {
  readonly cut: Uint32Array;
  readonly kept: Uint32Array;
}

/** Half the length of a stroke of the break, and half the side of a pin. */
const ARM = 4.5;
const PIN = 3;
/** Of paper around it, so that it can be told apart on any tangle of edges. */
const RIM = 2.5;

/** Two strokes side by side, and a square that stands on its corner, about (0, 0). */
export const BREAK = `M-4 ${ARM}L0-${ARM}M0 ${ARM}L4-${ARM}`;
export const PINNED = `M0-${1.4 * PIN}L${1.4 * PIN} 0 0 ${1.4 * PIN}-${1.4 * PIN} 0z`;

function trace(pen: Pen, isCut: boolean, x: number, y: number): void {
  pen.beginPath();
  if (isCut)
    for (const from of [-4, 0]) {
      pen.moveTo(x + from, y + ARM);
      pen.lineTo(x + from + 4, y - ARM);
    }
  else {
    const reach = 1.4 * PIN;
    pen.moveTo(x, y - reach);
    pen.lineTo(x + reach, y);
    pen.lineTo(x, y + reach);
    pen.lineTo(x - reach, y);
    pen.closePath();
  }
}

function mark(pen: Pen, palette: GraphPalette, isCut: boolean, x: number, y: number): void {
  trace(pen, isCut, x, y);
  pen.strokeStyle = palette.paper;
  pen.lineWidth = 1.75 + 2 * RIM;
  pen.stroke();
  pen.strokeStyle = palette.ink;
  pen.fillStyle = palette.ink;
  pen.lineWidth = 1.75;
  if (isCut) pen.stroke();
  else pen.fill();
}

/** On an edge in its middle, on a node at its upper right. */
export function drawHands(pen: Pen, scene: GraphScene, palette: GraphPalette): void {
  const { points, edges, radii, hand } = scene;
  if (!hand) return;
  for (const isCut of [true, false]) {
    const of = isCut ? 'cut' : 'kept';
    for (const edge of hand.edges[of]) {
      const [s, t] = [2 * (edges[2 * edge] ?? 0), 2 * (edges[2 * edge + 1] ?? 0)];
      const x = ((points[s] ?? 0) + (points[t] ?? 0)) / 2;
      mark(pen, palette, isCut, x, ((points[s + 1] ?? 0) + (points[t + 1] ?? 0)) / 2);
    }
    for (const node of hand.nodes[of]) {
      const off = 0.71 * (radii[node] ?? 0) + 5;
      mark(pen, palette, isCut, (points[2 * node] ?? 0) + off, (points[2 * node + 1] ?? 0) - off);
    }
  }
}
