/** What was done to the weights since epoch 0: done again, it gives the same bits. */

import type { Markable } from '../engine/protocol';
import type { Rewind, ScheduleRequest } from '../engine/types';
import {
  CARDS,
  EXPERIMENT,
  initialExperiment,
  isSameStart,
  withoutRatios,
  type Experiment,
} from './experiment';
import { differing, validate } from './table';

/** One verb, and the experiment as it stood. */
export type Action = { readonly under: Experiment } & (
  | { readonly verb: 'train'; readonly epochs: number }
  | { readonly verb: 'schedule'; readonly request: ScheduleRequest; readonly epochs: number }
  /** The marks of a card as they then are. */
  | {
      readonly verb: 'hand';
      readonly card: Markable;
      readonly cut: readonly number[];
      readonly kept: readonly number[];
    }
  | { readonly verb: 'refit' }
  | { readonly verb: 'rewind'; readonly rewind: Rewind }
);

/** The actions with one more; training that only went on becomes one, and so do marks of a card. */
export function withAction(actions: readonly Action[], action: Action): readonly Action[] {
  const last = actions.at(-1);
  if (
    last?.verb === 'train' &&
    action.verb === 'train' &&
    differing(EXPERIMENT, last.under, action.under).length === 0
  )
    return [...actions.slice(0, -1), { ...action, epochs: last.epochs + action.epochs }];
  const isSameCard = last?.verb === 'hand' && action.verb === 'hand' && last.card === action.card;
  return [...(isSameCard ? actions.slice(0, -1) : actions), action];
}

/** Whether no more was done than the first training. */
export function isStandard(actions: readonly Action[], experiment: Experiment): boolean {
  const [first, ...rest] = actions;
  return (
    first?.verb === 'train' &&
    rest.length === 0 &&
    first.epochs === experiment.epochs &&
    isSameStart(first.under, experiment) &&
    differing(EXPERIMENT, first.under, withoutRatios(first.under)).length === 0
  );
}

/** For how long the first training was followed by another under masks, and by nothing else; else 0. */
export function healedFor(actions: readonly Action[], experiment: Experiment): number {
  const [, second, ...rest] = actions;
  const isHealed = second?.verb === 'train' && rest.length === 0;
  return isHealed && isStandard(actions.slice(0, 1), experiment) ? second.epochs : 0;
}

/** How an action is written: its verb, what it takes, and the fields that are not as on opening. */
type Written = readonly [string, unknown, Readonly<Record<string, unknown>>];

export function write(action: Action): Written {
  const fields = differing(EXPERIMENT, action.under, initialExperiment);
  const under = Object.fromEntries(fields.map((key) => [key, action.under[key]]));
  switch (action.verb) {
    case 'train':
      return ['train', action.epochs, under];
    case 'schedule':
      return ['schedule', [action.request, action.epochs], under];
    case 'hand':
      return ['hand', [action.card, action.cut, action.kept], under];
    case 'refit':
      return ['refit', null, under];
    case 'rewind':
      return ['rewind', action.rewind, under];
  }
}

/** The most epochs that a link may ask for at once. */
const MOST_EPOCHS = 100_000;

function isEpochs(raw: unknown): raw is number {
  return Number.isInteger(raw) && (raw as number) > 0 && (raw as number) <= MOST_EPOCHS;
}

function isItems(raw: unknown): raw is number[] {
  return Array.isArray(raw) && raw.every((item) => Number.isInteger(item) && item >= 0);
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** The action, or null where it cannot be read. The engine checks what is in a request. */
export function read(raw: unknown): Action | null {
  if (!Array.isArray(raw)) return null;
  const [verb, given, fields] = raw as unknown[];
  const under = validate(EXPERIMENT, fields);
  if (verb === 'train') return isEpochs(given) ? { verb, epochs: given, under } : null;
  if (verb === 'schedule' && Array.isArray(given)) {
    const [request, epochs] = given as unknown[];
    return isRecord(request) && isEpochs(epochs)
      ? { verb, request: request as unknown as ScheduleRequest, epochs, under }
      : null;
  }
  if (verb === 'hand' && Array.isArray(given)) {
    const [name, cut, kept] = given as unknown[];
    const card = ([...CARDS, 'nodes'] as const).find((each) => each === name);
    return card && isItems(cut) && isItems(kept) ? { verb, card, cut, kept, under } : null;
  }
  if (verb === 'refit') return { verb, under };
  if (verb === 'rewind' && isRecord(given))
    return { verb, rewind: given as unknown as Rewind, under };
  return null;
}
