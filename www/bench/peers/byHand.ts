/**
 * The same in TensorFlow.js with everything by hand that can be: the whole backward pass, from the
 * training nodes' rows only, all parameters in one tensor for Adam, dropout drawn by a loop instead of
 * the library's random numbers. Faster than what the library offers, and no longer a use of it that
 * one meets.
 */

import * as tf from '@tensorflow/tfjs-core';
import { serve } from '../serve';
import type { Model } from '../serve';
import type { Workload } from '../workload';
import { ready } from './backend';
import type { Sum } from './graph';
import { adjacency, denseAdjacency, propagation, sumOf, training } from './graph';
import type { Input } from './input';
import { drawn, input } from './input';

/** How Â multiplies. */
interface Propagation {
  /** Â x, all rows. */
  forward: Sum;
  /** Â g for g with rows at the training nodes only, given as (training nodes, m). */
  back: Sum;
}

function sparsePropagation(workload: Workload, train: Int32Array): Propagation {
  const { entries, inverse } = adjacency(workload);
  const place = new Map(Array.from(train, (node, at) => [node, at]));
  const index: number[] = [];
  const segment: number[] = [];
  entries.col.forEach((col, entry) => {
    const at = place.get(col);
    if (at === undefined) return;
    index.push(at);
    segment.push(entries.row[entry] ?? 0);
  });
  // The library's sums end with the last row that has an entry: one more row of zeros makes it the
  // last of all.
  const isShort = segment.at(-1) !== workload.nodes - 1;
  if (isShort) {
    index.push(train.length);
    segment.push(workload.nodes - 1);
  }
  const sum = sumOf(Int32Array.from(index), Int32Array.from(segment));
  const scale = tf.tensor2d(inverse, [workload.nodes, 1]);
  const scaleTrain = tf.gather(scale, tf.tensor1d(train, 'int32'));
  return {
    forward: propagation(workload),
    back: (g) => {
      const scaled: tf.Tensor2D = tf.mul(g, scaleTrain);
      const ended = isShort
        ? tf.pad2d(scaled, [
            [0, 1],
            [0, 0],
          ])
        : scaled;
      return tf.mul(sum(ended), scale);
    },
  };
}

/** For graphs so small that a dense product costs less than three calls. */
function densePropagation(workload: Workload, train: Int32Array): Propagation {
  const a = denseAdjacency(workload);
  const columns: tf.Tensor2D = tf.gather(a, tf.tensor1d(train, 'int32'), 1);
  return { forward: (x) => tf.matMul(a, x), back: (g) => tf.matMul(columns, g) };
}

class Gcn implements Model {
  private readonly initial: tf.Tensor1D;
  private readonly params: tf.Variable;
  private readonly first: tf.Variable;
  private readonly second: tf.Variable;
  private readonly nodes: tf.Tensor1D;
  private readonly truth: tf.Tensor2D;
  /** Weight decay of each parameter. */
  private readonly decay: tf.Tensor1D;
  private powers: [number, number] = [1, 1];

  constructor(
    private readonly workload: Workload,
    private readonly input: Input,
    private readonly propagation: Propagation,
    private readonly dropout: number,
  ) {
    const { params, columns, hidden, classes, spec } = workload;
    this.initial = tf.tensor1d(params);
    this.params = tf.variable(this.initial);
    this.first = tf.variable(tf.zerosLike(this.initial));
    this.second = tf.variable(tf.zerosLike(this.initial));
    const { nodes, labels } = training(workload);
    this.nodes = tf.tensor1d(nodes, 'int32');
    this.truth = tf.cast(
      tf.oneHot(tf.tensor1d(labels, 'int32'), classes),
      'float32',
    ) as tf.Tensor2D;
    const decay = new Float32Array(params.length);
    this.decay = tf.tensor1d(decay.fill(spec.training.weightDecay, 0, columns * hidden));
  }

