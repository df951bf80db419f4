/** Nodes, in few batches by style. */

import { CHANGED, KNOWN, WRONG, type GraphPalette, type GraphScene } from './graph';
import type { Pen } from './pen';
import { traceShape } from './shapes';

type Context = Pen | OffscreenCanvasRenderingContext2D;

/** Shapes in one path: a path with thousands of corners is filled slowly. */
const BATCH = 64;
/** Below this radius an outline would be all that is left of a node. */
const OUTLINED = 2.2;

/** Nodes of which a part is inside the frame, by style. */
function visibleByStyle(scene: GraphScene): number[][] {
  const { points, radii, styles, width, height } = scene;
  const groups: number[][] = styles.kinds.map(() => []);
  for (let node = 0; node < radii.length; node += 1) {
    const reach = (radii[node] ?? 0) * 1.4 + 10;
    const [x, y] = [points[2 * node] ?? 0, points[2 * node + 1] ?? 0];
    if (x < -reach || y < -reach || x > width + reach || y > height + reach) continue;
    groups[styles.of[node] ?? 0]?.push(node);
  }
  return groups;
}

function inBatches(
  context: Context,
  nodes: readonly number[],
  trace: (node: number) => void,
  paint: () => void,
): void {
  for (let from = 0; from < nodes.length; from += BATCH) {
    context.beginPath();
    for (let i = from; i < Math.min(nodes.length, from + BATCH); i += 1) trace(nodes[i] ?? 0);
    paint();
  }
}

/** A double ring on paper, so that it can be told apart on any tangle of edges. */
export function drawRings(
  context: Context,
  scene: GraphScene,
  palette: GraphPalette,
  nodes: readonly number[],
): void {
  const { points, radii } = scene;
  context.fillStyle = palette.paper;
  context.strokeStyle = palette.ink;
  context.lineWidth = 1;
  const isSmall = (node: number): boolean => (radii[node] ?? 0) < OUTLINED;
  // Two rings about a speck would be a blot.
  inBatches(
    context,
    nodes.filter(isSmall),
    (node) => traceShape(context, 'circle', points[2 * node] ?? 0, points[2 * node + 1] ?? 0, 3.5),
    () => context.stroke(),
  );
  context.lineWidth = 1.5;
  for (const node of nodes) {
    if (isSmall(node)) continue;
    const [x, y, own] = [points[2 * node] ?? 0, points[2 * node + 1] ?? 0, radii[node] ?? 0];
    // Around a small node they stand nearer.
    const by = Math.min(1, 0.4 + own / 12);
    context.beginPath();
    context.arc(x, y, own + 8.5 * by, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    context.beginPath();
    context.arc(x, y, own + 4.75 * by, 0, 2 * Math.PI);
    context.stroke();
  }
}

/** A cross for a mistake, a dot for a node that was known from the start. */
function drawMarks(context: Context, scene: GraphScene, nodes: readonly number[]): void {
  const { points, radii, marks } = scene;
  const crossed = nodes.filter((node) => ((marks[node] ?? 0) & WRONG) !== 0);
  context.lineCap = 'round';
  for (const node of crossed) {
    const [x, y, radius] = [points[2 * node] ?? 0, points[2 * node + 1] ?? 0, radii[node] ?? 0];
    const arm = radius * 0.38;
    context.lineWidth = Math.min(radius, Math.max(1.75, radius * 0.2));
    context.beginPath();
    context.moveTo(x - arm, y - arm);
    context.lineTo(x + arm, y + arm);
    context.moveTo(x + arm, y - arm);
    context.lineTo(x - arm, y + arm);
    context.stroke();
  }
  context.lineCap = 'butt';
  const dotted = nodes.filter((node) => ((marks[node] ?? 0) & (KNOWN | WRONG)) === KNOWN);
  inBatches(
    context,
    dotted,
    (node) => {
      const [x, y, radius] = [points[2 * node] ?? 0, points[2 * node + 1] ?? 0, radii[node] ?? 0];
      const dot = Math.min(radius * 0.5, Math.max(2.5, radius * 0.24));
      context.moveTo(x + dot, y);
      context.arc(x, y, dot, 0, 2 * Math.PI);
    },
    () => context.fill(),
  );
}

export function drawGroup(
  context: Context,
  scene: GraphScene,
  group: number,
  nodes: readonly number[],
  outline: number,
): void {
  const { points, radii, styles } = scene;
  const style = styles.kinds[group];
  if (!style || nodes.length === 0) return;
  context.fillStyle = style.fill;
  context.strokeStyle = style.outline;
  context.lineWidth = outline;
  context.lineJoin = 'round';
  const trace = (node: number): void =>
    traceShape(
      context,
      style.shape,
      points[2 * node] ?? 0,
      points[2 * node + 1] ?? 0,
      radii[node] ?? 0,
    );
  const large = nodes.filter((node) => (radii[node] ?? 0) >= OUTLINED);
  const small = nodes.filter((node) => (radii[node] ?? 0) < OUTLINED);
  inBatches(context, small, trace, () => context.fill());
  // Each with its own outline, so that one that lies on another still has its whole edge.
  for (const node of large) {
    context.beginPath();
    trace(node);
    context.fill();
    context.stroke();
  }
  context.fillStyle = style.mark;
  context.strokeStyle = style.mark;
  drawMarks(context, scene, large);
}

export function drawGlow(context: Context, scene: GraphScene, colour: string): void {
  const { glow, points, radii } = scene;
  if (!glow) return;
  context.fillStyle = colour;
  for (let node = 0; node < radii.length; node += 1) {
    const strength = glow[node] ?? 0;
    if (strength < 0.01) continue;
    const own = radii[node] ?? 0;
    context.globalAlpha = 0.15 + 0.5 * strength;
    context.beginPath();
    const radius = own + Math.min(1, own / 6) * (4 + 10 * strength);
    context.arc(points[2 * node] ?? 0, points[2 * node + 1] ?? 0, radius, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** Of all nodes alike, by the smallest. */
export function outlineOf({ radii }: GraphScene): number {
  const smallest = radii.reduce((least, radius) => Math.min(least, radius), Infinity);
  return Math.min(1.5, Math.max(0.5, smallest * 0.25));
}

export function drawNodes(context: Context, scene: GraphScene, palette: GraphPalette): void {
  const groups = visibleByStyle(scene);
  const outline = outlineOf(scene);
  for (const nodes of groups) {
    const changed = nodes.filter((node) => ((scene.marks[node] ?? 0) & CHANGED) !== 0);
    drawRings(context, scene, palette, changed);
  }
  for (const [group, nodes] of groups.entries()) drawGroup(context, scene, group, nodes, outline);
}

/** One node on top of all, with a strong outline. */
export function drawLitNode(
  context: Context,
  scene: GraphScene,
  palette: GraphPalette,
  node: number,
): void {
  if (node < 0) return;
  if (((scene.marks[node] ?? 0) & CHANGED) !== 0) drawRings(context, scene, palette, [node]);
  const least = Math.max(4, scene.radii[node] ?? 0);
  const enlarged = { ...scene, radii: scene.radii.slice() };
  enlarged.radii[node] = least;
  const group = scene.styles.of[node] ?? 0;
  const kinds = scene.styles.kinds.map((style) => ({ ...style, outline: palette.ink }));
  drawGroup(context, { ...enlarged, styles: { ...scene.styles, kinds } }, group, [node], 3);
}
