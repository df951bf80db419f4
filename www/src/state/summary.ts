/** The facts behind the sentence, read off the newest frame. */

import { shareOf } from './dial';
import type { Frame, Fixed } from '../engine/protocol';
import type { Count } from '../engine/types';
import type { Facts, FoundFacts, Removed } from '../i18n/facts';
import type { FoundOf } from './lookout.svelte';

function removed(count: Count, ratio: number, random: boolean): Removed {
  const { removed, total, handCut, handKept } = count;
  // What the hand does is no part of the ratio.
  const share = handCut + handKept > 0 ? removed / total : ratio;
  return { percent: share * 100, removed, total, random };
}

export function factsOf(fixed: Fixed, frame: Frame, training: boolean): Facts {
  const { report, plan } = frame;
  return {
    epoch: frame.epoch,
    epochs: fixed.info.epochs,
    training,
    weights: {
      ...removed(report.weights, shareOf(frame, 'weights'), plan.weights.criterion === 'random'),
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

/** The facts of a search, as long as its plan is the one on the screen. */
export function foundFacts(frame: Frame, about: FoundOf | null): FoundFacts | null {
  if (!about || JSON.stringify(about.plan) !== JSON.stringify(frame.plan)) return null;
  const { card, removed, total, before, correct, of, validated, nextLost } = about.found;
  const { items, share: part } = about.budget;
  return { card, removed, total, items, part, before, correct, of, validated, next: nextLost };
}
