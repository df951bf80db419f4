/** The network as rows, one a hidden neuron: weights in, where it fires, its score, weights out. */

import { binOf } from './bins';
import { binsOf, drawCells } from './cells';
import type { Pen } from './pen';
import { drawThumb, type ThumbPalette } from './thumb';

export interface LayerShape {
  readonly inputs: number;
  readonly outputs: number;
  readonly offset: number;
}

export type NetworkPalette = ThumbPalette;

export interface NetworkScene {
  readonly width: number;
  readonly height: number;
  /** Pixels that are scrolled away above. */
  readonly scroll: number;
  readonly rowHeight: number;
  readonly layers: readonly LayerShape[];
  /** Neurons, the most important first. */
  readonly order: Uint32Array;
  readonly weights: Float32Array;
  readonly weightMask: Uint8Array;
  readonly neuronMask: Uint8Array;
  /** Neuron-major: neuron × node. */
  readonly activations: Float32Array;
  readonly scores: Float64Array;
  /** The loss that each neuron costs when it alone is removed; null where it is not known. */
  readonly measured: Float64Array | null;
  /** x, y a node, in the unit square. */
  readonly positions: Float32Array;
  /** What a full bar or a full colour stands for. */
  readonly scales: NetworkScales;
  readonly litNode: number;
  /** The input that lights up in every strip, or -1. */
  readonly litInput: number;
  readonly litNeuron: number;
}

export interface NetworkScales {
  readonly weightIn: number;
  readonly weightOut: number;
  readonly activation: number;
  readonly score: number;
  readonly measured: number;
}

/** Where the parts of a row are, in pixels from its left. */
export interface Columns {
  readonly strip: readonly [number, number];
  readonly thumb: readonly [number, number];
  readonly score: readonly [number, number];
  readonly out: readonly [number, number];
}

const GAP = 14;
const THUMB = 58;

export function columnsOf(width: number, outputs: number): Columns {
  // Of many outputs each gets less, so that there is room for the inputs.
  const out = Math.max(28, Math.min(outputs * 16, width / 4));
  const score = width < 330 ? 30 : 46;
  const strip = width - out - score - THUMB - 3 * GAP;
  const thumb = strip + GAP;
  const bar = thumb + THUMB + GAP;
  return {
    strip: [0, strip],
    thumb: [thumb, THUMB],
    score: [bar, score],
    out: [bar + score + GAP, out],
  };
}

/** The layer of a hidden neuron and its column there. */
export function placeOf(layers: readonly LayerShape[], neuron: number): [number, number] {
  let column = neuron;
  for (let layer = 0; layer + 1 < layers.length; layer += 1) {
    const outputs = layers[layer]?.outputs ?? 0;
    if (column < outputs) return [layer, column];
    column -= outputs;
  }
  return [0, 0];
}

/** Index of a weight into a neuron, from input `input`. */
export function incoming(layers: readonly LayerShape[], neuron: number, input: number): number {
  const [layer, column] = placeOf(layers, neuron);
  const shape = layers[layer];
  return shape ? shape.offset + input * shape.outputs + column : 0;
}

/** Index of a weight out of a neuron, to output `output` of the next layer. */
export function outgoing(layers: readonly LayerShape[], neuron: number, output: number): number {
  const [layer, column] = placeOf(layers, neuron);
  const shape = layers[layer + 1];
  return shape ? shape.offset + column * shape.outputs + output : 0;
}

/** What lies under a point of the picture. */
export interface Hit {
  readonly neuron: number;
  /** The first input whose weight it is, or -1. */
  readonly input: number;
  /** How many inputs share its place. */
  readonly inputs: number;
  /** The output whose weight it is, or -1, also where several share its place. */
  readonly output: number;
}

export function hit(scene: NetworkScene, x: number, y: number): Hit | null {
  const row = Math.floor((y + scene.scroll) / scene.rowHeight);
  const neuron = scene.order[row];
  if (neuron === undefined) return null;
  const [layer] = placeOf(scene.layers, neuron);
  const inputs = scene.layers[layer]?.inputs ?? 0;
  const outputs = scene.layers[layer + 1]?.outputs ?? 0;
  const columns = columnsOf(scene.width, outputs);
  const cell = (from: readonly [number, number], count: number): number => {
    const index = Math.floor(((x - from[0]) / from[1]) * count);
    return index >= 0 && index < count ? index : -1;
  };
  // As they are drawn: where outputs share a cell, it is no weight's own.
  const outBins = binsOf(outputs, columns.out[1]);
  const outBin = cell(columns.out, outBins);
  const [only, beyond] = binOf(outBin, outBins, outputs);
  const output = outBin >= 0 && beyond - only === 1 ? only : -1;
  const bins = binsOf(inputs, columns.strip[1]);
  const bin = cell(columns.strip, bins);
  if (bin < 0) return { neuron, input: -1, inputs: 0, output };
  const [input, end] = binOf(bin, bins, inputs);
  return { neuron, input, inputs: end - input, output };
}

