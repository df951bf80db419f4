/** Moving through nodes with the arrow keys: the next one in the direction that was pressed. */

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The node nearest to `from` among those that lie in the direction of an arrow key, straight ones
 * first; `from` itself where there is none.
 */
export function nodeTowards(positions: ArrayLike<number>, from: number, key: string): number {
  const direction = DIRECTIONS[key];
  if (!direction) return from;
  const [dx, dy] = direction;
  const [x, y] = [positions[from * 2] ?? 0, positions[from * 2 + 1] ?? 0];
  let best = from;
  let cost = Infinity;
  for (let node = 0; node * 2 < positions.length; node += 1) {
    if (node === from) continue;
    const [across, down] = [(positions[node * 2] ?? 0) - x, (positions[node * 2 + 1] ?? 0) - y];
    const ahead = across * dx + down * dy;
    const aside = Math.abs(across * dy) + Math.abs(down * dx);
    // Within 60 degrees of the arrow, so that every node can be reached.
    if (ahead <= 0 || aside > ahead * 1.75) continue;
    if (ahead + 2 * aside < cost) {
      cost = ahead + 2 * aside;
      best = node;
    }
  }
  return best;
}

/**
 * The edge of `node` after `from`, or before it where `step` is -1, round and round; the first or
 * last where `from` is none of its edges, -1 where it has none.
 */
export function edgeFrom(edges: Uint32Array, node: number, from: number, step: 1 | -1): number {
  const own: number[] = [];
  for (let end = 0; end < edges.length; end += 1) if (edges[end] === node) own.push(end >> 1);
  if (own.length === 0) return -1;
  const place = own.indexOf(from);
  if (place < 0) return (step > 0 ? own[0] : own.at(-1)) ?? -1;
  return own[(place + step + own.length) % own.length] ?? -1;
}
