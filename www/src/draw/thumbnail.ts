/** A graph as a small picture: edges as faint lines, nodes as dots coloured by class. */

/** Places are whole numbers from 0 to `GRID`. */
const GRID = 255;

export interface ThumbnailScene {
  /** Side of the square, in CSS pixels. */
  readonly size: number;
  /** x and y a node. */
  readonly nodes: readonly number[];
  /** Class of each node, below 0 without one. */
  readonly classes: readonly number[];
  /** x and y of both ends of an edge. */
  readonly edges: readonly number[];
}

export interface ThumbnailPalette {
  readonly edge: string;
  readonly ink: string;
  /** Of nodes without a class. */
  readonly none: string;
  readonly classes: readonly string[];
}

/** Room around the outermost nodes. */
const MARGIN = 8;

/** How large nodes are drawn and how strong edges, by how many there are. */
export function weightsOf(nodes: number, edges: number): { radius: number; strength: number } {
  return {
    radius: Math.min(5, Math.max(1.6, 26 / Math.sqrt(Math.max(nodes, 1)))),
    strength: Math.min(0.9, Math.max(0.12, 60 / Math.max(edges, 1))),
  };
}

export function drawThumbnail(
  context: CanvasRenderingContext2D,
  scene: ThumbnailScene,
  palette: ThumbnailPalette,
): void {
  const { size, nodes, classes, edges } = scene;
  const scale = (size - 2 * MARGIN) / GRID;
  const at = (place: number | undefined): number => MARGIN + (place ?? 0) * scale;
  const { radius, strength } = weightsOf(classes.length, edges.length / 4);
  context.clearRect(0, 0, size, size);
  context.globalAlpha = strength;
  context.strokeStyle = palette.edge;
  context.lineWidth = 1;
  context.beginPath();
  for (let e = 0; e < edges.length; e += 4) {
    context.moveTo(at(edges[e]), at(edges[e + 1]));
    context.lineTo(at(edges[e + 2]), at(edges[e + 3]));
  }
  context.stroke();
  context.globalAlpha = 1;
  context.strokeStyle = palette.ink;
  context.lineWidth = radius > 3 ? 1 : 0.5;
  classes.forEach((label, node) => {
    context.beginPath();
    context.arc(at(nodes[2 * node]), at(nodes[2 * node + 1]), radius, 0, 2 * Math.PI);
    context.fillStyle =
      label < 0 ? palette.none : (palette.classes[label % palette.classes.length] ?? palette.none);
    context.fill();
    context.stroke();
  });
}
