/** Where a weight leads from and to, in the language in use. */

import type { Messages } from '../i18n/en';
import type { Fixed } from '../engine/protocol';
import { className, nodeName } from './names';

export interface WeightPlace {
  readonly layer: number;
  readonly input: number;
  readonly output: number;
}

/** The place of a weight that is counted through all layers. */
export function placeOfWeight(layers: Fixed['info']['layers'], weight: number): WeightPlace {
  const layer = Math.max(
    0,
    layers.findLastIndex(({ offset }) => offset <= weight),
  );
  const { offset = 0, outputs = 1 } = layers[layer] ?? {};
  const within = weight - offset;
  return { layer, input: Math.floor(within / outputs), output: within % outputs };
}

/** The weight at a place: `placeOfWeight` the other way round. */
export function weightOf(layers: Fixed['info']['layers'], place: WeightPlace): number {
  const { offset = 0, outputs = 1 } = layers[place.layer] ?? {};
  return offset + place.input * outputs + place.output;
}

/** Neurons are counted through all hidden layers. */
function hidden(fixed: Fixed, layer: number, column: number): number {
  return fixed.info.layers.slice(0, layer).reduce((sum, { outputs }) => sum + outputs, column);
}

export function inputName(fixed: Fixed, layer: number, input: number, t: Messages): string {
  if (layer > 0) return t.neuron(hidden(fixed, layer - 1, input) + 1);
  return fixed.info.identityFeatures ? nodeName(fixed.info, input, t) : t.why.feature(input + 1);
}

export function outputName(fixed: Fixed, layer: number, output: number, t: Messages): string {
  const isLast = layer === fixed.info.layers.length - 1;
  return isLast && fixed.info.classes > 0
    ? className(fixed.info, output, t)
    : t.neuron(hidden(fixed, layer, output) + 1);
}
