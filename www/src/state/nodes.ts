/** Nodes as the views show them, read off the newest frame. */

import { NODE_CHANGED, NODE_WRONG, type Fixed, type Frame } from '../engine/protocol';
import type { Messages } from '../i18n/en';
import { className, nodeName } from './names';

const TRAIN = 1;

export interface NodeView {
  readonly name: string;
  /** Null where edges are predicted. */
  readonly predicted: string | null;
  readonly truth: string | null;
  readonly known: boolean;
  readonly wrong: boolean;
  readonly changed: boolean;
  /** Edges with nothing removed, and those that are kept. */
  readonly friends: number;
  readonly left: number;
}

export function isKnown(fixed: Fixed, node: number): boolean {
  return fixed.roles[node] === TRAIN;
}

/** Whether it is classes of nodes that a frame predicts; else it is held-out pairs. */
export function judgesNodes(frame: Frame): boolean {
  return frame.report.pruned.auc === null;
}

export function isWrong(frame: Frame, node: number): boolean {
  return ((frame.nodeFlags[node] ?? 0) & NODE_WRONG) !== 0;
}

export function isChanged(frame: Frame, node: number): boolean {
  return ((frame.nodeFlags[node] ?? 0) & NODE_CHANGED) !== 0;
}

export function nodeView(fixed: Fixed, frame: Frame, node: number, t: Messages): NodeView {
  let friends = 0;
  let left = 0;
  for (let end = 0; end < fixed.edges.length; end += 1) {
    if (fixed.edges[end] !== node) continue;
    friends += 1;
    if (frame.edgeMask[end >> 1] === 1) left += 1;
  }
  return viewOf(fixed, frame, node, friends, left, t);
}

/** The first `count` nodes, all at once: the edges are gone through once. */
export function nodeViews(fixed: Fixed, frame: Frame, count: number, t: Messages): NodeView[] {
  const friends = new Uint32Array(fixed.info.nodes);
  const left = new Uint32Array(fixed.info.nodes);
  for (let end = 0; end < fixed.edges.length; end += 1) {
    const node = fixed.edges[end] ?? 0;
    friends[node] = (friends[node] ?? 0) + 1;
    if (frame.edgeMask[end >> 1] === 1) left[node] = (left[node] ?? 0) + 1;
  }
  return Array.from({ length: count }, (_, node) =>
    viewOf(fixed, frame, node, friends[node] ?? 0, left[node] ?? 0, t),
  );
}

function viewOf(
  fixed: Fixed,
  frame: Frame,
  node: number,
  friends: number,
  left: number,
  t: Messages,
): NodeView {
  const label = fixed.labels[node] ?? -1;
  return {
    name: nodeName(fixed.info, node, t),
    predicted: judgesNodes(frame) ? className(fixed.info, frame.predictions[node] ?? 0, t) : null,
    truth: label < 0 ? null : className(fixed.info, label, t),
    known: judgesNodes(frame) && isKnown(fixed, node),
    wrong: isWrong(frame, node),
    changed: isChanged(frame, node),
    friends,
    left,
  };
}
