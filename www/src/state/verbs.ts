/** The verbs that change the weights, each as what is done again from a link and what the strip says. */

import type { Mark } from '../engine/types';
import type { Frame, Markable } from '../engine/protocol';
import type { Action } from './actions';
import { scheduleOf, type Experiment } from './experiment';
import type { Deed } from './history';

export interface Verb {
  readonly action: Action;
  readonly deed: Deed;
}

export function train(under: Experiment, epochs: number): Verb {
  return { action: { verb: 'train', epochs, under }, deed: { kind: 'trained', epochs } };
}

/** Trains what is left under the masks, by the mode that was chosen; what was removed stays so. */
export function finetune(under: Experiment): Verb {
  const request = scheduleOf(under);
  const epochs = request ? request.rounds * request.epochs : under.finetuneEpochs;
  const action: Action = request
    ? { verb: 'schedule', request, epochs, under }
    : { verb: 'train', epochs, under };
  return { action, deed: { kind: 'finetuned', epochs } };
}

/** Fits the layers behind the first to what the whole network says, without labels. */
export function refit(under: Experiment): Verb {
  return { action: { verb: 'refit', under }, deed: { kind: 'refit' } };
}

/**
 * Earlier weights again under the masks: the first ones, those of the checkpoint, or new ones.
 * `draw` numbers the controls.
 */
export function rewind(under: Experiment, draw: () => number): Verb {
  const { rewindTo, rewindShuffled } = under;
  const isDrawn = rewindTo === 'newStart' || rewindShuffled;
  // Every control is another draw; what the links of old say stays the same.
  const rewind = { to: rewindTo, shuffled: rewindShuffled, draw: isDrawn ? draw() : 0 };
  return { action: { verb: 'rewind', rewind, under }, deed: { kind: 'rewound' } };
}

/** Cuts or keeps one item whatever the rule says, or gives it back to the rule. */
export function mark(
  under: Experiment,
  frame: Frame | null,
  card: Markable,
  index: number,
  mark: Mark,
): Verb {
  const marks = frame?.hand[card];
  const others = (items: Uint32Array | undefined): number[] =>
    Array.from(items ?? []).filter((item) => item !== index);
  const cut = others(marks?.cut);
  const kept = others(marks?.kept);
  if (mark === 'cut') cut.push(index);
  if (mark === 'kept') kept.push(index);
  return { action: { verb: 'hand', card, cut, kept, under }, deed: { kind: 'marked', card, mark } };
}

/** Gives every item of a card back to the rule. */
export function backToRule(under: Experiment, card: Markable): Verb {
  return {
    action: { verb: 'hand', card, cut: [], kept: [], under },
    deed: { kind: 'marked', card, mark: 'rule' },
  };
}
