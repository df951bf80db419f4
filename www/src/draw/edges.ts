/** Edges as strokes, in few batches by style: for pictures with few enough to tell apart. */

import type { GraphPalette, GraphScene } from './graph';
import type { Pen } from './pen';

type Context = Pen | OffscreenCanvasRenderingContext2D;

/** Lines in one path. */
const BATCH = 256;

/** Whether a part of an edge may be inside the frame. */
function mayShow({ points, edges, width, height }: GraphScene, edge: number): boolean {
  const [s, t] = [2 * (edges[2 * edge] ?? 0), 2 * (edges[2 * edge + 1] ?? 0)];
  const [ax, ay] = [points[s] ?? 0, points[s + 1] ?? 0];
  const [bx, by] = [points[t] ?? 0, points[t + 1] ?? 0];
  return (
    (ax >= 0 || bx >= 0) &&
    (ay >= 0 || by >= 0) &&
    (ax <= width || bx <= width) &&
    (ay <= height || by <= height)
  );
}

/** Edges that may be seen, at most `most` of them and one. */
export function countVisible(scene: GraphScene, most: number): number {
  let count = 0;
  for (let edge = 0; edge < scene.edgeMask.length && count <= most; edge += 1)
    if (mayShow(scene, edge)) count += 1;
  return count;
}

function stroke(context: Context, scene: GraphScene, belongs: (edge: number) => boolean): void {
  const { edges, points } = scene;
  let lines = 0;
  context.beginPath();
  for (let edge = 0; 2 * edge < edges.length; edge += 1) {
    if (!belongs(edge) || !mayShow(scene, edge)) continue;
    const [s, t] = [2 * (edges[2 * edge] ?? 0), 2 * (edges[2 * edge + 1] ?? 0)];
    context.moveTo(points[s] ?? 0, points[s + 1] ?? 0);
    context.lineTo(points[t] ?? 0, points[t + 1] ?? 0);
    lines += 1;
    if (lines % BATCH !== 0) continue;
    context.stroke();
    context.beginPath();
  }
  context.stroke();
}

export function drawEdges(context: Context, scene: GraphScene, palette: GraphPalette): void {
  const { edgeMask } = scene;
  context.lineWidth = 1;
  context.strokeStyle = palette.ghost;
  context.setLineDash([2, 4]);
  stroke(context, scene, (edge) => edgeMask[edge] !== 1);
  context.setLineDash([]);
  context.strokeStyle = palette.edge;
  stroke(context, scene, (edge) => edgeMask[edge] === 1);
}

/** The edges of the node that lights up, or the one edge that does. */
export function drawLitEdges(context: Context, scene: GraphScene, palette: GraphPalette): void {
  const { edges, edgeMask, litNode, litEdge } = scene;
  if (litNode < 0 && litEdge < 0) return;
  const lit = (edge: number): boolean =>
    edge === litEdge ||
    (litNode >= 0 && (edges[2 * edge] === litNode || edges[2 * edge + 1] === litNode));
  context.strokeStyle = palette.ink;
  context.lineWidth = litEdge >= 0 ? 3 : 2;
  stroke(context, scene, (edge) => edgeMask[edge] === 1 && lit(edge));
  context.setLineDash([3, 4]);
  stroke(context, scene, (edge) => edgeMask[edge] !== 1 && lit(edge));
  context.setLineDash([]);
}
