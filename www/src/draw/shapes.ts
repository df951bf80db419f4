/** The shapes of the classes, as path data that canvas and SVG both understand. */

/** One shape a class; every meaning of colour is carried by shape too. */
export const SHAPES = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'hexagon',
  'star',
  'wedge',
] as const;
export type Shape = (typeof SHAPES)[number];

/** Colours of classes in the style sheet. Seven shapes and eight colours make 56 pairs. */
export const CLASS_COLOURS = 8;

export function shapeOf(index: number): Shape {
  return SHAPES[index % SHAPES.length] as Shape;
}

/** Corners about the origin, x and y in turn, of about the same area for the same radius. */
function corners(count: number, turn: number, ...radii: readonly number[]): Float32Array {
  const at = new Float32Array(2 * count);
  for (let corner = 0; corner < count; corner += 1) {
    const angle = turn + (corner / count) * 2 * Math.PI;
    const radius = radii[corner % radii.length] ?? 1;
    at[2 * corner] = radius * Math.cos(angle);
    at[2 * corner + 1] = radius * Math.sin(angle);
  }
  return at;
}

const CORNERS: Readonly<Record<Exclude<Shape, 'circle'>, Float32Array>> = {
  square: Float32Array.of(-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9),
  triangle: corners(3, -Math.PI / 2, 1.3),
  diamond: corners(4, 0, 1.2),
  hexagon: corners(6, 0, 1.05),
  star: corners(10, -Math.PI / 2, 1.35, 0.65),
  wedge: corners(3, Math.PI / 2, 1.3),
};

/** The part of a canvas's context that outlines are added to. */
export type Tracer = Pick<CanvasPath, 'moveTo' | 'lineTo' | 'closePath' | 'arc'>;

/** Adds a shape about (x, y) to the path that is being made. */
export function traceShape(pen: Tracer, shape: Shape, x: number, y: number, radius: number): void {
  if (shape === 'circle') {
    pen.moveTo(x + radius, y);
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const at = CORNERS[shape];
  pen.moveTo(x + radius * (at[0] ?? 0), y + radius * (at[1] ?? 0));
  for (let i = 2; i < at.length; i += 2)
    pen.lineTo(x + radius * (at[i] ?? 0), y + radius * (at[i + 1] ?? 0));
  pen.closePath();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Path data of a shape about the origin. */
export function shapePath(shape: Shape, radius: number): string {
  const r = radius;
  if (shape === 'circle') return `M${r} 0A${r} ${r} 0 1 1 ${-r} 0A${r} ${r} 0 1 1 ${r} 0Z`;
  const points = Array.from(CORNERS[shape], (value) => round(value * r));
  const pairs = points.flatMap((x, i) => (i % 2 === 0 ? [`${x} ${points[i + 1] ?? 0}`] : []));
  return `M${pairs.join('L')}Z`;
}