  reset(): void {
    tf.tidy(() => {
      this.params.assign(this.initial);
      this.first.assign(tf.zerosLike(this.initial));
      this.second.assign(tf.zerosLike(this.initial));
    });
    this.powers = [1, 1];
  }

  train(epochs: number, withLosses: boolean): number[] {
    const losses: number[] = [];
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      tf.tidy(() => {
        const loss = this.step(withLosses);
        if (loss) losses.push(loss.dataSync()[0] ?? NaN);
      });
    }
    return losses;
  }

  private step(withLoss: boolean): tf.Tensor | null {
    const { columns, hidden, classes, nodes } = this.workload;
    const flat = this.params as unknown as tf.Tensor1D;
    const inner = columns * hidden;
    const outer = inner + hidden * classes;
    const w0: tf.Tensor2D = tf.reshape(tf.slice1d(flat, 0, inner), [columns, hidden]);
    const w1: tf.Tensor2D = tf.reshape(tf.slice1d(flat, inner, outer - inner), [hidden, classes]);
    const b0 = tf.slice1d(flat, outer, hidden);
    const b1 = tf.slice1d(flat, outer + hidden, classes);

    this.input.begin();
    const active = this.input.forward(w0, b0);
    const factor = this.dropout > 0 ? drawn(nodes, hidden) : null;
    const h: tf.Tensor2D = factor ? tf.mul(active, factor) : active;
    const logits = tf.add(this.propagation.forward(tf.matMul(h, w1)), b1);
    const softmax = tf.softmax(tf.gather(logits, this.nodes)) as tf.Tensor2D;
    const loss = withLoss ? tf.neg(tf.mean(tf.log(tf.sum(tf.mul(softmax, this.truth), 1)))) : null;

    const g: tf.Tensor2D = tf.mul(tf.sub(softmax, this.truth), 1 / this.nodes.size);
    const message = this.propagation.back(g);
    const gradientW1 = tf.matMul(tf.transpose(h), message);
    const passed: tf.Tensor2D = tf.matMul(message, tf.transpose(w1));
    const undropped: tf.Tensor2D = factor ? tf.mul(passed, factor) : passed;
    const delta: tf.Tensor2D = tf.mul(undropped, tf.step(active));
    const gradientW0 = this.input.back(delta);
    this.adam(
      tf.concat1d([
        tf.reshape(gradientW0, [inner]),
        tf.reshape(gradientW1, [outer - inner]),
        tf.sum(delta, 0),
        tf.sum(g, 0),
      ]),
    );
    return loss;
  }

  private adam(undecayed: tf.Tensor1D): void {
    this.powers = [this.powers[0] * 0.9, this.powers[1] * 0.999];
    const step = this.workload.spec.training.optimizer.learningRate / (1 - this.powers[0]);
    const correction = 1 / Math.sqrt(1 - this.powers[1]);
    const gradient = tf.add(undecayed, tf.mul(this.params, this.decay));
    const first = tf.add(tf.mul(this.first, 0.9), tf.mul(gradient, 0.1));
    const second = tf.add(tf.mul(this.second, 0.999), tf.mul(tf.square(gradient), 0.001));
    const root = tf.add(tf.mul(tf.sqrt(second), correction), 1e-8);
    this.first.assign(first);
    this.second.assign(second);
    this.params.assign(tf.sub(this.params, tf.mul(tf.div(first, root), step)));
  }
}

serve(async (workload, dropout) => {
  await ready();
  if (dropout !== 0 && dropout !== 0.5) throw new Error('dropout is 0 or a half here');
  const { nodes } = training(workload);
  const model = (propagation: Propagation): Model =>
    new Gcn(workload, input(workload, propagation.forward, dropout > 0), propagation, dropout);
  const variants = { sums: model(sparsePropagation(workload, nodes)) };
  return workload.nodes < 500
    ? { ...variants, dense: model(densePropagation(workload, nodes)) }
    : variants;
});
