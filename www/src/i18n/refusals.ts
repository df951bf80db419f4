/** What is said of a failure: with its facts where it has some that the visitor can act on. */

import type { Fault } from '../engine/types';
import type { Messages } from './en';
import type { ImportTexts } from './en-import';

interface Refusal {
  readonly code: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** The field under which the visitor chose what the engine calls so. */
const FIELD: Readonly<Record<string, string>> = {
  train: 'trainPerClass',
  validation: 'validationPerClass',
  'split.train': 'trainPerClass',
  'split.validation': 'validationPerClass',
  'model.hidden': 'hidden',
  'model.layers': 'hidden',
  'model.dropout.input': 'inputDropout',
  'model.dropout.hidden': 'hiddenDropout',
  'optimizer.learningRate': 'learningRate',
  'optimizer.momentum': 'momentum',
  'training.epochs': 'epochs',
  'training.checkpoint': 'checkpoint',
  'training.patience': 'patience',
  'training.weightDecay': 'weightDecay',
  'training.dropEdge': 'dropEdge',
};

export function refusalText({ code, detail, message }: Refusal, t: Messages): string {
  const { name, got, min, max, parameters } = detail;
  if (code === 'address' && Array.isArray(parameters))
    return t.addressUnread(parameters.join(', '));
  if (
    code === 'out-of-range' &&
    typeof got === 'number' &&
    typeof min === 'number' &&
    typeof max === 'number'
  )
    return t.outOfRange(t.settings.fields[FIELD[String(name)] ?? '']?.name, got, min, max);
  const texts: Readonly<Record<string, string>> = t.error;
  return texts[code] ?? message;
}

export interface Unreadable {
  readonly format: string;
  readonly line: number;
  readonly column: number;
  readonly fault: Fault;
  readonly found: string;
}

/** Why a file cannot be read, and where; what is wrong with all of it has no place. */
export function unreadableText(
  { format, line, column, fault, found }: Unreadable,
  name: string | undefined,
  texts: ImportTexts,
): string {
  if (fault === 'not-text') return texts.notText(name);
  const said = texts.faults[fault];
  if (fault === 'empty' || fault === 'compressed') return said;
  return texts.place(format, line, column) + said + (found === '' ? '' : texts.found(found));
}
