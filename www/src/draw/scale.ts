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

/** More points than this are too many to look at every pair. */
const MAX_SPREAD = 400;

/** Moves circles apart that overlap, as little as is needed and never out of the box. */
export function spread(points: Float32Array, radii: Float32Array, box: Box, gap: number): void {
  const count = radii.length;
  if (count > MAX_SPREAD) return;
  for (let round = 0; round < 24; round += 1) {
    for (let a = 0; a < count; a += 1) {
      for (let b = a + 1; b < count; b += 1) {
        const dx = (points[b * 2] ?? 0) - (points[a * 2] ?? 0);
        const dy = (points[b * 2 + 1] ?? 0) - (points[a * 2 + 1] ?? 0);
        const apart = Math.hypot(dx, dy) || 1;
        const overlap = (radii[a] ?? 0) + (radii[b] ?? 0) + gap - apart;
        if (overlap <= 0) continue;
        const [x, y] = [((dx / apart) * overlap) / 2, ((dy / apart) * overlap) / 2];
        points[a * 2] = (points[a * 2] ?? 0) - x;
        points[a * 2 + 1] = (points[a * 2 + 1] ?? 0) - y;
        points[b * 2] = (points[b * 2] ?? 0) + x;
        points[b * 2 + 1] = (points[b * 2 + 1] ?? 0) + y;
      }
    }
    for (let i = 0; i < points.length; i += 2) {
      points[i] = Math.min(box.x + box.width, Math.max(box.x, points[i] ?? 0));
      points[i + 1] = Math.min(box.y + box.height, Math.max(box.y, points[i + 1] ?? 0));
    }
  }
}

/** The same points lying: turned by a quarter where they stand higher than wide. */
export function landscape(points: Float32Array): Float32Array {
  const span = (offset: number): number => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = offset; i < points.length; i += 2) {
      low = Math.min(low, points[i] ?? 0);
      high = Math.max(high, points[i] ?? 0);
    }
    return high - low;
  };
  if (span(0) >= span(1)) return points;
  const turned = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    turned[i] = points[i + 1] ?? 0;
    turned[i + 1] = 1 - (points[i] ?? 0);
  }
  return turned;
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
