/** The graph on a canvas: edges in few batches by style, nodes by class, marks on top. */

import { shapeOf, shapePath } from './shapes';

export interface GraphPalette {
  readonly paper: string;
  readonly ink: string;
  readonly edge: string;
  readonly ghost: string;
  readonly glow: string;
  /** Fill by class. */
  readonly classes: readonly string[];
  /** Colour of marks on a node, by class. */
  readonly marks: readonly string[];
  readonly font: string;
}

export interface GraphScene {
  readonly width: number;
  readonly height: number;
  /** x, y a node, in CSS pixels. */
  readonly points: Float32Array;
  /** Radius a node. */
  readonly radii: Float32Array;
  readonly edges: Uint32Array;
  readonly edgeMask: Uint8Array;
  readonly predictions: Uint32Array;
  readonly known: readonly boolean[];
  readonly wrong: readonly boolean[];
  readonly changed: readonly boolean[];
  /** Nodes that carry a label, and what it says. */
  readonly labels: ReadonlyMap<number, string>;
  /** The node that lights up with its edges, or -1. */
  readonly lit: number;
  /** How strongly the chosen neuron fires on each node, 0 to 1; null without one. */
  readonly glow: ArrayLike<number> | null;
}

/** Radii by degree, so that area grows with it. */
export function radiiOf(edges: Uint32Array, nodes: number, smallest: number): Float32Array {
  const degree = new Float32Array(nodes);
  for (const node of edges) degree[node] = (degree[node] ?? 0) + 1;
  return degree.map((d) => smallest * Math.sqrt(1 + 0.14 * d));
}

function strokeEdges(
  context: CanvasRenderingContext2D,
  scene: GraphScene,
  belongs: (edge: number, source: number, target: number) => boolean,
): void {
  const { edges, points } = scene;
  context.beginPath();
  for (let edge = 0; edge * 2 < edges.length; edge += 1) {
    const source = edges[edge * 2] ?? 0;
    const target = edges[edge * 2 + 1] ?? 0;
    if (!belongs(edge, source, target)) continue;
    context.moveTo(points[source * 2] ?? 0, points[source * 2 + 1] ?? 0);
    context.lineTo(points[target * 2] ?? 0, points[target * 2 + 1] ?? 0);
  }
  context.stroke();
}

function drawEdges(
  context: CanvasRenderingContext2D,
  scene: GraphScene,
  palette: GraphPalette,
): void {
  const kept = (edge: number): boolean => scene.edgeMask[edge] === 1;
  const lit = (source: number, target: number): boolean =>
    source === scene.lit || target === scene.lit;
  context.lineWidth = 1;
  context.strokeStyle = palette.ghost;
  context.setLineDash([2, 4]);
  strokeEdges(context, scene, (edge, s, t) => !kept(edge) && !lit(s, t));
  context.setLineDash([]);
  context.strokeStyle = palette.edge;
  strokeEdges(context, scene, (edge, s, t) => kept(edge) && !lit(s, t));
  if (scene.lit < 0) return;
  context.strokeStyle = palette.ink;
  context.lineWidth = 2;
  strokeEdges(context, scene, (edge, s, t) => kept(edge) && lit(s, t));
  context.setLineDash([3, 4]);
  strokeEdges(context, scene, (edge, s, t) => !kept(edge) && lit(s, t));
  context.setLineDash([]);
}

