/** Labels beside their nodes: as many as have room, the most important first. */

import { CHANGED, type GraphPalette, type GraphScene } from './graph';
import type { Pen } from './pen';

/** Where the middle of a label's baseline is put. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
}

type Ground = Pick<GraphScene, 'width' | 'height' | 'points' | 'radii'>;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const HEIGHT = 13;
/** Among more nodes than this, every place hides some. */
const FEW = 600;
/** Labels that are tried, so that a crowd costs no more than a handful. */
const TRIED = 160;

function boxOf(place: LabelPlace, half: number): Box {
  const { x, y } = place;
  return { left: x - half, right: x + half, top: y - HEIGHT + 2, bottom: y + 3 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** How much of other nodes a label would hide: 1 for a whole one. */
function hiddenBy({ points, radii }: Ground, node: number, box: Box): number {
  let hidden = 0;
  const [cx, cy] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  for (let other = 0; other < radii.length; other += 1) {
    const radius = radii[other] ?? 0;
    const across = Math.abs((points[other * 2] ?? 0) - cx) - (box.right - box.left) / 2;
    const down = Math.abs((points[other * 2 + 1] ?? 0) - cy) - (box.bottom - box.top) / 2;
    if (across > radius || down > radius || other === node) continue;
    const apart = Math.hypot(Math.max(0, across), Math.max(0, down));
    if (radius > apart) hidden += (radius - apart) / (radius || 1);
  }
  return hidden;
}

/**
 * Of the four sides of a node, the one where its label hides the fewest nodes, first above; null
 * where each of them would lie on a label that is there already.
 */
export function placeLabel(
  ground: Ground,
  node: number,
  textWidth: number,
  lift: number,
  taken: readonly Box[] = [],
): (LabelPlace & { readonly hidden: number }) | null {
  const { points, width, height } = ground;
  const [x, y] = [points[node * 2] ?? 0, points[node * 2 + 1] ?? 0];
  const half = textWidth / 2 + 2;
  const places = [
    { x, y: y - lift },
    { x, y: y + lift + HEIGHT - 3 },
    { x: x + lift + half, y: y + 4 },
    { x: x - lift - half, y: y + 4 },
  ];
  let best: (LabelPlace & { hidden: number }) | null = null;
  for (const place of places) {
    const inside = { x: Math.min(width - half, Math.max(half, place.x)), y: place.y };
    const box = boxOf(inside, half);
    if (taken.some((other) => overlap(box, other))) continue;
    const outside = Math.abs(inside.x - place.x) > 12 || box.top < 0 || box.bottom > height;
    const covers = ground.radii.length <= FEW ? hiddenBy(ground, node, box) : 0;
    const hidden = (outside ? 10 : 0) + covers;
    if (!best || hidden < best.hidden - 0.01) best = { ...inside, hidden };
  }
  return best;
}

/** A label that hides more of other nodes than this waits until there is more room. */
const CROWDED = 1.2;

interface Placed extends LabelPlace {
  readonly node: number;
  readonly text: string;
}

/**
 * Which labels are shown and where: greedily in the order given. The first `certain` of them are
 * shown even where it is crowded.
 */
export function chooseLabels(
  scene: Ground & Pick<GraphScene, 'labels' | 'marks'>,
  certain: number,
  measure: (text: string) => number,
): Placed[] {
  const { points, radii, marks, width, height } = scene;
  const placed: Placed[] = [];
  const taken: Box[] = [];
  let tried = 0;
  for (const [node, text] of scene.labels) {
    const [x, y] = [points[2 * node] ?? 0, points[2 * node + 1] ?? 0];
    tried += 1;
    const isCertain = tried <= certain;
    if (x < 0 || y < 0 || x > width || y > height) continue;
    if (!isCertain && placed.length > TRIED) break;
    const changed = ((marks[node] ?? 0) & CHANGED) !== 0;
    const lift = (radii[node] ?? 0) + (changed ? 15 : Math.min(8, 3 + (radii[node] ?? 0)));
    const textWidth = measure(text);
    const place = placeLabel(scene, node, textWidth, lift, taken);
    if (!place || (!isCertain && place.hidden > CROWDED)) continue;
    placed.push({ node, text, x: place.x, y: place.y });
    taken.push(boxOf(place, textWidth / 2 + 4));
  }
  return placed;
}

/** On a halo of paper. */
export function drawLabels(
  context: Pen,
  scene: GraphScene,
  palette: GraphPalette,
  certain: number,
): void {
  context.font = palette.font;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  const widths = (text: string): number => context.measureText(text).width;
  for (const { text, x, y } of chooseLabels(scene, certain, widths)) {
    context.strokeStyle = palette.paper;
    context.lineWidth = 4;
    context.strokeText(text, x, y);
    context.fillStyle = palette.ink;
    context.fillText(text, x, y);
  }
}
