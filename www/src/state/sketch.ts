/** A graph drawn by hand: what can be done to it, and as what it is read. */

import type { Fixed } from '../engine/protocol';

export interface SketchNode {
  /** Stays the same for as long as the node is there. */
  readonly id: number;
  readonly name: string;
  /** In the unit square, y downwards. */
  readonly x: number;
  readonly y: number;
  /** Its class, -1 for none. */
  readonly group: number;
}

/** An edge by the ids of its ends, the smaller first. */
type SketchEdge = readonly [number, number];

export interface Sketch {
  readonly nodes: readonly SketchNode[];
  readonly edges: readonly SketchEdge[];
}

export const EMPTY: Sketch = { nodes: [], edges: [] };

/** More nodes than this are better brought as a file. */
export const MOST_NODES = 200;
/** Classes that can be told apart by shape. */
export const MOST_CLASSES = 7;

function within(at: number): number {
  return Math.min(1, Math.max(0, at));
}

/** With one more node, and which it is; as it was where there is no room for one. */
export function withNode(
  sketch: Sketch,
  x: number,
  y: number,
  group: number,
): { readonly sketch: Sketch; readonly id: number } {
  const id = 1 + sketch.nodes.reduce((most, node) => Math.max(most, node.id), 0);
  if (sketch.nodes.length >= MOST_NODES) return { sketch, id: -1 };
  const node = { id, name: '', x: within(x), y: within(y), group };
  return { sketch: { ...sketch, nodes: [...sketch.nodes, node] }, id };
}

/** With a node as it is to be; as it was where it is so already. */
export function changed(sketch: Sketch, id: number, to: Partial<Omit<SketchNode, 'id'>>): Sketch {
  const before = sketch.nodes.find((node) => node.id === id);
  if (!before) return sketch;
  const given = { ...before, ...to };
  const next: SketchNode = { ...given, x: within(given.x), y: within(given.y) };
  const same =
    next.name === before.name &&
    next.x === before.x &&
    next.y === before.y &&
    next.group === before.group;
  if (same) return sketch;
  return { ...sketch, nodes: sketch.nodes.map((node) => (node.id === id ? next : node)) };
}

export function withoutNode({ nodes, edges }: Sketch, id: number): Sketch {
  return {
    nodes: nodes.filter((node) => node.id !== id),
    edges: edges.filter(([a, b]) => a !== id && b !== id),
  };
}

export function areJoined({ edges }: Sketch, a: number, b: number): boolean {
  return edges.some(([s, t]) => (s === a && t === b) || (s === b && t === a));
}

/** Two nodes joined; as it was where they are, or where both are one. */
export function joined(sketch: Sketch, a: number, b: number): Sketch {
  if (a === b || areJoined(sketch, a, b)) return sketch;
  return { ...sketch, edges: [...sketch.edges, [Math.min(a, b), Math.max(a, b)]] };
}

export function parted(sketch: Sketch, a: number, b: number): Sketch {
  const edges = sketch.edges.filter(([s, t]) => !(s === a && t === b) && !(s === b && t === a));
  return { ...sketch, edges };
}

/** Where a node that nobody placed goes: turn by turn outwards, so that none hides another. */
export function freePlace({ nodes }: Sketch): { readonly x: number; readonly y: number } {
  const GOLDEN = 2.399963;
  for (let turn = nodes.length; ; turn += 1) {
    const radius = 0.46 * Math.sqrt(((turn * 37) % MOST_NODES) / MOST_NODES);
    const x = 0.5 + radius * Math.cos(turn * GOLDEN);
    const y = 0.5 + radius * Math.sin(turn * GOLDEN);
    const isFree = nodes.every((node) => Math.hypot(node.x - x, node.y - y) > 0.03);
    if (isFree || turn > 4 * MOST_NODES) return { x, y };
  }
}

/** The graph on the page, to be drawn on; null where it is too large for that. */
export function sketchOf({ info, edges, labels, positions }: Fixed): Sketch | null {
  if (info.nodes > MOST_NODES || info.classes > MOST_CLASSES) return null;
  const nodes = Array.from({ length: info.nodes }, (_, node) => ({
    id: node + 1,
    name: info.nodeNames[node] ?? '',
    x: positions[2 * node] ?? 0.5,
    y: positions[2 * node + 1] ?? 0.5,
    group: labels[node] ?? -1,
  }));
  const pairs = Array.from({ length: edges.length / 2 }, (_, edge): SketchEdge => {
    const [a, b] = [(edges[2 * edge] ?? 0) + 1, (edges[2 * edge + 1] ?? 0) + 1];
    return [Math.min(a, b), Math.max(a, b)];
  });
  return { nodes, edges: pairs };
}

/** What the classes of such a graph are called; the others by their number. */
export function classesOf(
  names: readonly string[],
  name: (group: number) => string,
): readonly string[] {
  return Array.from({ length: MOST_CLASSES }, (_, group) => names[group] ?? name(group));
}

/** As a file of nodes and links, as any other that is read. Names are made unlike each other. */
export function fileOf({ nodes, edges }: Sketch, classes: readonly string[]): Blob {
  const taken = new Set<string>();
  const names = new Map<number, string>();
  for (const [place, { id, name }] of nodes.entries()) {
    const plain = name.trim() || String(place + 1);
    let own = plain;
    for (let again = 2; taken.has(own); again += 1) own = `${plain} (${again})`;
    taken.add(own);
    names.set(id, own);
  }
  const told = {
    directed: false,
    nodes: nodes.map(({ id, group }) => ({
      id: names.get(id),
      ...(group >= 0 && { class: classes[group] }),
    })),
    links: edges.map(([a, b]) => ({ source: names.get(a), target: names.get(b) })),
  };
  return new Blob([JSON.stringify(told)]);
}

/** Where the nodes were drawn, in the order of the file. */
export function placesOf({ nodes }: Sketch): Float32Array {
  return Float32Array.from(nodes.flatMap(({ x, y }) => [x, y]));
}

/** A sketch, and what those of its classes are called that have names of their own. */
export interface Drawn {
  readonly sketch: Sketch;
  readonly classNames: readonly string[];
}

const NOTHING_DRAWN: Drawn = { sketch: EMPTY, classNames: [] };

/** Every sketch so far, so that each step can be taken back. */
export class Steps {
  #drawn: Drawn[] = [NOTHING_DRAWN];
  #at = 0;

  get now(): Drawn {
    return this.#drawn[this.#at] ?? NOTHING_DRAWN;
  }

  get canUndo(): boolean {
    return this.#at > 0;
  }

  get canRedo(): boolean {
    return this.#at < this.#drawn.length - 1;
  }

  /** What changes nothing is no step. */
  add(sketch: Sketch, classNames = this.now.classNames): Drawn {
    if (sketch === this.now.sketch) return this.now;
    this.#drawn = [...this.#drawn.slice(0, this.#at + 1), { sketch, classNames }];
    this.#at += 1;
    return this.now;
  }

  undo(): Drawn {
    this.#at = Math.max(0, this.#at - 1);
    return this.now;
  }

  redo(): Drawn {
    this.#at = Math.min(this.#drawn.length - 1, this.#at + 1);
    return this.now;
  }
}
