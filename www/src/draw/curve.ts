/** Curves by share removed, as SVG path data. */

type Scale = (value: number) => number;

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}

function point(x: number, y: number): string {
  return `${rounded(x)} ${rounded(y)}`;
}

/** A line through (x, y) pairs, as far as `until` on the x-axis. */
export function linePath(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  x: Scale,
  y: Scale,
  until = Infinity,
): string {
  const parts: string[] = [];
  for (let i = 0; i < xs.length; i += 1) {
    const at = xs[i] ?? 0;
    if (at > until) break;
    parts.push(point(x(at), y(ys[i] ?? 0)));
  }
  return parts.length > 0 ? `M${parts.join('L')}` : '';
}

/** The area between two lines over the same xs. */
export function bandPath(
  xs: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  x: Scale,
  y: Scale,
  until = Infinity,
): string {
  const there = linePath(xs, high, x, y, until);
  if (there === '') return '';
  const back: string[] = [];
  for (let i = xs.length - 1; i >= 0; i -= 1) {
    const at = xs[i] ?? 0;
    if (at <= until) back.push(point(x(at), y(low[i] ?? 0)));
  }
  return `${there}L${back.join('L')}Z`;
}

/** Items up to here are drawn as bars, more of them as one area. */
export const MAX_BARS = 200;

/** Steps of an area a pixel: finer ones nobody sees, and a path of each of 23,000 scores takes 10 ms. */
const STEPS = 2;

/**
 * Scores in the order in which items go, from `from` to `to` (counted in items), over a baseline:
 * separate bars while they can be told apart, one area above that, with the highest score of each step.
 */
export function scoresPath(
  scores: ArrayLike<number>,
  from: number,
  to: number,
  x: Scale,
  y: Scale,
): string {
  const total = scores.length;
  if (total === 0 || to <= from) return '';
  const base = rounded(y(0));
  const width = Math.abs(x(1) - x(0));
  const gap = total <= MAX_BARS ? Math.min(2, (width / total) * 0.25) : 0;
  const size = gap > 0 ? 1 : Math.max(1, Math.floor(total / (STEPS * width)));
  const parts: string[] = [];
  for (let i = from; i < to;) {
    // Steps begin at the same items whatever was cut.
    const end = Math.min(to, (Math.floor(i / size) + 1) * size);
    const left = x(i / total) + gap / 2;
    const right = rounded(x(end / total) - gap / 2);
    let highest = scores[i] ?? 0;
    for (let k = i + 1; k < end; k += 1) highest = Math.max(highest, scores[k] ?? 0);
    const top = rounded(y(highest));
    if (gap > 0) parts.push(`M${point(left, base)}V${top}H${right}V${base}Z`);
    else parts.push(`${i === from ? `M${point(left, base)}` : ''}V${top}H${right}`);
    i = end;
  }
  if (gap === 0) parts.push(`V${base}Z`);
  return parts.join('');
}
