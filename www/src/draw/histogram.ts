/** Scores by how many items have them, told apart by whether the items go. */

export interface Histogram {
  readonly low: number;
  readonly high: number;
  /** Items a bin that go, and that stay. */
  readonly gone: readonly number[];
  readonly left: readonly number[];
  /** The most that one bin holds. */
  readonly most: number;
}

/** `scores` in the order of removal, of which the first `removed` are gone; those that are no number are left out. */
export function histogramOf(
  scores: Float64Array | readonly number[],
  removed: number,
  bins: number,
): Histogram | null {
  let [low, high] = [Infinity, -Infinity];
  for (const score of scores) {
    if (!Number.isFinite(score)) continue;
    low = Math.min(low, score);
    high = Math.max(high, score);
  }
  if (low > high) return null;
  const gone = new Array<number>(bins).fill(0);
  const left = new Array<number>(bins).fill(0);
  const width = high - low || 1;
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i] ?? NaN;
    if (!Number.isFinite(score)) continue;
    const bin = Math.min(bins - 1, Math.floor(((score - low) / width) * bins));
    const side = i < removed ? gone : left;
    side[bin] = (side[bin] ?? 0) + 1;
  }
  const most = Math.max(...gone.map((count, bin) => count + (left[bin] ?? 0)));
  return { low, high, gone, left, most };
}

type Scale = (value: number) => number;

/** Bars as one path: `counts` on top of `below`, bin by bin from `x(0)` to `x(1)`. */
export function barsPath(
  counts: readonly number[],
  below: readonly number[],
  x: Scale,
  y: Scale,
): string {
  const round = (value: number): number => Math.round(value * 100) / 100;
  const parts: string[] = [];
  for (const [bin, count] of counts.entries()) {
    if (count === 0) continue;
    const base = below[bin] ?? 0;
    const [left, right] = [round(x(bin / counts.length)), round(x((bin + 1) / counts.length) - 1)];
    parts.push(`M${left} ${round(y(base))}V${round(y(base + count))}H${right}V${round(y(base))}Z`);
  }
  return parts.join('');
}