function drawScore(
  context: Pen,
  palette: NetworkPalette,
  at: { x: number; width: number; middle: number },
  share: number,
  removed: boolean,
): void {
  const height = 8;
  context.beginPath();
  context.roundRect(at.x, at.middle - height / 2, at.width, height, 2);
  context.fillStyle = palette.tint;
  context.fill();
  const width = Math.max(1.5, at.width * Math.max(0, Math.min(1, share)));
  context.beginPath();
  if (removed) {
    context.roundRect(at.x + 0.5, at.middle - height / 2 + 0.5, width, height - 1, 2);
    context.setLineDash([3, 2]);
    context.strokeStyle = palette.dash;
    context.lineWidth = 1;
    context.stroke();
    context.setLineDash([]);
  } else {
    context.roundRect(at.x, at.middle - height / 2, width, height, 2);
    context.fillStyle = palette.ink;
    context.fill();
  }
}

/** What was measured, as an outline: it is no guess. A neuron that does harm has a brown one. */
function drawMeasured(
  context: Pen,
  palette: NetworkPalette,
  at: { x: number; width: number; middle: number },
  share: number,
): void {
  const height = 8;
  const width = Math.max(2, at.width * Math.min(1, Math.abs(share)));
  context.beginPath();
  context.roundRect(at.x + 0.75, at.middle - height / 2 + 0.75, width - 1.5, height - 1.5, 1.5);
  context.strokeStyle = share < 0 ? palette.negative : palette.ink;
  context.lineWidth = 1.5;
  context.stroke();
}

function drawRow(
  context: Pen,
  scene: NetworkScene,
  palette: NetworkPalette,
  neuron: number,
  top: number,
): void {
  const { layers, weights, weightMask, rowHeight } = scene;
  const [layer] = placeOf(layers, neuron);
  const inputs = layers[layer]?.inputs ?? 0;
  const outputs = layers[layer + 1]?.outputs ?? 0;
  const columns = columnsOf(scene.width, outputs);
  const middle = top + rowHeight / 2;
  const half = rowHeight / 2 - 6;
  const kept = (index: number): number | null =>
    weightMask[index] === 1 ? (weights[index] ?? 0) : null;
  const isLit = neuron === scene.litNeuron;
  const [thumbX, thumbWidth] = columns.thumb;
  const [scoreX, scoreWidth] = columns.score;
  if (isLit) {
    context.fillStyle = palette.tint;
    context.fillRect(0, top, scene.width, rowHeight);
  }
  const [stripX, stripWidth] = columns.strip;
  if (layer === 0 && scene.litInput >= 0 && scene.litInput < inputs) {
    const cell = stripWidth / inputs;
    context.fillStyle = palette.line;
    context.fillRect(stripX + scene.litInput * cell - 1, top + 3, cell + 2, rowHeight - 6);
  }
  drawCells(
    context,
    palette,
    { x: stripX, width: stripWidth, middle, half, lines: isLit ? thumbX : null },
    inputs,
    (input) => kept(incoming(layers, neuron, input)),
    scene.scales.weightIn,
  );
  const thumbHeight = Math.max(44, rowHeight - 8);
  const nodes = scene.positions.length / 2;
  const thumb = {
    values: scene.activations.subarray(neuron * nodes, (neuron + 1) * nodes),
    positions: scene.positions,
    peak: scene.scales.activation,
    removed: scene.neuronMask[neuron] !== 1,
    litNode: scene.litNode,
  };
  const box = {
    x: thumbX,
    y: middle - thumbHeight / 2,
    width: thumbWidth,
    height: thumbHeight,
  };
  drawThumb(context, thumb, palette, box);
  drawScore(
    context,
    palette,
    { x: scoreX, width: scoreWidth, middle: scene.measured ? middle - 7 : middle },
    (scene.scores[neuron] ?? 0) / (scene.scales.score || 1),
    scene.neuronMask[neuron] !== 1,
  );
  if (scene.measured) {
    const share = (scene.measured[neuron] ?? 0) / (scene.scales.measured || 1);
    drawMeasured(context, palette, { x: scoreX, width: scoreWidth, middle: middle + 7 }, share);
  }
  const [outX, outWidth] = columns.out;
  drawCells(
    context,
    palette,
    { x: outX, width: outWidth, middle, half, lines: isLit ? scoreX + scoreWidth : null },
    outputs,
    (output) => kept(outgoing(layers, neuron, output)),
    scene.scales.weightOut,
  );
}

/** Draws the rows that can be seen. */
export function drawNetwork(context: Pen, scene: NetworkScene, palette: NetworkPalette): void {
  const first = Math.max(0, Math.floor(scene.scroll / scene.rowHeight));
  const last = Math.min(
    scene.order.length,
    Math.ceil((scene.scroll + scene.height) / scene.rowHeight),
  );
  for (let row = first; row < last; row += 1)
    drawRow(context, scene, palette, scene.order[row] ?? 0, row * scene.rowHeight - scene.scroll);
}

/** Largest absolute value, for a scale. */
export function peak(values: ArrayLike<number>, from = 0, to = values.length): number {
  let largest = 0;
  for (let i = from; i < to; i += 1) largest = Math.max(largest, Math.abs(values[i] ?? 0));
  return largest;
}

/** Rows that lie below what can be seen. */
export function rowsBelow(scroll: number, height: number, rowHeight: number, rows: number): number {
  return Math.max(0, rows - Math.floor((scroll + height + 0.5 * rowHeight) / rowHeight));
}
