/** What a pointer means: the node or the edge under it or near it. */

/** Square of the distance of a point from the piece of line between two others. */
function offLine(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const share = length > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  const [ox, oy] = [ax + share * dx - x, ay + share * dy - y];
  return ox * ox + oy * oy;
}

/** The edge nearest to (x, y) within `reach`, or -1. */
export function nearestEdge(
  points: Float32Array,
  edges: Uint32Array,
  x: number,
  y: number,
  reach: number,
): number {
  let best = -1;
  let distance = reach * reach;
  for (let edge = 0; 2 * edge < edges.length; edge += 1) {
    const [s, t] = [2 * (edges[2 * edge] ?? 0), 2 * (edges[2 * edge + 1] ?? 0)];
    const [ax, ay] = [points[s] ?? 0, points[s + 1] ?? 0];
    const [bx, by] = [points[t] ?? 0, points[t + 1] ?? 0];
    if (Math.min(ax, bx) - reach > x || Math.max(ax, bx) + reach < x) continue;
    if (Math.min(ay, by) - reach > y || Math.max(ay, by) + reach < y) continue;
    const off = offLine(x, y, ax, ay, bx, by);
    if (off < distance) {
      distance = off;
      best = edge;
    }
  }
  return best;
}

/** The node whose rim is nearest to (x, y), at most `reach` away from it, or -1. */
export function nearestNode(
  points: Float32Array,
  radii: Float32Array,
  x: number,
  y: number,
  reach: number,
): number {
  let best = -1;
  let distance = reach;
  for (let node = 0; node < radii.length; node += 1) {
    const [dx, dy] = [(points[2 * node] ?? 0) - x, (points[2 * node + 1] ?? 0) - y];
    const limit = distance + (radii[node] ?? 0);
    if (Math.abs(dx) > limit || Math.abs(dy) > limit) continue;
    const off = Math.sqrt(dx * dx + dy * dy) - (radii[node] ?? 0);
    if (off <= distance) {
      distance = off;
      best = node;
    }
  }
  return best;
}

export interface Reach {
  /** Beyond a node's rim. */
  readonly rim: number;
  readonly edge: number;
  /** Where neither a rim nor an edge is near. */
  readonly node: number;
}

/** A mouse points, a finger covers what it means. In pixels. */
export const MOUSE: Reach = { rim: 4, edge: 6, node: 16 };
export const TOUCH: Reach = { rim: 10, edge: 12, node: 24 };

export type Picked = { readonly kind: 'node' | 'edge'; readonly index: number } | null;

export function pick(
  scene: { points: Float32Array; radii: Float32Array; edges: Uint32Array },
  x: number,
  y: number,
  reach: Reach,
): Picked {
  const { points, radii, edges } = scene;
  const on = nearestNode(points, radii, x, y, reach.rim);
  if (on >= 0) return { kind: 'node', index: on };
  const edge = nearestEdge(points, edges, x, y, reach.edge);
  if (edge >= 0) return { kind: 'edge', index: edge };
  const near = nearestNode(points, radii, x, y, reach.node);
  return near < 0 ? null : { kind: 'node', index: near };
}
