/** Scales and how a picture is fitted into its frame. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A straight map of `domain` onto `range`. */
export function linear(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [d0, d1] = domain;
  const [r0, r1] = range;
  const slope = d1 === d0 ? 0 : (r1 - r0) / (d1 - d0);
  return (value) => r0 + (value - d0) * slope;
}

/**
 * Fits points (x, y, x, y, …) into a box, as large as their shape allows, centred. Stretches by at
 * most `stretch` in one direction, so that a wide box is used without the layout losing its shape.
 */
export function fit(points: ArrayLike<number>, box: Box, stretch = 1): Float32Array {
  const fitted = new Float32Array(points.length);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const [across, down] = [right - left || 1, bottom - top || 1];
  const [kx, ky] = [box.width / across, box.height / down];
  const sx = Math.min(kx, ky * stretch);
  const sy = Math.min(ky, kx * stretch);
  const x0 = box.x + (box.width - across * sx) / 2;
  const y0 = box.y + (box.height - down * sy) / 2;
  for (let i = 0; i < points.length; i += 2) {
    fitted[i] = x0 + ((points[i] ?? 0) - left) * sx;
    fitted[i + 1] = y0 + ((points[i + 1] ?? 0) - top) * sy;
  }
  return fitted;
}

/** The same points lying: turned by a quarter where they stand higher than wide. */
export function landscape(points: Float32Array): Float32Array {
  const span = (offset: number): number => {
    const along = points.filter((_, index) => index % 2 === offset);
    return Math.max(...along) - Math.min(...along);
  };
  if (span(0) >= span(1)) return points;
  const turned = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    turned[i] = points[i + 1] ?? 0;
    turned[i + 1] = 1 - (points[i] ?? 0);
  }
  return turned;
}

/** The point nearest to (x, y) within `reach`, or -1. */
export function nearest(points: ArrayLike<number>, x: number, y: number, reach: number): number {
  let best = -1;
  let distance = reach * reach;
  for (let i = 0; i < points.length; i += 2) {
    const dx = (points[i] ?? 0) - x;
    const dy = (points[i + 1] ?? 0) - y;
    if (dx * dx + dy * dy <= distance) {
      distance = dx * dx + dy * dy;
      best = i / 2;
    }
  }
  return best;
}

/** Sets a canvas up for its size on the screen; the context then takes CSS pixels. */
export function prepare(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  ratio: number,
): CanvasRenderingContext2D | null {
  const [across, down] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== across) canvas.width = across;
  if (canvas.height !== down) canvas.height = down;
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, width, height);
  return context;
}
