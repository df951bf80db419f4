/** The input layer, Z = Â X W + b with ReLU, of the peer by hand, for each kind of features. */

import * as tf from '@tensorflow/tfjs-core';
import type { Workload } from '../workload';
import type { Sum } from './graph';
import { denseFeatures, wordProducts, wordsOf } from './graph';

export interface Input {
  /** Draws this epoch's dropout. */
  begin(): void;
  forward(weight: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D;
  /** The gradient of the weight. */
  back(delta: tf.Tensor2D): tf.Tensor2D;
}

const nothing = () => undefined;

/** With `drops`, half of the input is dropped in each epoch. */
export function input(workload: Workload, propagate: Sum, drops: boolean): Input {
  switch (workload.features) {
    case 'identity':
      return drops ? droppedIdentity(workload, propagate) : identity(propagate);
    case 'dense':
      return drops
        ? droppedDense(denseFeatures(workload), propagate)
        : kept(denseFeatures(workload), propagate);
    case 'sparse':
      return drops ? droppedWords(workload, propagate) : bagOfWords(workload, propagate);
  }
}

/** 0 or 2, each by the toss of a coin. */
export function drawn(rows: number, columns: number): tf.Tensor2D {
  const values = new Float32Array(rows * columns);
  for (let i = 0; i < values.length; i += 1) values[i] = Math.random() < 0.5 ? 0 : 2;
  return tf.tensor2d(values, [rows, columns]);
}

function activate(z: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D {
  return tf.relu(tf.add(z, bias));
}

function identity(propagate: Sum): Input {
  return {
    begin: nothing,
    forward: (weight, bias) => activate(propagate(weight), bias),
    back: propagate,
  };
}

function droppedIdentity({ nodes }: Workload, propagate: Sum): Input {
  let diagonal: tf.Tensor2D;
  return {
    begin: () => {
      diagonal = drawn(nodes, 1);
    },
    forward: (weight, bias) => activate(propagate(tf.mul(weight, diagonal)), bias),
    back: (delta) => tf.mul(propagate(delta), diagonal),
  };
}

/** The input does not change, so its propagation is done once. */
function kept(x: tf.Tensor2D, propagate: Sum): Input {
  const propagated = propagate(x);
  const transposed = tf.transpose(propagated);
  return {
    begin: nothing,
    forward: (weight, bias) =>
      tf.fused.matMul({ a: propagated, b: weight, bias, activation: 'relu' }) as tf.Tensor2D,
    back: (delta) => tf.matMul(transposed, delta),
  };
}

function droppedDense(x: tf.Tensor2D, propagate: Sum): Input {
  let dropped: tf.Tensor2D;
  return {
    begin: () => {
      dropped = tf.mul(x, drawn(...x.shape));
    },
    forward: (weight, bias) => activate(propagate(tf.matMul(dropped, weight)), bias),
    back: (delta) => tf.matMul(tf.transpose(dropped), propagate(delta)),
  };
}

function bagOfWords(workload: Workload, propagate: Sum): Input {
  const words = wordProducts(workload);
  return {
    begin: nothing,
    forward: (weight, bias) => activate(propagate(words.forward(weight)), bias),
    back: (delta) => words.back(propagate(delta)),
  };
}

/** Half of the entries left out of the sums, the rest doubled. */
function droppedWords(workload: Workload, propagate: Sum): Input {
  const { nodes, columns, hidden } = workload;
  const { entries, value, byColumn } = wordsOf(workload);
  const { row, col } = entries;
  const byRow = Int32Array.from(col.keys());
  const scale = tf.tensor2d(
    value.map((v) => 2 * v),
    [nodes, 1],
  );
  const isKept = new Uint8Array(col.length);
  // A row of zeros ends the sums with the last row or column, whatever is left out.
  const zeros: tf.Tensor2D = tf.zeros([1, hidden]);
  const sumKept = (
    x: tf.Tensor2D,
    order: Int32Array,
    from: Int32Array,
    to: Int32Array,
    outputs: number,
  ): tf.Tensor2D => {
    const index = new Int32Array(col.length + 1);
    const segment = new Int32Array(col.length + 1);
    let count = 0;
    for (const entry of order) {
      if (isKept[entry] === 0) continue;
      index[count] = from[entry] ?? 0;
      segment[count] = to[entry] ?? 0;
      count += 1;
    }
    index[count] = x.shape[0];
    segment[count] = outputs - 1;
    return tf.sparse.sparseSegmentSum(
      tf.concat2d([x, zeros], 0),
      tf.tensor1d(index.subarray(0, count + 1), 'int32'),
      tf.tensor1d(segment.subarray(0, count + 1), 'int32'),
    ) as tf.Tensor2D;
  };
  return {
    begin: () => {
      for (let i = 0; i < isKept.length; i += 1) isKept[i] = Math.random() < 0.5 ? 0 : 1;
    },
    forward: (weight, bias) =>
      activate(propagate(tf.mul(sumKept(weight, byRow, col, row, nodes), scale)), bias),
    back: (delta) => sumKept(tf.mul(propagate(delta), scale), byColumn, row, col, columns),
  };
}
