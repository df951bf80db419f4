/** What the nodes' shapes and colours say: one of four overlays. */

import { mix } from './colours';
import { CLASS_COLOURS, shapeOf, type Shape } from './shapes';

interface NodeStyle {
  readonly shape: Shape;
  readonly fill: string;
  readonly outline: string;
  /** Colour of a mark on it. */
  readonly mark: string;
}

/** A style a node, so that nodes of one style are drawn at once. */
export interface NodeStyles {
  readonly kinds: readonly NodeStyle[];
  /** Index into `kinds`, one a node. */
  readonly of: Uint16Array;
}

interface Colours {
  readonly paper: string;
  readonly ink: string;
  readonly faint: string;
  readonly positive: string;
  readonly negative: string;
  readonly classes: readonly string[];
  readonly marks: readonly string[];
}

/** Colour by class: after eight they come again, on other shapes. */
function classStyle(colours: Colours, group: number): NodeStyle {
  return {
    shape: shapeOf(group),
    fill: colours.classes[group % CLASS_COLOURS] ?? colours.ink,
    outline: colours.ink,
    mark: colours.marks[group % CLASS_COLOURS] ?? colours.paper,
  };
}

function hollow({ paper, ink }: Colours): NodeStyle {
  return { shape: 'circle', fill: paper, outline: ink, mark: ink };
}

/** By class; a node of none, -1, is hollow. */
export function byClass(colours: Colours, groups: ArrayLike<number>, classes: number): NodeStyles {
  const kinds = [hollow(colours)];
  for (let group = 0; group < classes; group += 1) kinds.push(classStyle(colours, group));
  const of = new Uint16Array(groups.length);
  for (let node = 0; node < of.length; node += 1)
    of[node] = Math.min(classes, (groups[node] ?? -1) + 1);
  return { kinds, of };
}

/** By class where the prediction is wrong; all others step back, but keep their shape. */
export function byMistake(
  colours: Colours,
  groups: ArrayLike<number>,
  classes: number,
  isWrong: (node: number) => boolean,
): NodeStyles {
  const kinds: NodeStyle[] = [];
  for (let group = 0; group < classes; group += 1) {
    const style = classStyle(colours, group);
    kinds.push(style, { ...style, fill: colours.paper, outline: colours.faint, mark: colours.ink });
  }
  const of = new Uint16Array(groups.length);
  for (let node = 0; node < of.length; node += 1)
    of[node] = 2 * Math.max(0, groups[node] ?? 0) + (isWrong(node) ? 0 : 1);
  return { kinds, of };
}

const SHADES = 8;

/**
 * By a neuron's activation: the stronger, the darker; positive ones are circles, negative ones
 * squares, silent ones hollow. `peak` is the strength of the darkest.
 */
export function byActivation(
  colours: Colours,
  values: ArrayLike<number>,
  peak: number,
): NodeStyles {
  const kinds: NodeStyle[] = [{ ...hollow(colours), outline: colours.faint }];
  for (const positive of [true, false]) {
    for (let step = 1; step <= SHADES; step += 1) {
      kinds.push({
        shape: positive ? 'circle' : 'square',
        fill: mix(
          positive ? colours.positive : colours.negative,
          colours.paper,
          0.25 + (0.75 * step) / SHADES,
        ),
        outline: colours.ink,
        mark: 2 * step > SHADES ? colours.paper : colours.ink,
      });
    }
  }
  const of = new Uint16Array(values.length);
  for (let node = 0; node < of.length; node += 1) {
    const value = values[node] ?? 0;
    const share = peak > 0 ? Math.min(1, Math.abs(value) / peak) : 0;
    // Below a hundredth of the peak nothing can be seen of it.
    if (share >= 0.01) of[node] = Math.ceil(share * SHADES) + (value > 0 ? 0 : SHADES);
  }
  return { kinds, of };
}
