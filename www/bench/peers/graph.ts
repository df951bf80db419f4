/** The constant side of the TensorFlow.js peers: adjacency and features as they take them. */

import * as tf from '@tensorflow/tfjs-core';
import type { Workload } from '../workload';

/** Entries of a 0/1 matrix by rows. */
export interface Entries {
  row: Int32Array;
  col: Int32Array;
}

/** A product with a 0/1 matrix: sums of rows. */
export type Sum = (x: tf.Tensor2D) => tf.Tensor2D;

/** Output row s is the sum of the rows `index[e]` of the input with `segment[e]` = s. */
export function sumOf(index: Int32Array, segment: Int32Array): Sum {
  const of = tf.tensor1d(index, 'int32');
  const to = tf.tensor1d(segment, 'int32');
  return (x) => tf.sparse.sparseSegmentSum(x, of, to) as tf.Tensor2D;
}

/** Âᵢⱼ = aᵢ aⱼ on the pattern of A + I, so that a product with it is two scalings and sums of rows. */
export function adjacency({ nodes, data }: Workload): { entries: Entries; inverse: Float32Array } {
  const neighbours = Array.from({ length: nodes }, (_, node) => [node]);
  for (let edge = 0; edge < data.edges.length; edge += 2) {
    const [source = 0, target = 0] = data.edges.subarray(edge, edge + 2);
    neighbours[source]?.push(target);
    neighbours[target]?.push(source);
  }
  for (const list of neighbours) list.sort((a, b) => a - b);
  return {
    entries: {
      row: Int32Array.from(neighbours.flatMap((list, node) => list.map(() => node))),
      col: Int32Array.from(neighbours.flat()),
    },
    inverse: Float32Array.from(neighbours, (list) => 1 / Math.sqrt(list.length)),
  };
}

/** Â x, and the same for its gradient, Â being symmetric. */
export function propagation(workload: Workload): Sum {
  const { entries, inverse } = adjacency(workload);
  const sum = sumOf(entries.col, entries.row);
  const scale = tf.tensor2d(inverse, [workload.nodes, 1]);
  return (x) => tf.mul(sum(tf.mul(x, scale)), scale);
}

/** Â as a dense matrix. */
export function denseAdjacency(workload: Workload): tf.Tensor2D {
  const { nodes } = workload;
  const { entries, inverse } = adjacency(workload);
  const values = new Float32Array(nodes * nodes);
  entries.row.forEach((row, entry) => {
    const col = entries.col[entry] ?? 0;
    values[row * nodes + col] = (inverse[row] ?? 0) * (inverse[col] ?? 0);
  });
  return tf.tensor2d(values, [nodes, nodes]);
}

export interface Words {
  entries: Entries;
  /** The one value that each row's entries have. */
  value: Float32Array;
  /** Positions of the entries in the order of their columns, rows ascending within a column. */
  byColumn: Int32Array;
}

/** Sparse features. */
export function wordsOf({ nodes, columns, data }: Workload): Words {
  const { features } = data;
  if (features.kind !== 'sparse') throw new Error('these features are not sparse');
  const { ptr, val } = features;
  const col = Int32Array.from(features.col);
  const row = new Int32Array(col.length);
  const value = new Float32Array(nodes);
  for (let node = 0; node < nodes; node += 1) {
    for (let entry = ptr[node] ?? 0; entry < (ptr[node + 1] ?? 0); entry += 1) {
      row[entry] = node;
      value[node] = val?.[entry] ?? 1;
    }
  }
  // The library's sums end with the last row or column that has an entry.
  const highest = col.reduce((most, each) => Math.max(most, each), 0);
  if (row.at(-1) !== nodes - 1 || highest !== columns - 1) throw new Error('the last is empty');
  const byColumn = Int32Array.from(col.keys()).sort(
    (a, b) => (col[a] ?? 0) - (col[b] ?? 0) || a - b,
  );
  return { entries: { row, col }, value, byColumn };
}

/** X W and Xᵀ G as sums of rows, each row of X having one value. */
export function wordProducts(workload: Workload): { forward: Sum; back: Sum } {
  const { entries, value, byColumn } = wordsOf(workload);
  const { row, col } = entries;
  const forward = sumOf(col, row);
  const back = sumOf(
    byColumn.map((entry) => row[entry] ?? 0),
    byColumn.map((entry) => col[entry] ?? 0),
  );
  const scale = tf.tensor2d(value, [workload.nodes, 1]);
  return {
    forward: (weight) => tf.mul(forward(weight), scale),
    back: (gradient) => back(tf.mul(gradient, scale)),
  };
}

/** Features as a dense matrix, whatever they are. */
export function denseFeatures(workload: Workload): tf.Tensor2D {
  const { nodes, columns, data } = workload;
  switch (data.features.kind) {
    case 'identity':
      return tf.eye(nodes);
    case 'dense':
      return tf.tensor2d(data.features.values, [nodes, columns]);
    case 'sparse': {
      const { entries, value } = wordsOf(workload);
      const values = new Float32Array(nodes * columns);
      entries.row.forEach((row, entry) => {
        values[row * columns + (entries.col[entry] ?? 0)] = value[row] ?? 0;
      });
      return tf.tensor2d(values, [nodes, columns]);
    }
  }
}

/** Training nodes, ascending, and their classes. */
export function training({ data }: Workload): { nodes: Int32Array; labels: Int32Array } {
  const nodes = Int32Array.from(data.roles.keys()).filter((node) => data.roles[node] === 1);
  return { nodes, labels: nodes.map((node) => data.classes[node] ?? 0) };
}
