/** What the picture of the graph is made of. */

import type { Marked } from './hands';
import type { NodeStyles } from './overlay';
import type { View } from './view';

export interface GraphPalette {
  readonly paper: string;
  readonly ink: string;
  /** Outlines of what matters less. */
  readonly faint: string;
  readonly edge: string;
  readonly ghost: string;
  readonly glow: string;
  readonly positive: string;
  readonly negative: string;
  /** Fill by class. */
  readonly classes: readonly string[];
  /** Colour of marks on a node, by class. */
  readonly marks: readonly string[];
  readonly font: string;
}

/** Bits of a node's marks. */
export const KNOWN = 1;
export const WRONG = 2;
export const CHANGED = 4;

export interface GraphScene {
  readonly width: number;
  readonly height: number;
  readonly view: View;
  /** x, y a node, in CSS pixels of the frame. */
  readonly points: Float32Array;
  /** Radius a node. */
  readonly radii: Float32Array;
  /** Two nodes an edge. */
  readonly edges: Uint32Array;
  /** 1 kept. */
  readonly edgeMask: Uint8Array;
  readonly styles: NodeStyles;
  /** Bits a node. */
  readonly marks: Uint8Array;
  /** Nodes that may carry a label, the most important first, and what it says. */
  readonly labels: ReadonlyMap<number, string>;
  /** The node that lights up with its edges, or -1. */
  readonly litNode: number;
  /** The edge that lights up with its ends, or -1. */
  readonly litEdge: number;
  /** Edges and nodes that were cut or kept by hand; null where that is not shown. */
  readonly hand: Readonly<Record<'edges' | 'nodes', Marked>> | null;
  /** How strongly the chosen neuron fires on each node, 0 to 1; null without one. */
  readonly glow: Float32Array | null;
}

/** Edges of each node, with those that are removed. */
export function degreesOf(edges: Uint32Array, nodes: number): Uint32Array {
  const degrees = new Uint32Array(nodes);
  for (const node of edges) degrees[node] = (degrees[node] ?? 0) + 1;
  return degrees;
}

/** Radius of a node with few edges: what the frame has room for. */
export function smallestRadius(width: number, height: number, nodes: number): number {
  const most = Math.min(8.5, Math.max(5.5, height / 62));
  return Math.min(most, Math.max(1.3, 0.17 * Math.sqrt((width * height) / Math.max(1, nodes))));
}

/** Radii by degree, so that area grows with it; at most four times the smallest. */
export function radiiOf(degrees: Uint32Array, smallest: number): Float32Array {
  return Float32Array.from(degrees, (d) => smallest * Math.min(4, Math.sqrt(1 + 0.14 * d)));
}

/** Nodes grow with the picture, but less. */
export function zoomedRadii(radii: Float32Array, scale: number): Float32Array {
  if (scale === 1) return radii;
  const by = Math.sqrt(scale);
  return radii.map((radius) => Math.min(Math.max(radius, 24), radius * by));
}
