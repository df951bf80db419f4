/** What the pointer and the keys stand on in the network, in words. */

import { summary } from '../../draw/bins';
import { placeOf } from '../../draw/network';
import type { Messages } from '../../i18n/en';
import type { Fixed, Frame } from '../../state/store.svelte';
import { inputName, outputName, weightOf } from '../../state/weights';

/** Weights of neighbouring inputs, the end not included, to one output of a layer. */
export interface Cells {
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly output: number;
}

/** What is kept of the cells; its strongest is an input. */
export function strongestOf(
  fixed: Fixed,
  frame: Frame,
  { layer, from, to, output }: Cells,
): ReturnType<typeof summary> {
  return summary(from, to, (input) => {
    const weight = weightOf(fixed.info.layers, { layer, input, output });
    return frame.weightMask[weight] === 1 ? (frame.weights[weight] ?? 0) : null;
  });
}

/** One weight alone, or the strongest of several. */
export function cellsText(fixed: Fixed, frame: Frame, cells: Cells, t: Messages): string {
  const { layer, from, to, output } = cells;
  const name = (input: number): string => inputName(fixed, layer, input, t);
  const target = outputName(fixed, layer, output, t);
  const { kept, strongest } = strongestOf(fixed, frame, cells);
  const value =
    frame.weights[weightOf(fixed.info.layers, { layer, input: strongest, output })] ?? 0;
  if (to - from === 1)
    return t.weightDetail({ from: name(from), to: target, value, removed: kept === 0 });
  return t.pictures.bin({
    first: name(from),
    last: name(to - 1),
    to: target,
    kept,
    of: to - from,
    strongest: `${name(strongest)}, ${value.toFixed(2)}`,
  });
}

/** A hidden neuron, with the loss that it costs alone where that was measured. */
export function neuronText(
  fixed: Fixed,
  frame: Frame,
  neuron: number,
  loss: number | undefined,
  t: Messages,
): string {
  const { layers } = fixed.info;
  const [layer, output] = placeOf(layers, neuron);
  const inputs = layers[layer]?.inputs ?? 0;
  const detail = t.neuronDetail({
    name: t.neuron(neuron + 1),
    removed: frame.neuronMask[neuron] !== 1,
    kept: strongestOf(fixed, frame, { layer, from: 0, to: inputs, output }).kept,
    inputs,
    score: frame.neuronScores[neuron] ?? 0,
  });
  return loss === undefined ? detail : `${detail} · ${t.lookout.measuredLoss(loss)}`;
}
