/** The shapes of the classes, as path data that canvas and SVG both understand. */

/** One shape a class; every meaning of colour is carried by shape too. */
export const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'hexagon', 'star'] as const;
export type Shape = (typeof SHAPES)[number];

export function shapeOf(index: number): Shape {
  return SHAPES[index % SHAPES.length] as Shape;
}

function polygon(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`;
}

function around(corners: number, radius: (corner: number) => number, turn: number): string {
  return polygon(
    Array.from({ length: corners }, (_, corner) => {
      const angle = turn + (corner / corners) * 2 * Math.PI;
      const r = radius(corner);
      return [r * Math.cos(angle), r * Math.sin(angle)] as const;
    }),
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Path data of a shape about the origin, of about the same area for the same radius. */
export function shapePath(shape: Shape, radius: number): string {
  const r = radius;
  switch (shape) {
    case 'circle':
      return `M${r} 0A${r} ${r} 0 1 1 ${-r} 0A${r} ${r} 0 1 1 ${r} 0Z`;
    case 'square': {
      const side = round(r * 0.9);
      return `M${-side} ${-side}H${side}V${side}H${-side}Z`;
    }
    case 'triangle':
      return around(3, () => r * 1.3, -Math.PI / 2);
    case 'diamond':
      return around(4, () => r * 1.2, 0);
    case 'hexagon':
      return around(6, () => r * 1.05, 0);
    case 'star':
      return around(10, (corner) => r * (corner % 2 === 0 ? 1.35 : 0.65), -Math.PI / 2);
  }
}