function drawGlow(context: CanvasRenderingContext2D, scene: GraphScene, colour: string): void {
  const { glow, points, radii } = scene;
  if (!glow) return;
  context.fillStyle = colour;
  for (let node = 0; node < radii.length; node += 1) {
    const strength = glow[node] ?? 0;
    if (strength <= 0) continue;
    context.globalAlpha = 0.15 + 0.5 * strength;
    context.beginPath();
    const radius = (radii[node] ?? 0) + 4 + 10 * strength;
    context.arc(points[node * 2] ?? 0, points[node * 2 + 1] ?? 0, radius, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** A cross for a mistake, a dot for a node that was known from the start. */
function drawMark(context: CanvasRenderingContext2D, wrong: boolean, radius: number): void {
  context.beginPath();
  if (wrong) {
    const arm = radius * 0.38;
    context.moveTo(-arm, -arm);
    context.lineTo(arm, arm);
    context.moveTo(arm, -arm);
    context.lineTo(-arm, arm);
    context.lineWidth = Math.max(1.75, radius * 0.2);
    context.lineCap = 'round';
    context.stroke();
  } else {
    context.arc(0, 0, Math.max(2.5, radius * 0.24), 0, 2 * Math.PI);
    context.fill();
  }
}

function drawNode(
  context: CanvasRenderingContext2D,
  scene: GraphScene,
  palette: GraphPalette,
  node: number,
): void {
  const radius = scene.radii[node] ?? 0;
  const group = scene.predictions[node] ?? 0;
  context.save();
  context.translate(scene.points[node * 2] ?? 0, scene.points[node * 2 + 1] ?? 0);
  if (scene.changed[node]) {
    // The ring stands on paper, so that it can be told apart on any tangle of edges.
    context.beginPath();
    context.arc(0, 0, radius + 8.5, 0, 2 * Math.PI);
    context.fillStyle = palette.paper;
    context.fill();
    context.strokeStyle = palette.ink;
    context.lineWidth = 1.5;
    context.stroke();
    context.beginPath();
    context.arc(0, 0, radius + 4.75, 0, 2 * Math.PI);
    context.stroke();
  }
  const path = new Path2D(shapePath(shapeOf(group), radius));
  context.fillStyle = palette.classes[group % palette.classes.length] ?? palette.ink;
  context.fill(path);
  context.strokeStyle = palette.ink;
  context.lineWidth = node === scene.lit ? 3 : 1.5;
  context.lineJoin = 'round';
  context.stroke(path);
  const mark = palette.marks[group % palette.marks.length] ?? palette.ink;
  context.fillStyle = mark;
  context.strokeStyle = mark;
  if (scene.wrong[node] || scene.known[node]) drawMark(context, scene.wrong[node] ?? false, radius);
  context.restore();
}

/** Where the middle of a label's baseline is put. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
}

const LABEL_HEIGHT = 13;

/** Of the four sides of a node, the one where its label hides the fewest nodes; first above. */
export function placeLabel(
  scene: Pick<GraphScene, 'width' | 'height' | 'points' | 'radii'>,
  node: number,
  textWidth: number,
  lift: number,
): LabelPlace {
  const { points, radii, width, height } = scene;
  const [x, y] = [points[node * 2] ?? 0, points[node * 2 + 1] ?? 0];
  const half = textWidth / 2 + 2;
  const places = [
    { x, y: y - lift },
    { x, y: y + lift + LABEL_HEIGHT - 3 },
    { x: x + lift + half, y: y + 4 },
    { x: x - lift - half, y: y + 4 },
  ];
  let best: LabelPlace = { x, y: y - lift };
  let cost = Infinity;
  for (const place of places) {
    const inside = Math.min(width - half, Math.max(half, place.x));
    const [top, bottom] = [place.y - LABEL_HEIGHT + 2, place.y + 3];
    let hidden = Math.abs(inside - place.x) > 12 || top < 0 || bottom > height ? 10 : 0;
    for (let other = 0; other < radii.length; other += 1) {
      if (other === node) continue;
      const across = Math.abs((points[other * 2] ?? 0) - inside) - half;
      const down = Math.abs((points[other * 2 + 1] ?? 0) - (top + bottom) / 2) - (bottom - top) / 2;
      const apart = Math.hypot(Math.max(0, across), Math.max(0, down));
      const overlap = (radii[other] ?? 0) - apart;
      if (overlap > 0) hidden += overlap / (radii[other] ?? 1);
    }
    if (hidden < cost - 0.01) {
      cost = hidden;
      best = { x: inside, y: place.y };
    }
  }
  return best;
}

/** Labels stand beside their nodes, inside the picture, on a halo of paper. */
function drawLabels(
  context: CanvasRenderingContext2D,
  scene: GraphScene,
  palette: GraphPalette,
): void {
  context.font = palette.font;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  for (const [node, label] of scene.labels) {
    const lift = (scene.radii[node] ?? 0) + (scene.changed[node] ? 15 : 8);
    const { x, y } = placeLabel(scene, node, context.measureText(label).width, lift);
    context.strokeStyle = palette.paper;
    context.lineWidth = 4;
    context.strokeText(label, x, y);
    context.fillStyle = palette.ink;
    context.fillText(label, x, y);
  }
}

export function drawGraph(
  context: CanvasRenderingContext2D,
  scene: GraphScene,
  palette: GraphPalette,
): void {
  drawEdges(context, scene, palette);
  drawGlow(context, scene, palette.glow);
  for (let node = 0; node < scene.radii.length; node += 1)
    if (node !== scene.lit) drawNode(context, scene, palette, node);
  if (scene.lit >= 0) drawNode(context, scene, palette, scene.lit);
  drawLabels(context, scene, palette);
}
