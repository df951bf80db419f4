/** How a picture stands in its frame: enlarged and moved. */

export interface View {
  /** How many times as large. */
  readonly scale: number;
  /** Where the picture's own origin comes to stand, in pixels of the frame. */
  readonly x: number;
  readonly y: number;
}

/** The whole picture, as it was fitted. */
export const WHOLE: View = { scale: 1, x: 0, y: 0 };

export const LARGEST = 64;
/** One press of a button or key. */
export const STEP = 1.4;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Half the frame always shows the picture, so that nobody gets lost beside it. */
function held(view: View, { width, height }: Size): View {
  const { scale } = view;
  const hold = (at: number, size: number): number =>
    Math.min(size / 2, Math.max(size / 2 - size * scale, at));
  return { scale, x: hold(view.x, width), y: hold(view.y, height) };
}

/** Zooms so that what stands at (x, y) stays there. */
export function zoomAt(view: View, size: Size, factor: number, x: number, y: number): View {
  const scale = Math.min(LARGEST, Math.max(1, view.scale * factor));
  if (scale === 1) return WHOLE;
  const by = scale / view.scale;
  return held({ scale, x: x - (x - view.x) * by, y: y - (y - view.y) * by }, size);
}

export function panBy(view: View, size: Size, dx: number, dy: number): View {
  return held({ scale: view.scale, x: view.x + dx, y: view.y + dy }, size);
}

export function isWhole(view: View): boolean {
  return view.scale === 1 && view.x === 0 && view.y === 0;
}

/** Moves as little as is needed to bring a point of the picture into the frame. */
export function reveal(view: View, size: Size, x: number, y: number, margin: number): View {
  const short = (at: number, length: number): number =>
    Math.max(0, margin - at) - Math.max(0, at - (length - margin));
  const dx = short(x * view.scale + view.x, size.width);
  const dy = short(y * view.scale + view.y, size.height);
  return dx === 0 && dy === 0 ? view : panBy(view, size, dx, dy);
}

/** Points of the picture as they stand in the frame. */
export function toFrame(points: Float32Array, { scale, x, y }: View): Float32Array {
  const out = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    out[i] = (points[i] ?? 0) * scale + x;
    out[i + 1] = (points[i + 1] ?? 0) * scale + y;
  }
  return out;
}

/** The wheel's turn as a factor; a trackpad's pinch comes as a wheel with Control, in finer steps. */
export function wheelFactor(deltaY: number, deltaMode: number, pinch: boolean): number {
  const pixels = deltaY * (deltaMode === 1 ? 16 : deltaMode === 2 ? 400 : 1);
  const turn = Math.max(-240, Math.min(240, pixels));
  return 2 ** (-turn * (pinch ? 0.012 : 0.003));
}
