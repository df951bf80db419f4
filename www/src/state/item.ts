/** What can be pointed at, focused or chosen, and what it is called. */

import type { Explanation, Card } from '../engine/types';
import type { Fixed } from '../engine/protocol';
import type { Messages } from '../i18n/en';
import { className, nodeName } from './names';
import { inputName, outputName, placeOfWeight } from './weights';

export interface Item {
  readonly kind: 'node' | 'neuron' | 'edge' | 'weight';
  readonly index: number;
}

/** The card that prunes items of a kind. */
export const CARD_OF = {
  weight: 'weights',
  neuron: 'neurons',
  edge: 'edges',
} as const satisfies Record<Exclude<Item['kind'], 'node'>, Card>;

/** The name of an explained item: both ends of an edge or a weight, or a neuron's number. */
export function itemName({ card, place }: Explanation, fixed: Fixed, t: Messages): string {
  const { info } = fixed;
  const { layer, first, second } = place;
  switch (card) {
    case 'edges':
      return `${nodeName(info, first, t)} – ${nodeName(info, second ?? 0, t)}`;
    case 'neurons':
      return t.why.neuron(first + 1, (layer ?? 0) + 1, info.layers.length - 1);
    case 'weights': {
      const isFirst = layer === 0;
      const isLast = layer === info.layers.length - 1;
      const input = info.identityFeatures ? nodeName(info, first, t) : t.why.feature(first + 1);
      const from = isFirst ? input : t.neuron(first + 1);
      const output = second ?? 0;
      const to = isLast && info.classes > 0 ? className(info, output, t) : t.neuron(output + 1);
      return `${from} → ${to}`;
    }
  }
}

/** The name of an item that nothing else is known of. */
export function nameOf({ kind, index }: Item, fixed: Fixed, t: Messages): string {
  switch (kind) {
    case 'node':
      return nodeName(fixed.info, index, t);
    case 'neuron':
      return t.neuron(index + 1);
    case 'edge': {
      const [a = 0, b = 0] = fixed.edges.subarray(2 * index, 2 * index + 2);
      return t.pictures.edge(nodeName(fixed.info, a, t), nodeName(fixed.info, b, t));
    }
    case 'weight': {
      const { layer, input, output } = placeOfWeight(fixed.info.layers, index);
      return `${inputName(fixed, layer, input, t)} → ${outputName(fixed, layer, output, t)}`;
    }
  }
}
