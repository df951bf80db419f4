/** The facts behind the sentence, read off the newest frame. */

import type { Frame, Fixed } from '../engine/protocol';
import type { Count } from '../engine/types';
import type { Facts, Removed } from '../i18n/facts';

function removed(count: Count, ratio: number, random: boolean): Removed {
  return { percent: ratio * 100, removed: count.removed, total: count.total, random };
}

export function factsOf(fixed: Fixed, frame: Frame, training: boolean): Facts {
  const { report, plan } = frame;
  return {
    epoch: frame.epoch,
    epochs: fixed.info.epochs,
    training,
    weights: {
      ...removed(report.weights, plan.weights.ratio, plan.weights.criterion === 'random'),
      smallest: plan.weights.criterion === 'magnitude',
    },
    neurons: {
      ...removed(report.neurons, plan.neurons.ratio, plan.neurons.criterion === 'random'),
      literal: plan.neurons.criterion === 'literal',
    },
    edges: removed(report.edges, plan.edges.ratio, plan.edges.criterion === 'random'),
    healed: report.weights.floor + report.neurons.floor + report.edges.floor > 0,
    learnedAgain: plan.edges.after === 'learnAgain' && report.edges.removed > 0,
    correct: report.pruned.correct,
    total: report.pruned.total,
    before: report.dense.correct,
    changed: report.changed,
    chance: fixed.info.chance,
    isolated: report.isolated,
    identityFeatures: fixed.info.identityFeatures,
  };
}
