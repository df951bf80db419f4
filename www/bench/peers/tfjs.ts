/**
 * A two-layer GCN in TensorFlow.js as a careful user writes it: the library's gradients, Adam and
 * dropout, but products with sparse matrices as sums of rows with gradients of their own, and no
 * transposed product, which its wasm backend computes slowly.
 */

import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { serve } from '../serve';
import type { Model } from '../serve';
import type { Workload } from '../workload';
import { ready } from './backend';
import type { Sum } from './graph';
import { denseFeatures, propagation, training, wordProducts } from './graph';

/** A linear map with its transpose as its gradient. */
function linear(forward: Sum, back: Sum): Sum {
  const product = tf.customGrad((x) => ({
    value: forward(x as tf.Tensor2D),
    gradFunc: (slope) => back(slope as tf.Tensor2D),
  }));
  return (x) => product(x) as tf.Tensor2D;
}

/** a · b; the library's own gradient of it is two transposed products. */
const matMul = tf.customGrad((a, b, save) => {
  (save as tf.GradSaveFunc)([a as tf.Tensor, b as tf.Tensor]);
  return {
    value: tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D),
    gradFunc: (slope, saved) => {
      const [a, b] = saved as [tf.Tensor2D, tf.Tensor2D];
      const d = slope as tf.Tensor2D;
      return [tf.matMul(d, tf.transpose(b)), tf.matMul(tf.transpose(a), d)];
    },
  };
}) as unknown as (a: tf.Tensor2D, b: tf.Tensor2D) => tf.Tensor2D;

/** Â X W as a function of W; with `drops`, half of X is dropped in each epoch. */
function inputLayer(workload: Workload, propagate: Sum, drops: boolean): Sum {
  if (drops) {
    const x = denseFeatures(workload);
    return (weight) => {
      const dropped = tf.dropout(x, 0.5) as tf.Tensor2D;
      const product = tf.customGrad((w, save) => {
        // What is not saved is gone when the gradient is asked for.
        (save as tf.GradSaveFunc)([dropped]);
        return {
          value: tf.matMul(dropped, w as tf.Tensor2D),
          gradFunc: (slope, saved) => {
            const [dropped] = saved as [tf.Tensor2D];
            return tf.matMul(tf.transpose(dropped), slope as tf.Tensor2D);
          },
        };
      });
      return propagate(product(weight) as tf.Tensor2D);
    };
  }
  switch (workload.features) {
    case 'identity':
      return propagate;
    case 'dense': {
      // The input does not change, so its propagation is done once.
      const kept = tf.tidy(() => propagate(denseFeatures(workload)));
      const transposed = tf.transpose(kept);
      return linear(
        (weight) => tf.matMul(kept, weight),
        (slope) => tf.matMul(transposed, slope),
      );
    }
    case 'sparse': {
      const words = wordProducts(workload);
      const product = linear(words.forward, words.back);
      return (weight) => propagate(product(weight));
    }
  }
}

class Gcn implements Model {
  private readonly propagate: Sum;
  private readonly inputLayer: Sum;
  private readonly initial: tf.Tensor[];
  private readonly params: tf.Variable[];
  /** 1 / training nodes at the class of each, else 0: the backend has no gradient of picked rows. */
  private readonly truth: tf.Tensor2D;
  private optimizer: tf.Optimizer;

  constructor(
    private readonly workload: Workload,
    private readonly dropout: number,
  ) {
    const { columns, hidden, classes, params } = workload;
    const sum = propagation(workload);
    this.propagate = linear(sum, sum);
    this.inputLayer = inputLayer(workload, this.propagate, dropout > 0);
    const inner = columns * hidden;
    const outer = inner + hidden * classes;
    this.initial = [
      tf.tensor2d(params.subarray(0, inner), [columns, hidden]),
      tf.tensor2d(params.subarray(inner, outer), [hidden, classes]),
      tf.zeros([hidden]),
      tf.zeros([classes]),
    ];
    this.params = this.initial.map((value) => tf.variable(value));
    const { nodes, labels } = training(workload);
    const truth = new Float32Array(workload.nodes * classes);
    nodes.forEach((node, at) => {
      truth[node * classes + (labels[at] ?? 0)] = 1 / nodes.length;
    });
    this.truth = tf.tensor2d(truth, [workload.nodes, classes]);
    this.optimizer = this.adam();
  }

  private adam(): tf.Optimizer {
    // With the others' ε; the library's own is larger.
    return tf.train.adam(this.workload.spec.training.optimizer.learningRate, 0.9, 0.999, 1e-8);
  }

  reset(): void {
    this.params.forEach((param, at) => {
      const value = this.initial[at];
      if (value) param.assign(value);
    });
    this.optimizer.dispose();
    this.optimizer = this.adam();
  }

  train(epochs: number, withLosses: boolean): number[] {
    const losses: number[] = [];
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      tf.tidy(() => {
        let plain: tf.Scalar | undefined;
        this.optimizer.minimize(
          () => {
            const [w0, w1, b0, b1] = this.params as unknown as tf.Tensor2D[];
            if (!w0 || !w1 || !b0 || !b1) throw new Error('four parameters');
            plain = tf.keep(this.loss(w0, w1, b0, b1));
            const decay = this.workload.spec.training.weightDecay / 2;
            return tf.add(plain, tf.mul(tf.sum(tf.square(w0)), decay));
          },
          false,
          this.params,
        );
        if (withLosses) losses.push(plain?.dataSync()[0] ?? NaN);
        plain?.dispose();
      });
    }
    return losses;
  }

  private loss(w0: tf.Tensor2D, w1: tf.Tensor2D, b0: tf.Tensor, b1: tf.Tensor): tf.Scalar {
    let h = tf.relu(tf.add(this.inputLayer(w0), b0)) as tf.Tensor2D;
    if (this.dropout > 0) h = tf.dropout(h, this.dropout) as tf.Tensor2D;
    const logits = tf.add(this.propagate(matMul(h, w1)), b1);
    return tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), this.truth)));
  }
}

serve(async (workload, dropout) => {
  await ready();
  return { 'own gradients': new Gcn(workload, dropout) };
});
