/** Many items in little room: neighbours share a bin, and its strongest stands for it. */

/** How many bins `count` items get in so many pixels, each at least `least` wide. */
export function binCount(count: number, pixels: number, least: number): number {
  return Math.max(1, Math.min(count, Math.floor(pixels / least)));
}

/** The items of a bin, the end not included. */
export function binOf(bin: number, bins: number, count: number): readonly [number, number] {
  return [Math.floor((bin * count) / bins), Math.floor(((bin + 1) * count) / bins)];
}

export interface Bin {
  /** The strongest kept positive and negative value, 0 where there is none. */
  readonly up: number;
  readonly down: number;
  /** The item with the larger of both, or the first one. */
  readonly strongest: number;
  readonly kept: number;
}

/** What is kept of the items from `from` to `to`; null is a removed one. */
export function summary(from: number, to: number, at: (item: number) => number | null): Bin {
  let [up, down, strongest, kept] = [0, 0, from, 0];
  for (let item = from; item < to; item += 1) {
    const value = at(item);
    if (value === null) continue;
    kept += 1;
    if (Math.abs(value) > Math.max(up, -down) || kept === 1) strongest = item;
    up = Math.max(up, value);
    down = Math.min(down, value);
  }
  return { up, down, strongest, kept };
}
